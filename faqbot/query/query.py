"""Turn a question into a `Query`: the terms that its words may stand for, and the chunks stored under the question.

The question is split into words. Each word becomes a `Concept` with its `Reading`s, which are the terms of the corpus
that the word may stand for. The query holds all concepts.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

import numpy as np

from faqbot.index.index import Index
from faqbot.index.scope import EVERYWHERE, Scope
from faqbot.query.expansion import find_runs
from faqbot.query.length_limit import bounded_question
from faqbot.query.names.name_reader import NOBODY, Naming
from faqbot.query.names.naming import LookedUp, Named, name_topics
from faqbot.query.word_memory import WordMemory
from faqbot.text.known_languages import foreign_grammar
from faqbot.text.unspaced import overlap

if TYPE_CHECKING:
    from faqbot.query.spelling import Repair

# Most words of a question that are read. The limit matters only for a pasted text, such as a book.
MOST_WORDS = 1000

# Most unknown words of a question that are looked up as typos. Questions have fewer; those of a pasted megabyte would
# take minutes.
MOST_REPAIRS = 50

# The least weight of a question, as a share of the weight of an unknown word. Without it, every chunk would match a
# question of common words only ("what?", "the") completely.
LEAST_WEIGHT = 0.4

# Most courtesy words that are left out of a question to find it among the stored questions.
MOST_POLITE = 8

# The following are named tuples and not frozen dataclasses, which take ten times as long to define: the dataclasses
# from here to `answering` took a tenth of the start-up time.


class Reading(NamedTuple):
    """A possible reading of a word of the question: the numbers of terms, all of which a chunk must have to match.

    `certainty` says how much of the evidence counts (0 to 1; 1 for the word itself). `said` is the word or phrase that
    the word of the question is read as, and `how` is the reason: it is the word itself, a typo or a synonym.
    """

    terms: tuple[int, ...]
    certainty: float
    said: str
    how: Literal["word", "typo", "synonym"]


class Concept(NamedTuple):
    """A word of the question, its term and its weight; a word that is unknown to the corpus has no readings."""

    word: str
    term: str
    weight: float
    readings: tuple[Reading, ...]

    @property
    def is_plain(self) -> bool:
        """Whether the concept has a single reading, which has a single term; this is so for nearly all words."""
        return len(self.readings) == 1 and len(self.readings[0].terms) == 1


class Query(NamedTuple):
    """An analysed question.

    `concepts` are the distinct words of the question. `words` are the words that count, in order and with typos
    repaired. `exact` are the numbers of the chunks that are stored under the question itself, word for word. `is_decoy`
    says that the question is stored as a decoy, and not under a chunk.
    `weight` is the weight of all concepts, known and unknown, and at least `least_weight`. `length` is the Euclidean
    length of the vector of their weights. `unknown` is the share of the weight, 0 to 1, of the concepts without a
    reading.
    `named` are the documents that the question names. If the naming is sure and the other words ask for something,
    `beside` is the query of the other words alone: in a named document, these decide. `is_of_name_only` says that all
    content words beside the name are unknown, and `asks_what` that the other words ask what the document is about.
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
    beside: Query | None = None
    is_of_name_only: bool = False
    asks_what: bool = False


# The words of earlier questions that the corpus has, as concepts without synonyms.
_KNOWN = WordMemory[Concept]()


def analyse(question: str, index: Index, scope: Scope = EVERYWHERE, named: Named | None = None) -> Query:
    """Return the query of a question, which may name only documents of the scope.

    `named` holds the names that were looked up before. If it belongs to another text or another index, the names are
    looked up again.
    """
    return _Analysis(question, index, scope, named).query()


