import pytest

from faqbot.corpus.readers.plain.asking_lines import AskingLines
from faqbot.corpus.readers.plain.indented_answers import IndentedAnswers
from faqbot.corpus.readers.plain.marked_lines import MarkedLines

ASKED = [
    line for question in ("Where is it?", "Who has the key?", "May I come?") for line in (question, "    So it is.", "")
]


def question_end(*below):
    page = MarkedLines(["House", "", *ASKED, *below, "Why?", "    So it is."])
    return IndentedAnswers(page, AskingLines(page).ends).question_end(2 + len(ASKED))


@pytest.mark.parametrize(
    "stated",
    [
        ["The bell does not ring"],
        ["I rang. Nobody came."],
        ["I was at the door and rang the bell, as it says in", "The letter"],
    ],
)
def test_a_line_above_an_indented_answer_is_a_question_like_the_others(stated):
    assert question_end(*stated, "    Ring again.", "") == 1 + len(ASKED) + len(stated)


@pytest.mark.parametrize(
    "lines",
    [
        ["  The bell is indented", "    Ring again."],
        ["The answer is not", "Ring again."],
        ["BELLS", "    Ring again."],
        ["A blank line is between", "", "    Ring again."],
    ],
)
def test_other_lines_are_no_questions(lines):
    assert question_end(*lines, "") is None


def test_two_questions_do_not_show_where_the_others_begin():
    page = MarkedLines(["House", "", *ASKED[:6], "The bell does not ring", "    Ring again."])
    answers = IndentedAnswers(page, AskingLines(page).ends)
    assert (answers.all_are, answers.question_end(8)) == (True, None)
