"""The marks that a text itself has for questions and answers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqbot.corpus.readers.own_marks.mark_structure import own_marks


def page(asked: str, answered: str, questions: int = 3) -> str:
    return "\n\n".join(f"{asked} Is it {number}?\n{answered} It is." for number in range(questions))


def found(text: str) -> list[tuple[str, bool]]:
    return list(dict.fromkeys((text[mark.start : mark.end], mark.asks) for mark in own_marks(text)))


@pytest.mark.parametrize(
    ("asked", "answered"),
    [
        ("K:", "V:"),
        ("Î:", "R:"),
        ("ש:", "ת:"),
        ("Ε:", "Α:"),
        ("П:", "В:"),
        ("H:", "Đ:"),
        ("प्र:", "उ:"),
        ("प्र.:", "उ.:"),
        ("Spm.:", "Svar:"),
        ("Pyt.:", "Odp.:"),
        ("P:", "S:"),
        ("K)", "V)"),
        ("K：", "V："),
        ("K :", "V :"),
    ],
)
def test_letters_and_short_forms_that_take_turns_mark_questions_and_answers(asked: str, answered: str) -> None:
    assert found(page(asked, answered)) == [(asked, True), (answered, False)]


def test_marks_may_have_numbers() -> None:
    text = "\n".join(f"Вопрос №{number}: Это {number}?\nО {number}: Да." for number in (1, 2, 3))
    assert found(text)[:2] == [("Вопрос №1:", True), ("О 1:", False)]
    assert len(own_marks(text)) == 6


@pytest.mark.parametrize("form", ["**{}** {}", "**{} {}**", "- {} {}", "### {} {}", "> {} {}", "1. {} {}"])
def test_marks_may_stand_in_bold_in_lists_and_in_headings(form: str) -> None:
    text = "\n\n".join(f"{form.format('K:', 'Onko?')}\n\n{form.format('V:', 'On.')}" for _ in range(3))
    assert found(text) == [("K:", True), ("V:", False)]


def test_one_mark_may_stand_before_questions_and_answers() -> None:
    text = page("O:", "O:")
    assert [mark.asks for mark in own_marks(text)] == [True, False] * 3


def test_a_question_may_be_wrapped_and_an_answer_may_have_several_paragraphs() -> None:
    text = "\n\n".join(["K: Onko se\ntodella näin?\n\nV: On.\n\nJa vielä lisää."] * 3)
    assert found(text) == [("K:", True), ("V:", False)]


def test_one_question_of_four_may_have_no_question_mark_or_no_answer() -> None:
    assert len(own_marks(page("K:", "V:", 4) + "\n\nK: Kerro lisää.\nV: Ei.")) == 10
    assert len(own_marks(page("K:", "V:", 4) + "\n\nK: Onko muuta?")) == 9


def test_days_of_the_week_below_an_answer_are_no_marks() -> None:
    hours = "\n\nK: Milloin?\nV: Näin.\n\nMa: 8–16\nTi: 8–16\nKe: 8–16\nTo: 8–16\nPe: 8–14\nLa: kiinni"
    assert len(own_marks(page("K:", "V:") + hours)) == 8
    assert len(own_marks(page("K:", "V:", 1) + hours + "\n\n" + page("K:", "V:"))) == 10


@pytest.mark.parametrize(
    "text",
    [
        page("Q:", "A:"),  # known anyway
        page("Frage:", "Antwort:"),
        page("K:", "V:", 2),  # too few
        page("A:", "B:"),  # two speakers
        "M: Are you there?\nF: Where?\nM: Here?\nF: Why?\nM: Yes?\nF: No.",
        "\n".join(["Anna: Are you there?", "Peter: I am."] * 3),  # names
        "\n".join(["Which?", "b) Is it?", "c) It is.", "d) It was."] * 3),
        "\n".join(["NB: Is it on?", "Press the key."] * 3),
        "\n".join(["K: It is.", "V: It was."] * 3),
        "\n".join(["Is it?", "Tel: 1", "Fax: 2"] * 3),
        "K: Onko?\nV: On.\nJ: Ei.\nL: Ei.\n" * 3,
        "V: On.\n" + page("K:", "V:"),
    ],
)
def test_other_letters_before_lines_are_no_marks(text: str) -> None:
    assert own_marks(text) == []


@given(st.text(alphabet="KVAB:.)?*#- \n1é", max_size=80))
def test_marks_stand_in_the_text_in_their_order(text: str) -> None:
    marks = own_marks(text)
    assert [mark.start for mark in marks] == sorted({mark.start for mark in marks})
    assert all(text[mark.start].isalpha() and mark.start < mark.end <= len(text) for mark in marks)


@pytest.mark.parametrize("line", ["K: Onko?\n", "{0}: Onko?\n", "K: {0}\n", "K:\n", "K: ? ", " " * 10, "aa nr "])
def test_a_text_of_many_marks_is_looked_at_once(line: str) -> None:
    text = "".join(line.format(chr(ord("가") + number % 10_000)) for number in range(300_000 // len(line)))
    own_marks(text + "???")  # comparing each mark with all others would take minutes


def test_titles_and_initials_before_sentences_are_no_marks() -> None:
    assert found("Dr. Smith asked: why?\n\nMr. Jones left the court.\n\n" * 3) == []
    assert found("J. Smith wrote what?\n\nK. Miller did.\n\n" * 3) == []


def test_a_conversation_below_a_heading_that_asks_is_an_answer() -> None:
    assert found("# What does a check-in look like?\n\n" + page("C:", "R:")) == []
    assert found("# A check-in\n\n" + page("C:", "R:")) == [("C:", True), ("R:", False)]
    assert found(page("## K:", "V:").replace("## ## ", "## ")) == [("K:", True), ("V:", False)]
