"""Unique ids over all blocks: only what may clash is looked at, and only blocks in which something does are changed."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from faqbot.building.segment import Block, chunk_line
from faqbot.building.segment_writer import analyse, pack_lines
from faqbot.corpus.chunk import Chunk
from faqbot.corpus.corpus import Corpus
from faqbot.corpus.ids import told_apart
from faqbot.index.packing import Array
from faqbot.text.analyser import Analyser


class Clash(NamedTuple):
    """What telling ids apart makes of a block: chunks by their place, None where one is left out; and its warnings."""

    became: dict[int, Chunk | None]
    said: list[Warning]


def find_clashes(blocks: Sequence[Block]) -> list[Clash]:
    """Tell the ids of all blocks' chunks apart, as `ids.tell_apart` does, and return what that changes in each."""
    clashes = [Clash({}, []) for _ in blocks]
    places = np.flatnonzero(_may_clash(blocks))
    first = np.cumsum([0, *map(len, blocks)])
    owners = np.searchsorted(first, places, side="right") - 1
    looked_at = list(zip(owners.tolist(), (places - first[owners]).tolist(), strict=True))
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        told = told_apart(blocks[owner].chunk(place) for owner, place in looked_at)
        for (owner, place), chunk in zip(looked_at, told, strict=True):
            if caught:
                clashes[owner].became[place] = chunk
                clashes[owner].said.extend(one.message for one in caught if isinstance(one.message, Warning))
                caught.clear()
    return clashes


def settled(block: Block, clash: Clash, analyser: Analyser, *, several: bool) -> Block:
    """Return a block with what telling its ids apart changes; an id stands nowhere but in its chunk's line."""
    if not clash.became:
        return block
    if None in clash.became.values():
        chunks = (clash.became.get(place, chunk) for place, chunk in enumerate(block.chunks()))
        return analyse(Corpus(tuple(chunk for chunk in chunks if chunk)), analyser, several=several)
    lines = [block.line(place) for place in range(len(block))]
    for place, chunk in clash.became.items():
        assert chunk is not None
        lines[place] = chunk_line(chunk)
    run, offsets = pack_lines(lines)
    return Block({**block.arrays, "line_offsets": offsets}, {**block.texts, "lines": run})


def _may_clash(blocks: Sequence[Block]) -> Array:
    """Return which chunks have an id that another has, or that looks like one which is given to tell others apart."""
    ids = np.concatenate([*(block.arrays["ids"] for block in blocks), np.empty(0, dtype="<u8")])
    above, below = ids[::2], ids[1::2]
    order = np.lexsort((below, above))
    equal = (np.diff(above[order]) == 0) & (np.diff(below[order]) == 0)
    if not equal.any():
        return np.zeros(len(order), dtype=bool)
    found = np.concatenate([block.arrays["numbered"] for block in blocks]).astype(bool)
    found[order[1:][equal]] = found[order[:-1][equal]] = True
    return found
