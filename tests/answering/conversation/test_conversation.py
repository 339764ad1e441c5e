"""In a conversation, a text is understood in the context of the texts before."""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import PAGES, pages

from faqbot import Conversation, ConversationError, FaqBot, Reply, TopicError
from faqbot.query.names.mentions import find_mentions
from faqbot.text.messages.catalogue import sentence

SQUAT, PLANK, DEADLIFT, PUSHUP = "Dumbbell Goblet Squat", "Side Plank", "Romanian Deadlift", "Pushup"
NOTHING_TO_CHOOSE = "There is nothing to choose from now."
CALF, GLUTE, BAND = "Seated Calf Stretch", "Lying Gluteus Maximus Stretch", "Band Pull-Apart"


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return pages(tmp_path_factory.mktemp("pages"))


@pytest.fixture(scope="session")
def pages_bot(folder: Path) -> FaqBot:
    return FaqBot.from_corpus(folder)


@pytest.fixture
def say(pages_bot: FaqBot) -> Callable[..., Reply]:
    """Say things one after the other in one conversation, and return the last reply."""
    conversation = pages_bot.conversation()

    def say(*texts: str) -> Reply:
        return [conversation.say(text) for text in texts][-1]

    return say


def source(reply: Reply) -> tuple[str, str]:
    """Return what was answered, and about what."""
    assert reply.outcome == "answer"
    return reply.matches[0].chunk.source.title, reply.text


# Picking


def test_a_question_that_many_pages_answer_is_a_choice_of_one_chunk_a_page(say: Callable[..., Reply]) -> None:
    reply = say("who should avoid it?")
    assert reply.outcome == "choose"
    titles = [match.chunk.source.title for match in reply.options]
    assert 2 <= len(set(titles)) == len(titles) <= 4


@pytest.mark.parametrize("pick", ["2", "2.", "#2", "the second", "second one please", "option 2", "2nd", "number two"])
def test_a_number_or_an_ordinal_picks(pick: str, pages_bot: FaqBot) -> None:
    conversation = pages_bot.conversation()
    offered = conversation.say("who should avoid it?").options
    reply = conversation.say(pick)
    assert source(reply) == (offered[1].chunk.source.title, offered[1].chunk.text)
    assert reply.matches[0].chunk == offered[1].chunk
    assert reply.topic == conversation.topic == offered[1].chunk.source.title


def test_the_last_one_is_the_last_that_was_offered(say: Callable[..., Reply]) -> None:
    offered = say("who should avoid it?").options
    assert say("the last one").matches[0].chunk == offered[-1].chunk


@pytest.mark.parametrize("pick", ["squat", "the goblet squat", "I mean the squat, please", "goblets", "the squat?"])
def test_words_of_a_title_pick(pick: str, say: Callable[..., Reply]) -> None:
    assert source(say("how many sets and reps?", pick)) == (SQUAT, "Do three sets of ten.")


def test_a_title_picks_its_page_even_if_it_was_not_listed(say: Callable[..., Reply]) -> None:
    offered = {match.chunk.source.title for match in say("who should avoid it?").options}
    missed = next(title for title in PAGES if title not in offered)
    assert source(say(missed))[0] == missed


@pytest.mark.parametrize("pick", ["9", "0", "the fourth one"])
def test_a_number_out_of_range_repeats_the_choice(pick: str, say: Callable[..., Reply]) -> None:
    offered = say("how many sets and reps for the deadlift or the squat?")
    assert len(offered.options) == 2
    again = say(pick)
    assert [match.chunk for match in again.options] == [match.chunk for match in offered.options]
    assert source(say("2"))[0] == offered.options[1].chunk.source.title


def test_small_talk_leaves_the_choice_open(say: Callable[..., Reply]) -> None:
    assert say("how many sets and reps?", "thanks").outcome == "smalltalk"
    assert source(say("the squat"))[0] == SQUAT


def test_words_that_fit_several_titles_narrow_the_choice(say: Callable[..., Reply]) -> None:
    reply = say("who should avoid it?", "the stretch")
    assert reply.outcome == "choose"
    assert {match.chunk.source.title for match in reply.options} == {CALF, GLUTE}
    assert source(say("calf"))[0] == CALF


