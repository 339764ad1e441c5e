"""What the documents and the other rows say against a row."""

from __future__ import annotations

import pytest

from faqbot.authoring.learning.labels import Row
from faqbot.authoring.learning.nearness import (
    LEAST_CONFIDENCE,
    MUCH_NEARER,
    TOLD,
    is_answered_already,
    is_nearer_to_another,
)
from faqbot.authoring.learning.trial import Tried


def tried(chunk: int | None, **more) -> Tried:
    usual = {"verdict": "wrong", "first": 1, "confidence": 0.9, "own": 1.0, "other": 1.0, "told": 1.0}
    return Tried(Row("a", chunk, 2), **{**usual, "is_exchanged": False, **more})


@pytest.mark.parametrize(("other", "expected"), [(MUCH_NEARER * 0.99, False), (MUCH_NEARER * 1.01, True)])
def test_a_row_is_nearer_to_another_chunk_if_that_scores_several_times_as_much(other: float, expected: object) -> None:
    assert is_nearer_to_another(tried(0, own=1.0, other=other)) is expected


def test_a_row_whose_chunk_is_not_found_at_all_is_nearer_to_any_other() -> None:
    assert is_nearer_to_another(tried(0, own=0.0, other=0.1))
    assert not is_nearer_to_another(tried(0, own=0.0, other=0.0))


def test_a_row_in_words_that_no_chunk_has_is_not_nearer_to_the_chunk_with_a_stray_one() -> None:
    assert is_nearer_to_another(tried(0, own=0.0, other=0.1, confidence=LEAST_CONFIDENCE))
    assert not is_nearer_to_another(tried(0, own=0.0, other=0.1, confidence=LEAST_CONFIDENCE - 0.01))


def test_a_decoy_is_nearer_to_no_chunk() -> None:
    assert not is_nearer_to_another(tried(None, own=0.0, other=9.0))


def test_a_high_confidence_alone_does_not_reject_a_decoy() -> None:
    answered = "unanswerable answered"
    assert is_answered_already(tried(None, verdict=answered))
    assert not is_answered_already(tried(None, verdict=answered, told=TOLD - 0.01, confidence=0.99))
    assert not is_answered_already(tried(None, verdict=answered, is_exchanged=True))
    assert not is_answered_already(tried(None, verdict="rightly not answered"))
