"""What speaks against a row by itself."""

from __future__ import annotations

import pytest

from faqbot.authoring.learning.drafted_rows import DraftedRow
from faqbot.authoring.learning.labels import Row
from faqbot.authoring.learning.screening import Rejection, Screened, counts_by_cause, screen
from faqbot.building.rephrasing import Rephraser
from faqbot.corpus.authors.references import References
from faqbot.text.analyser import Analyser

PAY, OPEN = "shop#how-can-i-pay", "shop#when-are-you-open"


@pytest.fixture
def judged(rephraser: Rephraser):
    chunks = rephraser.corpus.chunks

    def judged(*rows: tuple[str, str], stored: tuple[Row, ...] = ()) -> Screened:
        drafted = [DraftedRow(line, *row) for line, row in enumerate(rows, start=2)]
        return screen(drafted, stored, chunks, References(chunks), Analyser())

    return judged


def cause(screened: Screened) -> str:
    (rejection,) = screened.rejected
    return f"{rejection.line}: {rejection.cause}: {rejection.reason}"


def test_a_new_question_for_a_chunk_passes_with_the_number_of_the_chunk(judged) -> None:
    assert judged(("do you take  cheques", PAY)) == (((Row("do you take cheques", 3, 2)),), ())


def test_a_question_without_a_chunk_passes_as_a_decoy(judged) -> None:
    assert judged(("do you sell stamps", "")).rows == (Row("do you sell stamps", None, 2),)


def test_a_chunk_that_does_not_exist_is_named_with_the_nearest(judged) -> None:
    assert cause(judged(("a", "shop#how-can-i-pai"))) == (
        "2: no such chunk: no chunk has the id 'shop#how-can-i-pai'; did you mean 'shop#how-can-i-pay'?"
    )


def test_a_question_without_words_does_not_pass(judged) -> None:
    assert "no words" in cause(judged(("?!", PAY)))


@pytest.mark.parametrize("question", ["Do you take cheques?", "do  you take, cheques", "DO YOU TAKE CHEQUES"])
def test_a_row_that_differs_only_in_case_spaces_and_punctuation_is_listed_twice(judged, question: str) -> None:
    screened = judged(("do you take cheques", PAY), (question, PAY))
    assert cause(screened) == "3: listed twice: line 2 has this row already"
    assert len(screened.rows) == 1


def test_a_row_that_phrasings_csv_has_is_known(judged) -> None:
    assert "2: known already" in cause(judged(("Cheques?", PAY), stored=(Row("cheques", 3),)))


def test_the_documents_own_question_is_known_too(judged) -> None:
    assert "the document's own question" in cause(judged(("how can i pay", PAY)))


def test_the_very_question_of_another_chunk_is_rejected_as_that(judged) -> None:
    assert cause(judged(("how can I pay?", OPEN))) == (
        "2: the question of another chunk: this is the very question of another chunk: shop#how-can-i-pay answers it"
    )


def test_a_question_that_two_rows_give_to_different_chunks_is_rejected_in_both(judged) -> None:
    screened = judged(("on Sunday", PAY), ("on sunday?", OPEN))
    assert [(one.line, one.cause) for one in screened.rejected] == [
        (2, "names several chunks"),
        (3, "names several chunks"),
    ]
    assert "line 3 says that shop#when-are-you-open answers it" in screened.rejected[0].reason
    assert screened.rows == ()


def test_a_question_that_phrasings_csv_gives_to_another_chunk_names_several(judged) -> None:
    screened = judged(("on Sunday", PAY), stored=(Row("on sunday", None),))
    assert "phrasings.csv says that nothing answers it" in cause(screened)


def test_a_decoy_that_the_documents_ask_themselves_is_answered(judged) -> None:
    assert "a decoy that is answered" in cause(judged(("how can i pay", "")))


def test_control_characters_do_not_get_into_a_row(judged) -> None:
    assert judged(("can\x1b[2Ji\npay", PAY)).rows[0].question == "can\ufffd[2Ji pay"


def test_the_rejected_are_counted_by_their_cause_in_the_order_of_the_report() -> None:
    rejected = [
        Rejection(1, "a", "not wanted", ""),
        Rejection(2, "b", "no words", ""),
        Rejection(3, "c", "no words", ""),
    ]
    assert list(counts_by_cause(rejected).items()) == [("no words", 2), ("not wanted", 1)]
