"""Values as text: nothing in them steers a terminal, and JSON reads back the same."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqbot import FaqBot
from faqbot.rendering.readable import chunk_label, one_line, percent, printable, to_json

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


@pytest.mark.parametrize("character", [*"\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"])
def test_no_character_that_turns_text_round_reaches_a_terminal(character: str) -> None:
    assert character not in printable(f"a{character}b")
    assert character not in to_json([f"a{character}b"])
    assert json.loads(to_json([f"a{character}b"])) == [f"a{character}b"]


@pytest.mark.parametrize(
    ("confidence", "shown"), [(0.0, "0 %"), (0.0001, "1 %"), (0.5, "50 %"), (0.9999, "99 %"), (1.0, "100 %")]
)
def test_only_certainty_is_100_percent(confidence: float, shown: str) -> None:
    assert percent(confidence) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("The prices:\n\n| Job | Price |\n|---|---:|\n| Tube | £12 |", "The prices:"),
        ("| Job | Price |\n|---|---:|\n| Tube | £12 |", "Job, Price, Tube, £12"),
        ("A | B is a choice.", "A | B is a choice."),
    ],
)
def test_the_label_of_a_text_has_no_rules_of_tables(text: str, shown: str) -> None:
    bot = FaqBot.from_texts({"a.md": "# Page\n\nOne text."})
    assert chunk_label(replace(next(bot.chunks()), text=text)) == shown
