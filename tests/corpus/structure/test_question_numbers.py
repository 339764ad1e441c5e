"""The numbers that a page puts before its questions are no part of them."""

import pytest

from faqbot.corpus.chunking import chunk_document
from faqbot.corpus.reading import document_of


def questions(text, name="page.md"):
    return [chunk.question for chunk in chunk_document(document_of(text, name)) if chunk.question]


@pytest.mark.parametrize("form", ["{}.", "{})", "({})", "[{}]", "{}:", "1.{}.", "{}.)", "{}-", "{} –"])
@pytest.mark.parametrize("line", ["## {} {}\n\nYes.\n\n", "**{} {}**\n\nYes.\n\n"])
def test_a_number_before_two_questions_is_left_out(form, line):
    text = line.format(form.format(1), "Is it open?") + line.format(form.format(2), "Is it far?")
    assert questions(text) == ["Is it open?", "Is it far?"]


def test_a_number_before_a_single_question_belongs_to_it():
    assert questions("## 2. Bundesliga: when?\n\nIn May.\n\n## Why?\n\nSo.\n") == ["2. Bundesliga: when?", "Why?"]


def test_numbers_of_two_forms_are_no_series():
    assert questions("## 1. May: open?\n\nNo.\n\n## (2) Far?\n\nNo.\n") == ["1. May: open?", "(2) Far?"]


def test_a_quantity_is_no_number_of_a_question():
    text = "## 24 hours?\n\nYes.\n\n## 7 days?\n\nYes.\n\n## 3.11 or newer?\n\nYes.\n\n## 3.12 too?\n\nYes.\n"
    assert questions(text) == ["24 hours?", "7 days?", "3.11 or newer?", "3.12 too?"]


def test_a_numbered_question_of_html_has_no_number():
    text = b"<h2>1. Is it open?</h2><p>Yes.</p><h2>2. Is it far?</h2><p>No.</p>"
    assert questions(text, "page.html") == ["Is it open?", "Is it far?"]
