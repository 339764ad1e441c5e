"""The words that ship with the page: honest towards the labelled questions, and about the page as it is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from faqbot.corpus.corpus import Corpus
from faqbot.corpus.files.discovery import shipped_corpus
from faqbot.corpus.reading import read_corpus
from faqbot.text.analyser import Analyser

DEV = Path(__file__).parent / "data" / "dev.jsonl"


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return read_corpus([shipped_corpus()])


def labelled() -> list[str]:
    return [json.loads(line)["question"] for line in DEV.read_text(encoding="utf-8").splitlines()]


def test_no_phrasing_or_decoy_is_a_labelled_question_in_other_words(corpus: Corpus) -> None:
    analyser = Analyser()
    stored = {" ".join(analyser.words(question)) for chunk in corpus.chunks for question in chunk.questions}
    asked = [question for question in labelled() if " ".join(analyser.words(question)) not in stored]
    terms = [(question, frozenset(analyser.terms(question))) for question in asked]
    written = [*(phrasing.question for phrasing in corpus.phrasings), *corpus.decoys]
    near = [
        (line, question)
        for line in written
        for question, its in terms
        if its and len(its & (said := frozenset(analyser.terms(line)))) >= 0.8 * len(its | said)
    ]
    assert not near


def test_every_chunk_is_asked_for_in_ten_ways_at_least(corpus: Corpus) -> None:
    asked = [sum(phrasing.chunk == number for phrasing in corpus.phrasings) for number in range(len(corpus.chunks))]
    assert min(asked) >= 10
