"""A temporary folder goes with its process, or else with the next process that makes one."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the folders are those of Unix")

POOL = """
import os, sys
from faqbot.system.temporary_folders import mark_worker_folder
mark_worker_folder()
print("ready", flush=True)
sys.stdin.read()
"""


def pool(folder: Path) -> subprocess.Popen[str]:
    """Start a process that has such a folder, until its standard input ends."""
    process = subprocess.Popen(
        [sys.executable, "-c", POOL],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "TMPDIR": str(folder)},
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


def test_what_a_killed_process_left_is_removed_by_the_next_one_and_nothing_else(tmp_path: Path) -> None:
    foreign = tmp_path / "pymp-of-another-program"
    foreign.mkdir()
    (tmp_path / "pymp-link").symlink_to(foreign)
    with pool(tmp_path) as living, pool(tmp_path) as killed:
        killed.send_signal(signal.SIGKILL)
        killed.wait()
        assert len(os.listdir(tmp_path)) == 4
        with pool(tmp_path) as third:
            assert len(os.listdir(tmp_path)) == 4  # that of the killed process is gone, the third has one
            third.communicate("")
        living.communicate("")
    assert sorted(os.listdir(tmp_path)) == ["pymp-link", foreign.name]
