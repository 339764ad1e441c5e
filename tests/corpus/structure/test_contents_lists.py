"""Lists that only repeat the headings and questions of a document are left out."""

import pytest

from faqbot.corpus.chunking import chunk_document
from faqbot.corpus.document import LeftOut
from faqbot.corpus.reading import document_of
from faqbot.corpus.structure.contents_lists import TABLE_OF_CONTENTS

BODY = "\n## Is it loud?\n\nNo.\n\n## How do I clean it?\n\nWith water.\n"


@pytest.mark.parametrize(
    "contents",
    [
        "- Is it loud?\n- How do I clean it?\n",
        "1. Is it loud\n2. How do I clean it\n",
        "* [Is it loud?](page.md#is-it-loud)\n* [How do I clean it?][clean]\n",
        "- Use\n  - Is it loud?\n  - How do I\n    clean it?\n  - Is it loud?\n  - How do I clean it?\n",
        "- [Mill](#mill)\n  - [Is it loud?](https://example.org/a)\n  - [How do I clean it?](https://example.org/b)\n",
        "Is it loud?\nHow do I clean it?\n",
        "1.1. Is it loud?\n1.2. How do I clean it?\n",
    ],
)
def test_a_list_of_the_headings_is_left_out_and_named(contents):
    document = document_of(f"# Mill\n\n{contents}{BODY}", "page.md")
    chunks = list(chunk_document(document))
    assert [chunk.question for chunk in chunks] == ["Is it loud?", "How do I clean it?"]
    assert document.left_out == (LeftOut((3, 2 + contents.count("\n")), TABLE_OF_CONTENTS),)


def test_questions_that_stand_again_below_with_their_answers_are_left_out():
    text = "# Mill\n\n**Is it loud?**\n\n**Is it old?**\n\n**Is it loud?**\n\nNo.\n\n**Is it old?**\n\nYes.\n"
    document = document_of(text, "page.md")
    assert {chunk.question: chunk.text for chunk in chunk_document(document)} == {
        "Is it loud?": "No.",
        "Is it old?": "Yes.",
    }
    assert [left.lines for left in document.left_out] == [(3, 5)]


@pytest.mark.parametrize("items", ["- It is loud.\n- How do I clean it?\n", "- Loud\n- Clean\n", "- Is it loud?\n"])
def test_a_list_of_other_things_is_kept(items):
    document = document_of(f"# Mill\n\n{items}{BODY}", "page.md")
    assert document.left_out == ()
    assert any("oud" in chunk.text for chunk in chunk_document(document))


def test_a_forgotten_entry_among_many_does_not_keep_the_list():
    names = [f"Part {number}" for number in range(6)]
    listed = "".join(f"- {name}\n" for name in [*names, "Gone"])
    text = f"# Mill\n\n{listed}" + "".join(f"\n## {name}\n\nText {name}.\n" for name in names)
    assert [left.reason for left in document_of(text, "page.md").left_out] == [TABLE_OF_CONTENTS]


def test_entities_in_a_table_of_contents_stand_for_their_characters():
    text = "# Tee\n\n- [Wie f&uuml;lle ich ihn?](#a)\n- [Was ist &amp;?](#b)\n\n"
    text += "## Wie fülle ich ihn?\n\nSo.\n\n## Was ist &amp;?\n\nUnd.\n"
    document = document_of(text, "page.md")
    assert [one.reason for one in document.left_out] == ["table of contents"]


@pytest.mark.parametrize("link", ["link:#{id}[{text}]", "xref:{id}[{text}]", "<<{id},{text}>>"])
def test_a_list_of_links_of_asciidoc_is_left_out(link):
    entries = [link.format(id=f"q{number}", text=text) for number, text in enumerate(("Is it loud?", "Is it\nred?"))]
    contents = f"* {entries[0]}\n** {entries[1]}\n"
    document = document_of(f"= Mill\n\n{contents}\n== Is it loud?\n\nNo.\n\n=== Is it red?\n\nYes.\n", "page.adoc")
    assert document.left_out[-1].reason == TABLE_OF_CONTENTS


def test_a_list_of_links_of_restructured_text_is_left_out():
    titles = "Is it loud?\n-----------\n\nNo.\n\nIs it red?\n----------\n\nYes.\n"
    document = document_of(f"Mill\n====\n\n* `Is it loud?`_\n* `Is it red?`__\n\n{titles}", "page.rst")
    assert document.left_out[-1].reason == TABLE_OF_CONTENTS


def test_a_list_of_other_links_of_asciidoc_is_text():
    document = document_of(
        "= Mill\n\n* link:a.html[Wind]\n* link:b.html[Water]\n\n== Is it loud?\n\nNo.\n", "page.adoc"
    )
    assert not document.left_out
