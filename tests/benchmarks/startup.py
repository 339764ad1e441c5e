"""Print the time and memory of one `faqbot ask`, as ratios to `python -c "import numpy"`.

    python tests/benchmarks/startup.py [--runs R] [--cold] [--work DIR] [SIZE…]
    python tests/benchmarks/startup.py [--runs R] [--cold] --index DIR

Without a size, the shipped page is asked; its index is cached by a first `ask`, which is not counted. With sizes, the
saved indexes of generated corpora (see `synthetic.py`) are asked, a different question each time. All commands are run
in turns, so that noise affects all of them. The table has the median and the fastest time with their ratios, and the
largest resident set of the process (`ru_maxrss`), which includes the touched parts of mapped files. With `--cold`, the
files of the index are dropped from the page cache before each run (`posix_fadvise`, which the system may ignore);
Python's own files stay cached.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path

from prepared import FAQBOT, Prepared, read_questions, working_folder
from tables import print_table

QUESTION = "How long should I hold the stretch?"
COMPARED = 'python -c "import numpy"'

# The program that starts a command and measures it. A process inherits the largest resident set of the process that
# starts it, so this program must be small.
_LAUNCH = """
import os, sys, time
nowhere = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
began = time.perf_counter()
process = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ, file_actions=nowhere)
_, status, usage = os.wait4(process, 0)
print(time.perf_counter() - began, os.waitstatus_to_exitcode(status), usage.ru_maxrss)
"""


@dataclass
class Started:
    """A command with its measurements: the seconds of each run, and the most megabytes of any run.

    Each run appends the next of the `questions`, if there are any. The files of `index` are dropped from the page cache
    before a cold run.
    """

    command: Sequence[str]
    questions: Iterator[str] | None = None
    index: Path | None = None
    seconds: list[float] = field(default_factory=list)
    megabytes: float = 0.0

    def run(self, environment: Mapping[str, str], *, cold: bool) -> None:
        """Run the command once, and record its time and memory."""
        if cold and self.index is not None:
            _drop_from_page_cache(self.index)
        command = [*self.command, next(self.questions)] if self.questions else self.command
        launch = [sys.executable, "-I", "-S", "-c", _LAUNCH, *command]
        said = subprocess.run(launch, env=environment, capture_output=True, text=True, check=True).stdout
        seconds, status, resident = said.split()
        if int(status) > 1:  # an abstention is 1
            raise subprocess.CalledProcessError(int(status), command)
        self.seconds.append(float(seconds))
        self.megabytes = max(self.megabytes, int(resident) * (1 if sys.platform == "darwin" else 1024) / 1e6)


def commands(sizes: Sequence[int], index: Path | None, work: Path) -> dict[str, Started]:
    """Return the commands by name."""
    found = {'python -c "pass"': Started([sys.executable, "-c", "pass"])}
    found[COMPARED] = Started([sys.executable, "-c", "import numpy"])
    if index is not None:
        found[f"faqbot ask --index {index.name}"] = Started(
            [FAQBOT, "ask", "--index", str(index), QUESTION], None, index
        )
    for size in (Prepared(work, chunks) for chunks in sizes):
        questions = cycle(read_questions(size.questions(1000)))
        ask = [FAQBOT, "ask", "--index", str(size.index), "--"]
        found[f"faqbot ask, {size.size:,} chunks"] = Started(ask, questions, size.index)
    if index is None and not sizes:
        found["faqbot ask (second time)"] = Started([FAQBOT, "ask", QUESTION])
    return found


def main(runs: int, sizes: Sequence[int], index: Path | None, work: Path, *, cold: bool) -> None:
    """Measure and print the table."""
    with tempfile.TemporaryDirectory() as cache:
        environment = {**os.environ, "XDG_CACHE_HOME": cache, "HOME": cache}
        started = commands(sizes, index, work)
        for one in started.values():
            one.run(environment, cold=False)
            one.seconds.clear()
            one.megabytes = 0.0
        for _ in range(runs):
            for one in started.values():
                one.run(environment, cold=cold)
    memory = {name: one.megabytes for name, one in started.items()}
    print_times({name: one.seconds for name, one in started.items()}, COMPARED, memory)


def print_times(times: Mapping[str, list[float]], compared: str, memory: Mapping[str, float] | None = None) -> None:
    """Print the median and fastest time of each command, with their ratios to those of one of the commands."""
    base = times[compared]
    header = (f"{len(base)} runs each, in turns", "median ms", "fastest ms", "ratio of medians", "ratio of fastest")
    rows = []
    for name, taken in times.items():
        median, fastest = statistics.median(taken), min(taken)
        ratios = f"{median / statistics.median(base):.2f}", f"{fastest / min(base):.2f}"
        resident = (f"{memory[name]:.0f}",) if memory else ()
        rows.append((f"`{name}`", f"{median * 1e3:.1f}", f"{fastest * 1e3:.1f}", *ratios, *resident))
    print_table((*header, "most MB") if memory else header, rows)


def _drop_from_page_cache(folder: Path) -> None:
    for path in folder.rglob("*"):
        if path.is_file():
            with path.open("rb") as file:
                os.fsync(file.fileno())  # pages that are not written yet cannot be dropped
                os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Print how long one `faqbot ask` takes.")
    parser.add_argument("sizes", type=int, nargs="*", metavar="SIZE", help="chunks of the corpus")
    parser.add_argument("--runs", type=int, default=30, metavar="R")
    parser.add_argument("--index", type=Path, metavar="DIR", help="ask this saved index instead")
    parser.add_argument("--work", type=Path, metavar="DIR", help="keep corpora and indexes here, and use them again")
    parser.add_argument("--cold", action="store_true", help="drop the index from the page cache before each run")
    options = parser.parse_args()
    with working_folder(options.work) as work:
        main(options.runs, options.sizes, options.index, work, cold=options.cold)
