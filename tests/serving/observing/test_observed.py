"""The access log: a line for each request, whatever became of it, and nothing that a person wrote."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from asgi_calls import answering, call, scope_of
from starlette.types import ASGIApp, Receive, Scope, Send

from faqbot.errors import OutputError
from faqbot.serving.observing.access_log import AccessLog
from faqbot.serving.observing.meters import Meters
from faqbot.serving.observing.observed import OUTCOMES_KEY, Observed


def logged(app: ASGIApp, scope: Scope, folder: Path, root_path: str = "") -> dict[str, object]:
    log = AccessLog(str(folder / "access.jsonl"))
    try:
        call(Observed(app, Meters(), log, root_path), scope)
    finally:
        log.close()
    (line,) = (folder / "access.jsonl").read_text().splitlines()
    return json.loads(line)


def test_a_line_says_what_was_asked_for_and_what_became_of_it(tmp_path: Path) -> None:
    def note(scope: Scope) -> str:
        scope[OUTCOMES_KEY] = ("choose",)
        return "12345"

    line = logged(answering(note), scope_of("/api/ask", "POST"), tmp_path)
    assert list(line) == ["time", "method", "path", "status", "ms", "bytes", "outcome"]
    assert (line["method"], line["path"], line["status"], line["bytes"]) == ("POST", "/api/ask", 200, 5)
    assert line["outcome"] == "choose"


def test_neither_the_query_nor_the_address_is_logged(tmp_path: Path) -> None:
    scope = scope_of("/api/search", client="203.0.113.7") | {"query_string": b"question=private"}
    line = json.dumps(logged(answering(), scope, tmp_path))
    assert "private" not in line
    assert "203.0.113.7" not in line


def test_a_failure_is_logged_as_500_and_a_client_that_has_gone_as_499(tmp_path: Path) -> None:
    async def failing(_scope: Scope, _receive: Receive, _send: Send) -> None:
        raise RuntimeError

    async def silent(_scope: Scope, _receive: Receive, _send: Send) -> None:
        return

    log, meters = AccessLog(str(tmp_path / "log")), Meters()
    with pytest.raises(RuntimeError):
        call(Observed(failing, meters, log), scope_of("/"))
    call(Observed(silent, meters, log), scope_of("/"))
    log.close()
    assert [json.loads(line)["status"] for line in (tmp_path / "log").read_text().splitlines()] == [500, 499]
    assert meters.figures().in_hand == 0


def test_the_path_of_a_proxy_is_not_logged(tmp_path: Path) -> None:
    assert logged(answering(), scope_of("/help/api/ask"), tmp_path, "/help")["path"] == "/api/ask"


def test_a_log_that_was_moved_away_goes_on_in_a_new_file(tmp_path: Path) -> None:
    path = tmp_path / "log"
    log = AccessLog(str(path))
    log.write({"line": 1})
    os.rename(path, tmp_path / "log.1")
    log.write({"line": 2})
    log.close()
    assert ((tmp_path / "log.1").read_text(), path.read_text()) == ('{"line": 1}\n', '{"line": 2}\n')


def test_a_log_that_cannot_be_opened_is_an_error_with_its_path(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="cannot log requests") as caught:
        AccessLog(str(tmp_path / "missing" / "log"))
    assert caught.value.path == str(tmp_path / "missing" / "log")
