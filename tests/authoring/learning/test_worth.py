"""What changed for questions."""

from __future__ import annotations

from faqbot.authoring.learning.labels import Row
from faqbot.authoring.learning.trial import Tried
from faqbot.authoring.learning.worth import PHRASINGS, PROBES, Compared, Worth, compare_each


def tried(verdict, question: str = "a", confidence: float = 0.5) -> Tried:
    return Tried(Row(question, 0, 2), verdict, 1, confidence, 1.0, 1.0, 1.0, is_exchanged=False)


def one(before, after, **more) -> Compared:
    return Compared(PHRASINGS, tried(before), tried(after, **more))


def test_a_question_that_gets_a_wrong_answer_now_is_newly_wrong_and_worse() -> None:
    changed = one("not answered", "wrong")
    assert changed.is_newly_wrong
    assert changed.is_worse


def test_a_question_that_was_wrong_before_is_not_worse() -> None:
    assert not one("wrong", "wrong").is_worse
    assert not one("wrong", "not answered").is_worse


def test_a_question_that_loses_its_right_answer_is_worse_though_not_newly_wrong() -> None:
    for after in ("not answered", "asked back with right"):
        assert one("right", after).is_worse
        assert not one("right", after).is_newly_wrong


def test_a_decoy_that_is_answered_now_is_newly_wrong() -> None:
    assert one("rightly not answered", "unanswerable answered").is_newly_wrong


def test_the_worse_questions_begin_with_the_surest_wrong_answer() -> None:
    some = [
        one("right", "not answered", question="lost", confidence=0.6),
        one("right", "wrong", question="less sure", confidence=0.7),
        one("not answered", "wrong", question="surest", confidence=0.9),
        one("not answered", "right", question="better"),
    ]
    assert [each.after.row.question for each in Worth(tuple(some)).worse] == ["surest", "less sure", "lost"]


def test_questions_are_counted_by_their_source() -> None:
    some = [*compare_each(PROBES, [tried("right")], [tried("wrong")]), one("wrong", "right")]
    worth = Worth(tuple(some))
    assert worth.sources == (PROBES, PHRASINGS)
    assert worth.counts(PROBES) == ({"right": 1}, {"wrong": 1})


def test_a_decoy_that_is_answered_only_while_it_is_held_out_is_worse_but_not_confidently_wrong() -> None:
    decoy = Row("a", None, 2)
    before, after = tried("rightly not answered"), tried("unanswerable answered")
    held_out = Compared(PHRASINGS, before._replace(row=decoy), after._replace(row=decoy))
    assert held_out.is_worse
    assert Worth((held_out,)).newly_wrong == []
    assert len(Worth((held_out._replace(source="labelled.csv"),)).newly_wrong) == 1
