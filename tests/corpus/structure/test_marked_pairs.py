"""Questions and answers whose marks stand in several blocks."""

import pytest

from faqbot.corpus.chunking import chunk_document
from faqbot.corpus.inventory import Fate, account_for
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


@pytest.mark.parametrize(("mark", "name"), [("## ", "page.md"), ("Q: ", "page.md"), ("Q: ", "page.txt")])
def test_questions_without_a_blank_line_between_them_share_their_answer(mark, name):
    (pair,) = pairs(f"{mark}Is it red?\n{mark}Is it blue?\n\nIt is green.\n", name)
    assert pair == ("Is it red? Is it blue?", "It is green.")


@pytest.mark.parametrize("mark", ["## ", "Q: "])
@pytest.mark.parametrize("name", ["page.md", "page.txt"])
def test_a_question_above_a_blank_line_and_another_question_has_no_answer(mark, name):
    text = f"# Pool\n\n{mark}Is it deep?\n\n{mark}Is it warm?\n\n{mark}Is there a bar?\n\nYes, in the hall.\n"
    assert pairs(text, name) == [("Is there a bar?", "Yes, in the hall.")]


@pytest.mark.parametrize(
    "text",
    [
        "Q: Is it deep?\nA:\n\nQ: Is it warm?\nA: Yes.\n",
        "Q: Is it deep?\nA:\nQ: Is it warm?\nA: Yes.\n",
        "Q: Is it deep?\n\nA:\n\nQ: Is it warm?\n\nA: Yes.\n",
        "Q: Is it deep\nA:\n\nQ: Is it warm?\nA: Yes.\n",
        "Q: Is it deep?\nAnswer:\n\nQ: Is it warm?\nAnswer: Yes.\n",
        "Question 1: Is it deep?\nAnswer 1:\n\nQuestion 2: Is it warm?\nAnswer 2: Yes.\n",
    ],
)
@pytest.mark.parametrize("name", ["page.md", "page.txt"])
def test_a_mark_with_nothing_behind_it_leaves_the_question_without_an_answer(text, name):
    document = document_of(text, name)
    chunks = list(chunk_document(document))
    assert [(chunk.question, chunk.text) for chunk in chunks] == [("Is it warm?", "Yes.")]
    fates = {account.fate for account in account_for(text, document, chunks)}
    assert Fate.UNANSWERED in fates
    assert Fate.LOST not in fates


@pytest.mark.parametrize("question", ["## {}", "**{}**", "**Q: {}**"])
def test_a_mark_below_a_heading_or_a_bold_question_leaves_it_without_an_answer(question):
    asked = question.format("Is it deep?"), question.format("Is it warm?")
    assert pairs(f"# Pool\n\n{asked[0]}\n\nA:\n\n{asked[1]}\n\nA: Yes.\n") == [("Is it warm?", "Yes.")]


@pytest.mark.parametrize("name", ["page.md", "page.txt"])
def test_a_question_without_an_answer_may_be_the_last(name):
    assert pairs("Q: Is it warm?\nA: Yes.\n\nQ: Is it deep?\nA:\n", name) == [("Is it warm?", "Yes.")]


@pytest.mark.parametrize("answer", ["A:\n\nAlways.", "A:\nAlways.", "A:\n\n- Always."])
def test_the_answer_may_stand_below_its_mark(answer):
    ((question, text),) = pairs(f"Q: Is it open?\n\n{answer}\n")
    assert (question, text.lstrip("- ")) == ("Is it open?", "Always.")


def test_the_answer_may_stand_in_sections_below_its_mark():
    text = "# Pool\n\n## Is it open?\n\nA:\n\n### At night\n\nNo.\n"
    assert pairs(text) == [("Is it open?", "### At night\n\nNo.")]


