"""The headings of an article are those of HTML, and lines in bold that are questions."""

from __future__ import annotations

import time

import pytest

from faqbot.corpus.readers.exports.article_headings import headings_of_article
from faqbot.corpus.readers.tables import read_table


def headings(html: str) -> list[str]:
    return [heading.text for heading in headings_of_article(html)]


@pytest.mark.parametrize(
    "line",
    [
        "<p><strong>Can I cancel?</strong></p>",
        "<p class='x'> <b>Can I cancel?</b>&nbsp;<br/>",
        "<div><span style='a'><strong>Can I <em>cancel?</em></strong></span></div>",
        "<ol><li><p><strong>Can I </strong><strong>cancel?</strong></p>",
        "Above.<br><b>Can I cancel?</b><br>",
    ],
)
def test_a_line_in_bold_that_asks_is_a_heading(line: str) -> None:
    (heading,) = headings_of_article(f"<p>Read this.</p>{line}Yes.</p>")
    assert (heading.text, heading.asks) == ("Can I cancel?", True)
    assert f"<p>Read this.</p>{line}Yes.</p>"[heading.end :] == "Yes.</p>"


@pytest.mark.parametrize(
    "line",
    ["<p>Ask: <b>can I?</b></p>", "<p><b>Can I?</b> Yes.</p>", "<td><b>Can I?</b></td>", "<p><b>Note</b></p>", "<b>?"],
)
def test_other_words_in_bold_are_no_heading(line: str) -> None:
    assert headings(f"<p>Read this.</p>{line}") == []


def test_lines_in_bold_that_do_not_ask_are_headings_among_others_that_do() -> None:
    first, second, third = (f"<p><b>{text}</b></p><p>So.</p>" for text in ("Can I?", "May I?", "My card is lost"))
    assert headings(first + second + third) == ["Can I?", "May I?", "My card is lost"]
    assert headings(first + third) == ["Can I?"]


def test_bold_words_in_a_heading_are_one_heading_and_a_summary_asks() -> None:
    html = "<h2><b>Can I cancel?</b></h2><p>Yes.</p><details><summary>Opening hours</summary><p>Daily.</p></details>"
    assert [(heading.text, heading.asks) for heading in headings_of_article(html)] == [
        ("Can I cancel?", True),
        ("Opening hours", True),
    ]


def test_each_question_of_an_article_is_a_pair_below_its_title() -> None:
    body = "<h2>Orders</h2><p><b>Can I cancel?</b><br>Yes.</p><ol><li><b>Can I add?</b><br>No.</li></ol>"
    pairs = read_table(f'[{{"title": "Help", "body": "{body}"}}]', "a.json", "a").pairs
    assert [(pair.section, pair.question, pair.answer) for pair in pairs] == [
        ("Help › Orders", "Can I cancel?", "Yes."),
        ("Help › Orders", "Can I add?", "No."),
    ]


def test_articles_in_csv_are_parted_too() -> None:
    text = 'title,body\nHelp,"<p><b>Can I cancel?</b></p><p>Yes.</p>"\n'
    (pair,) = read_table(text, "a.csv", "a").pairs
    assert (pair.section, pair.question, pair.answer) == ("Help", "Can I cancel?", "Yes.")


@pytest.mark.parametrize("text", ["<b>", "</b>", "<b></b>", "<p><b>a", "<br>", "<p><b>Why?</b></p>"])
def test_an_article_of_endless_tags_takes_no_long_time(text: str) -> None:
    start = time.process_time()
    headings(text * (400_000 // len(text)))
    assert time.process_time() - start < 5
