"""Run a command, and measure its time and the peak memory of the process and all its children.

Memory is the proportional set size (/proc/PID/smaps_rollup, on Linux only), in which a page that several processes
share counts once. It is summed over the process and its children ten times a second. Mapped files count as far as they
are resident.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import subprocess
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

_EVERY = 0.1
_SET_CHILD_SUBREAPER = 36  # of prctl


class Run(NamedTuple):
    """What a command took: wall time and processor time in seconds, and the peak memory in bytes; and what it printed.

    The processor time is that of the command and of all processes that it started. The memory is 0 if it cannot be
    measured.
    """

    seconds: float
    cpu: float
    peak: int
    said: str

    @property
    def megabytes(self) -> str:
        """The peak memory as a cell of a table."""
        return f"{self.peak / 1e6:,.0f}" if self.peak else "n/a"


def run(command: Sequence[str], environment: Mapping[str, str] | None = None) -> Run:
    """Run a command to its end, and measure it; raise `CalledProcessError` if it fails."""
    began, before = time.perf_counter(), _children_seconds()
    _adopt_orphans()
    process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    peak = _Peak(process.pid)
    said, _ = process.communicate()
    seconds = time.perf_counter() - began
    with contextlib.suppress(ChildProcessError):  # there are no more
        while True:
            os.wait()
    cpu = _children_seconds() - before
    peak.stop()
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Run(seconds, cpu, peak.bytes, said)


def _adopt_orphans() -> None:
    """Make the processes that a command leaves behind children of this one, so that their time counts, too (Linux)."""
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def _children_seconds() -> float:
    """Return the processor time of all processes that this one has started and that have ended."""
    times = os.times()
    return times.children_user + times.children_system


class _Peak:
    """A thread that measures the memory of a process and its children until it is stopped."""

    def __init__(self, process: int) -> None:
        self.bytes = 0
        self._process = process
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._stopped.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._stopped.wait(_EVERY):
            self.bytes = max(self.bytes, sum(map(_resident, _tree(self._process))))


def _tree(process: int) -> Iterator[int]:
    yield process
    with contextlib.suppress(FileNotFoundError):  # the process has ended meanwhile
        for children in Path(f"/proc/{process}/task").glob("*/children"):
            for child in _read(children).split():
                yield from _tree(int(child))


def _resident(process: int) -> int:
    for line in _read(Path(f"/proc/{process}/smaps_rollup")).splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) * 1024
    return 0


def _read(path: Path) -> str:
    try:
        return path.read_text()
    except OSError:  # the process has ended
        return ""
