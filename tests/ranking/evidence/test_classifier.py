"""The classifier agrees with scikit-learn's linear SVM, although its weights are 8-bit integers."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import TfidfTransformer
from sklearn.svm import LinearSVC
from support import Built, corpus_of

from faqbot.building.builder import build_index
from faqbot.building.questions.wording import Wording
from faqbot.index.index import Index
from faqbot.ranking.evidence.classifier import (
    HALF_TRUSTED,
    MOST_WITHOUT_CLASS,
    TERM_BUCKETS,
    Decisions,
    build_classifier,
    decide,
    features,
)
from faqbot.ranking.ranking import rank
from faqbot.ranking.scoring import WEIGHTS
from faqbot.text.analyser import Analyser

ENGLISH = Analyser()

PAIRS = (("How much is it?", "Ten."), ("Is it big?", "Rather."), ("Does it bite?", "Never."), ("Why?", "Because."))
OPENINGS = ("tell me", "please say", "what about", "explain", "and now", "any idea of", "i wonder about", "details of")


def phrasings(many: int = MOST_WITHOUT_CLASS + 1) -> list[tuple[str, int]]:
    """Return so many phrasings of each of the first two chunks."""
    about = {0: "the price in money", 1: "the size and the room it takes"}
    return [(f"{opening} {thing}", number) for number, thing in about.items() for opening in OPENINGS[:many]]


def classes(index: Index) -> list[int]:
    return [int(number) for number in index.arrays["class_chunks"]]


def decided(question: str, index: Index) -> Decisions:
    return decide(ENGLISH.words(question), index)


def vectors(listed: list[list[str]], idf: TfidfTransformer | None = None) -> tuple[csr_matrix, TfidfTransformer]:
    """Return the TF-IDF of hashed features, and what weighed it."""
    counts = np.zeros((len(listed), TERM_BUCKETS))
    for row, words in enumerate(listed):
        np.add.at(counts[row], features(words, ENGLISH), 1)
    idf = idf or TfidfTransformer(sublinear_tf=True).fit(csr_matrix(counts))
    return idf.transform(csr_matrix(counts)), idf


def test_the_decisions_are_those_of_scikit_learn_as_near_as_8_bits_come(built: Built) -> None:
    index = built(*PAIRS, phrasings=phrasings())
    rows = Wording(corpus_of(*PAIRS, phrasings=phrasings()), ENGLISH).rows()
    labels = [row.chunk if row.chunk < 2 else -1 for row in rows]
    matrix, idf = vectors([list(row.words) for row in rows])
    fitted = LinearSVC(dual="auto", random_state=0).fit(matrix, labels)

    asked = ["what is the price", "how much room does it take", "weather", "does it bite", "zeppelin", ""]
    expected = fitted.decision_function(vectors([ENGLISH.words(question) for question in asked], idf)[0])
    assert [-1, *classes(index)] == fitted.classes_.tolist() == [-1, 0, 1]
    trust = 1 / (1 + HALF_TRUSTED)
    for question, row in zip(asked, expected.tolist(), strict=True):
        found = decided(question, index)
        assert found.chunks.tolist() == [0, 1]
        assert found.evidence == pytest.approx([trust * max(0.0, 1 + one) for one in row[1:]], abs=0.02 * trust)


def test_two_fits_give_equal_arrays() -> None:
    wording = Wording(corpus_of(*PAIRS, phrasings=phrasings()), ENGLISH)
    one, two = (build_classifier(wording.rows(), wording.phrased, ENGLISH) for _ in range(2))
    assert {name: array.tobytes() for name, array in one.items()} == {
        name: array.tobytes() for name, array in two.items()
    }


def test_a_chunk_with_too_few_phrasings_has_no_class(built: Built) -> None:
    assert classes(built(*PAIRS, phrasings=phrasings(MOST_WITHOUT_CLASS))) == []
    assert classes(built(*PAIRS, phrasings=phrasings()[1:])) == [1]


def test_a_chunk_without_a_class_has_no_evidence(built: Built) -> None:
    index = built(*PAIRS, phrasings=phrasings())
    question = "does it bite the price"
    evidence = {one.number: one.evidence["classifier"] for one in rank(question, index).candidates}
    assert evidence[2] == evidence.get(3, 0.0) == 0.0
    assert evidence[0] == pytest.approx(WEIGHTS["classifier"] * decided(question, index).evidence[0])


def test_every_further_phrasing_is_trusted_a_little_more(built: Built) -> None:
    more = [(f"{opening} the price and cost", 0) for opening in OPENINGS]
    trust = [
        float(built(*PAIRS, phrasings=phrasings() + more[:count]).arrays["class_trust"][0]) for count in range(0, 9, 4)
    ]
    assert trust == pytest.approx([1 / 11, 5 / 15, 9 / 19])


def test_the_classifier_tells_the_chunks_of_one_topic_apart_and_not_the_topics() -> None:
    boats, kites = (corpus_of(*PAIRS[:2], title=title, phrasings=phrasings()) for title in ("Boats", "Kites"))
    index = build_index(replace(boats, chunks=boats.chunks + kites.chunks), ENGLISH)  # the boats alone have phrasings
    evidence = {one.number: one.evidence["classifier"] for one in rank("what about the price", index).candidates}
    assert evidence[0] == evidence.get(2, 0.0) == evidence.get(3, 0.0) == 0.0
    assert evidence.get(1, -1.0) < 0


def test_without_a_classifier_no_chunk_has_evidence(built: Built) -> None:
    index = built(*PAIRS, decoys=["tell me the weather in town"])
    found = decided("how much", index)
    assert (found.chunks.tolist(), found.evidence.tolist()) == ([], [])
    assert {one.evidence["classifier"] for one in rank("how much is it", index).candidates} == {0.0}


def test_one_class_alone_is_no_classifier(built: Built) -> None:
    assert classes(built(PAIRS[0], phrasings=phrasings()[: len(OPENINGS)])) == []


def test_the_classifier_names_a_chunk_that_shares_no_known_word(built: Built) -> None:
    index = built(*PAIRS, phrasings=phrasings())
    assert decided("prices", index).evidence[0] > decided("prices", index).evidence[1]


def test_a_question_without_words_lies_nowhere_in_particular(built: Built) -> None:
    assert np.isfinite(decide([], built(*PAIRS, phrasings=phrasings())).evidence).all()


def test_features_are_stems_neighbours_and_runs_of_characters() -> None:
    one, two = (set(features(words, ENGLISH)) for words in (["hold", "straps"], ["hold", "strap"]))
    assert one & two
    assert one != two
    assert all(0 <= bucket < TERM_BUCKETS for bucket in one)
    assert features(["strap", "strap"], ENGLISH).count(features(["strap"], ENGLISH)[0]) == 2


def test_weights_are_kept_as_8_bit_integers(built: Built) -> None:
    weights = built(*PAIRS, phrasings=phrasings()).arrays["class_weights"]
    assert weights.dtype == np.int8
    assert np.abs(weights.astype(int)).max() == 127
    assert len(weights) == TERM_BUCKETS * 2
