"""The confidence fits the corpus: from its own phrasings, asked of indexes that do not know them."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support import corpus_of

from faqbot import FaqBot, IndexFileError
from faqbot.answering.confidence import DEFAULT, Features, coefficients_for, confidence_of
from faqbot.building.builder import build_index
from faqbot.building.confidence.calibration import (
    FEWEST_DECOYS,
    FOLDS,
    TAKEN_AWAY,
    Example,
    _asked,
    _examples,
    _folds,
    adapted,
    calibrate,
    shipped_prior,
)
from faqbot.corpus.corpus import Corpus, Phrasing
from faqbot.index.storage.loading import load_index
from faqbot.index.storage.manifest import seal
from faqbot.index.storage.saving import save_index
from faqbot.text.analyser import Analyser

ENGLISH = Analyser()

THINGS = "price size colour weight smell noise speed heat depth shape".split()
OPENINGS = ("tell me about", "what is", "how about", "explain me", "i wonder about", "any word on", "details of",
            "so then what of", "give me", "news of")  # fmt: skip
DECOYS = [f"{opening} the {thing} of zebras" for opening in OPENINGS for thing in ("weather", "owner", "future", "sea")]


def a_corpus(*, decoys: list[str] = DECOYS, things: int = len(THINGS)) -> Corpus:
    """Return a chunk of ten phrasings for each thing, and forty decoys."""
    pairs = [(f"Which {thing} has it?", f"Its {thing} is number {at}.") for at, thing in enumerate(THINGS[:things])]
    phrasings = [(f"{opening} {'its ' * (at % 3)}{THINGS[(at + (turn == 4)) % things]}", at)
                 for turn, opening in enumerate(OPENINGS) for at in range(things)]  # fmt: skip
    return corpus_of(*pairs, phrasings=list(dict.fromkeys(phrasings)), decoys=decoys)


@pytest.fixture(scope="module")
def calibrated() -> FaqBot:
    corpus = a_corpus()
    return FaqBot(build_index(corpus, ENGLISH, calibrate(corpus, ENGLISH)))


# The coefficients that ship and such that know nothing, a match without any evidence, and any matches.
SHIPPED = shipped_prior(with_encoder=False)
NOTHING = SHIPPED._replace(bias=0.0, slopes=np.zeros(len(Features._fields)))
BARE = Features(*[0.0] * len(Features._fields))
EVIDENCE = st.tuples(*[st.floats(0, 20)] * len(Features._fields)).map(lambda features: Features(*features))
EXAMPLES = st.lists(st.builds(Example, EVIDENCE, st.booleans(), st.floats(0.1, 5)), min_size=1, max_size=20)


@settings(max_examples=30)
@given(examples=EXAMPLES)
def test_no_coefficient_is_ever_negative(examples: list[Example]) -> None:
    assert min(adapted(examples, SHIPPED)[1:]) >= 0


def test_what_speaks_for_an_answer_is_found_to_do_so() -> None:
    examples = [Example(BARE._replace(content=at / 20), at >= 10) for at in range(20)] * 20
    fitted = adapted(examples, NOTHING)
    assert fitted.content > 0
    sure, unsure = (confidence_of(examples[at].evidence, fitted) for at in (19, 0))
    assert unsure < 0.5 < sure


def test_what_speaks_against_an_answer_is_left_out() -> None:
    examples = [Example(BARE._replace(lead=at / 20, content=1 - at / 20), at >= 10) for at in range(20)]
    fitted = adapted(examples, NOTHING)
    assert fitted.content == 0 < fitted.lead


@given(example=st.builds(Example, EVIDENCE, st.booleans(), st.floats(0.1, 5)))
def test_an_example_that_is_right_never_lowers_the_confidence_in_its_like(example: Example) -> None:
    before, after = (confidence_of(example.evidence, used) for used in (DEFAULT, adapted([example], SHIPPED)))
    assert (after - before) * (1 if example.right else -1) > -1e-4


def test_the_fewer_the_examples_the_nearer_are_the_coefficients_to_those_that_ship() -> None:
    examples = [Example(BARE._replace(content=at / 20), at >= 10) for at in range(20)]
    few, many = (adapted(examples * times, NOTHING) for times in (1, 20))
    assert 0 < few.content < many.content


def test_the_weight_of_an_example_counts() -> None:
    examples = [Example(BARE._replace(content=at / 40), (at >= 20) == (at % 5 > 0)) for at in range(40)]
    heavier = [example._replace(weight=5.0 if example.right else 1.0) for example in examples]
    plain, weighted = adapted(examples, NOTHING), adapted(heavier, NOTHING)
    evidence = BARE._replace(content=0.5)
    assert confidence_of(evidence, weighted) > confidence_of(evidence, plain)


def test_two_calibrations_of_one_corpus_are_equal() -> None:
    fitted = calibrate(a_corpus(), ENGLISH)
    assert fitted is not None
    assert fitted == calibrate(a_corpus(), Analyser())


def test_a_few_phrasings_are_enough_to_adapt_the_coefficients() -> None:
    assert calibrate(a_corpus(things=1), ENGLISH) is not None


def test_without_phrasings_the_coefficients_are_those_that_ship() -> None:
    bare = replace(a_corpus(), phrasings=())
    assert calibrate(bare, ENGLISH) is None
    assert coefficients_for(build_index(bare, ENGLISH)) == DEFAULT


# What is asked of which index


@given(chunks=st.lists(st.integers(0, 20), max_size=200))
def test_every_phrasing_is_in_exactly_one_fold(chunks: list[int]) -> None:
    folds = _folds([Phrasing(str(at), chunk) for at, chunk in enumerate(chunks)])
    assert len(folds) == len(chunks)
    assert set(folds) <= set(range(FOLDS))


@given(chunks=st.lists(st.integers(0, 3), max_size=100))
def test_the_phrasings_of_a_chunk_are_spread_evenly_over_the_folds(chunks: list[int]) -> None:
    folds = _folds([Phrasing(str(at), chunk) for at, chunk in enumerate(chunks)])
    for chunk in set(chunks):
        counts = Counter(fold for fold, its in zip(folds, chunks, strict=True) if its == chunk)
        assert max(counts.values()) - min(counts[fold] for fold in range(FOLDS)) <= 1


def test_every_phrasing_and_decoy_is_asked_once_of_an_index_without_it() -> None:
    corpus = a_corpus()
    # A question asked of an index that has it would be exact, and no example.
    examples = list(_examples(corpus, ENGLISH, None))
    assert len(examples) == len(corpus.phrasings) + len(corpus.decoys)
    balance = len(corpus.phrasings) / len(corpus.decoys)
    assert Counter(example.weight for example in examples) == {1.0: len(corpus.phrasings), balance: len(corpus.decoys)}
    assert not any(example.right for example in examples if example.weight == balance)


def test_a_question_that_the_index_has_is_no_example() -> None:
    corpus = a_corpus()
    index = build_index(corpus, ENGLISH)
    question, chunk = corpus.phrasings[0]
    assert list(_asked(question, index, chunk)) == []
    assert len(list(_asked(f"{question} now", index, chunk))) == 1


def test_without_enough_decoys_the_phrasings_stand_for_them_with_their_answers_taken_away() -> None:
    corpus = a_corpus(decoys=DECOYS[: FEWEST_DECOYS - 1])
    examples = list(_examples(corpus, ENGLISH, None))
    taken = [example for example in examples if example.weight == TAKEN_AWAY]
    assert len(taken) == len(corpus.phrasings)
    assert not any(example.right for example in taken)


# Kept with the index


def test_an_index_has_the_coefficients_of_its_corpus(calibrated: FaqBot) -> None:
    assert calibrated._index.confidence is not None
    assert len(calibrated._index.confidence) == len(DEFAULT)


def test_a_loaded_bot_is_as_sure_as_the_one_that_was_built(calibrated: FaqBot, tmp_path: Path) -> None:
    save_index(calibrated._index, tmp_path / "index")
    loaded = FaqBot.load(tmp_path / "index")
    assert loaded._index.confidence == calibrated._index.confidence
    for question in ("how loud is its noise", "what smell", "the future of zebras", "what is its heat and depth"):
        assert loaded.ask(question) == calibrated.ask(question)


@pytest.mark.parametrize(
    "damaged",
    [[], [1.0] * 12 + [float("nan")], [1.0] * 12 + [float("inf")], ["a"] * 13, [None] * 13, [1] * 13, "0.5", 5, {}],
    ids=str,
)
def test_coefficients_that_are_no_numbers_are_damage(damaged: object, calibrated: FaqBot, tmp_path: Path) -> None:
    save_index(calibrated._index, tmp_path / "index")
    path = tmp_path / "index" / "manifest.json"
    path.write_bytes(seal({**json.loads(path.read_text()), "confidence": damaged}))
    with pytest.raises(IndexFileError, match=r"damaged .*coefficients"):
        load_index(tmp_path / "index")


@pytest.mark.parametrize("count", [1, len(DEFAULT) - 1, len(DEFAULT) + 1])
def test_another_number_of_coefficients_is_damage(count: int, calibrated: FaqBot, tmp_path: Path) -> None:
    save_index(calibrated._index, tmp_path / "index")
    path = tmp_path / "index" / "manifest.json"
    path.write_bytes(seal({**json.loads(path.read_text()), "confidence": [0.5] * count}))
    with pytest.raises(IndexFileError, match="damaged"):
        FaqBot.load(tmp_path / "index").ask("so what is the smell")


def test_a_fitted_confidence_tells_decoys_from_phrasings(calibrated: FaqBot) -> None:
    answerable = calibrated.ask("so what is the smell").confidence
    assert calibrated.ask("so what is the weather").confidence < answerable
