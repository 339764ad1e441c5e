"""A question of a single word is answered only by a passage that says this word itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from faqbot import FaqBot

CORPUS = """# Repairs

## Do you repair punctures?

Yes, while you wait.

## How long does a service take?

Two days. Bring the key of the lock.

## Do you collect bikes?

On Tuesdays, within five kilometres.
"""
PHRASINGS = """question,chunk
my chair has a flat tyre can you mend it,repairs#do-you-repair-punctures
flat,repairs#do-you-repair-punctures
"""


@pytest.fixture(scope="module")
def repairs(tmp_path_factory: pytest.TempPathFactory) -> FaqBot:
    folder: Path = tmp_path_factory.mktemp("repairs")
    (folder / "repairs.md").write_text(CORPUS)
    (folder / "phrasings.csv").write_text(PHRASINGS)
    (folder / "synonyms.txt").write_text("mend, repair\n")
    return FaqBot.from_corpus(folder)


@pytest.mark.parametrize("word", ["punctures", "puncture?", "service", "key"])
def test_a_word_of_the_document_is_answered(word: str, repairs: FaqBot) -> None:
    assert repairs.ask(word).outcome == "answer"


@pytest.mark.parametrize("word", ["chair", "chair?", "tyre"])
def test_a_word_of_somebodys_longer_phrasing_is_not(word: str, repairs: FaqBot) -> None:
    reply = repairs.ask(word)
    assert reply.outcome == "abstain"
    assert "single" in reply.matches[0].doubts


def test_a_phrasing_of_one_word_is_answered_as_the_author_says(repairs: FaqBot) -> None:
    assert repairs.ask("flat").matches[0].rule == "stored question"


def test_a_synonym_of_the_author_is_as_good_as_the_word(repairs: FaqBot) -> None:
    assert "single" not in repairs.ask("mend").matches[0].doubts


@pytest.mark.parametrize("word", ["what?", "who", "how?", "where", "Why?", "do"])
def test_a_question_word_alone_is_not_answered(word: str, repairs: FaqBot) -> None:
    assert repairs.ask(word).outcome == "abstain"
    assert repairs.conversation().say(word).outcome != "answer"


def test_a_sentence_with_the_word_is_as_sure_as_before(repairs: FaqBot) -> None:
    reply = repairs.ask("my chair has a flat tyre")
    assert all("single" not in match.doubts for match in reply.matches)
