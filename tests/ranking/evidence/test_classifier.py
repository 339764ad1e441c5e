"""The classifier agrees with scikit-learn's linear SVM, although its weights are 8-bit integers."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import TfidfTransformer
from sklearn.svm import LinearSVC
from support import Built, corpus_of

from faqbot.building.wording import Wording
from faqbot.index.index import Index
from faqbot.ranking.evidence.classifier import (
    FEWEST_OF_A_CLASS,
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
DECOYS = [f"{opening} the weather in town" for opening in OPENINGS]


def phrasings(many: int = FEWEST_OF_A_CLASS) -> list[tuple[str, int]]:
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


@pytest.mark.parametrize("decoys", [DECOYS, []], ids=["decoys", "no decoys"])
def test_the_decisions_are_those_of_scikit_learn_as_near_as_8_bits_come(decoys: list[str], built: Built) -> None:
    index = built(*PAIRS, phrasings=phrasings(), decoys=decoys)
    wording = Wording(corpus_of(*PAIRS, phrasings=phrasings(), decoys=decoys), ENGLISH)
    listed = [row.words for row in wording.rows()] + wording.decoys
    labels = [row.chunk if row.chunk < 2 else -2 for row in wording.rows()] + [-1] * len(decoys)
    matrix, idf = vectors([list(words) for words in listed])
    fitted = LinearSVC(random_state=0).fit(matrix, labels)

    asked = ["what is the price", "how much room does it take", "weather", "does it bite", "zeppelin", ""]
    expected = fitted.decision_function(vectors([ENGLISH.words(question) for question in asked], idf)[0])
    named = fitted.classes_.tolist()
    assert classes(index) == named
    for question, row in zip(asked, expected.tolist(), strict=True):
        distances = dict(zip(named, row, strict=True))
        found = decided(question, index)
        assert found.chunks.tolist() == [0, 1]
        assert found.evidence == pytest.approx([max(0.0, 1 + distances[number]) for number in (0, 1)], abs=0.02)
        assert found.others == pytest.approx(max(0.0, 1 + distances[-2]), abs=0.02)
        assert found.decoy == pytest.approx(distances.get(-1, -1.0), abs=0.02)


def test_what_two_sides_say_of_a_question_is_one_distance(built: Built) -> None:
    found = decided("what is the price", built(PAIRS[0], phrasings=phrasings()[:FEWEST_OF_A_CLASS], decoys=DECOYS))
    assert found.evidence.tolist() == pytest.approx([1 - found.decoy])


def test_two_fits_give_equal_arrays() -> None:
    wording = Wording(corpus_of(*PAIRS, phrasings=phrasings(), decoys=DECOYS), ENGLISH)
    one, two = (build_classifier(wording.rows(), wording.decoys, wording.phrased, ENGLISH) for _ in range(2))
    assert {name: array.tobytes() for name, array in one.items()} == {
        name: array.tobytes() for name, array in two.items()
    }


def test_a_chunk_with_too_few_phrasings_has_no_class(built: Built) -> None:
    assert classes(built(*PAIRS, phrasings=phrasings(FEWEST_OF_A_CLASS - 1))) == []
    assert classes(built(*PAIRS, phrasings=phrasings()[1:])) == [-2, 1]


def test_evidence_is_counted_from_that_for_the_chunks_without_a_class(built: Built) -> None:
    index = built(*PAIRS, phrasings=phrasings())
    question = "does it bite the price"
    evidence = {one.number: one.evidence["classifier"] for one in rank(question, index).candidates}
    found = decided(question, index)
    assert evidence[2] == evidence.get(3, 0.0) == 0.0
    assert evidence[0] == pytest.approx(WEIGHTS["classifier"] * (found.evidence[0] - found.others))


def test_without_a_classifier_no_chunk_has_evidence(built: Built) -> None:
    index = built(*PAIRS)
    found = decided("how much", index)
    assert (found.chunks.tolist(), found.evidence.tolist(), found.others, found.decoy) == ([], [], 0.0, -1.0)
    assert {one.evidence["classifier"] for one in rank("how much is it", index).candidates} == {0.0}


def test_one_class_alone_is_no_classifier(built: Built) -> None:
    assert classes(built(PAIRS[0], phrasings=phrasings()[:FEWEST_OF_A_CLASS])) == []


def test_decoys_alone_are_told_from_the_chunks_that_have_no_class(built: Built) -> None:
    index = built(*PAIRS, decoys=DECOYS)
    assert classes(index) == [-2, -1]
    assert decided("weather in town", index).decoy > 0 > decided("is it big", index).decoy
    assert {one.evidence["classifier"] for one in rank("is it big", index).candidates} == {0.0}


def test_a_corpus_of_decoys_and_no_words_has_no_classifier(built: Built) -> None:
    index = built(("", "!!!"), decoys=DECOYS)
    assert classes(index) == []
    assert decided("weather", index).decoy == -1


def test_a_question_like_the_decoys_is_less_sure(built: Built) -> None:
    def coverage_and_scope(question: str) -> float:
        return rank(question, built(*PAIRS, phrasings=phrasings(), decoys=DECOYS)).decoy

    assert coverage_and_scope("is it the weather in town") > coverage_and_scope("is it the price")


def test_the_classifier_names_a_chunk_that_shares_no_known_word(built: Built) -> None:
    index = built(*PAIRS, phrasings=phrasings())
    assert decided("prices", index).evidence[0] > decided("prices", index).evidence[1]


def test_a_question_without_words_lies_nowhere_in_particular(built: Built) -> None:
    found = decide([], built(*PAIRS, phrasings=phrasings(), decoys=DECOYS))
    assert np.isfinite(found.evidence).all()
    assert np.isfinite(found.decoy)


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
    assert len(weights) == TERM_BUCKETS * 3
