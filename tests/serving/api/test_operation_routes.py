"""The routes for whoever runs the server."""

from __future__ import annotations

import httpx
import pytest
from served import listening, small_bot

from faqbot.serving.app import make_app
from faqbot.serving.server_settings import ServerSettings


@pytest.mark.parametrize(("token", "told"), [(None, "docs/a.md:3: no text"), ("let me in", None)])
def test_what_is_wrong_with_documents_is_told_only_to_those_who_may_ask_them(token: str | None, told: str | None):
    app = make_app(ServerSettings(token=token), small_bot(), problem=lambda: "docs/a.md:3: no text")
    with listening(app) as url:
        health = httpx.get(f"{url}/health").json()
    assert health["status"] == "stale"
    assert health.get("problem") == told
