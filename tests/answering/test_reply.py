"""A reply is a value: frozen, comparable, and JSON of the documented shape."""

from __future__ import annotations

import dataclasses
import json
import pickle

import pytest

from faqbot import FaqBot, Match, Reply
from faqbot.answering.reply import reply_to_json


def test_a_reply_and_its_matches_cannot_be_changed(bot: FaqBot) -> None:
    reply = bot.ask("any tips?")
    for value, name in ((reply, "text"), (reply.matches[0], "confidence"), (reply.matches[0].chunk, "text")):
        with pytest.raises(AttributeError):
            setattr(value, name, "other")


def test_a_reply_pickles(bot: FaqBot) -> None:
    reply = bot.ask("any tips?")
    assert pickle.loads(pickle.dumps(reply)) == reply


def test_a_reply_can_be_kept_in_a_set(bot: FaqBot) -> None:
    assert len({bot.ask("any tips?"), bot.ask("any tips?")}) == 1


def test_a_match_says_by_its_fields_where_its_score_comes_from(bot: FaqBot) -> None:
    for match in bot.search("hold the stretch", k=50):
        assert sum(match.fields.values()) == pytest.approx(match.score)
        assert 0 <= match.coverage <= 1 + 1e-9


def test_the_json_of_a_reply_has_the_documented_shape(bot: FaqBot) -> None:
    record = json.loads(json.dumps(reply_to_json(bot.ask("How long should I hold the stretch?"))))
    assert list(record) == ["question", "outcome", "confidence", "text", "topic", "missing", "matches", "options"]
    assert list(record["matches"][0]) == ["confidence", "score", "chunk"]
    assert list(record["matches"][0]["chunk"]) == ["id", "kind", "question", "text", "source"]
    assert record["matches"][0]["chunk"]["source"] == {
        "path": "assisted-lying-gluteus-maximus-stretch.txt",
        "lines": [36, 37],
        "headings": ["Frequently Asked Questions", "How long should I hold the stretch?"],
        "title": "Assisted Lying Gluteus Maximus Stretch",
    }


def test_the_fields_are_those_of_the_design() -> None:
    assert [field.name for field in dataclasses.fields(Reply)][:7] == [
        "question", "outcome", "text", "confidence", "matches", "missing", "topic",
    ]  # fmt: skip
    assert [field.name for field in dataclasses.fields(Match)][:3] == ["chunk", "score", "confidence"]
