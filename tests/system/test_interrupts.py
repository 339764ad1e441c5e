"""Ctrl-C ends a process, even if the exception is swallowed on its way."""

from __future__ import annotations

import signal
import subprocess
import sys
import time

import pytest

BEGINNING = """
import sys, time
from faqbot.system.interrupts import INTERRUPTS
INTERRUPTS.answer()

class Swallows:
    def __del__(self):  # an exception in here is printed and forgotten
        print("ready", flush=True)
        time.sleep(20)

def wait(seconds):
    ends = time.monotonic() + seconds
    while time.monotonic() < ends:
        time.sleep(0.01)
"""


def interrupted(code: str) -> tuple[int, str]:
    """Run a script, send it one SIGINT when it prints "ready", and return its status and what it prints after that.

    Nothing may be printed on standard error.
    """
    script = [sys.executable, "-c", BEGINNING + code]
    with subprocess.Popen(script, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        time.sleep(0.1)
        process.send_signal(signal.SIGINT)
        printed, errors = process.communicate(timeout=60)
    assert not errors
    return process.returncode, printed


@pytest.mark.skipif(sys.platform == "win32", reason="signals are those of Unix")
def test_an_interrupt_that_is_swallowed_comes_again() -> None:
    code = """
try:
    Swallows()
    wait(60)
except KeyboardInterrupt:
    print(INTERRUPTS.has_come)
    sys.exit(5)
"""
    assert interrupted(code) == (5, "True\n")


@pytest.mark.skipif(sys.platform == "win32", reason="signals are those of Unix")
def test_what_tidies_up_is_not_interrupted_again() -> None:
    code = """
try:
    try:
        print("ready", flush=True)
        wait(60)
    finally:
        wait(1)
        print("tidy")
except KeyboardInterrupt:
    INTERRUPTS.ignore()
    wait(1)
    sys.exit(5)
"""
    assert interrupted(code) == (5, "tidy\n")


@pytest.mark.skipif(sys.platform == "win32", reason="signals are those of Unix")
def test_in_the_shell_an_interrupt_comes_once() -> None:
    code = """
INTERRUPTS.raise_once()
Swallows()
wait(1)
sys.exit(5)
"""
    assert interrupted(code) == (5, "")
