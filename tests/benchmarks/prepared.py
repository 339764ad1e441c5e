"""The generated corpus, questions and index that a size is measured with, made once and kept in a working folder."""

from __future__ import annotations

import argparse
import csv
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from synthetic import write_corpus, write_questions

FAQBOT = str(Path(sys.executable).with_name("faqbot"))
SIZES = (10_000, 100_000)


@dataclass(frozen=True)
class Prepared:
    """The files of one size (number of chunks) in a working folder; each file is made when it is first needed."""

    work: Path
    size: int

    @property
    def folder(self) -> Path:
        """The folder of all files of this size."""
        return self.work / str(self.size)

    @property
    def corpus(self) -> Path:
        """The CSV table of all pairs of question and answer."""
        corpus = self.folder / "corpus"
        if not corpus.exists():
            write_corpus(corpus, self.size)
        return corpus / "entries.csv"

    @property
    def index(self) -> Path:
        """The saved index of the pairs, built by `faqbot index`; an existing index is used as it is."""
        index = self.folder / "index"
        if not (index / "manifest.json").exists():
            subprocess.run([FAQBOT, "index", str(self.corpus), "-o", str(index)], check=True, stderr=subprocess.DEVNULL)
        return index

    @property
    def bytes_a_chunk(self) -> float:
        """The bytes of the index on disk per chunk."""
        files = (os.path.join(folder, name) for folder, _, names in os.walk(self.index) for name in names)
        return sum(map(os.path.getsize, files)) / self.size

    def questions(self, count: int) -> Path:
        """Return the path of a table of that number of questions."""
        path = self.folder / f"questions-{count}.csv"
        if not path.exists():
            write_questions(path, self.size, count)
        return path


def read_pairs(path: Path) -> list[tuple[str, str]]:
    """Read the questions and answers of a table."""
    return [(row["question"], row["answer"]) for row in _rows(path)]


def read_joined(path: Path) -> Iterator[str]:
    """Read each pair of a table as one text, the form in which the peers get it."""
    return (f"{row['question']} {row['answer']}" for row in _rows(path))


def read_questions(path: Path) -> list[str]:
    """Read the questions of a table."""
    return [row["question"] for row in _rows(path)]


def size_options(about: str) -> argparse.ArgumentParser:
    """Return an argument parser with the sizes and the working folder."""
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("sizes", type=int, nargs="*", default=SIZES, metavar="SIZE", help="chunks of the corpus")
    parser.add_argument("--work", type=Path, metavar="DIR", help="keep corpora and indexes here, and use them again")
    return parser


@contextmanager
def working_folder(named: Path | None) -> Iterator[Path]:
    """Yield the working folder, or a temporary folder if that is None."""
    if named is not None:
        named.mkdir(parents=True, exist_ok=True)
        yield named
        return
    with tempfile.TemporaryDirectory() as temporary:
        yield Path(temporary)


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(newline="", encoding="utf-8") as file:
        yield from csv.DictReader(file)
