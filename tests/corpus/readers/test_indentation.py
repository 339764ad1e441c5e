"""The indentation that an answer shares is removed from all its paragraphs."""

from __future__ import annotations

import pytest

from faqbot.corpus.chunking import chunk_document
from faqbot.corpus.reading import document_of
from faqbot.corpus.structure.passes import structured


def _answer(text: str) -> str:
    page = f"{text}\n\nQ: Is it far?\nA: No.\n"
    return next(iter(chunk_document(structured(document_of(page, "page.txt"))))).text


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("A: By card, or\n    in cash.\n\n    Tips are welcome.", "By card, or\nin cash.\n\nTips are welcome."),
        ("A: By card.\n   Tips are welcome.", "By card.\nTips are welcome."),
        ("A: By card:\n   now.\n\n   * Visa\n     or\n   * JCB", "By card:\nnow.\n\n* Visa\n  or\n* JCB"),
    ],
)
def test_paragraphs_below_a_mark_lose_the_indentation_of_the_first(source: str, text: str) -> None:
    assert _answer(f"Q: How do I pay?\n{source}") == text


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("A: Say this:\n\n      pay --card", "Say this:\n\n      pay --card"),
        ("A: Say this,\n   please:\n\n       pay --card", "Say this,\nplease:\n\n    pay --card"),
        ("A: By card.\n\nNo tips.", "By card.\n\nNo tips."),
    ],
)
def test_what_is_indented_further_than_the_text_below_a_mark_stays_so(source: str, text: str) -> None:
    assert _answer(f"Q: How do I pay?\n{source}") == text


def test_lines_indented_below_an_answer_without_a_mark_keep_their_indentation() -> None:
    assert _answer("Q: How do I pay?\n\nSay this:\n\n    pay --card") == "Say this:\n\n    pay --card"
