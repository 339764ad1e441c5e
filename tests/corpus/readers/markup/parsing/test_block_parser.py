import tracemalloc

import pytest
from support import steps_of

from faqbot.corpus.readers.markdown import read_markdown
from faqbot.corpus.readers.markup.parsing.block_parser import block_groups

LONG = 15_000
WIDE = {
    "cells": lambda n: "a|b\n-|-\n" * (n // 8),
    "items": lambda n: "- a\n" * (n // 4),
    "containers": lambda n: ":::a\n" * (n // 5),
    "html in containers": lambda n: "<div>\n:::a\n" * (n // 11),
    "admonitions": lambda n: "!!! a\n\n" * (n // 7),
    "fences": lambda n: "```{note}\n" * (n // 10),
    "scripts": lambda n: "<div>\n" + "<script>a\n" * (n // 10),
    "bold tags": lambda n: "<p>" + "<b>a</b>" * (n // 8),
    "anchor": lambda n: "# H {#" + "a" * n,
    "badge": lambda n: "Intro.\n\n[![a](b)](c)" + " " * n + "x",
    "title": lambda n: "---\ntitle: a" + " " * n + "b\n---\nx",
    "definitions": lambda n: "a\n: b\n" * (n // 6),
}


def steps(text):
    """Return the number of calls and returns that reading a text takes; a regular expression is a single call."""
    return steps_of(lambda: read_markdown(text, "page.md", "page"))


def peak_memory(text):
    """Return the most bytes that finding the blocks of a text takes."""
    tracemalloc.start()
    try:
        for _ in block_groups(text, {}):
            pass
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("wide", WIDE.values(), ids=WIDE)
def test_twice_the_page_takes_about_twice_the_steps(wide):
    steps(wide(100))
    assert steps(wide(2 * LONG)) <= 2.5 * steps(wide(LONG)) + 2_000


@pytest.mark.parametrize(
    "start", ["# H {#", "Intro.\n\n[![a](b)](c)", "---\ntitle: a", "# {", "<a ", "{{< ", "{%", "- [a", "<a a="]
)
@pytest.mark.parametrize("filling", ["a", " ", "\xa0", "{", "[", '"', "="])
def test_long_lines_of_marks_are_read_in_time(start, filling):
    assert read_markdown(f"{start}{filling * 900_000}x\n---\nx", "page.md", "page").blocks


def test_a_table_of_tiny_cells_takes_little_memory():
    text = "a|b\n-|-\n" * 5_000
    assert peak_memory(text) < 100 * len(text)


def test_a_list_of_tiny_items_takes_few_steps_and_little_memory():
    items = 20_000
    text = "- a\n" * items
    assert steps(text) < 160 * items
    assert peak_memory(text) < 100 * len(text)


@pytest.mark.parametrize(
    "piece",
    ["a\n\n", *(pytest.param(piece, marks=pytest.mark.slow) for piece in ("a\n", "# a\n", "+ a\n* b\n", "> a\n\n"))],
)
def test_short_lines_take_little_memory(piece):
    text = piece * 20_000
    assert peak_memory(text) < 100 * text.count("\n")  # markdown-it's lists of places alone took more


def test_a_list_of_definitions_within_an_item_has_its_terms():
    terms = "".join(f"\n  term {number}\n  : Text.\n" for number in range(5))
    document = read_markdown(f"- # Head\n{terms}- next\n", "page.md", "page")
    assert [block.text.split("\n")[0].strip() for block in document.blocks if "term" in block.text] == [
        f"term {number}" for number in range(5)
    ]


def test_many_definitions_take_little_memory():
    text = "a\n: b\n\n" * 5_000
    assert peak_memory(text) < 36 * len(text)
