"""References to places: what a citation prints names the chunks that stand there."""

from __future__ import annotations

from dataclasses import replace

import pytest

from faqbot.corpus.authors.place_references import parsed_ranges, split_references
from faqbot.corpus.authors.references import References, named_document, names_document
from faqbot.corpus.chunk import Chunk, Source
from faqbot.corpus.place import Place
from faqbot.corpus.places import Anchor, Cells, NotebookCells, Pages, Paragraphs
from faqbot.errors import ChunkReferenceError
from faqbot.rendering.readable import citation, place_of
from faqbot.text.messages.catalogue import SPOKEN_LANGUAGES

PLACED: list[tuple[str, Place | None, tuple[str, ...]]] = [
    ("manual.pdf", Pages(3, 3), ("Returns", "How long?")),
    ("manual.pdf", Pages(3, 4), ("Returns", "Who pays?")),
    ("manual.pdf", Pages(5, 5), ()),
    ("terms.docx", Paragraphs("Returns", 1, 2), ("Returns",)),
    ("terms.docx", Paragraphs("Returns", 3, 3), ("Returns",)),
    ("terms.docx", Paragraphs("", 1, 1), ()),
    ("my prices.xlsx", Cells("Price list", "A", 7, 7), ()),
    ("my prices.xlsx", Cells("Sheet1", "A", 7, 7), ()),
    ("page.html", Anchor("returns"), ("Returns",)),
    ("notes.ipynb", NotebookCells(4, 4), ()),
]
CHUNKS = [
    Chunk(f"c{number}", "passage", "", "text", Source(path, (5 * number + 1, 5 * number + 3), headings, "T", place))
    for number, (path, place, headings) in enumerate(PLACED)
]
REFERENCES = References(CHUNKS)


@pytest.mark.parametrize(
    ("reference", "named"),
    [
        ("manual.pdf p. 3", (0, 1)),
        ("manual.pdf p.3", (0, 1)),
        ("manual.pdf, p. 3-4", (0, 1)),
        ("manual.pdf pp. 4–5", (1, 2)),
        ("terms.docx § Returns, ¶ 2", (3,)),
        ("terms.docx § RETURNS, ¶ 1-3", (3, 4)),
        ("terms.docx § Returns", (3, 4)),
        ("terms.docx ¶ 1", (5,)),
        ("my prices.xlsx Sheet1!A7", (7,)),
        ("my prices.xlsx 'Price list'!$B$7", (6,)),
        ("my prices.xlsx Price list!A5:C9", (6,)),
        ("page.html#returns", (8,)),
        ("notes.ipynb cell 4", (9,)),
        ("manual.pdf:1-8", (0, 1)),
    ],
)
def test_a_place_names_the_chunks_that_stand_there(reference: str, named: tuple[int, ...]) -> None:
    assert REFERENCES.named(reference) == named
    assert REFERENCES.concerns(reference)
    assert names_document(reference)


@pytest.mark.parametrize("number", range(len(CHUNKS)))
def test_a_whole_citation_names_its_chunk_alone(number: int) -> None:
    assert REFERENCES.one(str(CHUNKS[number].source)) == number


@pytest.mark.parametrize("language", SPOKEN_LANGUAGES)
@pytest.mark.parametrize("lines", [(3, 3), (5, 7)])
def test_lines_that_people_read_in_a_citation_name_their_chunk(language: str, lines: tuple[int, int]) -> None:
    source = Source("my faq, part 2.md", lines, ("How?",), "T")
    chunks = [
        Chunk("a", "passage", "", "text", source),
        Chunk("b", "passage", "", "text", replace(source, lines=(9, 9))),
    ]
    assert References(chunks).one(citation(source, language)) == 0
    assert References(chunks).one(place_of(source, language)) == 0


def test_a_page_with_several_chunks_names_none_of_them_alone() -> None:
    with pytest.raises(ChunkReferenceError, match=r"several chunks stand at manual\.pdf p\. 3; .*c0, c1"):
        References(
            [CHUNKS[0], Chunk("c1", "passage", "", "text", Source("manual.pdf", (4, 5), (), "T", Pages(3, 3)))]
        ).one("manual.pdf p. 3")


@pytest.mark.parametrize(
    ("reference", "message"),
    [
        ("manual.pdf p. 9", r"no chunk lies within manual\.pdf p\. 9; did you mean manual\.pdf p\. 5\?"),
        (
            "terms.docx § Return, ¶ 2",
            r"no chunk stands at 'terms\.docx § Return, ¶ 2'; did you mean 'terms\.docx ",
        ),
        ("manal.pdf p. 3", r"no document is cited as 'manal\.pdf'; did you mean 'manual\.pdf p\. 3'\?"),
        ("manual.pdf p. 3 › Payment", "no chunk at manual.pdf p. 3 stands below 'Payment'"),
        ("manual.pdf p. 4-3", r"manual\.pdf p\. 4-3 ends before it begins"),
        ("page.html#return", r"no chunk stands at 'page\.html#return'; did you mean 'page\.html#returns'\?"),
    ],
)
def test_a_place_without_a_chunk_is_an_error_that_names_the_nearest(reference: str, message: str) -> None:
    with pytest.raises(ChunkReferenceError, match=message):
        REFERENCES.one(reference)


def test_a_place_says_which_document_it_is_about() -> None:
    assert named_document("terms.docx § Returns, ¶ 2") == (frozenset(), "terms.docx")
    assert named_document("page.html#returns")[1] == "page.html"


@pytest.mark.parametrize(
    ("cell", "references"),
    [
        ("a#b c.md:3-4", ["a#b", "c.md:3-4"]),
        ("a#b m.pdf p. 3 c.md:3", ["a#b", "m.pdf p. 3", "c.md:3"]),
        ("t.docx § Returns and refunds, ¶ 2-3 t.docx ¶ 4", ["t.docx § Returns and refunds, ¶ 2-3", "t.docx ¶ 4"]),
        ("p.xlsx Sheet1!A7 p.xlsx 'Price list'!A8 x", ["p.xlsx Sheet1!A7", "p.xlsx 'Price list'!A8", "x"]),
        ("n.ipynb cell 4  n.ipynb cell 5", ["n.ipynb cell 4", "n.ipynb cell 5"]),
        ("", []),
    ],
)
def test_places_in_a_list_keep_their_white_space(cell: str, references: list[str]) -> None:
    assert split_references(cell) == references


def test_a_very_long_text_is_no_place() -> None:
    assert parsed_ranges("manual.pdf p. 3" + " › Returns" * 100)
    assert parsed_ranges("manual.pdf p. 3" + " § x" * 250_000) == []
    with pytest.raises(ChunkReferenceError, match=r"no chunk has the id .manual\.pdf p\. 3 "):
        REFERENCES.named("manual.pdf p. 3" + " § x" * 250_000)
