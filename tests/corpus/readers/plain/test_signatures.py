"""A signature at the end of a page is no part of the last answer."""

from __future__ import annotations

import pytest

from faqbot.corpus.chunking import chunk_document
from faqbot.corpus.document import LeftOut
from faqbot.corpus.readers.plaintext import read_plaintext
from faqbot.corpus.reading import document_of

PAGE = "Q: Is it free?\nA: Yes.\n\nQ: Is it far?\nA: No.\n\n"


@pytest.mark.parametrize("mark", ["-- ", "--"])
def test_a_signature_is_left_out(mark: str) -> None:
    document = read_plaintext(f"{PAGE}{mark}\nAnn Miller\nann@example.org\n", "page.txt", "page")
    assert document.blocks[-1].text.endswith("No.")
    assert document.left_out == (LeftOut((7, 9), "signature"),)


@pytest.mark.parametrize(
    "end",
    [
        "--\nIs there a bus?\nNo.",
        "--\n1\n2\n3\n4\n5",
        f"--\n{'We walk. ' * 10}",
        "--\nBy bus.\n\n--\nBy train.",
        "---\nBy bus.",
    ],
)
def test_text_below_a_rule_is_no_signature(end: str) -> None:
    assert not read_plaintext(PAGE + end, "page.txt", "page").left_out


def test_a_page_does_not_begin_with_its_signature() -> None:
    assert not read_plaintext("--\nAnn Miller", "page.txt", "page").left_out


def test_a_phrase_that_signs_off_is_left_out_with_the_signature_below_it() -> None:
    document = read_plaintext(f"{PAGE}Thx\nAnn\n\n--\nAnn Miller, keeper\n", "page.txt", "page")
    assert document.blocks[-1].text == "A: No."
    assert document.left_out == (LeftOut((7, 8), "signature"), LeftOut((10, 11), "signature"))


def test_a_telephone_below_such_a_phrase_stays_and_is_no_part_of_the_answer() -> None:
    document = document_of(f"{PAGE}Best regards\n\nAnn\nPhone 555 0199\n", "page.txt")
    texts = [chunk.text for chunk in chunk_document(document)]
    assert any("Phone 555 0199" in text for text in texts)
    assert not any("No." in text and "Phone" in text for text in texts)