@pytest.mark.parametrize(
    "question", ["what is a squat?", "how is the squat?", "is the squat for one?", "what is in the squat"]
)
def test_a_question_with_nothing_but_a_title_in_it_is_no_pick(question: str, say: Callable[..., Reply]) -> None:
    reply = say("how many sets and reps?", question)
    assert reply.carried is None or reply.carried.question is None
    assert reply.text != "Do three sets of ten."


@pytest.mark.parametrize(
    "question", ["how much weight should I use for squats?", "which weight should I use for the squat?"]
)
def test_a_sentence_that_asks_is_a_new_question_and_no_pick(question: str, say: Callable[..., Reply]) -> None:
    assert source(say("how many sets and reps?", question)) == (SQUAT, "Start with six kilos.")


@pytest.mark.parametrize("pick", ["2", "the last one", "first", "option 3"])
def test_a_pick_without_a_choice_picks_nothing(pick: str, say: Callable[..., Reply]) -> None:
    reply = say(pick)
    assert (reply.outcome, reply.text, reply.matches) == ("abstain", "There is nothing to choose from now.", ())


@pytest.mark.parametrize("language", ["english", "german", "russian"])
def test_a_digit_without_a_choice_picks_nothing_even_if_a_text_has_it(language: str) -> None:
    bot = FaqBot.from_pairs([("May I pause my ticket?", "Yes, for 3 months."), ("2", "Two.")], language=language)
    reply = bot.conversation().say("3?")
    assert (reply.outcome, reply.text) == ("abstain", sentence("nothing_to_choose", language))


def test_a_digit_that_is_a_question_of_the_documents_is_answered() -> None:
    bot = FaqBot.from_pairs([("3", "The door is open."), ("4", "The filter is full.")])
    assert bot.conversation().say("3").text == "The door is open."


@pytest.mark.parametrize("pick", ["both", "all of them", "1 and 2", "any"])
def test_more_than_one_repeats_the_choice(pick: str, say: Callable[..., Reply]) -> None:
    offered = say("how many sets and reps?")
    assert [match.chunk for match in say(pick).options] == [match.chunk for match in offered.options]


@pytest.mark.parametrize("text", ["never mind", "none of these", "no"])
def test_a_refusal_closes_the_choice(text: str, say: Callable[..., Reply]) -> None:
    assert say("how many sets and reps?", text).outcome == "smalltalk"
    assert say("2").text == "There is nothing to choose from now."


# Follow-ups


@pytest.mark.parametrize(
    "text", ["and the squat?", "what about squats?", "And for goblet squats?", "the squat", "same for the squat"]
)
def test_a_bare_topic_repeats_the_last_question(text: str, say: Callable[..., Reply]) -> None:
    reply = say("how many sets and reps of romanian deadlifts?", text)
    assert source(reply) == (SQUAT, "Do three sets of ten.")
    assert reply.question == text
    assert reply.carried is not None
    assert reply.carried.question == "how many sets and reps of romanian deadlifts?"


def test_a_bare_topic_repeats_a_question_that_was_not_answered(say: Callable[..., Reply]) -> None:
    assert say("what is the biggest mistake in the calf stretch?").outcome == "abstain"
    assert source(say("and the side plank?")) == (PLANK, "Haste spoils the side plank.")


def test_a_bare_topic_that_nothing_is_known_of_leaves_the_question(say: Callable[..., Reply]) -> None:
    assert say("how many sets and reps of romanian deadlifts?", "what about burpees?").outcome == "abstain"
    assert source(say("and the squat?")) == (SQUAT, "Do three sets of ten.")


def test_a_question_that_was_not_answered_sets_the_topic_that_it_named(say: Callable[..., Reply]) -> None:
    assert say("how many calories does the squat burn?").outcome == "abstain"
    assert source(say("how much weight should I use?"))[0] == SQUAT


def test_it_speaks_of_the_current_topic(say: Callable[..., Reply]) -> None:
    reply = say("what does the side plank target most?", "and how long should I hold it?")
    assert source(reply) == (PLANK, "Hold it for 20 seconds a side.")
    assert reply.carried is not None
    assert (reply.carried.topic, reply.carried.question) == (PLANK, None)


