"""No expression takes more than linear time, unless what it is given is bounded."""

import math
import re

import pytest
from expressions import Expression, expressions, seconds, slowest, texts_for

# They take minutes, and measure processor time, which a loaded machine stretches.
pytestmark = pytest.mark.slow

# Why a slow expression may stay, by the place where it stands.
BOUNDED = {
    "faqbot.corpus.readers.markup.parsing.block_rules.HTML_SEQUENCES": "it is compiled anew, as `_HTML_SEQUENCES`",
    "faqbot.corpus.authors.place_references._PARAGRAPHS": "a reference to a place has at most 5,000 characters",
    "faqbot.corpus.authors.place_references._CELLS": "as above",
    "faqbot.corpus.authors.place_references._NOTEBOOK_CELLS": "as above",
    "faqbot.corpus.authors.place_references._PAGES": "as above",
    "faqbot.corpus.authors.place_references._SECTION": "as above",
    "faqbot.batch.reporting.report_plots._AROUND": "it is given a drawing that matplotlib made",
    "faqbot.corpus.ids._NUMBERING": "an id is made of the first 400 characters",
    "faqbot.corpus.readers.asciidoc.adoc_titles._CROSS_REFERENCE": "a longer title is shown as it is",
    "faqbot.corpus.readers.asciidoc.adoc_titles._LINK": "a title that is longer than a limit is shown as it is",
    "faqbot.corpus.readers.html.named_parts._LAST_WORD": "it is given the last 100 characters of a name",
    "faqbot.corpus.readers.markup.directives._BRACKETS": "slow only where a line feed follows, and it is given a line",
    "faqbot.corpus.readers.markup.directives._COLONS": "as above",
    "faqbot.corpus.readers.markup.html_parts._COMMENT": "it is given the text up to the last `-->`",
    "faqbot.corpus.readers.markup.html_parts._REMARK": "as above",
    "faqbot.corpus.readers.markup.marks._SHORTCODE": "only headings of a limited length are searched",
    "faqbot.corpus.readers.pdf.contents_pages._ENTRY": "it is given lines of at most 1,000 characters",
    "faqbot.corpus.readers.pdf.hyphens._HEAD": "it is given the last 300 characters of a line",
    "faqbot.corpus.readers.pdf.hyphens._ADDRESS": "as above",
    "faqbot.corpus.readers.pdf.hyphens._BROKEN_ADDRESS": "as above",
    "faqbot.corpus.readers.plain.contents_index._PAGE_NUMBER": "it is given lines of a limited length",
    "faqbot.corpus.readers.plain.decorated._SIGNS": "it is given lines of a limited length",
    "faqbot.corpus.readers.qa_marks._ONE_QUESTION": "600 characters are looked at",
    "faqbot.corpus.readers.qa_marks.LETTERED": "it is matched at one place",
    "faqbot.corpus.records.cell_text._COMMENT": "it is given the text up to the last `-->`",
    "faqbot.corpus.structure.document_titles._MADE_PREFIX": "it is given the name of a file",
}


def test_the_search_for_slow_texts_finds_the_known_kinds():
    for written, method in (
        (r"\{#(?:.*?)\s*\}$", "search"),
        (r"\s+$", "search"),
        (r"(a+)+b", "match"),
        (r"\[[^\]]*\]\(", "sub"),
        # With `\s*` before the group, only a letter before the spaces makes it slow, which no text has.
        (r"title:(.*?)\s*$", "match"),
    ):
        assert slowest(Expression("here", re.compile(written), (method,))) is not None, written


def test_an_expression_of_linear_time_is_not_called_slow():
    for written in (r"\{#[^{}]*+\}", r"(?<!\s)\s++x", r"[a-z]+", r"^\s*+x"):
        assert slowest(Expression("here", re.compile(written), ("search",))) is None, written


def test_an_expression_that_takes_forever_is_given_up():
    assert seconds(re.compile(r"(?:a|aa)+$"), "match", "a" * 3_000 + "b") == math.inf


def test_texts_hold_long_runs_of_what_is_repeated():
    assert any(text.count("[a") > 100 for text in texts_for(re.compile(r"\[a[^\]]*\]"), 400))


@pytest.mark.parametrize("part", range(8))
def test_no_expression_takes_more_than_linear_time(part):
    found = [slow for expression in expressions()[part::8] if (slow := slowest(expression))]
    assert [str(slow) for slow in found if slow.expression.place not in BOUNDED] == []
