"""Replies as text: nothing in them steers a terminal, and what is wrapped still says the same."""

from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqbot import FaqBot
from faqbot.rendering.plain_reply import fit, one_line, percent, printable, render, to_json

ANY_TEXT = st.text(st.characters(), max_size=60)


@given(ANY_TEXT)
def test_printable_text_has_no_control_character_but_line_feeds_and_tabs(text: str) -> None:
    assert not [c for c in printable(text) if unicodedata.category(c) in ("Cc", "Cs") and c not in "\n\t"]


@given(ANY_TEXT)
def test_one_line_is_one_line(text: str) -> None:
    assert len(one_line(text).splitlines()) <= 1


@given(st.dictionaries(ANY_TEXT, ANY_TEXT))
def test_json_reads_back_the_same_from_one_line_of_utf_8(value: dict[str, str]) -> None:
    text = to_json(value)
    assert json.loads(text.encode("utf-8").decode("utf-8")) == value
    assert "\n" not in text


@given(st.lists(st.text("ab c-\u00e9•12.", max_size=90), max_size=5), st.integers(10, 60))
def test_fitting_loses_no_word(texts: list[str], width: int) -> None:
    fitted = fit([("", text) for text in texts], width)
    assert "".join("".join(text for _, text in fitted).split()) == "".join("".join(texts).split())


def test_what_goes_on_below_a_bullet_stands_under_its_text() -> None:
    assert fit([("", "  1. one two three")], 13) == [("", "  1. one two"), ("", "     three")]


@pytest.mark.parametrize(
    ("confidence", "shown"), [(0.0, "0 %"), (0.0001, "1 %"), (0.5, "50 %"), (0.9999, "99 %"), (1.0, "100 %")]
)
def test_only_certainty_is_100_percent(confidence: float, shown: str) -> None:
    assert percent(confidence) == shown


def test_an_answer_is_printed_before_its_citation_and_confidence(bot: FaqBot) -> None:
    styles = [style for style, _ in render(bot.ask("How long should I hold the stretch?"))]
    assert styles == ["", "class:citation", "class:citation"]


def test_an_abstention_offers_the_nearest_things(bot: FaqBot) -> None:
    text = "\n".join(line for _, line in render(bot.ask("partner dance for two in the rain")))
    assert text.startswith("The documents don't answer that. Nothing in them mentions dance")
    assert text.count(".txt:") == 3


def test_a_repaired_typo_is_said(bot: FaqBot) -> None:
    text = "\n".join(line for _, line in render(bot.ask("can i use a strap instead of a prtner")))
    assert "read prtner as partner" in text
