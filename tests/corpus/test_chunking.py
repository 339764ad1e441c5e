from pathlib import Path

import pytest

from faqbot.corpus.chunking import LONGEST_PASSAGE, chunk_document
from faqbot.corpus.document import Document, Fact, Pair
from faqbot.corpus.readers.markdown import read_markdown
from faqbot.corpus.reading import document_of, read_corpus
from faqbot.corpus.structure.passes import structured

NAME = "assisted-lying-gluteus-maximus-stretch"
CORPUS = Path(__file__).parents[2] / "corpus"


@pytest.fixture(scope="module")
def shipped():
    return read_corpus([CORPUS]).chunks


def chunks(text):
    return list(chunk_document(structured(read_markdown(text, "page.md", "page"))))


def test_the_shipped_page_gives_its_passages_steps_tips_questions_and_lists(shipped):
    lines = {}
    for chunk in shipped:
        lines.setdefault(chunk.kind, []).append(chunk.source.lines)
    assert lines == {
        "passage": [(line, line) for line in range(2, 7)],
        "steps": [(8, 15)],
        "step": [(line, line) for line in range(8, 16)],
        "tips": [(17, 24)],
        "tip": [(line, line) for line in range(17, 25)],
        "faq": [(line, line + 1) for line in range(26, 42, 2)],
    }


def test_ids_on_the_shipped_page_are_readable(shipped):
    ids = {chunk.source.lines: chunk.id for chunk in shipped}
    assert ids[36, 37] == f"{NAME}#frequently-asked-questions/how-long-should-i-hold-the-stretch"
    assert (ids[8, 15], ids[17, 24]) == (f"{NAME}#instructions", f"{NAME}#tips-tricks")


def test_a_source_reads_as_a_citation(shipped):
    (source,) = [chunk.source for chunk in shipped if chunk.source.lines == (36, 37)]
    assert str(source) == f"{NAME}.txt:36-37 › Frequently Asked Questions › How long should I hold the stretch?"


def test_whole_lists_are_found_by_questions_that_are_never_quoted(shipped):
    asked = {chunk.kind: (chunk.question, chunk.asked_as) for chunk in shipped if chunk.kind in ("steps", "tips")}
    title = "Assisted Lying Gluteus Maximus Stretch"
    assert asked == {
        "steps": (
            "",
            (
                f"How do I do {title}? Instructions",
                "How do I do this?",
                "How do I do it?",
                "How do I do this stretch?",
                "What are the steps?",
            ),
        ),
        "tips": ("", (f"Any tips for {title}?", "Any tips?", "Any tips for this stretch?", "What are the tips?")),
    }


def test_a_whole_list_is_quoted_with_its_bullets(shipped):
    (whole,) = [chunk for chunk in shipped if chunk.kind == "steps"]
    assert whole.text.count("\n- ") == 7


def test_an_answer_is_one_chunk_however_long():
    text = "Sentence of some length. " * 400
    (chunk,) = chunks(f"## Why?\n\n{text}\n\n{text}")
    assert chunk.source.lines == (1, 5)


def test_long_prose_is_cut_at_the_ends_of_sentences_and_keeps_its_heading():
    text = " ".join(f"Sentence number {n} says something, e.g. Bash." for n in range(200))
    parts = chunks(f"# T\n\n## Part\n\n{text}")
    assert " ".join(chunk.text for chunk in parts) == text
    assert all(len(chunk.text) <= LONGEST_PASSAGE and chunk.text.endswith("Bash.") for chunk in parts)
    assert {chunk.source.headings for chunk in parts} == {("Part",)}


def test_the_parts_of_a_long_wrapped_paragraph_cite_their_own_lines():
    lines = [f"Line {n} is a sentence of about fifty characters, yes." for n in range(100)]
    parts = chunks("\n".join(lines))
    for chunk in parts:
        first, last = chunk.source.lines
        assert chunk.text == "\n".join(lines[first - 1 : last])
    assert parts[-1].source.lines[1] == 100


def test_the_parts_of_a_long_line_that_a_tag_breaks_cite_that_line():
    page = f"<details>{'Bees fly far away. ' * 60}on<div>Bees {'((' * 90} sleep. The last one.\n\n"
    found = list(chunk_document(document_of(page.encode(), "page.md")))
    assert len(found) > 1
    assert {chunk.source.lines for chunk in found} == {(1, 1)}


def test_a_long_code_block_or_table_is_never_cut():
    code = "```\n" + "A sentence. Another one.\n" * 200 + "```"
    quoted = "\n".join("> " + line for line in code.split("\n"))
    table = "| A |\n|---|\n" + "\n".join("| A sentence. Another. |" for _ in range(200))
    for text in (code, quoted, table):
        assert [chunk.text for chunk in chunks(text)] == [text]


