"""A chunk that answers the opposite of a question is not its answer."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import Built

from faqbot import FaqBot
from faqbot.index.packing import pack_title
from faqbot.ranking.evidence.opposites import ask_opposite, asks_opposite, sides
from faqbot.text.analyser import Analyser

ENGLISH = Analyser()

SOME_WORDS = (
    *("enable", "disable", "enabled", "with", "without", "strap", "turn", "log", "on", "off", "in", "open", "close"),
    *(
        "install",
        "uninstall",
        "active",
        "inactive",
        "not",
        "never",
        "allowed",
        "forbidden",
        "the",
        "limit",
        "unlimited",
    ),
)


def taken(question: str) -> frozenset[tuple[str, str]]:
    return sides(ENGLISH.words(question), ENGLISH)


def opposed(question: str, *titles: str) -> bool:
    """Whether a chunk of these questions asks the opposite."""
    return asks_opposite(taken(question), pack_title(map(ENGLISH.words, titles)), ENGLISH)


@pytest.mark.parametrize(
    ("question", "title"),
    [
        ("how do I enable it", "How can I disable the alarm?"),
        ("do it with a partner", "Can I do it without a partner?"),
        ("where is it allowed", "Where is it forbidden?"),
        ("how do I install it", "How can I uninstall the app?"),
        ("is the pool active", "Is the pool inactive?"),
        ("when does it open", "When does the shop shut?"),
        ("when does it open", "When does the shop close?"),
        ("how do I log in", "How do I log out?"),
    ],
)
def test_opposites_are_opposed_both_ways(question: str, title: str) -> None:
    assert opposed(question, title)
    assert opposed(title, question)


def test_a_pair_is_told_in_any_of_its_forms() -> None:
    assert opposed("notifications get disabled", "How do I enable notifications?")
    assert opposed("turn the alarm off", "How do I turn on the alarm?")


def test_what_is_not_allowed_is_not_the_opposite_of_what_is_forbidden() -> None:
    assert not opposed("is it forbidden", "Is it not allowed?")


def test_a_phrase_about_both_sides_takes_none() -> None:
    assert not opposed("what time do you close", "What are your opening hours?")


def test_a_negated_word_takes_no_side() -> None:
    assert not opposed("is there no limit", "Is it unlimited?")


def test_with_and_without_are_opposites_about_one_thing_only() -> None:
    assert opposed("stretch with a strap", "stretching without the strap")
    assert not opposed("stretch with a strap", "stretching without a partner")


def test_before_and_after_are_opposites_about_one_thing_only() -> None:
    assert opposed("how long after a trip should I come", "How long before a trip should I come?")
    assert not opposed("how long after a trip should I come", "How long before a meal should I come?")


def test_a_chunk_that_says_after_of_another_thing_still_asks_the_opposite() -> None:
    bot = FaqBot.from_pairs([("How long before a trip should I come?", "Ten days. It works a week after the jab.")])
    assert bot.ask("How long after a trip should I come?").outcome == "abstain"
    assert bot.ask("How long before a trip should I come?").outcome == "answer"


def test_a_question_that_says_both_takes_no_side() -> None:
    assert taken("how do I enable or disable it") == frozenset()
    assert not opposed("with a strap or without a strap", "Can I do it without a strap?")


def test_a_question_without_a_side_is_opposed_by_nothing() -> None:
    assert taken("how long") == frozenset()
    assert not opposed("how long", "How do I disable it?")


@given(st.lists(st.sampled_from(SOME_WORDS), max_size=8), st.sets(st.sampled_from(SOME_WORDS)))
def test_what_a_chunk_has_is_left_out_of_the_sides_and_still_stands_against_others(
    words: list[str], had: set[str]
) -> None:
    terms = frozenset(ENGLISH.stems(sorted(had)))
    lacked = {pair for pair in sides(words, ENGLISH) if pair[0] not in terms}
    assert sides(words, ENGLISH, terms) == lacked


def test_a_chunk_that_asks_both_is_not_opposed() -> None:
    assert not opposed("how do I enable it", "How do I disable it?", "How do I enable it?")


def test_do_and_do_not_are_no_opposites() -> None:
    assert not opposed("how do I start it", "Why doesn't it start?")


def test_cannot_is_one_word_however_it_is_written() -> None:
    assert len({taken(said) for said in ("cannot", "can not", "can't", "cant")}) == 1


def test_a_chunk_that_asks_the_opposite_comes_behind_one_that_asks_the_same(built: Built) -> None:
    bot = FaqBot(built(("How do I disable the alarm?", "Hold the key."), ("How do I enable the alarm?", "Turn it.")))
    same, opposite = bot.search("i want to enable an alarm, how do i")
    assert (same.chunk.text, same.doubts) == ("Turn it.", {})
    assert opposite.chunk.text == "Hold the key."


def test_the_opposite_of_all_that_is_asked_for_is_less_sure(built: Built) -> None:
    pairs = [("How do I disable the alarm?", "Hold the key."), ("How big is it?", "Rather.")]
    question = "how to enable the alarm here"
    opposite = FaqBot(built(*pairs)).search(question, k=1)[0]
    same = FaqBot(built(("How do I enable the alarm?", "Turn it."), pairs[1])).search(question, k=1)[0]
    assert opposite.confidence < same.confidence


def test_opposites_are_english_only(built: Built) -> None:
    pairs = [("How do I disable it?", "So."), ("What is it?", "That.")]
    for language, opposes in (("english", True), ("german", False)):
        index = built(*pairs, language=language)
        nothing = [frozenset[str]()] * len(index)
        asked = ask_opposite("how do i enable it".split(), np.arange(len(index)), nothing, index)
        assert asked == [opposes, False]


def test_a_chunk_with_both_words_of_a_pair_asks_no_opposite(built: Built) -> None:
    index = built(("When is the kiosk closed?", "It is open until nine, and closed on Mondays."), ("Who?", "We."))
    asked = "when is the kiosk open".split()
    assert ask_opposite(asked, np.array([0]), [frozenset()], index) == [True]
    assert ask_opposite(asked, np.array([0]), [frozenset({"open", "kiosk"})], index) == [False]
