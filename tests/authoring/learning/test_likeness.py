"""How like two questions are."""

from __future__ import annotations

import pytest

from faqbot.authoring.learning.labels import Row
from faqbot.authoring.learning.likeness import Likeness
from faqbot.authoring.learning.trial import Trial
from faqbot.building.rephrasing import Rephraser


@pytest.fixture
def likeness(rephraser: Rephraser) -> Likeness:
    return Likeness(Trial(rephraser).index([]))


def test_the_same_words_are_entirely_like_and_other_words_not_at_all(likeness: Likeness) -> None:
    assert likeness.between("pay by card", "Pay, by card!") == pytest.approx(1)
    assert likeness.between("pay", "bicycle") == 0
    assert likeness.between("", "bicycle") == 0


def test_telling_words_count_for_more_than_frames(likeness: Likeness) -> None:
    assert likeness.between("can I reserve it", "reserve") > likeness.between("can I reserve it", "can I drink it")


def test_of_equally_near_rows_the_first_of_the_file_is_the_nearest(likeness: Likeness) -> None:
    rows = [Row("bicycle", 0, 7), Row("a Bicycle", 0, 3), Row("bicycle!", 0, 5)]
    assert [row.line for row in likeness.nearest("bicycle", rows, 2)] == [5, 7]
