"""Questions without an answer, made by taking away what answers them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from taking_away import FOLDS, ONE_OF, dealt, saying_the_same, without

from faqbot.corpus.chunk import Chunk, Source
from faqbot.corpus.corpus import Corpus, Phrasing


def chunk(name: str, text: str, lines: tuple[int, int], path: str = "shop.md") -> Chunk:
    return Chunk(name, "passage", "", text, Source(path, lines, (), "Shop"))


CHUNKS = (
    chunk("opening", "We open at nine.", (1, 1)),
    chunk("list", "Bring a towel. Bring a lock.", (3, 4)),
    chunk("towel", "Bring a towel.", (3, 3)),
    chunk("lock", "Bring a lock.", (4, 4)),
    chunk("again", "we open at NINE", (9, 9), "other.md"),
    chunk("parking", "Two hours are free.", (1, 1), "other.md"),
)


def test_a_chunk_goes_with_the_copies_of_its_answer_in_other_documents() -> None:
    assert saying_the_same(CHUNKS, {0}) == {0, 4}


def test_an_item_of_a_list_goes_with_the_list_but_without_the_other_items() -> None:
    assert saying_the_same(CHUNKS, {2}) == {1, 2}


def test_a_list_goes_with_its_items() -> None:
    assert saying_the_same(CHUNKS, {1}) == {1, 2, 3}


def test_a_long_answer_that_stands_inside_another_is_a_copy() -> None:
    said = "The deposit of fifty comes back within ten days."
    inside = chunk("terms", f"About money: {said} Ask at the desk.", (5, 5))
    assert saying_the_same([chunk("deposit", said, (1, 1)), inside, CHUNKS[5]], {0}) == {0, 1}


def test_a_few_words_that_stand_inside_another_answer_are_none() -> None:
    inside = chunk("all", "Two hours are free. A third costs two.", (5, 5))
    assert saying_the_same([CHUNKS[5], inside], {0}) == {0}


def test_phrasings_go_with_their_chunks_and_the_others_keep_theirs() -> None:
    phrasings = (Phrasing("since when?", 0), Phrasing("where do I park?", 5))
    left = without(Corpus(CHUNKS, phrasings, ("tin?",), beyond_decoys=frozenset({4, 5})), {0})
    assert [one.id for one in left.chunks] == ["list", "towel", "lock", "parking"]
    assert left.phrasings == (Phrasing("where do I park?", 3),)
    assert left.beyond_decoys == {3}
    assert left.decoys == ("tin?",)


@given(st.lists(st.frozensets(st.integers(0, 30), min_size=1, max_size=3), max_size=60))
def test_every_fourth_question_is_dealt_to_one_of_a_few_corpora(right: list[frozenset[int]]) -> None:
    found = dealt(right)
    assert list(found) == list(range(ONE_OF - 1, len(right), ONE_OF))
    assert set(found.values()) <= set(range(FOLDS))


def test_questions_with_the_same_answer_are_asked_of_the_same_corpus() -> None:
    found = dealt([frozenset({at % 2}) for at in range(40)])
    assert len(set(found.values())) == 1  # every fourth question has an odd place, and so the same chunk
