"""What is indented below an item: the marks of directives are left out, the text and the code are not."""

import pytest

from faqbot.corpus.chunking import chunk_document
from faqbot.corpus.readers.rst.restructured import read_restructured


def item(*lines):
    document = read_restructured("\n".join(["- One", "", *(f"  {line}".rstrip() for line in lines)]), "p.rst", "p")
    return document.blocks[0].text.removeprefix("One").strip("\n"), [
        (one.lines, one.reason) for one in document.left_out
    ]


def test_code_is_shown_without_its_directive_and_options():
    assert item(".. code-block:: sh", "   :linenos:", "", "   $ reset") == ("$ reset", [((3, 4), "directive")])


@pytest.mark.parametrize("title", ["", " Bees"])
def test_a_table_of_values_between_commas_keeps_its_header(title):
    written = [f".. csv-table::{title}", "   :widths: 1, 2", "   :header: Bee, Legs", "", "   one, six"]
    text, left_out = item(*written)
    assert [line.strip() for line in text.split("\n") if line.strip()][-2:] == ["Bee, Legs", "one, six"]
    assert left_out == [((3 + bool(title), 4), "directive")]


def test_the_header_of_a_table_whose_rows_are_in_a_file_is_left_out():
    text, left_out = item("Bees", "", ".. csv-table::", "   :header: Bee, Legs", "   :file: bees.csv")
    assert (text.strip(), left_out) == ("Bees", [((5, 7), "directive")])


@pytest.mark.parametrize("written", [[".. note::", "", "   Twice."], [".. note:: Twice."]])
def test_an_admonition_begins_with_its_kind(written):
    text, left_out = item(*written)
    assert [line.strip() for line in text.split("\n") if line.strip()] == ["note:", "Twice."]
    assert left_out == []


def test_a_title_is_text_and_its_options_are_not():
    text, left_out = item(".. admonition:: By the way", "   :class: tip", "", "   Twice.")
    assert (text, left_out) == ("By the way\n\n   Twice.", [((4, 4), "directive")])


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ([".. a remark", "   on two lines"], "comment"),
        ([".. _here:"], "link target"),
        ([".. |x| replace:: y"], "substitution"),
        ([".. image:: a.png"], "directive"),
        ([".. raw:: html", "", "   <br>"], "markup"),
        ([".. contents::"], "table of contents"),
    ],
)
def test_what_is_no_text_is_left_out_with_a_reason(written, reason):
    assert item(*written, "", "End.") == ("End.", [((3, 2 + len(written)), reason)])


@pytest.mark.parametrize("above", [["So::"], [".. code-block:: rst"]])
def test_code_may_show_marks(above):
    assert ".. _here:" in item(*above, "", "   .. _here:")[0]


def test_code_below_the_first_line_of_an_item_may_show_marks():
    document = read_restructured("- So::\n\n     .. _here:\n\n  .. _there:", "p.rst", "p")
    assert document.blocks[0].text == "So::\n\n.. _here:"


def test_a_list_is_quoted_without_the_marks_too():
    page = "Steps\n=====\n\n1. Open it.\n\n   .. code-block:: sh\n\n      $ open\n\n2. Close it.\n"
    whole = next(chunk for chunk in chunk_document(read_restructured(page, "p.rst", "p")) if chunk.kind == "steps")
    assert ".. code-block" not in whole.text
    assert "$ open" in whole.text
