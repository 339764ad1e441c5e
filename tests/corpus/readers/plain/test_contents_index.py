import pytest

from faqbot.corpus.readers.plaintext import read_plaintext

BELOW = ["How do I pay?", "", "By card.", "", "May I bring a dog?", "", "Yes.", "", "Is it warm?", "", "Mostly."]


def left_out(*lines):
    return [tuple(left.lines) for left in read_plaintext("\n".join(lines), "page.txt", "page").left_out]


@pytest.mark.parametrize(
    "listed",
    [
        ["How do I pay?", "May I bring a dog?", "Is it warm?"],
        ["- How do I pay?", "- May I bring a dog?", "- Is it warm?"],
        ["1. How do I pay?", "2. May I bring a dog?", "3. Is it warm?"],
        ["  1.1 HOW DO I PAY", "  1.2 May I bring", "      a dog", "  1.3 Is it warm?"],
        ["How do I pay? ........ 3", "May I bring a dog? .... 4", "Is it warm? ........... 12"],
    ],
)
def test_questions_that_come_again_with_answers_are_a_list_of_contents(listed):
    assert left_out("Page", "", "Some prose.", "", *listed, "", *BELOW) == [(5, 4 + len(listed))]


def test_the_line_above_the_list_belongs_to_it():
    lines = ["Page", "", "Prose.", "", "Contents", "", "- How do I pay?", "- Is it warm?", "", "Visits", "", *BELOW]
    assert left_out(*lines) == [(5, 8)]


def test_the_name_of_a_section_of_questions_stays():
    lines = ["Page", "", "Prose.", "", "Questions", "", "- How do I pay?", "- Is it warm?", "", *BELOW]
    assert left_out(*lines) == [(7, 8)]


def test_a_list_of_contents_names_questions_that_have_no_mark():
    lines = ["Page", "", "* How do I pay?", "* My key is lost", "* Is it warm?", "", "HOW DO I PAY", "", "By card."]
    lines += ["", "My key is lost", "", "Ask us.", "", "Is it warm?", "", "Mostly."]
    blocks = read_plaintext("\n".join(lines), "page.txt", "page").blocks
    assert [block.text for block in blocks if block.kind.name == "QUESTION"] == [
        "HOW DO I PAY",
        "My key is lost",
        "Is it warm?",
    ]


def test_a_checklist_that_does_not_come_again_stays():
    assert left_out("Page", "", "- Is it on?", "- Is it in?", "", *BELOW) == []


def test_questions_that_two_sections_ask_stay():
    lines = ["Lamps", "", "What does it cost?", "Ten.", "", "Is it new?", "Yes.", "", "Chairs", ""]
    assert left_out("Page", "", *lines, *lines[2:8]) == []


def test_nested_bullets_are_a_list_of_contents():
    listed = ["* 1 Start", "    + 1.1 What is it?", "    + 1.2 It fails!", "", "* 2 Keys", "    + 2.1 Which?"]
    below = ["1 Start", "", "1.1 What is it?", "", "A thing.", "", "1.2 It fails!", "", "Try.", "", "2 Keys", ""]
    assert left_out("Page", "", "Prose.", "", *listed, "", *below, "2.1 Which?", "", "Two.") == [(5, 10)]


def test_numbers_in_brackets_may_have_a_point_behind_them():
    listed = ["(1). What is it?", "(2). Source", "(2.1) Where is it?", "(2.2) I want to help."]
    below = ["(1). What is it?", "====", "A thing.", "", "(2). Source", "====", "(2.1). Where is it?", "-----", "Here."]
    below += ["", "(2.2). I want to help.", "-----", "Join."]
    assert left_out("Page", "====", "Prose.", "", *listed, "", *below) == [(5, 8)]


def test_headings_may_lack_the_numbers_of_their_list():
    listed = ["    1 General", "        1.1 Dice", "        1.2 Passing", "    2 Units & More", "    3 Notes"]
    below = ["Dice", "", "Q: Is it?", "A: Yes.", "", "Passing", "", "Q: May I?", "A: No.", "", "Units & More", ""]
    lines = ["Page", "", "Contents", "", *listed, "", *below, "Q: Do they?", "A: Yes."]
    assert left_out(*lines) == [(3, 9)]


@pytest.mark.parametrize(
    "listed",
    [
        ["- Pump", "- Hose", "- Two free filters until May"],
        ["+ Pump", "+ Hose", "+ Milk"],
        ["1 Pump", "2 Hose", "4 Tank"],
    ],
)
def test_an_item_that_nothing_below_names_stays_unless_its_number_is_in_turn(listed):
    below = ["Pump", "", "It is blue.", "", "Hose", "", "It is long."]
    assert left_out("Page", "", "Prose.", "", *listed, "", *below) == [(5, 6)]


@pytest.mark.parametrize("form", ["{number} {name}", "{name} ........ {number}"])
def test_an_entry_that_nothing_below_names_belongs_to_the_list_with_its_number(form):
    listed = [form.format(number=at, name=name) for at, name in enumerate(["Why pump?", "Why hose?", "Tank"], 1)]
    below = ["Why pump?", "", "It is blue.", "", "Why hose?", "", "It is long."]
    assert left_out("Page", "", "Prose.", "", *listed, "", *below) == [(5, 7)]


@pytest.mark.parametrize("listed", [["3 High Street", "2 Low Road"], ["7 High Street", "9 Low Road"]])
def test_addresses_are_no_list_of_contents(listed):
    below = [listed[0], "", "Blue house.", "", listed[1], "", "Red house."]
    assert left_out("Page", "", "Deliver to:", *listed, "", "Visits", "", *below) == []


def test_a_text_apart_from_the_list_stays():
    lines = ["Page", "", "Read this first.", "", "- How do I pay?", "- Is it warm?", "", "- Or ask us", "", *BELOW]
    assert left_out(*lines) == [(5, 6)]


def test_a_heading_named_by_the_list_may_stand_directly_below_an_answer():
    lines = [
        "Page",
        "",
        "Contents",
        "",
        "    1.1 Dice",
        "    1.2 Goods",
        "    1.3 Passing",
        "",
        "Dice",
        "",
        "Q: Is it?",
    ]
    lines += ["", "A: Yes.", "Goods", "", "Q: Do they?", "", "A: No", "Passing", "", "Q: May I?", "", "A: Yes."]
    document = read_plaintext("\n".join(lines), "page.txt", "page")
    assert [block.text for block in document.blocks if block.level] == ["Dice", "Goods", "Passing"]
    assert [left.lines for left in document.left_out] == [(3, 7)]
