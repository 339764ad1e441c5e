"""Which chunks give the same answer."""

from __future__ import annotations

from itertools import combinations

from faqbot.building.builder import build_index
from faqbot.corpus.chunk import Chunk, Kind, Source
from faqbot.corpus.corpus import Corpus
from faqbot.ranking.duplicates import same_answer
from faqbot.text.analyser import Analyser


def chunk(text: str, path: str = "a.md", lines: tuple[int, int] = (1, 2), kind: Kind = "passage") -> Chunk:
    return Chunk(f"{path}#{lines}", kind, "", text, Source(path, lines, (), "Title"))


def same(*chunks: Chunk) -> list[tuple[int, int]]:
    """Return the pairs of chunks that give the same answer."""
    index = build_index(Corpus(chunks), Analyser())
    return [pair for pair in combinations(range(len(chunks)), 2) if same_answer(*pair, index)]


def test_the_same_words_are_the_same_answer_wherever_they_stand() -> None:
    assert same(chunk("Ten  seconds."), chunk("Ten\nseconds.", "b.md", (7, 8)), chunk("Ten", "c.md")) == [(0, 1)]


def test_a_list_and_its_items_are_the_same_answer_and_two_items_are_not() -> None:
    whole = chunk("- a one\n- b two", lines=(3, 4), kind="tips")
    items = chunk("a one", lines=(3, 3), kind="tip"), chunk("b two", lines=(4, 4), kind="tip")
    assert same(whole, *items, chunk("c", lines=(5, 5), kind="tip")) == [(0, 1), (0, 2)]


def test_the_same_lines_of_two_files_are_different_answers() -> None:
    assert same(chunk("a"), chunk("b", "b.md"), chunk("c", lines=(3, 4))) == []


def test_pairs_on_one_line_are_different_answers_even_if_one_has_the_words_of_the_other() -> None:
    assert (
        same(chunk("Yes, but not on Sundays.", lines=(1, 1), kind="faq"), chunk("Yes", lines=(1, 1), kind="faq")) == []
    )


def test_a_passage_and_the_rows_of_its_table_are_the_same_answer_and_two_rows_are_not() -> None:
    whole = chunk("| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |", lines=(3, 6))
    rows = chunk("a: 1\nb: 2", lines=(5, 5), kind="row"), chunk("a: 3\nb: 4", lines=(6, 6), kind="row")
    assert same(whole, *rows, chunk("c", lines=(8, 8))) == [(0, 1), (0, 2)]
