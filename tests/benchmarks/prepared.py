"""What a size is measured on: its made-up corpus, questions and index, made once and kept in a working folder."""

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
    """The files of one size below a working folder; each is made when it is first asked for."""

    work: Path
    size: int

    @property
    def folder(self) -> Path:
        """Where all of this size lies."""
        return self.work / str(self.size)

    @property
    def corpus(self) -> Path:
        """The table of all pairs."""
        corpus = self.folder / "corpus"
        if not corpus.exists():
            write_corpus(corpus, self.size)
        return corpus / "entries.csv"

    @property
    def index(self) -> Path:
        """The saved index of the pairs, built by the command; one that is there already is taken as it is."""
        index = self.folder / "index"
        if not (index / "manifest.json").exists():
            subprocess.run([FAQBOT, "index", str(self.corpus), "-o", str(index)], check=True, stderr=subprocess.DEVNULL)
        return index

    @property
    def bytes_a_chunk(self) -> float:
        """What a chunk takes in the index on disk."""
        files = (os.path.join(folder, name) for folder, _, names in os.walk(self.index) for name in names)
        return sum(map(os.path.getsize, files)) / self.size

    def questions(self, count: int) -> Path:
        """Return a table of so many questions."""
        path = self.folder / f"questions-{count}.csv"
        if not path.exists():
            write_questions(path, self.size, count)
        return path


def read_pairs(path: Path) -> list[tuple[str, str]]:
    """Read the questions and answers of a table."""
    return [(row["question"], row["answer"]) for row in _rows(path)]


def read_joined(path: Path) -> Iterator[str]:
    """Read each pair of a table as one text, the way the peers have it."""
    return (f"{row['question']} {row['answer']}" for row in _rows(path))


def read_questions(path: Path) -> list[str]:
    """Read the questions of a table."""
    return [row["question"] for row in _rows(path)]


def size_options(about: str) -> argparse.ArgumentParser:
    """Return a parser of sizes and of the working folder."""
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("sizes", type=int, nargs="*", default=SIZES, metavar="SIZE", help="chunks of the corpus")
    parser.add_argument("--work", type=Path, metavar="DIR", help="keep corpora and indexes here, and use them again")
    return parser


@contextmanager
def working_folder(named: Path | None) -> Iterator[Path]:
    """Yield the folder that is named, or else a temporary one."""
    if named is not None:
        named.mkdir(parents=True, exist_ok=True)
        yield named
        return
    with tempfile.TemporaryDirectory() as temporary:
        yield Path(temporary)


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(newline="", encoding="utf-8") as file:
        yield from csv.DictReader(file)
