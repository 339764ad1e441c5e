"""Run a command, and say how long it took and how much memory it held at once with all its children.

Memory is the proportional set size, in which a page that processes share counts once, summed over the process and its
children ten times a second: /proc/PID/smaps_rollup, so on Linux only. Mapped files count as far as they are resident.
"""

from __future__ import annotations

import subprocess
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

_EVERY = 0.1


class Run(NamedTuple):
    """Seconds of wall time, bytes of memory at the peak (0 where that cannot be told), and standard output."""

    seconds: float
    peak: int
    said: str

    @property
    def megabytes(self) -> str:
        """The peak as a cell of a table."""
        return f"{self.peak / 1e6:,.0f}" if self.peak else "n/a"


def run(command: Sequence[str], environment: Mapping[str, str] | None = None) -> Run:
    """Run a command to its end; raise `CalledProcessError` if it fails."""
    began = time.perf_counter()
    process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    peak = _Peak(process.pid)
    said, _ = process.communicate()
    seconds = time.perf_counter() - began
    peak.stop()
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Run(seconds, peak.bytes, said)


class _Peak:
    """Looks at a process and its children from a thread, until it is stopped."""

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
