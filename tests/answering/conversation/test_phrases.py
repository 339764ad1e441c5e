"""The phrases by which people pick an option and refer to earlier questions and topics."""

from __future__ import annotations

import pytest

from faqbot.answering.conversation.phrases import (
    asks_about,
    asks_nothing,
    asks_price,
    back_to,
    is_asking,
    is_bare,
    picked_number,
    picks_several,
    place_in_order,
    refers_back,
)
from faqbot.text.languages.english_talk import ENGLISH_TALK
from faqbot.text.talk import Talk


@pytest.mark.parametrize(
    ("words", "number"),
    [("2", 2), ("number 2", 2), ("option two please", 2), ("the 3rd", 3), ("i would take the first one", 1),
     ("the last one", 4), ("9", 9), ("0", 0), ("ok then the second", None), ("2 sets", None), ("how about 2", 2),
     ("first aid", None), ("is one enough", None), ("", None)],
)  # fmt: skip
def test_a_reply_of_nothing_but_a_number_picks(words: str, number: int | None) -> None:
    assert picked_number(words, 4, ENGLISH_TALK) == number


@pytest.mark.parametrize(
    "rest",
    [
        "",
        "and",
        "what about",
        "what about one",
        "how about one then",
        "the same for",
        "ok and for",
        "is it the same for",
    ],
)
def test_these_around_a_title_ask_nothing_of_their_own(rest: str) -> None:
    assert is_bare(rest, ENGLISH_TALK)
    assert asks_nothing(rest, ENGLISH_TALK)


@pytest.mark.parametrize(
    "rest", ["what is", "who should avoid", "how long do i hold", "can i do", "is it safe for", "what"]
)
def test_these_around_a_title_ask_something(rest: str) -> None:
    assert not is_bare(rest, ENGLISH_TALK)


@pytest.mark.parametrize(
    ("words", "target"),
    [("back to the first one", "the first one"), ("ok let us go back to plank", "plank"), ("return to it", "it"),
     ("my back hurts", None), ("does it come back to normal", None), ("can we go back to the squat", "the squat")],
)  # fmt: skip
def test_what_is_gone_back_to_is_what_follows(words: str, target: str | None) -> None:
    assert back_to(words, ENGLISH_TALK) == target


@pytest.mark.parametrize(
    ("words", "found"),
    [("the first one", ("first", "")), ("the previous one how many", ("previous", "how many")),
     ("last", ("last", "")), ("the other exercise", ("previous", "")), ("plank", None)],
)  # fmt: skip
def test_a_place_in_the_order_of_topics_is_read_with_what_follows(words: str, found: tuple[str, str] | None) -> None:
    assert place_in_order(words, ENGLISH_TALK) == found


@pytest.mark.parametrize(
    "words", ["can i do it daily", "is that one active", "any mistakes to watch for there", "do they hurt"]
)
def test_these_speak_of_what_was_talked_about(words: str) -> None:
    assert refers_back(words, ENGLISH_TALK)


@pytest.mark.parametrize(
    "words",
    ["how much is it", "how much is it for two", "what does that cost", "is there a fee", "how expensive are they"],
)
def test_these_ask_for_a_price(words: str) -> None:
    assert asks_price(words, ENGLISH_TALK)


@pytest.mark.parametrize("words", ["how much water should i drink", "how much does it weigh", "how long does it take"])
def test_these_ask_for_something_else(words: str) -> None:
    assert not asks_price(words, ENGLISH_TALK)


@pytest.mark.parametrize("words", ["what about burpees", "and how about the knees", "as for it"])
def test_these_turn_to_something_else(words: str) -> None:
    assert asks_about(words, ENGLISH_TALK)
    assert not asks_about(f"tell me {words}", ENGLISH_TALK)


@pytest.mark.parametrize(
    "words", ["is there a mistake to avoid", "there are how many", "how many sets", "with a partner"]
)
def test_these_do_not(words: str) -> None:
    assert not refers_back(words, ENGLISH_TALK)


@pytest.mark.parametrize(
    "words",
    ["what if it rains", "is it possible to pay in instalments", "is it ok if i bring my dog", "what time is it",
     "how long does it take to get there by bus to the station", "would it be better to call first",
     "can i reserve a book that is out", "is it too late to book", "does it cost a fee to cancel"],
)  # fmt: skip
def test_words_that_stand_for_nothing_said_before_refer_to_nothing(words: str) -> None:
    assert not refers_back(words.replace(" there ", " "), ENGLISH_TALK)


@pytest.mark.parametrize(
    "words", ["how long does it take", "what does it cost", "is that the same", "does that hurt", "when is it open"]
)
def test_words_that_may_stand_for_what_was_said_before_refer_to_it(words: str) -> None:
    assert refers_back(words, ENGLISH_TALK)


@pytest.mark.parametrize(
    "text", ["how long", "opening hours?", "And can I pay", "please tell me the price", "I wonder whether it rains"]
)
def test_these_ask(text: str) -> None:
    assert is_asking(text, text.casefold(), ENGLISH_TALK)


@pytest.mark.parametrize("text", ["side plank", "squats", "thanks a lot", "I bought a bike in May"])
def test_these_ask_nothing(text: str) -> None:
    assert not is_asking(text, text.casefold(), ENGLISH_TALK)


@pytest.mark.parametrize(("words", "number"), [("2", 2), ("the 2nd", None), ("first", None), ("option 2", None)])
def test_a_bare_number_picks_in_every_language(words: str, number: int | None) -> None:
    assert picked_number(words, 4, Talk()) == number


@pytest.mark.parametrize("words", ["both", "what about it", "back to plank", "the first one", "is it safe"])
def test_english_phrases_mean_nothing_in_another_language(words: str) -> None:
    read = (picks_several, asks_nothing, asks_about, is_bare, back_to, place_in_order, refers_back)
    assert not any(function(words, Talk()) for function in read)


def test_a_title_and_nothing_else_is_bare_in_every_language() -> None:
    assert is_bare("", Talk())
    assert asks_nothing("", Talk())
