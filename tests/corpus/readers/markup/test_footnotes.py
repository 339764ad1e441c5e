import pytest

from faqbot.corpus.chunking import chunk_document
from faqbot.corpus.reading import document_of

PAGE = "# FAQ\n\n## Who?\n\nWe[^1].\n\n## Free?\n\nYes[^2].\n\n"


def chunks(text):
    return [(chunk.kind, chunk.text) for chunk in chunk_document(document_of(text, "page.md"))]


@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_a_note_is_part_of_the_answer_above_it_only_if_the_answer_cites_it(between):
    assert chunks(f"{PAGE}[^1]: From Bonn.{between}[^2]: For all.") == [
        ("faq", "We[^1]."),
        ("faq", "Yes[^2].\n\n[^2]: For all."),
        ("passage", "[^1]: From Bonn."),
    ]


def test_an_answer_of_notes_alone_stays():
    assert chunks("## Which notes are there?\n\n[^1]: From Bonn.\n") == [("faq", "[^1]: From Bonn.")]


def test_the_second_paragraph_of_a_note_stays_with_it():
    assert chunks(f"{PAGE}[^1]: From Bonn.\n\n    Or near it.\n\n[^2]: For all.\n\n    And you.\n")[1:] == [
        ("faq", "Yes[^2].\n\n[^2]: For all.\n\n    And you."),
        ("passage", "[^1]: From Bonn.\n\n    Or near it."),
    ]


def test_a_note_that_only_another_note_of_the_answer_cites_is_part_of_the_answer():
    (_, answer, strange) = chunks(f"{PAGE}[^2]: See [^3].\n[^3]: The rules.\n[^1]: From Bonn.\n")
    assert answer == ("faq", "Yes[^2].\n\n[^2]: See [^3].\n[^3]: The rules.")
    assert strange == ("passage", "[^1]: From Bonn.")


def test_notes_that_cite_themselves_and_each_other_are_not_cited_by_the_answer():
    (_, answer, *_) = chunks(f"{PAGE}[^3]: See [^3] and [^4].\n[^4]: See [^3].\n")
    assert answer == ("faq", "Yes[^2].")
