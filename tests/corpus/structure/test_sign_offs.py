"""What signs a letter off at the end of a document is no part of the last answer."""

from __future__ import annotations

import pytest

from faqbot.corpus.chunking import chunk_document
from faqbot.corpus.document import Block, BlockKind, Document, LeftOut
from faqbot.corpus.reading import document_of
from faqbot.corpus.structure.sign_offs import greets, sign_off_at, without_sign_off

MARKDOWN = "# The hall\n\n## Is there a piano?\n\nYes, in the back room.\n\n"
PLAIN = "Q: Is it warm?\nA: Yes.\n\nQ: Is there a piano?\nA: Yes, in the back room.\n\n"


def last_text(text: str, name: str) -> str:
    return list(chunk_document(document_of(text, name)))[-1].text


@pytest.mark.parametrize(
    "end",
    [
        "Kind regards\nAnn Miller\nThe hall's keeper",
        "Thx, Ann",
        "Many thanks and best regards,\n\nAnn",
        "Yours sincerely,\nAnn Miller\nMiller Halls Ltd.",
        "Best,\nAnn\n\nSent from my telephone",
        "Mit besten Grüßen\ni. A. A. Müller",
        "Viele Grüße aus Ulm\nAnna",
        "Bien cordialement,\nAnne Meunier\nGardienne",
        "Un cordial saludo,\nAna Molina",
        "Distinti saluti\nAnna Molinari",
        "Atenciosamente,\nAna Moleiro",
        "Met vriendelijke groet,\nAnne Molenaar",
        "Written by Ann, May 2025",
        "Verfasst von Anna Müller",
    ],
)
@pytest.mark.parametrize(("page", "name"), [(MARKDOWN, "hall.md"), (PLAIN, "hall.txt")])
def test_a_phrase_with_a_name_below_it_is_left_out_at_the_end(page: str, name: str, end: str) -> None:
    document = document_of(page + end, name)
    assert last_text(page + end, name) == "Yes, in the back room."
    first = page.count("\n") + 1
    assert {line for lines, reason in document.left_out for line in range(lines[0], lines[1] + 1)} == {
        first + at for at, line in enumerate(end.split("\n")) if line
    }
    assert {reason for _, reason in document.left_out} == {"signature"}


@pytest.mark.parametrize(
    "end",
    [
        "Thanks\nPlease leave the room as you found it.",
        "Kind regards\nMay we bring a dog?",
        "Thanks\n- Ann\n- Ben",
        "Kind regards\n\nAnn\nBen\nCarl\nDora\nEmil\nFranz\nGerda\nHans",
        f"Kind regards\n{'Ann ' * 30}",
        "Thanks to all who helped with the roof",
        "Cheers is the name of our bar",
        "written by hand",
    ],
)
@pytest.mark.parametrize(("page", "name"), [(MARKDOWN, "hall.md"), (PLAIN, "hall.txt")])
def test_a_phrase_with_other_text_below_it_stays(page: str, name: str, end: str) -> None:
    document = document_of(page + end, name)
    assert "signature" not in {reason for _, reason in document.left_out}


@pytest.mark.parametrize(
    "below", ["Phone 555 0199", "Opening hours in May: 9-20", "ann@hall.example", "PS: Bring shoes"]
)
def test_what_people_may_ask_for_is_a_passage_and_no_part_of_the_answer(below: str) -> None:
    document = document_of(f"{MARKDOWN}Kind regards\nAnn Miller\n{below}", "hall.md")
    *_, answer, signed = chunk_document(document)
    assert (answer.text, signed.text) == ("Yes, in the back room.", f"Kind regards\nAnn Miller\n{below}")
    assert not document.left_out


@pytest.mark.parametrize("end", ["Sent from my warehouse in 2 days", "Von meiner Karte geht nichts ab"])
def test_a_text_that_begins_like_the_mark_of_a_telephone_stays(end: str) -> None:
    assert last_text(MARKDOWN + end, "hall.md").endswith(end)


def test_a_phrase_within_a_document_stays() -> None:
    text = "# Hall\n\nYou may come.\n\nThanks\n\nAnn\n\n## Is it warm?\n\nYes, in May.\n"
    assert not document_of(text, "hall.md").left_out


@pytest.mark.parametrize(
    "lines",
    [
        ["How does a letter end?", "", "Kind regards", "Your name"],
        ["Say at the end:", "", "Kind regards", "Your name"],
        ["The end of a letter", "", "Kind regards"],
        ["Hello", "Goodbye", "Thanks"],
        ["Kind regards", "Ann"],
        ["You say thanks at the end with", "Thanks"],
    ],
)
def test_a_phrase_stays_where_nothing_is_said_above_it(lines: list[str]) -> None:
    assert sign_off_at(lines) is None


@pytest.mark.parametrize("above", ["It is warm.", "A: Yes", "- a piano", "Mon 9-5", "a room with a piano and a stove"])
def test_a_phrase_is_left_out_below_a_text_that_says_something(above: str) -> None:
    assert sign_off_at([above, "", "Thanks", "Ann"]) == 2


def test_an_answer_that_is_such_a_phrase_stays() -> None:
    assert last_text("# Letters\n\n## How does a letter end?\n\nKind regards\n\nYour name\n", "a.md").startswith("Kind")


def test_the_end_of_a_paragraph_may_sign_off() -> None:
    assert last_text(MARKDOWN.rstrip() + "\nThanks\nAnn", "hall.md") == "Yes, in the back room."


def test_a_list_above_it_stays() -> None:
    assert last_text("# Hall\n\nWe have:\n\n- a piano\n- a stove\n\nThanks\nAnn\n", "hall.md").endswith("- a stove")


def test_a_rule_above_it_changes_nothing() -> None:
    document = document_of(f"{MARKDOWN}---\n\nThanks\nAnn\n", "hall.md")
    assert LeftOut((9, 10), "signature") in document.left_out


def test_a_block_whose_text_has_other_lines_than_the_file_stays() -> None:
    block = Block(BlockKind.PARAGRAPH, "It is warm. Thanks", (1, 2), "It is warm.\nThanks")
    document = Document("a.md", "a", (block,))
    assert without_sign_off(document) is document


@pytest.mark.parametrize(
    "line",
    [
        "Hi all,", "Hello", "Dear neighbours,", "Good morning everybody,", "Liebe Nachbarn!", "Sehr geehrte Gäste,",
        "Bonjour,", "Chers voisins,", "Hola a todos:", "Estimados vecinos:", "Gentili ospiti,", "Ciao a tutti!", "Olá,",
        "Caros vizinhos,", "Beste buren,", "**Hallo zusammen,**",
    ],
)  # fmt: skip
def test_a_line_greets(line: str) -> None:
    assert greets(line)


@pytest.mark.parametrize("line", ["Hello World!", "Dear diary", "Hi-fi, radios", "Beste Preise", "Hello, we are open."])
def test_a_line_with_other_words_greets_nobody(line: str) -> None:
    assert not greets(line)
