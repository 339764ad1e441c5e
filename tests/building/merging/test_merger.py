"""Segments to one index: how a corpus is cut changes nothing."""

from __future__ import annotations

import numpy as np
import pytest
from support import corpus_of

from faqbot.building import builder as building
from faqbot.building import segment_writer as analysing
from faqbot.building.builder import build_index
from faqbot.building.merging import merger, vocabulary
from faqbot.index.packing import text_hash
from faqbot.index.static_table.static_encoder import encoder_for
from faqbot.text.analyser import Analyser

ENGLISH = Analyser()
SAID = ["strap", "a knee", "the mat", "hold it", "don't", "e-1042", "東京", "!!", "longish-words"]
PAIRS = [(f"{SAID[n % 9]} or {SAID[n % 5]}?", f"It is {SAID[n % 7]}. And {SAID[n % 4]}.") for n in range(40)]
CORPUS = corpus_of(*PAIRS, phrasings=[("what of it", 3), ("which knee", 30)], decoys=["is it blue"])


@pytest.mark.parametrize("size", [1, 7, 39])
def test_segments_of_any_size_give_the_same_index(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    one = build_index(CORPUS, ENGLISH)
    monkeypatch.setattr(building, "SEGMENT_CHUNKS", size)
    several = build_index(CORPUS, ENGLISH)
    assert several.texts == one.texts
    for name, array in one.arrays.items():
        np.testing.assert_array_equal(several.arrays[name], array, err_msg=name)


def test_threads_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(building, "SEGMENT_CHUNKS", 7)
    monkeypatch.setattr(merger, "_TOGETHER", 7)
    segments = list(building._analysed(CORPUS, ENGLISH))
    one, several = (building.merge(segments, CORPUS, ENGLISH, encoder_for(None, "english"), None, threads)
                    for threads in (1, 3))  # fmt: skip
    assert several.texts == one.texts
    for name, array in one.arrays.items():
        np.testing.assert_array_equal(several.arrays[name], array, err_msg=name)


def test_terms_of_one_hash_are_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    def hashed(encoded: bytes) -> int:
        return text_hash(encoded) % 7

    for module in (analysing, vocabulary):
        monkeypatch.setattr(module, "text_hash", hashed)
    monkeypatch.setattr(analysing, "text_hashes", lambda texts: np.array(list(map(hashed, texts)), dtype="<u8"))
    monkeypatch.setattr(vocabulary, "SURE", 0)
    monkeypatch.setattr(building, "SEGMENT_CHUNKS", 7)
    index = build_index(CORPUS, ENGLISH)
    terms = [term.decode() for term in index._terms]
    assert terms == sorted(set(terms), key=lambda term: (text_hash(term.encode()) % 7, term))
    assert {"strap", "knee", "mat", "e-1042", "東京"} <= set(terms)
    chunks, _ = index.fields["question"].of(terms.index("strap"))
    assert chunks.tolist() == [number for number, (asked, _) in enumerate(PAIRS) if "strap" in asked]
