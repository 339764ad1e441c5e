"""Places: what a citation shows instead of lines, and back from JSON."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqbot.building.segment import chunk_line
from faqbot.corpus.chunk import Chunk, Source, chunk_from_json, chunk_to_json
from faqbot.corpus.place import Place
from faqbot.corpus.places import Anchor, Cells, NotebookCells, Pages, Paragraphs, place_from_json, spanning

NUMBERS = st.integers(1, 10**6)
NAMES = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=20)
PLACES = st.one_of(
    st.builds(Anchor, NAMES),
    st.builds(Pages, NUMBERS, NUMBERS),
    st.builds(Paragraphs, NAMES, NUMBERS, NUMBERS),
    st.builds(Cells, NAMES, st.sampled_from(["A", "B", "AA"]), NUMBERS, NUMBERS),
    st.builds(NotebookCells, NUMBERS, NUMBERS),
)


@pytest.mark.parametrize(
    ("place", "written"),
    [
        (Anchor("returns"), "#returns"),
        (Pages(3, 3), " p. 3"),
        (Pages(3, 4), " p. 3-4"),
        (Paragraphs("Returns", 12, 12), " § Returns, ¶ 12"),
        (Paragraphs("Returns", 2, 3), " § Returns, ¶ 2-3"),
        (Paragraphs("", 2, 2), " ¶ 2"),
        (Cells("Sheet1", "A", 7, 7), " Sheet1!A7"),
        (Cells("Sheet1", "A", 7, 9), " Sheet1!A7:A9"),
        (Cells("Price list", "B", 7, 7), " 'Price list'!B7"),
        (Cells("Ann's", "A", 1, 1), " 'Ann''s'!A1"),
        (NotebookCells(4, 4), " cell 4"),
    ],
)
def test_a_place_is_written_as_people_write_it(place: Place, written: str) -> None:
    assert str(place) == written


def test_a_heading_is_cited_by_the_paragraph_below_it() -> None:
    heading = Paragraphs("Returns", 0, 0)
    assert str(heading.up_to([Paragraphs("Returns", 1, 1), Paragraphs("Returns", 2, 2)])) == " § Returns, ¶ 1-2"


def test_the_place_of_a_chunk_reaches_from_its_first_line_to_its_last() -> None:
    assert spanning([Pages(3, 3), Pages(3, 3), Pages(4, 4)]) == Pages(3, 4)
    assert spanning([Cells("S", "A", 7, 7), Cells("S", "A", 8, 8)]) == Cells("S", "A", 7, 8)
    assert spanning([Anchor("a"), Anchor("b")]) == Anchor("a")
    assert spanning([]) is None


def test_paragraphs_below_a_lower_heading_count_on() -> None:
    inside = [Paragraphs("Returns", 1, 1), Paragraphs("By post", 0, 0), Paragraphs("By post", 1, 1)]
    assert spanning(inside) == Paragraphs("Returns", 1, 3)


@given(PLACES)
def test_a_place_comes_back_from_its_json(place: Place) -> None:
    assert place_from_json(json.loads(json.dumps(place.to_json()))) == place


@given(PLACES)
def test_an_index_stores_the_place_of_a_chunk(place: Place) -> None:
    chunk = Chunk("a", "passage", "", "text", Source("a.pdf", (1, 2), (), "A", place))
    assert chunk_from_json(json.loads(chunk_line(chunk))) == chunk
    assert chunk_to_json(chunk)["source"]["place"]["text"] == str(place).strip()


def test_a_source_without_a_place_is_cited_by_its_lines() -> None:
    assert str(Source("a.md", (3, 4), ("H",), "A")) == "a.md:3-4 › H"
    assert str(Source("a.pdf", (3, 4), ("H",), "A", Pages(2, 2))) == "a.pdf p. 2 › H"
    assert "place" not in chunk_to_json(Chunk("a", "passage", "", "t", Source("a.md", (1, 1), (), "A")))["source"]
