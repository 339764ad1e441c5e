"""The evidence from single sentences is the cosine of the question and the nearest sentence."""

from __future__ import annotations

from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import Built, corpus_of

from faqbot.building.questions.wording import Wording
from faqbot.index.index import Index
from faqbot.query.query import analyse
from faqbot.ranking.evidence.nearest_sentence import MOST_TERMS
from faqbot.ranking.ranking import rank
from faqbot.ranking.scoring import WEIGHTS

WORDS = "how alpha beta gamma hold strap the zorb quib strpa".split()
SENTENCE = st.lists(st.sampled_from(WORDS[:-1]), min_size=1, max_size=4).map(" ".join)
TEXT = st.lists(SENTENCE, min_size=1, max_size=3).map(lambda sentences: ". ".join(map(str.capitalize, sentences)))
PAIRS = st.lists(st.tuples(st.one_of(SENTENCE, st.just("")), st.one_of(TEXT, st.just("!"))), min_size=1, max_size=5)
QUESTION = st.lists(st.sampled_from([*WORDS, "zeppelin"]), min_size=1, max_size=5).map(" ".join)

SYNONYMS = "zorb => quib\nalpha => hold strap"


def evidence(question: str, index: Index) -> dict[int, float]:
    """Return the evidence of every candidate, by its number."""
    return {one.number: one.evidence["sentences"] / WEIGHTS["sentences"] for one in rank(question, index).candidates}


def plain(question: str, index: Index, units: list[list[str]]) -> float:
    """Return the largest cosine of a question and a unit, each a set of terms; unknown words count for the length."""
    query = analyse(question, index)
    weighed: dict[int, float] = {}
    for concept in query.concepts:
        for reading in concept.readings:
            for term in reading.terms:
                weighed[term] = max(weighed.get(term, 0.0), reading.certainty * index.term_weights[term] ** 2)
    asked = max(query.least_weight, sqrt(sum(concept.weight**2 for concept in query.concepts)))
    best = 0.0
    for unit in units:
        terms = {index.term_number(term) for term in index.analyser.stems(unit)}
        length = sqrt(sum(index.term_weights[term] ** 2 for term in terms))
        dot = sum(product for term, product in weighed.items() if term in terms)
        best = max(best, min(1.0, dot / (length * asked))) if dot else best
    return best


@given(pairs=PAIRS, question=QUESTION)
def test_it_is_the_cosine_of_the_nearest_unit(pairs: list[tuple[str, str]], question: str, built: Built) -> None:
    parts = {"phrasings": [("hold beta now", 0)], "synonyms": SYNONYMS}
    index = built(*pairs, **parts)
    wording = Wording(corpus_of(*pairs, **parts), index.analyser)  # type: ignore[arg-type]
    for number, found in evidence(question, index).items():
        assert found == pytest.approx(plain(question, index, wording.units(number)), abs=1e-6)


def test_the_nearest_of_several_sentences_counts_alone(built: Built) -> None:
    index = built(("", "Red zorb strap."), ("", "Red zorb strap. Many other things are said here too. And more."))
    found = evidence("red zorb strap", index)
    assert found[0] == pytest.approx(found[1])
    assert found[0] > 0.5


def test_sentences_that_are_equally_near_are_equal_evidence(built: Built) -> None:
    index = built(("", "Red strap. Red strap."), ("", "Red strap."), ("", "Blue strap. Red strap. Green strap."))
    assert len(set(evidence("red strap", index).values())) == 1


def test_a_chunk_without_a_unit_has_no_evidence(built: Built) -> None:
    index = built(("", "!"), ("", "Guide the strap."), ("", "?"))
    found = evidence("guide", index)  # which is the title of all three
    assert (found[0], found[2]) == (0.0, 0.0)
    assert found[1] > 0


def test_an_unknown_word_takes_from_the_cosine(built: Built) -> None:
    index = built(("", "The strap."), ("", "The knee."))
    assert evidence("the strap zeppelin", index)[0] < evidence("the strap", index)[0] == pytest.approx(1)


def test_a_word_repeated_in_a_sentence_counts_once(built: Built) -> None:
    index = built(("", "Strap strap strap red."), ("", "Strap red."))
    found = evidence("strap", index)
    assert found[0] == found[1]


def test_a_question_of_a_chunk_is_a_unit_like_a_sentence(built: Built) -> None:
    index = built(("Where is the strap?", "Here."), ("Why?", "Because."))
    assert evidence("is where the strap", index)[0] == pytest.approx(1)


def test_what_a_long_chunk_says_at_its_end_is_not_looked_at(built: Built) -> None:
    pages = ". ".join(f"Number w{number}x" for number in range(MOST_TERMS))
    index = built(("", f"{pages}. The zorb."), ("", "The zorb."))
    assert index.term_number("zorb") is not None
    found = evidence("zorb", index)
    assert found[0] == 0 < found[1]
