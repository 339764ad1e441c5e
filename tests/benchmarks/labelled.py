"""Read a folder of documents with labelled questions, for the benchmarks.

A folder holds `faq.jsonl`, or a folder `docs/` (which the shipped page belongs to), or text pages; and its questions
in `dev.jsonl` or `questions.jsonl`: `question`, and `expected` as ids or `file:first-last`, empty if nothing answers;
questions of the kind `ambiguous` are left out.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from faqbot.bot import shipped_corpus
from faqbot.corpus.chunk import Chunk
from faqbot.corpus.reading import read_corpus
from faqbot.search.building import build_index
from faqbot.search.index import Index
from faqbot.search.terms import Analyser


@dataclass(frozen=True)
class Labelled:
    """A set: its chunks, their index, and each question with the numbers of the chunks that answer it."""

    name: str
    chunks: list[Chunk]
    index: Index
    questions: list[tuple[str, frozenset[int]]]

    @property
    def answerable(self) -> list[tuple[str, frozenset[int]]]:
        """The questions that some chunk answers."""
        return [(question, right) for question, right in self.questions if right]


def read_labelled(folder: Path) -> Labelled:
    """Read one folder."""
    chunks = read_corpus(_corpus(folder))
    (path,) = [folder / name for name in ("dev.jsonl", "questions.jsonl") if (folder / name).exists()]
    questions = []
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        if record.get("kind") == "ambiguous":  # the right outcome is to ask back, so no match is the right first
            continue
        right = [number for label in record["expected"] for number in _labelled(label, chunks)]
        questions.append((record["question"], frozenset(right)))
    return Labelled(folder.name, chunks, build_index(chunks, Analyser()), questions)


def _corpus(folder: Path) -> list[Path]:
    if (folder / "faq.jsonl").exists():
        return [folder / "faq.jsonl"]
    if (folder / "docs").is_dir():
        return [folder / "docs", Path(shipped_corpus())]
    return sorted(folder.glob("*.txt"))


def _labelled(label: str, chunks: list[Chunk]) -> list[int]:
    """Return the chunks that a label names: by id, or by lines that lie within the labelled ones."""
    path, _, lines = label.rpartition(":")
    first, dash, last = lines.partition("-")
    if not (path and dash and first.isdigit() and last.isdigit()):
        return [number for number, chunk in enumerate(chunks) if chunk.id == label]
    return [
        number
        for number, chunk in enumerate(chunks)
        if chunk.source.path == path and int(first) <= chunk.source.lines[0] and chunk.source.lines[1] <= int(last)
    ]
