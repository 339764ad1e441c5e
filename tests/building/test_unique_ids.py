"""Ids over several segments: told apart as if all chunks were read one by one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from faqbot.building.segment_writer import analysed_segment
from faqbot.building.unique_ids import find_clashes, settled
from faqbot.corpus.chunk import Chunk, Source
from faqbot.corpus.corpus import Corpus
from faqbot.corpus.ids import told_apart
from faqbot.text.analyser import Analyser

ENGLISH = Analyser()
IDS = ["x", "x~2", "x~3", "y", "y~2~2", "z"]


@given(st.lists(st.lists(st.tuples(st.sampled_from(IDS), st.integers(0, 2)), min_size=1, max_size=4), max_size=5))
def test_segments_are_told_apart_as_one_list_is(listed: list[list[tuple[str, int]]]) -> None:
    parts = [[chunk(*row, at, number) for number, row in enumerate(part)] for at, part in enumerate(listed)]
    unique = list(told_apart(one for part in parts for one in part))
    segments = [analysed_segment(Corpus(tuple(part)), ENGLISH, several=False) for part in parts]
    clashes = find_clashes(segments)
    became = [settled(segment, clash, ENGLISH, several=False) for segment, clash in zip(segments, clashes, strict=True)]
    assert [one for segment in became for one in segment.chunks()] == [one for one, _ in unique if one is not None]
    assert sum(len(clash.became) for clash in clashes) == sum(clash is not None for _, clash in unique)


def chunk(identity: str, said: int, at: int, number: int) -> Chunk:
    source = Source(f"{at}.csv", (number + 2, number + 2), ("Is it?",), "Title")
    return Chunk(identity, "faq", "Is it?", f"Number {said}.", source)
