"""The yardstick's peers: what they are given, and what they find."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from lexical import PEERS, Scorer, best, in_pairs, texts_of, within

from faqbot.corpus.chunk import Chunk, Source
from faqbot.corpus.corpus import Corpus, Phrasing

CORPUS = Corpus(
    (
        Chunk("1", "faq", "When do you open?", "At nine.", Source("a.md", (1, 2), ("Hours",), "Baths")),
        Chunk("2", "faq", "May dogs swim?", "No.", Source("b.md", (1, 2), (), "Lake")),
        Chunk("3", "row", "", "Rowing boats cost ten.", Source("c.csv", (2, 2), (), "C"), metadata={"topic": "Lake"}),
    ),
    (Phrasing("since what time?", 0),),
)


def test_a_peer_is_given_question_phrasings_headings_and_text() -> None:
    assert texts_of(CORPUS)[0].split("\n") == ["When do you open?", "since what time?", "Baths", "Hours", "At nine."]


def scorer(name: str, texts: Sequence[str]) -> Scorer:
    """A peer that has read the texts; tests of bm25s are skipped where it is not installed."""
    if name != "TF-IDF":
        pytest.importorskip("bm25s")
    return PEERS[name](texts, "english")


@pytest.mark.parametrize("name", PEERS)
def test_every_peer_finds_the_chunk_with_the_words_of_the_question(name: str) -> None:
    assert best(scorer(name, texts_of(CORPUS))("do dogs swim"))[0][0] == 1


@pytest.mark.parametrize("name", PEERS)
def test_a_question_without_known_words_finds_nothing(name: str) -> None:
    score = scorer(name, texts_of(CORPUS))
    assert best(score("zebra")) == ([], 0.0)
    assert best(score("")) == ([], 0.0)


@pytest.mark.parametrize("name", PEERS)
def test_every_peer_finds_words_of_a_text_without_spaces(name: str) -> None:
    score = scorer(name, ["黑豹队的防守丢了308分", "锣鼓经是戏曲"])
    assert best(score("什么是锣鼓经"))[0][0] == 1


def test_a_topic_confines_a_peer_to_its_chunks() -> None:
    assert within(CORPUS, "lake ").tolist() == [False, True, True]
    assert best(np.array([3.0, 0.0, 2.0]), within(CORPUS, "Lake")) == ([2], 2.0)


def test_only_runs_of_unspaced_characters_are_written_in_pairs() -> None:
    assert in_pairs("GPS の精度 is 高").split() == ["GPS", "の精", "精度", "is", "高"]
