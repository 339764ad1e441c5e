"""Logs and outputs of batch are read; a broken line is named, and the rest is read."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqbot import FaqBot, QuestionLog, QuestionsError
from faqbot.answering.reply import Reply
from faqbot.authoring.gaps.log_reading import read_logs

ABSTAINED = {"question": "why", "outcome": "abstain", "confidence": 0.1}


def written(path: Path, *lines: object) -> str:
    path.write_text("".join(f"{line if isinstance(line, str) else json.dumps(line)}\n" for line in lines))
    return str(path)


def test_a_log_is_read_with_what_its_lines_say(tmp_path: Path, bot: FaqBot) -> None:
    log = QuestionLog(tmp_path / "asked.jsonl")
    log.add("any tips?", bot.ask("any tips?", logged=False), ["Guide"])
    (question,) = read_logs([log.path]).questions
    assert (question.question, question.outcome, question.topic) == ("any tips?", "answer", ("Guide",))
    assert question.chunk == "assisted-lying-gluteus-maximus-stretch#tips-tricks"
    assert question.time.endswith("Z")


def test_a_verdict_counts_as_part_of_its_question_also_in_a_later_file(tmp_path: Path) -> None:
    log = QuestionLog(tmp_path / "asked.jsonl")
    line = log.add("why", Reply("why", "abstain", "", 0.0))
    Path(log.path).rename(tmp_path / "old.jsonl")
    assert line is not None
    log.judge(line, "bad", "guide#1")
    (question,) = read_logs([str(tmp_path / "old.jsonl"), log.path]).questions
    assert (question.feedback, question.right) == ("bad", "guide#1")


def test_broken_lines_are_named_and_the_rest_is_read(tmp_path: Path) -> None:
    path = written(
        tmp_path / "asked.jsonl",
        ABSTAINED,
        '{"question": "interr',
        "",
        [1],
        {**ABSTAINED, "question": " "},
        {**ABSTAINED, "outcome": "answered"},
        {**ABSTAINED, "confidence": "high"},
        {**ABSTAINED, "feedback": "so so"},
        {**ABSTAINED, "chunk": 7},
        {**ABSTAINED, "outcome": "error"},
        ABSTAINED,
    )
    with open(path, "ab") as file:
        file.write(b"\xff\n")
    reading = read_logs([path])
    assert len(reading.questions) == 2
    assert [str(broken).removeprefix(f"{path}:") for broken in reading.broken] == [
        "2: invalid JSON: Unterminated string starting at",
        "4: is not a JSON object",
        "5: has no question",
        "6: the outcome must be one of answer, choose, abstain, not 'answered'",
        "7: confidence is not a number from 0 to 1",
        "8: feedback must be good or bad, not 'so so'",
        "9: `chunk` is not text",
        "10: the question was not asked, because its row could not be read",
        "12: has bytes that are not UTF-8",
    ]


def test_the_tables_of_batch_are_read(tmp_path: Path) -> None:
    path = written(
        tmp_path / "answers.csv",
        "line,id,question,outcome,answer,confidence,chunk,source,choices,missing,topic",
        '1,7,"\'=why, though",answer,Because.,0.5,guide#1,,,,shoes',
        "2,8,why,abstain",
        "3,9,how,abstain,No.,0.0,,,,,shoes",
    )
    reading = read_logs([path])
    assert [(one.question, one.confidence, one.topic) for one in reading.questions] == [
        ("=why, though", 0.5, ()),
        ("how", 0.0, ()),
    ]
    assert [str(broken) for broken in reading.broken] == [f"{path}:3: 4 cells where the header has 11"]


def test_a_confidence_may_have_a_decimal_comma(tmp_path: Path) -> None:
    path = written(tmp_path / "answers.csv", "\ufeffquestion;outcome;confidence", "why;abstain;0,25")
    assert [one.confidence for one in read_logs([path]).questions] == [0.25]


def test_an_empty_log_holds_nothing(tmp_path: Path) -> None:
    for name in ("empty.jsonl", "empty.csv"):
        assert read_logs([written(tmp_path / name)]) == ((), ())


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("page.md", "# Guide", "page.md:1: is no log of questions and no output of faqbot batch: invalid JSON"),
        ("pairs.csv", "question,answer", "pairs.csv:1: is no log of questions and no output of faqbot batch: no "),
    ],
)
def test_another_file_is_refused(tmp_path: Path, name: str, text: str, message: str) -> None:
    with pytest.raises(QuestionsError) as caught:
        read_logs([written(tmp_path / name, text)])
    assert message in str(caught.value)


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(QuestionsError, match=r"cannot read the log: no such file"):
        read_logs([str(tmp_path / "none.jsonl")])


@pytest.mark.filterwarnings("ignore::faqbot.CorpusWarning")  # a table is read as Windows text if it must be
@given(data=st.binary(), suffix=st.sampled_from((".jsonl", ".csv", ".tsv", "")))
def test_no_file_raises_anything_but_an_error_of_its_own(
    data: bytes, suffix: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.getbasetemp() / f"any{suffix}"
    path.write_bytes(data)
    with suppress(QuestionsError):
        read_logs([str(path)])