@pytest.mark.parametrize("remark", ["<!-- TODO: ask Jo -->", "<!-- TODO\n\n- is it red\n-->"])
def test_questions_with_a_remark_between_them_do_not_share_an_answer(remark):
    red, blue, big = "## Is it red?", "## Is it blue?", "## Is it big?"
    (pair,) = pairs(f"# Box\n\n{red}\n{remark}\n{blue}\n{big}\n\nIt is green.\n")
    assert pair == ("Is it blue? Is it big?", "It is green.")


def test_a_list_in_which_only_some_items_ask_stays_a_list():
    assert pairs("# Box\n\n- Is it red?\n  Yes.\n- It is big.\n") == []


ASKING_ITEMS = "- Is it red?\n  Yes.\n- Is it hot?\n  No.\n- Is it new?\n  No.\n"


def test_an_item_whose_first_line_states_is_a_question_among_items_that_mostly_ask():
    found = pairs(f"# Box\n\n- But it is too big!\n  Turn it.\n{ASKING_ITEMS}")
    assert found[:2] == [("But it is too big!", "Turn it."), ("Is it red?", "Yes.")]


def test_a_checklist_that_ends_with_an_item_that_states_stays_a_list():
    assert pairs(f"# Box\n\n{ASKING_ITEMS}- Lock the box.\n  Take the key.\n") == []


@pytest.mark.parametrize(
    "item", ["It is too big!", "It is too big and\n  falls.", "Mind:\n  It is big.", "It is big.\n  - Turn it."]
)
def test_a_list_with_an_item_that_has_no_title_stays_a_list(item):
    assert pairs(f"# Box\n\n- {item}\n{ASKING_ITEMS}") == []


@pytest.mark.parametrize("asking", ["- Is it red? Yes.\n- Is it hot? No.\n- Is it new? No.\n", ASKING_ITEMS[:38]])
def test_a_list_stays_a_list_if_few_ask_or_ask_in_another_way_than_an_item_states(asking):
    assert pairs(f"# Box\n\n- But it is too big!\n  Turn it.\n{asking}") == []


def test_the_letter_of_an_answer_may_have_a_number():
    assert pairs("P 1: Czy jest otwarte?\nO 1: Tak.\n", "page.txt") == [("Czy jest otwarte?", "Tak.")]


def test_an_answer_that_is_only_a_letter_and_a_number_is_kept():
    assert pairs("# Box\n\n## Which size?\n\nA 0.\n") == [("Which size?", "A 0.")]


@pytest.mark.parametrize("bullet", ["* ", "  - ", "+ "])
@pytest.mark.parametrize("question", ["* **Q: Is it open?**", "**Is it open?**", "- Q: Is it open?"])
def test_an_answer_that_is_the_only_item_below_its_question_has_no_marks(question, bullet):
    indent = "  " if question[0] in "*-" and question[1] == " " else ""
    assert pairs(f"{question}\n{indent}{bullet}A: Until six.\n") == [("Is it open?", "Until six.")]


def test_choices_that_are_named_by_letters_keep_them():
    assert pairs("**Which one?**\n\n- A: the red one\n- B: the blue one\n") == [
        ("Which one?", "- A: the red one\n- B: the blue one")
    ]


@pytest.mark.parametrize("separator", [" — ", " – ", " - ", ": ", " : ", " → ", "<br>"])
@pytest.mark.parametrize("bullet", ["", "* "])
def test_what_parts_an_answer_from_a_bold_question_is_part_of_neither(bullet, separator):
    assert pairs(f"{bullet}**Is it open?**{separator}Until six.\n") == [("Is it open?", "Until six.")]


def test_a_list_below_a_bold_question_keeps_its_marks():
    assert pairs("**Is it open?**\n- On Monday\n- On Friday\n") == [("Is it open?", "- On Monday\n- On Friday")]


@pytest.mark.parametrize("mark", ["**A.** ", "_A._ ", "*A:* ", "__A__: ", "A1: "])
@pytest.mark.parametrize("question", ["### Q. Is it open?", "### Is it open?", "**Q. Is it open?**"])
def test_the_mark_of_an_answer_may_be_bold_or_italic(question, mark):
    assert pairs(f"# Shop\n\n{question}\n\n{mark}Until six.\n") == [("Is it open?", "Until six.")]


