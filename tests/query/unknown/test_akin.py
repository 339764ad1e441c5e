"""Words that begin like words of the documents, as forms of one word do."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import Built, corpus_of

from faqbot.building.builder import build_index
from faqbot.index.index import Index
from faqbot.query.expansion import GENERAL_CERTAINTY
from faqbot.query.query import analyse
from faqbot.query.unknown.akin import akin_in_documents
from faqbot.text.analyser import Analyser


@pytest.fixture
def polish(built: Built) -> Index:
    return built(
        ("Jak złożyć wniosek?", "Wniosek składa się w okienku."),
        ("Co z dowodem?", "Zgubiłeś dowód? Zgłoś to od razu."),
        language="polish",
    )


def test_a_word_is_read_as_the_word_that_begins_most_like_it(polish: Index) -> None:
    assert akin_in_documents("wniosku", polish) == ["wniosek"]
    assert akin_in_documents("wnioski", polish) == ["wniosek"]


@pytest.mark.parametrize("word", ["wnuk", "zgubiony", "zgłoszenie", "wniebowzięcie", "w", "", "wnio5ku"])
def test_a_word_that_shares_too_little_is_another_word(word: str, polish: Index) -> None:
    assert akin_in_documents(word, polish) == []


def test_such_a_word_counts_as_little_as_a_general_synonym(polish: Index) -> None:
    (concept,) = (one for one in analyse("bez wniosku", polish).concepts if one.word == "wniosku")
    assert [(reading.said, reading.certainty) for reading in concept.readings] == [("wniosek", GENERAL_CERTAINTY)]


def test_what_may_be_a_typo_is_one(built: Built) -> None:
    index = built(("", "Die Bibliothek öffnet um neun, die Bibliografie liegt aus."), language="german")
    (concept,) = (one for one in analyse("Bibliotek", index).concepts if one.word == "bibliotek")
    assert [(reading.said, reading.how) for reading in concept.readings] == [("bibliothek", "typo")]


def test_a_language_with_a_list_of_words_reads_no_word_so(built: Built) -> None:
    index = built(("", "a university"))
    (concept,) = (one for one in analyse("universal", index).concepts if one.word == "universal")
    assert all(reading.how != "form" for reading in concept.readings)


@given(st.text(alphabet="abcdeé ", max_size=12), st.lists(st.text(alphabet="abcdeé", min_size=1, max_size=10)))
def test_words_that_are_akin_share_four_letters_and_most_of_the_longer_word(asked: str, known: list[str]) -> None:
    index = build_index(corpus_of(("", " ".join(known) or "x")), Analyser("czech"))
    for word in akin_in_documents(asked, index):
        shared = next((at for at, (one, other) in enumerate(zip(asked, word, strict=False)) if one != other), None)
        count = min(len(asked), len(word)) if shared is None else shared
        assert count >= 4
        assert count >= 0.7 * max(len(asked), len(word))
