"""Digits that HTML raises or lowers are characters of their own."""

from __future__ import annotations

import pytest

from faqbot.corpus.readers.markup.html_parts import without_tags
from faqbot.text.programs.raised_digits import with_raised_digits
from faqbot.text.scripts import normalise


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("10<sup>66</sup>", "10⁶⁶"),
        ("10<SUP class='e'>-3</SUP>", "10⁻³"),
        ("2<sup>n+1</sup>", "2ⁿ⁺¹"),
        ("H<sub>2</sub>O", "H₂O"),
        ("<sup>1</sup>/<sub>2</sub>", "¹/₂"),
    ],
)
def test_raised_and_lowered_digits_are_characters(source: str, text: str) -> None:
    assert with_raised_digits(source) == text


@pytest.mark.parametrize(
    "source", ["1<sup>st</sup>", "told<sup>[1]</sup>", "2<sup></sup>", "<sup>2", "<super>2</super>"]
)
def test_other_raised_texts_stay(source: str) -> None:
    assert with_raised_digits(source) == source


def test_raised_digits_of_html_in_a_text_stay_with_their_number() -> None:
    assert without_tags("<b>2<sup>14</sup></b> cards") == "2¹⁴ cards"


def test_raised_digits_are_found_by_plain_ones() -> None:
    assert normalise(with_raised_digits("H<sub>2</sub>O")) == normalise("H2O")
