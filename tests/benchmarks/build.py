"""Print the time and the memory that building an index takes, for faqbot and its peers on the same table.

    python tests/benchmarks/build.py [SIZE…] [--files F] [--only-builds | --only-updates] [--work DIR]

Each system runs in a process of its own, timed from start to end: it imports its modules, reads the CSV and builds the
index that `speed.py` asks. faqbot, tantivy and SQLite write the index and the texts to the disk; the other systems keep
them in memory. `processes.py` says how memory is measured. Each figure is the least of three builds (of a single build
from 1,000,000 chunks on). "Of it start" is the time for a table of ten pairs. In a second table, one of F files is
changed, and the same command updates the index.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from peers import Ranker, Texts, bm25s, fts5_database, minsearch, tantivy_index, tfidf_cosine
from prepared import FAQBOT, Prepared, read_joined, read_pairs, size_options, working_folder
from processes import Run, run
from synthetic import write_corpus
from tables import Row, print_table

OWN, COMPARED = "faqbot index", "scikit-learn TF-IDF"
FEW = 10
LARGE = 1_000_000

# The text that is added to the changed file, by the suffix of the file.
_ADDED = {"csv": '"what was added?","this was added"\r\n', "md": "\n## what was added?\n\nthis was added\n"}


def _in_memory(table: Path, peer: Callable[[Texts], Ranker]) -> None:
    pairs = read_pairs(table)
    peer(Texts([[question] for question, _ in pairs], [answer for _, answer in pairs]))


BUILDS: dict[str, Callable[[Path, str], object]] = {
    COMPARED: lambda table, _: _in_memory(table, tfidf_cosine),
    "bm25s": lambda table, _: _in_memory(table, bm25s),
    "minsearch": lambda table, _: _in_memory(table, minsearch),
    "tantivy": lambda table, folder: tantivy_index(read_joined(table), folder),
    "SQLite FTS5": lambda table, folder: fts5_database(read_joined(table), f"{folder}/pairs.db"),
}


def built(name: str, table: Path, times: int) -> Run:
    """Build an index `times` times from nothing, and return the least time and the least memory."""
    runs = []
    for _ in range(times):
        with tempfile.TemporaryDirectory() as folder:
            peer = [sys.executable, __file__, "--peer", name, str(table), folder]
            runs.append(run([FAQBOT, "index", str(table), "-o", f"{folder}/index"] if name == OWN else peer))
    seconds, cpu, peak, said = zip(*runs, strict=True)
    return Run(min(seconds), min(cpu), min(peak), said[0])


def compare(size: Prepared, few: Prepared) -> list[Row]:
    """Return a table row for each system."""
    times = 1 if size.size >= LARGE else 3
    runs: dict[str, tuple[Run, Run]] = {}
    rows: list[Row] = []
    for name in (OWN, *BUILDS):
        try:
            runs[name] = built(name, size.corpus, times), built(name, few.corpus, times)
        except subprocess.CalledProcessError:
            rows.append((name, "is not installed: pip install '.[bench]'", *[""] * 5))
    base = runs.get(COMPARED)
    for name, (whole, start) in runs.items():
        seconds = f"{whole.seconds:.2f}", f"{start.seconds:.2f}"
        rate = f"{size.size / whole.seconds:,.0f}"
        ratios = ("n/a", "n/a")
        if base:
            memory = f"{whole.peak / base[0].peak:.2f}" if base[0].peak else "n/a"
            ratios = f"{base[0].seconds / whole.seconds:.2f}", memory
        rows.append((name, *seconds, rate, ratios[0], whole.megabytes, ratios[1]))
    return rows


def update(work: Path, chunks: int, files: int, *, markdown: bool) -> Row:
    """Return the table rows for building an index of many files, and for updating it after one file changed."""
    kind = "md" if markdown else "csv"
    folder = work / f"{chunks}-{files}-{kind}"
    shutil.rmtree(folder, ignore_errors=True)
    write_corpus(folder / "corpus", chunks, files, markdown=markdown)
    command = [FAQBOT, "index", str(folder / "corpus"), "-o", str(folder / "index")]
    whole = run(command).seconds
    changed = sorted((folder / "corpus").iterdir())[files // 2]
    with changed.open("a", newline="", encoding="utf-8") as file:
        file.write(_ADDED[kind])
    updated = run(command).seconds
    unchanged = run(command).seconds
    figures = f"{whole:.2f}", f"{updated:.2f}", f"{updated / whole:.3f}", f"{unchanged:.2f}"
    return f"{files:,} {kind}", *figures


def main(sizes: Sequence[int], files: int, work: Path, *, builds: bool, updates: bool) -> None:
    """Measure every size and print the tables."""
    for chunks in sizes:
        if builds:
            print(f"{chunks:,} pairs in one table\n")
            rates = "entries/s", f"as a multiple of {COMPARED}'s"
            memory = "peak MB", f"as a multiple of {COMPARED}'s"
            header = ("system", "seconds", "of it start", *rates, *memory)
            print_table(header, compare(Prepared(work, chunks), Prepared(work, FEW)))
            print()
        if updates:
            print(f"{chunks:,} pairs in several files, one of which changes\n")
            header = ("files", "full build s", "update s", "ratio", "nothing changed s")
            print_table(header, [update(work, chunks, files, markdown=markdown) for markdown in (False, True)])
            print()


if __name__ == "__main__":
    if sys.argv[1:2] == ["--peer"]:
        BUILDS[sys.argv[2]](Path(sys.argv[3]), sys.argv[4])
        sys.exit()
    parser = size_options("Print how fast an index is built.")
    parser.add_argument("--files", type=int, default=1000, metavar="F")
    chosen = parser.add_mutually_exclusive_group()
    chosen.add_argument("--only-builds", action="store_true")
    chosen.add_argument("--only-updates", action="store_true")
    options = parser.parse_args()
    with working_folder(options.work) as work:
        builds, updates = not options.only_updates, not options.only_builds
        main(options.sizes, options.files, work, builds=builds, updates=updates)
