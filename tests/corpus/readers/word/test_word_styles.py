"""The styles of Word files: which paragraphs are headings, in every language and by every program."""

from io import BytesIO

import docx as python_docx
import pytest
from word_files import bold, chunks, headings, lines, p, r

from faqbot.corpus.readers.word.word_reader import read_docx


def style(name: str, more: str = "", id_: str = "x") -> str:
    return f'<w:style w:type="paragraph" w:styleId="{id_}"><w:name w:val="{name}"/>{more}</w:style>'


def test_headings_have_the_levels_of_their_styles_whatever_their_ids_are() -> None:
    body = p("Returns", style="berschrift1") + p("Costs", style="berschrift2") + p("Text.")
    assert headings(body) == [("Returns", 1 + 1), ("Costs", 2 + 1)]


def test_a_style_that_is_based_on_a_heading_is_a_heading() -> None:
    assert headings(p("Opening hours", style="Thema") + p("Always.")) == [("Opening hours", 3)]


@pytest.mark.parametrize(
    "name", ["Heading 1", "heading 1", "Überschrift 1", "Заголовок 1", "見出し 1", "Titre 1", "Nagłówek 1", "标题 1"]
)
def test_headings_are_known_by_the_names_of_other_languages(name: str) -> None:
    assert headings(p("Returns", style="x") + p("Text."), styles=style(name)) == [("Returns", 2)]


def test_a_style_that_the_file_does_not_define_is_known_by_its_id() -> None:
    assert headings(p("Returns", style="Heading2") + p("Text."), styles="") == [("Returns", 3)]


def test_an_outline_level_makes_a_heading_of_a_paragraph() -> None:
    assert headings(p("Returns", look='<w:outlineLvl w:val="0"/>') + p("Text.")) == [("Returns", 2)]


def test_an_outline_level_of_text_takes_the_heading_from_a_paragraph() -> None:
    body = p("Returns", style="berschrift1") + p("No heading.", style="berschrift1", look='<w:outlineLvl w:val="9"/>')
    assert headings(body) == [("Returns", 2)]


def test_styles_that_are_based_on_each_other_in_a_circle_are_read() -> None:
    circle = style("a", '<w:basedOn w:val="y"/>') + style("b", '<w:basedOn w:val="x"/>', "y")
    assert lines(p("Text.", style="x"), styles=circle) == ["Text."]


def test_a_whole_paragraph_in_the_style_of_a_heading_is_text() -> None:
    assert headings(p("Too long for a heading. " * 20, style="berschrift1")) == []


def test_headings_of_python_docx_and_lists_are_read() -> None:
    document = python_docx.Document()
    document.add_heading("Bicycle shop", 0)
    document.add_heading("How do I return a bell?", 1)
    document.add_paragraph("Send it back:")
    document.add_paragraph("Pack it.", style="List Number")
    document.add_paragraph("Post it.", style="List Number")
    saved = BytesIO()
    document.save(saved)
    read = read_docx(saved.getvalue(), "a.docx", "a")
    assert read.title == "Bicycle shop"
    assert [line for line in read.text if line] == [
        "Bicycle shop",
        "How do I return a bell?",
        "Send it back:",
        "1. Pack it.",
        "2. Post it.",
    ]


def test_a_google_document_is_read_whose_headings_have_only_style_names() -> None:
    styles = style("heading 2", id_="Heading2") + style("normal", id_="Normal")
    body = p("Do you ship abroad?", style="Heading2") + p("We do.", style="Normal")
    assert chunks(body, styles=styles) == [("Do you ship abroad?", "We do.")]


def test_bold_questions_are_questions() -> None:
    assert chunks(p(bold("How do I pay?")) + p("By card.")) == [("How do I pay?", "By card.")]


def test_bold_lines_above_prose_are_headings() -> None:
    names = ("Returns", "Shipping", "Care")
    body = "".join(p(bold(name)) + p(f"{name} are free.") + p("Ask us.") for name in names)
    assert [heading for heading, _ in headings(body)] == list(names)


def test_bold_that_comes_from_a_style_of_characters_counts() -> None:
    body = p(r("How do I pay?", '<w:rStyle w:val="Fett"/>'), " By card.")
    assert chunks(body) == [("How do I pay?", "By card.")]


def test_paragraphs_of_a_typeface_for_code_are_one_block_of_code() -> None:
    code = '<w:rFonts w:ascii="Consolas"/>'
    body = p("Run:") + p(r("pip install x", code)) + p(r("  ./x", code)) + p("Done.")
    assert lines(body) == ["Run:", "pip install x", "  ./x", "Done."]
    assert ("", "Run:\n\npip install x\n  ./x") in chunks(body)
