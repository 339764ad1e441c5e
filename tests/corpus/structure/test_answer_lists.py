"""Lists in answers stay whole."""

from faqbot.corpus.chunking import chunk_document
from faqbot.corpus.reading import document_of


def pairs(text):
    return [(chunk.question, chunk.text) for chunk in chunk_document(document_of(text, "page.md")) if chunk.question]


STEPS = "1. Quit it.\n2. **Why?** Because files are locked.\n3. Delete it."
BULLETS = "- **Daily?** Wipe it.\n- **Weekly?** Wash it."


def test_an_item_that_asks_in_the_answer_to_a_heading_is_part_of_the_answer():
    text = f"# Lamp\n\n## How do I remove it?\n\n{STEPS}\n\n## How do I clean it?\n\n{BULLETS}\n"
    assert pairs(text) == [("How do I remove it?", STEPS), ("How do I clean it?", BULLETS)]


def test_plain_items_that_ask_in_the_answer_to_a_heading_are_part_of_the_answer():
    items = "- Is it on? Turn it off.\n- Is it off? Turn it on."
    text = f"# Lamp\n\n## What can I do?\n\n{items}\n\n## Is it safe?\n\nYes.\n"
    assert pairs(text) == [("What can I do?", items), ("Is it safe?", "Yes.")]


def test_an_item_that_asks_below_a_heading_that_states_is_a_question():
    assert pairs(f"# Lamp\n\n## Care\n\n{BULLETS}\n") == [("Daily?", "Wipe it."), ("Weekly?", "Wash it.")]
