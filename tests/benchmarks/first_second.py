"""Print what is waited for before the first answer: the first and the second `faqbot ask`, builds and updates.

    python tests/benchmarks/first_second.py [--runs R] [--chunks N] [--million] [--shared DIR] [--only PART]

The first `ask` has an empty cache, the second finds the index of the first. A time is the CPU time of the command and
of all processes that it started, the least of R runs, in turns. Beside it stands the ratio to the time of
`python -c "import numpy"` in the same run, or for an update to that of the full build. The first sign is the time until
anything appears on the terminal (a pseudo-terminal). Python's bytecode is compiled before, as `pip install` does it.

The parts are `ask` (the page that ships, 100 pages, and 1,000 pairs, all without phrasings but for the page), `banking`
(Banking77, 77 entries with 10,000 phrasings, of DIR/benchmarks/banking77, or made-up data of that shape), `update` (one
of 1,000 files that hold N pairs is changed, without phrasings, with a phrasing in each file, and with ten phrasings for
each of 100 chunks), and `million` (a build of 1,000,000 pairs, measured once, only if it is asked for).
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from random import Random

import pexpect
from prepared import FAQBOT, working_folder
from processes import run
from synthetic import pairs, write_corpus
from tables import Row, print_table

QUESTION = "How long should I hold the stretch?"
SEVERAL = 1000
PHRASED, PHRASINGS = 100, 10

# The program that starts a command, waits for it and for all processes that it started, and prints the wall time, the
# CPU time of all, and the exit status. The processes that a command leaves behind when it ends (those that served it)
# become children of this program (PR_SET_CHILD_SUBREAPER), so that their time counts too.
_LAUNCH = """
import contextlib, ctypes, os, resource, sys, time
with contextlib.suppress(OSError, AttributeError):
    ctypes.CDLL(None).prctl(36, 1, 0, 0, 0)
