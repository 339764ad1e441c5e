"""Looking up chunks, terms, questions and titles in an index."""

from __future__ import annotations

import json

import numpy as np
import pytest
from support import Built, titled

from faqbot import IndexFileError
from faqbot.index.index import Index
from faqbot.index.packing import text_hash
from faqbot.index.titles import topic_of


def test_a_term_is_found_by_its_hash(built: Built) -> None:
    index = built(("", "alpha beta"), ("", "beta gamma"))
    number = index.term_number("beta")
    assert number is not None
    chunks, weights = index.fields["text"].of(number)
    assert chunks.tolist() == [0, 1]
    assert (weights > 0).all()


def test_a_term_of_no_chunk_has_no_number(built: Built) -> None:
    assert built(("", "alpha")).term_number("omega") is None


def test_two_terms_with_one_hash_are_told_apart(built: Built) -> None:
    index = built(("", "alpha beta"))
    hashes = index.arrays["term_hashes"].copy()
    hashes[:] = text_hash(b"beta")
    clashing = Index(index.analyser, {**index.arrays, "term_hashes": hashes}, index.texts)
    found = clashing.term_number("beta")
    assert found is not None
    assert index._terms[found] == b"beta"
    assert clashing.term_number("alpha") is None


def test_a_term_has_the_same_number_however_often_it_is_looked_up(built: Built) -> None:
    index = built(("", "alpha beta"))
    terms = ["alpha", "no such term", "alpha", "beta"]
    first = index.term_numbers(terms)
    assert None not in (first[0], first[3])
    assert index.term_numbers(terms) == first
    assert index.term_numbers(["new", *reversed(terms)]) == [None, *reversed(first)]


def test_only_so_many_terms_are_remembered(built: Built) -> None:
    index = built(("", "alpha"))
    for part in range(3):
        index.term_numbers([f"unknown{part}x{number}" for number in range(15_000)])
    assert len(index._remembered) <= 20_000
    assert index.term_number("alpha") is not None


def test_two_questions_with_one_hash_are_told_apart(built: Built) -> None:
    index = built(("What is alpha?", "A"), ("What is beta?", "B"))
    hashes = np.full_like(index.arrays["asked_hashes"], text_hash(b"what is alpha"))
    clashing = Index(index.analyser, {**index.arrays, "asked_hashes": hashes}, index.texts)
    assert clashing.exact(["what", "is", "alpha"]) == [0]


def test_hashes_fit_64_bits_and_do_not_depend_on_the_process() -> None:
    assert text_hash(b"") == 0
    assert text_hash(b"alpha") == 418364025953
    assert 0 <= text_hash(b"x" * 1000) < 2**64


def test_a_stored_question_is_found_by_its_words(built: Built) -> None:
    index = built(("What is alpha?", "A"))
    assert index.exact(index.analyser.words("what IS... alpha!")) == [0]
    assert index.exact(index.analyser.words("what is alpha now")) == []


def test_a_question_without_words_is_stored_nowhere(built: Built) -> None:
    assert built(("???", "A"), ("", "B")).exact([]) == []


def test_a_chunk_that_cannot_be_read_is_an_error_of_the_index(built: Built) -> None:
    index = built(("What is alpha?", "A"))
    broken = bytes(index.texts["chunks"]).replace(b'"kind"', b'"knid"')
    with pytest.raises(IndexFileError, match="damaged"):
        Index(index.analyser, index.arrays, {**index.texts, "chunks": broken}, path="an.index").chunk(0)


def test_chunks_that_are_read_together_are_those_that_are_read_alone(built: Built) -> None:
    index = built(("Where?", "Here."), ("", "größer\u2028"), ("Why?", '"So" \\n'))
    numbers = [2, 0, 1, 2]
    assert index.chunks_at(numbers) == [index.chunk(number) for number in numbers]
    assert index.chunks_at([]) == []


@pytest.mark.parametrize("number", [-1, 1])
def test_a_chunk_that_is_not_there_is_an_error(built: Built, number: int) -> None:
    index = built(("Where?", "Here."))
    with pytest.raises(IndexError):
        index.chunk(number)
    with pytest.raises(IndexError):
        index.chunks_at([0, number])


@pytest.mark.parametrize("line", [b"{}x\n", b"\n", b"[", b'{"id": "a"'])
def test_a_line_that_is_no_record_is_an_error(built: Built, line: bytes) -> None:
    index = built(("Where?", "Here."))
    arrays = {**index.arrays, "chunk_offsets": np.array([0, len(line)])}
    damaged = Index(index.analyser, arrays, {**index.texts, "chunks": line})
    with pytest.raises(ValueError):
        damaged.chunk(0)
    with pytest.raises(ValueError):
        damaged.chunks_at([0])


def test_chunks_are_kept_one_json_object_a_line(built: Built) -> None:
    run = bytes(built(("Q?", "A"), ("", "B")).texts["chunks"])
    assert [json.loads(line)["text"] for line in run.splitlines()] == ["A", "B"]


def test_a_chunk_without_a_topic_is_about_its_document(built: Built) -> None:
    assert topic_of(built(("Q?", "A"), title="Guide").chunk(0)) == "Guide"


def test_a_title_is_looked_up_whatever_its_letter_case_and_white_space() -> None:
    titles = titled(["Side Plank", "Pushup", "side  plank"]).topics
    assert titles.numbers_like("SIDE PLANK") == [0, 2]
    assert titles.numbers("side  plank") == [2]
    assert titles.numbers_like("plank") == []


def test_titles_are_a_sequence_in_the_order_of_the_corpus() -> None:
    titles = titled(["Side Plank", "Pushup", "Squat"]).topics
    assert list(titles) == ["Side Plank", "Pushup", "Squat"]
    assert (titles[1], titles[:2], len(titles)) == ("Pushup", ["Side Plank", "Pushup"], 3)
    assert "Pushup" in titles
    assert "pushup" not in titles
    assert None not in titles


def test_any_string_may_be_looked_for_among_titles() -> None:
    assert "\ud800" not in titled(["Side Plank", "Pushup"]).topics
