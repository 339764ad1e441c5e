import pytest

from faqbot.corpus.readers.plain.page_breaks import page_lines


def pages(head, foot, *, feed="\f"):
    """Return three pages, and the places of their heads and feet."""
    lines, places = ["Guide", ""], set()
    for number in (1, 2, 3):
        if number > 1:
            lines += [feed, head.format(number), ""] if head else [feed]
            places |= {len(lines) - 2} if head else set()
        lines += [f"It is tool {number}.", "", f"It has {number} parts.", "", foot.format(number), ""]
        places.add(len(lines) - 2)
    return lines, places


@pytest.mark.parametrize("foot", ["Postel    [Page {}]", "Page {} of 3", "Seite {}/3", "- {} -", "{}", "Acme Ltd."])
@pytest.mark.parametrize("head", ["", "RFC 99    FYI    May 1994"])
def test_the_heads_and_feet_around_form_feeds_are_found(head, foot):
    lines, places = pages(head, foot)
    assert page_lines(lines) == places


@pytest.mark.parametrize("foot", ["Postel    [Page {}]", "Page {} of 3", "Página {} de 3"])
@pytest.mark.parametrize("head", ["", "RFC 99    FYI    May 1994"])
def test_numbers_of_pages_are_found_without_form_feeds(head, foot):
    lines, places = pages(head, foot, feed="")
    assert page_lines(lines) == places


def test_a_head_on_the_first_line_may_be_the_title():
    lines = ["HANDBOOK   Page 1 of 2", "", "Text.", "\f", "HANDBOOK   Page 2 of 2", "", "Text, too."]
    assert page_lines(lines) == {4}


@pytest.mark.parametrize("foot", ["See page 4", "in May 2024", "Acme {}"])
def test_other_lines_with_numbers_are_no_feet(foot):
    assert page_lines(pages("", foot, feed="")[0]) == set()


def test_headings_below_form_feeds_with_different_numbers_are_no_heads():
    lines = ["News", "", "\f", "Changes in 2.1", "", "One.", "\f", "Changes in 2.2", "", "Two."]
    assert page_lines(lines) == set()


def test_a_single_number_of_a_page_is_text():
    assert page_lines(["Guide", "", "Text.", "", "Page 3", "", "Text."]) == set()
