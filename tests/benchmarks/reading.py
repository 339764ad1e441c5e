"""Show what faqbot reads of documents: their questions, the kinds of their chunks, and the lines that no chunk has.

    python tests/benchmarks/reading.py ../shared/real ../shared/nearmiss tests/data
    python tests/benchmarks/reading.py ../shared/real --speed OTHER_CHECKOUT

The first table has a row for each document:

    questions       chunks with a question of the document's own
    kinds           the number of chunks of each kind
    no chunk        lines with text that are in no chunk and are not the heading of a chunk; of these, in brackets,
                    the lines that the reader lists as left out, such as front matter and tables of contents
    bare headings   headings with no text below them

The second table has a row for each set of labelled questions. A set is a folder with documents, and its questions are
in `questions.jsonl` in the folder or in `NAME.questions.jsonl` beside it. Each labelled question has `expected`, a list
of `file:first-last`, and perhaps a `key`, a string that a complete answer has. A chunk is *right* for a question if at
least half of its lines are within an expected range, and *complete* if it also has the key.

    held            questions for which some chunk is right and complete
    exact           expected ranges, of the questions and of `phrasings.csv`, that are exactly the lines of some chunk
    right           questions whose first match is right
    complete        questions whose first match is right and complete
    answered        questions that are answered; of the questions without an answer, in brackets

With `--speed`, the documents are read by this package and by the package in another checkout in turns, and the medians
and their ratio are printed.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import warnings
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from tables import print_table

from faqbot import Chunk, FaqBot
from faqbot.corpus.chunk import KINDS
from faqbot.corpus.chunking import chunk_document
from faqbot.corpus.document import BlockKind, Document
from faqbot.corpus.files.decoding import decode, read_bytes, split_lines
from faqbot.corpus.files.discovery import FoundFile, find_files
from faqbot.corpus.reading import document_of, read_document
from faqbot.errors import FaqbotError

_LABELS = "questions.jsonl"
_PHRASINGS = "phrasings.csv"
_ROUNDS = 9
_HEADINGS = (BlockKind.HEADING, BlockKind.QUESTION)

# The path of a file in a set, and the first and the last line of a range in it.
Place = tuple[str, int, int]

# The program that measures the time of reading, in the processes of both checkouts.
_TIMED = """
import sys, time, warnings
from faqbot.corpus.chunking import chunk_document
from faqbot.corpus.files.discovery import find_files
from faqbot.corpus.files.decoding import decode, read_bytes
from faqbot.corpus.reading import document_of
from faqbot.errors import FaqbotError
warnings.simplefilter("ignore")
files = []
for file in find_files(sys.argv[1:]).files:
    text = decode(read_bytes(file.path), file.name)
    try:
        list(chunk_document(document_of(text, file.name)))
        files.append((text, file.name))
    except FaqbotError:
        pass
times = []
for _ in range(4):
    start = time.process_time()
    for text, name in files:
        list(chunk_document(document_of(text, name)))
    times.append(time.process_time() - start)
print(min(times), sum(len(text) for text, _ in files))
"""


class Labelled(NamedTuple):
    """A labelled question: the expected ranges as (file, first line, last line), and the key of a complete answer."""

    question: str
    expected: list[Place]
    key: str

    def is_right(self, chunk: Chunk) -> bool:
        """Whether at least half of the chunk's lines are within an expected range."""
        first, last = chunk.source.lines
        return any(
            chunk.source.path == path and 2 * (min(last, end) - max(first, start) + 1) >= last - first + 1
            for path, start, end in self.expected
        )

    def is_complete(self, chunk: Chunk) -> bool:
        """Whether the chunk is right and has the key."""
        return self.is_right(chunk) and self.key in chunk.text