def test_all_paragraphs_between_q_and_a_are_the_question():
    text = "Q: It hums.\n\nIt is loud\nat night.\n\nWhat is it?\n\nA: The fan.\n\nIt is old.\n"
    assert pairs(text) == [("It hums. It is loud at night. What is it?", "The fan.\n\nIt is old.")]


def test_all_lines_between_q_and_a_are_the_question():
    assert pairs("Q: It hums\nat night. Why?\nIt is new.\nA: The fan.\nOr not.\n") == [
        ("It hums at night. Why? It is new.", "The fan.\nOr not.")
    ]


def test_a_long_text_between_q_and_a_is_no_question():
    long = "It hums and hums. " * 40
    ((question, answer),) = pairs(f"Q: It hums.\n\n{long}\n\nA: The fan.\n")
    assert question == "It hums."
    assert answer.endswith("A: The fan.")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "# Bell\n\n## Q: It does not ring\n\n**A:** Turn it.\n\n## Q: Why is it red?\n\n**A:** Paint.\n",
            "page.md",
        ),
        (
            "<h1>Bell</h1><h2>Q: It does not ring</h2><p>A: Turn it.</p><h2>Q: Why is it red?</h2><p>A: Paint.</p>",
            "page.html",
        ),
    ],
)
def test_a_heading_behind_q_is_a_question_also_if_it_states(text, name):
    content = text.encode() if name.endswith(".html") else text
    assert pairs(content, name) == [("It does not ring", "Turn it."), ("Why is it red?", "Paint.")]


def test_a_heading_behind_q_above_another_heading_names_a_section():
    assert pairs("# Bell\n\n## Q: Sound\n\n### Is it loud?\n\nYes.\n") == [("Is it loud?", "Yes.")]


@pytest.mark.parametrize(
    ("question", "answer"), [("## Q:", "### A:"), ("## Q:", "## A:"), ("## Question:", "### Answer:")]
)
def test_headings_that_are_marks_only_stand_around_the_question(question, answer):
    text = f"# FAQ\n\n{question}\n\nIs it open?\n\n{answer}\n\nUntil six.\n\nOr seven.\n\n"
    assert pairs(text + text.removeprefix("# FAQ\n\n").replace("open", "far")) == [
        ("Is it open?", "Until six.\n\nOr seven."),
        ("Is it far?", "Until six.\n\nOr seven."),
    ]


@pytest.mark.parametrize("mark", ["**Answer:** ", "**Answer:**\n", "Answer: "])
def test_the_word_answer_is_no_part_of_the_answer_below_a_heading_that_states(mark):
    text = "# FAQ\n\n## Is it open?\n\nYes.\n\n## Is it far?\n\nNo.\n\n## The bell is silent\n\n" + f"{mark}Push it.\n"
    assert pairs(text)[-1] == ("The bell is silent", "Push it.")


def test_a_letter_below_a_heading_that_states_is_text():
    text = (
        "# FAQ\n\n## Is it open?\n\nYes.\n\n## Is it far?\n\nNo.\n\n## The bell is silent\n\nA: Push it. B: Pull it.\n"
    )
    assert pairs(text)[-1] == ("The bell is silent", "A: Push it. B: Pull it.")


def test_an_item_takes_no_item_below_it_into_a_question():
    assert not pairs("# Pump\n\n- Look at it\n  - Is it on?\n\n    Turn it.\n")


def test_an_item_that_holds_question_and_answer_on_one_line_of_html_gives_both_its_lines():
    (chunk,) = chunk_document(document_of(b"<li>Is it warm?\nA: Yes.", "page.html"))
    assert (chunk.question, chunk.text, chunk.source.lines) == ("Is it warm?", "Yes.", (1, 2))
