"""Print how many questions a second are answered from file to file, beside scikit-learn, and in how much memory.

    python tests/benchmarks/batch.py [SIZE…] [--questions M] [--memory] [--work DIR]

faqbot is `faqbot batch QUESTIONS -o ANSWERS --index DIR`, timed from the start of the process to its end, with one
worker and with two. scikit-learn reads the same questions, multiplies the TF-IDF of a block of them with the matrix,
and writes the text of the best match of each; its start and the making of its matrix are not counted. It stands there
twice: as one writes it (blocks of 1,000, the product left sparse), and as it is fastest here (blocks of 50, the product
made dense). On a large corpus it is asked fewer questions. No two questions are meant to be alike. With `--memory`,
faqbot's peak memory is printed as the questions get more (see `processes.py`), on the smallest size.
"""

from __future__ import annotations

import csv
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from itertools import count, takewhile
from pathlib import Path

import numpy as np
from prepared import FAQBOT, Prepared, read_joined, read_questions, size_options, working_folder
from processes import Run, run
from tables import Row, print_table

# Blocks of scikit-learn: how many questions, and whether their product with the matrix is made dense.
BLOCKS = {"scikit-learn, sparse blocks of 1,000": (1000, False), "scikit-learn, dense blocks of 50": (50, True)}
# Products of a question with a chunk that scikit-learn is given time for, in questions of a size.
PRODUCTS, FEWEST = 500_000_000, 200
MEMORY = (10_000, 100_000, 1_000_000)
WORKERS = (1, 2)


def faqbot_batch(size: Prepared, questions: Path, workers: int | None) -> Run:
    """Answer a file of questions with the command."""
    out = size.folder / "answers.csv"
    chosen = ["--workers", str(workers)] if workers else []
    found = run([FAQBOT, "batch", str(questions), "-o", str(out), "--index", str(size.index), *chosen])
    out.unlink()
    return found


def scikit_learn_batch(table: Path, questions: Path, out: Path, block: int, *, dense: bool) -> float:
    """Do the same with scikit-learn, and return the seconds from opening the questions to closing the answers."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    texts = list(read_joined(table))
    vectorizer = TfidfVectorizer()
    matrix = vectorizer.fit_transform(texts).T.tocsr()
    began = time.perf_counter()
    asked = read_questions(questions)
    with out.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        for blocked in takewhile(bool, (asked[start : start + block] for start in count(0, block))):
            scores = vectorizer.transform(blocked) @ matrix
            best = (scores.toarray() if dense else scores).argmax(axis=1)
            found = np.asarray(best).ravel().tolist()
            writer.writerows((one, texts[number]) for one, number in zip(blocked, found, strict=True))
    return time.perf_counter() - began


def rates(size: Prepared, many: int) -> Iterator[tuple[str, int, float, Run]]:
    """Yield for each system how many questions it was asked, how many it answered a second, and how it ran."""
    questions = size.questions(many)
    for workers in WORKERS if has_workers() else (None,):
        name = "faqbot batch" if workers is None else f"faqbot batch --workers {workers}"
        taken = faqbot_batch(size, questions, workers)
        yield name, many, many / taken.seconds, taken
    fewer = min(many, max(FEWEST, PRODUCTS // size.size))
    for name, (block, dense) in BLOCKS.items():
        files = (size.corpus, size.questions(fewer), size.folder / "answers.csv")
        taken = run([sys.executable, __file__, "--peer", *map(str, files), str(block), str(int(dense))])
        yield name, fewer, fewer / float(taken.said), taken


def has_workers() -> bool:
    """Whether batch takes a number of workers."""
    return "--workers" in subprocess.run([FAQBOT, "batch", "--help"], capture_output=True, text=True, check=True).stdout


def rows(measured: Sequence[tuple[str, int, float, Run]]) -> Iterator[Row]:
    """Yield a row for each system, with the ratio of its rate to both of scikit-learn's."""
    bases = [rate for name, _, rate, _ in measured if name in BLOCKS]
    for name, asked, rate, taken in measured:
        yield name, f"{asked:,}", f"{rate:,.0f}", *(f"{rate / base:.2f}" for base in bases), taken.megabytes


def main(sizes: Sequence[int], many: int, work: Path, *, memory: bool) -> None:
    """Measure every size and print the tables."""
    for chunks in sizes:
        print(f"{chunks:,} chunks\n")
        multiples = (f"as a multiple of {name}" for name in BLOCKS)
        header = ("system", "questions", "questions/s", *multiples, "peak MB")
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
        print(scikit_learn_batch(*files, int(sys.argv[5]), dense=sys.argv[6] == "1"))
        sys.exit()
    parser = size_options("Print how many questions a second are answered from file to file.")
    parser.add_argument("--questions", type=int, default=10_000, metavar="M")
    parser.add_argument("--memory", action="store_true", help="print the peak memory as the questions get more")
    options = parser.parse_args()
    with working_folder(options.work) as work:
        main(options.sizes, options.questions, work, memory=options.memory)
