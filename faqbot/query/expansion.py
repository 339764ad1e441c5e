"""Find the synonyms of a question's words: the author's, from synonyms.txt, and the general ones of the language.

A rule says that a question with x may mean y. A build stores the rule as an entry with the terms of x and the terms of
y, if the corpus has all terms of y. A question is searched for stored terms, the longest runs of terms first. Rules are
not chained: if x may mean y and y may mean z, a question with x is not searched for z.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from faqbot.index.index import Index
from faqbot.index.packing import Array, Texts, equal_range, pack, text_hash
from faqbot.text.analyser import Analyser

if TYPE_CHECKING:
    from faqbot.corpus.corpus import Synonyms

# How much of a synonym's evidence counts, 0 to 1. The author's synonyms count in full, because the author knows the
# corpus. With 0, .3, .5, .7 and .9 for the general synonyms, hit@1 is .843, .857, .867, .877 and .878 on StackFAQ, and
# .692, .698, .701, .704 and .704 in the mean over eleven sets.
AUTHORS_CERTAINTY = 1.0
GENERAL_CERTAINTY = 0.7

# Longest run of terms that is looked up, in terms.
LONGEST = 5

# Most meanings of a run of terms that are used; the most certain come first.
MOST_READINGS = 8


class Synonym(NamedTuple):
    """A meaning of a run of words in a question: the numbers of its terms, and `said`, its words in the rule.

    `certainty`, 0 to 1, is how much of the meaning's evidence counts.
    """

    terms: tuple[int, ...]
    said: str
    certainty: float


class SynonymRun(NamedTuple):
    """A run of `length` terms of a question, from the place `start`, that is the left side of rules."""

    start: int
    length: int
    synonyms: tuple[Synonym, ...]


class _Rule(NamedTuple):
    """A rule as terms: a question with the terms `key` may mean any of `meanings`, each given as (text, terms)."""

    key: tuple[str, ...]
    meanings: tuple[tuple[str, tuple[str, ...]], ...]


def build_synonyms(
    authors: Iterable[Synonyms], analyser: Analyser, vocabulary: Mapping[str, int], hashes: Array
) -> tuple[dict[str, Array], dict[str, bytes]]:
    """Return the arrays and texts that `find_runs` reads: one entry for each left side and each of its meanings.

    `vocabulary` has the number of each term of the corpus; `hashes` are the hashes of the terms, ascending.
    """
    general = _general_rules(analyser.language)
    known = _known_terms(analyser.language, vocabulary, hashes)
    # The words of the general list are also stored without a meaning, so that none of them is mistaken for a typo.
    entries: dict[tuple[str, tuple[int, ...]], tuple[float, str]] = {
        (rule.key[0], ()): (GENERAL_CERTAINTY, "") for rule in general if len(rule.key) == 1
    }
    _add_entries(entries, general, known, GENERAL_CERTAINTY)
    _add_entries(entries, _rules(authors, analyser), vocabulary, AUTHORS_CERTAINTY)
    listed = sorted((text_hash(key.encode()), key, terms, *entry) for (key, terms), entry in entries.items())
    texts, offsets = pack(f"{key}\t{said}\t{' '.join(map(str, terms))}".encode() for _, key, terms, _, said in listed)
    arrays = {
        "synonym_hashes": np.array([entry[0] for entry in listed], dtype="<u8"),
        "synonym_certainties": np.array([entry[3] for entry in listed], dtype="<f4"),
        "synonym_offsets": offsets,
    }
    return arrays, {"synonyms": texts}


def _add_entries(
    entries: dict[tuple[str, tuple[int, ...]], tuple[float, str]],
    rules: Iterable[_Rule],
    vocabulary: Mapping[str, int],
    certainty: float,
) -> None:
    """Add an entry for each meaning whose terms are all in the vocabulary."""
    for key, meanings in rules:
        for said, terms in meanings:
            if all(term in vocabulary for term in terms):
                numbers = tuple(dict.fromkeys(vocabulary[term] for term in terms))
                entries[" ".join(key), numbers] = (certainty, said)


def _rules(synonyms: Iterable[Synonyms], analyser: Analyser) -> Iterator[_Rule]:
    """Yield the rules as terms, without rules whose left side is longer than `LONGEST` terms."""
    for rule in synonyms:
        right = [(said, tuple(analyser.terms(said))) for said in rule.right]
        for left in rule.left:
            key = tuple(analyser.terms(left))
            if 0 < len(key) <= LONGEST:
                yield _Rule(key, tuple((said, terms) for said, terms in right if terms and terms != key))


@cache
def _general_rules(language: str) -> tuple[_Rule, ...]:
    """Return the rules of the general list; cached, because analysing them takes longer than a small build."""
    analyser = Analyser(language)
    return tuple(_rules(_general(analyser), analyser))


@cache
def _general_terms(language: str) -> tuple[tuple[str, ...], Array]:
    """Return the distinct terms of the general list's right sides, and their hashes."""
    rules = _general_rules(language)
    terms = tuple(dict.fromkeys(term for rule in rules for _, right in rule.meanings for term in right))
    return terms, np.array([text_hash(term.encode()) for term in terms], dtype=np.uint64)


