"""The weights of terms by BM25."""

from __future__ import annotations

import numpy as np
import pytest

from faqbot.index import bm25 as weighting
from faqbot.text.analyser import Analyser

ENGLISH = Analyser()


def test_a_rarer_term_weighs_more() -> None:
    weights = weighting.idf(np.array([1.0, 2, 5, 10]), 10)
    assert (np.diff(weights) < 0).all()


def test_a_term_of_every_chunk_still_weighs_something() -> None:
    assert weighting.idf(np.array([1.0]), 1)[0] > 0


def test_function_words_weigh_least_and_question_words_less_than_others() -> None:
    the, how, strap = (weighting.role_weight(term, ENGLISH) for term in ENGLISH.stems(["the", "how", "strap"]))
    assert 0 < the < how < strap == 1


def test_an_unknown_word_weighs_more_than_any_known_one() -> None:
    assert weighting.unknown_weight(10) > weighting.term_weights({"strap": 0}, np.array([1.0]), 10, ENGLISH)[0]


def test_a_language_without_lists_takes_its_function_words_from_document_frequency() -> None:
    basque = Analyser("basque")
    common, rare = weighting.term_weights({"eta": 0, "uhal": 1}, np.array([18.0, 2]), 20, basque)
    as_content = weighting.idf(np.array([18.0]), 20)[0] ** weighting.IDF_POWER
    assert common == pytest.approx(weighting.FUNCTION_WEIGHT * as_content)
    assert rare == pytest.approx(weighting.idf(np.array([2.0]), 20)[0] ** weighting.IDF_POWER)


def test_too_few_chunks_say_nothing_about_function_words() -> None:
    weights = weighting.term_weights({"eta": 0}, np.array([3.0]), 3, Analyser("basque"))
    assert weights[0] == pytest.approx(weighting.idf(np.array([3.0]), 3)[0] ** weighting.IDF_POWER)


def test_steady_counts_keep_small_counts_and_the_order_and_are_at_most_a_hundredth_less() -> None:
    counts = np.arange(5000.0)
    steady = weighting.steady(counts)
    assert steady[:256].tolist() == counts[:256].tolist()
    assert (np.diff(steady) >= 0).all()
    assert ((steady <= counts) & (steady >= 0.99 * counts)).all()


def test_repetition_counts_less_and_less() -> None:
    once, twice, thrice, often = weighting.saturate(
        np.array([1.0, 2, 3, 4]), weighting.saturation(np.full(4, 10.0), 10.0, "text"), "text"
    )
    assert once < twice < thrice < often
    assert often - thrice < thrice - twice < twice - once
