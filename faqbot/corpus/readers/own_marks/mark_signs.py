"""Show the marks of a page to the readers, and remove the signs that show them from a document.

A mark stands between signs (see `qa_marks`) that are no characters: Unicode keeps them for programs, and texts that
people exchange have none. So the lines of a document are as they were as soon as the signs are removed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from faqbot.corpus.document import Block, Document, TextTable
from faqbot.corpus.readers.own_marks.mark_structure import own_marks
from faqbot.corpus.readers.qa_marks import ANSWER_SIGN, END_SIGN, QUESTION_SIGN

_SIGNS = dict.fromkeys(map(ord, (QUESTION_SIGN, ANSWER_SIGN, END_SIGN)))


def with_signs(text: str) -> str:
    """Return a text with signs around its own marks of questions and answers."""
    return with_inserted(text, signs_in(text))


def signs_in(text: str) -> list[tuple[int, str]]:
    """Return the places of the signs that belong into a text, in their order."""
    return [
        placed
        for mark in own_marks(text)
        for placed in ((mark.start, QUESTION_SIGN if mark.asks else ANSWER_SIGN), (mark.end, END_SIGN))
    ]


def with_inserted(text: str, signs: Iterable[tuple[int, str]]) -> str:
    """Return a text with signs inserted at places that ascend."""
    parts, last = [], 0
    for place, sign in signs:
        parts += [text[last:place], sign]
        last = place
    return "".join((*parts, text[last:]))


def signs_in_each(texts: Sequence[str], parted: str) -> list[list[tuple[int, str]]]:
    """Return the places of the signs in each of several texts that follow each other, with `parted` between them."""
    signs = signs_in(parted.join(texts))
    found = []
    begins = at = 0
    for text in texts:
        end = begins + len(text)
        first = at
        while at < len(signs) and signs[at][0] <= end:
            at += 1
        found.append([(place - begins, sign) for place, sign in signs[first:at]])
        begins = end + len(parted)
    return found


def without_signs(document: Document) -> Document:
    """Return a document without the signs around its own marks."""
    if not any(QUESTION_SIGN in block.raw for block in document.blocks):
        return document
    blocks = tuple(map(_plain_block, document.blocks))
    return replace(document, blocks=blocks, title=_plain(document.title), text=tuple(map(_plain, document.text)))


def _plain_block(block: Block) -> Block:
    table = block.table and TextTable(
        tuple(map(_plain, block.table.header)),
        tuple(row._replace(cells=tuple(map(_plain, row.cells)), raw=_plain(row.raw)) for row in block.table.rows),
    )
    asked_as = tuple(map(_plain, block.asked_as))
    return block._replace(text=_plain(block.text), raw=_plain(block.raw), asked_as=asked_as, table=table)


def _plain(text: str) -> str:
    return text.translate(_SIGNS)
