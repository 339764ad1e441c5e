"""Text without spaces between words is split into pairs of neighbouring characters."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from faqbot.text.unspaced import bigrams, overlap

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
