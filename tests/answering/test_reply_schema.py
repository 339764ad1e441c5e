"""The public JSON form of replies is what the schema that ships says, in Python and on the command line."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from typing import get_args

import pytest
from jsonschema import Draft202012Validator

from faqbot import Chunk, FaqBot, Source, reply_schema
from faqbot.answering.reply import Reply, Rule
from faqbot.answering.reply_schema import REPLY_SCHEMA
from faqbot.rendering.explain import explained_json

VALID = Draft202012Validator(reply_schema())

QUESTIONS = ["How long should I hold the stretch?", "any tips?", "shuold the asistant push hardr", "boiling point?", ""]


def part(name: str) -> Draft202012Validator:
    return Draft202012Validator({"$ref": f"#/$defs/{name}", "$defs": reply_schema()["$defs"]})


def test_the_schema_is_a_valid_schema():
    Draft202012Validator.check_schema(reply_schema())
    assert os.path.isfile(REPLY_SCHEMA)


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_reply_is_what_the_schema_says(question: str, bot: FaqBot):
    VALID.validate(bot.ask(question).to_dict())


def test_a_choice_and_small_talk_are_what_the_schema_says(tmp_path):
    for name in ("saw", "drill", "sander"):
        (tmp_path / f"{name}.md").write_text(f"# The {name}\n\n## How long is the warranty?\n\n{name} years.\n")
    bot = FaqBot.from_corpus(tmp_path)
    choice = bot.ask("how long is the warranty?")
    assert choice.outcome == "choose"
    VALID.validate(choice.to_dict())
    talk = bot.conversation().say("hello")
    assert talk.outcome == "smalltalk"
    VALID.validate(talk.to_dict())


def test_a_reply_to_several_questions_is_what_the_schema_says(bot: FaqBot):
    record = bot.conversation().say(f"{QUESTIONS[0]} What should the assistant do?").to_dict()
    assert [other["question"] for other in record["others"]] == ["What should the assistant do?"]
    VALID.validate(record)


def test_every_rule_is_in_the_schema(bot: FaqBot):
    (match, *_) = bot.ask(QUESTIONS[0]).matches
    for rule in get_args(Rule):
        explained = explained_json(Reply("a", "answer", "b", 1.0, (replace(match, rule=rule),)))
        VALID.validate(explained)
        assert explained["matches"][0]["why"]["rule"] == rule


def test_the_parts_of_a_reply_are_what_the_schema_says(bot: FaqBot):
    for match in bot.search("hold", k=50):
        part("match").validate(match.to_dict())
        part("chunk").validate(match.chunk.to_dict())
        part("source").validate(match.source.to_dict())


def test_places_and_metadata_are_what_the_schema_says(tmp_path):
    (tmp_path / "a.csv").write_text("question,answer,product,topic\nHow?,So.,Saw,Saws\n")
    (tmp_path / "b.ipynb").write_text(json.dumps({"nbformat": 4, "cells": [
        {"cell_type": "markdown", "metadata": {}, "source": ["# Note\n\n## Why?\n\nBecause."]}]}))  # fmt: skip
    chunks = list(FaqBot.from_corpus(tmp_path).chunks())
    assert {bool(chunk.source.place) for chunk in chunks} == {True, False}
    assert any(chunk.metadata for chunk in chunks)
    for chunk in chunks:
        part("chunk").validate(chunk.to_dict())


@pytest.mark.parametrize("why", [[], ["--why"]])
def test_the_command_line_prints_the_same(why: list[str], bot: FaqBot):
    command = [sys.executable, "-m", "faqbot", "ask", "--no-cache", "--json", *why, "any tips?"]
    printed = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    VALID.validate(printed)
    if not why:
        assert printed == json.loads(json.dumps(bot.ask("any tips?").to_dict()))


def test_the_form_survives_json(bot: FaqBot):
    record = bot.ask("any tips?").to_dict()
    assert json.loads(json.dumps(record)) == record


def test_values_print_in_a_line_that_tells_what_they_are(tmp_path):
    (tmp_path / "cats.md").write_text("# Cats\n\n## What do they eat?\n\nFish, and now and then a mouse.\n")
    bot = FaqBot.from_corpus(tmp_path)
    reply = bot.ask("What do they eat?")
    assert repr(reply) == "<Reply answer 1.00 from cats.md:3-5: 'Fish, and now and then a mouse.'>"
    assert repr(reply.matches[0]) == "<Match 1.00 'cats#what-do-they-eat'>"
    assert repr(reply.chunk) == "<Chunk 'cats#what-do-they-eat': 'What do they eat?'>"
    assert repr(reply.source) == "<Source 'cats.md:3-5 › What do they eat?'>"
    assert repr(bot) == "<FaqBot: 1 chunk, english>"


def test_an_answer_has_its_chunk_and_its_source_and_no_other_reply_has(bot: FaqBot):
    reply = bot.ask(QUESTIONS[0])
    assert isinstance(reply.chunk, Chunk)
    assert isinstance(reply.source, Source)
    assert reply.chunk is reply.matches[0].chunk
    assert reply.source is reply.chunk.source
    assert bot.ask("what's the boiling point of tin?").chunk is None
    assert bot.ask("what's the boiling point of tin?").source is None
