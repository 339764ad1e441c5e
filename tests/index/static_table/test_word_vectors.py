"""The vectors of words, and their sums: words of one meaning are near to each other, in every language."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqbot.index.static_table.language_tables import DIMENSION, table_of
from faqbot.index.static_table.word_vectors import grouped_sums, sum_of_words, sums_of_words, vectors_of

ENGLISH = table_of("english")
# English and German words of one piece, of several pieces and of none.
WORDS = ["refund", "東京", "unsubscribe", "x", "zorbulation", "kündigung", "parkplatzsuche", "rechnung"]


def cosine(one: str, other: str, languages: tuple[str, str] = ("english", "english")) -> float:
    first, second = (
        sum_of_words(table_of(language), words, np.ones(len(words)))
        for language, words in zip(languages, (one.split(), other.split()), strict=True)
    )
    return float(first @ second / np.linalg.norm(first) / np.linalg.norm(second))


@pytest.mark.parametrize(
    ("word", "near", "far"),
    [
        ("doctor", "physician", "carpet"),
        ("refund", "reimbursement", "bicycle"),
        ("vaccination", "immunization", "parking"),
        ("how much does it cost", "what is the price", "where is the toilet"),
    ],
)
def test_what_means_the_same_is_nearer_than_what_does_not(word: str, near: str, far: str) -> None:
    assert cosine(word, near) > cosine(word, far) + 0.3


@pytest.mark.parametrize(
    ("language", "word", "near", "far"),
    [
        ("german", "arzt", "krankenhaus", "fahrrad"),
        ("french", "payer", "paiement", "médecin"),
        ("spanish", "coche", "vehículo", "contraseña"),
        ("polish", "lekarz", "szpital", "rower"),
        ("russian", "врач", "больница", "велосипед"),
        ("arabic", "طبيب", "مستشفى", "سيارة"),
    ],
)
def test_what_is_related_is_nearer_than_what_is_not_in_other_languages(
    language: str, word: str, near: str, far: str
) -> None:
    both = language, language
    assert cosine(word, near, both) > cosine(word, far, both) + 0.1


@pytest.mark.parametrize(
    ("language", "word", "english"),
    [("german", "passwort", "password"), ("french", "médecin", "doctor"), ("turkish", "ödeme", "payment")],
)
def test_a_word_lies_near_its_translation(language: str, word: str, english: str) -> None:
    assert cosine(word, english, (language, "english")) > cosine(word, "bicycle", (language, "english")) + 0.2


@pytest.mark.parametrize(("language", "frame", "telling"), [("english", "the", "mortgage"), ("german", "die", "konto")])
def test_words_without_meaning_of_their_own_have_the_shortest_vectors(language: str, frame: str, telling: str) -> None:
    lengths = [np.linalg.norm(sum_of_words(table_of(language), [word], np.ones(1))) for word in (frame, telling)]
    assert lengths[0] < lengths[1] / 3


def test_a_word_without_pieces_adds_nothing() -> None:
    both = sum_of_words(ENGLISH, ["東京", "refund"], np.array([3.0, 2.0]))
    np.testing.assert_allclose(both, 2 * sum_of_words(ENGLISH, ["refund"], np.ones(1)), rtol=1e-6)
    assert not sum_of_words(ENGLISH, [], np.ones(0)).any()


@pytest.mark.parametrize("language", ["english", "german"])
def test_the_vectors_of_many_words_are_those_of_each(language: str) -> None:
    table = table_of(language)
    words = ["refund", "東京", "unsubscribe", "refund", "x", "parkplatzsuche"]
    expected = [sum_of_words(table, [word], np.ones(1)) for word in words]
    found = vectors_of(table, *table.cut_words([word.encode() for word in words]))
    np.testing.assert_allclose(found, expected, rtol=1e-5, atol=1e-6)


@given(
    st.sampled_from(["english", "german"]),
    st.lists(st.lists(st.sampled_from(WORDS), max_size=3), max_size=5),
)
def test_the_sum_of_a_text_does_not_depend_on_the_others(language: str, texts: list[list[str]]) -> None:
    table = table_of(language)
    words = [word for text in texts for word in text]
    weights = np.linspace(0.5, 1.5, len(words))
    together = sums_of_words(table, words, weights, list(map(len, texts)))
    ends = np.cumsum([0, *map(len, texts)])
    for text, sums, start, end in zip(texts, together, ends[:-1], ends[1:], strict=True):
        assert sums_of_words(table, text, weights[start:end], [len(text)]).tolist() == [sums.tolist()]


@given(st.lists(st.lists(st.integers(0, 4), max_size=3), max_size=5))
def test_grouped_sums_are_the_sums_of_the_groups(groups: list[list[int]]) -> None:
    vectors = np.random.default_rng(1).normal(size=(5, DIMENSION)).astype(np.float32)
    numbers = np.array([number for group in groups for number in group], dtype=np.int64)
    sums = grouped_sums(vectors, numbers, np.array(list(map(len, groups)), dtype=np.int64))
    for group, found in zip(groups, sums, strict=True):
        np.testing.assert_allclose(found, vectors[group].sum(axis=0) if group else 0, atol=1e-5)


@given(st.lists(st.lists(st.integers(0, 4), max_size=40), max_size=9))
def test_many_groups_have_the_same_sums_to_the_bit(groups: list[list[int]]) -> None:
    vectors = np.random.default_rng(1).normal(size=(5, DIMENSION)).astype(np.float32)
    numbers = np.array([number for group in groups for number in group], dtype=np.int64)
    lengths = np.array(list(map(len, groups)), dtype=np.int64)
    few, many = (grouped_sums(vectors, numbers, lengths, are_many=are_many) for are_many in (False, True))
    assert few.dtype == many.dtype
    assert few.tobytes() == many.tobytes()
