from faqbot.corpus.readers.plain.outline import Outline


def test_rules_that_separate_entries_end_answers():
    lines = [
        "FAQ",
        "",
        "Why?",
        "",
        "So.",
        "",
        "*****",
        "",
        "How?",
        "",
        "So.",
        "",
        "*****",
        "",
        "Who?",
        "",
        "We.",
        "",
        "*****",
    ]
    assert Outline(lines).separators == {6, 12, 18}


def test_the_last_rule_that_stands_alone_stands_above_the_foot_of_the_page():
    assert Outline(["FAQ", "", "Why?", "", "So.", "", "-----", "", "Kept by us."]).separators == {6}


def test_a_line_in_capitals_ends_an_answer_and_a_remark_does_not():
    lines = [
        "Help",
        "",
        "Why?",
        "",
        "So.",
        "",
        "Not on Sundays",
        "",
        "How?",
        "",
        "So.",
        "",
        "PARKING",
        "",
        "When?",
        "",
        "Now.",
    ]
    assert Outline(lines).sections == {12: 1}


def test_a_line_that_is_not_indented_ends_an_answer_that_is():
    lines = ["Help", "", "1. Why?", "", "   So.", "", "2. How?", "", "   So.", "", "Links", "", "   1. shop.example"]
    assert Outline(lines).sections == {10: 1}


def test_a_line_that_is_indented_further_than_the_numbered_heading_above_it_is_none():
    lines = [
        "House",
        "",
        "1.1 Lamps",
        "",
        "  They shine.",
        "",
        "  NEW LAMPS",
        "",
        "  Too.",
        "",
        "1.2 Chairs",
        "",
        "  Two.",
    ]
    assert 6 not in Outline(lines).sections
