"""What belongs to the text of an element on a page."""

import pytest

from faqbot.corpus.chunking import chunk_document
from faqbot.corpus.reading import document_of


def questions(line):
    page = f"<h1>Bell</h1>{line}<div>By card.</div><h2>Why?</h2><p>So.</p>"
    return [chunk.question for chunk in chunk_document(document_of(page.encode(), "page.html"))]


@pytest.mark.parametrize("sign", ["+", "−", "▼", "›", "×", "＋"])
@pytest.mark.parametrize("element", ["h2", "button"])
def test_a_sign_to_unfold_at_an_end_of_a_line_is_no_text(sign, element):
    at_the_end = f'<{element}>How do I pay?<span class="icon">{sign}</span></{element}>'
    at_the_beginning = f'<{element}><i class="icon">{sign}</i> How do I pay?</{element}>'
    assert questions(at_the_end)[0] == questions(at_the_beginning)[0] == "How do I pay?"


def test_a_sign_behind_a_question_needs_no_class():
    assert questions("<h2>How do I pay? <span>+</span></h2>")[0] == "How do I pay?"


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ('<p>Press A <span class="k">+</span> B</p>', "Press A + B"),
        ("<p>It is C<span>+</span></p>", "It is C+"),
        ('<p>It is 5 <b class="unit">°</b></p>', "It is 5 °"),
    ],
)
def test_a_sign_within_a_line_or_without_attributes_is_text(line, text):
    (chunk,) = chunk_document(document_of(line.encode(), "page.html"))
    assert chunk.text == text


def test_a_sign_alone_in_a_cell_is_text():
    page = '<table><tr><th>Plan</th><th>Phone</th></tr><tr><td>Basic</td><td><b class="no">×</b></td></tr></table>'
    assert any("×" in chunk.text for chunk in chunk_document(document_of(page.encode(), "page.html")))
