"""Divide the chunks that are asked for among prompts: neighbours stay together, and a list stays with its items."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import groupby

from faqbot.authoring.drafting.asked_chunks import AskedChunk

# Chunks of one prompt, unless the user says how many. A small FAQ fits whole, so that the model sees what each question
# has to be kept apart from. Thirty chunks are some 270 rows, about 4,000 tokens: a chat model writes as many in one
# reply, and most write fewer and fewer rows for a chunk in a longer one.
CHUNKS_PER_PROMPT = 30

PromptPart = tuple[AskedChunk, ...]


def prompt_parts(asked: Sequence[AskedChunk], parents: Sequence[int], most: int) -> tuple[PromptPart, ...]:
    """Return the chunks of each prompt, at most `most` in each, in the order of the corpus.

    `parents` has for each chunk of the corpus the number of the list that it is an item of, or -1. There are as few
    prompts as possible, and they are as equal in size as possible. A list that is too long is divided.
    """
    units = _units(asked, parents, most)
    limits = range(max(map(len, units), default=1), most + 1)
    fewest = len(_filled(units, most))
    # The smallest limit that needs no further prompt: a higher limit never needs more prompts than a lower one.
    at = bisect_left(limits, -fewest, key=lambda limit: -len(_filled(units, limit)))
    return tuple(_filled(units, limits[at]))


def _units(asked: Sequence[AskedChunk], parents: Sequence[int], most: int) -> list[PromptPart]:
    """Return the chunks in units that are not divided: a list with its items, or a single chunk."""
    units: list[PromptPart] = []
    for _, group in groupby(asked, key=lambda one: parents[one.number] if parents[one.number] >= 0 else one.number):
        chunks = tuple(group)
        units += [chunks[start : start + most] for start in range(0, len(chunks), most)]
    return units


def _filled(units: Sequence[PromptPart], limit: int) -> list[PromptPart]:
    """Return the units in parts, each filled up to the limit before the next begins."""
    parts: list[PromptPart] = []
    for unit in units:
        if parts and len(parts[-1]) + len(unit) <= limit:
            parts[-1] += unit
        else:
            parts.append(unit)
    return parts
