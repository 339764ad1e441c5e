"""What was read from words is remembered for each index, up to a number of words."""

from __future__ import annotations

import gc
import weakref

import pytest
from support import Built

from faqbot.query import word_memory, word_readings
from faqbot.query.query import analyse
from faqbot.query.word_memory import WordMemory


def test_a_question_is_read_in_the_same_way_when_its_words_come_again(built: Built) -> None:
    pairs = ("How do I hold the strap?", "Firmly."), ("Why?", "Because.")
    texts = ["hold the strap", "strpa hold", "the straps, please", "hold hold zeppelin"]
    afresh = [analyse(text, built(*pairs)) for text in texts]
    index = built(*pairs)
    for text in texts:
        analyse(text, index)
    assert [analyse(text, index) for text in texts] == afresh


def test_a_word_that_one_index_has_is_not_known_to_another(built: Built) -> None:
    analyse("strap", built(("", "hold the strap")))
    assert analyse("strap", built(("", "press the knee"))).concepts[0].readings == ()


def test_only_words_that_the_corpus_has_are_remembered(built: Built) -> None:
    index = built(("", "hold the strap"))
    analyse("hold the strpa of a zeppelin", index)
    assert {*word_readings.KNOWN_WORDS.of(index)} == {"hold", "the"}


def test_words_are_forgotten_if_they_get_too_many(built: Built, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_memory, "MOST_WORDS_KEPT", 3)
    index, memory = built(("", "hold")), WordMemory[int]()
    memory.add({"one": 1, "two": 2}, index)
    memory.add({"three": 3}, index)
    assert memory.of(index) == {"one": 1, "two": 2, "three": 3}
    memory.add({"four": 4}, index)
    assert memory.of(index) == {"four": 4}


def test_an_index_that_is_used_no_more_is_not_kept(built: Built) -> None:
    index = built(("", "hold the strap"))
    analyse("hold", index)
    kept = weakref.ref(index)
    del index
    gc.collect()
    assert kept() is None
