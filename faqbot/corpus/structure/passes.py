"""Apply what this folder finds to the document of a reader, one pass after the other.

A pass goes through all blocks of a document, perhaps several times. So each names the kinds of blocks without which it
changes nothing, and a document that lacks them is not looked at.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from faqbot.corpus.document import BlockKind, Document
from faqbot.corpus.structure.answer_lists import with_whole_answer_lists
from faqbot.corpus.structure.contents_lists import without_contents
from faqbot.corpus.structure.faq_pages import with_questions
from faqbot.corpus.structure.marked_pairs import with_joined_questions, with_marked_pairs
from faqbot.corpus.structure.pair_tables import with_pairs_of_tables
from faqbot.corpus.structure.question_numbers import without_question_numbers
from faqbot.corpus.structure.sign_offs import without_sign_off


class _Pass(NamedTuple):
    """A pass, and the kinds of blocks that it needs: at least one of each set."""

    apply: Callable[[Document], Document]
    needs: tuple[frozenset[BlockKind], ...]


_HEADINGS = frozenset((BlockKind.HEADING, BlockKind.QUESTION))
_LISTS = frozenset((BlockKind.ITEM, BlockKind.PARAGRAPH))
_PASSES = (
    _Pass(without_sign_off, (frozenset((BlockKind.PARAGRAPH,)),)),
    _Pass(without_contents, (_HEADINGS, _LISTS | {BlockKind.QUESTION})),
    _Pass(with_whole_answer_lists, (_HEADINGS, _LISTS)),
    _Pass(with_marked_pairs, (_HEADINGS | {BlockKind.ITEM},)),
    _Pass(with_pairs_of_tables, (frozenset((BlockKind.WHOLE,)),)),
    _Pass(with_questions, (frozenset((BlockKind.HEADING,)),)),
    _Pass(without_question_numbers, (frozenset((BlockKind.QUESTION,)),)),
    _Pass(with_joined_questions, (frozenset((BlockKind.QUESTION,)),)),
)


def structured(document: Document) -> Document:
    """Return the document with its questions and answers as blocks, and without lists that only repeat its headings."""
    kinds = _kinds(document)
    for apply, needs in _PASSES:
        if any(map(kinds.isdisjoint, needs)):
            continue
        before, document = document, apply(document)
        if document is not before:
            kinds = _kinds(document)
    return document


def _kinds(document: Document) -> set[BlockKind]:
    return {block.kind for block in document.blocks}
