"""A line of the log is a whole row, and holds no personal data."""

from __future__ import annotations

import json

from faqbot import FaqBot
from faqbot.answering.reply import Reply
from faqbot.question_log.log_lines import as_bytes, judged, line_of

KEYS = "time entry question topic outcome confidence chunk choices missing feedback right".split()


def test_every_line_has_the_same_keys_with_values_of_the_same_types(bot: FaqBot) -> None:
    for question in ("How long should I hold the stretch?", "what is the boiling point of tin", "stretch"):
        line = json.loads(as_bytes(line_of(question, (), bot.ask(question, logged=False))))
        assert list(line) == KEYS
        types = [type(line[key]) for key in KEYS]
        assert types == [str, str, str, list, str, float, str, list, list, type(None), type(None)]


def test_the_chunk_is_that_of_an_answer_only(bot: FaqBot) -> None:
    answered = bot.ask("How long should I hold the stretch?", logged=False)
    assert line_of("q", (), answered)["chunk"] == answered.matches[0].chunk.id
    assert line_of("q", (), bot.ask("boiling tin", logged=False))["chunk"] == ""


def test_missing_words_of_personal_data_are_left_out() -> None:
    question = "why does jane@example.com not get the newsletter"
    reply = Reply(question, "abstain", "", 0.0, missing=("jane", "example.com", "newsletter"))
    line = line_of(question, (), reply)
    assert (line["question"], line["missing"]) == ("why does [e-mail] not get the newsletter", ["newsletter"])


def test_a_raw_line_keeps_personal_data() -> None:
    reply = Reply("mail jane@example.com", "abstain", "", 0.0, missing=("jane",))
    line = line_of(reply.question, (), reply, raw=True)
    assert (line["question"], line["missing"]) == ("mail jane@example.com", ["jane"])


def test_a_verdict_repeats_the_line_of_its_question() -> None:
    line = line_of("why", ("Guide",), Reply("why", "abstain", "", 0.0))
    assert judged(line, "bad", "guide#1") == {**line, "feedback": "bad", "right": "guide#1"}


def test_a_line_is_one_line_of_utf_8_whatever_the_question_holds() -> None:
    data = as_bytes(line_of("a\nb\r\u2028\ud800 é", (), Reply("", "abstain", "", 0.0)))
    assert data.count(b"\n") == 1
    assert json.loads(data)["question"] == "a\nb\r\u2028? é"


def test_a_pasted_book_is_cut() -> None:
    assert len(line_of("word " * 10_000, (), Reply("", "abstain", "", 0.0))["question"]) == 10_000