def test_a_question_about_it_is_never_answered_from_another_page(say: Callable[..., Reply]) -> None:
    reply = say("what does the side plank target most?", "how much weight should I use for it?")
    assert (reply.outcome, reply.carried and reply.carried.topic) == ("abstain", PLANK)


def test_a_question_that_names_a_page_is_never_answered_from_another(say: Callable[..., Reply]) -> None:
    assert (
        say("what does the squat target most?", "what is the biggest mistake in the calf stretch?").outcome == "abstain"
    )


def test_a_question_without_either_prefers_the_current_topic(say: Callable[..., Reply]) -> None:
    reply = say("what does the pushup target most?", "who should avoid the exercise?")
    assert source(reply) == (PUSHUP, "Whoever has pain in the chest.")


def test_a_question_without_either_is_tried_on_all_pages(say: Callable[..., Reply]) -> None:
    reply = say("what does the pushup target most?", "how much weight should I use?")
    assert source(reply) == (SQUAT, "Start with six kilos.")
    assert reply.carried is None


@pytest.mark.parametrize("text", ["squat sets and reps", "sets and reps of squats", "can I squat every day?"])
def test_a_word_of_another_title_is_never_answered_from_the_current_topic(text: str, say: Callable[..., Reply]) -> None:
    reply = say("how many sets and reps of romanian deadlifts?", text)
    assert reply.topic in (SQUAT, None)
    assert reply.outcome != "answer" or source(reply)[0] == SQUAT


@pytest.mark.parametrize("text", ["tandem sets and reps", "how many sets and reps for the burpee?"])
def test_what_is_unknown_is_never_answered_from_the_current_topic(text: str, say: Callable[..., Reply]) -> None:
    assert say("how many sets and reps of romanian deadlifts?", text).outcome == "abstain"


def test_what_was_asked_on_going_back_can_be_repeated(say: Callable[..., Reply]) -> None:
    said = ("what does the squat target most?", "and the pushup?", "back to the squat, how many sets and reps?")
    reply = say(*said, "and the deadlift?")
    assert source(reply) == (DEADLIFT, "Do three sets of eight.")
    assert reply.carried is not None
    assert reply.carried.question == "how many sets and reps"


@pytest.mark.parametrize("text", ["back to the first one", "ok, back to the side plank", "go back to the previous one"])
def test_going_back_repeats_the_question_for_the_earlier_topic(text: str, say: Callable[..., Reply]) -> None:
    reply = say("what does the side plank target most?", "what does the squat target most?", text)
    assert source(reply) == (PLANK, "Mostly the obliques and the hip.")


def test_going_back_with_a_question_answers_it_there(say: Callable[..., Reply]) -> None:
    reply = say("what does the side plank target most?", "and the squat?", "back to the plank, how long do I hold it?")
    assert source(reply) == (PLANK, "Hold it for 20 seconds a side.")
    assert source(say("who should avoid it?"))[0] == PLANK


# Small talk


@pytest.mark.parametrize(
    "text",
    ["hi", "Hello!", "hey there", "good morning", "thanks!", "Thank you so much", "bye", "ok", "yes", "great, thanks",
     "cheers", "what can you do?", "who are you?", "Hi, who are you?", "are you a bot", "how are you?", "help"],
)  # fmt: skip
def test_small_talk_is_answered_as_such(text: str, say: Callable[..., Reply]) -> None:
    reply = say(text)
    assert (reply.outcome, reply.matches, reply.confidence, reply.question) == ("smalltalk", (), 0.0, text)
    assert 0 < len(reply.text) < 200


def test_small_talk_speaks_of_the_titles(say: Callable[..., Reply]) -> None:
    text = say("what can you do?").text
    assert sum(title in text for title in PAGES) == 3
    assert "4 more" in text


def test_small_talk_keeps_the_topic(say: Callable[..., Reply]) -> None:
    assert source(say("what does the squat target most?", "thank you", "who should avoid it?"))[0] == SQUAT


@pytest.mark.parametrize("text", ["hi, how much weight should I use?", "how much weight should I use? thanks!"])
def test_small_talk_never_costs_a_question_its_answer(text: str, say: Callable[..., Reply]) -> None:
    assert source(say(text)) == (SQUAT, "Start with six kilos.")


