"""What becomes of questions whose answer is known."""

from __future__ import annotations

from faqbot.authoring.learning.folds import folds_of
from faqbot.authoring.learning.labels import Row
from faqbot.authoring.learning.trial import Trial
from faqbot.bot import FaqBot
from faqbot.building.rephrasing import Rephraser
from faqbot.text.analyser import Analyser

PAY = 3


def test_a_row_is_held_out_of_the_index_that_it_is_asked_of(rephraser: Rephraser) -> None:
    rows = [Row("plastic money", PAY, 2), Row("do you take Visa", PAY, 3)]
    trial = Trial(rephraser)
    stored = {tried.row: tried for tried in trial.asked(rows, trial.index(rows))}
    assert all(tried.verdict == "right" for tried in stored.values())
    held = trial.held_out(rows, rows, folds_of(rows, Analyser()))
    assert [tried.row for tried in held] == rows
    assert held[1].confidence < stored[rows[1]].confidence == 1


def test_a_question_that_is_right_says_so_with_the_scores_of_its_chunk_and_of_others(rephraser: Rephraser) -> None:
    trial = Trial(rephraser)
    (tried,) = trial.asked([Row("how can I pay", PAY)], trial.index([]))
    assert (tried.verdict, tried.first, tried.confidence) == ("right", PAY, 1.0)
    assert tried.own > tried.other
    assert tried.told == 1


def test_a_labelled_question_may_have_several_answers(rephraser: Rephraser) -> None:
    trial = Trial(rephraser)
    index = trial.index([])
    (right,) = trial.asked([Row("how can I pay", 0, answers=frozenset({0, PAY}))], index)
    (wrong,) = trial.asked([Row("how can I pay", 0, answers=frozenset({0, 1}))], index)
    assert (right.verdict, wrong.verdict) == ("right", "wrong")


def test_the_threshold_decides_what_is_answered(rephraser: Rephraser) -> None:
    row = Row("may I pay with cash money or how", PAY)
    bold, shy = Trial(rephraser, 0.0), Trial(rephraser, 1.0)
    assert next(bold.asked([row], bold.index([]))).verdict == "right"
    assert next(shy.asked([row], shy.index([]))).verdict == "not answered"


def test_a_question_answers_as_a_bot_with_the_same_rows_does(rephraser: Rephraser) -> None:
    rows = [Row("plastic money", PAY), Row("do you sell stamps", None)]
    trial = Trial(rephraser)
    bot = FaqBot(trial.index(rows))
    for question in ("plastic money please", "sell stamps on Sunday?", "open on Sunday"):
        (tried,) = trial.asked([Row(question, PAY)], trial.index(rows))
        reply = bot.ask(question)
        assert tried.confidence == reply.confidence
        assert rephraser.corpus.chunks[tried.first or 0].id == reply.matches[0].chunk.id
