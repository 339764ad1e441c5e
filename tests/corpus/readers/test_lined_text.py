"""A text with lines for documents without lines: what a reader tells it stands in it once, in blocks with places."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqbot.corpus.document import Block, BlockKind, Document
from faqbot.corpus.places import Anchor
from faqbot.corpus.readers.lined_text import LinedText


def _blocks(document: Document) -> list[tuple[str, str]]:
    return [(block.kind.value, block.text) for block in document.blocks]


def _paragraph(text: str, *bold: str) -> list[tuple[str, str]]:
    lined = LinedText("page.html")
    lined.paragraph(text, bold=[(text.index(part), text.index(part) + len(part)) for part in bold])
    return _blocks(lined.document("Page"))


def test_a_bold_question_is_answered_by_the_rest_of_its_paragraph() -> None:
    assert _paragraph("Is it far? - No.", "Is it far?") == [("question", "Is it far?"), ("paragraph", "No.")]


def test_bold_questions_behind_line_breaks_are_questions_too() -> None:
    text = "We answer.\nIs it far?\nNo.\nIs it near?\nYes,\nit is."
    assert _paragraph(text, "Is it far?", "Is it near?") == [
        ("paragraph", "We answer."),
        ("question", "Is it far?"),
        ("paragraph", "No."),
        ("question", "Is it near?"),
        ("paragraph", "Yes,\nit is."),
    ]


def test_bold_words_within_a_line_ask_nothing() -> None:
    assert _paragraph("He said: why? and left.", "why?") == [("paragraph", "He said: why? and left.")]


def test_the_question_mark_may_stand_behind_the_bold_words() -> None:
    assert _paragraph("Is it far? No.", "Is it far") == [("question", "Is it far?"), ("paragraph", "No.")]


def test_pairs_with_marks_may_share_a_paragraph() -> None:
    assert _paragraph("Q: The bell\nA: Ring it.\nQ: The pump?\nA: Pump.") == [
        ("question", "The bell"),
        ("paragraph", "A: Ring it."),
        ("question", "The pump?"),
        ("paragraph", "A: Pump."),
    ]


def test_a_question_on_two_lines_ends_before_its_answer() -> None:
    assert _paragraph("Q: What do I do\nwith the pump\nA: Pump.")[0] == ("question", "What do I do with the pump")


def test_a_list_below_a_bold_question_keeps_its_first_dash() -> None:
    assert _paragraph("Which ones?\n- red\n- blue", "Which ones?")[1] == ("paragraph", "- red\n- blue")


def test_an_item_that_begins_with_a_bold_question_is_the_question() -> None:
    lined = LinedText("page.html")
    lined.item("Is it far? No.", bold=10)
    lined.item("Bring a lamp", number=2)
    assert _blocks(lined.document("Page"))[:2] == [("question", "Is it far?"), ("paragraph", "No.")]


def test_a_bold_line_above_text_may_be_a_heading() -> None:
    lined = LinedText("page.html")
    for name in ("The bell", "The pump"):
        lined.paragraph(f"{name}\nIt works.", bold=len(name))
    document = lined.document("Page")
    assert [block.text for block in document.blocks if block.level] == ["The bell", "The pump"]


def test_each_line_of_a_paragraph_has_its_own_lines_of_the_file() -> None:
    lined = LinedText("page.html")
    lined.paragraph("Q: Why?\nA: So.\nQ: How?\nA: Thus.", file_lines=[(3, 3), (4, 4), (7, 8), (9, 9)])
    document = lined.document("Page")
    assert [document.file_lines[block.lines[0] - 1] for block in document.blocks] == [(3, 3), (4, 4), (7, 8), (9, 9)]


def test_a_question_counts_as_answered_only_if_something_stands_below_it() -> None:
    lined = LinedText("page.html")
    lined.heading("Is it far?", 2)
    lined.heading("Is it near?", 2)
    assert not lined.is_answered("Is it near?")
    lined.paragraph("Yes.")
    assert (lined.is_answered("is it NEAR"), lined.is_answered("Is it far?")) == (True, False)


@pytest.mark.parametrize("white", ["  ", "\t", "\u00a0 "])
def test_white_space_before_bold_words_does_not_move_them(white: str) -> None:
    text = f"{white}Is{white}it far?{white}No."
    lined = LinedText("page.html")
    lined.paragraph(text, bold=[(len(white), text.index("?") + 1)])
    assert _blocks(lined.document("Page")) == [("question", "Is it far?"), ("paragraph", "No.")]


_WORDS = st.sampled_from(["bell", "Why?", "Q: Is it", "A: Yes", "\n", "- ", "  ", "far?", "1.", ":", "\n\n"])
_TEXTS = st.lists(_WORDS, max_size=12).map(" ".join)
_SPANS = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=3)


@given(st.lists(st.tuples(st.sampled_from(["paragraph", "item", "heading", "code", "leave_out"]), _TEXTS, _SPANS)))
def test_every_word_is_in_the_text_once_and_every_line_has_a_place(
    told: list[tuple[str, str, list[tuple[int, int]]]],
) -> None:
    lined = LinedText("page.html")
    for number, (what, text, spans) in enumerate(told, start=1):
        place, lines = Anchor(f"a{number}"), (number, number)
        if what == "paragraph":
            lined.paragraph(text, place, bold=spans, file_lines=lines)
        elif what == "item":
            lined.item(text, place, depth=number % 2, bold=spans, file_lines=lines)
        elif what == "heading":
            lined.heading(text, 2, place, file_lines=lines)
        elif what == "code":
            lined.code(text, place, file_lines=lines)
        else:
            lined.leave_out(text, "hidden", place, file_lines=lines)
    document = lined.document("Page")
    words = [word for _, text, _ in told for word in text.split() if any(map(str.isalnum, word))]
    assert [word for line in document.text for word in line.split() if any(map(str.isalnum, word))] == words
    assert len(document.text) == len(document.places or document.text) == len(document.file_lines or document.text)
    _assert_in_text(document.blocks, document)


def _assert_in_text(blocks: tuple[Block, ...], document: Document) -> None:
    for block in blocks:
        if block.kind is not BlockKind.END:
            assert 1 <= block.lines[0] <= block.lines[1] <= len(document.text)
            lines = "\n".join(document.text[block.lines[0] - 1 : block.lines[1]])
            assert "".join(block.raw.split()) == "".join(lines.split())


def test_bullets_directly_below_a_numbered_list_are_a_list_of_their_own() -> None:
    lined = LinedText("page.docx")
    for number in (1, 2, 0, 0):
        lined.item("Wait", number=number)
    assert lined.document("Page").text == ("1. Wait", "2. Wait", "", "- Wait", "- Wait")
