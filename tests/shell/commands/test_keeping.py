"""`/good`, `/bad` and `/save` keep what was said where they say, and say what they cannot keep."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import pytest
from support import PAGE

from faqbot import FaqBot
from faqbot.answering.reply import Carried
from faqbot.corpus.chunk import Chunk
from faqbot.rendering.readable import citation
from faqbot.rendering.rows import StyledRow
from faqbot.shell.commands.commands import run_command
from faqbot.shell.session import Session

HOLD = "How long should I hold the stretch?"
HOLD_CHUNK = "assisted-lying-gluteus-maximus-stretch#frequently-asked-questions/how-long-should-i-hold-the-stretch"
MISSPELT = HOLD_CHUNK.replace("#", "~")
NO_ANSWER = "what's the boiling point of tin?"


@pytest.fixture
def session(bot: FaqBot) -> Session:
    return Session(bot)


@pytest.fixture(autouse=True)
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file of feedback, in a home of its own."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return tmp_path / "data" / "faqbot" / "feedback.csv"


@pytest.fixture(scope="module")
def pets(tmp_path_factory: pytest.TempPathFactory) -> FaqBot:
    folder: Path = tmp_path_factory.mktemp("pets")
    for name, food in (("Cats", "Fish"), ("Dogs", "Bones")):
        (folder / f"{name}.txt").write_text(f"{name}\nFrequently Asked Questions\nWhat do they eat?\n{food}.\n")
    return FaqBot.from_corpus(folder)


def said(session: Session, line: str) -> str:
    return "\n".join(line.text if isinstance(line, StyledRow) else line[1] for line in run_command(line, session))


def rows(path: Path) -> list[dict[str, str]]:
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


# /good


@pytest.mark.parametrize("line", ["/good", "/bad", "/bad 1"])
def test_without_an_answer_there_is_nothing_to_judge(session: Session, kept: Path, line: str) -> None:
    assert said(session, line) == "Nothing was answered yet."
    assert not kept.exists()


def test_good_keeps_the_question_with_the_chunk_that_was_given(session: Session, kept: Path) -> None:
    session.ask(HOLD)
    assert said(session, "/good") == f"Kept in {kept}."
    ((row),) = rows(kept)
    assert (row["question"], row["chunk"], row["verdict"]) == (HOLD, HOLD_CHUNK, "good")
    assert (row["given"], row["outcome"]) == (HOLD_CHUNK, "answer")
    assert float(row["confidence"]) > 0.9


def test_a_good_abstention_is_a_question_that_nothing_answers(session: Session, kept: Path) -> None:
    session.ask(NO_ANSWER)
    said(session, "/good")
    ((row),) = rows(kept)
    assert (row["question"], row["chunk"], row["given"], row["outcome"]) == (NO_ANSWER, "", "", "abstain")


def test_a_choice_is_no_answer_to_call_good(pets: FaqBot, kept: Path) -> None:
    session = Session(pets)
    assert session.ask("What do they eat?").reply.outcome == "choose"
    assert said(session, "/good").startswith("The last reply asked you to choose: pick one,")
    assert not kept.exists()


def test_small_talk_is_not_what_is_judged(session: Session, kept: Path) -> None:
    session.ask(HOLD)
    session.ask("thanks")
    said(session, "/good")
    assert rows(kept)[0]["question"] == HOLD


@pytest.mark.parametrize(("asked", "kept_as"), [
    ("What do they eat?", "Cats: What do they eat?"),
    ("What do dogs eat?", "Cats: what do eat"),
    ("What do cats eat?", "What do cats eat?"),
])  # fmt: skip
def test_a_question_that_was_carried_over_is_kept_with_the_title_it_was_asked_of(
    pets: FaqBot, kept: Path, asked: str, kept_as: str
) -> None:
    session = Session(pets)
    exchange = session.ask("What do cats eat?")
    carried = replace(exchange.reply, question="and the cats?", carried=Carried(asked, "Cats"))
    session.exchanges.append(
        replace(exchange, said="and the cats?", reply=carried, question="what do eat", titles=("Cats",))
    )
    said(session, "/good")
    assert rows(kept)[0]["question"] == kept_as


def test_a_verdict_is_confirmed_in_the_language_of_the_documents(kept: Path) -> None:
    session = Session(FaqBot.from_pairs([("Was kostet es?", "Nichts.")], language="german", encoder="none"))
    assert said(session, "/good") == "Bisher wurde nichts beantwortet."
    session.ask("Was kostet es?")
    assert said(session, "/good") == f"Festgehalten in {kept}."


# /bad


def test_bad_alone_keeps_no_chunk_and_says_how_to_name_one(session: Session, kept: Path) -> None:
    session.ask(HOLD)
    assert said(session, "/bad").endswith("say where: /bad N, or /bad file:first-last.")
    ((row),) = rows(kept)
    assert (row["question"], row["chunk"], row["verdict"], row["given"]) == (HOLD, "?", "bad", HOLD_CHUNK)


@pytest.mark.parametrize("reference", ["2", f"{PAGE}:28-29", "{id}", " {id} "])
def test_bad_takes_a_number_lines_or_an_id(session: Session, kept: Path, reference: str) -> None:
    second = session.ask(HOLD).reply.matches[1].chunk
    right = second if "{id}" in reference or reference == "2" else chunk_at(session.bot, 28)
    assert said(session, f"/bad {reference.format(id=second.id)}").endswith(f"Right: {citation(right.source)}")
    assert rows(kept)[0]["chunk"] == right.id


def chunk_at(bot: FaqBot, line: int) -> Chunk:
    return next(chunk for chunk in bot.chunks() if chunk.source.lines[0] == line)


def test_bad_takes_a_hyphen_where_no_document_answers(session: Session, kept: Path) -> None:
    session.ask(HOLD)
    assert said(session, "/bad -") == f"Kept in {kept}.\nRight: no document answers it."
    ((row),) = rows(kept)
    assert (row["chunk"], row["verdict"], row["given"]) == ("", "bad", HOLD_CHUNK)
    session.ask(NO_ANSWER)
    assert said(session, "/bad -") == "That is the answer that was given. If it is right: /good."


def test_a_second_verdict_on_an_answer_takes_the_place_of_the_first(session: Session, kept: Path) -> None:
    session.ask("any tips?")
    said(session, "/good")
    session.ask(HOLD)
    assert len(rows(kept)) == 1
    said(session, "/bad")
    said(session, "/good")
    lines = said(session, "/good").splitlines()
    assert lines == [f"Kept in {kept}.", "It takes the place of your earlier verdict on this answer."]
    assert [(row["question"], row["verdict"]) for row in rows(kept)] == [("any tips?", "good"), (HOLD, "good")]


def test_a_number_of_a_search_names_the_right_chunk_of_what_was_asked_before(session: Session, kept: Path) -> None:
    session.ask(HOLD)
    said(session, "/search partner-assisted stretch or an active exercise")
    right = session.listed[0].chunk
    said(session, "/bad 1")
    ((row),) = rows(kept)
    assert (row["question"], row["chunk"]) == (HOLD, right.id)


def test_bad_of_a_choice_keeps_all_that_was_offered(pets: FaqBot, kept: Path) -> None:
    session = Session(pets)
    session.ask("What do they eat?")
    said(session, "/bad 2")
    ((row),) = rows(kept)
    offered = [match.chunk.id for match in session.listed]
    assert (row["given"].split(), row["chunk"]) == (offered, offered[1])


def test_bad_of_an_abstention_names_what_answers_it(session: Session, kept: Path) -> None:
    nearest = session.ask(NO_ANSWER).reply.matches[0].chunk
    said(session, "/more")  # which shows and numbers what is too far from the question to be suggested
    said(session, "/bad 1")
    assert rows(kept)[0]["chunk"] == nearest.id


@pytest.mark.parametrize(("reference", "message"), [
    ("9", "The numbers go from 1 to 4 here."),
    ("1", "That is the answer that was given. If it is right: /good."),
    (HOLD_CHUNK, "That is the answer that was given. If it is right: /good."),
    (MISSPELT, f"no chunk has the id {MISSPELT!r}; did you mean {HOLD_CHUNK!r}?"),
    ("biggest-setup", "no chunk has the id 'biggest-setup'; did you mean 'assisted-"),
    ("biggest-setup-mistakes", "no chunk has the id 'biggest-setup-mistakes'"),
    ("partner", "no chunk has the id 'partner'; it is a part of the ids assisted-"),
    ("blah", f"no chunk has the id 'blah'; name it by its id or its lines, as in {PAGE}:"),
    ("page.txt:3-4", "no chunk has the id 'page.txt:3-4' and no document is cited as 'page.txt'; name"),
])  # fmt: skip
def test_a_right_chunk_that_is_none_is_not_kept(session: Session, kept: Path, reference: str, message: str) -> None:
    session.ask(HOLD)
    assert said(session, f"/bad {reference}").startswith(message)
    assert not kept.exists()


def test_what_was_kept_can_be_copied_to_phrasings_csv_and_is_learnt(tmp_path: Path, kept: Path) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "kettle.txt").write_text("Kettle\nFAQ\nHow is it cleaned?\nWith vinegar.\nIs it loud?\nNo.\n")
    session = Session(FaqBot.from_corpus(docs))
    assert session.ask("does chalk come off").reply.outcome == "abstain"
    said(session, "/bad kettle.txt:3-4")
    (docs / "phrasings.csv").write_bytes(kept.read_bytes())
    session.reload()
    assert session.ask("does chalk come off").reply.text == "With vinegar."


def test_feedback_that_cannot_be_kept_is_one_line(session: Session, kept: Path) -> None:
    kept.parent.parent.write_text("a file where the folder should be")
    session.ask(HOLD)
    assert said(session, "/good").startswith(f"{kept}: cannot keep the feedback: ")


# /save


def test_save_writes_the_session_as_markdown(session: Session, tmp_path: Path) -> None:
    session.ask(HOLD)
    path = tmp_path / "notes.md"
    assert said(session, f"/save {path}") == f"Saved 1 question in {path}."
    text = path.read_text()
    assert f"## {HOLD}\n" in text
    assert "> A controlled hold of about 15 to 30 seconds is typical." in text


def test_save_has_nothing_to_save_yet(session: Session, tmp_path: Path) -> None:
    assert said(session, f"/save {tmp_path / 'notes.md'}") == "There is nothing to save yet."


def test_save_replaces_what_the_session_saved_and_nothing_else(session: Session, tmp_path: Path) -> None:
    mine, other = tmp_path / "mine.md", tmp_path / "other.md"
    other.write_text("of another")
    session.ask(HOLD)
    said(session, f"/save {mine}")
    session.ask(NO_ANSWER)
    assert said(session, f"/save {mine}") == f"Saved 2 questions in {mine}."
    assert NO_ANSWER.split()[1] in mine.read_text()
    assert said(session, f"/save {other}").startswith(f"{other}: exists already and was not saved by this session")
    assert other.read_text() == "of another"


@pytest.mark.parametrize("name", ["'my notes.md'", '"my notes.md"', "my notes.md", "-"])
def test_a_name_may_have_spaces_and_quotes_around_it(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    session.ask(HOLD)
    said(session, f"/save {name}")
    assert (tmp_path / name.strip("'\"")).is_file()


def test_a_tilde_is_the_home_folder(session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    session.ask(HOLD)
    said(session, "/save ~/notes.md")
    assert (tmp_path / "notes.md").is_file()


@pytest.mark.parametrize("name", ["nowhere/notes.md", "a\0b", "/dev/null", ".", "broken-link"])
def test_what_cannot_be_saved_is_one_line(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "broken-link").symlink_to(tmp_path / "not-there")
    session.ask(HOLD)
    ((style, text),) = run_command(f"/save {name}", session)
    assert style == "class:note"
    assert not text.startswith("Saved")
    assert not (tmp_path / "not-there").exists()
