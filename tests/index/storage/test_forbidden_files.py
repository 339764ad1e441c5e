"""A file of an index that a user may not read or write is named, with what is wrong and what to do."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from support import EVERYTHING_IMPORTED, PAGE, PATIENCE

from faqbot import FaqBot

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="other permissions")

# Runs `faqbot`, with these arguments, as a user who is not root, since root may do anything. This user may be unable to
# read the files of Python.
AS_A_USER = f"""
{EVERYTHING_IMPORTED}
if os.geteuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
sys.exit(faqbot.cli.main.run())
"""


@pytest.fixture
def folder(page: Path) -> Iterator[Path]:
    """A folder that any user may search, with a document and the index `i`, which belong to another user."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        (folder / PAGE).write_bytes(page.read_bytes())
        FaqBot.update(folder / "i", folder / PAGE)
        yield folder


def said(folder: Path, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", AS_A_USER, *arguments],
        cwd=folder,
        env={**os.environ, "XDG_CACHE_HOME": str(folder / "cache")},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert done.returncode == 2, done.stderr
    (line,) = done.stderr.splitlines()
    return line.removeprefix("faqbot: ")


def test_a_manifest_that_may_not_be_read(folder: Path) -> None:
    (folder / "i" / "manifest.json").chmod(0)
    assert said(folder, "--index", "i", "ask", "any tips?") == (
        "i/manifest.json: cannot read the index: permission denied; let your user read it"
    )


def test_data_that_may_not_be_read(folder: Path) -> None:
    (data,) = (folder / "i").glob("*.bin")
    data.chmod(0)
    assert said(folder, "--index", "i", "ask", "any tips?") == (
        f"i/{data.name}: cannot read the index: permission denied; let your user read it"
    )


@pytest.mark.parametrize("name", [".lock", ""])
def test_an_index_that_may_not_be_written(folder: Path, name: str) -> None:
    if not name:
        (folder / "i" / ".lock").unlink()
    (folder / PAGE).write_text("# Another\n\nProse.\n")
    line = said(folder, "index", PAGE, "-o", "i")
    assert line == "i/.lock: cannot write the index: permission denied; let your user write there"


def test_segments_that_may_not_be_written(folder: Path) -> None:
    for path in (folder / "i", *(folder / "i").iterdir()):
        path.chmod(0o777)
    (folder / "i" / ".segments").chmod(0o755)
    (folder / PAGE).write_text("# Another\n\nProse.\n")
    line = said(folder, "index", PAGE, "-o", "i")
    assert line == "i/.segments: cannot write the index: permission denied; let your user write there"


@pytest.mark.parametrize("name", ["manifest.json", "*.bin"])
def test_a_folder_in_the_place_of_a_file_is_named_with_the_remedy(folder: Path, name: str) -> None:
    (path,) = (folder / "i").glob(name)
    path.unlink()
    path.mkdir()
    assert said(folder, "--index", "i", "ask", "any tips?") == (
        f"i/{path.name}: cannot read the index: is a directory; move it away; rebuild it with: faqbot index CORPUS -o i"
    )
