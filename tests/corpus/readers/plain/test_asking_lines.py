import pytest

from faqbot.corpus.readers.plain.asking_lines import AskingLines
from faqbot.corpus.readers.plain.marked_lines import MarkedLines
from faqbot.corpus.readers.plain.outline import Outline


def asking(*lines):
    return AskingLines(MarkedLines(["Page", "", *lines, "", "Text."]))


@pytest.mark.parametrize(
    "lines", [["How do I pay", "for it?"], ["How do I pay at the desk in the hall of the house on", "Elm Road?"]]
)
def test_a_question_goes_on_in_lower_case_or_below_a_full_line(lines):
    assert asking(*lines).ends == {2: 3}


def test_a_line_that_goes_on_with_a_full_line_is_no_question():
    lines = ["Prose.", "A line of this paragraph is full, so that the sentence", "Second asks?", "Or not."]
    assert 4 not in asking(*lines).ends


def test_a_question_of_several_sentences_needs_sisters():
    alone = asking("It is late. Who knows?")
    assert (alone.have_sisters, alone.question_end(2, None, several=alone.have_sisters)) == (False, None)
    sisters = asking("It is late. Who knows?", "", "Nobody.", "", "Who asks?")
    assert (sisters.have_sisters, sisters.question_end(2, None, several=sisters.have_sisters)) == (True, 2)


def test_a_page_that_marks_its_questions_has_no_others_in_its_answers():
    marked = asking("1. Why?", "So.", "Is that all?", "Yes.", "2. How?", "So.")
    assert marked.question_end(4, 2, several=True) is None


@pytest.mark.parametrize(
    "lines", [["Unsure?", "Call."], ["How do I cancel my order?", "", "Call."], ["How do I cancel my order?", "Call."]]
)
def test_a_question_that_may_belong_to_a_marked_answer_does_not_end_it(lines):
    page = ["FAQ", "", "Q: May I pay later?", "A: Yes.", "", *lines, "", "Q: Is it far?", "A: No."]
    assert not Outline(page).questions
