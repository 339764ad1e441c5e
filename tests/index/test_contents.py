"""The contents of an index: reading few chunks gives the same as reading all."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqbot.building.builder import build_index
from faqbot.corpus.chunk import Chunk, Source
from faqbot.corpus.corpus import Corpus
from faqbot.index import contents as contents_module
from faqbot.index.contents import TopicContents, contents, files
from faqbot.index.index import Index
from faqbot.text.analyser import Analyser


def index_of(topics_of_files: list[list[str]]) -> Index:
    """Index files that hold a chunk for each of these topics."""
    chunks = [
        Chunk(f"{path}#{line}", "faq", f"What is {line}?", "Seven.",
              Source(f"{path}.csv", (line, line), (), f"Table {path}"), metadata={"topic": topic})
        for path, topics in enumerate(topics_of_files)
        for line, topic in enumerate(topics, start=1)
    ]  # fmt: skip
    return build_index(Corpus(tuple(chunks)), Analyser())


@given(st.lists(st.lists(st.sampled_from(["tea", "milk", "rum"]), max_size=12), min_size=1, max_size=6).filter(any))
def test_the_contents_are_those_of_all_chunks(topics_of_files: list[list[str]]) -> None:
    index = index_of(topics_of_files)
    chunks = [index.chunk(number) for number in range(len(index))]
    counts = Counter(chunk.metadata["topic"] for chunk in chunks)
    expected = [
        TopicContents(
            topic,
            counts[topic],
            tuple(dict.fromkeys(chunk.source.path for chunk in chunks if chunk.metadata["topic"] == topic)),
        )
        for topic in index.topics
    ]
    assert contents(index) == expected
    runs = [(path, len(list(run))) for path, run in groupby(chunk.source.path for chunk in chunks)]
    assert [(path, last - first) for path, first, last in files(index)] == runs


def test_a_large_file_is_not_read_chunk_by_chunk(monkeypatch: pytest.MonkeyPatch) -> None:
    index = index_of([["tea"] * 2_000, ["rum"] * 2_000])
    read: list[int] = []
    chunk = Index.chunk

    def counting(self: Index, number: int) -> Chunk:
        read.append(number)
        return chunk(self, number)

    monkeypatch.setattr(contents_module.Index, "chunk", counting)
    assert contents(index) == [TopicContents("tea", 2_000, ("0.csv",)), TopicContents("rum", 2_000, ("1.csv",))]
    assert len(read) < 60


@pytest.mark.parametrize("numbers", [[5, 5], [-1, 0]])
def test_topics_that_are_not_there_are_damage(monkeypatch: pytest.MonkeyPatch, numbers: list[int]) -> None:
    index = index_of([["tea", "rum"]])
    damaged: dict[str, Any] = {**index.arrays, "chunk_topics": np.array(numbers, dtype="<i4")}
    monkeypatch.setattr(index, "arrays", damaged)
    with pytest.raises((ValueError, IndexError)):
        contents(index)
