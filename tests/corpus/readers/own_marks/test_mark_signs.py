"""The marks that a page itself has are read in every format, and no sign of it is left in the document."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_pdfs import Flow
from word_files import docx, p, r

from faqbot.corpus.chunking import chunk_document
from faqbot.corpus.readers.own_marks.mark_signs import signs_in_each, with_inserted, with_signs
from faqbot.corpus.readers.qa_marks import ANSWER_SIGN, END_SIGN, QUESTION_SIGN
from faqbot.corpus.reading import document_of

PAIRS = [("Miten varaan ajan?", "Soita meille."), ("Missä olette?", "Torilla."), ("Mitä se maksaa?", "Ei mitään.")]
LINES = [line for asked, answer in PAIRS for line in (f"K: {asked}", f"V: {answer}")]
SIGNS = {QUESTION_SIGN, ANSWER_SIGN, END_SIGN}


def bold_mark(line: str) -> str:
    return p(r(line[:2], "<w:b/>"), r(line[2:]))


FILES = {
    "apart.txt": "\n\n".join(LINES),
    "close.txt": "\n".join(LINES),
    "bold.md": "# Ohje\n\n" + "\n\n".join(f"**{line[:2]}** {line[3:]}" for line in LINES),
    "bold_question.md": "# Ohje\n\n" + "\n\n".join(f"**K: {asked}**\n\nV: {answer}" for asked, answer in PAIRS),
    "heading.md": "# Ohje\n\n" + "\n\n".join(f"### K: {asked}\n\nV: {answer}" for asked, answer in PAIRS),
    "page.rst": "Ohje\n====\n\n" + "\n\n".join(LINES),
    "page.adoc": "= Ohje\n\n" + "\n\n".join(LINES),
    "bold.html": "".join(f"<p><strong>{line[:2]}</strong> {line[3:]}</p>" for line in LINES),
    "parted.html": "".join(f"<p><b>{line[:1]}</b>: {line[3:]}</p>" for line in LINES),
    "breaks.html": "".join(f"<p>K: {asked}<br>V: {answer}</p>" for asked, answer in PAIRS),
    "plain.docx": docx("".join(map(p, LINES))),
    "bold.docx": docx("".join(map(bold_mark, LINES))),
}


@pytest.mark.parametrize("name", FILES)
def test_a_page_with_marks_of_its_own_is_read_as_questions_and_answers(name: str) -> None:
    content = FILES[name]
    document = document_of(content.encode() if isinstance(content, str) else content, name)
    assert [(chunk.question, chunk.text) for chunk in chunk_document(document)] == PAIRS
    assert not SIGNS & set("".join((*document.text, *(block.text + block.raw for block in document.blocks))))


def test_a_pdf_with_marks_of_its_own_is_read_as_questions_and_answers() -> None:
    flow = Flow()
    for line in LINES:
        flow.add(line)
    document = document_of(flow.pdf(), "page.pdf")
    assert [(chunk.question, chunk.text) for chunk in chunk_document(document)] == PAIRS
    assert document.text[0] == "K: Miten varaan ajan?"


def test_the_lines_of_a_document_are_as_they_stand_in_the_file() -> None:
    (question, *_) = document_of("\n".join(LINES), "page.txt").blocks
    assert (question.text, question.raw) == ("Miten varaan ajan?", "K: Miten varaan ajan?")


@given(st.lists(st.sampled_from([*LINES, "", "Muuta.", "K:"])))
def test_texts_get_the_same_signs_as_one_text(lines: list[str]) -> None:
    joined = "\n\n".join(lines)
    signed = map(with_inserted, lines, signs_in_each(lines, "\n\n"))
    assert "\n\n".join(signed) == with_signs(joined)
    assert "".join(sign for sign in with_signs(joined) if sign not in SIGNS) == joined


def test_signs_are_inserted_at_their_places() -> None:
    assert with_inserted("abc", [(0, "<"), (1, ">"), (3, "!")]) == "<a>bc!"
