import pytest

from faqbot.corpus.chunking import chunk_document
from faqbot.corpus.readers.asciidoc.asciidoc_reader import read_asciidoc
from faqbot.corpus.readers.markdown import read_markdown
from faqbot.corpus.readers.markup.parsing.spaced_marks import with_colons
from faqbot.corpus.readers.plaintext import read_plaintext
from faqbot.corpus.readers.rst.restructured import read_restructured
from faqbot.corpus.structure.passes import structured


def pairs(read, *lines):
    return [(chunk.question, chunk.text) for chunk in chunk_document(structured(read("\n".join(lines), "x", "x")))]


@pytest.mark.parametrize("read", [read_plaintext, read_markdown])
@pytest.mark.parametrize(
    ("question", "answer"), [("Q　", "A　"), ("Q ", "A "), ("問1　", "答1　"), ("Ｑ ", "Ａ "), ("Q1   ", "A1(a)  ")]
)
def test_letters_with_a_space_mark_questions_and_answers(read, question, answer):
    page = [f"{question}ガイドはありますか", "", f"{answer}はい、あります。", ""]
    page += [f"{question}提出はどこですか", "", f"{answer}箱に入れてください。"]
    expected = [("ガイドはありますか", "はい、あります。"), ("提出はどこですか", "箱に入れてください。")]
    assert pairs(read, *page) == expected


def test_latin_letters_with_a_space_mark_questions_and_answers():
    page = ["Q1  When I compile I get errors", "", "A1  Update.", "", "Q2  Is it fast?", "", "A2  Yes."]
    expected = [("When I compile I get errors", "Update."), ("Is it fast?", "Yes.")]
    assert pairs(read_plaintext, *page) == expected


@pytest.mark.parametrize("read", [read_restructured, read_asciidoc, read_markdown, read_plaintext])
def test_letters_with_a_point_mark_questions_and_answers(read):
    page = ["Q. Why not sand?", "A. Sand is bad.", "", "Q. How big?", "A. One meter."]
    assert pairs(read, *page) == [("Why not sand?", "Sand is bad."), ("How big?", "One meter.")]


@pytest.mark.parametrize("read", [read_restructured, read_asciidoc])
def test_letters_of_a_list_stay_numbers(read):
    assert pairs(read, "Intro:", "", "P. One", "Q. Two", "R. Three", "", "A. Four", "B. Five")[0][0] == ""


def test_a_single_pair_is_clear_before_another_script():
    assert with_colons(["Q 提出はどこですか", "", "A 箱です。"]) == ["Q:提出はどこですか", "", "A:箱です。"]


@pytest.mark.parametrize(
    "page",
    [
        ["Q is a letter.", "", "A letter follows."],
        ["Q is a letter.", "", "A letter.", "", "Q is rare.", "", "Others are not."],
        ["A pencil.", "", "A pen.", "", "A book."],
        ["Q 1.", "Why?", "A 1.", "So.", "", "Q 2.", "When?", "A 2.", "Now."],
        ["Q (Mary): Why?", "A (Tom): So.", "", "Q (Mary): When?", "A (Tom): Now."],
    ],
)
def test_letters_that_begin_sentences_keep_their_spaces(page):
    assert with_colons(page) == page


def test_a_second_sentence_with_a_letter_is_part_of_the_answer():
    page = ["Q Why", "", "A So.", "A cat, too.", "", "Q When", "", "A Now."]
    assert pairs(read_plaintext, *page)[0][1] == "So.\nA cat, too."
