"""A question as the index sees it: what its words may stand for, and the chunks stored under the whole of it.

The text is split into words; each word becomes a `Concept` with `Reading`s, the terms of the corpus that it may stand
for; all of them are a `Query`.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Literal, NamedTuple

from faqbot.index.index import Index
from faqbot.index.scope import EVERYWHERE, Scope
from faqbot.query.expansion import find_runs
from faqbot.query.names.naming import NOBODY, LookedUp, Named, Naming, name_topics
from faqbot.query.spelling import Repair, repair

# Words of a question that are read; of a pasted book only the beginning is.
MOST_WORDS = 1000

# Unknown words that are looked up as typos: questions have fewer, and those of a pasted megabyte would take minutes.
MOST_REPAIRS = 50

# A question weighs at least this share of an unknown word's weight. One of common words alone ("what?", "the") would
# otherwise fit every chunk completely.
LEAST_WEIGHT = 0.4

# Words of politeness that are left out, at most, to find the question among the stored ones.
MOST_POLITE = 8

# These are named tuples, because a frozen dataclass takes ten times as long to define: those between here and
# `answering` were a tenth of the start-up time.


class Reading(NamedTuple):
    """Something that a word may stand for: the numbers of terms, all of which a chunk must have.

    `said` is the word it is read as, `certainty` how much of the evidence counts (0 to 1; 1 for the word itself), and
    `how` the reason to read it so.
    """

    terms: tuple[int, ...]
    certainty: float
    said: str
    how: Literal["word", "typo", "synonym"]


class Concept(NamedTuple):
    """A word of the question with its `weight`; it has no readings if it is unknown to the corpus."""

    word: str
    term: str
    weight: float
    readings: tuple[Reading, ...]

    @property
    def is_plain(self) -> bool:
        """Whether it has one reading of one term, as nearly all words have."""
        return len(self.readings) == 1 and len(self.readings[0].terms) == 1


class Query(NamedTuple):
    """The question's distinct words, as concepts; `words` are those that count, in order, typos repaired.

    `exact` are the chunks stored under the question itself; `is_decoy`: it is stored as a question without an answer.
    `weight` is the weight of all words, unknown ones included, and at least `least_weight`; `length` is the length of
    the question's vector, unknown words included, and `unknown` the share of the weight, 0 to 1, that nothing in the
    corpus accounts for. `named` are the documents that it names; if the naming is sure, its words are left out of
    `concepts` unless no other words remain. `is_of_name_only`: the words beside the name are unknown. `asks_what`: they
    ask what the document is about.
    """

    concepts: tuple[Concept, ...]
    words: tuple[str, ...]
    exact: tuple[int, ...]
    is_decoy: bool
    least_weight: float
    weight: float
    length: float
    unknown: float
    named: Naming = NOBODY
    is_of_name_only: bool = False
    asks_what: bool = False


def analyse(question: str, index: Index, scope: Scope = EVERYWHERE, *, names: bool = True) -> Query:
    """Turn a question into what the index knows of it (see `Analysis`)."""
    return Analysis(question, index, scope).query(names=names)


class Analysis:
    """A question's words, looked up once, from which it can be read in two ways: as naming documents, and as not."""

    def __init__(self, question: str, index: Index, scope: Scope = EVERYWHERE, named: Named | None = None) -> None:
        """Split the question into words; it may name documents of the scope.

        `named` is what was looked up of it before; where that is of another text or index, it is looked up again.
        """
        self._index = index
        self._scope = scope
        stored, words, self._polite = _stored(index.analyser.words(question), scope, index)
        self._words = words[:MOST_WORDS]
        self._is_decoy = bool(stored) and stored[-1] >= len(index)
        self._exact = [number for number in stored if number < len(index)]
        self._looked_up = named.looked_up if named else None
        self._reader = _Reader(index, self._polite)

    def query(self, *, names: bool = True) -> Query:
        """Return what the index knows of the question; without `names`, words of titles are words like all others."""
        index, words, exact = self._index, self._words, self._exact
        named = self._naming() if names else NOBODY
        rest = [word for at, word in enumerate(words) if at not in named.places]
        asks = named.is_sure and _asks(rest, index)
        if asks:
            words = rest
            also = index.exact(rest, self._scope.only(frozenset(named.topics)).test(index))
            exact = sorted({*exact, *(number for number in also if number < len(index))})
        asks_what = named.is_sure and bool(rest) and index.analyser.lists.overview_words.issuperset(rest)
        is_of_name_only = named.is_sure and not asks and not asks_what and _has_content(rest, index)
        read = self._read(words)._replace(exact=tuple(exact), is_decoy=self._is_decoy and not exact)
        return read._replace(named=named, is_of_name_only=is_of_name_only, asks_what=asks_what)

    def _naming(self) -> Naming:
        """Return which documents the words name."""
        index, allowed = self._index, self._scope.topics(self._index)
        known = _if_it_holds(self._looked_up, self._words, index)
        if known and allowed is None:
            named = known.naming
        else:
            named = name_topics(self._words, index, allowed, known.mentions if known else None)
        if self._exact and not _are_about(self._exact, named, index):
            return NOBODY  # whoever asks what another document asks, word for word, means that one
        return named

    def _read(self, words: Sequence[str]) -> Query:
        """Return a query of these words, of which nothing else is known."""
        concepts = self._reader.concepts(words)
        kept = {concept.word for concept in concepts}
        repaired, polite = self._reader.repaired, self._polite
        counted = tuple(repaired.get(word, word) for word in words if word in kept or word not in polite)
        least = LEAST_WEIGHT * self._index.unknown_weight
        weight = max(least, sum(concept.weight for concept in concepts))
        length = math.sqrt(sum(concept.weight**2 for concept in concepts))
        unknown = sum(concept.weight for concept in concepts if not concept.readings) / weight
        return Query(
            concepts,
            counted,
            exact=(),
            is_decoy=False,
            least_weight=least,
            weight=weight,
            length=length,
            unknown=unknown,
        )


