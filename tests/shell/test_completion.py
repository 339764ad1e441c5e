"""Completion: what is offered for what is typed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from prompt_toolkit.completion import CompleteEvent, Completion
from prompt_toolkit.document import Document

from faqbot import FaqBot
from faqbot.shell.commands.commands import COMMANDS
from faqbot.shell.completion import Known, KnownTexts, ShellCompleter, nearest
from faqbot.shell.session import Session

Offered = Callable[[str], list[Completion]]


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("manuals")
    for title in ("Plank", "Goblet Squat"):
        (folder / f"{title}.md").write_text(
            f"# {title}\n\n## How many sets?\n\nThree.\n\n## Where does the {title} hurt?\n\nNowhere.\n"
        )
    return folder


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


def known(*questions: str) -> list[Known]:
    return [Known(question, question.lower(), "") for question in questions]


def found(typed: str, *questions: str) -> list[str]:
    return [one.text for one in nearest(typed, known(*questions))]


def test_what_begins_as_typed_comes_before_what_has_the_words() -> None:
    assert found("how", "And how?", "How long?", "Why?") == ["How long?", "And how?"]


def test_words_are_found_in_any_order_by_their_beginnings() -> None:
    assert found("hold lo", "How long should I hold it?", "How often?") == ["How long should I hold it?"]


def test_typos_find_what_is_spelt_alike() -> None:
    assert found("strech lon", "How long is it?", "Stretch longer?") == ["Stretch longer?"]


def test_what_is_typed_in_full_is_not_offered() -> None:
    assert found("How long?", "How long?") == []


def test_few_are_offered() -> None:
    assert len(found("how", *(f"How {number}?" for number in range(100)))) == 6


@given(st.text(max_size=20), st.lists(st.text(min_size=1, max_size=20), max_size=8, unique=True))
def test_anything_may_be_typed(typed: str, questions: list[str]) -> None:
    assert set(found(typed, *questions)) <= set(questions)


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
        name: command.summary for name, command in COMMANDS.items()
    }
    assert "/sources" in texts(offered("/s"))


def test_a_topic_is_completed_by_title(offered: Offered) -> None:
    assert texts(offered("/topic ")) == ["Goblet Squat", "Plank"]
    (completion,) = offered("/topic squ")
    assert (completion.text, completion.start_position) == ("Goblet Squat", -3)


def test_a_number_is_completed_with_what_it_stands_for(offered: Offered, session: Session) -> None:
    assert offered("/open ") == []
    reply = session.ask("Where does the Plank hurt?").reply
    completions = offered("/open ")
    assert texts(completions) == [str(number) for number in range(1, len(reply.matches) + 1)]
    assert completions[0].display_meta_text == "Where does the Plank hurt?"


def test_a_file_to_save_to_is_completed(offered: Offered, tmp_path: Path) -> None:
    (tmp_path / "notes").mkdir()
    assert texts(offered(f"/save {tmp_path}/no")) == ["tes"]


def test_nothing_is_known_before_the_corpus_is_read_and_nobody_waits_for_it(manuals: FaqBot) -> None:
    known = KnownTexts(lambda: manuals)
    assert known.get() == ()
    known.wait()
    assert {one.text for one in known.get()} >= {"Plank", "How many sets?"}


def test_a_corpus_that_is_read_again_is_known_anew(manuals: FaqBot, bot: FaqBot) -> None:
    bots = [manuals]
    known = KnownTexts(lambda: bots[0])
    known.read()
    bots[0] = bot
    known.read()
    known.wait()
    assert "How long should I hold the stretch?" in {one.text for one in known.get()}
    assert "How many sets?" not in {one.text for one in known.get()}


def test_a_corpus_that_cannot_be_read_completes_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    known = KnownTexts(lambda: None)  # type: ignore[arg-type, return-value]
    known.read()
    known.wait()
    assert known.get() == ()
    assert capfd.readouterr() == ("", "")


def test_control_characters_of_a_corpus_are_not_offered(tmp_path: Path) -> None:
    (tmp_path / "faq.jsonl").write_text('{"question": "What \\u001b]0;x\\u0007is it?", "answer": "This."}\n')
    bot = FaqBot.from_corpus(tmp_path)
    known = KnownTexts(lambda: bot)
    known.read()
    known.wait()
    assert all(one.text.isprintable() for one in known.get())


def test_nobody_goes_on_looking_for_what_is_not_wanted_any_more() -> None:
    asked = iter([True])
    many = known(*(f"How {number}?" for number in range(2_000)))
    assert len(nearest("how 1999", many)) == 1
    assert nearest("how 1999", many, lambda: next(asked, False)) == []
