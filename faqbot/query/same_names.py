"""Other names of what a word names: "Sat" for "Saturday", "Tel." for "phone" (see `Language.same_names`).

A document writes one of them where a question says another, so all that the documents have count as the word itself,
also where they have the word: opening hours say "Sat" even if the terms of business say "Saturday".

Some short names are other words, too ("sun", "sat"; German "so"). Such a name is read only in chunks that have another
name of the same list, as lists of opening hours do ("Sat, Sun"), and a question with it ("sun cream") asks for the
other word. If it is a word of grammar, the full name of another day is not enough, for it may stand in any sentence.

Days that stand at both ends of a range say those within, too: "Mon-Fri" is also about Wednesday.

An e-mail address says "email" without the word. It counts only if no document has the word, or every passage that says
where to write would be about e-mails.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, islice
from typing import NamedTuple

import numpy as np

from faqbot.index.index import Index
from faqbot.query.lexicon import SHORTEST_TARGET, Lexicon
from faqbot.query.unknown.met_together import are_met_together
from faqbot.text.language import ALSO_A_WORD, ANY_ADDRESS

# An e-mail address in the stored chunks, of which so many bytes are searched for so many addresses.
_ADDRESS = re.compile(rb"(?<![\w.+-])[\w+-][\w.+-]{0,63}@\w[\w-]*(?:\.\w[\w-]*)+")
_MOST_SEARCHED, _MOST_ADDRESSES = 4_000_000, 20

_DAYS = 7
# What stands between the two ends of a range of days, and how many chunks are read for ranges.
_TO = r"\.?\s{0,2}(?:[-–—]|to|through|till|until|bis|tot|t/m|à|au|al|a)\s{0,2}"
_MOST_READ = 40


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
                found += chain.from_iterable(_ways(name, asked, others, index) for name in different)
                if len(names) == _DAYS:
                    found += _ranges_around(at, names, index)
    return found


def _ways(name: str, asked: str, others: Sequence[Sequence[str]], index: Index) -> Iterator[SameName]:
    """Yield the name by itself if the documents have it, or with each name that tells what it means in a chunk."""
    if name == ANY_ADDRESS:
        yield from _addresses(index) if index.term_number(asked) is None else ()
        return
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
    """Return the ranges of days in the documents that a day, by its number, lies within."""
    days = {_plain(name): number for number, group in enumerate(names) for name in group}
    between = re.compile(rf"\b({'|'.join(days)})s?{_TO}({'|'.join(days)})s?\b", re.IGNORECASE)
    ends = dict.fromkeys(
        (first.casefold(), last.casefold())
        for chunk in _with_several(list(days), index)
        for first, last in between.findall(chunk)
    )
    return [
        SameName(f"{first}-{last}", (first, last))
        for first, last in ends
        if 0 < (day - days[first]) % _DAYS < (days[last] - days[first]) % _DAYS
    ]


def _with_several(words: Sequence[str], index: Index) -> list[str]:
    """Return the texts of the first chunks that have several of these words."""
    terms = [number for number in index.term_numbers(index.analyser.stems(words)) if number is not None]
    there = [index.fields["text"].of(term)[0] for term in dict.fromkeys(terms)]
    chunks, counts = np.unique(np.concatenate(there or [np.empty(0, dtype=np.int64)]), return_counts=True)
    read = map(index.chunk, chunks[counts > 1][:_MOST_READ].tolist())
    return [f"{chunk.question}\n{chunk.text}" for chunk in read]


def _addresses(index: Index) -> list[SameName]:
    """Return the first e-mail addresses of the documents."""
    run = re.sub(rb"\\[nrt]", b" ", bytes(index.texts["chunks"][:_MOST_SEARCHED]))  # these are white space in JSON
    found = dict.fromkeys(one.group().decode() for one in islice(_ADDRESS.finditer(run), _MOST_ADDRESSES))
    read = [SameName(address, tuple(index.analyser.words(address))) for address in found]
    return [one for one in read if None not in index.term_numbers(index.analyser.stems(one.words))]


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
