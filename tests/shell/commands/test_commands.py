"""Commands are found by name or by how they begin, take what they say they take, and never end the shell."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqbot import FaqBot
from faqbot.rendering.readable import printable
from faqbot.rendering.rows import StyledRow, row, wrap
from faqbot.shell.commands.commands import COMMANDS, Command, Quit, find_command, run_command
from faqbot.shell.session import Session
from faqbot.text.messages.catalogue import SPOKEN_LANGUAGES

HOLD = "How long should I hold the stretch?"
PAGE = "Frequently Asked Questions\nWhat is it?\nA page.\n"


@pytest.fixture
def session(bot: FaqBot) -> Session:
    return Session(bot)


def said(session: Session, line: str) -> str:
    return "\n".join(line.text if isinstance(line, StyledRow) else line[1] for line in run_command(line, session))


# Which command it is


def test_quit_leaves(session: Session) -> None:
    with pytest.raises(Quit):
        run_command("/quit", session)


def test_letter_case_and_space_around_do_not_matter(session: Session) -> None:
    assert run_command("  /HELP ", session) == run_command("/help", session)


def test_the_beginning_of_a_name_is_enough_if_only_one_begins_so(session: Session) -> None:
    assert find_command("/so") is COMMANDS["/sources"]
    assert said(session, "/hel") == said(session, "/help")


def test_a_longer_form_of_a_command_does_not_count_beside_it(session: Session) -> None:
    assert find_command("/top") is COMMANDS["/topic"]
    assert find_command("/topics") is COMMANDS["/topics"]


def test_a_beginning_that_several_names_have_is_answered_with_them(session: Session) -> None:
    assert said(session, "/s") == "There is no command /s. Did you mean /sources, /search or /save?"


def test_an_unknown_command_is_answered_with_the_nearest(session: Session) -> None:
    assert said(session, "/sorces") == "There is no command /sorces. Did you mean /sources?"


@pytest.mark.parametrize("line", ["/", "/zzzzz", "//"])
def test_a_command_like_no_other_is_answered_with_where_they_are_listed(session: Session, line: str) -> None:
    assert said(session, line) == f"There is no command {line}. /help lists the commands."


# What it takes


@pytest.mark.parametrize("command", COMMANDS.values(), ids=lambda command: command.name)
def test_a_command_that_takes_nothing_says_so_when_it_is_given_something(command: Command, session: Session) -> None:
    if not command.arguments:
        assert said(session, f"{command.name} something") == f"Usage: {command.name}"
    elif not command.arguments.startswith("["):
        assert said(session, command.name) == f"Usage: {command.usage}"
    else:
        assert "Usage" not in said(session, command.name)


def test_a_tab_parts_a_command_from_what_it_takes(session: Session) -> None:
    assert said(session, "/search\tpillow") == said(session, "/search pillow")


# /help


def test_help_lists_every_command_with_what_it_takes(session: Session) -> None:
    text = said(session, "/help")
    assert all(f"  {one.usage} " in text and one.summary("english") in text for one in COMMANDS.values())


@pytest.fixture(params=SPOKEN_LANGUAGES)
def speaking(request: pytest.FixtureRequest) -> Session:
    """A session about documents in each of the languages that faqbot speaks."""
    pairs = [("Was kostet es?", "Nichts.")]
    return Session(FaqBot.from_pairs(pairs, language=request.param, encoder="none"))


def test_help_is_readable_in_forty_columns(speaking: Session) -> None:
    lines = [wrap(row(line), 40) for line in run_command("/help", speaking)]
    shown = ["".join(text for _, text in fragments) for line in lines for fragments in line]
    assert all(len(line) <= 40 for line in shown)
    assert len(shown) <= 36
    under = "  " + " " * max(len(command.usage) for command in COMMANDS.values())
    entries = [line for line in shown if line.startswith("  ")]
    assert all(line.startswith(("  /", under)) for line in entries)


def test_help_fits_a_screen(speaking: Session) -> None:
    assert all(len(text) <= 80 for _, text in run_command("/help", speaking))
    assert len(run_command("/help", speaking)) < 24


def test_help_speaks_the_language_of_the_documents() -> None:
    session = Session(FaqBot.from_pairs([("Was kostet es?", "Nichts.")], language="german", encoder="none"))
    assert "  /why            die letzte Antwort erklären\n" in said(session, "/help")
    assert said(session, "/sorces") == "Den Befehl /sorces gibt es nicht. Meinten Sie /sources?"
    assert said(session, "/good now") == "Aufruf: /good"


# /history and /clear


def test_the_history_numbers_what_was_said(session: Session) -> None:
    assert said(session, "/history") == "Nothing was asked yet."
    for _ in range(9):
        session.ask(HOLD)
    session.ask("any\ntips?\x1b")
    lines = said(session, "/history").split("\n")
    assert lines[0] == f"   1. {HOLD}"
    assert lines[9] == "  10. any tips?�"


def test_clear_clears_the_screen(bot: FaqBot) -> None:
    cleared: list[bool] = []
    assert run_command("/clear", Session(bot, clear=lambda: cleared.append(True))) == []
    assert cleared == [True]


def test_clear_does_nothing_without_a_screen(session: Session) -> None:
    assert run_command("/clear", session) == []


# /reload


@pytest.fixture
def page(tmp_path: Path) -> Path:
    (tmp_path / "page.txt").write_text(f"Page\n{PAGE}")
    return tmp_path


def test_a_reload_says_how_many_passages_there_are_and_answers_from_them(page: Path) -> None:
    session = Session(FaqBot.from_corpus(page))
    (page / "page.txt").write_text(f"Page\n{PAGE}Is it new?\nIt is.\n")
    assert said(session, "/reload").startswith("2 passages, read again in ")
    assert session.ask("Is it new?").reply.text == "It is."


def test_a_reload_that_fails_says_why_and_keeps_what_was_read(page: Path) -> None:
    session = Session(FaqBot.from_corpus(page))
    (page / "page.txt").write_bytes(b"Page\n\0")
    text = said(session, "/reload")
    assert text.startswith(f"Not reloaded: {page}: no document with text")
    assert "skipped page.txt:2 (holds a NUL byte" in text
    assert text.endswith("faqbot still answers from the documents as they were read before.")
    assert session.ask("What is it?").reply.text == "A page."


def test_a_reload_shows_the_warnings_of_reading(page: Path) -> None:
    session = Session(FaqBot.from_corpus(page))
    (page / "photo.jpg").write_bytes(b"")
    assert said(session, "/reload").startswith("Warning: skipped photo.jpg (pictures hold no text)\n1 passage,")


def test_a_reload_says_that_the_topic_is_gone(page: Path) -> None:
    (page / "other.txt").write_text(f"Other\n{PAGE}")
    session = Session(FaqBot.from_corpus(page))
    session.conversation.about("Other")
    (page / "other.txt").unlink()
    assert said(session, "/reload").endswith("No document has the title Other any more: all documents are searched.")


# Whatever is typed


@given(st.sampled_from([name for name in COMMANDS if name not in ("/quit", "/good", "/bad", "/save", "/reload")]),
       st.text(st.characters(), max_size=30))  # fmt: skip
def test_no_argument_ends_the_shell_or_steers_the_terminal(bot: FaqBot, name: str, argument: str) -> None:
    session = Session(bot)
    session.ask(HOLD)
    for line in run_command(f"{name} {argument}", session):
        text = line.text if isinstance(line, StyledRow) else line[1]
        assert text == printable(text)
        assert "\n" not in text


@given(st.text(st.characters(), max_size=20))
def test_no_unknown_command_ends_the_shell_or_steers_the_terminal(bot: FaqBot, name: str) -> None:
    if find_command(f"/{name}".split(maxsplit=1)[0]) is None:
        ((_, text),) = run_command(f"/{name}", Session(bot))
        assert text == printable(text)


def test_what_goes_wrong_is_one_line(bot: FaqBot) -> None:
    def page(lines: Sequence[tuple[str, str]], first: int) -> None:
        raise BrokenPipeError(32, "Broken pipe")

    session = Session(bot, page=page)
    session.ask(HOLD)
    assert said(session, "/open") == "broken pipe"
