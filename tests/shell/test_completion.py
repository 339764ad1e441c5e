"""What is offered while a line is typed: completions, and the grey suggestion behind it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.completion import CompleteEvent, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.history import InMemoryHistory
from support import two_manuals

from faqbot import FaqBot
from faqbot.shell.commands.commands import COMMANDS
from faqbot.shell.completion import ShellCompleter, ShellSuggest
from faqbot.shell.known_texts import KnownTexts
from faqbot.shell.session import Session

Offered = Callable[[str], list[Completion]]


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return two_manuals(tmp_path_factory.mktemp("manuals"))


@pytest.fixture(scope="module")
def manuals(pages: Path) -> FaqBot:
    return FaqBot.from_corpus(pages)


@pytest.fixture
def session(manuals: FaqBot) -> Session:
    return Session(manuals)


@pytest.fixture
def offered(session: Session) -> Offered:
    known = KnownTexts(lambda: session.bot)
    known.read()
    known.wait()
    completer = ShellCompleter(session, known)

    def offered(typed: str) -> list[Completion]:
        return list(completer.get_completions(Document(typed), CompleteEvent(text_inserted=True)))

    return offered


def texts(completions: list[Completion]) -> list[str]:
    return [completion.text for completion in completions]


def test_a_question_replaces_the_whole_line_and_names_its_page(offered: Offered) -> None:
    (completion,) = offered("plank hurt")
    assert completion.text == "Where does the Plank hurt?"
    assert completion.start_position == -len("plank hurt")
    assert completion.display_meta_text == "Plank"


def test_a_question_of_several_pages_is_offered_once_and_names_none(offered: Offered) -> None:
    (completion,) = offered("how many se")
    assert (completion.text, completion.display_meta_text) == ("How many sets?", "")


def test_titles_are_offered_too(offered: Offered) -> None:
    assert ("Goblet Squat", "page") in [(one.text, one.display_meta_text) for one in offered("gob")]


def test_a_single_letter_offers_nothing(offered: Offered) -> None:
    assert offered("h") == []


def test_nothing_is_offered_in_the_middle_of_a_line(session: Session) -> None:
    completer = ShellCompleter(session, KnownTexts(lambda: session.bot))
    assert list(completer.get_completions(Document("how many", 3), CompleteEvent())) == []


def test_a_slash_offers_every_command_with_what_it_does(offered: Offered) -> None:
    assert {one.text: one.display_meta_text for one in offered("/")} == {
        name: command.summary("english") for name, command in COMMANDS.items()
    }
    assert "/sources" in texts(offered("/s"))


def test_what_a_command_takes_is_completed_by_the_command(offered: Offered, session: Session) -> None:
    (completion,) = offered("/topic squ")
    assert (completion.text, completion.start_position) == ("Goblet Squat", -3)
    session.ask("Where does the Plank hurt?")
    assert texts(offered("/open 1")) == ["1"]
    assert offered("/help ") == offered("/nonsense 1") == []


# The suggestion


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
