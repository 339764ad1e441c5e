"""Items that are sections, because their own items ask and are answered."""

import pytest

from faqbot.corpus.chunking import chunk_document
from faqbot.corpus.reading import document_of

TOGGLES = """# FAQ

- Orders
    - Can I cancel?

        Yes.

        - by mail

    - **Can I change?**

        No.

- **Returns:**
    - Who pays?

        We do.

Text behind.
"""


def pairs(text, name="page.md"):
    content = text if name.endswith(".md") else text.encode()
    return [(one.source.headings, one.text) for one in chunk_document(document_of(content, name)) if one.question]


def lines_of(text):
    return [chunk.source.lines for chunk in chunk_document(document_of(text, "page.md")) if chunk.question]


def test_an_item_whose_items_ask_is_a_section():
    assert pairs(TOGGLES) == [
        (("Orders", "Can I cancel?"), "Yes.\n\n- by mail"),
        (("Orders", "Can I change?"), "No."),
        (("Returns", "Who pays?"), "We do."),
    ]


def test_the_questions_of_a_section_cite_their_own_lines():
    assert lines_of(TOGGLES) == [(4, 8), (10, 12), (15, 17)]


def test_the_text_behind_the_list_is_in_no_section():
    (passage,) = [chunk for chunk in chunk_document(document_of(TOGGLES, "page.md")) if chunk.kind == "passage"]
    assert (passage.text, passage.source.headings) == ("Text behind.", ())


def test_the_items_of_a_list_of_a_web_page_are_sections_as_well():
    page = "<h1>FAQ</h1><ul><li><b>Orders</b><ul><li>May I?<br>Yes.</li><li>Must I?<br>No.</li></ul></li></ul>"
    assert pairs(page, "page.html") == [(("Orders", "May I?"), "Yes."), (("Orders", "Must I?"), "No.")]


@pytest.mark.parametrize(
    "inner",
    [
        "    - Is it on?\n    - Is it in?\n",  # nobody answers
        "    - Is it on?\n\n      Yes.\n    - Turn it.\n",
        "    Some text.\n\n    - Is it on?\n\n      Yes.\n\n    - Is it in?\n\n      No.\n",
    ],
)
def test_a_list_with_other_items_stays_whole(inner):
    assert not any("Is it" in headings[-1] for headings, _ in pairs(f"# Pump\n\n- Look at it\n\n{inner}"))


def test_a_list_in_an_answer_stays_whole():
    ((headings, answer),) = pairs("# FAQ\n\n**Why?**\n\n" + TOGGLES[7:].replace("Text behind.\n", ""))
    assert headings == ("Why?",)
    assert "Who pays?" in answer


def test_the_title_of_an_item_takes_no_item_below_it_into_the_question():
    chunks = chunk_document(document_of("# Pump\n\n- Look at it\n  - Is it on?\n\n    Turn it.\n", "page.md"))
    assert not any(chunk.kind == "faq" for chunk in chunks)
