"""Other names of what a word names: "Sat" for "Saturday", "Tel." for "phone" (see `Language.same_names`).

A document writes one of them where a question says another, so all that the documents have count as the word itself,
also where they have the word: opening hours say "Sat" even if the terms of business say "Saturday".

Some short names are other words, too ("sun", "sat"; German "so"). Such a name is read only in chunks that have another
name of the same list, as lists of opening hours do ("Sat, Sun"), and a question with it ("sun cream") asks for the
other word. If it is a word of grammar, the full name of another day is not enough, for it may stand in any sentence.

Days that stand at both ends of a range say those within, too: "Mon-Fri" is also about Wednesday.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

import numpy as np

from faqbot.index.index import Index
from faqbot.index.packing import Array
from faqbot.query.lexicon import SHORTEST_TARGET, Lexicon
from faqbot.query.unknown.met_together import are_met_together
from faqbot.text.language import ALSO_A_WORD

_DAYS = 7
# What stands between the two ends of a range of days, and how many chunks are read for ranges.
_TO = r"\.?\s{0,2}(?:[-–—]|to|through|till|until|bis|tot|t/m|à|au|al|a)\s{0,2}"
_MOST_READ = 200


class SameName(NamedTuple):
    """A name in the documents, and what a chunk must have: its words, and perhaps one that tells what it means."""

    said: str
    words: tuple[str, ...]


def same_names(word: str, index: Index) -> list[SameName]:
    """Return the other names in the documents of what a word names."""
    analyser = index.analyser
    (asked,) = analyser.stems([word])
    found: list[SameName] = []
    for names in analyser.lists.same_names:
        for at, group in enumerate(names):
            if asked in analyser.stems([name for name in group if not name.endswith(ALSO_A_WORD)]):
                others = [other for other in names if other is not group]
                different = [name for name in group if analyser.stems([_plain(name)]) != [asked]]
                found += chain.from_iterable(_ways(name, others, index) for name in different)
                if len(names) == _DAYS:
                    found += _ranges_around(at, names, index)
    return found


def _ways(name: str, others: Sequence[Sequence[str]], index: Index) -> Iterator[SameName]:
    """Yield the name by itself if the documents have it, or with each name that tells what it means in a chunk."""
    plain = _plain(name)
    if not _is_written(plain, index):
        return
    if not name.endswith(ALSO_A_WORD):
        yield SameName(plain, (plain,))
        return
    is_grammar = not _is_content(plain, index)
    for group in others:
        for other in map(_plain, group[1:] if is_grammar else group):
            if _is_written(other, index) and _is_content(other, index) and are_met_together((plain, other), index):
                yield SameName(plain, (plain, other))


def _ranges_around(day: int, names: Sequence[Sequence[str]], index: Index) -> list[SameName]:
    """Return the ranges of days in the documents that a day, by its number, lies within.

    Two days are read as the ends of a range only if all chunks with both write them so: "Monday and Friday" says
    nothing of Wednesday.
    """
    days = {_plain(name): number for number, group in enumerate(names) for name in group}
    named = re.compile(rf"\b(?:{'|'.join(days)})s?\b", re.IGNORECASE)
    between = re.compile(rf"\b({'|'.join(days)})s?{_TO}({'|'.join(days)})s?\b", re.IGNORECASE)
    ranges, lists = set[tuple[str, str]](), set[tuple[str, str]]()
    for text in _with_several(list(days), index):
        own = {(first.casefold(), last.casefold()) for first, last in between.findall(text)}
        apart = {name.casefold().removesuffix("s") for name in named.findall(between.sub(" ", text))}
        ranges |= own
        lists |= {(first, last) for first in apart for last in apart}
    return [
        SameName(f"{first}-{last}", (first, last))
        for first, last in sorted(ranges - lists)
        if 0 < (day - days[first]) % _DAYS < (days[last] - days[first]) % _DAYS
    ]


def _with_several(words: Sequence[str], index: Index) -> list[str]:
    """Return the texts of the chunks that have several of these words, with their headings; none of too many."""
    terms = {number for number in index.term_numbers(index.analyser.stems(words)) if number is not None}
    there = [_chunks_of(term, index) for term in sorted(terms)]
    chunks, counts = np.unique(np.concatenate(there or [_NONE]), return_counts=True)
    several = chunks[counts > 1].tolist()
    read = map(index.chunk, several if len(several) <= _MOST_READ else [])
    return ["\n".join((*chunk.source.headings, chunk.question, chunk.text)) for chunk in read]


def _chunks_of(term: int, index: Index) -> Array:
    """Return the chunks that have a term in their text or in their headings."""
    return np.unique(np.concatenate([index.fields[field].of(term)[0] for field in ("text", "headings")]))


_NONE: Array = np.empty(0, dtype=np.int64)


def _is_written(name: str, index: Index) -> bool:
    """Whether the documents have a name itself, and not only a word with its stem, as "nove" has that of "nov".

    The lexicon has no shorter words, and these are no stems of others.
    """
    if len(name) < SHORTEST_TARGET:
        return index.term_number(*index.analyser.stems([name])) is not None
    return Lexicon(index.arrays, index.texts, "word").number(name) is not None


def _plain(name: str) -> str:
    return name.removesuffix(ALSO_A_WORD)


def _is_content(word: str, index: Index) -> bool:
    return all(map(index.analyser.is_content, index.analyser.stems([word])))