class _Analysis:
    """The words of a question, and the query that they give."""

    def __init__(self, question: str, index: Index, scope: Scope, named: Named | None) -> None:
        self._index = index
        self._scope = scope
        stored, words, self._polite = _stored(index.analyser.words(question), scope, index)
        self._words = words[:MOST_WORDS]
        self._is_decoy = bool(stored) and stored[-1] >= len(index)
        self._exact = [number for number in stored if number < len(index)]
        self._looked_up = named.looked_up if named else None
        self._reader = _Reader(index, self._polite)

    def query(self) -> Query:
        """Return the query."""
        index, words = self._index, self._words
        named = self._naming()
        across = _across_ends(words, named.places) if named.is_sure else frozenset()
        rest = [word for at, word in enumerate(words) if at not in named.places and at not in across]
        stored = self._stored_beside(rest, named)
        beside = self._read(rest, NOBODY, exact=stored) if named.is_sure and _asks(rest, index) else None
        exact = sorted({*self._exact, *(stored if beside or named.full else ())})
        asks_what = named.is_sure and bool(rest) and index.analyser.lists.overview_words.issuperset(rest)
        is_of_name_only = named.is_sure and not beside and not asks_what and _has_content(rest, index)
        kept = [word for at, word in enumerate(words) if at not in across]
        return self._read(
            kept,
            named,
            exact=tuple(exact),
            is_decoy=self._is_decoy and not exact,
            named=named,
            beside=beside,
            is_of_name_only=is_of_name_only,
            asks_what=asks_what,
        )

    def _stored_beside(self, rest: Sequence[str], named: Naming) -> tuple[int, ...]:
        """Return the chunks of the named documents that are stored under the words beside the name.

        The questions about a document are stored without its title (see `building.questions.title_remover`).
        """
        if not named.topics or not rest:
            return ()
        stored, _, _ = _stored(list(rest), self._scope.only(frozenset(named.topics)), self._index)
        chunks = np.array([number for number in stored if number < len(self._index)], dtype=np.int64)
        return tuple(chunks[Scope(within=frozenset(named.topics)).holds(chunks, self._index)].tolist())

    def _naming(self) -> Naming:
        """Return the documents that the words name."""
        index, allowed = self._index, self._scope.topics(self._index)
        known = _if_it_holds(self._looked_up, self._words, index)
        if known and allowed is None:
            named = known.naming
        else:
            named = name_topics(self._words, index, allowed, known.mentions if known else None)
        if self._exact and not _are_about(self._exact, named, index):
            return NOBODY  # the question is stored for a chunk of another document, so that document is meant
        return named

    def _read(
        self, words: Sequence[str], but: Naming, *, exact: tuple[int, ...], is_decoy: bool = False, **others: Any
    ) -> Query:
        """Return the query of these words; the arguments by name are those of its fields that the words do not tell.

        Unknown words of the name `but`, if it is sure, such as initials, are left out: the name accounts for them.
        """
        concepts = self._reader.concepts(words)
        if but.is_sure:
            of_names = {word for name in but.names for word in name}
            concepts = tuple(concept for concept in concepts if concept.readings or concept.word not in of_names)
        kept = {concept.word for concept in concepts}
        repaired, polite = self._reader.repaired, self._polite
        counted = [repaired.get(word, word) for word in words if word in kept or word not in polite]
        least, weights = LEAST_WEIGHT * self._index.unknown_weight, [concept.weight for concept in concepts]
        weight = max(least, sum(weights))
        return Query(
            concepts,
            tuple(counted),
            exact=exact,
            is_decoy=is_decoy,
            least_weight=least,
            weight=weight,
            length=math.sqrt(sum([one**2 for one in weights])),
            unknown=sum([concept.weight for concept in concepts if not concept.readings]) / weight,
            **others,
        )


def is_stored(question: str, index: Index, scope: Scope = EVERYWHERE) -> bool:
    """Whether a chunk of the scope is stored under this question, word for word but for courtesy words at both ends."""
    stored, _, _ = _stored(index.analyser.words(bounded_question(question)), scope, index)
    chunks = np.array([number for number in stored if number < len(index)], dtype=np.int64)
    return bool(scope.holds(chunks, index).any())


def _if_it_holds(looked_up: LookedUp | None, words: Sequence[str], index: Index) -> LookedUp | None:
    return looked_up if looked_up is not None and looked_up.is_of(words, index) else None


