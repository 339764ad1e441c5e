"""Asking labelled questions: which chunks are meant, and what is refused before the first one is asked."""

from __future__ import annotations

import pytest
from support import PAGE

from faqbot import FaqBot, QuestionsError
from faqbot.evaluation.asking import Asked, ask_labelled
from faqbot.evaluation.labelled import LabelledQuestion

HOLD = "How long should I hold the stretch?"
HOLD_ID = "assisted-lying-gluteus-maximus-stretch#frequently-asked-questions/how-long-should-i-hold-the-stretch"


def asked(bot: FaqBot, question: str, *expected: str, threshold: float | None = None) -> Asked:
    (one,) = ask_labelled(bot, [LabelledQuestion(question, expected)], threshold=threshold)
    return one


@pytest.mark.parametrize("reference", [HOLD_ID, f"{PAGE}:36-37", f"{PAGE}:30-41"])
def test_a_match_is_right_by_its_id_or_by_lines_around_it(bot: FaqBot, reference: str) -> None:
    one = asked(bot, HOLD, reference)
    assert one.answerable
    assert one.rank == 1
    assert one.first_is_right


@pytest.mark.parametrize("lines", ["37-37", "35-37", "36-40"])
def test_a_match_is_right_by_lines_that_overlap_it_by_half(bot: FaqBot, lines: str) -> None:
    assert asked(bot, HOLD, f"{PAGE}:{lines}").first_is_right


def test_a_match_is_wrong_if_the_lines_hold_only_a_part_of_it(bot: FaqBot) -> None:
    one = asked(bot, "any tips?", f"{PAGE}:18-20")  # the whole list stands at 17-24
    assert not one.first_is_right
    assert one.rank != 1


def test_any_of_the_chunks_expected_is_right(bot: FaqBot) -> None:
    assert asked(bot, HOLD, f"{PAGE}:26-27", HOLD_ID).rank == 1
    assert (asked(bot, HOLD, f"{PAGE}:26-27").rank or 11) > 1


def test_a_question_without_chunks_is_not_answerable_and_no_match_is_right(bot: FaqBot) -> None:
    one = asked(bot, HOLD)
    assert not one.answerable
    assert one.rank is None
    assert one.confidence == 1


def test_a_question_without_matches_has_no_confidence(bot: FaqBot) -> None:
    one = asked(bot, "", HOLD_ID)
    assert (one.matches, one.confidence, one.rank, one.first_is_right) == ((), 0, None, False)


def test_outcomes_are_those_of_ask_at_the_threshold(bot: FaqBot) -> None:
    question = "can i do it alone with a towel"
    assert asked(bot, question, threshold=0).reply == bot.ask(question, k=10, threshold=0)
    assert asked(bot, question, threshold=1).reply.outcome == "abstain"


def test_a_topic_restricts_the_question(tmp_path) -> None:
    (tmp_path / "a.txt").write_text("Kettle\nFrequently Asked Questions\nHow do I clean it?\nWith vinegar.\n")
    (tmp_path / "b.txt").write_text("Toaster\nFrequently Asked Questions\nHow do I clean it?\nWith a brush.\n")
    labelled = [LabelledQuestion("How do I clean it?", ("b.txt:3-4",), topic=topic) for topic in (None, "toaster")]
    both, one = ask_labelled(FaqBot.from_corpus(tmp_path), labelled)
    assert {match.chunk.source.path for match in both.matches} == {"a.txt", "b.txt"}
    assert {match.chunk.source.path for match in one.matches} == {"b.txt"}
    assert (both.reply.outcome, one.reply.outcome) == ("choose", "answer")


@pytest.mark.parametrize(
    ("labelled", "reason"),
    [
        (LabelledQuestion("x", (HOLD_ID + "s",), path="l.csv", line=7), f"l.csv:7: no chunk has the id '{HOLD_ID}s'"),
        (LabelledQuestion("x", (f"{PAGE}:900-901",), path="l.csv", line=7), "l.csv:7: no chunk lies within"),
        (LabelledQuestion("x", topic="Kettle", path="l.csv", line=7), "l.csv:7: no document has the title 'Kettle'"),
    ],
)
def test_what_the_documents_do_not_have_is_refused_before_anything_is_asked(
    bot: FaqBot, labelled: LabelledQuestion, reason: str
) -> None:
    with pytest.raises(QuestionsError) as caught:
        ask_labelled(bot, [LabelledQuestion(HOLD), labelled])
    assert str(caught.value).startswith(reason)
