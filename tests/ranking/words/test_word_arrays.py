"""The words of a block of questions are arrays, with the terms and the readings of one question after the other."""

from __future__ import annotations

from itertools import pairwise

import pytest
from support import Built

from faqbot.index.index import Index
from faqbot.query.query import analyse
from faqbot.ranking.words.word_arrays import word_arrays

PAIRS = ("Where is the strap?", "Here."), ("How long is the knee pad?", "Ten."), ("Does the glute hurt?", "No.")
SYNONYMS = "bottom => glute, knee pad\n"
ASKED = ["where is the strap", "bottom zeppelin", "", "does the strpa hurt"]


@pytest.fixture
def index(built: Built) -> Index:
    return built(*PAIRS, synonyms=SYNONYMS)


def test_the_readings_of_a_word_are_those_of_its_concept_the_most_certain_first(index: Index) -> None:
    queries = [analyse(question, index) for question in ASKED]
    words = word_arrays(queries, index)
    concepts = [(number, concept) for number, query in enumerate(queries) for concept in query.concepts]
    assert words.weights.tolist() == [concept.weight for _, concept in concepts]
    for word, (number, concept) in enumerate(concepts):
        terms = words.terms[words.term_starts[number] : words.term_starts[number + 1]]
        readings = range(words.reading_starts[word], words.reading_starts[word + 1])
        assert sorted(words.numbers[readings].tolist()) == list(range(len(concept.readings)))
        assert all(words.certainties[one] >= words.certainties[other] for one, other in pairwise(readings))
        for reading in readings:
            meant = concept.readings[words.numbers[reading]]
            places = words.places[words.place_starts[reading] : words.place_starts[reading + 1]]
            assert tuple(terms[places].tolist()) == meant.terms
            assert words.certainties[reading] == meant.certainty


def test_the_terms_of_each_question_ascend_and_stand_once(index: Index) -> None:
    words = word_arrays([analyse(question, index) for question in ASKED], index)
    for start, end in pairwise(words.term_starts.tolist()):
        terms = words.terms[start:end].tolist()
        assert terms == sorted(set(terms))


def test_a_question_without_a_word_has_none_of_anything(index: Index) -> None:
    words = word_arrays([analyse("", index)], index)
    assert (words.questions, len(words.terms), len(words.weights), len(words.numbers)) == (1, 0, 0, 0)
    assert [len(told) for told in words.told_of_each()] == [0]
