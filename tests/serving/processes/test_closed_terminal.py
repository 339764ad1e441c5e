"""A server ends with the terminal that it was started in, unless it was asked to outlive it."""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path

import pytest
from running_server import wait_for

pty = pytest.importorskip("pty")
PAGE = "# Shop\n\n## How do I pay?\n\nBy card.\n"


def _served_in_terminal(folder: Path, *, outlives: bool) -> tuple[int, int]:
    """Start a server in a terminal; return its process and the other end of the terminal once it answers."""
    (folder / "shop.md").write_text(PAGE)
    process, terminal = pty.fork()
    if process == 0:
        if outlives:
            signal.signal(signal.SIGHUP, signal.SIG_IGN)
        os.environ["XDG_CACHE_HOME"] = str(folder / "cache")
        arguments = ["-m", "faqbot", "serve", "--corpus", str(folder / "shop.md"), "--port", "0"]
        os.execv(sys.executable, [sys.executable, *arguments])
    said = b""
    while b" on http" not in said:
        said += os.read(terminal, 4096)
    return process, terminal


def test_a_server_ends_when_its_terminal_is_closed(tmp_path: Path) -> None:
    process, terminal = _served_in_terminal(tmp_path, outlives=False)
    os.close(terminal)
    ended: list[int] = []
    wait_for(
        lambda: ended or ended.extend([status for pid, status in [os.waitpid(process, os.WNOHANG)] if pid]) or ended
    )
    assert os.waitstatus_to_exitcode(ended[0]) == 0


def test_a_server_outlives_its_terminal_if_it_was_asked_to(tmp_path: Path) -> None:
    process, terminal = _served_in_terminal(tmp_path, outlives=True)
    os.close(terminal)
    time.sleep(1)
    assert os.waitpid(process, os.WNOHANG) == (0, 0)
    os.kill(process, signal.SIGTERM)
    assert os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) == 0