def _across_ends(words: Sequence[str], places: Collection[int]) -> frozenset[int]:
    """Return the places of the bigrams that are half within a name, at these places, and half outside of it."""
    ends = [(at, at + 1) for at in range(len(words) - 1) if (at in places) != (at + 1 in places)]
    return frozenset(
        before if after in places else after for before, after in ends if overlap(words[before], words[after])
    )


def _has_content(words: Sequence[str], index: Index) -> bool:
    return any(map(index.analyser.is_content, index.analyser.stems(words)))


def _are_about(numbers: Sequence[int], named: Naming, index: Index) -> bool:
    return any(int(index.arrays["chunk_topics"][number]) in named.topics for number in numbers)


def _asks(rest: Sequence[str], index: Index) -> bool:
    """Whether the words beside the name in a question ask for something that the corpus has words for.

    "What is" does not, and neither do words that the corpus lacks. Then only the name can be searched for.
    """
    analyser = index.analyser
    framing = analyser.lists.framing_words
    stems = [stem for word, stem in zip(rest, analyser.stems(rest), strict=True) if word not in framing]
    if any(map(analyser.is_question_term, stems)):
        return True
    content = [stem for stem in stems if not analyser.is_function_term(stem)]
    known = any(index.term_number(stem) is not None for stem in content)
    return known or bool(find_runs(content, index))


class _Reader:
    """Reads all or some words of a question; `repaired` maps the typos among the last words to their repairs."""

    def __init__(self, index: Index, polite: frozenset[str]) -> None:
        self._index = index
        self._polite = polite
        self._attempts = MOST_REPAIRS
        self._meant: set[str] = set()
        self._foreign: frozenset[str] = frozenset()
        self._repairs: dict[str, Repair | None] = {}
        self.repaired: dict[str, str] = {}

    def concepts(self, words: Sequence[str]) -> tuple[Concept, ...]:
        """Return the distinct words as concepts, with their readings."""
        self._meant, self._foreign, self.repaired = set(), frozenset(), {}
        known = _KNOWN.of(self._index)
        remembered = [known.get(word) for word in words]
        read = self._new(words, remembered) if None in remembered else {}
        sequence = [concept or read[word] for word, concept in zip(words, remembered, strict=True)]
        concepts: dict[str, Concept] = {}
        for concept in self._with_synonyms(sequence):
            other = concepts.get(concept.term)
            concepts[concept.term] = concept if other is None else _either(concept, other)
        values = concepts.values()
        return tuple([concept for concept in values if concept.readings or concept.word not in self._polite])

    def _new(self, words: Sequence[str], remembered: Sequence[Concept | None]) -> dict[str, Concept]:
        """Return the concept of each word that is not remembered, and remember those that the corpus has.

        `remembered` has the concepts of the words that are remembered, None in the places of the others.
        """
        new = list(dict.fromkeys(word for word, concept in zip(words, remembered, strict=True) if concept is None))
        stems = dict(zip(new, self._index.analyser.stems(new), strict=True))
        numbers = dict(zip(new, self._index.term_numbers(list(stems.values())), strict=True))
        if None in numbers.values():
            # Words on the left side of a rule are not typos: "money back" is not repaired to "money bank".
            terms = [concept.term if concept else stems[word] for word, concept in zip(words, remembered, strict=True)]
            for run in find_runs(terms, self._index):
                self._meant.update(terms[run.start : run.start + run.length])
            unknown = [word for word in new if numbers[word] is None]
            if len(unknown) > 1:  # nor are words of another language: "für eine Woche" is not repaired to "fine"
                self._foreign = foreign_grammar(unknown, self._index.analyser.word_list)
        read = {word: self._read(word, stems[word], numbers[word]) for word in new}
        _KNOWN.add({word: read[word] for word in new if numbers[word] is not None}, self._index)
        return read

    def _read(self, word: str, term: str, number: int | None) -> Concept:
        """Return the concept of a known word, a typo or an unknown word; synonyms are added later.

        `number` is the number of the word's term, None if the corpus lacks it.
        """
        if number is not None:
            return Concept(
                word, term, float(self._index.term_weights[number]), (Reading((number,), 1.0, word, "word"),)
            )
        weight = self._index.role_weight(term)
        unknown = Concept(word, term, weight, ())
        if word in self._polite or not self._index.analyser.is_content(term):
            return unknown
        if term in self._meant or word in self._foreign:
            return unknown
        repaired = self._repaired(word)
        if repaired is None:
            return unknown
        (target,) = self._index.analyser.stems([repaired.taken_for])
        number = self._index.term_number(target)
        if number is None:
            return unknown
        self.repaired[word] = repaired.taken_for
        # The weight is a mean of the weights of the repaired word and of an unknown word, weighted by the certainty of
        # the repair. A repair to a function word is certain: "teh" is always "the".
        sure = repaired.certainty if self._index.analyser.is_content(target) else 1.0
        mixed = sure * float(self._index.term_weights[number]) + (1 - sure) * weight
        return Concept(word, target, mixed, (Reading((number,), sure, repaired.taken_for, "typo"),))

    def _repaired(self, word: str) -> Repair | None:
        """Return the repair of a word, or None; repairs are cached, because they are the slowest part of reading."""
        if word not in self._repairs:
            from faqbot.query.spelling import repair  # noqa: PLC0415 - most questions have no unknown word

            self._attempts -= 1
            self._repairs[word] = repair(word, self._index) if self._attempts >= 0 else None
        return self._repairs[word]

    def _with_synonyms(self, sequence: Sequence[Concept]) -> list[Concept]:
        """Add the synonyms of each run of words, as readings, to the heaviest word of the run.

        Other words of the run are left out if they have no readings, because the synonym stands for them, too.
        """
        widened = list(sequence)
        covered: set[int] = set()
        for run in find_runs([concept.term for concept in sequence], self._index):
            places = range(run.start, run.start + run.length)
            anchor = max(places, key=lambda at: widened[at].weight)
            concept = widened[anchor]
            certainty = _certainty(concept, 1.0)
            readings = tuple(Reading(synonym.terms, synonym.certainty * certainty, synonym.said, "synonym")
                             for synonym in run.synonyms if synonym.terms)  # fmt: skip
            if readings:
                weight = max(concept.weight, *(self._weight(reading) for reading in readings))
                widened[anchor] = concept._replace(weight=weight, readings=concept.readings + readings)
                covered |= {at for at in places if not widened[at].readings}
        return [concept for at, concept in enumerate(widened) if at not in covered]

    def _weight(self, reading: Reading) -> float:
        return reading.certainty * float(sum(self._index.term_weights[term] for term in reading.terms))


