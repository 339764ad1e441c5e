"""Words that the documents have with other small words attached in front."""

from __future__ import annotations

import pytest
from support import Built, other_forms

from faqbot.index.index import Index


@pytest.fixture
def museum(built: Built) -> Index:
    return built(
        ("מתי המוזיאון פתוח?", "המוזיאון פתוח בכל יום."),
        ("כמה עולה כרטיס?", "הכרטיס עולה חמישה שקלים, והכרטיס לילד שניים."),
        language="hebrew",
    )


def test_a_word_is_read_with_another_beginning_with_none_and_without_its_own(museum: Index) -> None:
    assert other_forms("למוזיאון", museum) == {"למוזיאון": ["המוזיאון"]}
    assert other_forms("בכרטיס", museum) == {"בכרטיס": ["כרטיס", "הכרטיס", "והכרטיס"]}
    assert other_forms("מוזיאון", museum) == {"מוזיאון": ["המוזיאון"]}


def test_a_word_that_the_documents_have_is_read_as_itself(museum: Index) -> None:
    assert other_forms("המוזיאון", museum) == {}


def test_two_letters_are_too_few_to_tell_a_word(museum: Index) -> None:
    assert other_forms("הכל", museum) == {}


def test_a_language_that_attaches_nothing_has_no_such_words(built: Built) -> None:
    assert other_forms("למוזיאון", built(("", "המוזיאון"), language="german")) == {}
