"""What `faqbot learn` prints."""

from __future__ import annotations

from support import corpus_of

from faqbot.authoring.learning.drafted_rows import DraftedRow, DraftedRows
from faqbot.authoring.learning.labels import Row
from faqbot.authoring.learning.learning import Learnt
from faqbot.authoring.learning.learning_report import learning_report, report_to_json
from faqbot.authoring.learning.screening import Rejection
from faqbot.authoring.learning.trial import Tried
from faqbot.authoring.learning.worth import PHRASINGS, PROBES, Compared, Worth

CHUNKS = corpus_of(("How can I pay?", "By card."), ("When are you open?", "At nine.")).chunks


def one(question: str, before, after, source: str = PHRASINGS, chunk: int | None = 0) -> Compared:
    tried = Tried(Row(question, chunk, 2), before, 1, 0.715, 1.0, 1.0, 1.0, is_exchanged=False)
    return Compared(source, tried, tried._replace(verdict=after))


def lines(*compared: Compared, rejected: tuple[Rejection, ...] = (), **read) -> list[str]:
    drafted = DraftedRows((DraftedRow(2, "a", "guide#0"),), **read)
    learnt = Learnt((Row("a", 0, 2),), rejected, Worth(compared), refused=False)
    return list(learning_report("rows.csv", drafted, learnt, CHUNKS, lambda _: "; a pull"))


def test_it_begins_with_what_was_read_and_what_became_of_the_other_lines() -> None:
    assert lines(passed_over=(1, 4, 5, 6, 9), unfilled=(7,)) == [
        "rows.csv: 1 row read, 0 rejected, 1 left to take in.",
        "5 other lines without a row passed over: 1, 4-6, 9.",
        "1 row without a chunk so far left for later: 7.",
    ]


def test_every_rejected_row_is_listed_with_its_place_after_the_numbers_of_each_cause() -> None:
    rejected = (Rejection(3, "pay\x1b?", "no words", "it has none"), Rejection(4, "", "cannot be read", "a tab"))
    assert lines(rejected=rejected)[2:] == [
        "Rejected",
        "    1  cannot be read",
        "    1  no words",
        'rows.csv:3 "pay\ufffd?": it has none',
        "rows.csv:4: a tab",
    ]


def test_the_table_has_the_numbers_before_and_after_for_each_source_within_80_columns() -> None:
    compared = [
        one("a", "not answered", "right"),
        one("b", "right", "right", PROBES),
        one("c", "rightly not answered", "unanswerable answered", "labelled.csv", None),
    ]
    table = lines(*compared)
    assert "answerable questions                           1               1               0" in table
    assert "  answered right                       0       1       1       1       0       0" in table
    assert "  answered all the same                0       0       0       0       0       1" in table
    assert "labelled: labelled.csv" in table
    assert max(map(len, table)) <= 80


def test_the_questions_that_became_worse_are_listed_with_what_wins_and_what_pulls_them() -> None:
    text = " ".join(" ".join(lines(one("is it open", "right", "wrong"))).split())
    assert "Fewer questions are answered right than before" in text
    assert "Became worse: 1 question, 1 of them answered wrong now" in text
    assert '"is it open" (phrasings): was answered right, is answered wrong now, by guide#1 (71 %); a pull' in text
    assert lines(one("a", "right", "right"))[-1] == "No question became worse."


def test_rows_that_became_worse_while_held_out_come_last_in_a_line_each() -> None:
    some = [
        one("stamps", "rightly not answered", "unanswerable answered", chunk=None),
        one("late", "right", "not answered"),
        one("is it open", "not answered", "wrong"),
        one("open on Sunday", "right", "not answered", PROBES),
    ]
    text = "\n".join(lines(*some)).partition("Became worse: 4 questions, 1 of them answered wrong now\n")[2]
    order = [
        '"is it open" (phrasings)',
        '"open on Sunday" (own questions)',
        "The others are rows that",
        "decoy answered",
    ]
    places = [text.index(part) for part in order]
    assert places == sorted(places)
    assert text.endswith('\n  decoy answered   71 %  "stamps"\n  not answered     71 %  "late"')


def test_rows_that_phrasings_csv_has_already_take_one_line() -> None:
    known = [Rejection(line, "a", "known already", "phrasings.csv has this row already") for line in (2, 3, 4, 7)]
    assert lines(rejected=tuple(known))[1:] == [
        "",
        "Rejected",
        "    4  known already",
        "rows.csv: phrasings.csv has the rows of these lines already: 2-4, 7",
    ]


def test_json_names_chunks_by_their_ids() -> None:
    drafted = DraftedRows((DraftedRow(2, "a", "guide#0"),), (1,))
    learnt = Learnt((Row("a", 0, 2),), (), Worth((one("b", "right", "wrong"),)), refused=True)
    report = report_to_json("rows.csv", drafted, learnt, CHUNKS, [])
    assert report["rows"] == [{"line": 2, "question": "a", "chunk": "guide#0"}]
    assert report["worth"] == {"phrasings": {"before": {"right": 1}, "after": {"wrong": 1}}}
    assert report["worse"][0]["chunk"] == "guide#1"
    assert (report["refused"], report["passed_over"]) == (True, [1])
