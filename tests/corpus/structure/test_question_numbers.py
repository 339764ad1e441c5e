"""The numbers that a page puts before its questions are no part of them."""

import pytest

from faqbot.corpus.chunking import chunk_document
from faqbot.corpus.reading import document_of


def questions(text, name="page.md"):
    return [chunk.question for chunk in chunk_document(document_of(text, name)) if chunk.question]


@pytest.mark.parametrize(
    "form", ["{}.", "{})", "({})", "[{}]", "{}:", "1.{}.", "{}.)", "{}-", "{} –", "{}.-", "1.{}", "{}/"]
)
@pytest.mark.parametrize("line", ["## {} {}\n\nYes.\n\n", "**{} {}**\n\nYes.\n\n"])
def test_a_number_before_two_questions_is_left_out(form, line):
    text = line.format(form.format(1), "Is it open?") + line.format(form.format(2), "Is it far?")
    assert questions(text) == ["Is it open?", "Is it far?"]


@pytest.mark.parametrize(
    ("first", "second"),
    [("1）", "2）"), ("（1）", "（2）"), ("1、", "2、"), ("一、", "二、"), ("第一问 ", "第十二问 "), ("① ", "②")],
)
def test_chinese_numbers_before_questions_are_left_out(first, second):
    assert questions(f"## {first}耗电吗？\n\n不。\n\n## {second}免费吗？\n\n是。\n") == ["耗电吗？", "免费吗？"]


def test_a_number_needs_no_space_before_a_capital_letter():
    text = "## 1.Is it open?\n\nYes.\n\n## 2.Is it far?\n\nNo.\n\n## 3.x or 4?\n\nNo.\n"
    assert questions(text) == ["Is it open?", "Is it far?", "3.x or 4?"]


def test_numbers_directly_before_a_letter_ascend():
    asked = ["1.FC Rom: when?", "1.FC Bonn: when?"]
    assert questions("".join(f"## {one}\n\nAt six.\n\n" for one in asked)) == asked


def test_numbers_directly_before_a_letter_may_begin_again():
    text = "## 1.Is it open?\n\nYes.\n\n## 2.Is it far?\n\nNo.\n\n## 1.Is it free?\n\nYes.\n"
    assert questions(text) == ["Is it open?", "Is it far?", "Is it free?"]


def test_a_name_with_a_number_among_numbered_questions_stays():
    asked = ["1. Who plays?", "2. When?", "1.FC Rom: when?"]
    assert questions("".join(f"## {one}\n\nWe do.\n\n" for one in asked)) == ["Who plays?", "When?", asked[-1]]


@pytest.mark.parametrize("mark", [">>", "»", "→", "▶"])
def test_marks_before_two_questions_are_left_out(mark):
    text = f"## {mark} Is it open?\n\nYes.\n\n## {mark} Is it far?\n\nNo.\n"
    assert questions(text) == ["Is it open?", "Is it far?"]


def test_a_mark_before_a_single_question_belongs_to_it():
    assert questions("## → what is it?\n\nAn arrow.\n\n## Why?\n\nSo.\n") == ["→ what is it?", "Why?"]


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


def test_numbers_of_several_levels_that_count_need_no_sign_behind_them():
    text = "# Pool\n\n## 1 Opening\n\n### 1.1 When is it open?\n\nDaily.\n\n### 1.2 Is it far?\n\nNo.\n\n## 2 Price\n\n"
    assert questions(f"{text}### 2.1 What is it?\n\nFree.\n") == ["When is it open?", "Is it far?", "What is it?"]


def test_a_heading_may_be_one_of_the_numbers_that_count():
    text = "# Pool\n\n## 1.1 Opening\n\nDaily.\n\n## 1.2 Is it far?\n\nNo.\n\n## 1.3 Is it free?\n\nYes.\n"
    assert questions(text)[-2:] == ["Is it far?", "Is it free?"]


@pytest.mark.parametrize("numbers", ["3.11 3.12", "1.2 1.1", "1.1 2.2"])
def test_versions_do_not_count(numbers):
    first, second = numbers.split()
    asked = [f"{first} Does it run?", f"{second} Does it stop?"]
    assert questions("".join(f"## {one}\n\nYes.\n\n" for one in asked)) == asked
