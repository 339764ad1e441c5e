"""The tables of reStructuredText: the cells and lines of each row, and which tables are only whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqbot.corpus.chunking import chunk_document
from faqbot.corpus.document import BlockKind
from faqbot.corpus.readers.rst.restructured import read_restructured

GRID = ["+-----+------+", "| Bee | Legs |", "+=====+======+", "| one | six  |", "| two |      |", "+-----+------+"]
SIMPLE = ["===== ====", "Bee   Legs", "===== ====", "one   six", "two   six or", "      so", "===== ===="]
LIST = """\
.. list-table:: Bees
   :header-rows: 1

   * - Bee
     - Legs
   * - one
     - six
       or so""".split("\n")
CSV = [".. csv-table::", '   :header: "Bee", Legs', "", '   one, "six', '   or so"', "   two, six"]


def whole(*lines):
    found = read_restructured("\n".join(lines), "page.rst", "page").blocks
    (block,) = [block for block in found if block.kind is BlockKind.WHOLE]
    return block


def rows(*lines):
    return [(row.cells, row.lines) for row in whole(*lines).table.rows]


def test_a_grid_table_is_whole_and_has_its_cells():
    block = whole(*GRID, "", "Text.")
    assert (block.raw, block.lines, block.table.header) == ("\n".join(GRID), (1, 6), ("Bee", "Legs"))
    assert rows(*GRID) == [(("one two", "six"), (4, 5))]
    assert block.table.rows[0].raw == "\n".join(GRID[3:5])


def test_a_grid_table_of_wide_characters_has_its_cells():
    page = ["+------+----+", "| 名   | 足 |", "+======+====+", "| 蜂   | 六 |", "+------+----+"]
    assert rows(*page) == [(("蜂", "六"), (4, 4))]


def test_a_simple_table_is_whole_and_has_its_cells():
    block = whole(*SIMPLE, "", "Text.")
    assert (block.lines, block.table.header) == ((1, 7), ("Bee", "Legs"))
    assert rows(*SIMPLE) == [(("one", "six"), (4, 4)), (("two", "six or so"), (5, 6))]


def test_a_simple_table_may_have_blank_lines_between_its_rows():
    assert rows(*SIMPLE[:4], "", *SIMPLE[4:])[0] == (("one", "six"), (4, 4))


def test_a_table_of_lists_has_its_cells_and_its_title_is_text():
    assert rows(*LIST) == [(("one", "six or so"), (6, 8))]
    found = read_restructured("\n".join(LIST), "page.rst", "page")
    assert next((block.text, block.lines) for block in found.blocks) == ("Bees", (1, 1))


def test_a_table_of_values_between_commas_has_its_cells():
    assert whole(*CSV).table.header == ("Bee", "Legs")
    assert rows(*CSV) == [(("one", "six or so"), (4, 5)), (("two", "six"), (6, 6))]


def test_a_table_of_values_between_commas_is_quoted_with_its_header():
    block = whole(*CSV)
    assert block.raw.split("\n") == ['   "Bee", Legs', *CSV[3:]]
    assert block.lines == (2, 6)


def test_a_header_between_other_options_is_quoted_without_these():
    page = [
        ".. csv-table::",
        "   :widths: 1, 2",
        "   :header: Bee,",
        '      "Legs"',
        "   :align: left",
        "",
        "   one, six",
    ]
    document = read_restructured("\n".join(page), "page.rst", "page")
    assert (document.blocks[0].raw, document.blocks[0].lines) == ('   Bee,\n   "Legs"\n   one, six', (3, 7))
    assert [(one.lines, one.reason) for one in document.left_out] == [((1, 2), "directive"), ((5, 5), "directive")]


def test_an_answer_has_the_header_of_a_table_in_it():
    page = ["Bees", "====", "", "How many legs?", "--------------", "", "See below.", "", *CSV]
    document = read_restructured("\n".join(page), "page.rst", "page")
    (pair,) = [chunk for chunk in chunk_document(document) if chunk.kind == "faq"]
    assert pair.text.split("\n")[2:4] == ['   "Bee", Legs', '   one, "six']


def test_a_header_of_two_rows_makes_no_cells():
    assert whole(*CSV[:2], "      and more, of them", *CSV[2:]).table is None


def test_an_indented_table_has_its_cells():
    assert rows("Text:", "", *(f"   {line}" for line in SIMPLE))[0] == (("one", "six"), (6, 6))


@pytest.mark.parametrize(
    "page",
    [
        ["+-----+------+", "| one | six  |", "+-----+------+"],
        ["===== ====", "one   six", "===== ====", "", "Text."],
        ["+-----+-----+", "| Bee | Leg |", "+=====+=====+", "| both      |", "+-----+-----+"],
        ["===== ====", "Bee   Legs", "===== ====", "too wide six", "===== ===="],
        [line for line in LIST if "header" not in line],
        [*LIST, "   * - only"],
        [".. csv-table::", "", "   a, b", "   c, d"],
    ],
)
def test_a_table_without_a_header_or_with_odd_rows_is_only_whole(page):
    assert whole(*page).table is None


def test_a_table_without_its_last_border_is_whole():
    assert (whole(*SIMPLE[:4], "", "Text.").lines, whole(*GRID[:4], "", "Text.").lines) == ((1, 4), (1, 4))


def test_many_columns_above_many_short_rows_are_read_to_their_end():
    page = "\n".join(["= " * 60_000 + "=", "a", "= " * 60_000 + "=", *["a"] * 60_000, "= " * 60_000 + "="])
    assert read_restructured(page, "page.rst", "page").blocks  # in quadratic time, this would take an hour


@given(
    st.sampled_from(["", ".. list-table::\n   :header-rows: 1\n\n   ", ".. csv-table::\n   :header: a, b\n\n   "]),
    st.lists(st.text(alphabet=st.sampled_from(list('=+|-* ab"'))), max_size=8),
)
def test_a_malformed_table_is_whole_or_text(start, lines):
    found = read_restructured(start + "\n   ".join(lines), "page.rst", "page").blocks
    for block in found:
        for row in block.table.rows if block.table else ():
            assert block.lines[0] <= row.lines[0] <= row.lines[1] <= block.lines[1]
            assert len(row.cells) == len(block.table.header)
