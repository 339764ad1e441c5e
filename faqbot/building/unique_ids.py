"""Unique ids over all segments, as `corpus.ids` gives them to a list of chunks.

Simply put, read all chunks and give each a unique id. Here only chunks whose ids may clash are read, and only segments
in which some do are changed.
"""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from faqbot.building.segment import Segment, chunk_line
from faqbot.building.segment_writer import analysed_segment, pack_lines
from faqbot.corpus.chunk import Chunk
from faqbot.corpus.corpus import Corpus
from faqbot.corpus.ids import told_apart
from faqbot.index.packing import Array
from faqbot.text.analyser import Analyser


class Clash(NamedTuple):
    """How making ids unique changes a segment.

    `became` are the changed chunks by their place, None where one is left out; `warned` are the warnings, each with
    the place of its chunk.
    """

    became: dict[int, Chunk | None]
    warned: list[tuple[int, Warning]]


def find_clashes(segments: Sequence[Segment]) -> list[Clash]:
    """Make the ids of all segments' chunks unique, as `ids.tell_apart` does, and return the changes to each."""
    clashes = [Clash({}, []) for _ in segments]
    places = np.flatnonzero(_may_clash(segments))
    first = np.cumsum([0, *map(len, segments)])
    owners = np.searchsorted(first, places, side="right") - 1
    looked_at = list(zip(owners.tolist(), (places - first[owners]).tolist(), strict=True))
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        unique = told_apart(segments[owner].chunk(place) for owner, place in looked_at)
        for (owner, place), chunk in zip(looked_at, unique, strict=True):
            if caught:
                clashes[owner].became[place] = chunk
                messages = [warned.message for warned in caught if isinstance(warned.message, Warning)]
                clashes[owner].warned.extend((place, message) for message in messages)
                caught.clear()
    return clashes


def left_topics(segment: Segment, clash: Clash) -> set[str]:
    """Return the topics of the chunks of a segment that are not left out."""
    about = segment.about
    if None not in clash.became.values():
        return set(about)
    left_out = [place for place, chunk in clash.became.items() if chunk is None]
    return {about[number] for number in np.delete(segment.arrays["topics"], left_out).tolist()}


def settled(segment: Segment, clash: Clash, analyser: Analyser, *, several: bool) -> Segment:
    """Return a segment with unique ids; an id stands nowhere but in the line of JSON of its chunk."""
    if not clash.became:
        return segment
    if None in clash.became.values():
        chunks = (clash.became.get(place, chunk) for place, chunk in enumerate(segment.chunks()))
        return analysed_segment(Corpus(tuple(chunk for chunk in chunks if chunk)), analyser, several=several)
    lines = [segment.line(place) for place in range(len(segment))]
    for place, chunk in clash.became.items():
        assert chunk is not None
        lines[place] = chunk_line(chunk)
    run, offsets = pack_lines(lines)
    return Segment({**segment.arrays, "line_offsets": offsets}, {**segment.texts, "lines": run})


def _may_clash(segments: Sequence[Segment]) -> Array:
    """Return for each chunk whether another has its id, or whether it ends like ids that are made unique ("id~2")."""
    ids = np.concatenate([*(segment.arrays["ids"] for segment in segments), np.empty(0, dtype="<u8")])
    above, below = ids[::2], ids[1::2]
    order = np.lexsort((below, above))
    equal = (np.diff(above[order]) == 0) & (np.diff(below[order]) == 0)
    if not equal.any():
        return np.zeros(len(order), dtype=bool)
    may_clash: Array = np.concatenate([segment.arrays["numbered"] for segment in segments]).astype(bool)
    may_clash[order[1:][equal]] = may_clash[order[:-1][equal]] = True
    return may_clash
