import pytest

from faqbot.corpus.readers.plain.page_breaks import page_lines

TITLE = ["Guide", ""]


def pages(head, foot, *, feed="\f"):
    """Return four pages, and the places of their heads and feet."""
    lines, places = [*TITLE], set()
    for number in (1, 2, 3, 4):
        if number > 1:
            lines += [feed, head.format(number), ""] if head else [feed]
            places |= {len(lines) - 2} if head else set()
        lines += [f"It is tool {number}.", "", f"It has {number} parts.", "", foot.format(number), ""]
        places.add(len(lines) - 2)
    return lines, places


@pytest.mark.parametrize(
    "foot", ["Postel    [Page {}]", "Page {} of 4", "Seite {}/4", "Acme   Page {}", "- {} -", "{}", "Acme Ltd."]
)
@pytest.mark.parametrize("head", ["", "RFC 99    FYI    May 1994"])
def test_the_heads_and_feet_around_form_feeds_are_found(head, foot):
    lines, places = pages(head, foot)
    assert page_lines(lines) == places


@pytest.mark.parametrize("foot", ["Postel    [Page {}]", "Page {} of 4", "Página {} de 4", "Acme - Page {}"])
@pytest.mark.parametrize("head", ["", "RFC 99    FYI    May 1994"])
def test_numbers_of_pages_are_found_without_form_feeds(head, foot):
    lines, places = pages(head, foot, feed="")
    assert page_lines(lines) == places


def test_a_head_on_the_first_line_may_be_the_title():
    lines = ["HANDBOOK   Page 1 of 2", "", "Text.", "\f", "HANDBOOK   Page 2 of 2", "", "Text, too."]
    assert page_lines(lines) == {4}


def test_where_there_are_feet_a_head_needs_two_pages_only():
    lines = ["Guide", "", "One.", "", "[Page 1]", "\f", "RFC 99", "", "Two.", "", "[Page 2]", "\f", "RFC 99", "", "3."]
    assert page_lines(lines) == {4, 6, 10, 12}


def test_no_blank_line_is_needed_around_the_number_of_a_page():
    lines = ["Guide", "", "One.", "Page 1 of 2", "\f", "Two.", "Page 2 of 2"]
    assert page_lines(lines) == {3, 6}


@pytest.mark.parametrize("foot", ["See page 4", "in May 2024", "Acme {}", "Instructions for page {}"])
def test_other_lines_with_numbers_are_no_feet(foot):
    assert page_lines(pages("", foot, feed="")[0]) == set()


@pytest.mark.parametrize("gap", [[], [""]])
def test_answers_that_are_the_same_on_several_pages_are_no_feet(gap):
    page = ["Is it old?", *gap, "No.", *gap, "\f"]
    assert page_lines([*TITLE, *page * 4]) == set()


def test_lines_that_are_the_same_on_few_pages_are_no_feet():
    lines = [line for number in range(5) for line in (f"Tool {number}.", "", "It is red." * (number < 2), "", "\f")]
    assert page_lines([*TITLE, *lines]) == set()


@pytest.mark.parametrize("amounts", [(12, 40, 41), (4, 3, 2)])
def test_amounts_at_the_end_of_pages_are_no_numbers_of_pages(amounts):
    lines = [line for amount in amounts for line in ("\f", f"Bag for {amount}", "", "A pair", "", str(amount), "")]
    assert page_lines([*TITLE, *lines]) == set()


@pytest.mark.parametrize("head", ["Is it far?", "No."])
def test_a_question_and_a_line_with_text_directly_below_it_are_no_heads(head):
    lines = [line for number in range(4) for line in ("\f", head, f"It is tool {number}.")]
    assert page_lines([*TITLE, *lines]) == set()


def test_headings_below_form_feeds_with_different_numbers_are_no_heads():
    lines = ["News", "", "\f", "Changes in 2.1", "", "One.", "\f", "Changes in 2.2", "", "Two."]
    assert page_lines(lines) == set()


@pytest.mark.parametrize("numbers", [(3,), (3, 4)])
def test_few_numbers_of_pages_are_text(numbers):
    lines = [line for number in numbers for line in ("Text.", "", f"Page {number}", "")]
    assert page_lines([*TITLE, *lines]) == set()
