"""What users install: the wheel and the source distribution, in environments of their own."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
import zipfile
from hashlib import sha256
from pathlib import Path

import pytest
from support import PAGE

from faqbot.corpus.files.discovery import shipped_corpus

ROOT = Path(__file__).parent.parent


def test_the_shipped_page_is_there_where_faqbot_is() -> None:
    assert (Path(shipped_corpus()) / PAGE).is_file()


def test_the_shipped_page_is_byte_for_byte_what_its_author_wrote() -> None:
    digest = sha256((Path(shipped_corpus()) / PAGE).read_bytes()).hexdigest()
    assert digest == "f7bb140227e47c94c8a7dfa4c76f030b59f7631c970cb4d5fa9a369b6bf445ea"


@pytest.mark.slow
def test_a_wheel_installed_in_an_empty_environment_answers_from_another_directory(tmp_path: Path) -> None:
    pip = [sys.executable, "-m", "pip", "--quiet"]
    subprocess.run([*pip, "wheel", "--no-deps", "-w", tmp_path, ROOT], check=True)
    (wheel,) = tmp_path.glob("faqbot-*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    shipped = {f"faqbot/shipped_corpus/{PAGE}", "faqbot/manual/shell.md", "faqbot/answering/reply.schema.json"}
    assert shipped <= set(names)
    assert not [name for name in names if name.startswith(("tests/", "corpus/"))]
    venv.create(tmp_path / "empty", with_pip=True)
    binaries = tmp_path / "empty" / "bin"
    subprocess.run([binaries / "pip", "--quiet", "install", wheel], check=True)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    environment = {"PATH": os.environ["PATH"], "HOME": str(elsewhere)}
    asked = [binaries / "faqbot", "ask", "How long should I hold the stretch?"]
    done = subprocess.run(asked, cwd=elsewhere, env=environment, capture_output=True, text=True, check=True)
    assert f"{PAGE}, lines 36–37" in done.stdout
    assert done.stderr.startswith("faqbot: no documents were named, so the demo page")
    assert done.stderr.count("\n") == 1
