"""Index many tiny documents: python tests/benchmarks/tiny_files.py [COUNT]; 50,000 unless another number is given.

Prints the processor time and the memory that `faqbot index` takes, of a first build and of updates after nothing, one
document and one new document changed. Everything runs in one process, so that nothing is left uncounted.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

_COUNT = 50_000
_UPDATE = "import sys; from faqbot import FaqBot; FaqBot.update(sys.argv[1], sys.argv[2])"


def main() -> None:
    """Write the documents and print a row for each build."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else _COUNT
    with tempfile.TemporaryDirectory() as folder:
        docs = Path(folder, "docs")
        for number in range(count):
            _write(docs, number, f"{number} minutes")
        print(f"{count:,} documents{'processor time':>30}{'memory':>10}")
        _row("first build", folder)
        _row("nothing changed", folder)
        _write(docs, count // 2, "no time")
        _row("one document changed", folder)
        _write(docs, count, "an hour")
        _row("one document more", folder)


def _write(docs: Path, number: int, took: str) -> None:
    path = docs / f"{number // 500:03}" / f"page-{number}.txt"
    path.parent.mkdir(parents=True, exist_ok=True)
    question = f"How is thing {number % 977} of number {number} done?"
    path.write_text(f"Page {number}\n\n{question}\nIt is done with tool {number % 131} in {took}.\n")


def _row(name: str, folder: str) -> None:
    command = [sys.executable, "-c", _UPDATE, os.path.join(folder, "index"), os.path.join(folder, "docs")]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    print(f"{name:<24}{seconds:>20.1f} s{after.ru_maxrss / 1024:>7.0f} MB")


if __name__ == "__main__":
    main()
