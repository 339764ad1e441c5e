"""Rows are proposed where a person named the chunk, or where the nearest chunk answers more likely than not."""

from __future__ import annotations

from faqbot import Chunk, Match, Source
from faqbot.authoring.gaps.gap import Gap
from faqbot.authoring.gaps.gap_phrasings import rows_that_close
from faqbot.authoring.gaps.unanswered import OpenQuestion


def match(chunk: str, confidence: float) -> Match:
    source = Source("faq.md", (3, 5), ("How can I pay?",), "Shop")
    return Match(Chunk(chunk, "faq", "How can I pay?", "By card.", source), 1.0, confidence)


def asked(question: str, nearest: Match | None, right: str = "") -> OpenQuestion:
    return OpenQuestion(question, (), 2, right=right, nearest=nearest)


def rows(*questions: OpenQuestion, nearest: Match | None) -> list[str]:
    return list(rows_that_close([Gap(questions, questions[:3], nearest, 0.4, ())]))


def test_a_row_needs_a_chunk_that_answers_more_likely_than_not() -> None:
    sure, unsure, other = match("faq#pay", 0.55), match("faq#pay", 0.45), match("faq#cost", 0.6)
    assert rows(asked("cash, or card?", sure), asked("pay", unsure), asked("price", other), nearest=sure) == [
        "question,chunk",
        "# asked 6 times: cash, or card? (the nearest is 'How can I pay?' with 40 %; 1 of 3 questions proposed)",
        '"cash, or card?",faq#pay',
    ]


def test_what_a_person_said_holds_whatever_is_near() -> None:
    near = match("faq#pay", 0.9)
    assert rows(asked("a", near, "faq#cost"), asked("b", None, "-"), nearest=near)[2:] == ["a,faq#cost", "b,"]


def test_where_nothing_is_proposed_the_comment_says_what_to_do() -> None:
    assert rows(asked("a", None), nearest=None)[1:] == [
        "# asked 2 times: a (nothing in the documents is near; no row is proposed, an answer has to be written first)"
    ]


def test_without_gaps_there_is_the_header_alone() -> None:
    assert list(rows_that_close([])) == ["question,chunk"]


def test_a_row_has_no_word_that_stands_for_personal_data() -> None:
    near = match("faq#pay", 0.9)
    assert rows(asked("I am [e-mail], how can I pay?", near), nearest=near)[2:] == ['"I am , how can I pay?",faq#pay']
