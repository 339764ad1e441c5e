"""Turn a question into a `Query`: the terms that its words may stand for, and the chunks stored under the question.

The question is split into words, and `word_readings` reads each word as a `Concept`. The query holds all concepts.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from faqbot.index.index import Index
from faqbot.index.scope import EVERYWHERE, Scope
from faqbot.query.asked_words import MOST_WORDS, asked_words, bounded_question, unsaid_words, without_seams
from faqbot.query.expansion import find_runs
from faqbot.query.names.name_reader import NOBODY, Naming
from faqbot.query.names.naming import LookedUp, Named, name_topics
from faqbot.query.word_readings import Concept, WordReader
from faqbot.text.unspaced import overlap

if TYPE_CHECKING:
    from faqbot.query.spelling import Repair

# The least weight of a question, as a share of the weight of an unknown word. Without it, every chunk would match a
# question of common words only ("what?", "the") completely.
LEAST_WEIGHT = 0.4

# Most courtesy words that are left out of a question to find it among the stored questions.
MOST_POLITE = 8


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
    `negated` are the words after the negation of a question for what is not so (see `asked_exceptions`), None for any
    other question.
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
    negated: tuple[str, ...] | None = None


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
        self._question = question
        stored, words, polite = _stored(asked_words(question, index), scope, index)
        self._polite = polite | unsaid_words(index)
        self._words = (
            [] if not stored and _only_greets(words, index) else without_seams(words[:MOST_WORDS], index.analyser)
        )
        self._is_decoy = bool(stored) and stored[-1] >= len(index)
        self._exact = [number for number in stored if number < len(index)]
        self._looked_up = named.looked_up if named else None
        self._reader = WordReader(index, self._polite)

    def query(self) -> Query:
        """Return the query."""
        index, words = self._index, self._words
        named = self._naming()
        across = _across_ends(words, named.places) if named.is_sure else frozenset()
        rest = [word for at, word in enumerate(words) if at not in named.places and at not in across]
        stored = self._stored_beside(rest, named)
        beside = self._read(rest, NOBODY, exact=stored) if named.is_sure and self._asks(rest) else None
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
            negated=self._negated(),
        )

    def _negated(self) -> tuple[str, ...] | None:
        analyser = self._index.analyser
        if analyser.lists.negating_words.isdisjoint(self._words):
            return None
        from faqbot.query.asked_exceptions import negated_words  # noqa: PLC0415 - most questions negate nothing

        return negated_words(self._question, analyser)

    def _asks(self, rest: Sequence[str]) -> bool:
        """Whether the words beside the name in a question ask for something that the corpus has words for.

        "What is" does not, and neither do words that the corpus lacks. Then only the name can be searched for.
        """
        index, analyser = self._index, self._index.analyser
        framing = analyser.lists.framing_words
        asking = [(word, stem) for word, stem in zip(rest, analyser.stems(rest), strict=True) if word not in framing]
        if any(analyser.is_question_term(stem) for _, stem in asking):
            return True
        content = [(word, stem) for word, stem in asking if not analyser.is_function_term(stem)]
        if any(index.term_number(stem) is not None for _, stem in content):
            return True
        return bool(find_runs([stem for _, stem in content], index)) or any(
            self._reader.in_other_form(word) for word, _ in content
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
    stored, _, _ = _stored(asked_words(bounded_question(question), index), scope, index)
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


def _only_greets(words: Sequence[str], index: Index) -> bool:
    """Whether a text is a greeting or the like: courtesy words only, and not all of them in the documents."""
    if not index.analyser.lists.courtesy_words.issuperset(words):
        return False
    return None in index.term_numbers(index.analyser.stems(words))


def _has_content(words: Sequence[str], index: Index) -> bool:
    return any(map(index.analyser.is_content, index.analyser.stems(words)))


def _are_about(numbers: Sequence[int], named: Naming, index: Index) -> bool:
    return any(int(index.arrays["chunk_topics"][number]) in named.topics for number in numbers)


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
