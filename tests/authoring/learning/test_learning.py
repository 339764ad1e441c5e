"""Which rows are taken in, and what they are worth."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from faqbot.authoring.learning.drafted_rows import DraftedRow, DraftedRows, UnreadableRow
from faqbot.authoring.learning.labels import Row
from faqbot.authoring.learning.learning import Learner
from faqbot.authoring.learning.screening import Rejection
from faqbot.authoring.learning.worth import PHRASINGS, PROBES
from faqbot.errors import QuestionsError

GOOD = {
    "shop#when-are-you-open": ["opening hours", "what time do you close", "hours on Saturday", "closing time"],
    "shop#how-do-i-return-a-parcel": ["send my parcel back", "give a parcel back", "get the money back for a parcel"],
    "shop#how-can-i-pay": ["do you take cheques", "pay by card", "is cash fine", "cash or card"],
    "shop#can-i-reserve-a-bicycle": ["book a bicycle", "hire a bicycle", "bicycle for tomorrow"],
    "shop#do-you-repair-phones": ["my phone screen is cracked", "fix a cracked phone", "phone repair"],
}
LearnerOf = Callable[[str], Learner]


def drafted(*rows: tuple[str, str], **more) -> DraftedRows:
    return DraftedRows(tuple(DraftedRow(line, *row) for line, row in enumerate(rows, start=2)), **more)


def good() -> list[tuple[str, str]]:
    return [(question, chunk) for chunk, questions in GOOD.items() for question in questions]


def test_good_rows_are_taken_in_and_are_worth_something(learner: LearnerOf) -> None:
    learnt = learner("").learn(drafted(*good(), ("do you sell stamps", "")))
    assert len(learnt.rows) == len(good()) + 1
    assert not learnt.rejected
    assert not learnt.refused
    before, after = learnt.worth.counts(PHRASINGS)
    assert after["right"] >= before["right"]
    assert learnt.worth.sources == (PHRASINGS, PROBES)


def test_a_row_for_the_chunk_of_other_rows_is_nearer_to_that_chunk(learner: LearnerOf) -> None:
    learnt = learner("").learn(drafted(*good(), ("hire a bicycle for my child", "shop#how-can-i-pay")))
    (rejection,) = learnt.rejected
    assert (rejection.question, rejection.cause) == ("hire a bicycle for my child", "nearer to another chunk")
    assert "found at shop#can-i-reserve-a-bicycle" in rejection.reason


def test_a_decoy_that_the_documents_answer_with_all_its_words_is_rejected(learner: LearnerOf) -> None:
    learnt = learner("").learn(drafted(*good(), ("reserve a bicycle at the counter", "")))
    assert [rejection.cause for rejection in learnt.rejected] == ["a decoy that is answered"]


def test_rows_of_phrasings_csv_are_measured_too_and_never_rejected(learner: LearnerOf) -> None:
    rows = [("pay by card", "shop#how-can-i-pay"), ("hire a bicycle", "shop#can-i-reserve-a-bicycle")]
    learnt = learner("hire a bicycle at noon,shop#how-can-i-pay\n").learn(drafted(*rows))
    assert [rejection.question for rejection in learnt.rejected] == ["hire a bicycle"]  # most like the stored row
    asked = {one.after.row.question for one in learnt.worth.compared if one.source == PHRASINGS}
    assert asked == {"pay by card", "hire a bicycle at noon"}


def test_a_row_that_was_left_out_is_left_out_again_if_the_file_is_learnt_again(learner: LearnerOf) -> None:
    rows = [*good(), ("cracked screen of a phone", "shop#how-can-i-pay"), ("hire a phone", "shop#how-can-i-pay")]
    first = learner("").learn(drafted(*rows))
    assert first.rejected
    chunks = [f"shop#{name}" for name in ("when-are-you-open", "how-do-i-return-a-parcel", "do-you-deliver-to-my-home")]
    chunks += ["shop#how-can-i-pay", "shop#can-i-reserve-a-bicycle", "shop#do-you-repair-phones"]
    stored = "".join(f'"{row.question}",{chunks[row.chunk]}\n' for row in first.rows if row.chunk is not None)
    again = learner(stored).learn(drafted(*rows))
    assert not again.rows
    left_out = [rejection.line for rejection in again.rejected if rejection.cause != "known already"]
    assert left_out == [rejection.line for rejection in first.rejected]


def test_a_row_with_the_question_of_another_chunk_in_it_is_nearer_to_that_chunk(learner: LearnerOf) -> None:
    learnt = learner("").learn(drafted(*good(), ("can I reserve a bicycle by card", "shop#how-can-i-pay")))
    (rejection,) = learnt.rejected
    assert rejection.cause == "nearer to another chunk"
    assert "shop#can-i-reserve-a-bicycle" in rejection.reason


def test_feedback_puts_a_wrong_answer_right_that_a_row_of_phrasings_csv_gives(learner: LearnerOf) -> None:
    stored = "hire a bicycle at noon,shop#how-can-i-pay\n"
    row = DraftedRow(2, "hire a bicycle", "shop#can-i-reserve-a-bicycle")
    assert not learner(stored).learn(DraftedRows((row,))).rows
    assert len(learner(stored).learn(DraftedRows((row._replace(is_judged=True),))).rows) == 1


def test_a_row_that_pulls_a_labelled_question_to_a_wrong_answer_is_left_out_by_name(
    learner: LearnerOf, tmp_path: Path
) -> None:
    labelled = tmp_path / "labelled.csv"
    labelled.write_text("question,expected\nis the counter staffed on Monday nights,\n")
    row = ("is the counter staffed on Monday", "shop#when-are-you-open")
    free = learner("").learn(drafted(row))
    assert [one.question for one in free.rows] == [row[0]]
    learnt = learner("").learn(drafted(row), str(labelled))
    assert not learnt.rows
    (rejection,) = learnt.rejected
    assert rejection.cause == "makes an answer worse"
    assert (
        'with it, "is the counter staffed on Monday nights" is answered with shop#when-are-you-open' in rejection.reason
    )
    assert not learnt.refused
    allowed = learner("").learn(drafted(row), str(labelled), allow_worse=1)
    assert len(allowed.rows) == len(allowed.worth.newly_wrong) == 1


def test_a_labelled_question_for_a_chunk_that_does_not_exist_is_an_error_with_its_line(
    learner: LearnerOf, tmp_path: Path
) -> None:
    labelled = tmp_path / "labelled.csv"
    labelled.write_text("question,expected\na,shop#gone\n")
    with pytest.raises(QuestionsError, match=r"labelled\.csv:2: no chunk has the id"):
        learner("").learn(drafted(*good()), str(labelled))


def test_the_author_may_leave_rows_out_and_edit_questions(learner: LearnerOf) -> None:
    def review(rows):
        wanted = [rows[0]._replace(question="hours of opening"), rows[1]._replace(question="How can I pay?")]
        return wanted, [Rejection(row.line, row.question, "not wanted", "") for row in rows[2:]]

    learnt = learner("").learn(drafted(*good()), review=review)
    assert [row.question for row in learnt.rows] == ["hours of opening"]
    assert {rejection.cause for rejection in learnt.rejected} == {"not wanted", "the question of another chunk"}


def test_lines_that_cannot_be_read_and_rows_without_a_folder_are_among_the_rejected(learner: LearnerOf) -> None:
    rows = drafted(*good(), ("do you sell stamps", ""), unreadable=(UnreadableRow(1, "has three cells"),))
    learnt = learner("").learn(rows, has_place=lambda row: row.chunk is not None)
    assert [(one.line, one.cause) for one in learnt.rejected] == [
        (1, "cannot be read"),
        (len(good()) + 2, "no folder to write to"),
    ]


def test_without_any_row_nothing_is_refused(learner: LearnerOf) -> None:
    learnt = learner("").learn(drafted(("a", "shop#gone")))
    assert (learnt.rows, learnt.refused) == ((), False)


def test_the_same_rows_give_the_same_result(learner: LearnerOf) -> None:
    rows = drafted(*good(), ("hire a bicycle for my child", "shop#how-can-i-pay"))
    assert learner("").learn(rows) == learner("").learn(rows)


def test_the_number_of_the_line_orders_the_rejected(learner: LearnerOf) -> None:
    learnt = learner("").learn(drafted(("a", "gone"), *good(), ("b", "gone")))
    assert [one.line for one in learnt.rejected] == [2, len(good()) + 3]


def test_rows_keep_the_line_that_they_have_in_the_file(learner: LearnerOf) -> None:
    learnt = learner("").learn(drafted(*good()))
    assert learnt.rows[0] == Row("opening hours", 0, 2)
