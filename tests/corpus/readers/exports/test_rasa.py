"""A Rasa bot in one file: the examples of an intent ask, the response answers, and what has no partner is named."""

from __future__ import annotations

import warnings
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqbot.corpus.chunking import chunk_document
from faqbot.corpus.document import Document
from faqbot.corpus.inventory import Fate, account_for
from faqbot.corpus.reading import document_of
from faqbot.errors import CorpusError, CorpusWarning, NoPairsError

NLU = """\
version: "3.1"
nlu:
- intent: faq/ask_ferry
  examples: |
    - When does the ferry leave?
    - ferry times for [Sunday](day)
    - next boat to [the isle]{"entity": "place", "role": "to"}
- intent: ask_price
  examples:
  - text: |
      - What does a ticket cost?
    metadata: {sentiment: neutral}
  - text: fare
- intent: greet
  examples: |
    - hey
- synonym: isle
  examples: |
    - the island
"""
RESPONSES = """\
responses:
  utter_faq/ask_ferry:
  - text: |
      Every hour.

      On Sundays every two hours.
  - text: Hourly.
    channel: slack
  utter_fare:
  - condition:
    - {type: slot, name: vip, value: true}
    text: Nothing for you.
  - text: Ten crowns.
    buttons:
    - {title: Buy, payload: /buy}
  utter_bye:
  - text: Bye!
"""
RULES = """\
rules:
- rule: answer the price
  steps:
  - intent: ask_price
  - action: utter_fare
"""
BOT = NLU + RESPONSES + RULES


def read(text: str) -> Document:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return document_of(text, "bot.yml")


def test_the_first_example_asks_and_the_response_by_name_or_by_rule_answers() -> None:
    ferry, price = read(BOT).pairs
    assert (ferry.question, ferry.answer, ferry.id) == (
        "When does the ferry leave?", "Every hour.\n\nOn Sundays every two hours.", "faq/ask_ferry",
    )  # fmt: skip
    assert ferry.asked_as == ("ferry times for Sunday", "next boat to the isle")
    assert (price.question, price.answer, price.asked_as) == ("What does a ticket cost?", "Ten crowns.", ("fare",))


def test_a_response_without_channel_and_condition_comes_first_and_the_others_travel_along() -> None:
    ferry, price = read(BOT).pairs
    assert ferry.metadata == {"variants of the answer": ["Hourly."]}
    assert price.metadata == {
        "buttons": [{"title": "Buy", "payload": "/buy"}], "variants of the answer": ["Nothing for you."],
    }  # fmt: skip


def test_the_lines_are_those_of_the_response() -> None:
    lines = BOT.splitlines()
    first, last = read(BOT).pairs[0].lines
    assert lines[first - 1].strip() == "utter_faq/ask_ferry:"
    assert lines[last - 1].strip() == "channel: slack"


def test_an_intent_without_a_response_is_named() -> None:
    with pytest.warns(CorpusWarning, match=r"the intent greet without a response in this file \(line 14\)"):
        document_of(BOT, "bot.yml")


def test_no_line_is_lost() -> None:
    document = read(BOT)
    accounts = account_for(BOT, document, list(chunk_document(document)))
    assert not [one for one in accounts if one.fate is Fate.LOST]


@pytest.mark.parametrize(
    ("text", "has", "lacks"), [(NLU, "examples", "responses"), (RESPONSES, "responses", "examples")]
)
def test_half_a_bot_has_no_pairs_and_says_what_to_do(text: str, has: str, lacks: str) -> None:
    with pytest.raises(
        NoPairsError, match=f"has the {has} of a Rasa bot but not their {lacks}; put both into one file"
    ):
        document_of(text, "nlu.yml")


def test_files_that_are_joined_are_one_bot_with_or_without_a_mark_between() -> None:
    domain = 'version: "3.1"\nintents: [greet]\n' + RESPONSES
    for mark in ("", "---\n"):
        assert [one.question for one in read(NLU + mark + domain + RULES).pairs] == [
            "When does the ferry leave?", "What does a ticket cost?",
        ]  # fmt: skip


def test_other_yaml_with_such_names_is_no_bot() -> None:
    text = "responses:\n- {question: How?, answer: So.}\nnlu: [a]\n"
    assert [one.question for one in read(text).pairs] == ["How?"]


def refusal(text: str) -> str:
    try:
        read(text)
    except CorpusError as error:
        return str(error)
    return ""


VALUES: Any = st.recursive(
    st.sampled_from(["x", "- a\\n- b", 1, "null", "utter_x", "[a](b)"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
        st.sampled_from(["intent", "examples", "utter_x", "text", "steps", "action", "rules"]), inner, max_size=3
    ),
    max_leaves=8,
)  # fmt: skip


@given(VALUES, VALUES, VALUES, st.booleans())
def test_any_value_in_place_of_any_other_is_read_or_refused_in_one_line(
    nlu: object,
    responses: object,
    rules: object,
    is_bot: bool,  # noqa: FBT001 - drawn
) -> None:
    head = 'nlu:\n- {intent: x, examples: "- y"}\n' if is_bot else ""
    text = f"{head}responses: {responses}\nrules: {rules}\nnlu: {nlu}\n"
    assert "\n" not in refusal(text)
