"""The paragraph that a report opens with."""

from __future__ import annotations

import pytest

from faqbot import Chunk, LabelledQuestion, Match, Reply, Source
from faqbot.evaluation.asking import Asked
from faqbot.evaluation.evaluation import summarise
from faqbot.evaluation.reporting.plain_words import in_plain_words

_MATCHES = tuple(Match(Chunk(one, "faq", one, one, Source("a.md", (1, 2), (one,), "A")), 1.0, 0.9) for one in "ab")


def asked(outcome: str, right: str) -> Asked:
    options = _MATCHES if outcome == "choose" else ()
    return Asked(
        LabelledQuestion("q", tuple(right)), frozenset(right), Reply("q", outcome, "", 0.9, _MATCHES, options=options)
    )


RIGHT, WRONG, ABSTAINED = asked("answer", "a"), asked("answer", "b"), asked("abstain", "a")
OFFERED, OFFERED_IN_VAIN = asked("choose", "b"), asked("choose", "c")
UNANSWERABLE_ANSWERED, UNANSWERABLE_ASKED_BACK = asked("answer", ""), asked("choose", "")
RIGHTLY_ABSTAINED = asked("abstain", "")


@pytest.mark.parametrize(
    ("run", "words"),
    [
        (
            [RIGHT] * 31 + [WRONG] * 2 + [ABSTAINED] * 7 + [UNANSWERABLE_ANSWERED] + [RIGHTLY_ABSTAINED] * 11,
            (
                "Of 40 questions with an answer, 31 were answered right, 2 wrong, 7 not answered; of 12 without, "
                "1 was answered. 31 of the 34 answers that were given were right (91 %)."
            ),
        ),
        (
            [RIGHT] * 2 + [OFFERED] * 2 + [OFFERED_IN_VAIN] + [UNANSWERABLE_ASKED_BACK] * 2 + [RIGHTLY_ABSTAINED],
            (
                "Of 5 questions with an answer, 2 were answered right, 0 wrong, 3 were asked back (2 with a right"
                " option), 0 not answered; of 3 without, 0 were answered and 2 were asked back. Both answers "
                "that were given were right."
            ),
        ),
        (
            [RIGHT, OFFERED, RIGHTLY_ABSTAINED],
            (
                "Of 2 questions with an answer, 1 was answered right, 0 wrong, 1 was asked back (with a right "
                "option), 0 not answered; of 1 without, 0 were answered. The one answer that was given was right."
            ),
        ),
        (
            [ABSTAINED],
            (
                "Of 1 question with an answer, 0 were answered right, 0 wrong, 1 not answered. No answer was "
                "given. The file has no questions without an answer, so it does not show whether faqbot abstains "
                "when it should."
            ),
        ),
        (
            [UNANSWERABLE_ANSWERED, RIGHTLY_ABSTAINED],
            (
                "Of 2 questions without an answer, 1 was answered. The one answer that was given was wrong. The "
                "file has no questions with an answer, so it does not show whether faqbot answers when it should."
            ),
        ),
        ([], "There are no questions. No answer was given."),
    ],
)
def test_the_paragraph_says_what_became_of_all_questions(run: list[Asked], words: str) -> None:
    assert in_plain_words(summarise(run).overall) == words


def test_only_all_of_them_are_100_percent() -> None:
    assert "(99 %)" in in_plain_words(summarise([RIGHT] * 300 + [WRONG]).overall)
