from pathlib import Path

import pytest

from faqbot.authoring.checking.check import check_corpus

PAGE = "# Hall\n\n## Is it dry?\n\nIt is dry all year.\n\n## Who has the key?\n\nJo has the key.\n"


@pytest.fixture
def findings(tmp_path: Path):
    def found(*rows: str) -> list[tuple[str, int | None]]:
        (tmp_path / "hall.md").write_text(PAGE)
        (tmp_path / "phrasings.csv").write_text("\n".join(("question,chunk", *rows)) + "\n", encoding="utf-8")
        return [(finding.code, finding.line) for finding in check_corpus([str(tmp_path)]).findings]

    return found


def test_sound_phrasings_and_decoys_give_no_finding(findings):
    assert findings("is it damp,hall#is-it-dry", "who opens,hall#who-has-the-key", "where is the yard,") == []


def test_a_phrasing_that_is_there_twice_is_a_note_whatever_its_case(findings):
    assert findings("is it damp,hall#is-it-dry", "Is it damp?,hall#is-it-dry") == [("duplicate-phrasing", 3)]


def test_a_phrasing_that_the_document_asks_itself_is_a_note(findings):
    assert findings("is it DRY,hall#is-it-dry") == [("duplicate-phrasing", 2)]


def test_a_phrasing_of_two_chunks_is_a_warning(findings):
    assert findings("tell me,hall#is-it-dry", "tell me,hall#who-has-the-key") == [("shared-phrasing", 3)]


def test_the_question_of_another_chunk_as_a_phrasing_is_a_warning(findings):
    assert findings("who has the key,hall#is-it-dry") == [("shared-phrasing", 2)]


def test_a_decoy_that_is_a_phrasing_or_a_question_of_the_page_is_a_warning_wherever_it_stands(findings):
    assert findings("is it damp,", "is it damp,hall#is-it-dry", "Is it dry,") == [
        ("phrasing-and-decoy", 2),
        ("phrasing-and-decoy", 4),
    ]


def test_a_decoy_that_is_there_twice_is_a_note(findings):
    assert findings("where is the yard,", "Where is the yard?,") == [("duplicate-phrasing", 3)]


def test_a_decoy_that_the_documents_seem_to_answer_is_a_note(findings):
    assert findings("who has the key please,") == [("answered-decoy", 2)]


def test_a_decoy_that_a_heading_asks_in_other_words_is_a_note_whatever_the_confidence(findings):
    assert findings("does somebody have the key,", "is the key there,", "is it ever dry here,") == [
        ("answered-decoy", 4)
    ]


def test_a_decoy_without_a_word_that_asks_is_the_question_of_a_heading_about_the_same(tmp_path: Path) -> None:
    (tmp_path / "library.md").write_text("# Library\n\n## How do I reserve a book?\n\nAt the desk.\n")
    (tmp_path / "phrasings.csv").write_text("question,chunk\nreserve a book,\ncan I reserve books,\nreserve a room,\n")
    found = check_corpus([str(tmp_path)]).findings
    assert [(finding.code, finding.line) for finding in found] == [("answered-decoy", 2), ("answered-decoy", 3)]


def test_a_decoy_about_a_neighbouring_thing_is_no_finding(findings):
    assert findings("who has the ladder,", "is it dry in the yard,") == []