def only_guess(query: Query, index: Index) -> Repair | None:
    """Return the repair of a typo that is a guess and all that the corpus has of a question, or None.

    It is all if the corpus has no other content word of the question, and if the question names no document.
    """
    is_content = index.analyser.is_content
    told = [concept for concept in query.concepts if concept.readings and is_content(concept.term)]
    if len(told) != 1 or query.named.is_sure:
        return None
    (concept,) = told
    if any(reading.how != "typo" for reading in concept.readings):
        return None
    from faqbot.query.spelling import Repair, is_guess  # noqa: PLC0415 - few questions have a typo

    repaired = Repair(concept.word, concept.readings[0].said, concept.readings[0].certainty)
    return repaired if is_guess(repaired) else None


def _either(one: Concept, other: Concept) -> Concept:
    """Merge two concepts of the same term: the more certain concept, with the synonyms of both."""
    first, second = (one, other) if _certainty(one) > _certainty(other) else (other, one)
    more = tuple(reading for reading in second.readings if reading.how == "synonym" and reading not in first.readings)
    weight = max(first.weight, second.weight) if more else first.weight
    return first._replace(weight=weight, readings=first.readings + more)


def _certainty(concept: Concept, unknown: float = 0.0) -> float:
    """Return the certainty of a concept's first reading, or `unknown` if the concept has no readings."""
    return concept.readings[0].certainty if concept.readings else unknown


def _stored(words: list[str], scope: Scope, index: Index) -> tuple[list[int], list[str], frozenset[str]]:
    """Return the chunks stored under a question, the words that count, and the courtesy words among these.

    If the question itself is not stored, as few courtesy words as possible are left out at both ends until a stored
    question remains. If no stored question remains, all words count.
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
