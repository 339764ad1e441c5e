"""What became of a question, from a reply and the ids of the right chunks, and what changed between two runs."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqbot import Chunk, Match, Reply, Source
from faqbot.answering.reply import Outcome
from faqbot.evaluation.verdicts import (
    ANSWERED_BADLY,
    AS_IT_SHOULD_BE,
    ASKED_BACK,
    VERDICTS,
    QuestionVerdict,
    change_between,
    verdict_of,
)


def reply(outcome: Outcome, *ids: str, options: int = 2) -> Reply:
    matches = tuple(Match(Chunk(one, "faq", one, one, Source("a.md", (1, 2), (one,), "A")), 1.0, 0.9) for one in ids)
    return Reply("q", outcome, "", 0.9, matches, options=matches[:options] if outcome == "choose" else ())


@pytest.mark.parametrize(
    ("given", "right", "verdict"),
    [
        (reply("answer", "a", "b"), {"a"}, "right"),
        (reply("answer", "a", "b"), {"b"}, "wrong"),
        (reply("choose", "a", "b", "c"), {"b"}, "asked back with right"),
        (reply("choose", "a", "b", "c"), {"c"}, "asked back without right"),
        (reply("abstain", "a", "b"), {"a"}, "not answered"),
        (reply("abstain"), {"a"}, "not answered"),
        (reply("answer", "a"), set(), "unanswerable answered"),
        (reply("choose", "a", "b"), set(), "unanswerable asked back"),
        (reply("abstain", "a"), set(), "rightly not answered"),
    ],
)
def test_every_reply_has_one_verdict(given: Reply, right: set[str], verdict: QuestionVerdict) -> None:
    assert verdict_of(given, right) == verdict


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        ("right", "wrong", "newly wrong"),
        ("rightly not answered", "unanswerable answered", "newly wrong"),
        ("not answered", "wrong", "newly wrong"),
        ("wrong", "right", "newly right"),
        ("unanswerable answered", "rightly not answered", "newly right"),
        ("right", "not answered", "newly not answered"),
        ("wrong", "not answered", "newly not answered"),
        ("right", "asked back with right", "newly asked back"),
        ("rightly not answered", "unanswerable asked back", "newly asked back"),
    ],
)
def test_a_change_is_named_by_what_the_reply_is_now(
    before: QuestionVerdict, after: QuestionVerdict, change: str
) -> None:
    assert change_between(before, after) == change


@pytest.mark.parametrize("verdict", VERDICTS)
def test_the_same_verdict_is_no_change(verdict: QuestionVerdict) -> None:
    assert change_between(verdict, verdict) is None


@given(
    st.sampled_from(get_args(Outcome)), st.lists(st.sampled_from("abc"), min_size=2), st.sets(st.sampled_from("abc"))
)
def test_a_verdict_says_whether_the_question_has_an_answer(outcome: Outcome, ids: list[str], right: set[str]) -> None:
    verdict = verdict_of(reply(outcome, *ids), right)
    unanswerable = verdict.startswith("unanswerable") or verdict == "rightly not answered"
    assert unanswerable == (not right)


def test_every_verdict_but_an_abstention_is_of_one_sort() -> None:
    sorts = (ANSWERED_BADLY, AS_IT_SHOULD_BE, ASKED_BACK, {"not answered"})
    assert sorted(verdict for sort in sorts for verdict in sort) == sorted(VERDICTS)
