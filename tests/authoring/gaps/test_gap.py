"""A gap has typical examples that differ, the nearest chunk of most questions, and the words that nothing mentions."""

from __future__ import annotations

import numpy as np
from support import Built

from faqbot import Chunk, Match, Source
from faqbot.authoring.gaps.gap import Gap, gaps_of
from faqbot.authoring.gaps.question_vectors import vectors_of_questions
from faqbot.authoring.gaps.unanswered import OpenQuestion


def match(chunk: str, confidence: float) -> Match:
    return Match(Chunk(chunk, "faq", "Why?", "So.", Source("faq.md", (1, 2), (), "FAQ")), 1.0, confidence)


def gaps(built: Built, questions: list[OpenQuestion], groups: list[int]) -> list[Gap]:
    index = built(("How long does delivery take?", "Three days."), ("How do I pay?", "By card."))
    return gaps_of(questions, vectors_of_questions([one.question for one in questions], index), np.array(groups))


def test_gaps_are_in_the_order_of_how_often_they_were_asked(built: Built) -> None:
    questions = [OpenQuestion("a zeppelin", (), 2), OpenQuestion("a kayak", (), 1), OpenQuestion("kayaks", (), 2)]
    assert [gap.count for gap in gaps(built, questions, [0, 1, 1])] == [3, 2]
    assert gaps(built, [], []) == []


def test_examples_are_typical_and_differ(built: Built) -> None:
    asked = ["gift voucher", "gift vouchers", "a gift voucher", "the gift voucher", "can I order a gift voucher online"]
    (gap,) = gaps(built, [OpenQuestion(text, (), 1) for text in asked], [0] * 5)
    shown = [example.question for example in gap.examples]
    assert len(shown) == 3
    assert shown[0] != "can I order a gift voucher online"
    assert "can I order a gift voucher online" in shown


def test_the_nearest_chunk_is_that_of_most_that_was_asked(built: Built) -> None:
    questions = [
        OpenQuestion("kayak", (), 6, nearest=match("faq#pay", 0.3)),
        OpenQuestion("kayaks", (), 3, nearest=match("faq#cost", 0.5)),
        OpenQuestion("a kayak", (), 1),
    ]
    (gap,) = gaps(built, questions, [0, 0, 0])
    assert gap.nearest is not None
    assert (gap.nearest.chunk.id, round(gap.confidence, 3)) == ("faq#pay", 0.18)


def test_missing_words_are_those_of_most_that_was_asked(built: Built) -> None:
    questions = [
        OpenQuestion("red kayak", (), 1, missing=("red", "kayak")),
        OpenQuestion("kayak", (), 2, missing=("kayak",)),
    ]
    (gap,) = gaps(built, questions, [0, 0])
    assert gap.missing == ("kayak", "red")
