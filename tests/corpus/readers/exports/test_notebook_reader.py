"""A notebook is read as a page: its text by cell, its code below the text, and no outputs."""

from __future__ import annotations

import json
import warnings
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqbot.corpus.chunk import Chunk
from faqbot.corpus.chunking import chunk_document
from faqbot.corpus.document import Document
from faqbot.corpus.inventory import Fate, account_for
from faqbot.corpus.reading import document_of, text_of
from faqbot.errors import CorpusError, CorpusWarning


def cell(kind: str, source: Any, *tags: str) -> dict[str, Any]:
    outputs = {"outputs": [{"output_type": "stream", "text": ["printed"]}], "execution_count": 1}
    return {
        "cell_type": kind,
        "metadata": {"tags": list(tags)},
        "source": source,
        **(outputs if kind == "code" else {}),
    }


def notebook(*cells: Any) -> str:
    return json.dumps({"cells": list(cells), "metadata": {}, "nbformat": 4, "nbformat_minor": 5})


KILN = notebook(
    cell("raw", ["---\n", "title: The kiln\n", "---"]),
    cell("markdown", ["# Firing the kiln\n", "\n", "The kiln fires clay.\n"]),
    cell("markdown", "## How do I start it?\n\nCall this:"),
    cell("code", ["import kiln\n", "kiln.start()  # ```\n"]),
    cell("markdown", ""),
    cell("code", "secret()", "remove-cell"),
    cell("raw", "\\LaTeX"),
    cell("markdown", "**Can it break?**\n\nNo.\n\n```python\nunclosed()"),
    cell("code", "kiln.stop()"),
)


def read(text: str) -> tuple[Document, Sequence[Chunk]]:
    document = document_of(text, "kiln.ipynb")
    return document, list(chunk_document(document))


def test_text_and_code_are_cited_by_cells() -> None:
    document, chunks = read(KILN)
    assert document.title == "The kiln"
    assert [(one.question, one.text, one.source.cited) for one in chunks] == [
        ("", "The kiln fires clay.", "kiln.ipynb cell 2"),
        ("How do I start it?", "Call this:\n\nimport kiln\nkiln.start()  # ```", "kiln.ipynb cell 3-4"),
        ("Can it break?", "No.\n\n```python\nunclosed()\n```\n\nkiln.stop()", "kiln.ipynb cell 8-9"),
    ]


def test_what_nobody_reads_is_left_out_and_outputs_are_no_text() -> None:
    document, _ = read(KILN)
    assert [one.reason for one in document.left_out] == ["front matter", "hidden cell", "raw cell"]
    assert "printed" not in "\n".join(document.text)


def test_every_line_has_the_place_of_its_cell_and_none_is_lost() -> None:
    document, _ = read(KILN)
    assert len(document.text) == len(document.places)
    assert all(
        (place is not None) == bool(line.strip()) for line, place in zip(document.text, document.places, strict=True)
    )
    chunks = list(chunk_document(document.in_lines_of_text()))
    assert not [one for one in account_for(text_of(document, b""), document, chunks) if one.fate is Fate.LOST]


def test_a_notebook_of_version_3_is_read() -> None:
    cells = [
        {"cell_type": "heading", "level": 2, "source": ["How do I start it?"]},
        {"cell_type": "code", "input": ["kiln.start()"], "language": "python"},
    ]
    _, chunks = read(json.dumps({"nbformat": 3, "worksheets": [{"cells": cells}]}))
    assert [(one.question, one.text, one.source.cited) for one in chunks] == [
        ("How do I start it?", "kiln.start()", "kiln.ipynb cell 1-2")
    ]


def refusal(text: str) -> str:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            read(text)
    except CorpusError as error:
        return str(error)
    return ""


@pytest.mark.parametrize("text", ["", "  \n", notebook(), notebook(cell("markdown", " \n"))])
def test_an_empty_notebook_has_no_text(text: str) -> None:
    assert read(text)[1] == []


@pytest.mark.parametrize("text", ["[]", "{}", '{"cells": 3}', '"x"', '{"cells": {}, "worksheets": [1]}'])
def test_json_that_is_no_notebook_is_an_error(text: str) -> None:
    with pytest.raises(CorpusError, match="is not a Jupyter notebook"):
        read(text)


@pytest.mark.parametrize("text", ["{", KILN[:200], "[" * 100_000, "not json"])
def test_a_damaged_notebook_is_an_error_with_its_line(text: str) -> None:
    with pytest.raises(CorpusError, match=r"^kiln\.ipynb:1: invalid JSON: "):
        read(text)


def test_a_cell_without_a_text_is_named() -> None:
    with pytest.warns(CorpusWarning, match="2 cells without a text, left out"):
        read(notebook(3, {"cell_type": "markdown"}, cell("markdown", "Text.")))


VALUES: Any = st.recursive(
    st.sampled_from(["x", "# How?\n\nSo.", 1, None, True, "markdown", "code", "```"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["cells", "cell_type", "source", "metadata", "tags", "input"]), inner, max_size=3
        )
    ),
    max_leaves=8,
)


@given(VALUES, st.lists(VALUES, max_size=4))
def test_any_value_in_place_of_any_other_is_read_or_refused_in_one_line(whole: Any, cells: Any) -> None:
    for value in (whole, {"cells": cells}, {"cells": [{"cell_type": "markdown", "source": one} for one in cells]}):
        assert "\n" not in refusal(json.dumps(value))