def is_stored(question: str, index: Index) -> bool:
    """Whether a chunk is stored under this very question, some words of politeness aside."""
    stored, _, _ = _stored(index.analyser.words(question), EVERYWHERE, index)
    return bool(stored) and stored[0] < len(index)


def _if_it_holds(looked_up: LookedUp | None, words: Sequence[str], index: Index) -> LookedUp | None:
    return looked_up if looked_up is not None and looked_up.is_of(words, index) else None


def _has_content(words: Sequence[str], index: Index) -> bool:
    return any(map(index.analyser.is_content, index.analyser.stems(words)))


def _are_about(numbers: Sequence[int], named: Naming, index: Index) -> bool:
    return any(int(index.arrays["chunk_topics"][number]) in named.topics for number in numbers)


def _asks(rest: Sequence[str], index: Index) -> bool:
    """Whether a question without the name it has still asks something that the corpus has words for.

    "What is" does not, nor do words that the corpus lacks: the name is then all there is to look for.
    """
    analyser = index.analyser
    framing = analyser.lists.framing_words
    stems = [stem for word, stem in zip(rest, analyser.stems(rest), strict=True) if word not in framing]
    if any(stem in analyser.question_terms for stem in stems):
        return True
    content = [stem for stem in stems if stem not in analyser.function_terms]
    known = any(index.term_number(stem) is not None for stem in content)
    return known or bool(find_runs(content, index))


