"""A bot with an encoder can be built, saved, loaded, pickled and asked like a bot without one."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest
from toy_encoder import trigrams

from faqbot import FaqBot

QUESTIONS = ["What do they eat?", "Wat do dey like to eat", "sleeping"]


@pytest.fixture
def cats(tmp_path: Path) -> Path:
    (tmp_path / "cats.md").write_text(
        "# Cats\n\n## What do they eat?\n\nFish.\n\n## Where do they sleep?\n\nAnywhere.\n"
    )
    return tmp_path / "cats.md"


def test_a_loaded_bot_answers_as_the_unsaved_one(cats: Path, tmp_path: Path) -> None:
    bot = FaqBot.from_corpus(cats, encoder=trigrams)
    bot.save(tmp_path / "index")
    loaded = FaqBot.load(tmp_path / "index", encoder=trigrams)
    assert [loaded.ask(one) for one in QUESTIONS] == [bot.ask(one) for one in QUESTIONS]


def test_many_questions_get_the_replies_that_each_would_get_alone(cats: Path) -> None:
    bot = FaqBot.from_corpus(cats, encoder=trigrams)
    assert list(bot.ask_many(QUESTIONS)) == [bot.ask(one) for one in QUESTIONS]


def test_reload_keeps_the_encoder(cats: Path, tmp_path: Path) -> None:
    built = FaqBot.from_corpus(cats, encoder=trigrams)
    built.save(tmp_path / "index")
    for bot in (built, FaqBot.load(tmp_path / "index", encoder=trigrams)):
        before = bot.ask(QUESTIONS[1])
        bot.reload()
        assert bot.ask(QUESTIONS[1]) == before


def test_a_saved_bot_pickles_as_its_path_and_its_encoder(cats: Path, tmp_path: Path) -> None:
    bot = FaqBot.from_corpus(cats, encoder=trigrams)
    bot.save(tmp_path / "index")
    pickled = pickle.dumps(bot)
    assert len(pickled) < 500
    assert pickle.loads(pickled).ask(QUESTIONS[1]) == bot.ask(QUESTIONS[1])


def test_an_encoder_that_does_not_pickle_says_what_to_do(cats: Path, tmp_path: Path) -> None:
    bot = FaqBot.from_corpus(cats, encoder=lambda texts: trigrams(texts) * 2)
    bot.save(tmp_path / "index")
    with pytest.raises(TypeError, match=r"<lambda>' is not at the top level of a module: make the encoder a top-level"):
        pickle.dumps(bot)
