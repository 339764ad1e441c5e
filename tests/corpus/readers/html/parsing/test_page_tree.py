"""Tests of the tree of a page, and of what is bold in it."""

from __future__ import annotations

import pytest

from faqbot.corpus.document import BlockKind

pytest.importorskip("selectolax")

from faqbot.corpus.readers.html.html_reader import read_html


def _questions(html: str) -> list[str]:
    document = read_html(html.encode(), "page.html", "page")
    return [block.text for block in document.blocks if block.kind is BlockKind.QUESTION]


def test_the_weight_for_other_scripts_does_not_say_that_text_is_bold_or_not() -> None:
    style = "mso-bidi-font-weight"
    html = (
        f"<p><b style='{style}:normal'>How much is a place?</b></p><p>£400. <span style='{style}:bold'>Why?</span></p>"
    )
    assert _questions(f"<body>{html}</body>") == ["How much is a place?"]


GOOGLE = "<html><head><style>.b{font-weight:700}.n{font-weight:400}</style></head><body>"


def test_a_class_that_a_style_sheet_in_the_head_sets_in_bold_is_bold() -> None:
    html = "<p><span class=b>Is there vegetarian food?</span><span class=n> Yes, at every meal.</span></p>"
    assert _questions(GOOGLE + html) == ["Is there vegetarian food?"]


def test_a_question_that_a_program_parts_into_equal_pieces_is_one_question() -> None:
    pieces = "<p class=c><span class=b>Where can </span><span class=b>we park?</span></p><p>Behind the barn.</p>"
    whole = "<p class=c><span class=b>{}</span></p><p>At nine.</p>"
    html = GOOGLE + whole.format("When do we arrive?") + pieces + whole.format("What do we bring?")
    assert _questions(html) == ["When do we arrive?", "Where can we park?", "What do we bring?"]


@pytest.mark.parametrize("name", ["Bold", "text fw-bold", "font-semibold mt-2", "font-weight-bold"])
def test_a_class_that_says_bold_by_its_name_is_bold_without_a_style_sheet(name: str) -> None:
    assert _questions(f"<p><span class='{name}'>Is it far?</span><br>No.</p>") == ["Is it far?"]


@pytest.mark.parametrize("name", ["boldly", "no_bold", "kobold", "bold-off", "not-bold", "hover:font-bold"])
def test_a_class_that_only_holds_the_letters_of_bold_is_not_bold(name: str) -> None:
    assert _questions(f"<p><span class='{name}'>Is it far?</span><br>No.</p>") == []


def test_an_underlined_question_is_a_question() -> None:
    assert _questions("<p><u>Is it far?</u></p><p>No, <u>not at all</u>.</p>") == ["Is it far?"]