def main() -> None:
    """Print the tables for the folders and files named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", metavar="DIR", help="a folder of documents, or of folders of documents")
    parser.add_argument("--speed", metavar="CHECKOUT", help="compare the speed with the package in this folder")
    options = parser.parse_args()
    warnings.simplefilter("ignore")
    if options.speed:
        compare_speed(options.folders, options.speed)
        return
    sets = [folder for named in options.folders for folder in sets_of(Path(named))]
    print_documents(sets)
    print()
    print_sets([folder for folder in sets if labels_of(folder)])


def sets_of(folder: Path) -> list[Path]:
    """Return the folder itself, or the sets in it if it consists of folders with labelled questions."""
    inner = sorted(path for path in folder.iterdir() if path.is_dir() and labels_of(path)) if folder.is_dir() else []
    return inner or [folder]


def labels_of(folder: Path) -> Path | None:
    """Return the file of a set's labelled questions, or None."""
    places = (folder / _LABELS, folder.with_name(f"{folder.name}.{_LABELS}"))
    return next((place for place in places if place.is_file()), None)


def documents_in(folder: Path) -> list[FoundFile]:
    """Return the documents of a set, without its labelled questions."""
    return [file for file in find_files([folder]).files if not file.name.endswith(_LABELS)]


def print_documents(sets: Sequence[Path]) -> None:
    """Print the table of documents; name those that cannot be read on standard error."""
    rows = []
    for folder in sets:
        for file in documents_in(folder):
            try:
                text = decode(read_bytes(file.path), file.name)
                document = document_of(text, file.name)
            except FaqbotError as error:
                print(error, file=sys.stderr)
                continue
            chunks = list(chunk_document(document))
            kinds = Counter(chunk.kind for chunk in chunks)
            rows.append(
                (
                    f"{folder.name}/{file.name}" if folder.is_dir() else file.name,
                    str(sum(bool(chunk.question) for chunk in chunks)),
                    ", ".join(f"{kinds[kind]} {kind}" for kind in KINDS if kinds[kind]),
                    in_no_chunk(split_lines(text), document, chunks),
                    str(len(bare_headings(document, chunks))),
                )
            )
    print_table(("document", "questions", "kinds", "no chunk", "bare headings"), rows)


def in_no_chunk(lines: Sequence[str], document: Document, chunks: Sequence[Chunk]) -> str:
    """Return the number of lines in no chunk, and how many of these the reader lists as left out."""
    lost = lines_in_no_chunk(lines, document, chunks)
    spans = [left.lines for left in getattr(document, "left_out", ())]  # older readers list nothing
    listed = sum(any(first <= number <= last for first, last in spans) for number in lost)
    return f"{len(lost)} ({listed})"


def lines_in_no_chunk(lines: Sequence[str], document: Document, chunks: Sequence[Chunk]) -> list[int]:
    """Return the numbers of the lines with text that are in no chunk and are not the heading of a chunk."""
    known = {number for chunk in chunks for number in range(chunk.source.lines[0], chunk.source.lines[1] + 1)}
    above = {heading for chunk in chunks for heading in (*chunk.source.headings, chunk.source.title)}
    for block in document.blocks:
        if block.kind in _HEADINGS and (not block.text or block.text in above):
            known.update(range(block.lines[0], block.lines[1] + 1))
    titles = (document.title, getattr(document, "own_title", ""))
    filled = (number for number, line in enumerate(lines, 1) if line.strip() and line.strip() not in titles)
    return [number for number in filled if number not in known]


def bare_headings(document: Document, chunks: Sequence[Chunk]) -> list[str]:
    """Return the headings that no chunk has above it."""
    above = {heading for chunk in chunks for heading in (*chunk.source.headings, chunk.source.title)}
    headings = [block.text for block in document.blocks if block.kind in _HEADINGS and block.text]
    return [heading for heading in headings if heading not in above]


def print_sets(sets: Sequence[Path]) -> None:
    """Print the table of sets with labelled questions, and their sum."""
    rows, total = [], Counter[str]()
    for folder in sets:
        counts = measured(folder)
        total += counts
        rows.append((folder.name, *cells(counts)))
    if len(rows) > 1:
        rows.append(("all", *cells(total)))
    if rows:
        print_table(("set", "answerable", "held", "exact", "right", "complete", "answered"), rows)


