"""The lists of Word files: which number or bullet stands before a paragraph."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from word_files import NUMBERING, bold, chunks, headings, in_list, level, lines, p, read


def one_list(*levels: str) -> str:
    return (
        f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )


def test_lists_are_counted_and_nested_as_word_shows_them() -> None:
    levels = (0, 1, 1, 2, 0, 1)
    body = "".join(p(f"item {at}", look=in_list(1, level)) for at, level in enumerate(levels))
    assert lines(body) == [
        "1. item 0",
        "  a) item 1",
        "  b) item 2",
        "    1.2.1 item 3",
        "2. item 4",
        "  a) item 5",
    ]


def test_a_list_goes_on_behind_a_paragraph_and_another_begins_anew() -> None:
    body = p("one", look=in_list(1)) + p("Text.") + p("two", look=in_list(1)) + p("New.") + p("one", look=in_list(3))
    assert lines(body) == ["1. one", "Text.", "2. two", "New.", "1. one"]


def test_bullets_have_no_number_and_numbered_items_do() -> None:
    body = p("bell", look=in_list(2)) + p("Text.") + p("lamp", look=in_list(1))
    assert [block.number for block in read(body).blocks if block.kind.value == "item"] == [0, 1]


def test_numbered_items_are_steps() -> None:
    body = p("How do I set it up?", style="berschrift1") + p("Open it.", look=in_list(1)) + p("Go.", look=in_list(1))
    assert ("How do I set it up?", "1. Open it.\n2. Go.") in chunks(body)


def test_a_list_that_a_style_puts_paragraphs_in_is_counted() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="s"><w:name w:val="Schritt"/><w:pPr><w:numPr><w:numId w:val="1"/>'
        "</w:numPr></w:pPr></w:style>"
    )
    assert lines(p("one", style="s") + p("two", style="s"), styles=styles) == ["1. one", "2. two"]


def test_a_paragraph_may_be_taken_out_of_the_list_of_its_style() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="s"><w:name w:val="Schritt"/><w:pPr><w:numPr><w:numId w:val="1"/>'
        "</w:numPr></w:pPr></w:style>"
    )
    body = p("one", style="s") + p("Text.", style="s", look=in_list(0)) + p("two", style="s")
    assert lines(body, styles=styles) == ["1. one", "Text.", "2. two"]


def test_empty_paragraphs_do_not_count() -> None:
    body = p("one", look=in_list(1)) + p("", look=in_list(1)) + p("two", look=in_list(1))
    assert lines(body) == ["1. one", "2. two"]


def test_questions_that_the_program_numbers_are_questions() -> None:
    body = p("How do I pay?", look=in_list(1)) + p("By card.") + p("Where are you?", look=in_list(1)) + p("In Rome.")
    assert chunks(body) == [("How do I pay?", "By card."), ("Where are you?", "In Rome.")]


def test_numbered_headings_are_headings_without_their_numbers() -> None:
    body = p("How do I pay?", style="berschrift1", look=in_list(1)) + p("By card.")
    assert headings(body) == [("How do I pay?", 2)]


def test_numbered_items_in_bold_above_prose_are_headings() -> None:
    names = ("Payment", "Returns", "Delivery")
    body = "".join(p(bold(name), look=in_list(1)) + p(f"{name} is free.") for name in names)
    assert [heading for heading, _ in headings(body)] == list(names)


def test_lists_that_count_questions_and_answers_by_letters_are_pairs() -> None:
    numbering = one_list(level(0, "decimal", "Q%1:"))
    body = p("Payment by card?", look=in_list(1)) + p("A: Yes.") + p("Returns by post?", look=in_list(1)) + p("A: No.")
    assert [question for question, _ in chunks(body, numbering=numbering)] == ["Payment by card?", "Returns by post?"]


@pytest.mark.parametrize(
    ("look", "first", "third"),
    [
        ("lowerRoman", "i.", "iii."),
        ("upperLetter", "A.", "C."),
        ("russianLower", "а.", "в."),
        ("japaneseCounting", "一.", "三."),
        ("decimalZero", "01.", "03."),
        ("aiueo", "ア.", "ウ."),
        ("cardinalText", "1.", "3."),
    ],
)
def test_numbers_are_written_as_the_list_says(look: str, first: str, third: str) -> None:
    body = "".join(p(f"step {at}", look=in_list(1)) for at in "abc")
    assert lines(body, numbering=one_list(level(0, look, "%1."))) == [
        f"{first} step a",
        lines(body, numbering=one_list(level(0, look, "%1.")))[1],
        f"{third} step c",
    ]


def test_a_list_that_is_not_defined_leaves_paragraphs() -> None:
    assert lines(p("one", look=in_list(77)), numbering=NUMBERING) == ["one"]


def test_an_indented_paragraph_belongs_to_the_item_above_it() -> None:
    body = p("one", look=in_list(1)) + p("More of it.", look='<w:ind w:left="720"/>') + p("two", look=in_list(1))
    assert [block.text for block in read(body).blocks] == ["one\nMore of it.", "two"]


def test_typed_bullets_and_numbers_are_lists() -> None:
    assert lines(p("• bell") + p("• lamp") + p("Then:") + p("1) open") + p("2) close")) == [
        "- bell",
        "- lamp",
        "Then:",
        "1) open",
        "2) close",
    ]


def test_a_year_at_the_beginning_of_a_paragraph_is_no_item() -> None:
    assert [block.kind.value for block in read(p("1.5 litres fit in.") + p("3. Oktober ist frei.")).blocks] == [
        "paragraph",
        "paragraph",
    ]


@given(st.lists(st.integers(0, 2), max_size=30))
def test_no_item_of_a_list_is_lost(levels: list[int]) -> None:
    body = "".join(p(f"w{at}w", look=in_list(1, deep)) for at, deep in enumerate(levels))
    text = "\n".join(read(body).text)
    assert all(f"w{at}w" in text for at in range(len(levels)))
