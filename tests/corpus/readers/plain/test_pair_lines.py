import pytest

from faqbot.corpus.readers.plain.line_table import LineTable
from faqbot.corpus.readers.plain.pair_lines import find_pairs
from faqbot.corpus.readers.plaintext import read_plaintext


def pairs(*lines):
    return {at: (pair.question, pair.answer) for at, pair in find_pairs(LineTable(lines)).items()}


@pytest.mark.parametrize("sign", [" - ", " – ", " — ", ": ", "\t", " | ", " :: ", " => ", " → "])
def test_the_same_sign_behind_three_questions_parts_them_from_their_answers(sign):
    lines = [f"Who pays?{sign}The host.", f"Who comes?{sign}Ann - and Bo.", f"Who sings?{sign}All."]
    assert pairs("Party", *lines)[2] == ("Who comes?", "Ann - and Bo.")


def test_a_dash_behind_a_question_in_prose_makes_no_pair():
    prose = ["The house is old.", "The roof is new.", "The door is red.", "The key is lost."]
    assert pairs("Who pays? - the host asked.", "Who comes? - she said.", "Who sings? - so it went.", *prose) == {}


@pytest.mark.parametrize("mark", ["Q: ", "- ", "* Q: "])
def test_a_bullet_or_q_may_stand_before_the_question(mark):
    lines = [f"{mark}Who pays? - The host.", f"{mark}Who comes? - Ann.", f"{mark}Who sings? - All."]
    document = read_plaintext("\n".join(lines), "page.txt", "page")
    assert [block.text for block in document.blocks][:3] == ["Who pays?", "The host.", "Who comes?"]


def test_two_lines_are_too_few():
    assert pairs("Who pays? - The host.", "Who comes? - Ann.") == {}


def test_the_column_before_the_question_is_another_wording_of_it():
    lines = ["Money | Who pays? | The host.", "Guests | Who comes? | Ann.", "Songs | Who sings? | All."]
    document = read_plaintext("\n".join(lines), "page.txt", "page")
    assert [(block.text, block.lines) for block in document.blocks][:2] == [
        ("Who pays?", (1, 1)),
        ("The host.", (1, 1)),
    ]
    assert document.blocks[0].asked_as == ("Money",)
    assert document.title == "page"


def test_rules_between_the_lines_and_a_text_below_a_line_do_not_matter():
    lines = ["Who pays? - The host.", "---", "Who comes? - Ann.", "And Bo.", "---", "Who sings? - All.", "---"]
    document = read_plaintext("\n".join(lines), "page.txt", "page")
    assert [block.text for block in document.blocks if block.text] == [
        "Who pays?",
        "The host.",
        "Who comes?",
        "Ann.",
        "And Bo.",
        "Who sings?",
        "All.",
    ]
