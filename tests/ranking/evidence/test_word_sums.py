"""Static vectors of chunks and questions: sums of word vectors, weighed by the corpus, however it is cut."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import corpus_of

from faqbot.building import builder as building
from faqbot.building.builder import build_index
from faqbot.corpus.corpus import Corpus
from faqbot.index.index import Index
from faqbot.index.static_table.static_encoder import encoder_for
from faqbot.query.query import analyse
from faqbot.ranking.evidence import vectors as evidence
from faqbot.ranking.evidence import word_sums
from faqbot.ranking.evidence.word_sums import HEADINGS, ChunkWords, chunk_vectors, parts_of, question_sums
from faqbot.ranking.ranking import rank
from faqbot.text.analyser import Analyser

ENGLISH = Analyser()
PAIRS = [
    ("When may I see a physician?", "On weekdays, by appointment."),
    ("Where do I leave my bicycle?", "There are racks beside the gate."),
    ("What does a visit cost?", "Nothing: your insurance pays."),
    ("", "Visitors wash their hands before they enter a ward."),
]
CORPUS = corpus_of(*PAIRS, phrasings=[("is there somewhere to lock up two wheels", 1)])


def static(corpus: Corpus) -> Index:
    return build_index(corpus, ENGLISH, encoder=encoder_for("static", "english"))


def directions(index: Index, name: str) -> npt.NDArray[np.float64]:
    rows = index.arrays[f"{name}_vectors"].reshape(-1, 128) * index.arrays[f"{name}_scales"][:, None]
    return rows.astype(np.float64)


def sum_of(question: str, index: Index) -> npt.NDArray[np.float32]:
    return question_sums([analyse(question, index)], ENGLISH)[0]


def first(question: str, index: Index) -> int:
    return int(rank(question, index).candidates.numbers[0])


@pytest.mark.parametrize(
    ("question", "chunk"),
    [
        ("appointments with a doctor", 0),
        ("cycle parking", 1),
        ("price of a consultation", 2),
        ("cleaning one's palms", 3),
    ],
)
def test_a_chunk_is_found_by_words_that_mean_the_same(question: str, chunk: int) -> None:
    assert first(question, static(CORPUS)) == chunk


def test_stored_vectors_have_length_1_within_the_precision_of_bytes() -> None:
    index = static(CORPUS)
    for name in ("title", "text"):
        np.testing.assert_allclose(np.linalg.norm(directions(index, name), axis=1), 1, atol=0.01)


def test_a_chunk_without_questions_has_the_vector_of_its_text_twice() -> None:
    index = static(CORPUS)
    np.testing.assert_array_equal(directions(index, "title")[3], directions(index, "text")[3])
    assert not np.array_equal(directions(index, "title")[0], directions(index, "text")[0])


def test_phrasings_turn_the_title_of_their_chunk_and_no_other() -> None:
    with_phrasing, without = static(CORPUS), static(corpus_of(*PAIRS))
    question = sum_of("somewhere to lock up two wheels", with_phrasing)
    gains = (directions(with_phrasing, "title") - directions(without, "title")) @ question
    assert gains[1] > 0.2
    assert np.abs(np.delete(gains, 1)).max() < 0.1


@pytest.mark.parametrize("size", [1, 2, 3])
def test_segments_of_any_size_give_the_same_vectors(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    one = static(CORPUS)
    monkeypatch.setattr(building, "SEGMENT_CHUNKS", size)
    several = static(CORPUS)
    for name, array in one.arrays.items():
        np.testing.assert_array_equal(several.arrays[name], array, err_msg=name)


def test_a_word_of_every_chunk_moves_a_question_less_than_a_word_of_one() -> None:
    pairs = [(f"How does the library lend {thing}?", "At the desk.") for thing in ("maps", "films", "skates", "drums")]
    index = static(corpus_of(*pairs))
    whole, common, rare = (sum_of(one, index) for one in ("library drums", "library", "drums"))
    assert whole @ rare > whole @ common


def test_words_that_are_read_as_typos_count_as_what_they_are_read_as() -> None:
    index = static(CORPUS)
    np.testing.assert_allclose(sum_of("physicain", index), sum_of("physician", index), rtol=1e-5)


def test_a_question_without_known_letters_has_no_vector() -> None:
    assert not sum_of("東京", static(CORPUS)).any()
    assert not rank("東京", static(CORPUS)).candidates


def test_in_a_large_corpus_only_what_words_find_is_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    index = static(CORPUS)
    asked = "the reimbursement charge"
    near = dict(zip(*candidates(asked, index), strict=True))
    monkeypatch.setattr(evidence, "_MOST_COMPARED", 3)
    few = dict(zip(*candidates(asked, index), strict=True))
    assert few.keys() == {1} < near.keys()
    assert few == pytest.approx({chunk: near[chunk] for chunk in few})
    assert not rank("reimbursement", index).candidates


def candidates(question: str, index: Index) -> tuple[list[int], list[float]]:
    found = rank(question, index).candidates
    return found.numbers.tolist(), found.evidence["vectors"].tolist()


UNITS = st.lists(st.tuples(st.booleans(), st.lists(st.integers(0, 5), max_size=4)), max_size=4)


@given(
    st.lists(st.lists(st.sampled_from("bicycle ward the insurance 東京 somewhere".split()), max_size=12), max_size=9)
)
def test_the_vector_of_a_question_does_not_depend_on_the_other_questions(asked: list[list[str]]) -> None:
    index = static(CORPUS)
    questions = [" ".join(words) for words in asked]
    together = question_sums([analyse(one, index) for one in questions], ENGLISH)
    np.testing.assert_array_equal(together, np.array([sum_of(one, index) for one in questions]).reshape(-1, 128))


@given(st.lists(st.tuples(UNITS, st.lists(st.integers(0, 5), max_size=2)), max_size=6))
def test_vectors_of_chunks_are_what_their_definition_says(
    chunks: list[tuple[list[tuple[bool, list[int]]], list[int]]],
) -> None:
    of_words = np.random.default_rng(3).normal(size=(6, 128)).astype(np.float32)
    flat = [unit for units, _ in chunks for unit in units]
    spoken = ChunkWords(
        np.array([word for _, words in flat for word in words], dtype="<i4"),
        np.array([len(words) for _, words in flat], dtype="<i4"),
        np.array([asked for asked, _ in flat], dtype="|i1"),
        np.array([len(units) for units, _ in chunks], dtype="<i4"),
        np.array([word for _, headings in chunks for word in headings], dtype="<i4"),
        np.array([len(headings) for _, headings in chunks], dtype="<i4"),
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(word_sums, "_CHUNKS", 2)
        parts = [chunk_vectors(of_words, part) for part in parts_of(spoken)]
    titles, texts = ([row for part in parts for row in part[at]] for at in (0, 1))
    for at, (units, headings) in enumerate(chunks):
        sums = [(asked, total(of_words[words])) for asked, words in units]
        text = direction(total([one for asked, one in sums if not asked]))
        title = direction(total([direction(one) for asked, one in sums if asked]))
        place = HEADINGS * direction(total(of_words[headings]))
        np.testing.assert_allclose(texts[at], direction(text + place), atol=1e-5)
        np.testing.assert_allclose(titles[at], direction((title if title.any() else text) + place), atol=1e-5)


def total(vectors: Any) -> Any:
    return np.sum(vectors, axis=0) if len(vectors) else np.zeros(128)


def direction(vector: Any) -> Any:
    length = np.linalg.norm(vector)
    return vector / length if length > 1e-9 else np.zeros(128)
