"""The routes that answer, over real connections."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import httpx
import pytest
from served import PAIRS, served, small_bot

from faqbot import FaqBot
from faqbot.answering.reply import match_to_json


def asked(client: httpx.Client, value: Any, path: str = "/api/ask") -> Any:
    response = client.post(path, json=value)
    assert response.status_code == 200, response.text
    return response.json()


def code_of(response: httpx.Response, status: int) -> str:
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/json"
    error = response.json()["error"]
    assert set(error) == {"code", "message"}
    assert error["message"].endswith(".")
    return error["code"]


def test_ask_answers_byte_for_byte_what_the_command_prints(tmp_path: Path):
    page = tmp_path / "pairs.jsonl"
    page.write_text("".join(f"{json.dumps(pair)}\n" for pair in PAIRS if "<img" not in pair["answer"]))
    command = [sys.executable, "-m", "faqbot", "--corpus", str(page), "--no-cache", "ask", "--json", "-k", "3"]
    questions = ("how do i pay", "how do i send it back", "what is the weather", "Wie lange Garantie? And who pays?")
    with served(FaqBot.from_corpus(page, log=False)) as client:
        for question in questions:
            printed = subprocess.run([*command, question], capture_output=True, check=False)
            assert client.post("/api/ask", json={"question": question, "k": 3}).content == printed.stdout


def test_topic_threshold_and_filter_do_what_they_do_for_the_bot(client: httpx.Client):
    within = asked(client, {"question": "how do i pay", "topic": ["Returns"], "k": 9})
    assert {match["chunk"]["text"] for match in within["matches"]} <= {pair["answer"] for pair in PAIRS[-2:]}
    surely = small_bot().ask("can i pay the postage by card", threshold=1)
    assert surely.outcome == "abstain" != small_bot().ask("can i pay the postage by card", threshold=0).outcome
    assert asked(client, {"question": surely.question, "threshold": 1}) == surely.to_dict()
    allowed = asked(client, {"question": "how do i pay", "filter": {"product": ["Drill", "Saw"]}, "k": 9})
    assert {match["chunk"]["metadata"]["product"] for match in allowed["matches"]} <= {"Drill", "Saw"}
    assert asked(client, {"question": "how do i pay", "filter": {}}) == asked(client, {"question": "how do i pay"})


def test_an_empty_question_has_the_reply_that_the_command_has(client: httpx.Client):
    assert asked(client, {"question": ""})["outcome"] == "abstain"


def test_a_title_or_metadata_that_there_is_not_is_an_error_that_repeats_nothing(client: httpx.Client):
    strange = "Ret<script>urns"
    for path in ("/api/ask", "/api/chat"):
        for value, code in (({"topic": strange}, "unknown_topic"), ({"filter": {strange: 1}}, "unknown_metadata")):
            response = client.post(path, json={"question": "how", **value})
            assert code_of(response, 422) == code
            assert "script" not in response.text
    assert code_of(client.get("/api/search", params={"question": "x", "topic": strange}), 422) == "unknown_topic"
    response = client.post("/api/ask", json={"question": "how", "filter": {"product": 7}})
    assert response.status_code in (200, 422)


def test_a_chat_follows_up_by_its_token_and_the_server_keeps_nothing(client: httpx.Client):
    first = asked(client, {"question": "how do i send it back"}, "/api/chat")
    assert first["reply"]["outcome"] == "choose"
    picked = {"question": "2", "conversation": first["conversation"]}
    second = asked(client, picked, "/api/chat")
    assert second["reply"]["text"] == first["reply"]["options"][1]["chunk"]["text"]
    assert asked(client, picked, "/api/chat")["reply"] == second["reply"]
    assert asked(client, {"question": "2"}, "/api/chat")["reply"]["outcome"] == "abstain"


def test_the_reply_of_a_chat_that_begins_is_that_of_ask(client: httpx.Client):
    for question in ("hello", "how do i pay? when are you open?", "what can you do"):
        said = asked(client, {"question": question}, "/api/chat")
        assert said["reply"] == asked(client, {"question": question})
        assert said["receipts"] == [None] * (1 + len(said["reply"].get("others", ())))


def test_a_token_of_a_conversation_that_is_over_is_an_error_with_a_code(client: httpx.Client):
    with served(small_bot()) as other:
        token = asked(other, {"question": "hello"}, "/api/chat")["conversation"]
    turn = {"question": "and then?", "conversation": token}
    assert code_of(client.post("/api/chat", json=turn), 400) == "foreign_conversation"
    turn["conversation"] = f"{token[:-9]}A{token[-8:]}"[1:]
    assert code_of(client.post("/api/chat", json=turn), 400) == "damaged_conversation"


def test_the_token_of_a_conversation_works_in_every_process_with_the_secret():
    with served(small_bot(), secret=b"one") as one, served(small_bot(), secret=b"one") as two:
        begun = asked(one, {"question": "how do i send it back"}, "/api/chat")
        turn = {"question": "1", "conversation": begun["conversation"]}
        assert asked(two, turn, "/api/chat")["reply"]["text"] == begun["reply"]["options"][0]["chunk"]["text"]


def test_search_lists_the_matches_of_the_bot(client: httpx.Client):
    found = client.get("/api/search", params={"question": "how do i pay", "k": "2"}).json()
    matches = small_bot().search("how do i pay", k=2)
    assert found == {"question": "how do i pay", "matches": [match_to_json(match) for match in matches]}
    params = {"question": "pay", "filter": '{"product": "Saw"}'}
    assert [match["chunk"]["id"] for match in client.get("/api/search", params=params).json()["matches"]] in (
        [],
        ["garantie/für-ÄÖ"],
    )


@pytest.mark.parametrize(
    ("query", "status", "code"),
    [
        ("", 422, "invalid_request"),
        ("question=x&k=0", 422, "invalid_request"),
        ("question=x&q=y", 422, "invalid_request"),
        ("question=x&question=y", 422, "invalid_request"),
        ("question=x&threshold=1", 422, "invalid_request"),
        ("question=x&filter={", 400, "invalid_json"),
        ("question=x&filter=[]", 422, "invalid_request"),
        ("question=%ff", 400, "invalid_query"),
        ("question=" + "x" * 201, 422, "question_too_long"),
    ],
)
def test_a_query_that_cannot_be_is_an_error_of_the_client(client: httpx.Client, query: str, status: int, code: str):
    assert code_of(client.get(f"/api/search?{query}"), status) == code


def test_topics_are_those_that_the_command_prints(client: httpx.Client):
    assert client.get("/api/topics").json() == [
        contents._asdict() | {"paths": list(contents.paths)} for contents in small_bot().contents()
    ]


@pytest.mark.parametrize("path", ["/api/ask", "/api/chat", "/api/feedback"])
@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        (b"", 400, "invalid_json"),
        (b'\xef\xbb\xbf{"question": "x"}', 400, "invalid_json"),
        (b'{"question": "\\ud800"}', 400, "invalid_json"),
        (b'{"question": "a", "question": "b"}', 400, "invalid_json"),
        (b'{"threshold": NaN}', 400, "invalid_json"),
        (b"[" * 50_000, 400, "invalid_json"),
        (b'{"k": ' + b"9" * 10_000 + b"}", 400, "invalid_json"),
        (b"[]", 422, "invalid_request"),
    ],
)
def test_a_strange_body_is_an_error_of_the_client_everywhere(
    client: httpx.Client, path: str, body: bytes, status: int, code: str
):
    response = client.post(path, content=body, headers={"content-type": "application/json"})
    assert code_of(response, status) == code
    assert code_of(client.post(path, content=body), 415) == "unsupported_media_type"


def test_a_character_of_control_in_a_question_harms_nobody(client: httpx.Client):
    for question in ("\0", "\x1b[31m red", "a\u202eb", "\uffff\U0010ffff", "pay\r\nX: y"):
        assert asked(client, {"question": question})["question"] == question


def test_a_reload_takes_effect_at_the_next_request(tmp_path: Path):
    page = tmp_path / "page.md"
    page.write_text("# Guide\n\n## When are you open?\n\nAt nine.\n")
    bot = FaqBot.from_corpus(tmp_path, log=False)
    with served(bot) as client:
        begun = asked(client, {"question": "when are you open"}, "/api/chat")
        page.write_text("# Other guide\n\n## When are you open?\n\nAt ten.\n")
        bot.reload()
        turn = {"question": "and when are you open?", "conversation": begun["conversation"]}
        assert asked(client, turn, "/api/chat")["reply"]["text"] == "At ten."
        assert asked(client, {"question": "when are you open"})["topic"] == "Other guide"
