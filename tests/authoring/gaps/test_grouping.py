"""Questions that ask for the same thing are in one group, and however many there are, the same ones are."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import pytest
from support import Built

from faqbot import FaqBot
from faqbot.authoring.gaps.grouping import groups_of
from faqbot.authoring.gaps.question_vectors import vectors_of_questions
from faqbot.authoring.gaps.unanswered import index_of
from faqbot.index.index import Index

GIFT = ["how do I return a gift card", "gift card return", "can a gift card be returned", "give back a gift card"]
PARKING = ["where can I park my car", "car park", "parking for cars"]


@pytest.fixture(scope="module")
def shop(built: Built) -> Index:
    return built(("How long does delivery take?", "Three days."), ("How do I pay?", "By card."))


def sets(questions: list[str], index: Index, **settings: int) -> set[frozenset[str]]:
    groups = groups_of(vectors_of_questions(questions, index), **settings).tolist()
    return {
        frozenset(question for question, group in zip(questions, groups, strict=True) if group == number)
        for number in set(groups)
    }


def test_questions_about_one_thing_are_one_group(shop: Index) -> None:
    assert sets(GIFT + PARKING, shop) == {frozenset(GIFT), frozenset(PARKING)}


def test_word_vectors_join_other_words_for_one_thing(bot: FaqBot) -> None:
    asked = ["is there wifi", "do you have an internet connection", "where is the car park"]
    assert frozenset(asked[:2]) in sets(asked, index_of(bot))


def test_word_vectors_join_other_words_for_one_thing_in_other_languages(tmp_path: Path) -> None:
    (tmp_path / "hotel.csv").write_text("question,answer\nWann gibt es Frühstück?,Ab sieben.\nWie zahle ich?,Bar.\n")
    index = index_of(FaqBot.from_corpus(tmp_path, language="german"))
    asked = ["krankenhaus in der nähe", "klinik in der umgebung", "parkplatz für das auto"]
    assert frozenset(asked[:2]) in sets(asked, index)


def test_batches_give_the_groups_that_one_clustering_gives(shop: Index) -> None:
    questions = [
        f"{start} {thing}"
        for thing in ("zorbing", "quoits", "falconry", "macrame", "spelunking")
        for start in ("how about", "is there", "what is the", "where is", "any")
    ]
    random.Random(7).shuffle(questions)
    assert sets(questions, shop, batch=6) == sets(questions, shop)
    assert len(sets(questions, shop)) == 5


def test_no_question_and_a_question_without_words_are_no_trouble(shop: Index) -> None:
    assert groups_of(vectors_of_questions([], shop)).tolist() == []
    assert groups_of(vectors_of_questions(["?"], shop)).tolist() == [0]
    assert len(set(groups_of(vectors_of_questions(["?", "!", "gift card"], shop)).tolist())) == 3


def test_the_same_questions_give_the_same_groups(shop: Index) -> None:
    first, second = (groups_of(vectors_of_questions(GIFT + PARKING, shop)) for _ in range(2))
    assert np.array_equal(first, second)
    assert first[0] == 0
