"""Ctrl-C ends a process, even if the exception is swallowed on its way."""

from __future__ import annotations

import signal
import subprocess
import sys
import time

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals are those of Unix")

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


def interrupted(code: str, *signals: int) -> tuple[int, str]:
    """Run a script, send it signals when it prints "ready", and return its status and what it prints after that.

    Without `signals`, one SIGINT is sent. Nothing may be printed on standard error.
    """
    script = [sys.executable, "-c", BEGINNING + code]
    with subprocess.Popen(script, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        time.sleep(0.1)
        for number in signals or (signal.SIGINT,):
            process.send_signal(number)
            time.sleep(0.05)
        printed, errors = process.communicate(timeout=60)
    assert not errors
    return process.returncode, printed


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


def test_in_the_shell_an_interrupt_comes_once() -> None:
    code = """
INTERRUPTS.raise_once()
Swallows()
wait(1)
sys.exit(5)
"""
    assert interrupted(code) == (5, "")


CLEANS_UP = """
try:
    try:
        print("ready", flush=True)
        wait(60)
    finally:
        wait(0.6)
        try:
            raise FileNotFoundError
        except FileNotFoundError:
            wait(0.2)
        print("tidy", flush=True)
except BaseException:
    INTERRUPTS.end()
"""


@pytest.mark.parametrize("more", [(), (signal.SIGINT,) * 5, (signal.SIGTERM,)])
def test_however_often_ctrl_c_is_pressed_what_tidies_up_comes_to_its_end(more: tuple[int, ...]) -> None:
    assert interrupted(CLEANS_UP, signal.SIGINT, *more)[1] == "tidy\n"


def test_ctrl_c_ends_with_the_status_that_shells_have_for_it() -> None:
    assert interrupted(CLEANS_UP, signal.SIGINT, signal.SIGINT) == (130, "tidy\n")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_to_end_lets_the_process_tidy_up_and_ends_it_by_the_same_signal(number: int) -> None:
    assert interrupted(CLEANS_UP, number, number) == (-number, "tidy\n")


def test_a_signal_to_end_that_is_swallowed_comes_again() -> None:
    code = """
try:
    Swallows()
    wait(60)
except BaseException:
    INTERRUPTS.end()
"""
    assert interrupted(code, signal.SIGTERM) == (-signal.SIGTERM, "")


def test_an_interrupt_during_the_handling_of_another_error_counts() -> None:
    code = """
try:
    try:
        raise KeyError
    except KeyError:
        print("ready", flush=True)
        wait(60)
except KeyboardInterrupt:
    sys.exit(5)
"""
    assert interrupted(code) == (5, "")


def test_ctrl_c_while_python_exits_does_not_change_the_status() -> None:
    code = """
import atexit
atexit.register(wait, 0.5)
print("ready", flush=True)
INTERRUPTS.leave()
sys.exit(3)
"""
    assert interrupted(code, signal.SIGINT, signal.SIGINT) == (3, "")


def test_nohup_keeps_a_process_from_being_ended_by_its_terminal() -> None:
    code = """
import signal
assert signal.getsignal(signal.SIGHUP) == INTERRUPTS._interrupt
signal.signal(signal.SIGHUP, signal.SIG_IGN)
INTERRUPTS.answer()
print("ready", flush=True)
wait(0.5)
print("done")
"""
    assert interrupted(code, signal.SIGHUP) == (0, "done\n")


def test_ctrl_c_after_a_command_has_done_its_work_does_not_change_the_status() -> None:
    code = """
import atexit
from faqbot.__main__ import main
def late():
    sys.stdout.write("ready\\n")
    sys.stdout.flush()
    wait(0.5)
atexit.register(late)
sys.argv[1:] = ["completion", "bash"]
sys.stdout = open("/dev/null", "w")
status = main()
sys.stdout = sys.__stdout__
sys.exit(status)
"""
    assert interrupted(code, signal.SIGINT, signal.SIGINT) == (0, "")
