"""Other names of what a word names: "Sat" for "Saturday", "Tel." for "phone" (see `Language.same_names`).

A document writes one of them where a question says another, so all that the documents have count as the word itself,
also where they have the word: opening hours say "Sat" even if the terms of business say "Saturday".

Some short names are other words, too ("sun", "sat"; German "so"). Such a name is read only in chunks that have another
name of the same list, as lists of opening hours do ("Sat, Sun"), and a question with it ("sun cream") asks for the
other word. If it is a word of grammar, the full name of another day is not enough, for it may stand in any sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from faqbot.index.index import Index
from faqbot.query.lexicon import SHORTEST_TARGET, Lexicon
from faqbot.query.unknown.met_together import are_met_together
from faqbot.text.language import ALSO_A_WORD


def same_names(word: str, index: Index) -> list[tuple[str, ...]]:
    """Return the other names in the documents of what a word names, each with a name that must stand beside it if any.

    The first word of each is the name itself.
    """
    analyser = index.analyser
    (asked,) = analyser.stems([word])
    return [
        said
        for names in analyser.lists.same_names
        for group in names
        if asked in analyser.stems([name for name in group if not name.endswith(ALSO_A_WORD)])
        for name in group
        if analyser.stems([_plain(name)]) != [asked]
        for said in _ways(name, [other for other in names if other is not group], index)
    ]


def _ways(name: str, others: Sequence[Sequence[str]], index: Index) -> Iterator[tuple[str, ...]]:
    """Yield the name by itself if the documents have it, or with each name that tells what it means in a chunk."""
    plain = _plain(name)
    if not _is_written(plain, index):
        return
    if not name.endswith(ALSO_A_WORD):
        yield (plain,)
        return
    is_grammar = not _is_content(plain, index)
    for group in others:
        for other in map(_plain, group[1:] if is_grammar else group):
            if _is_written(other, index) and _is_content(other, index) and are_met_together((plain, other), index):
                yield plain, other


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
