"""Verdicts on replies, which go into the log of questions."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from served import served, small_bot

from faqbot.authoring.gaps.log_reading import read_logs


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "asked.jsonl"


@pytest.fixture
def logged(log: Path) -> Iterator[httpx.Client]:
    with served(small_bot(log=str(log))) as client:
        yield client


def said(client: httpx.Client, question: str) -> Any:
    return client.post("/api/chat", json={"question": question}).json()


def lines(log: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in log.read_text().splitlines()]


def judged(client: httpx.Client, receipt: str, verdict: str, **more: Any) -> httpx.Response:
    return client.post("/api/feedback", json={"receipt": receipt, "verdict": verdict, **more})


def test_a_good_answer_is_right_itself(logged: httpx.Client, log: Path):
    (receipt,) = said(logged, "how do i pay")["receipts"]
    assert judged(logged, receipt, "good").json() == {"recorded": True}
    asked, verdict = lines(log)
    assert verdict == {**asked, "feedback": "good", "right": "pay"}


def test_a_bad_answer_may_name_the_right_one(logged: httpx.Client, log: Path):
    (receipt,) = said(logged, "how do i pay")["receipts"]
    assert judged(logged, receipt, "bad").status_code == 200
    assert judged(logged, receipt, "bad", right="garantie/für-ÄÖ").status_code == 200
    assert judged(logged, receipt, "bad", right="-").status_code == 200
    assert [line["right"] for line in lines(log)] == [None, None, "garantie/für-ÄÖ", "-"]


def test_that_it_was_right_to_abstain_says_that_no_chunk_answers(logged: httpx.Client, log: Path):
    (receipt,) = said(logged, "what is the weather in Rome")["receipts"]
    assert judged(logged, receipt, "good").status_code == 200
    assert lines(log)[-1]["right"] == "-"


def test_a_choice_is_good_only_with_the_right_option(logged: httpx.Client, log: Path):
    first = said(logged, "how do i send it back")
    response = judged(logged, first["receipts"][0], "good")
    assert (response.status_code, response.json()["error"]["code"]) == (422, "invalid_request")
    right = first["reply"]["options"][0]["chunk"]["id"]
    assert judged(logged, first["receipts"][0], "good", right=right).status_code == 200
    assert lines(log)[-1]["right"] == right


def test_each_reply_to_a_text_that_asks_several_has_its_receipt(logged: httpx.Client, log: Path):
    spoken = said(logged, "How do I pay? When are you open? Who pays the postage? And the weather?")
    assert len(spoken["receipts"]) == 1 + len(spoken["reply"]["others"]) == 4
    assert spoken["receipts"][3] is None  # that faqbot answers three at a time is no answer
    assert judged(logged, spoken["receipts"][1], "bad").status_code == 200
    assert lines(log)[-1]["question"] == "When are you open?"


def test_small_talk_is_not_logged_and_has_no_receipt(logged: httpx.Client, log: Path):
    assert said(logged, "hello")["receipts"] == [None]
    assert not log.exists()


def test_ask_logs_its_questions_too_and_search_does_not(logged: httpx.Client, log: Path):
    logged.post("/api/ask", json={"question": "how do i pay"})
    logged.get("/api/search", params={"question": "postage"})
    assert [line["question"] for line in lines(log)] == ["how do i pay"]


def test_gaps_and_learn_read_the_verdicts(logged: httpx.Client, log: Path):
    (receipt,) = said(logged, "how do i pay")["receipts"]
    judged(logged, receipt, "bad", right="hours")
    (row,) = read_logs([str(log)]).questions
    assert (row.feedback, row.right) == ("bad", "hours")


def test_a_receipt_that_was_changed_and_a_chunk_that_there_is_not_are_errors(logged: httpx.Client, log: Path):
    (receipt,) = said(logged, "how do i pay")["receipts"]
    before = lines(log)
    for wrong, more, status, code in (
        (receipt[:-4], {}, 400, "invalid_receipt"),
        (said(logged, "hello")["conversation"], {}, 400, "invalid_receipt"),
        (receipt, {"right": "hours#none"}, 422, "unknown_chunk"),
        (receipt, {"right": ""}, 422, "unknown_chunk"),
    ):
        response = judged(logged, wrong, "bad", **more)
        assert (response.status_code, response.json()["error"]["code"]) == (status, code)
    assert lines(log) == before


def test_a_server_without_a_log_takes_no_verdicts(client: httpx.Client):
    response = judged(client, "any", "good")
    assert (response.status_code, response.json()["error"]["code"]) == (409, "no_log")


def test_a_log_that_cannot_be_written_is_told_and_the_answers_go_on(tmp_path: Path):
    folder = tmp_path / "logs"
    with served(small_bot(log=str(folder / "asked.jsonl"))) as client:
        (receipt,) = said(client, "how do i pay")["receipts"]
        (folder / "asked.jsonl").unlink()
        (folder / "asked.jsonl").mkdir()
        response = judged(client, receipt, "good")
        assert (response.status_code, response.headers["retry-after"]) == (503, "60")
        assert response.json()["error"]["code"] == "log_failed"
