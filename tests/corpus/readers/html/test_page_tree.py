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
