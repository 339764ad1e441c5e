"""The grey suggestion behind what is typed."""

from __future__ import annotations

import pytest
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.document import Document
from prompt_toolkit.history import InMemoryHistory

from faqbot import FaqBot
from faqbot.shell.completion import KnownTexts
from faqbot.shell.suggestions import ShellSuggest


@pytest.fixture(scope="module")
def known(bot: FaqBot) -> KnownTexts:
    known = KnownTexts(lambda: bot)
    known.read()
    known.wait()
    return known


def suggested(known: KnownTexts, typed: str, *earlier: str) -> str | None:
    history = InMemoryHistory()
    for line in earlier:
        history.append_string(line)
    suggestion = ShellSuggest(known).get_suggestion(Buffer(history=history), Document(typed))
    return suggestion.text if suggestion else None


def test_the_rest_of_the_newest_earlier_line_is_suggested(known: KnownTexts) -> None:
    assert suggested(known, "how ", "how old?", "how new?", "why?") == "new?"


def test_the_history_comes_before_the_corpus(known: KnownTexts) -> None:
    assert suggested(known, "How long", "How long is it?") == " is it?"


def test_the_corpus_is_suggested_from_whatever_the_letter_case(known: KnownTexts) -> None:
    assert suggested(known, "how LONG should") == " I hold the stretch?"


def test_nothing_is_suggested_for_what_is_complete_or_hardly_begun(known: KnownTexts) -> None:
    assert suggested(known, "How long should I hold the stretch?") is None
    assert suggested(known, "Ho") is None
    assert suggested(known, "something else") is None


def test_a_line_of_several_is_not_suggested(known: KnownTexts) -> None:
    assert suggested(known, "one", "one\ntwo") is None


def test_commands_are_suggested_from_the_history(known: KnownTexts) -> None:
    assert suggested(known, "/to", "/topic Plank") == "pic Plank"
