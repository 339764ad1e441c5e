"""Questions and answers whose marks stand in several blocks."""

import pytest

from faqbot.corpus.chunking import chunk_document
from faqbot.corpus.reading import document_of


def pairs(text, name="page.md"):
    return [(chunk.question, chunk.text) for chunk in chunk_document(document_of(text, name)) if chunk.question]


@pytest.mark.parametrize(
    ("question", "answer"),
    [("Q: ", "A: "), ("Q：", "A："), ("Q : ", "R : "), ("**P:** ", "**O:** "), ("F: ", "A: "), ("V: ", "A: "),
     ("В: ", "О: "), ("S: ", "C: "), ("Question - ", "Answer - "), ("问：", "答：")],
)  # fmt: skip
@pytest.mark.parametrize("name", ["page.md", "page.txt"])
def test_the_marks_of_a_question_and_of_its_answer_are_part_of_neither(question, answer, name):
    text = f"{question}Is it open?\n\n{answer}Until six.\n\n{question}Is it far?\n\n{answer}No.\n"
    assert pairs(text, name) == [("Is it open?", "Until six."), ("Is it far?", "No.")]


def test_a_letter_below_q_is_a_mark_only_if_it_stands_for_answer():
    assert pairs("Q: Which drive is it?\n\nC: is the one.\n") == [("Which drive is it?", "C: is the one.")]


def test_questions_below_each_other_share_their_answer():
    (pair,) = pairs("# Box\n\n## Is it red?\n\n## Is it blue?\n\nIt is green.\n")
    assert pair == ("Is it red? Is it blue?", "It is green.")


def test_a_list_in_which_only_some_items_ask_stays_a_list():
    assert pairs("# Box\n\n- Is it red?\n  Yes.\n- It is big.\n") == []


def test_an_answer_that_is_only_a_letter_and_a_number_is_kept():
    assert pairs("# Box\n\n## Which size?\n\nA 0.\n") == [("Which size?", "A 0.")]
