"""The posting lists of an index do not depend on which segments are sorted together."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import TfidfTransformer
from support import corpus_of

from faqbot.building import builder
from faqbot.building.builder import build_index
from faqbot.building.merging import merger
from faqbot.building.merging.merged_postings import weigh
from faqbot.index.schema import FIELDS
from faqbot.text.analyser import Analyser

ENGLISH = Analyser()
CORPUS = corpus_of(*((f"Is {n % 9} or {n % 5} on the mat?", f"It is {n % 7}. And {n % 4} is it.") for n in range(40)))


@pytest.mark.parametrize("chunks", [1, 10, 1000])
def test_segments_sorted_apart_or_together_give_the_same_lists(chunks: int, monkeypatch: pytest.MonkeyPatch) -> None:
    one = build_index(CORPUS, ENGLISH)
    monkeypatch.setattr(builder, "SEGMENT_CHUNKS", 3)
    monkeypatch.setattr(merger, "_SORTED", chunks)
    several = build_index(CORPUS, ENGLISH)
    for field in FIELDS:
        for array, expected in zip(several.fields[field], one.fields[field], strict=True):
            np.testing.assert_array_equal(array, expected)


@given(st.integers(0, 2**32 - 1), st.sampled_from(FIELDS))
def test_numpy_weighs_as_scikit_learn_does_to_the_bit(seed: int, field: str) -> None:
    random = np.random.default_rng(seed)
    lengths = random.integers(0, 40, 30)
    terms = np.concatenate([np.sort(random.choice(200, length, replace=False)) for length in lengths]).astype("<i4")
    saturated, weights = random.random(len(terms)) + 0.1, random.random(200) + 0.1
    counts = csr_matrix((saturated, terms, np.cumsum([0, *lengths])), shape=(30, 200))
    transformer = TfidfTransformer(norm="l2" if field == "headings" else None).fit(counts)
    transformer.idf_ = weights
    np.testing.assert_array_equal(weigh(field, saturated, lengths, weights[terms]), transformer.transform(counts).data)
