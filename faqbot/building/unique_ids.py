"""Make ids unique over all segments, with the result that `corpus.ids.tell_apart` has for a list of all chunks.

Simply put: read all chunks and give each a unique id. Here only the chunks are read whose ids may clash, and only the
segments with clashes are changed.
"""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

import numpy as np

from faqbot.building.segment import Segment, chunk_line
from faqbot.building.segment_files import joined
from faqbot.building.segment_writer import analysed_segment, pack_lines, text_digests
from faqbot.corpus.chunk import Chunk
from faqbot.corpus.corpus import Corpus
from faqbot.corpus.ids import told_apart
from faqbot.index.packing import Array
from faqbot.text.analyser import Analyser


class Clash(NamedTuple):
    """The changes that unique ids make in a segment.

    `became` maps the place of each changed chunk in the segment to the new chunk, or to None if the chunk is left out.
    """

    became: dict[int, Chunk | None]


def find_clashes(segments: Sequence[Segment]) -> list[Clash]:
    """Return the changes to each segment that make the ids of all chunks unique, as `corpus.ids.tell_apart` does."""
    clashes = [Clash({}) for _ in segments]
    places = np.flatnonzero(_may_clash(segments))
    first = np.cumsum([0, *map(len, segments)])
    owners = np.searchsorted(first, places, side="right") - 1
    looked_at = list(zip(owners.tolist(), (places - first[owners]).tolist(), strict=True))
    unique = told_apart(_chunks_at(segments, looked_at))
    for (owner, place), (chunk, clash) in zip(looked_at, unique, strict=True):
        if clash is not None:
            clashes[owner].became[place] = chunk
    return clashes


def _chunks_at(segments: Sequence[Segment], places: Sequence[tuple[int, int]]) -> Iterator[Chunk]:
    """Yield the chunks at these places, each the number of a segment and of a chunk in it, ascending."""
    for owner, group in groupby(places, key=itemgetter(0)):
        yield from segments[owner].chunks(number for _, number in group)


def left_topics(segment: Segment, clash: Clash) -> set[str]:
    """Return the topics of the chunks that remain in a segment, without those that `clash` leaves out."""
    about = segment.about
    if None not in clash.became.values():
        return set(about)
    left_out = [place for place, chunk in clash.became.items() if chunk is None]
    return {about[number] for number in np.delete(segment.arrays["topics"], left_out).tolist()}


def settled(segment: Segment, clash: Clash, analyser: Analyser, *, several: bool) -> Segment:
    """Return a segment with the changes of `clash`.

    If no chunk is left out, only lines of JSON change, since no other text or array that is merged depends on an id.
    """
    if not clash.became:
        return segment
    if None in clash.became.values():
        chunks = (clash.became.get(place, chunk) for place, chunk in enumerate(segment.chunks()))
        return analysed_segment(Corpus(tuple(chunk for chunk in chunks if chunk)), analyser, several=several)
    lines = list(segment.lines())
    for place, chunk in clash.became.items():
        assert chunk is not None
        lines[place] = chunk_line(chunk)
    run, offsets = pack_lines(lines)
    # Nothing is copied: the arrays of a large segment stay in its file. Neither map is ever changed.
    changed = {"line_offsets": offsets, "ids": _changed_ids(segment, clash)}
    arrays, texts = ChainMap(changed, segment.arrays), ChainMap({"lines": run}, segment.texts)  # type: ignore[arg-type]
    return Segment(arrays, texts)


def _changed_ids(segment: Segment, clash: Clash) -> Array:
    """Return the digests of the ids of a segment in which some chunks have other ids."""
    ids = np.array(segment.arrays["ids"])
    places = list(clash.became)
    ids.reshape(-1, 2)[places] = text_digests(chunk.id for chunk in clash.became.values() if chunk).reshape(-1, 2)
    return ids


def _may_clash(segments: Sequence[Segment]) -> Array:
    """Return for each chunk whether its id may clash: another chunk has the id, or it ends like a made id ("id~2").

    If no two chunks have the same id, no id clashes.
    """
    ids = joined(segments, "ids")
    above, below = ids[::2], ids[1::2]
    none = np.zeros(len(above), dtype=bool)
    if np.diff(np.sort(above)).all():  # half of the digests tells them apart
        return none
    order = np.lexsort((below, above))
    equal = (np.diff(above[order]) == 0) & (np.diff(below[order]) == 0)
    if not equal.any():
        return none
    may_clash: Array = joined(segments, "numbered").astype(bool)
    may_clash[order[1:][equal]] = may_clash[order[:-1][equal]] = True
    return may_clash
