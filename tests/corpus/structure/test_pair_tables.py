"""Tables in running text: rows of pairs, and rows that are found by themselves."""

from faqbot.corpus.chunking import chunk_document
from faqbot.corpus.document import Block, BlockKind, Document, TextRow, TextTable
from faqbot.corpus.reading import document_of
from faqbot.corpus.structure.pair_tables import with_pairs_of_tables

PAIRS = """# Shop

Often asked:

| Question | Answer | Since |
|---|---|---|
| Is it open? | **Yes**, daily. | 2020 |
| Is it far? | No. | 2021 |

Come and see.
"""

PRICES = """# Shop

## Prices

What a repair costs:

| Job | Price |
|---|---|
| Tube | 12 € |
| Brakes | 18 € |
"""


def chunks_of(text):
    return list(chunk_document(document_of(text, "page.md")))


def test_the_rows_of_a_table_of_questions_and_answers_are_pairs_on_their_own_lines():
    pairs = [(chunk.question, chunk.text, chunk.source.lines) for chunk in chunks_of(PAIRS) if chunk.kind == "faq"]
    assert pairs == [("Is it open?", "**Yes**, daily.", (7, 7)), ("Is it far?", "No.", (8, 8))]


def test_the_text_around_a_table_of_pairs_is_kept_and_its_head_is_named_as_left_out():
    document = document_of(PAIRS, "page.md")
    assert [chunk.text for chunk in chunk_document(document) if chunk.kind == "passage"] == [
        "Often asked:",
        "Come and see.",
    ]
    assert [left.lines for left in document.left_out] == [(5, 6)]


GROUPED = """# Shop

| # | Category | Question | Answer | Keywords |
|---|---|---|---|---|
| 1 | **Orders** | Can I cancel? | Yes. | stop, undo |
| 2 | | Can I add one? | No. | |
| 3 | Payment | Which cards? | Visa. | |
| 4 | | When? | Now. | |
"""


def placed(text, name="page.md"):
    """Return the headings of each question."""
    content = text.encode() if name.endswith(".html") else text
    return [chunk.source.headings for chunk in chunk_document(document_of(content, name)) if chunk.kind == "faq"]


def test_the_other_columns_of_a_table_of_pairs_mean_what_they_mean_in_a_file_of_pairs():
    first, second, *_ = [chunk for chunk in chunks_of(GROUPED) if chunk.kind == "faq"]
    assert first.metadata == {"#": "1", "Category": "Orders", "topic": "Orders", "Keywords": "stop, undo"}
    assert first.asked_as == ("stop, undo",)
    assert second.source.headings == ("Orders", "Can I add one?")
    assert second.metadata["topic"] == "Orders"


def test_a_category_that_the_heading_above_the_table_names_is_named_once():
    assert placed(GROUPED.replace("# Shop", "# Shop\n\n## Orders"))[0] == ("Orders", "Can I cancel?")


def test_what_follows_a_table_of_pairs_is_not_below_its_last_category():
    chunks = chunks_of(GROUPED + "\nCome and see.\n")
    assert [chunk.source.headings for chunk in chunks if chunk.kind == "passage"] == [()]


def test_a_row_with_a_single_text_is_a_heading_and_named_as_left_out():
    text = "| Question | Answer |\n|---|---|\n| Orders | |\n| Can I cancel? | Yes. |\n| Cards | |\n| Which? | Visa. |\n"
    assert placed(text) == [("Orders", "Can I cancel?"), ("Cards", "Which?")]
    left_out = document_of(text, "page.md").left_out
    assert [(one.lines, one.reason) for one in left_out if one.reason == "heading"] == [
        ((3, 3), "heading"),
        ((5, 5), "heading"),
    ]


def test_a_row_of_html_across_all_columns_is_a_heading():
    rows = "<tr><td>Orders<td>Can I cancel?<td>Yes.<tr><th colspan=3>Payment<tr><td><td>Which cards?<td>Visa."
    page = f"<table><tr><th>Category<th>Question<th>Answer{rows}</table>"
    assert placed(page, "page.html") == [("Orders", "Can I cancel?"), ("Payment", "Which cards?")]


def test_a_row_without_a_question_and_an_answer_is_a_passage_or_left_out():
    text = "| # | Question | Answer |\n|---|---|---|\n| 1 | Why? | So. |\n| See below | | |\n| 2 | | |\n"
    document = document_of(text, "page.md")
    assert [chunk.text for chunk in chunk_document(document) if chunk.kind == "passage"] == ["See below"]
    assert ((5, 5), "incomplete row") in document.left_out


def test_a_header_that_repeats_is_left_out():
    text = "| Question | Answer |\n|---|---|\n| Why? | So. |\n| **Question** | **Answer** |\n| How? | So. |\n"
    assert placed(text) == [("Why?",), ("How?",)]


def test_another_table_is_quoted_whole_and_by_row_with_the_cells_of_the_header_as_labels():
    chunks = chunks_of(PRICES)
    assert [(chunk.kind, chunk.source.lines) for chunk in chunks] == [
        ("passage", (5, 10)),
        ("row", (9, 9)),
        ("row", (10, 10)),
    ]
    assert chunks[1].text == "Job: Tube\nPrice: 12 €"
    assert chunks[1].source.headings == ("Prices",)


def test_a_table_in_an_answer_stays_with_the_answer():
    assert [chunk.kind for chunk in chunks_of(PRICES.replace("## Prices", "## What does it cost?"))] == ["faq"]


def test_blocks_are_not_compared_with_each_other_because_a_page_may_have_many_tables():
    class Incomparable(Block):
        __slots__ = ()
        __hash__ = None

        def __eq__(self, other):
            raise AssertionError("two blocks were compared")

    row = TextRow(("Is it open?", "Yes."), (3, 3), "| Is it open? | Yes. |")
    table = Incomparable(BlockKind.WHOLE, "", (1, 3), "raw", table=TextTable(("Question", "Answer"), (row,)))
    found = with_pairs_of_tables(Document("page.md", "Shop", (table, table)))
    assert [block.kind for block in found.blocks] == [BlockKind.QUESTION, BlockKind.PARAGRAPH, BlockKind.END] * 2
