"""Compounds: a word of the question that the documents write as several words, and the other way round.

"Kündigungsfrist" is read as "Frist" and "Kündigung", if a chunk has both and none has the compound. "Frist für die
Kündigung" is read as "Kündigungsfrist", if they have the compound and not "Frist" or not "Kündigung".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from faqbot.index.index import Index
from faqbot.query.unknown.met_together import are_met_together
from faqbot.text.forms.word_forms import WordForms, word_forms_of

# The fewest letters of the last part of a compound and of the parts before it, and the most letters of a compound.
_SHORTEST_HEAD, _SHORTEST_PART, _LONGEST = 4, 3, 40

# Two words of a question may be one compound of the documents if at most this many words stand between them: "Frist für
# die Kündigung".
_MOST_BETWEEN = 3


def compound_parts(word: str, index: Index) -> list[tuple[str, ...]]:
    """Return the ways to write a compound as several words of the documents, those of the fewest words.

    All words of a way are content words, and a chunk has all of them. There is no way for a word that is no compound.
    """
    forms = word_forms_of(index.analyser.language)
    if not forms.linking or not word.isalpha() or len(word) > _LONGEST:
        return []
    found = list(_split(word, forms, index))
    if not found:
        longer = [(part, head) for part, head in _cuts(word, forms) if _known([head], index)]
        found = [(*parts, head) for part, head in longer for parts in _split(part, forms, index)]
        found = [said for said in found if are_met_together(said, index)]
    distinct: dict[tuple[str, ...], tuple[str, ...]] = {}
    for said in found:  # what differs in the linking letters only is mostly one word
        distinct.setdefault(tuple(index.analyser.stems(said)), said)
    return list(distinct.values())


def _split(word: str, forms: WordForms, index: Index) -> Iterator[tuple[str, ...]]:
    """Yield the ways to write a compound as two words of the documents."""
    cuts = list(_cuts(word, forms))
    known = _known([part for cut in cuts for part in cut], index)
    yield from (cut for cut in cuts if known.issuperset(cut) and are_met_together(cut, index))


def _cuts(word: str, forms: WordForms) -> Iterator[tuple[str, str]]:
    """Yield the ways to cut a compound in two, without the letters that link the two, or with the ending left out."""
    for at in range(_SHORTEST_PART, len(word) - _SHORTEST_HEAD + 1):
        part, head = word[:at], word[at:]
        for link in forms.linking:
            if part.endswith(link) and at - len(link) >= _SHORTEST_PART:
                yield part.removesuffix(link), head
        yield from ((part + ending, head) for ending in forms.completing)


def _known(words: Sequence[str], index: Index) -> frozenset[str]:
    """Return those of the words that are content words of the documents."""
    stems = index.analyser.stems_of_rare(words)
    known = zip(words, stems, index.term_numbers(stems), strict=True)
    return frozenset(word for word, stem, number in known if number is not None and index.analyser.is_content(stem))


def compounds_of(words: Sequence[str], at: int, index: Index) -> list[tuple[str, ...]]:
    """Return the compounds of the documents that the word at a place of a question and a word near it are written as.

    The other word may be one before or after it, and each of them may come first in the compound.
    """
    forms, analyser = word_forms_of(index.analyser.language), index.analyser
    near = (*words[max(0, at - _MOST_BETWEEN - 1) : at], *words[at + 1 : at + _MOST_BETWEEN + 2])
    others = [word for word, stem in zip(near, analyser.stems(near), strict=True) if analyser.is_content(stem)]
    pairs = [pair for other in others for pair in ((words[at], other), (other, words[at]))]
    joined = [
        part + head for first, head in pairs if len(head) >= _SHORTEST_HEAD for part in _first_parts(first, forms)
    ]
    known = _known(joined, index)
    return [(compound,) for compound in dict.fromkeys(joined) if compound in known]


def _first_parts(word: str, forms: WordForms) -> Iterator[str]:
    """Yield what a word is as the first part of a compound: with letters that link it, or without its ending."""
    if len(word) >= _SHORTEST_PART:
        yield from (word + link for link in forms.linking)
    for ending in (*forms.completing, *forms.infinitives):
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_PART:
            yield word.removesuffix(ending)