class _Reader:
    """Reads the words of one question, some or all of them; `repaired` are the typos among those read last."""

    def __init__(self, index: Index, polite: frozenset[str]) -> None:
        self._index = index
        self._polite = polite
        self._attempts = MOST_REPAIRS
        self._meant: set[str] = set()
        self._repairs: dict[str, Repair | None] = {}
        self.repaired: dict[str, str] = {}

    def concepts(self, words: Sequence[str]) -> tuple[Concept, ...]:
        """Return the question's words, each once, with their readings."""
        self._meant, self.repaired = set(), {}
        stems = self._stemmed(words)
        distinct = list(dict.fromkeys(stems.values()))
        numbers = dict(zip(distinct, self._index.term_numbers(distinct), strict=True))
        if None in numbers.values():
            # Words on the left side of a rule are no typos: "money back" is not "money bank".
            for run in find_runs([stems[word] for word in words], self._index):
                self._meant.update(stems[word] for word in words[run.start : run.start + run.length])
        read = {word: self._read(word, stem, numbers[stem]) for word, stem in stems.items()}
        sequence = [read[word] for word in words]
        concepts: dict[str, Concept] = {}
        for concept in self._with_synonyms(sequence):
            other = concepts.get(concept.term)
            concepts[concept.term] = concept if other is None else _either(concept, other)
        kept = (one for one in concepts.values() if one.readings or one.word not in self._polite)
        return tuple(kept)

    def _stemmed(self, words: Sequence[str]) -> dict[str, str]:
        distinct = list(dict.fromkeys(words))
        return dict(zip(distinct, self._index.analyser.stems(distinct), strict=True))

    def _read(self, word: str, term: str, number: int | None) -> Concept:
        """Read a word by itself: as known, as a typo, or as unknown. `number` is the number of its term, if any."""
        if number is not None:
            return Concept(
                word, term, float(self._index.term_weights[number]), (Reading((number,), 1.0, word, "word"),)
            )
        weight = self._index.role_weight(term)
        unknown = Concept(word, term, weight, ())
        if word in self._polite or not self._index.analyser.is_content(term) or term in self._meant:
            return unknown
        repaired = self._repaired(word)
        if repaired is None:
            return unknown
        (target,) = self._index.analyser.stems([repaired.taken_for])
        number = self._index.term_number(target)
        if number is None:
            return unknown
        self.repaired[word] = repaired.taken_for
        # The weight is that of the repaired word and that of an unknown word, mixed by how certain the repair is. A
        # repair to a function word is certain: "teh" is always "the".
        sure = repaired.certainty if self._index.analyser.is_content(target) else 1.0
        mixed = sure * float(self._index.term_weights[number]) + (1 - sure) * weight
        return Concept(word, target, mixed, (Reading((number,), sure, repaired.taken_for, "typo"),))

    def _repaired(self, word: str) -> Repair | None:
        """Return what a word is a typo for, if it is one; looking for that is the slowest part of reading."""
        if word not in self._repairs:
            self._attempts -= 1
            self._repairs[word] = repair(word, self._index) if self._attempts >= 0 else None
        return self._repairs[word]

    def _with_synonyms(self, sequence: Sequence[Concept]) -> list[Concept]:
        """Add the synonyms of each run of words, as readings, to the word of the run that weighs most."""
        widened = list(sequence)
        said: set[int] = set()
        for run in find_runs([concept.term for concept in sequence], self._index):
            places = range(run.start, run.start + run.length)
            anchor = max(places, key=lambda at: widened[at].weight)
            concept = widened[anchor]
            readings = tuple(Reading(one.terms, one.certainty * _certainty(concept, 1.0), one.said, "synonym")
                             for one in run.synonyms if one.terms)  # fmt: skip
            if readings:
                weight = max(concept.weight, *(self._weight(reading) for reading in readings))
                widened[anchor] = concept._replace(weight=weight, readings=concept.readings + readings)
                said |= {at for at in places if not widened[at].readings}  # the synonym stands for them too
        return [concept for at, concept in enumerate(widened) if at not in said]

    def _weight(self, reading: Reading) -> float:
        return reading.certainty * float(sum(self._index.term_weights[term] for term in reading.terms))


def _either(one: Concept, other: Concept) -> Concept:
    """Join two concepts of the same term: the more certain one, with the synonyms of both."""
    first, second = (one, other) if _certainty(one) > _certainty(other) else (other, one)
    more = tuple(reading for reading in second.readings if reading.how == "synonym" and reading not in first.readings)
    weight = max(first.weight, second.weight) if more else first.weight
    return first._replace(weight=weight, readings=first.readings + more)


def _certainty(concept: Concept, unknown: float = 0.0) -> float:
    """Return how certain the reading of a concept's own word is, or `unknown` if it has none."""
    return concept.readings[0].certainty if concept.readings else unknown


def _stored(words: list[str], scope: Scope, index: Index) -> tuple[list[int], list[str], frozenset[str]]:
    """Return the chunks stored under the question, the words that count, and those among them that are only polite.

    If the question itself is not stored, words of politeness around it are left out, as few as possible, until a stored
    question remains. If none does, all words count.
    """
    before, after = index.analyser.polite_ends(words)
    core = words[before : len(words) - after]
    for dropped in range(min(before + after, MOST_POLITE) + 1):
        for first in range(min(before, dropped) + 1):
            if dropped - first <= after:
                asked = words[first : len(words) - (dropped - first)]
                if asked and (exact := index.exact(asked, scope.test(index))):
                    return exact, asked, frozenset()
    return [], words, frozenset(words) - frozenset(core or words)
