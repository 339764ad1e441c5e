"""The progress line, as a terminal of a given width receives it."""

from __future__ import annotations

import fcntl
import os
import pty
import struct
import subprocess
import sys
import termios

import pytest

STEPS = """
import sys, time
from faqbot.system import progress
progress._EVERY = 0
with progress.working("reading the documents of a corpus with a long name"):
    pass
with progress.Progress("questions asked again") as line:
    for done in range(1, 4):
        line.step({share}, 1_000_000)
"""


def received(program: str, columns: int) -> str:
    """Return what a terminal of this width receives on standard error."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    with subprocess.Popen([sys.executable, "-c", program], stderr=theirs, stdout=subprocess.DEVNULL) as process:
        os.close(theirs)
        written = b""
        try:
            while part := os.read(ours, 65536):
                written += part
        except OSError:  # the end of the output, as Linux reports it
            pass
        os.close(ours)
    assert process.returncode == 0
    return written.decode()


def lines(written: str) -> list[str]:
    """Return the lines that were shown one after the other in the same place."""
    assert "\n" not in written
    return [line.removesuffix("\x1b[K") for line in written.split("\r")]


@pytest.mark.parametrize("columns", [1, 10, 40, 60, 80, 200])
@pytest.mark.parametrize("share", ["None", "done / 3"])
def test_no_line_is_as_wide_as_the_terminal_so_that_none_wraps(columns, share):
    written = received(STEPS.format(share=share), columns)
    assert max(map(len, lines(written))) < max(2, columns)


@pytest.mark.parametrize("columns", [40, 100])
def test_nothing_is_left_of_the_line_when_the_work_ends(columns):
    assert received(STEPS.format(share="done / 3"), columns).endswith("\r\x1b[K")


def test_a_wide_terminal_has_a_bar_and_a_narrow_one_the_numbers_alone():
    wide, narrow = (lines(received(STEPS.format(share="done / 3"), columns)) for columns in (100, 50))
    assert any(line.startswith("[########................]  33%  1,000,000 questions asked again") for line in wide)
    assert any(line.startswith("33%  1,000,000 questions asked again") for line in narrow)


def test_a_message_erases_the_line_before_it_is_written():
    program = """
from faqbot.cli.terminal import say
from faqbot.system import progress
with progress.Progress("questions") as line:
    line.step(None)
    say("a message")
    say("another one")
"""
    written = received(program, 80)
    assert "\r\x1b[Kfaqbot: a message\r\nfaqbot: another one\r\n" in written
    assert written.endswith("\n")


def test_nothing_is_shown_if_standard_error_is_no_terminal():
    done = subprocess.run([sys.executable, "-c", STEPS.format(share="None")], capture_output=True, check=True)
    assert done.stderr == b""
