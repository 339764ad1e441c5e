import pytest

from faqbot.corpus.readers.plain.outline import Outline

BLOCKS = [
    "What is it?",
    "A lamp.",
    "",
    "I lost the key of it",
    "Ask us.",
    "",
    "Is it free?",
    "No.",
    "",
    "The lamp is broken",
    "Bring it.",
    "",
    "Is it old?",
    "No.",
]


def questions(*lines):
    return sorted(Outline(["FAQ", "", *lines]).questions)


def test_a_line_that_states_is_a_question_where_all_blocks_are_a_line_and_its_answer():
    assert questions(*BLOCKS) == [2, 5, 8, 11, 14]


@pytest.mark.parametrize("block", [["A second paragraph.", "It goes on."], ["A single line"], ["Here it ends.", "So."]])
def test_a_block_of_another_form_makes_questions_of_none(block):
    assert questions(*BLOCKS, "", *block) == [2, 8, 14]


@pytest.mark.parametrize("line", ["Contact us", "You will need this:", "it goes on here", "Phone 12-34 all day"])
def test_a_short_name_and_the_beginning_of_a_sentence_are_no_questions(line):
    assert 5 not in questions(*[line if text.startswith("I lost") else text for text in BLOCKS])


def test_where_fewer_lines_ask_than_state_none_that_states_is_a_question():
    assert len(questions("Is it old?", "No.", "", *[line for line in BLOCKS if not line.endswith("?")] * 4)) == 1


def test_groups_in_capitals_do_not_matter():
    assert questions("LAMPS", "", *BLOCKS[:6], "KEYS", "", *BLOCKS[6:]) == [4, 7, 12, 15, 18]


@pytest.mark.parametrize("at", [3, 9])
def test_a_single_line_that_states_is_no_question(at):
    assert len(questions(*BLOCKS[:at], *BLOCKS[at + 3 :])) == 3


def test_a_signature_below_the_last_question_is_none():
    assert questions(*BLOCKS, "", "Your lamp service team", "Room 12") == [2, 5, 8, 11, 14]


def test_what_stands_behind_a_colon_makes_questions_of_none():
    lines = [*BLOCKS[:7], "This is our address:", "", "Acme Lamps Rome", "Via Roma 12", "", *BLOCKS[6:]]
    assert questions(*lines) == [2, 8, 14, 20]
