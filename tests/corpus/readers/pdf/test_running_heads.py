"""Running heads and the numbers of pages are left out, with the reason."""

import pytest
from made_pdfs import Flow, left_out, texts

LONG = "The card is replaced within a week, and the old one stops to work as soon as the new one is used for a payment."


def paged(pages, **running):
    page = Flow(**running)
    for number in range(pages):
        if number:
            page.add_page()
        page.add(f"Part {'abcdefgh'[number]} of it. {LONG} {LONG}")
    return page.pdf()


@pytest.mark.parametrize("foot", ["{page}", "- {page} -", "Page {page} of 4", "Seite {page}", "{page} / 4"])
def test_the_numbers_of_pages_are_left_out(foot):
    content = paged(4, foot=foot)
    assert left_out(content) == [(foot.replace("{page}", str(page)), "page number") for page in range(1, 5)]
    assert len(texts(content)) == 4


def test_what_stands_on_all_pages_is_a_running_head():
    assert left_out(paged(3, head="Help of the bank")) == [("Help of the bank", "running head")] * 3


def test_a_head_and_a_foot_together_are_left_out():
    assert len(left_out(paged(4, head="Help of the bank, {page}", foot="www.bank.example"))) == 8


def test_a_line_on_one_page_is_text():
    content = paged(1, head="Help of the bank")
    assert left_out(content) == []
    assert texts(content)[0].startswith("Help of the bank")


def test_lines_that_differ_by_more_than_numbers_are_text():
    page = Flow()
    for number, city in enumerate(("Berlin", "Paris", "Rome")):
        if number:
            page.add_page()
        page.add(f"The office in {city} opens at nine.").add(f"{city}: {LONG}")
    assert left_out(page.pdf()) == []


def test_what_stands_on_both_of_two_pages_in_the_size_of_the_text_is_text():
    page = Flow()
    for part in "ab":
        if part == "b":
            page.add_page()
        page.add("What do I need?", gap=8).add(f"Part {part} of it. {LONG} {LONG}")
    assert left_out(page.pdf()) == []


@pytest.mark.parametrize("running", [{"head": "Help of the bank"}, {"foot": "Page {page}"}])
def test_small_lines_and_growing_numbers_on_both_of_two_pages_are_left_out(running):
    assert len(left_out(paged(2, **running))) == 2