def test_a_corpus_that_answers_the_sentence_itself_wins(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# Us\n\n## Who are you?\n\nTwo bakers.\n\n## What can you do?\n\nBake.\n")
    conversation = FaqBot.from_corpus(tmp_path).conversation()
    assert [conversation.say(text).text for text in ("who are you", "what can you do")] == ["Two bakers.", "Bake."]


@pytest.mark.parametrize("text", ["hi", "thanks", "who are you?"])
def test_a_single_question_is_never_small_talk(text: str, pages_bot: FaqBot) -> None:
    assert pages_bot.ask(text).outcome == "abstain"
    assert [reply.outcome for reply in pages_bot.ask_many([text])] == ["abstain"]


# State


SAID = [
    *("who should avoid it?", "2", "the stretch", "and the squat?", "how long should I hold it?", "thanks", "9"),
    *("back to the first one", "how much weight should I use?", "what about pushups?", "this and that"),
]


@given(said=st.lists(st.sampled_from(SAID), max_size=6), last=st.sampled_from(SAID))
def test_a_conversation_goes_on_from_its_json_as_if_nothing_had_happened(
    said: list[str], last: str, pages_bot: FaqBot
) -> None:
    first = pages_bot.conversation()
    for text in said:
        first.say(text)
    second = Conversation.from_json(pages_bot, first.to_json())
    assert second.topic == first.topic
    assert second.say(last) == first.say(last)
    assert second.to_json() == first.to_json()


def test_a_conversation_that_goes_on_within_a_topic_forgets_the_others(pages_bot: FaqBot) -> None:
    first = pages_bot.conversation()
    assert first.say("how do I hold the side plank").topic == "Side Plank"
    assert Conversation.from_json(pages_bot, first.to_json(), topic="side plank").topic == "Side Plank"
    within = Conversation.from_json(pages_bot, first.to_json(), topic=["Pushup", "Seated Calf Stretch"])
    assert within.topic is None
    reply = within.say("what does it work?")
    assert {match.chunk.source.title for match in reply.matches} <= {"Pushup", "Seated Calf Stretch"}


@given(said=st.lists(st.text(max_size=20) | st.sampled_from(SAID), max_size=5))
def test_whatever_is_said_has_a_reply_to_it(said: list[str], pages_bot: FaqBot) -> None:
    conversation = pages_bot.conversation()
    for text in said:
        assert conversation.say(text).question == text
        assert json.loads(conversation.to_json())["version"] == 2


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", "null", "{", '{"version": 1}', "[" * 100_000, '{"version": 2, "topic": 3}']
)
def test_what_is_no_state_is_refused_in_one_line(text: str, pages_bot: FaqBot) -> None:
    with pytest.raises(ConversationError, match="not a saved conversation, or a damaged one") as raised:
        Conversation.from_json(pages_bot, text)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize("number", ["1e999", "NaN"])
def test_a_state_with_what_is_no_number_is_refused_too(number: str, pages_bot: FaqBot) -> None:
    text = pages_bot.conversation().to_json()
    assert '"items_told": 0' in text
    with pytest.raises(ConversationError, match="or a damaged one"):
        Conversation.from_json(pages_bot, text.replace('"items_told": 0', f'"items_told": {number}'))


def test_what_is_talked_about_can_be_set(pages_bot: FaqBot) -> None:
    conversation = pages_bot.conversation()
    conversation.about("side plank")
    assert conversation.topic == PLANK
    assert source(conversation.say("how long should I hold it?"))[0] == PLANK
    conversation.about(None)
    assert conversation.topic is None
    with pytest.raises(TopicError):
        conversation.about("nothing like it")


def test_a_topic_that_is_gone_after_a_reload_is_forgotten(folder: Path, tmp_path: Path) -> None:
    shutil.copytree(folder, tmp_path / "pages")
    bot = FaqBot.from_corpus(tmp_path / "pages")
    conversation = bot.conversation()
    assert source(conversation.say("what does the side plank target most?"))[0] == PLANK
    (tmp_path / "pages" / "side-plank.txt").unlink()
    bot.reload()
    assert conversation.say("how long should I hold it?").topic != PLANK
    assert conversation.topic != PLANK


def test_a_page_that_is_named_in_full_is_never_answered_from_the_current_topic(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(
        "# Shipping\n\n## How much does it cost?\n\nFour euros.\n\n## Is an account needed?\n\nNo.\n"
    )
    (tmp_path / "b.md").write_text("# Account\n\n## How do I delete it?\n\nWrite to us.\n")
    conversation = FaqBot.from_corpus(tmp_path).conversation()
    assert source(conversation.say("how much does shipping cost?")) == ("Shipping", "Four euros.")
    reply = conversation.say("what does the account cost?")
    assert (reply.outcome, conversation.topic) == ("abstain", "Account")


def test_a_question_is_repeated_without_the_title_that_it_was_answered_from(tmp_path: Path) -> None:
    for title, cost in (("Sauna", "Nine euros."), ("Pool", "Four euros.")):
        (tmp_path / f"{title}.md").write_text(f"# {title}\n\n## How much is a day ticket for it?\n\n{cost}\n")
    conversation = FaqBot.from_corpus(tmp_path).conversation()
    assert source(conversation.say("how much is a day ticket for the sauna?")) == ("Sauna", "Nine euros.")
    assert source(conversation.say("and the pool?")) == ("Pool", "Four euros.")


def test_a_number_that_the_documents_speak_of_is_a_question(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(
        "# Errors\n\n## What is 404?\n\nA page that is not there.\n\n## What is 500?\n\nOur fault.\n"
    )
    assert source(FaqBot.from_corpus(tmp_path).conversation().say("404"))[1] == "A page that is not there."


def test_small_talk_that_the_documents_ask_in_other_words_is_theirs(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(
        "# Us\n\n## Who are you and what do you do?\n\nTwo bakers.\n\n## Where?\n\nIn town.\n"
    )
    assert source(FaqBot.from_corpus(tmp_path).conversation().say("who are you?"))[1] == "Two bakers."


def test_words_of_other_languages_are_no_small_talk(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# Hilfe\n\n## Wo bekomme ich Hilfe?\n\nAm Telefon.\n\n## Wann?\n\nImmer.\n")
    conversation = FaqBot.from_corpus(tmp_path, language="german").conversation()
    assert conversation.say("help").outcome != "smalltalk"


def test_a_threshold_holds_for_the_whole_conversation(pages_bot: FaqBot) -> None:
    question = "how much weight do I use?"
    assert Conversation(pages_bot, threshold=0.0).say(question).outcome != "abstain"
    assert Conversation(pages_bot, threshold=1.0).say(question).outcome == "abstain"


def test_in_another_language_a_number_picks_and_nothing_is_small_talk(tmp_path: Path) -> None:
    for title, answer in (("Kniebeuge", "Dreimal pro Woche."), ("Seitheben", "Alle zwei Tage.")):
        (tmp_path / f"{title}.md").write_text(f"# {title}\n\n## Wie oft soll ich üben?\n\n{answer}\n", encoding="utf-8")
    conversation = FaqBot.from_corpus(tmp_path, language="german").conversation()
    assert conversation.say("2").outcome == conversation.say("hello").outcome == "abstain"
    assert conversation.say("Wie oft soll ich üben?").outcome == "choose"
    assert conversation.say("2").text == "Alle zwei Tage."
    assert conversation.say("Kniebeuge").text == "Dreimal pro Woche."


# Picking again, and what is no pick


def test_what_was_offered_can_be_picked_one_after_the_other(pages_bot: FaqBot) -> None:
    conversation = pages_bot.conversation()
    offered = conversation.say("who should avoid it?").options
    assert [conversation.say(pick).matches[0].chunk for pick in ("2", "1", "2")] == [
        offered[at].chunk for at in (1, 0, 1)
    ]


def test_what_was_offered_can_be_picked_after_a_title_that_was_not(say: Callable[..., Reply]) -> None:
    first = say("how many sets and reps should I do?")
    assert first.outcome == "choose"
    offered = {match.chunk.source.title for match in first.options}
    other = next(title for title in PAGES if title not in offered)
    say(other)
    assert say("1").matches[0].chunk == first.options[0].chunk


def test_another_question_closes_the_choice(say: Callable[..., Reply]) -> None:
    assert say("who should avoid it?", "2", "how much weight should I use for squats?", "2").text == NOTHING_TO_CHOOSE


def test_numbers_refer_to_passages_that_were_shown_with_numbers(pages_bot: FaqBot) -> None:
    conversation = pages_bot.conversation()
    reply = conversation.say("how much weight should I use for squats?")
    conversation.number(reply.matches[:3])
    again = Conversation.from_json(pages_bot, conversation.to_json())
    for one in (conversation, again):
        assert [one.say(text).matches[0].chunk for text in ("3", "the second", "1")] == [
            reply.matches[at].chunk for at in (2, 1, 0)
        ]
        assert one.say("4").text == "The numbers go from 1 to 3 here."


def test_a_number_picks_for_the_text_that_found_nothing_and_not_for_the_question_before(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# Shop\n\n## How long does delivery take?\n\nThree days.\n\n"
                                   "## What does delivery cost?\n\nFour euros.\n")  # fmt: skip
    bot = FaqBot.from_corpus(tmp_path)
    conversation = bot.conversation()
    conversation.say("how long does delivery take")
    lost = "what about the weather on Mars for a delivery"
    reply = conversation.say(lost)
    assert reply.outcome == "abstain"
    conversation.number(reply.matches)
    for one in (Conversation.from_json(bot, conversation.to_json()), conversation):
        carried = one.say("1").carried
        assert carried is not None
        assert carried.question == lost


def test_a_number_that_the_documents_ask_about_is_theirs_even_if_it_is_on_the_screen(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# Gates\n\n## 2\n\nTo the left.\n\n## 7\n\nTo the right.\n\n## Exit\n\nBelow.\n")
    conversation = FaqBot.from_corpus(tmp_path).conversation()
    reply = conversation.say("exit")
    conversation.number(reply.matches)
    assert source(conversation.say("7"))[1] == "To the right."


@pytest.mark.parametrize("text", ["I would like one please", "that one", "I want one"])
def test_one_in_a_sentence_is_a_thing_where_there_is_no_choice(text: str, say: Callable[..., Reply]) -> None:
    assert say(text).text != NOTHING_TO_CHOOSE


@pytest.mark.parametrize("text", ["one " * 4000 + "x", "the " * 4000 + "both x", "option " * 8000])
def test_a_long_paste_takes_no_longer_than_its_length(text: str, say: Callable[..., Reply]) -> None:
    say("who should avoid it?")
    began = time.process_time()
    say(text)
    assert time.process_time() - began < 1


# Asking once


@pytest.mark.parametrize(
    "said",
    [
        ["what does the side plank target most?", "and how long should I hold it?"],
        ["what does the pushup target most?", "who should avoid the exercise?"],
        ["what does the squat target most?", "squat sets and reps"],
        ["who are you?", "how much weight should I use?"],
        ["who should avoid it?", "2"],
    ],
)
def test_a_turn_never_asks_the_same_twice(said: list[str], pages_bot: FaqBot) -> None:
    conversation = pages_bot.conversation()
    with mock.patch.object(FaqBot, "ask", autospec=True, side_effect=FaqBot.ask) as ask:
        for text in said:
            ask.reset_mock()
            conversation.say(text)
            asked = [(call.args[1], call.kwargs.get("topic")) for call in ask.call_args_list]
            assert len(asked) == len(set(asked)) > 0


@pytest.mark.parametrize("text", ["thanks!", "hello", "ok", "never mind"])
def test_small_talk_asks_no_document(text: str, pages_bot: FaqBot) -> None:
    conversation = pages_bot.conversation()
    with mock.patch.object(FaqBot, "ask", autospec=True, side_effect=FaqBot.ask) as ask:
        assert conversation.say(text).outcome == "smalltalk"
    assert ask.call_count == 0


def test_names_are_looked_up_once_a_turn(pages_bot: FaqBot) -> None:
    conversation = pages_bot.conversation()
    said = ["how many sets and reps?", "what does the side plank target most?", "and how long should I hold it?"]
    with mock.patch("faqbot.query.names.mentions.find_mentions", side_effect=find_mentions) as looked_up:
        for text in said:
            looked_up.reset_mock()
            conversation.say(text)
            assert looked_up.call_count == 1
