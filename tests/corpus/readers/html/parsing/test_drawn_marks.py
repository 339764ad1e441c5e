"""Tests of marks and numbers that pages draw beside their text."""

from __future__ import annotations

import pytest

from faqbot.corpus.document import BlockKind
from faqbot.corpus.structure.passes import structured

pytest.importorskip("selectolax")

from faqbot.corpus.readers.html.html_reader import read_html


def _told(html: str) -> list[tuple[bool, str]]:
    """Return the text of each block, and whether it is a question."""
    document = structured(read_html(f"<body><h1>Laptops</h1>{html}</body>".encode(), "page.html", "page"))
    return [
        (block.kind is BlockKind.QUESTION, block.text) for block in document.blocks if block.text and not block.level
    ]


PAIR = [(True, "Who owns the laptop?"), (False, "The town.")]
DRAWN = {
    "within a line": "<div><span class=i>Q</span><span>Who owns the laptop?</span></div>"
    "<div><span class=i>A</span><span>The town.</span></div>",
    "before a block": "<div><i>Q</i><p>Who owns the laptop?</p></div><div><i>A</i><p>The town.</p></div>",
    "in an element around it": "<div><div><b>Q.</b></div>Who owns the laptop?</div><p><b>A.</b> The town.</p>",
    "in a term": "<dl><dt><span>Q</span>Who owns the laptop?</dt><dd><span>A</span>The town.</dd></dl>",
}


@pytest.mark.parametrize("how", DRAWN)
def test_the_letters_of_questions_and_answers_may_be_elements_of_their_own(how: str) -> None:
    assert _told(DRAWN[how]) == PAIR


def test_a_letter_before_a_list_is_no_part_of_its_first_item() -> None:
    html = "<div><i>Q</i><p>What do I need?</p></div><div><i>A</i><ul><li>A bag</li><li>A plug</li></ul></div>"
    assert _told(html) == [(True, "What do I need?"), (False, "A bag"), (False, "A plug")]


@pytest.mark.parametrize(
    "html",
    [
        "<div><b>A</b><p>Apple</p></div><div><b>P</b><p>Plum</p></div><div><b>Q</b><p>Quince</p></div>",
        "<div><span class=drop>Q</span>uinces are hard.</div><div><span class=drop>A</span> few are soft.</div>",
        "<div><b>A</b><p>Vitamin</p></div><div><b>A</b><p>Battery</p></div>",
        "<div><b>Q</b><h3>House with twelve flats</h3></div><div><b>A</b><h3>House with two flats</h3></div>",
    ],
)
def test_letters_that_mark_no_questions_stay_as_they_are(html: str) -> None:
    assert not any("Q:" in text or "A:" in text for _, text in _told(html))


def test_the_number_of_a_question_may_be_an_element_of_its_own() -> None:
    html = "".join(f"<h3><span>0{n}</span>{q}?</h3><p>Yes.</p>" for n, q in ((1, "Is it free"), (2, "Is it new")))
    document = structured(read_html(f"<body>{html}</body>".encode(), "page.html", "page"))
    assert [block.text for block in document.blocks if block.level] == ["Is it free?", "Is it new?"]


def test_numbers_that_do_not_count_stay_as_they_are() -> None:
    assert _told("<p><b>24</b>Hours</p><p><b>7</b>Days</p>") == [(False, "24Hours"), (False, "7Days")]


def test_numbers_before_what_does_not_ask_are_quantities() -> None:
    assert _told("<p><b>1</b> egg</p><p><b>2</b> cups of flour</p>") == [(False, "1 egg"), (False, "2 cups of flour")]


def test_numbers_count_questions_whose_lines_have_several_parts() -> None:
    html = "".join(
        f"<div><i>{n}</i><div>Is <code>{word}</code> <b>free</b>?</div></div>" for n, word in ((1, "a"), (2, "b"))
    )
    assert [text for _, text in _told(html)] == ["1. Is a free?", "2. Is b free?"]


CODE = {
    "in the line": "<pre><span class=linenos>1</span>import sys\n<span class=linenos>2</span>run()</pre>",
    "beside the lines": "<table><tr><td class=gutter><div>1</div><div>2</div><td><div>"
    "<pre>import sys\nrun()</pre></div></table>",
    "in a column": "<table><td class=linenos><pre>1\n2</pre><td><pre>import sys\nrun()</pre></table>",
}


@pytest.mark.parametrize("how", CODE)
def test_the_numbers_of_lines_are_no_part_of_code(how: str) -> None:
    assert _told(CODE[how]) == [(False, "import sys\nrun()")]


def test_an_element_with_the_name_of_line_numbers_is_read_if_it_holds_words() -> None:
    assert _told("<p class=gutter>Clean it once a year.</p>") == [(False, "Clean it once a year.")]


def test_the_numbers_of_lines_that_are_no_code_are_text() -> None:
    html = "<pre>run()</pre><div><span class=line-number>5</span> <span>Harbour</span></div>"
    assert _told(html)[1:] == [(False, "5 Harbour")]
