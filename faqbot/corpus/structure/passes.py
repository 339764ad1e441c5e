"""Apply what this folder finds to the document of a reader, one pass after the other."""

from __future__ import annotations

from faqbot.corpus.document import Document
from faqbot.corpus.structure.answer_lists import with_whole_answer_lists
from faqbot.corpus.structure.contents_lists import without_contents
from faqbot.corpus.structure.faq_pages import with_questions
from faqbot.corpus.structure.marked_pairs import with_joined_questions, with_marked_pairs
from faqbot.corpus.structure.pair_tables import with_pairs_of_tables

_PASSES = (
    without_contents,
    with_whole_answer_lists,
    with_marked_pairs,
    with_pairs_of_tables,
    with_questions,
    with_joined_questions,
)


def structured(document: Document) -> Document:
    """Return the document with its questions and answers as blocks, and without lists that only repeat its headings."""
    for apply in _PASSES:
        document = apply(document)
    return document
