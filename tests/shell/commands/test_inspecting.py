"""The commands that look explain the last reply, go on through what was found, and find documents and titles."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from support import PAGE

from faqbot import FaqBot
from faqbot.answering.reply import Carried
from faqbot.rendering.readable import citation
from faqbot.rendering.reply_rows import ReplyLook, numbered_matches
from faqbot.rendering.rows import Line, StyledRow
from faqbot.shell.commands.commands import run_command
from faqbot.shell.commands.inspecting import duration
from faqbot.shell.session import Session

HOLD = "How long should I hold the stretch?"
TITLE = "Assisted Lying Gluteus Maximus Stretch"
ANIMALS = (
    "Ant Bear Cat Deer Elk Fox Goat Hare Ibex Jay Kite Lynx Mole Newt Owl Pig Quail Rat Swan Toad Urial Vole".split()
)


@pytest.fixture
def session(bot: FaqBot) -> Session:
    return Session(bot)


@pytest.fixture(scope="module")
def zoo(tmp_path_factory: pytest.TempPathFactory) -> FaqBot:
    """Many documents of one kind."""
    folder: Path = tmp_path_factory.mktemp("zoo")
    for name in ANIMALS:
        (folder / f"{name.lower()}.txt").write_text(
            f"The Red-{name}\nFrequently Asked Questions\nWhat does it eat?\nWhat a {name} finds.\nIs it red?\nYes.\n"
        )
    return FaqBot.from_corpus(folder)


def said(session: Session, line: str) -> str:
    return "\n".join(line.text if isinstance(line, StyledRow) else line[1] for line in run_command(line, session))


# /why


def test_why_says_that_nothing_was_asked(session: Session) -> None:
    assert said(session, "/why") == "Nothing was asked yet."


def test_why_explains_the_last_reply_from_all_that_was_ranked(session: Session) -> None:
    session.ask("can i use a strap instead of a prtner")
    text = said(session, "/why")
    assert text.startswith("Why this answer: sure, ")
    assert "I read “prtner” as “partner”." in text
    assert re.search(rf"The best other answer scores \d+\.\d less: .* \({PAGE}, line \d+\)\n", text)


def test_why_says_of_a_passage_that_was_asked_for_that_no_threshold_decided(session: Session) -> None:
    session.ask("how long")
    session.ask("2")
    first = said(session, "/why").splitlines()[0]
    assert first.startswith("Why this answer: you asked for this passage. That it answers the question: ")
    assert "enough" not in first


def test_why_says_what_it_is_about_and_how_long_it_took(session: Session) -> None:
    exchange = session.ask(HOLD)
    text = said(session, "/why")
    assert TITLE not in text  # there is only this document
    assert text.endswith(f"It took {duration(exchange.seconds)}.")


def test_why_says_what_was_carried_over_and_what_the_topic_is(zoo: FaqBot) -> None:
    session = Session(zoo)
    exchange = session.ask("What does the red fox eat?")
    carried = replace(exchange.reply, question="and it?", carried=Carried(exchange.said, "The Red-Fox"))
    session.exchanges.append(replace(exchange, said="and it?", reply=carried))
    session.conversation.about("The Red-Fox")
    text = said(session, "/why")
    assert "I took it for “What does the red fox eat?”, about The Red-Fox." in text
    assert "The reply is about The Red-Fox.\nThe topic now is The Red-Fox." in text


@pytest.mark.parametrize(("seconds", "shown"), [(0.0021, "2 ms"), (0.9, "900 ms"), (2.345, "2.3 s")])
def test_a_time_is_in_milliseconds_or_seconds(seconds: float, shown: str) -> None:
    assert duration(seconds) == shown


# /more


def test_more_says_that_there_is_nothing(session: Session) -> None:
    assert said(session, "/more") == "There are no matches to show."


def test_more_goes_on_from_what_was_shown_until_there_is_no_more(session: Session) -> None:
    session.ask(HOLD)
    texts = []
    while (text := said(session, "/more")) != "There are no more matches.":
        texts.append(text)
    everything = "\n".join(texts)
    numbers = [int(number) for number in re.findall(r"^(\d+)\. ", everything, re.MULTILINE)]
    assert numbers == list(range(2, len(session.listed) + 1))
    assert re.search(r"^\d+ more: /more$", texts[0], re.MULTILINE)
    assert texts[-1].endswith("That is all.")


def test_more_shows_all_of_a_text_and_where_it_stands(session: Session) -> None:
    session.ask(HOLD)
    text = said(session, "/more")
    for match in session.listed[1:]:
        assert all(line.strip() in text for line in match.chunk.text.split("\n"))
        assert citation(match.chunk.source) in text


def test_more_goes_on_with_what_a_search_found(session: Session) -> None:
    said(session, "/search knee")
    assert said(session, "/more").startswith("11. ")


def test_more_opens_what_is_only_named_below_an_answer_and_else_goes_on_after_the_last_number(bot: FaqBot) -> None:
    for question in (HOLD, "any tips?", "who painted the mona lisa with a strap?", "knee"):
        session = Session(bot)
        reply = session.ask(question).reply
        shown = [number for number, _ in numbered_matches(reply, ReplyLook())]
        assert len(session.listed) == max(shown, default=1)
        opened = 1 if reply.outcome == "answer" else len(session.listed)
        assert said(session, "/more").startswith(f"{opened + 1}. ")


def test_a_search_that_finds_nothing_leaves_the_numbers_as_they_are(session: Session) -> None:
    session.ask(HOLD)
    before = session.listed
    assert said(session, "/search zzzzqqqq") == "Nothing was found."
    assert session.listed == before


@pytest.mark.parametrize("line", ["/open 99", "/bad 99", "/nonsense", "/topic nothing like it", "/search"])
def test_a_command_that_fails_leaves_the_numbers_as_they_are(line: str, session: Session) -> None:
    session.ask(HOLD)
    before = session.listed
    said(session, line)
    assert session.listed == before
    assert session.ask("2").reply.matches[0].chunk == before[1].chunk


# /open


def test_open_shows_the_section_of_the_answer_in_the_pager_from_its_first_line_on(bot: FaqBot) -> None:
    paged: list[tuple[Sequence[Line], int]] = []
    session = Session(bot, page=lambda lines, first: paged.append((lines, first)))
    session.ask(HOLD)
    assert run_command("/open", session) == []
    ((lines, first),) = paged
    assert lines[first] == ("class:cited", f"> 36  {HOLD}")


def test_open_takes_the_number_of_a_match(session: Session) -> None:
    reply = session.ask(HOLD).reply
    first, _ = reply.matches[2].chunk.source.lines
    assert re.search(rf"^> {first:2}  ", said(session, "/open 3"), re.MULTILINE)


def test_open_prints_where_there_is_no_pager(session: Session) -> None:
    session.ask(HOLD)
    assert f"> 36  {HOLD}" in said(session, "/open 1")


@pytest.mark.parametrize("number", ["0", "6", "999999999", "x", "-1", "1 2", "٣", "1" * 5000])
def test_open_says_which_numbers_there_are(session: Session, number: str) -> None:
    session.ask(HOLD)
    assert said(session, f"/open {number}").endswith("from 1 to 4 here.")


def test_open_says_that_nothing_has_a_number(session: Session) -> None:
    assert said(session, "/open 1") == "There is nothing to choose from now."


# /search


def test_search_lists_what_is_found_by_number(session: Session) -> None:
    lines = said(session, "/search knee").split("\n")
    assert [line[:5] for line in lines[:4:2]] == ["  1. ", "  2. "]
    assert re.fullmatch(rf" +unsure, \d+ % · {PAGE}, lines? \d+(–\d+)?", lines[1])
    assert re.fullmatch(r"/open N shows match N in its document\.\n\d+ more: /more", "\n".join(lines[-2:]))
    assert said(session, "/open 2") != said(session, "/open 1")


def test_search_says_that_nothing_was_found(session: Session) -> None:
    assert said(session, "/search zxcvbq") == "Nothing was found."


# /sources


def test_sources_lists_the_documents_with_their_passages(session: Session) -> None:
    assert said(session, "/sources") == f"  {TITLE}\n    {PAGE}, 31 passages"


def test_of_many_documents_sources_lists_the_first_and_how_many_more(zoo: FaqBot) -> None:
    lines = said(Session(zoo), "/sources").split("\n")
    assert lines[:2] == ["  The Red-Ant", "    ant.txt, 2 passages"]
    assert len(lines) == 2 * 20 + 1
    assert lines[-1] == "and 2 more documents, 44 passages in all"


# /topic, /topics


def test_topics_lists_the_titles_and_not_what_the_topic_is(zoo: FaqBot) -> None:
    session = Session(zoo)
    session.conversation.about("The Red-Bear")
    assert said(session, "/topics") == said(Session(zoo), "/topic").split("\n", 1)[1]


def test_topic_says_that_there_is_none_and_lists_the_first_titles_and_how_many_more(zoo: FaqBot) -> None:
    lines = said(Session(zoo), "/topic").split("\n")
    assert lines[0] == "There is no topic: all documents are searched."
    assert lines[1:3] == ["  The Red-Ant", "  The Red-Bear"]
    assert lines[21:] == ["and 2 more; part of a title is enough"]


@pytest.mark.parametrize("name", ["The Red-Fox", "the red-fox", "red fox", "fox", "red-f", "foxes", "the fox"])
def test_topic_is_set_by_a_title_or_what_names_one(zoo: FaqBot, name: str) -> None:
    session = Session(zoo)
    assert said(session, f"/topic {name}") == "The topic is The Red-Fox. /topic - clears it."
    assert session.conversation.topic == "The Red-Fox"
    assert said(session, "/topic").startswith("The topic is The Red-Fox.\n")


def test_a_whole_word_of_a_title_comes_before_a_part_of_another(tmp_path: Path) -> None:
    for name in ("Step 7", "Step 70", "Step 77"):
        (tmp_path / f"{name}.txt").write_text(f"{name}\nFAQ\nWhat is it?\n{name}.\n")
    assert said(Session(FaqBot.from_corpus(tmp_path)), "/topic 7").startswith("The topic is Step 7.")


def test_a_part_of_several_titles_lists_them_and_sets_none(zoo: FaqBot) -> None:
    session = Session(zoo)
    assert said(session, "/topic at") == "Several titles match:\n  The Red-Cat\n  The Red-Goat\n  The Red-Rat"
    assert session.conversation.topic is None


@pytest.mark.parametrize("name", ["-", "none", "NONE"])
def test_topic_is_cleared(zoo: FaqBot, name: str) -> None:
    session = Session(zoo)
    session.conversation.about("The Red-Fox")
    assert said(session, f"/topic {name}") == "There is no topic: all documents are searched."
    assert session.conversation.topic is None


def test_an_unknown_topic_is_answered_with_the_nearest_title(zoo: FaqBot) -> None:
    session = Session(zoo)
    session.conversation.about("The Red-Cat")
    assert said(session, "/topic red foxx") == "No document has the title red foxx. Did you mean The Red-Fox?"
    assert session.conversation.topic == "The Red-Cat"


def test_a_topic_like_no_title_is_answered_with_where_they_are_listed(zoo: FaqBot) -> None:
    assert said(Session(zoo), "/topic zzz") == "No document has the title zzz. /topic lists them."


def test_the_commands_speak_the_language_of_the_documents(tmp_path: Path) -> None:
    for name in ("Fuchs", "Dachs"):
        (tmp_path / f"{name}.txt").write_text(f"{name}\nFAQ\nWas frisst er?\nWas ein {name} findet.\n")
    session = Session(FaqBot.from_corpus(tmp_path, language="german"))
    assert said(session, "/topic") == "Es gibt kein Thema: Alle Dokumente werden durchsucht.\n  Dachs\n  Fuchs"
    assert said(session, "/topic fuchs") == "Das Thema ist „Fuchs“. /topic - hebt es auf."
    assert said(session, "/topic zzz") == "Kein Dokument hat den Titel „zzz“. /topic listet die Titel auf."
    assert said(session, "/open 1") == "Im Moment gibt es nichts auszuwählen."
    session.ask("Was frisst er?")
    assert said(session, "/open x").startswith("„x“ ist keine Nummer. ")


def test_more_shows_markdown_as_an_answer_is_shown(tmp_path: Path) -> None:
    text = "# Help\n\n## How do I update it?\n\nRun **all**.\n\n## How do I update it by hand?\n\nRun **one**:\n\n- a\n"
    (tmp_path / "help.md").write_text(text)
    bot = FaqBot.from_corpus(tmp_path)
    for marks, shown in ((True, "   Run **one**:"), (False, "   Run one:")):
        session = Session(bot, marks=marks)
        session.ask("How do I update it?")
        assert f"2. How do I update it by hand?\n{shown}\n" in said(session, "/more")