nowhere = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
began = time.perf_counter()
process = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ, file_actions=nowhere)
_, status = os.waitpid(process, 0)
seconds = time.perf_counter() - began
with contextlib.suppress(ChildProcessError):
    while True:
        os.wait()
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(seconds, used.ru_utime + used.ru_stime, os.waitstatus_to_exitcode(status))
"""


@dataclass
class Timed:
    """A command, what is done before each run of it, its goal, and the CPU and wall seconds of its runs."""

    command: Sequence[str]
    before: Callable[[], None] = lambda: None
    goal: str = ""
    cpu: list[float] = field(default_factory=list)
    wall: list[float] = field(default_factory=list)
    signs: list[float] = field(default_factory=list)

    def run(self, environment: Mapping[str, str]) -> None:
        """Run the command once, and record its times."""
        self.before()
        launch = [sys.executable, "-I", "-S", "-c", _LAUNCH, *self.command]
        said = subprocess.run(launch, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True)
        seconds, cpu, status = said.stdout.split()
        if int(status) > 1:  # an abstention is 1
            raise subprocess.CalledProcessError(int(status), self.command)
        self.cpu.append(float(cpu))
        self.wall.append(float(seconds))

    def run_on_terminal(self, environment: Mapping[str, str]) -> None:
        """Run the command once on a terminal, and record when anything appears on it."""
        self.before()
        began = time.perf_counter()
        terminal = pexpect.spawn(self.command[0], list(self.command[1:]), env=environment, timeout=600)
        terminal.expect(r"\S")
        self.signs.append(time.perf_counter() - began)
        terminal.expect(pexpect.EOF)


def main(options: argparse.Namespace, work: Path) -> None:
    """Measure the parts that were asked for, and print their tables."""
    environment = {**os.environ, "XDG_CACHE_HOME": str(work / "cache"), "HOME": str(work), "TERM": "xterm"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    numpy = Timed([sys.executable, "-c", "import numpy"])
    for _ in range(2):  # the first run may compile
        numpy.run(environment)
    if wants(options, "ask"):
        asks(options.runs, numpy, work, environment)
    if wants(options, "banking"):
        banking(options.runs, numpy, work, environment, options.shared / "benchmarks" / "banking77")
    if wants(options, "update"):
        updates(options.runs, options.chunks, work, environment)
    if options.million or options.only == "million":
        million(work, environment)


def wants(options: argparse.Namespace, part: str) -> bool:
    """Whether a part is to be measured."""
    return options.only in (None, part)


def asks(runs: int, numpy: Timed, work: Path, environment: Mapping[str, str]) -> None:
    """Print what the first and the second `ask` take."""
    pages, table = work / "pages", work / "table"
    write_corpus(pages, 5 * 100, 100, markdown=True)
    write_corpus(table, SEVERAL)
    question = next(iter(pairs(SEVERAL)))[0]

    def forget() -> None:
        shutil.rmtree(work / "cache", ignore_errors=True)

    timed = {
        "first `faqbot ask`, the page that ships": Timed([FAQBOT, "ask", QUESTION], forget, "1.5 s"),
        "first `faqbot ask`, 100 pages": Timed([FAQBOT, "ask", "--corpus", str(pages), question], forget, "1.0 s"),
        "first `faqbot ask`, 1,000 entries": Timed([FAQBOT, "ask", "--corpus", str(table), question], forget, "1.5 s"),
        "second `faqbot ask`, the page that ships": Timed([FAQBOT, "ask", QUESTION], goal="1.5 x"),
    }
    for one in timed.values():
        one.run(environment)  # compiles, and fills the cache for the second
        one.cpu.clear()
        one.wall.clear()
    last = list(timed)[-1]
    for _ in range(runs):
        numpy.run(environment)
        for name, one in timed.items():
            if name == last:
                Timed([FAQBOT, "ask", QUESTION]).run(environment)
            one.run(environment)
            one.run_on_terminal(environment)
    print_table(
        HEADER, [_row('`python -c "import numpy"`', numpy, numpy), *(_row(*one, numpy) for one in timed.items())]
    )


def banking(runs: int, numpy: Timed, work: Path, environment: Mapping[str, str], shared: Path) -> None:
    """Print what building an index of few entries with very many phrasings takes."""
    entries, index = work / "banking", work / "banking.index"
    entries.mkdir(exist_ok=True)
    if shared.is_dir():
        for name in ("faq.jsonl", "phrasings.csv"):
            shutil.copy(shared / name, entries)
    else:
        write_phrased(entries, 77, 10_000)
    build = Timed([FAQBOT, "index", str(entries), "-o", str(index)], lambda: _remove(index), "5 s")
    build.run(environment)
    build.cpu.clear()
    for _ in range(runs):
        build.run(environment)
    print()
    what = "Banking77" if shared.is_dir() else "77 made-up entries, 10,000 phrasings"
    print_table(HEADER, [_row(f"`faqbot index`, {what}", build, numpy)])


def updates(runs: int, chunks: int, work: Path, environment: Mapping[str, str]) -> None:
    """Print what a full build takes, and what the update after one changed file takes of it."""
    rows: list[Row] = []
    for what, goal, each, phrased in (
        ("no phrasings", "0.10", 0, 0),
        ("a phrasing in each file", "0.15", 1, SEVERAL),
        (f"{PHRASINGS} phrasings for each of {PHRASED} chunks", "0.15", PHRASINGS, PHRASED),
    ):
        folder, index = work / "files", work / "files.index"
        _remove(folder)
        write_corpus(folder, chunks, SEVERAL)
        if each:
            write_phrasings(folder, phrased, each)
        command = [FAQBOT, "index", str(folder), "-o", str(index)]
        whole, update, nothing = Timed(command), Timed(command, goal=goal), Timed(command)
        changed = folder / f"entries-{SEVERAL // 2:06}.csv"
        for number in range(runs):
            _remove(index)
            whole.run(environment)
            with changed.open("a", newline="", encoding="utf-8") as file:  # equal rows would be left out
                file.write(f'"what was added?","this was added {number}"\r\n')
            update.run(environment)
            nothing.run(environment)
        for name, one in (("full build", whole), ("one file changed", update), ("nothing changed", nothing)):
            ratios = f"{min(one.cpu) / min(whole.cpu):.3f}", f"{min(one.wall) / min(whole.wall):.3f}"
            rows.append((f"{what}: {name}", f"{min(one.cpu):.2f}", f"{min(one.wall):.2f}", *ratios, one.goal))
    print()
    print_table(
        (f"{chunks:,} pairs in {SEVERAL:,} files", "CPU s", "wall s", "of its CPU", "of its wall", "goal"), rows
    )


def million(work: Path, environment: Mapping[str, str]) -> None:
    """Print the time and memory of building an index of 1,000,000 pairs."""
    table, index = work / "million", work / "million.index"
    if not table.exists():
        write_corpus(table, 1_000_000)
    _remove(index)
    done = run([FAQBOT, "index", str(table), "-o", str(index)], environment)
    print()
    row = ("`faqbot index`", f"{done.seconds:.1f}", f"{done.cpu:.1f}", done.megabytes, "60 s, 2,000 MB")
    print_table(("1,000,000 pairs", "wall s", "CPU s", "peak MB", "goal"), [row])


def write_phrased(folder: Path, entries: int, phrasings: int) -> None:
    """Write entries with many phrasings each, which share some words with the question of the entry."""
    made = list(islice(pairs(entries), entries))
    lines = [json.dumps({"id": f"entry-{number}", "question": question, "answer": answer})
             for number, (question, answer) in enumerate(made)]  # fmt: skip
    (folder / "faq.jsonl").write_text("\n".join(lines))
    random = Random(0)
    words = " ".join(question.rstrip("?") for question, _ in made).split()
    with (folder / "phrasings.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(("question", "chunk"))
        for number in range(phrasings):
            own = made[number % entries][0].rstrip("?").split()
            said = random.sample(own, min(4, len(own))) + random.choices(words, k=6)
            writer.writerow((" ".join(random.sample(said, len(said))) + f" {number}", f"entry-{number % entries}"))


def write_phrasings(folder: Path, chunks: int, each: int) -> None:
    """Write phrasings for the first chunk of some files, evenly spread."""
    random = Random(0)
    with (folder / "phrasings.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(("question", "chunk"))
        for number in range(chunks):
            table = folder / f"entries-{number * SEVERAL // chunks:06}.csv"
            words = next(iter(_rows(table)))["question"].rstrip("?").split()
            for again in range(each):
                writer.writerow((" ".join([*random.sample(words, len(words)), f"x{again}"]), f"{table.name}:2"))


HEADER = ("least of the runs", "CPU s", "of `import numpy`", "wall s", "first sign s", "goal")


def _row(name: str, timed: Timed, numpy: Timed) -> Row:
    sign = f"{min(timed.signs):.2f}" if timed.signs else ""
    ratio = f"{min(timed.cpu) / min(numpy.cpu):.1f}"
    return name, f"{min(timed.cpu):.2f}", ratio, f"{min(timed.wall):.2f}", sign, timed.goal


def _rows(path: Path) -> csv.DictReader[str]:
    return csv.DictReader(path.open(newline="", encoding="utf-8"))


def _remove(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Print what is waited for before the first answer.")
    parser.add_argument("--runs", type=int, default=5, metavar="R")
    parser.add_argument("--chunks", type=int, default=100_000, metavar="N", help="pairs of the updated index")
    parser.add_argument("--million", action="store_true", help="build an index of 1,000,000 pairs too")
    parser.add_argument("--shared", type=Path, default=Path("../shared"), metavar="DIR")
    parser.add_argument("--only", choices=("ask", "banking", "update", "million"), help="measure this part alone")
    parser.add_argument("--work", type=Path, metavar="DIR")
    chosen = parser.parse_args()
    with working_folder(chosen.work) as folder:
        main(chosen, folder)
