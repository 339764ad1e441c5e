import pytest

from faqbot.corpus.readers.plain.marked_lines import MarkedLines
from faqbot.corpus.readers.plain.outline import Outline


def headings(*lines):
    outline = Outline(lines)
    return {outline.page.text_of(at): level for at, level in outline.sections.items()}


def test_levels_follow_the_order_in_which_the_page_first_uses_the_marks():
    lines = ["Page", "", "Lamps", "-----", "", "Bulbs", "~~~~~", "Text.", "", "Chairs", "------", "Text."]
    assert headings(*lines) == {"Lamps": 1, "Bulbs": 2, "Chairs": 1}


def test_the_mark_of_the_title_is_the_first_mark_only_if_others_have_it():
    assert headings("Page", "====", "", "Lamps", "-----", "Text.") == {"Lamps": 1}
    assert headings("Page", "====", "", "Lamps", "-----", "Text.", "", "End", "===", "Text.") == {"Lamps": 2, "End": 1}


def test_numbers_deepen_one_kind_of_underline():
    lines = [
        "Page",
        "",
        "1. Lamps",
        "========",
        "",
        "1.1 Bulbs",
        "=========",
        "Text.",
        "",
        "2. Chairs",
        "=========",
        "So.",
    ]
    assert headings(*lines) == {"Lamps": 1, "Bulbs": 2, "Chairs": 1}


def test_the_numbers_of_headings_give_levels_below_the_other_marks():
    lines = [
        "Page",
        "",
        "Lamps",
        "=====",
        "",
        "1 Bulbs",
        "",
        "1.1 Old bulbs",
        "",
        "Text.",
        "",
        "1.2 New bulbs",
        "",
        "Text.",
    ]
    assert headings(*lines) == {"Lamps": 1, "Bulbs": 2, "Old bulbs": 3, "New bulbs": 3}


def test_a_wiki_with_more_signs_for_higher_headings_has_its_levels():
    assert headings("=== Name ===", "", "== Part ==", "= Question =", "Text.", "== End ==", "Text.") == {
        "Part": 1,
        "Question": 2,
        "End": 1,
    }


def test_the_signs_around_a_heading_are_no_text():
    assert headings("Page", "", "--- Lamps ---", "-------------", "Text.") == {"Lamps": 1}


def test_an_underlined_line_below_the_title_is_its_second_line():
    lines = ["Lamps FAQ", "Release 3 of May 2024", "~~~~~~~~~~~~~~~~~~~~~", "", "Bulbs", "-----", "Text."]
    assert headings(*lines) == {"Bulbs": 1}


@pytest.mark.parametrize(
    "lines",
    [
        ["#######", "##", "##  The boat house", "##", "#######"],
        ["----------------", "- The boat house", "----------------"],
    ],
)
def test_a_box_of_signs_holds_the_title(lines):
    page = MarkedLines([*lines, "", "Row on Mondays.", "", "Rest on Fridays."])
    assert page.text_of(page.title_at) == "The boat house"


def test_the_first_heading_of_a_wiki_is_the_title_if_all_others_are_below_it():
    lines = ["= Lamps =", "", "Text.", "", "== Bulbs ==", "Text.", "", "== Shades ==", "Text."]
    assert headings(*lines) == {"Bulbs": 1, "Shades": 1}
    assert headings(*lines, "", "= Chairs =", "Text.")["Lamps"] == 1


def test_a_page_with_many_kinds_of_marks_has_few_levels():
    names = [f"{first}{second}" for first in ("Rose", "Lily", "Elm", "Oak") for second in ("bed", "box", "pot", "hut")]
    page = MarkedLines([line for name in names for at in (1, 2) for line in (f"{name} {at}", "", "Text.", "")])
    assert max(page.heading_level(at) or 0 for at in page.filled) == 9


def test_numbers_give_underlined_headings_their_levels():
    page = ["Page", "####", "(1). Tox", "=====", "(1.1). Secrecy", "------", "Yes.", "", "(1.2). Help", "======"]
    page += ["(1.2.1). Code", "------", "Join.", "", "(2). Source", "=====", "There."]
    assert headings(*page) == {"Tox": 1, "Secrecy": 2, "Help": 2, "Code": 3, "Source": 1}


def test_a_number_behind_a_form_feed_is_a_number():
    page = ["Page", "", "1 Start", "", "1.1 What is it?", "", "It.", "", "\f2 Keys", "", "2.1 Which?", "", "Two."]
    assert list(headings(*page)) == ["Start", "Keys"]
