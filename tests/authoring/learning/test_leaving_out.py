"""Which rows are to blame for a question that became worse."""

from __future__ import annotations

from faqbot.authoring.learning.folds import folds_of
from faqbot.authoring.learning.labels import Row
from faqbot.authoring.learning.leaving_out import Blame, innocent
from faqbot.authoring.learning.trial import Trial, Tried
from faqbot.authoring.learning.worth import PHRASINGS, Compared
from faqbot.building.rephrasing import Rephraser
from faqbot.text.analyser import Analyser

OPEN, RETURN, DELIVER, PAY = range(4)


def blame(rephraser: Rephraser, asked: Row, rows: list[Row]) -> Blame:
    folds = {**folds_of(rows, Analyser())}
    folds[asked.question] = 99  # a fold of its own, so that every other row was in the index
    return Blame(rows, folds, Trial(rephraser).index(rows))


def answered_wrong(asked: Row, winner: int, before="not answered") -> Compared:
    tried = Tried(asked, before, None, 0.1, 1.0, 1.0, 1.0, is_exchanged=False)
    return Compared(PHRASINGS, tried, tried._replace(verdict="wrong", first=winner, confidence=0.9))


def found(rephraser: Rephraser, asked: Row, winner: int, rows: list[Row], most: int = 1) -> list[Row]:
    return list(blame(rephraser, asked, rows).blamed([answered_wrong(asked, winner)], most))


def test_the_row_of_the_chunk_that_wins_is_to_blame_if_it_is_most_like_the_question(rephraser: Rephraser) -> None:
    rows = [Row("evening hours on Sunday", PAY, 2), Row("cheque book", PAY, 3)]
    assert found(rephraser, Row("Sunday hours", OPEN), PAY, rows) == rows[:1]


def test_a_row_that_was_there_before_is_never_left_out(rephraser: Rephraser) -> None:
    rows = [Row("evening hours on Sunday", PAY), Row("cheque book", PAY, 3)]
    assert found(rephraser, Row("Sunday hours", OPEN), PAY, rows) == rows[1:]


def test_a_new_row_that_is_more_like_the_rows_of_the_chunk_that_wins_is_to_blame_itself(rephraser: Rephraser) -> None:
    asked = Row("pay with a cheque", OPEN, 5)
    rows = [asked, Row("can I write a cheque", PAY, 2), Row("opening hours", OPEN, 3)]
    assert found(rephraser, asked, PAY, rows) == [asked]


def test_a_new_row_that_is_like_the_rows_of_its_own_chunk_stays(rephraser: Rephraser) -> None:
    asked = Row("opening hours on Sunday", OPEN, 5)
    rows = [asked, Row("sunday payments", PAY, 2), Row("opening hours", OPEN, 3)]
    assert found(rephraser, asked, PAY, rows) == [rows[1]]


def test_a_decoy_is_never_to_blame(rephraser: Rephraser) -> None:
    asked = Row("do you sell stamps", None, 5)
    rows = [asked, Row("can you sell me a cheque", PAY, 2)]
    assert found(rephraser, asked, PAY, rows) == [rows[1]]
    assert found(rephraser, asked, OPEN, rows) == [rows[1]]


def test_more_rows_are_left_out_if_one_was_not_enough(rephraser: Rephraser) -> None:
    rows = [Row("Sunday cash", PAY, 2), Row("cheque on Sunday hours", PAY, 3), Row("Sunday hours card", PAY, 4)]
    assert len(found(rephraser, Row("Sunday hours", OPEN), PAY, rows, most=2)) == 2


def test_a_row_that_was_answered_wrong_before_is_mistaken_too_so_that_a_second_run_leaves_it_out(
    rephraser: Rephraser,
) -> None:
    asked = Row("pay with a cheque", OPEN, 5)
    rows = [asked, Row("can I write a cheque", PAY), Row("opening hours", OPEN)]
    again = answered_wrong(asked, PAY, before="wrong")
    assert list(blame(rephraser, asked, rows).mistaken([again])) == [asked]


def test_a_row_that_a_person_has_judged_puts_a_wrong_answer_right(rephraser: Rephraser) -> None:
    asked = Row("pay with a cheque", OPEN, 5, is_judged=True)
    rows = [asked, Row("can I write a cheque", PAY), Row("opening hours", OPEN)]
    assert not blame(rephraser, asked, rows).mistaken([answered_wrong(asked, PAY, before="wrong")])
    assert blame(rephraser, asked, rows).mistaken([answered_wrong(asked, PAY)])


def test_of_the_rows_left_out_for_a_question_only_the_last_is_surely_to_blame() -> None:
    first, last, other = Row("cash on Sunday", PAY, 2), Row("Sunday hours card", PAY, 3), Row("lift", DELIVER, 4)
    found = Tried(Row("Sunday hours", OPEN), "wrong", PAY, 0.9, 1.0, 1.0, 1.0, is_exchanged=False)
    one, two = Compared(PHRASINGS, found, found), Compared("labelled.csv", found, found)
    assert innocent({first: one, last: one, other: two}) == [first]


def test_a_mistaken_row_is_not_taken_back() -> None:
    mistaken = Row("Sunday hours", OPEN, 2)
    found = Tried(mistaken, "wrong", PAY, 0.9, 1.0, 1.0, 1.0, is_exchanged=False)
    one = Compared(PHRASINGS, found, found)
    assert innocent({mistaken: one, Row("Sunday cash", PAY, 3): one}) == []
