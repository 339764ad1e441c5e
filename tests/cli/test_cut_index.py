"""A command whose index is cut short under it ends with one line."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from support import PATIENCE, Run

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a file that is mapped cannot be cut there")


def asked_before_and_after(
    options: list[str], index: Path, environment: dict[str, str], folder: Path
) -> tuple[int, str]:
    """Ask a question, cut the index short, ask another; return the exit status and standard error."""
    command = [sys.executable, "-m", "faqbot", *options]
    pipes = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE)
    with subprocess.Popen(command, env=environment, cwd=folder, text=True, **pipes) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write("how long should i hold it\n")
        process.stdin.flush()
        assert process.stdout.readline()
        for data in index.glob("**/*.bin"):
            os.truncate(data, 0)
        _, errors = process.communicate("any tips?\n", timeout=PATIENCE)
    return process.returncode, errors


def test_an_index_that_is_cut_short_is_one_line_with_the_remedy(
    environment: dict[str, str], index_dir: Path, tmp_path: Path
) -> None:
    own = Path(shutil.copytree(index_dir, tmp_path / "own.index"))
    status, errors = asked_before_and_after(["--index", "own.index"], own, environment, tmp_path)
    assert status == 2
    assert errors == (
        "faqbot: own.index: the index is damaged (a file of it was changed or cut short while it was read); "
        "rebuild it with: faqbot index CORPUS -o own.index\n"
    )


def test_an_index_in_the_cache_that_is_cut_short_is_given_up(
    run: Run, environment: dict[str, str], tmp_path: Path
) -> None:
    (tmp_path / "a.md").write_text(
        "# Stretch\n\n## How long should I hold it?\n\nA minute.\n\n## Any tips?\n\nBreathe.\n"
    )
    cache = tmp_path / "cache"
    cached = {**environment, "XDG_CACHE_HOME": str(cache)}
    assert run("--corpus", "a.md", "ask", "any tips?", env=cached).returncode == 0
    status, errors = asked_before_and_after(["--corpus", "a.md"], cache, cached, tmp_path)
    assert status == 2
    assert errors.endswith("it is in the cache, and will be built again when it is needed next\n")
    assert len(errors.splitlines()) == 1
    assert not list(cache.glob("**/manifest.json"))
