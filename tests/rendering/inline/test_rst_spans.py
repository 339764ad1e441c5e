"""reStructuredText as spans: its marks are read as people read them, and nothing else changes."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqbot.rendering.inline.inline_spans import InlineSpan
from faqbot.rendering.inline.rst_spans import rst_spans


def shown(text: str) -> str:
    return "".join(f"{span.text}({span.address})" if span.address else span.text for span in rst_spans(text))


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("see `the page <https://a.example/x>`_ now", InlineSpan("link", "the page", "https://a.example/x")),
        ("see `the page\n<https://a.example/\n  x>`__", InlineSpan("link", "the page", "https://a.example/x")),
        ("see `<https://a.example>`_", InlineSpan("link", "https://a.example", "https://a.example")),
        ("see `the page <other page_>`_", InlineSpan("link", "the page")),
        ("the `Free Software Foundation`_.", InlineSpan("link", "Free Software Foundation")),
        ("type ``ls -l`` now", InlineSpan("code", "ls -l")),
        ("the `libffi` package", InlineSpan("code", "libffi")),
        ("run :command:`make`", InlineSpan("code", "make")),
        ("use :py:meth:`~a.b`", InlineSpan("code", "a.b")),
        ("use :meth:`text <a.b>`", InlineSpan("code", "text")),
        ("use :var:`text <a_<B>_c>`", InlineSpan("code", "text")),
        ("so **very** good", InlineSpan("strong", "very")),
        ("so (*very*) good", InlineSpan("emphasis", "very")),
        ("so :strong:`very` good", InlineSpan("strong", "very")),
        (".. rubric:: Broken disks", InlineSpan("strong", "Broken disks")),
        ("- .. versionadded:: 3.1", InlineSpan("strong", "versionadded: 3.1")),
        (".. note::\n   Text", InlineSpan("strong", "note:")),
        (".. code-block:: sh\n\n   ls *x* `a`_", InlineSpan("info", "sh")),
        (".. code-block:: sh\n\n   ls *x* `a`_", InlineSpan("block", "   ls *x* `a`_")),
        ("* Do this::\n\n    ls *x*\n\n    cd\n\n  and go on", InlineSpan("block", "    ls *x*\n\n    cd")),
    ],
)
def test_marks_become_spans(text: str, span: InlineSpan) -> None:
    assert span in list(rst_spans(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Please see :ref:`support`", "Please see support"),
        (":ref:`text <label>` and :ref:`text<label>`", "text and text"),
        (":doc:`deployment` for an example", "deployment for an example"),
        ("see :pep:`8`", "see PEP 8"),
        ("as in [1]_ and [CIT2002]_.", "as in [1] and [CIT2002]."),
        ("an _`inline target` here", "an inline target here"),
        (r"``code``\ s and \*args", "codes and *args"),
        ("For example::\n\n  x\n\ntext", "For example:\n\n  x\n\ntext"),
        ("For example::", "For example:"),
    ],
)
def test_what_only_sphinx_understands_is_left_out(text: str, expected: str) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "a name_ and |product| and __init__",
        "2 * 3 * 4, *.py and *.txt, a*b*c",
        "C:\\files\\x, std::vector and 12:30:45",
        "an `open one\n\nand `another",
        "He says:\n\n  * one *\n  * two",
        "a: \\n is a line end",
        "``` is a fence",
    ],
)
def test_what_is_in_doubt_stays_as_it_is_written(text: str) -> None:
    assert shown(text) == text


def test_what_stands_below_an_item_is_no_code() -> None:
    assert shown("* Do this:\n\n  see :ref:`x`") == "* Do this:\n\n  see x"


WORDS = st.sampled_from(["word", "two words", "Ärger", "x1"])
MARKED = st.builds(
    str.format,
    st.sampled_from(
        ["{} ", ":ref:`{} <l>` ", ":cmd:`{}` ", "``{}`` ", "`{}`_ ", "`{} <https://a.example>`_ ", "**{}** ", "*{}* ",
         ".. note:: {}\n", "{}::\n\n    ", "\n\n", "* {}\n", "`{} ", "*{} ", "[{}]_ ", "\\{} ", "_`{}` ", "| {} |\n"]
    ),
    WORDS,
)  # fmt: skip


@given(st.lists(MARKED, max_size=12).map("".join))
def test_no_word_is_lost(text: str) -> None:
    for word in ("word", "two", "Ärger", "x1"):
        assert shown(text).count(word) == text.count(word)


@given(st.lists(MARKED | st.sampled_from("`*_:|\\<>[].\n ") | st.text(max_size=4), max_size=20).map("".join))
def test_no_letter_is_added_and_none_changes_its_place(text: str) -> None:
    letters = filter(str.isalnum, text.casefold())
    assert all(letter in letters for letter in shown(text).casefold() if letter.isalnum())


@given(st.text("ab \n.,()-"))
def test_a_text_without_marks_is_shown_as_it_is(text: str) -> None:
    assert shown(text) == text


@pytest.mark.parametrize(
    "part", ["`a", "``a", "*a", "**a ", ":a:`", ":a", "[a", ".. a", "a::", "a:\n\n  b\n", "_`a", "\\ "]
)
def test_time_grows_with_the_length_of_the_text(part: str) -> None:
    start = time.process_time()
    shown(part * 10_000)
    assert time.process_time() - start < 2
