"""A session remembers what was said, and what numbers refer to."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from unittest import mock

import pytest

from faqbot import FaqBot
from faqbot.errors import CorpusError
from faqbot.rendering.reply_rows import SEE_ALSO
from faqbot.shell.commands.inspecting import more, why
from faqbot.shell.session import Session

HOLD = "How long should I hold the stretch?"
PARTNER = "Can I do this without a partner?"


@pytest.fixture
def session(bot: FaqBot) -> Session:
    return Session(bot)


def test_what_is_said_is_remembered_with_its_reply_and_its_time(session: Session) -> None:
    assert session.last is None
    first, second = session.ask(HOLD), session.ask(PARTNER)
    assert session.exchanges == [first, second]
    assert session.last is second
    assert (first.said, first.reply.outcome) == (HOLD, "answer")
    assert first.seconds > 0


def test_what_fails_is_not_remembered(session: Session) -> None:
    with pytest.raises(TypeError):
        session.ask(None)  # type: ignore[arg-type]
    assert session.exchanges == []


def test_numbers_refer_to_the_matches_of_the_last_reply(session: Session) -> None:
    reply = session.ask(HOLD).reply
    assert session.listed == reply.matches[: 1 + SEE_ALSO]
    assert session.left == len(reply.matches) - 1


def test_small_talk_leaves_the_numbers_and_what_is_judged_as_they_are(session: Session) -> None:
    answered = session.ask(HOLD)
    assert session.ask("thanks").reply.outcome == "smalltalk"
    assert session.listed == answered.reply.matches[: 1 + SEE_ALSO]
    assert session.judged is answered


@pytest.mark.parametrize(("text", "number"), [("2", 2), ("the second", 2), ("#3", 3), ("number 4", 4), ("1", 1)])
def test_a_number_on_the_screen_shows_its_passage_and_changes_no_number(
    text: str, number: int, session: Session
) -> None:
    session.ask(HOLD)
    before = session.listed
    reply = session.ask(text).reply
    assert (reply.outcome, reply.text) == ("answer", before[number - 1].chunk.text)
    assert reply.confidence == before[number - 1].confidence
    assert session.listed == before
    assert session.ask("2").reply.matches[0].chunk == before[1].chunk


def test_a_number_shows_one_of_the_nearest_passages_after_an_abstention(session: Session) -> None:
    reply = session.ask("Who is in charge of how far the leg goes, me or my helper?").reply
    assert reply.outcome == "abstain"
    assert session.ask("2").reply.matches[0].chunk == reply.matches[1].chunk


def test_an_abstention_that_shows_no_passage_changes_no_number(session: Session) -> None:
    session.ask(HOLD)
    before = session.listed
    assert session.ask("what's the boiling point of tin?").reply.outcome == "abstain"
    assert session.listed == before


def test_more_shows_from_the_first_match_on_where_an_abstention_showed_none(session: Session) -> None:
    session.ask(HOLD)
    reply = session.ask("what's the boiling point of tin?").reply
    assert session.show_more(2) == list(enumerate(reply.matches[:2], start=1))
    assert session.ask("2").reply.matches[0].chunk == reply.matches[1].chunk


@pytest.mark.parametrize("text", ["9", "0", "17", "number 12"])
def test_a_wrong_number_says_which_numbers_there_are_and_changes_none(text: str, session: Session) -> None:
    answered = session.ask(HOLD)
    before = session.listed
    reply = session.ask(text).reply
    assert (reply.outcome, reply.text) == ("abstain", "The numbers go from 1 to 4 here.")
    assert session.listed == before
    assert session.judged is answered


def test_a_number_goes_on_to_what_more_showed(session: Session) -> None:
    session.ask(HOLD)
    assert session.ask("5").reply.outcome == "abstain"
    session.show_more(3)
    session.show_more(3)
    assert session.ask("5").reply.matches[0].chunk == session.listed[4].chunk


def test_a_number_shows_what_a_search_found(session: Session) -> None:
    session.search("pillow or towel", shown=2)
    assert session.ask("2").reply.matches[0].chunk == session.listed[1].chunk


def test_the_passage_that_was_shown_by_its_number_is_the_one_that_is_meant_without_a_number(session: Session) -> None:
    session.ask(HOLD)
    assert session.current == session.listed[0]
    session.ask("3")
    assert session.current is not None
    assert session.current.chunk == session.listed[2].chunk


@pytest.mark.parametrize("code", ["E-2099", "e2099", "error 2099", "AB12", "2nd-gen"])
def test_an_unknown_code_is_a_question_and_no_number(code: str, session: Session) -> None:
    session.ask(HOLD)
    reply = session.ask(code).reply
    assert reply.carried is None or reply.carried.number is None
    assert "number" not in reply.text


def test_numbers_refer_to_what_a_search_found(session: Session) -> None:
    session.ask(HOLD)
    session.search("pillow or towel", shown=2)
    assert session.listed == tuple(session.bot.search("pillow or towel", k=2))


@pytest.mark.parametrize("searched", [False, True])
def test_the_numbers_go_on_to_all_that_was_ranked_and_none_changes(session: Session, searched: bool) -> None:  # noqa: FBT001
    session.ask(HOLD)
    if searched:
        session.search(HOLD, shown=2)
    before = session.listed
    session.show_more(200)
    assert session.listed[: len(before)] == before
    ids = [match.chunk.id for match in session.listed]
    assert set(ids) == {match.chunk.id for match in session.bot.search(HOLD, k=200)}
    assert len(set(ids)) == len(ids) > 10


def test_a_reply_has_all_that_was_ranked_and_is_else_the_same(session: Session) -> None:
    reply = session.ask(HOLD).reply
    assert list(reply.matches) == session.bot.search(HOLD, k=200)
    assert replace(reply, matches=reply.matches[:5]) == session.bot.ask(HOLD)


def test_every_turn_asks_one_question(session: Session) -> None:
    with mock.patch.object(FaqBot, "ask", autospec=True, side_effect=FaqBot.ask) as ask:
        session.ask(HOLD)
        session.show_more(3)
        why(session, "")
        more(session, "")
    assert ask.call_count == 1


def test_a_follow_up_has_what_was_ranked_for_the_earlier_question_in_its_document(tmp_path: Path) -> None:
    for name in ("Cats", "Dogs"):
        verbs = "eat see do say play fear".split()
        pairs = "".join(f"What do {name} {verb}?\n{verb.title()}ing {name}.\n" for verb in verbs)
        (tmp_path / f"{name}.txt").write_text(f"{name}\nFrequently Asked Questions\n{pairs}")
    session = Session(FaqBot.from_corpus(tmp_path))
    session.ask("What do cats eat?")
    exchange = session.ask("and the dogs?")
    assert (exchange.question, exchange.titles) == ("what do eat", ("Dogs",))
    assert (exchange.reply.text, len(session.listed)) == ("Eating Dogs.", 1)
    assert len(exchange.reply.matches) > 5
    assert {match.chunk.source.title for match in exchange.reply.matches} == {"Dogs"}


@pytest.fixture
def pets(tmp_path: Path) -> Path:
    for name, food in (("Cats", "Fish"), ("Dogs", "Bones")):
        (tmp_path / f"{name}.txt").write_text(f"{name}\nFrequently Asked Questions\nWhat do they eat?\n{food}.\n")
    return tmp_path


def test_a_reload_answers_from_the_new_documents_and_the_conversation_goes_on(pets: Path) -> None:
    session = Session(FaqBot.from_corpus(pets))
    session.conversation.about("Dogs")
    (pets / "Dogs.txt").write_text("Dogs\nFrequently Asked Questions\nWhat do they eat?\nCarrots.\n")
    session.reload()
    assert session.conversation.topic == "Dogs"
    assert session.ask("What do dogs eat?").reply.text == "Carrots."


def test_a_topic_whose_document_is_gone_is_cleared_by_a_reload(pets: Path) -> None:
    session = Session(FaqBot.from_corpus(pets))
    session.conversation.about("Dogs")
    session.ask("What do they eat?")
    (pets / "Dogs.txt").unlink()
    session.reload()
    assert session.conversation.topic is None
    session.show_more(3)
    assert len(session.bot) == 1


def test_a_reload_that_fails_leaves_everything_as_it_was(pets: Path) -> None:
    session = Session(FaqBot.from_corpus(pets))
    session.conversation.about("Dogs")
    for page in pets.iterdir():
        page.write_bytes(b"\0")
    with pytest.raises(CorpusError):
        session.reload()
    assert session.conversation.topic == "Dogs"
    assert session.ask("What do dogs eat?").reply.text == "Bones."


@pytest.fixture
def helpdesk() -> Session:
    return Session(FaqBot.from_corpus(Path(__file__).parents[1] / "data" / "helpdesk"))


def test_tell_me_more_shows_the_passages_of_see_also_that_are_likely_enough_and_then_no_more(
    helpdesk: Session,
) -> None:
    helpdesk.ask("the day my bill is due and ways to pay")
    second, *others = helpdesk.listed[1:]
    assert second.confidence >= 0.2 > max(match.confidence for match in others)
    told = [helpdesk.ask("tell me more").reply for _ in range(2)]
    assert [reply.chunk and reply.chunk.id for reply in told] == [second.chunk.id, None]
    assert [match.chunk for match in helpdesk.listed][1:] == [second.chunk, *(match.chunk for match in others)]


def test_an_unlikely_passage_of_see_also_is_not_told_as_an_answer(helpdesk: Session) -> None:
    helpdesk.ask("what does Home 50 cost?")
    assert helpdesk.listed[1].confidence < 0.2
    for text in ("tell me more", "next step", "that's wrong"):
        assert helpdesk.ask(text).reply.outcome == "smalltalk"


def test_more_goes_on_behind_the_passage_that_tell_me_more_showed(helpdesk: Session) -> None:
    helpdesk.ask("the day my bill is due and ways to pay")
    ranked = [match.chunk.id for match in helpdesk._ranked]
    helpdesk.ask("tell me more")
    assert [match.chunk.id for _, match in helpdesk.show_more(2)] == ranked[2:4]


@pytest.mark.parametrize("unanswered", ["do you sell phones?", "phones"])
def test_tell_me_more_does_not_go_back_behind_a_question_for_which_nothing_was_found(
    helpdesk: Session, unanswered: str
) -> None:
    helpdesk.ask("the day my bill is due and ways to pay")
    assert helpdesk.ask(unanswered).reply.outcome == "abstain"
    assert helpdesk.ask("more").reply.text == "I have nothing more about that."


@pytest.mark.parametrize("number", ["7", "-1", "0", "99"])
def test_a_wrong_number_is_no_question_while_numbers_are_on_the_screen(helpdesk: Session, number: str) -> None:
    helpdesk.ask("when is my bill due?")
    listed = helpdesk.listed
    reply = helpdesk.ask(number).reply
    assert (reply.outcome, reply.matches) == ("abstain", ())
    assert helpdesk.listed == listed


def test_numbers_stay_where_nothing_is_found(helpdesk: Session) -> None:
    helpdesk.ask("what does error E-2099 mean?")
    second = helpdesk.listed[1].chunk.id
    assert helpdesk.ask("asdf qwer").reply.matches == ()
    reply = helpdesk.ask("2").reply
    assert reply.chunk is not None
    assert reply.chunk.id == second


def test_more_shows_nothing_of_an_earlier_question_after_several_in_one_message(helpdesk: Session) -> None:
    helpdesk.ask("when is my bill due?")
    assert len(helpdesk.say("How do I restart the router? When is my bill due?")) == 2
    assert helpdesk.show_more(3) == []


def test_more_does_not_repeat_the_options_of_one_of_several_questions(helpdesk: Session) -> None:
    helpdesk.say("How fast is it? When is my bill due?")
    assert len(helpdesk.listed) == 2
    assert helpdesk.show_more(3) == []


def test_a_number_shows_its_passage_though_it_lacks_the_words_beside_the_title(helpdesk: Session) -> None:
    helpdesk.ask("what does Home 50 cost?")
    second = helpdesk.listed[1].chunk
    assert helpdesk.ask("2").reply.chunk == second
