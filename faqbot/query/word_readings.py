"""Read the words of a question: the terms of the corpus that each of them may stand for.

Each word becomes a `Concept` with its `Reading`s. A word that the corpus has is read as itself, any other in another
form that the corpus has (see `unknown`), or as a typo if it is one. Other names of the same day or the like (see
`same_names`) and synonyms of words and phrases are further readings.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple

from faqbot.index.index import Index
from faqbot.query.expansion import GENERAL_CERTAINTY, find_runs
from faqbot.query.word_memory import WordMemory
from faqbot.text.known_languages import foreign_grammar, letters_of_other_language

if TYPE_CHECKING:
    from faqbot.query.spelling import Repair

# Most unknown words of a question that are looked up as typos, and in other forms. Questions have fewer; those of a
# pasted megabyte would take minutes.
MOST_REPAIRS = 50


# The following are named tuples and not frozen dataclasses, which take ten times as long to define: the dataclasses
# from here to `answering` took a tenth of the start-up time.


class Reading(NamedTuple):
    """A possible reading of a word of the question: the numbers of terms, all of which a chunk must have to match.

    `certainty` says how much of the evidence counts (0 to 1; 1 for the word itself). `said` is the word or phrase that
    the word of the question is read as, and `how` is the reason: it is the word itself, the same in another form (see
    `unknown`), a typo or a synonym.
    """

    terms: tuple[int, ...]
    certainty: float
    said: str
    how: Literal["word", "form", "typo", "synonym"]


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


# The words of earlier questions that the corpus has, as concepts without synonyms.
KNOWN_WORDS = WordMemory[Concept]()


class WordReader:
    """Reads all or some words of a question; `repaired` maps the typos among the last words to their repairs."""

    def __init__(self, index: Index, polite: frozenset[str]) -> None:
        self._index = index
        self._polite = polite
        # A language with a list of correctly spelt words has no other forms: there, an unknown word is two words of the
        # documents or a part of one, a typo, or a word of no document.
        self._has_other_forms = not index.analyser.lists.words
        self._attempts = MOST_REPAIRS
        self._meant: set[str] = set()
        self._foreign: frozenset[str] = frozenset()
        self._repairs: dict[str, Repair | None] = {}
        self._other_forms: dict[str, tuple[Reading, ...]] = {}
        self.repaired: dict[str, str] = {}

    def concepts(self, words: Sequence[str]) -> tuple[Concept, ...]:
        """Return the distinct words as concepts, with their readings."""
        self._meant, self._foreign, self.repaired = set(), frozenset(), {}
        known = KNOWN_WORDS.of(self._index)
        remembered = [known.get(word) for word in words]
        read = self._new(words, remembered) if None in remembered else {}
        sequence = [concept or read[word] for word, concept in zip(words, remembered, strict=True)]
        if read:
            sequence = self._together(self._without_foreign_letters(sequence))
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
        KNOWN_WORDS.add({word: read[word] for word in new if numbers[word] is not None}, self._index)
        return read

    def _read(self, word: str, term: str, number: int | None) -> Concept:
        """Return the concept of a known word, a typo or an unknown word; synonyms are added later.

        `number` is the number of the word's term, None if the corpus lacks it.
        """
        if number is not None:
            readings = (Reading((number,), 1.0, word, "word"), *self._same_names(word, term))
            return Concept(word, term, float(self._index.term_weights[number]), readings)
        weight = self._index.role_weight(term)
        unknown = Concept(word, term, weight, ())
        if word in self._polite or word in self._foreign or not self._index.analyser.is_content(term):
            return unknown
        if readings := self._same_names(word, term) or self.in_other_form(word):
            return Concept(word, term, max(map(self._greatest, readings)), readings)
        repaired = None if term in self._meant else self._repaired(word)
        if repaired is None:
            akin = self._akin(word)
            return Concept(word, term, max(map(self._greatest, akin)), akin) if akin else unknown
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

    def _akin(self, word: str) -> tuple[Reading, ...]:
        """Return the readings of an unknown word as words of the documents that begin alike, as its forms do."""
        if not self._has_other_forms:
            return ()
        from faqbot.query.unknown.akin import akin_in_documents  # noqa: PLC0415 - as above

        akin = self._forms([(other,) for other in akin_in_documents(word, self._index)])
        return tuple(reading._replace(certainty=GENERAL_CERTAINTY) for reading in akin)

    def _same_names(self, word: str, term: str) -> tuple[Reading, ...]:
        """Return the readings of a name as the other names of the same that the documents have ("Sat")."""
        if term not in self._index.analyser.named_terms:
            return ()
        from faqbot.query.same_names import same_names  # noqa: PLC0415 - for few words

        named = same_names(word, self._index)
        return tuple(self._form(one.words)._replace(said=one.said) for one in named)

    def in_other_form(self, word: str) -> tuple[Reading, ...]:
        """Return the readings of an unknown word as words of the documents that say the same in another form."""
        if word not in self._other_forms:
            found: list[tuple[str, ...]] = []
            for other in self._ways:
                if not found and len(self._other_forms) < MOST_REPAIRS:
                    found = other(word, self._index)
            self._other_forms[word] = self._forms(found)
        return self._other_forms[word]

    @cached_property
    def _ways(self) -> tuple[Callable[[str, Index], list[tuple[str, ...]]], ...]:
        """The ways to read an unknown word in another form."""
        from faqbot.query.unknown.final_s import acronym_in_documents  # noqa: PLC0415 - for unknown words only
        from faqbot.query.unknown.spelt_apart import halves_in_documents  # noqa: PLC0415

        if not self._has_other_forms:
            return acronym_in_documents, halves_in_documents
        from faqbot.query.unknown.attached import otherwise_attached  # noqa: PLC0415 - English needs none of these
        from faqbot.query.unknown.compounds import compound_parts  # noqa: PLC0415
        from faqbot.query.unknown.other_forms import forms_in_documents  # noqa: PLC0415

        return acronym_in_documents, forms_in_documents, compound_parts, otherwise_attached, halves_in_documents

    def _together(self, sequence: Sequence[Concept]) -> list[Concept]:
        """Read each unknown word that is a word of the documents together with another word of the question."""
        analyser, read = self._index.analyser, list(sequence)
        words = [concept.word for concept in sequence]
        unknown = [at for at, concept in enumerate(sequence)
                   if not concept.readings and analyser.is_content(concept.term)]  # fmt: skip
        for at in unknown[:MOST_REPAIRS]:
            if readings := self._forms(self._joined(words, at)):
                read[at] = sequence[at]._replace(weight=max(map(self._greatest, readings)), readings=readings)
        return read

    def _joined(self, words: Sequence[str], at: int) -> list[tuple[str, ...]]:
        """Return the words of the documents that the word at a place of a question is, together with another."""
        from faqbot.query.unknown.spelt_apart import joined_in_documents  # noqa: PLC0415 - for unknown words only

        found = joined_in_documents(words, at, self._index)
        if found or not self._has_other_forms:
            return found
        from faqbot.query.unknown.compounds import compounds_of  # noqa: PLC0415 - as above
        from faqbot.query.unknown.other_forms import forms_with_prefix  # noqa: PLC0415

        return forms_with_prefix(words, at, self._index) or compounds_of(words, at, self._index)

    def _forms(self, found: Sequence[Sequence[str]]) -> tuple[Reading, ...]:
        """Return the readings of a word as words of the documents, of which all that stand together must be met."""
        readings: dict[tuple[int, ...], Reading] = {}
        for said in found:
            reading = self._form(said)
            readings.setdefault(reading.terms, reading)
        return tuple(readings.values())

    def _form(self, said: Sequence[str]) -> Reading:
        """Return the reading of a word as words of the documents that must stand together."""
        numbers = self._index.term_numbers(self._index.analyser.stems(said))
        terms = tuple(number for number in dict.fromkeys(numbers) if number is not None)
        return Reading(terms, 1.0, " ".join(said), "form")

    def _without_foreign_letters(self, sequence: Sequence[Concept]) -> list[Concept]:
        """Take the readings from single letters that are words of grammar of the question's own, other language.

        Documents have letters as names and in abbreviations: "i.A." is not what "can I keep a dog" says. The question
        must have a longer word of this grammar that they lack, for "Vitamin A" is in no other language.
        """
        analyser = self._index.analyser
        known = [one for one in sequence if len(one.word) == 1 and one.readings]
        letters = {one.word for one in known if analyser.is_content(one.term)}
        if not letters or all(one.readings for one in sequence):
            return list(sequence)
        lacking = [one.word for one in sequence if not one.readings]
        foreign = letters & letters_of_other_language([one.word for one in sequence], lacking, analyser.language)
        return [
            one._replace(weight=self._index.role_weight(one.term), readings=()) if one.word in foreign else one
            for one in sequence
        ]

    def _greatest(self, reading: Reading) -> float:
        return float(max(self._index.term_weights[term] for term in reading.terms))

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


def _either(one: Concept, other: Concept) -> Concept:
    """Merge two concepts of the same term: the more certain concept, with the synonyms of both."""
    first, second = (one, other) if _certainty(one) > _certainty(other) else (other, one)
    more = tuple(reading for reading in second.readings if reading.how == "synonym" and reading not in first.readings)
    weight = max(first.weight, second.weight) if more else first.weight
    return first._replace(weight=weight, readings=first.readings + more)


def _certainty(concept: Concept, unknown: float = 0.0) -> float:
    """Return the certainty of a concept's first reading, or `unknown` if the concept has no readings."""
    return concept.readings[0].certainty if concept.readings else unknown
