"""The chunks that may be parallel to those with phrasings, found by the arrays of the segments."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from support import corpus_of

from faqbot.building.questions.likely_parallels import likely_parallels
from faqbot.building.questions.parallels import with_parallels
from faqbot.building.segment import Segment
from faqbot.building.segment_writer import analysed_segment
from faqbot.corpus.corpus import Corpus, Phrasing
from faqbot.text.analyser import Analyser

ENGLISH = Analyser()

WORDS = st.sampled_from("how long does the kayak canoe tour take start latest possible what is reservations".split())
QUESTIONS = st.lists(WORDS, max_size=6).map(" ".join)
PAGES = st.lists(st.lists(QUESTIONS, min_size=1, max_size=4), min_size=2, max_size=4)
TITLES = ("Kayak", "Canoe", "Tour", "Reservations")


@given(PAGES, st.data())
def test_with_the_segments_the_same_phrasings_are_shared_as_without(
    pages: list[list[str]], data: st.DataObject
) -> None:
    parts = [corpus_of(*((question, f"Answer {at}.") for at, question in enumerate(questions)), title=title)
             for questions, title in zip(pages, TITLES, strict=False)]  # fmt: skip
    chunks = tuple(chunk for part in parts for chunk in part.chunks)
    rows = st.builds(Phrasing, QUESTIONS.filter(bool), st.integers(0, len(chunks) - 1))
    corpus = replace(parts[0], chunks=chunks, phrasings=tuple(data.draw(st.lists(rows, min_size=1, max_size=4))))
    segments = [analysed_segment(Corpus(part.chunks), ENGLISH, several=True) for part in parts]
    assert with_parallels(corpus, ENGLISH, segments).phrasings == with_parallels(corpus, ENGLISH).phrasings


def segments_of(*pages: tuple[str, ...]) -> list[Segment]:
    parts = (corpus_of(*((question, "So it is.") for question in questions), title=title)
             for questions, title in zip(pages, TITLES, strict=False))  # fmt: skip
    return [analysed_segment(Corpus(part.chunks), ENGLISH, several=True) for part in parts]


def test_equal_questions_and_those_with_one_word_more_or_less_are_likely_and_others_are_not() -> None:
    segments = segments_of(
        ("What is the latest kayak start?", "Who paddles?"),
        ("What is the latest possible start?", "When is the start?", "Who swims?", "The latest start?"),
    )
    assert likely_parallels(segments, {0}, ENGLISH) == [0, 2, 5]


def test_questions_without_words_are_never_likely() -> None:
    assert likely_parallels(segments_of(("the of it", "a b"), ("it of the", "")), {0}, ENGLISH) == [0]