def _known_terms(language: str, vocabulary: Mapping[str, int], hashes: Array) -> dict[str, int]:
    """Return the number of each term of the general list that the corpus has.

    Simply put: look up each term in the vocabulary. Here the hashes of all terms are first compared at once, which
    rules out most terms, because the corpus lacks them.
    """
    terms, wanted = _general_terms(language)
    at = np.minimum(np.searchsorted(hashes, wanted), max(0, len(hashes) - 1))
    there = hashes[at] == wanted if len(hashes) else np.zeros(len(wanted), dtype=bool)
    likely = (terms[number] for number in np.flatnonzero(there).tolist())
    return {term: vocabulary[term] for term in likely if term in vocabulary}


def find_runs(terms: Sequence[str], index: Index) -> list[SynonymRun]:
    """Return the runs of terms that are the left side of rules, the longest first; the runs do not overlap."""
    spans = [(start, length) for length in range(min(LONGEST, len(terms)), 0, -1)
             for start in range(len(terms) - length + 1)]  # fmt: skip
    encoded = " ".join(terms).encode()
    starts = [0, *accumulate([len(term.encode()) + 1 for term in terms])]
    keys = [encoded[starts[start] : starts[start + length] - 1] for start, length in spans]
    wanted = np.array([*map(text_hash, keys)], dtype=np.uint64)
    hashes = index.arrays["synonym_hashes"]
    if not len(hashes) or not len(wanted):
        return []
    known = (hashes.take(hashes.searchsorted(wanted), mode="clip") == wanted).nonzero()[0]
    runs: list[SynonymRun] = []
    taken: set[int] = set()
    for at in known.tolist():
        start, length = spans[at]
        if not taken.isdisjoint(range(start, start + length)):
            continue
        synonyms = _entries(keys[at].decode(), equal_range(hashes, int(wanted[at])), index)
        if synonyms is not None:
            runs.append(SynonymRun(start, length, synonyms))
            taken.update(range(start, start + length))
    return runs


def _entries(key: str, numbers: Iterable[int], index: Index) -> tuple[Synonym, ...] | None:
    """Return the meanings of a key, the most certain first, at most `MOST_READINGS`.

    `numbers` are the entries with the key's hash. Returns None if none of them has this key.
    """
    texts = Texts(index.texts["synonyms"], index.arrays["synonym_offsets"])
    meanings: list[Synonym] = []
    known = False
    for number in numbers:
        left, said, listed = texts[number].decode().split("\t")
        if left == key:
            known = True
            if listed:
                certainty = float(index.arrays["synonym_certainties"][number])
                meanings.append(Synonym(tuple(map(int, listed.split(" "))), said, certainty))
    meanings.sort(key=lambda synonym: -synonym.certainty)
    return tuple(meanings[:MOST_READINGS]) if known else None


def _general(analyser: Analyser) -> tuple[Synonyms, ...]:
    """Return the rules of the language's general list; empty if the language has no such list."""
    from faqbot.corpus.authors.synonyms import read_synonyms  # noqa: PLC0415 - needed only when an index is built

    path = analyser.lists.synonyms_path
    if not path:
        return ()
    with open(path, encoding="utf-8") as file:
        return read_synonyms(file.read(), path)
