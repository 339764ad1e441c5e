"""Tests of lines that lead elsewhere, or ask whether an answer helped."""

from __future__ import annotations

import pytest

pytest.importorskip("selectolax")

from faqbot.corpus.readers.html.html_reader import read_html


def _texts(html: str) -> list[str]:
    document = read_html(f"<body id=page><h1>Shop</h1>{html}</body>".encode(), "page.html", "page")
    return [block.text for block in document.blocks if block.text]


ANSWER = "<h2>How do I pay?</h2><p>By card.</p>"


@pytest.mark.parametrize(
    "line",
    [
        "<a href=pay>Read more »</a>",
        "<p><a href=a>← Last article</a> | <a href=b>Next article →</a></p>",
        "<p>[<a href='#top'>Back to top</a>]</p>",
        "<p><a href='#page'>Nach oben</a></p>",
        "<p><a href='#'>Back to top</a></p>",
        "<p><a href=a>(weiterlesen…)</a></p>",
        "<p>Did you find it helpful?<span>Yes</span><span>No</span></p>",
        "<p>Was this page helpful?</p><p><a href=y>Yes</a> / <a href=n>No</a></p>",
        "<p>Was this page helpful? <button id=y>Yes</button> <button id=n>No</button></p>",
        "<h4>Was this page helpful?</h4><div><a>Yes</a> <a>No</a></div>",
        "<p>War das hilfreich? <a>Ja (12)</a> / <a>Nein (3)</a></p>",
    ],
)
def test_a_line_below_an_answer_that_leads_elsewhere_or_asks_for_a_vote_is_no_text(line: str) -> None:
    assert _texts(ANSWER + line) == ["How do I pay?", "By card."]


@pytest.mark.parametrize(
    "line",
    [
        "<p><a href=form>The form for bills</a></p>",
        "<p>Or press <a href=pay>Pay »</a></p>",
        "<p>Yes / No</p>",
        "<p>Is it the main switch that you mean? Yes/No</p>",
        "<p>Do you have a card?</p><p>Yes / No</p>",
        "<p><a href=form>The form for bills »</a></p>",
        "<p><a href=terms>« Conditions générales »</a></p>",
        "<ul><li><a href=more>More</a></li></ul>",
        "<p>On this page:</p><p><a href=more>More</a></p>",
        "<p id=bills>You get bills by post. <a href='#bills'>Bills of the shop</a></p>",
        "<p>Is it safe? Yes. No one sees your card.</p>",
        "<p><a href='#card'>With a card of the shop</a></p>",
    ],
)
def test_other_lines_below_an_answer_are_text(line: str) -> None:
    assert len(_texts(ANSWER + line)) > len(_texts(ANSWER))


def test_a_link_that_is_all_that_stands_below_a_question_is_its_answer() -> None:
    assert _texts("<h2>How do I pay?</h2><p><a href=pay>Pay here →</a></p>") == ["How do I pay?", "Pay here →"]


@pytest.mark.parametrize("tag", ["h2", "p"])
def test_a_choice_that_is_all_that_stands_below_a_question_is_its_answer(tag: str) -> None:
    question = f"<{tag}>What values may the field take?</{tag}>"
    assert _texts(f"{ANSWER}{question}<p>Yes / No</p>")[2:] == ["What values may the field take?", "Yes / No"]