def measured(folder: Path) -> Counter[str]:
    """Return the counts of a set; its documents are asked without any side files."""
    with tempfile.TemporaryDirectory() as temporary:
        copy = Path(temporary) / folder.stem
        for file in documents_in(folder):
            target = copy / file.name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file.path, target)
        bot = FaqBot.from_corpus(copy)
        chunks = [
            chunk for file in find_files([copy]).files for chunk in chunk_document(read_document(file.path, file.name))
        ]
    labels = labels_of(folder)
    labelled = list(read_labels(labels)) if labels else []
    counts = Counter[str](answerable=0)
    for question in labelled:
        counts += asked(question, bot, chunks)
    ranges = {place for question in labelled for place in question.expected} | set(read_phrasings(folder / _PHRASINGS))
    places = {(chunk.source.path, *chunk.source.lines) for chunk in chunks}
    counts["ranges"], counts["exact"] = len(ranges), len(ranges & places)
    return counts


def asked(question: Labelled, bot: FaqBot, chunks: Sequence[Chunk]) -> Counter[str]:
    """Return the counts of a single question."""
    is_answered = bot.ask(question.question).outcome == "answer"
    if not question.expected:
        return Counter({"unanswerable": 1, "unanswerable answered": int(is_answered)})
    first = [match.chunk for match in bot.search(question.question, k=1)]
    return Counter(
        {
            "answerable": 1,
            "held": int(any(map(question.is_complete, chunks))),
            "right": int(any(map(question.is_right, first))),
            "complete": int(any(map(question.is_complete, first))),
            "answered": int(is_answered),
        }
    )


def cells(counts: Counter[str]) -> tuple[str, ...]:
    """Return the cells of a row of the table of sets."""
    return (
        f"{counts['answerable']}",
        f"{counts['held']}",
        f"{counts['exact']} of {counts['ranges']}",
        f"{counts['right']}",
        f"{counts['complete']}",
        f"{counts['answered']} ({counts['unanswerable answered']} of {counts['unanswerable']})",
    )


def read_labels(path: Path) -> Iterator[Labelled]:
    """Yield the labelled questions of a file whose expected chunks are ranges of lines."""
    for line in path.read_text(encoding="utf-8").splitlines():
        record: dict[str, Any] = json.loads(line)
        yield Labelled(record["question"], [place_of(place) for place in record["expected"]], record.get("key", ""))


def read_phrasings(path: Path) -> Iterator[Place]:
    """Yield the ranges that the phrasings of a set name; decoys name none."""
    if path.is_file():
        with path.open(encoding="utf-8", newline="") as file:
            yield from (place_of(row["chunk"]) for row in csv.DictReader(file) if row["chunk"])


def place_of(text: str) -> Place:
    """Return the file, the first and the last line of `file:first-last`."""
    path, _, lines = text.rpartition(":")
    first, _, last = lines.partition("-")
    return path, int(first), int(last or first)


def compare_speed(folders: Sequence[str], checkout: str) -> None:
    """Print the time of reading all documents by this package and by another, measured in turns."""
    here = Path(__file__).parents[2]
    places = {"this package": str(here), "the other": checkout}
    times: dict[str, list[float]] = {name: [] for name in places}
    size = 0
    for _ in range(_ROUNDS):
        for name, place in places.items():
            environment = {**os.environ, "PYTHONPATH": place}
            command = [sys.executable, "-c", _TIMED, *map(os.path.abspath, folders)]
            run = subprocess.run(command, cwd=place, env=environment, capture_output=True, text=True, check=True)
            seconds, characters = run.stdout.split()
            times[name].append(float(seconds))
            size = int(characters)
    medians = {name: statistics.median(values) for name, values in times.items()}
    rows = [(name, f"{1e3 * seconds:.0f}", f"{size / seconds / 1e6:.2f}") for name, seconds in medians.items()]
    print_table(("read by", "ms", "million characters a second"), rows)
    print(
        f"\nspeed of this package, as a multiple of the other's: {medians['the other'] / medians['this package']:.2f}"
    )


if __name__ == "__main__":
    main()
