"""Print how many questions a second are answered from file to file, compared with scikit-learn, and the memory used.

    python tests/benchmarks/batch.py [SIZE…] [--questions M] [--memory] [--work DIR]

faqbot runs `faqbot batch QUESTIONS -o ANSWERS --index DIR`, timed from the start of the process to its end, with one,
two and four workers. scikit-learn reads the same questions, multiplies the TF-IDF vectors of a block of questions with
the TF-IDF matrix of the corpus, and writes the text of the best match of each question; starting it and building the
matrix are not timed. scikit-learn is measured twice: as it is usually written (blocks of 1,000 questions, sparse
product), and in its fastest form here (blocks of 50 questions, dense product). On a large corpus scikit-learn is asked
fewer questions. The questions all differ. CPU is the processor time of all processes, divided by the questions; it
depends less than the rate on what else the machine does. With `--memory`, faqbot's peak memory is printed for growing
numbers of questions (see `processes.py`), on the smallest size.
"""

from __future__ import annotations

import csv
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from itertools import count, takewhile
from pathlib import Path
from typing import NamedTuple

import numpy as np
from prepared import FAQBOT, Prepared, read_joined, read_questions, size_options, working_folder
from processes import Run, run
from tables import Row, print_table

# The measured forms of scikit-learn: the number of questions in a block, and whether the product is made dense.
BLOCKS = {"scikit-learn, sparse blocks of 1,000": (1000, False), "scikit-learn, dense blocks of 50": (50, True)}
# scikit-learn is asked so that questions * chunks is about `PRODUCTS`, but at least `FEWEST` questions.
PRODUCTS, FEWEST = 500_000_000, 200
MEMORY = (10_000, 100_000, 1_000_000)
WORKERS = (1, 2, 4)


class Measured(NamedTuple):
    """What a system did: the questions asked, how many a second, the processor time of each, and the peak memory."""

    name: str
    asked: int
    rate: float
    cpu: float
    megabytes: str


def faqbot_batch(size: Prepared, questions: Path, workers: int | None) -> Run:
    """Answer a file of questions with `faqbot batch`, and return the measured run."""
    out = size.folder / "answers.csv"
    out.unlink(missing_ok=True)  # of a run that was ended
    chosen = ["--workers", str(workers)] if workers else []
    found = run([FAQBOT, "batch", str(questions), "-o", str(out), "--index", str(size.index), *chosen])
    out.unlink()
    return found


def scikit_learn_batch(table: Path, questions: Path, out: Path, block: int, *, dense: bool) -> tuple[float, float]:
    """Answer a file of questions with scikit-learn, in blocks of `block` questions.

    Returns the seconds from opening the questions to closing the answers, and the processor time in between.
    """
    from sklearn.feature_extraction.text import TfidfVectorizer

    texts = list(read_joined(table))
    vectorizer = TfidfVectorizer()
    matrix = vectorizer.fit_transform(texts).T.tocsr()
    began, cpu = time.perf_counter(), time.process_time()
    asked = read_questions(questions)
    with out.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        for blocked in takewhile(bool, (asked[start : start + block] for start in count(0, block))):
            scores = vectorizer.transform(blocked) @ matrix
            best = (scores.toarray() if dense else scores).argmax(axis=1)
            found = np.asarray(best).ravel().tolist()
            writer.writerows((one, texts[number]) for one, number in zip(blocked, found, strict=True))
    return time.perf_counter() - began, time.process_time() - cpu


def rates(size: Prepared, many: int) -> Iterator[Measured]:
    """Yield what each system did."""
    questions = size.questions(many)
    for workers in WORKERS if has_workers() else (None,):
        name = "faqbot batch" if workers is None else f"faqbot batch --workers {workers}"
        taken = faqbot_batch(size, questions, workers)
        yield Measured(name, many, many / taken.seconds, taken.cpu / many, taken.megabytes)
    fewer = min(many, max(FEWEST, PRODUCTS // size.size))
    for name, (block, dense) in BLOCKS.items():
        files = (size.corpus, size.questions(fewer), size.folder / "answers.csv")
        taken = run([sys.executable, __file__, "--peer", *map(str, files), str(block), str(int(dense))])
        seconds, cpu = map(float, taken.said.split())
        yield Measured(name, fewer, fewer / seconds, cpu / fewer, taken.megabytes)


def has_workers() -> bool:
    """Whether `faqbot batch` has the option `--workers`."""
    return "--workers" in subprocess.run([FAQBOT, "batch", "--help"], capture_output=True, text=True, check=True).stdout


def rows(measured: Sequence[Measured]) -> Iterator[Row]:
    """Yield a table row for each system, with the ratio of its rate to each of the two rates of scikit-learn."""
    bases = [one.rate for one in measured if one.name in BLOCKS]
    for name, asked, rate, cpu, megabytes in measured:
        ratios = (f"{rate / base:.2f}" for base in bases)
        yield name, f"{asked:,}", f"{rate:,.0f}", *ratios, f"{cpu * 1000:.2f}", megabytes


def main(sizes: Sequence[int], many: int, work: Path, *, memory: bool) -> None:
    """Measure every size and print the tables."""
    for chunks in sizes:
        print(f"{chunks:,} chunks\n")
        multiples = (f"as a multiple of {name}" for name in BLOCKS)
        header = ("system", "questions", "questions/s", *multiples, "CPU ms", "peak MB")
        print_table(header, list(rows(list(rates(Prepared(work, chunks), many)))))
        print()
    if memory:
        size = Prepared(work, min(sizes))
        runs = [(asked, faqbot_batch(size, size.questions(asked), None)) for asked in MEMORY]
        print(f"faqbot batch at {size.size:,} chunks\n")
        print_table(
            ("questions", "questions/s", "peak MB"),
            [(f"{asked:,}", f"{asked / taken.seconds:,.0f}", taken.megabytes) for asked, taken in runs],
        )


if __name__ == "__main__":
    if sys.argv[1:2] == ["--peer"]:
        files = map(Path, sys.argv[2:5])
        print(*scikit_learn_batch(*files, int(sys.argv[5]), dense=sys.argv[6] == "1"))
        sys.exit()
    parser = size_options("Print how many questions a second are answered from file to file.")
    parser.add_argument("--questions", type=int, default=10_000, metavar="M")
    parser.add_argument("--memory", action="store_true", help="print the peak memory as the questions get more")
    options = parser.parse_args()
    with working_folder(options.work) as work:
        main(options.sizes, options.questions, work, memory=options.memory)
