"""Text without spaces between words is split into pairs of neighbouring characters."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqbot.text.unspaced import bigrams, characters, is_unspaced, overlap

# Letters and signs of Thai, Lao, Burmese and Khmer, also where no language has them.
CLUSTERED = st.one_of(
    st.text(st.characters(min_codepoint=first, max_codepoint=last), min_size=1)
    for first, last in ((0xE00, 0xE7F), (0xE80, 0xEFF), (0x1000, 0x109F), (0x1780, 0x17FF))
)
HAN = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF), min_size=2)


@given(HAN)
def test_the_first_characters_of_the_bigrams_and_the_last_character_are_the_text(text: str) -> None:
    pairs = list(bigrams(text))
    assert "".join(pair[0] for pair in pairs) + pairs[-1][1] == text
    assert all(overlap(one, other) for one, other in pairwise(pairs))


def test_no_bigram_lies_across_a_change_of_script() -> None:
    assert list(bigrams("abc東京タワー")) == ["abc", "東京", "タワ", "ワー"]


def test_words_of_other_scripts_do_not_overlap() -> None:
    assert not overlap("ab", "bc")
    assert not overlap("東京", "都心")
    assert not overlap("東京", "京")


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("ตั๋ว", ["ตั๋", "ว"]),  # Thai: tones and vowels above
        ("เท่าไหร่", ["เท่า", "ไห", "ร่"]),  # vowels before and behind
        ("ຫ້ອງ", ["ຫ້", "ອ", "ງ"]),  # Lao
        ("ខ្មែរ", ["ខ្មែ", "រ"]),  # Khmer: a consonant below
        ("မြန်မာ", ["မြ", "န်", "မာ"]),  # Burmese
    ],
)
def test_a_character_is_a_consonant_with_all_that_is_written_around_it(text: str, parts: list[str]) -> None:
    assert list(characters(text)) == parts


@given(CLUSTERED)
def test_nothing_is_lost_between_characters_and_a_bigram_has_two_of_them(text: str) -> None:
    assert "".join(characters(text)) == text
    for pair in bigrams(text):
        assert len(characters(pair)) == min(2, len(characters(text)))


def test_a_bigram_is_told_from_a_word() -> None:
    assert all(map(is_unspaced, ["ตั๋ว", "도서", "東京", "水"]))
    assert not any(map(is_unspaced, ["ตั๋วรถ", "도서관", "ab", "день"]))
    assert overlap("ญแจ", "แจส")