def test_a_paragraph_that_introduces_a_list_is_quoted_with_it():
    (chunk,) = chunks("# T\n\nYou need:\n\n- a mat\n- a strap")
    assert (chunk.kind, chunk.source.lines) == ("passage", (3, 6))


def test_a_numbered_list_is_a_procedure_and_a_bulleted_one_advice_unless_the_heading_says():
    kinds = {
        text: chunks(text)[0].kind for text in ("## A\n\n1. x", "## A\n\n- x", "## Tips\n\n1. x", "## Setup\n\n- x")
    }
    assert list(kinds.values()) == ["steps", "tips", "tips", "steps"]


def test_a_question_without_answer_is_a_heading_for_what_follows():
    (chunk,) = chunks("# T\n\n## What now?\n\n### Why?\n\nBecause.")
    assert chunk.source.headings == ("What now?", "Why?")


def test_a_list_that_is_neither_procedure_nor_advice_is_found_by_a_question_about_its_heading():
    (whole, *items) = chunks("# FooBar\n\n## Requirements\n\n- Python\n- pip")
    assert (whole.asked_as, whole.kind, {item.kind for item in items}) == (
        ("Requirements for FooBar?",),
        "tips",
        {"tip"},
    )


def test_a_bold_question_below_an_answered_heading_question_is_no_part_of_it(tmp_path):
    (tmp_path / "faq.md").write_text("# FAQ\n\n## Is it safe?\n\nYes.\n\n**What does E-1042 mean?**\n\nNo paper.\n")
    chunks = {chunk.question: chunk for chunk in read_corpus([tmp_path]).chunks}
    assert chunks["What does E-1042 mean?"].source.headings == ("What does E-1042 mean?",)


def test_a_bold_question_keeps_the_question_that_heads_its_section(tmp_path):
    (tmp_path / "faq.md").write_text("# FAQ\n\n## Why us?\n\n**Is it fast?**\n\nYes.\n")
    chunks = {chunk.question: chunk for chunk in read_corpus([tmp_path]).chunks}
    assert chunks["Is it fast?"].source.headings == ("Why us?", "Is it fast?")


def test_an_item_that_only_asks_is_part_of_its_list_and_no_chunk_of_its_own():
    found = chunks("# Buying\n\n## Check\n\n- Is it dry?\n- Look below.\n- Is it loud?\n")
    assert [(chunk.kind, chunk.source.lines) for chunk in found] == [("tips", (5, 7)), ("tip", (6, 6))]


def test_facts_and_pairs_are_chunks_in_the_order_of_their_lines():
    pairs = (Pair("Why?", "So.", (4, 4)),)
    facts = (Fact("Day: Monday", (2, 2), "Hours"), Fact("Day: Sunday", (6, 6)))
    found = list(chunk_document(Document("faq.xlsx", "faq", pairs=pairs, facts=facts)))
    assert [(chunk.kind, chunk.text, chunk.source.headings) for chunk in found] == [
        ("row", "Day: Monday", ("Hours",)),
        ("faq", "So.", ("Why?",)),
        ("row", "Day: Sunday", ()),
    ]
    assert found[0].id == "faq#hours/day-monday"


def test_lines_that_a_browser_puts_in_another_order_are_cited_from_the_first_to_the_last():
    document = document_of(b";<li>d\n<body\t", "page.html")
    assert [chunk.source.lines for chunk in chunk_document(document)] == [(1, 2)]


def test_a_list_of_bullets_ends_where_the_numbers_of_another_list_go_on():
    document = chunks("# Terms\n\n## Payment\n\n- by card\n- by invoice\n\nLate payment costs 5 euros.\n\n3. Returns\n")
    assert [(chunk.kind, chunk.text) for chunk in document][:3] == [
        ("tips", "- by card\n- by invoice"),
        ("tip", "by card"),
        ("tip", "by invoice"),
    ]


@pytest.mark.parametrize("answer", ["A computer, and friends.", "A computer " + "and a very good friend " * 10])
def test_a_sentence_that_is_a_heading_and_stands_alone_below_a_question_answers_it(answer):
    (chunk,) = chunks(f"# Camp\n\n## What should I bring?\n\n### {answer}\n")
    assert (chunk.question, answer.strip() in chunk.text) == ("What should I bring?", True)


def test_a_heading_that_names_something_answers_no_question():
    assert [chunk.question for chunk in chunks("# Camp\n\n## Who are we?\n\n### Team\n\n## What is it?\n\nFun.\n")] == [
        "What is it?"
    ]
