"""Two columns are read one after the other; tables and pages of one column are not parted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_pdfs import Flow, pairs, texts

from faqbot.corpus.readers.pdf.drawing.spans import DrawnSpan, Style
from faqbot.corpus.readers.pdf.page_columns import regions_of

WORDS = "The card is replaced within a week and the old one stops to work as soon as the new one is used for a payment"


def columns(count, rows=24):
    """Return a page of columns, whose words are numbered in the order in which they are read."""
    page = Flow()
    words = WORDS.split()
    width = 170 / count
    for column in range(count):
        for row in range(rows):
            line = " ".join(words[(row + at) % len(words)] for at in range(14 // count + 1))
            page.place(20 + column * width, 30 + row * 5, f"{'abc'[column]}{row} {line}", size=30 / (count + 1))
    return page.pdf()


@pytest.mark.parametrize("count", [1, 2, 3])
def test_columns_are_read_one_after_the_other(count):
    text = " ".join(texts(columns(count)))
    wanted = [f"{'abc'[column]}{row}" for column in range(count) for row in range(24)]
    assert [word for word in text.split() if word[0] in "abc" and word[1:].isdigit()] == wanted


def test_a_title_across_the_columns_comes_first():
    page = Flow()
    page.place(20, 20, "Questions about cards and accounts and everything", size=18)
    for column, what in enumerate(("card", "loan")):
        page.place(20 + 90 * column, 40, f"How do I get a {what}?", style="B")
        for row in range(9):
            page.place(20 + 90 * column, 45 + 5 * row, f"{what} {row} and some words to fill the line", size=10)
    found = pairs(page.pdf())
    assert [question for question, _ in found] == ["How do I get a card?", "How do I get a loan?"]
    assert all(f"{what} 8" in answer for what, (_, answer) in zip(("card", "loan"), found, strict=True))


def test_columns_of_justified_lines_are_read_one_after_the_other():
    page = Flow()
    long = ("institutions", "of", "responsibility", "and", "neighbourhoods", "to", "infrastructure")
    for at, column in enumerate("ab"):
        page.set_font("Helvetica", size=10)
        page.set_xy(20 + 88 * at, 30 + 2 * at)
        page.multi_cell(84, 5, " ".join(f"{column}{row} {long[row % 7]}" for row in range(60)), align="J")
    found = [word for word in " ".join(texts(page.pdf())).split() if word[0] in "ab" and word[1:].isdigit()]
    assert found == [f"{column}{row}" for column in "ab" for row in range(60)]


@given(st.lists(st.tuples(st.integers(0, 500), st.integers(0, 60), st.integers(5, 300)), max_size=60))
def test_regions_hold_each_span_once(places):
    spans = [DrawnSpan("word", x, x + width, 12 * y, 10, Style()) for x, y, width in places]
    found = [span for _, region in regions_of(spans, []) for span in region]
    assert sorted(map(id, found)) == sorted(map(id, spans))
