"""Read a table whose rows are marked as questions and answers, each on a row of its own.

Q: How do I log in?                Q1 | How do I log in?
A: With your address.              A1 | With your address.
It is that of your contract.       Q2 | I lost my password
"""

from __future__ import annotations

from collections.abc import Sequence

from faqbot.corpus.document import Pair
from faqbot.corpus.readers.qa_marks import ANSWERED, ASKED
from faqbot.corpus.records.delimited import Lines
from faqbot.corpus.structure.unnamed_pairs import mark_of

_FEWEST_PAIRS = 2
_MARKED = 2  # a mark, and the text in the next cell

_Row = tuple[Lines, Sequence[str]]


def marked_pairs(rows: Sequence[_Row]) -> list[Pair]:
    """Return the pairs of such a table; empty for another table, and if a question lacks an answer.

    Rows above the first question are a title. A row without a mark goes on with the answer above it.
    """
    pairs: list[Pair] = []
    asked, begun, answer = "", (0, 0), list[str]()
    for lines, text in _texts(rows):
        question, told = ASKED.match(text), ANSWERED.match(text)
        if question:
            if asked:
                pairs.append(Pair(asked, "\n".join(answer), begun))
            asked, begun, answer = text[question.end() :].strip(), lines, []
        elif asked and (told or answer):
            answer.append(text[told.end() if told else 0 :].strip())
            begun = begun[0], lines[1]
        elif asked or told:
            return []
    pairs += [Pair(asked, "\n".join(answer), begun)] if asked else []
    is_whole = len(pairs) >= _FEWEST_PAIRS and all(pair.question and pair.answer for pair in pairs)
    return pairs if is_whole else []


def _texts(rows: Sequence[_Row]) -> list[tuple[Lines, str]]:
    """Return the text of each row, with its mark in front; empty if any row holds more than that."""
    texts: list[tuple[Lines, str]] = []
    for lines, cells in rows:
        given = [cell.strip() for cell in cells if cell.strip()]
        if len(given) == _MARKED and mark_of(given[0]):
            texts.append((lines, f"{given[0].rstrip(' :.')}: {given[1]}"))
        elif len(given) == 1:
            texts.append((lines, given[0]))
        elif given:
            return []
    return texts
