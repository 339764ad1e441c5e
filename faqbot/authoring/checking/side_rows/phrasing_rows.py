"""Find phrasings that are repeated or contradictory, and decoys that are also questions with an answer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from faqbot.authoring.checking.documents.own_questions import answer_alike
from faqbot.authoring.checking.finding import Finding
from faqbot.authoring.checking.material import Material
from faqbot.authoring.checking.question_keys import quoted, words_key
from faqbot.corpus.authors.phrasings import AskedRow
from faqbot.corpus.chunk import Chunk
from faqbot.text.analyser import Analyser


class _Stored:
    """The chunks that a question is stored for, and where it is stored first for each of them."""

    def __init__(self) -> None:
        self.places: dict[int, str] = {}
        self.decoy: str = ""


def check_phrasings(material: Material, analyser: Analyser) -> Iterator[Finding]:
    """Yield the findings about the rows of phrasings.csv, in the order of the rows; the documents' questions count."""
    stored: defaultdict[tuple[str, ...], _Stored] = defaultdict(_Stored)
    for number, chunk in enumerate(material.corpus.chunks):
        if chunk.kind == "faq":
            for question in chunk.questions:
                stored[words_key(question, analyser)].places.setdefault(number, material.place_of(chunk))
    # Phrasings go before decoys, because a question that is both counts as a phrasing, wherever the rows stand.
    for row in sorted(material.sides.asked, key=lambda row: row.chunk is None):
        key = words_key(row.question, analyser)
        if key:
            yield from _of_row(row, stored[key], material.corpus.chunks, analyser)


def _of_row(row: AskedRow, stored: _Stored, chunks: Sequence[Chunk], analyser: Analyser) -> Iterator[Finding]:
    question, place = quoted(row.question), f"{row.path}:{row.line}"
    if row.chunk is None:
        yield from _of_decoy(row, stored)
        stored.decoy = stored.decoy or place
        return
    if row.chunk in stored.places:
        problem = f"{question} is stored for this chunk at {stored.places[row.chunk]} already."
        yield Finding("duplicate-phrasing", row.path, row.line, problem, "Remove the row.")
        return
    chunk = chunks[row.chunk]
    others = (number for number in stored.places if not answer_alike(chunks[number], chunk, analyser))
    other = next(others, None)
    if other is not None:
        problem = f"{question} is stored for {chunks[other].id} at {stored.places[other]}, too, so it is asked back."
        remedy = "Leave it to the chunk that answers it best."
        yield Finding("shared-phrasing", row.path, row.line, problem, remedy)
    stored.places[row.chunk] = place


def _of_decoy(row: AskedRow, stored: _Stored) -> Iterator[Finding]:
    question = quoted(row.question)
    if stored.places:
        where = next(iter(stored.places.values()))
        problem = f"The decoy {question} has an answer at {where}, so it counts as no decoy."
        yield Finding("phrasing-and-decoy", row.path, row.line, problem, "Remove one of the two.")
    elif stored.decoy:
        problem = f"The decoy {question} is at {stored.decoy} already."
        yield Finding("duplicate-phrasing", row.path, row.line, problem, "Remove the row.")
