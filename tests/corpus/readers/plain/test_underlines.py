import pytest

from faqbot.corpus.readers.plain.line_table import LineTable
from faqbot.corpus.readers.plain.underlines import find_underlined


def underlined(*lines):
    return find_underlined(LineTable(lines))


@pytest.mark.parametrize("mark", ["=", "-", "~", "^", "*", "#", "─", "═"])
def test_a_rule_as_long_as_the_line_makes_it_a_heading(mark):
    assert underlined("Returns", mark * 7, "Send it.") == {0: mark}


def test_a_heading_may_be_long_and_have_two_sentences():
    line = "The parcel was opened by the customs office of another country. It came back with a letter in it."
    assert underlined("", line, "-" * len(line), "Tell us.") == {1: "-"}


def test_people_do_not_count_the_signs_exactly():
    line = "The parcel was opened by the customs office and it came back without its contents."
    assert underlined(line, "-" * (len(line) - 6)) == {0: "-"}


def test_characters_of_two_columns_may_be_counted_as_one_or_two():
    assert underlined("营业时间和地址。", "-" * 8) == underlined("营业时间和地址。", "-" * 16) == {0: "-"}


def test_a_short_line_may_have_an_underline_of_any_length():
    assert underlined("Contact", "=====================", "Call us.") == {0: "="}


def test_a_rule_that_also_stands_alone_is_no_underline_of_another_length():
    assert underlined("Ring twice", "-" * 40, "", "-" * 40, "", "Text.") == {}


def test_a_rule_below_a_paragraph_is_no_underline():
    assert (
        underlined("A paragraph of several lines, of which the last one is as", "long as the rule is", "-" * 19) == {}
    )


def test_a_line_between_two_equal_rules_is_a_heading_of_its_own_mark():
    assert underlined("", "=====", "1. Returns", "=====", "", "Care", "====") == {2: "==", 5: "="}


@pytest.mark.parametrize("line", ["--", "...", "Name      Price"])
def test_signs_and_columns_are_no_headings(line):
    assert underlined("", line, "-" * max(3, len(line))) == {}


def test_the_rule_below_several_headings_makes_a_statement_a_heading_too():
    lines = ["", "Buy", "-" * 60, "", "You should sell it cheaper.", "-" * 60, "", "Sell", "-" * 60, "", "Text."]
    assert underlined(*lines) == {1: "-", 4: "-", 7: "-"}


def test_a_rule_below_lines_of_very_different_lengths_separates_them():
    lines = [
        "Is it open? - On all days of the week but Monday.",
        "---",
        "Who pays? - The owner of the boat.",
        "---",
    ]
    assert underlined(*lines, "Is it wet? - Rather, so bring a coat.", "---") == {}


def test_an_item_of_a_list_is_no_heading_unless_it_has_a_number():
    assert underlined("We sell", "- ropes and sails", "-" * 17, "Come in.") == {}
    assert underlined("", "2. Ropes and sails", "-" * 18, "Come in.") == {1: "-"}


def test_a_sentence_between_two_rules_that_are_much_shorter_is_no_heading():
    assert underlined("Row on Mondays.", "---", "Sail on Tuesdays, at nine or at ten.", "---", "Rest on Fridays.") == {}


def test_a_rule_that_mostly_stands_below_sentences_is_no_underline_of_a_line_in_a_paragraph():
    rule = "_" * 30
    lines = ["Row on Mondays, not later than nine.", rule, "Rest on Fridays.", rule, "We sell", "ropes and sails", rule]
    assert underlined(*lines) == {}
