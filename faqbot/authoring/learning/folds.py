"""Divide rows into folds for cross-validation, always in the same way.

A question is in one fold, however many rows it has. The questions of a chunk are spread evenly over the folds, and so
are the decoys. Which question of a chunk comes into which fold depends on a hash of its words alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import blake2b

from faqbot.authoring.learning.labels import Row, key_of
from faqbot.text.analyser import Analyser

FOLDS = 5


def folds_of(rows: Iterable[Row], analyser: Analyser) -> Mapping[str, int]:
    """Return the fold (0 to FOLDS - 1) of each question."""
    chunks: dict[str, int] = {}
    questions: dict[str, set[str]] = {}
    for row in rows:
        key = key_of(row.question, analyser)
        chunks.setdefault(key, -1 if row.chunk is None else row.chunk)
        questions.setdefault(key, set()).add(row.question)
    ordered = sorted(chunks, key=lambda key: (chunks[key], _hash(key)))
    # The count goes on from chunk to chunk, so that chunks with few rows do not all begin with the first fold.
    return {question: at % FOLDS for at, key in enumerate(ordered) for question in questions[key]}


def _hash(key: str) -> bytes:
    return blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest()
