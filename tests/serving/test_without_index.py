"""What a server answers while its index cannot be used."""

from __future__ import annotations

import httpx
import pytest
from served import listening
from starlette.datastructures import Headers
from starlette.middleware import Middleware

from faqbot import FaqBot
from faqbot.errors import IndexFileError
from faqbot.serving.app import make_app, make_app_without_index
from faqbot.serving.limits.guarding import limits_of
from faqbot.serving.server_settings import ServerSettings
from faqbot.serving.without_index import no_index
from faqbot.text.messages.catalogue import SPOKEN_LANGUAGES, sentence

ASKED = {"question": "a secret of the client"}


class Observer:
    def __init__(self, app, seen):
        self._app, self._seen = app, seen

    async def __call__(self, scope, receive, send):
        self._seen.append(scope["path"])
        await self._app(scope, receive, send)


@pytest.mark.parametrize("path", ["/api/ask", "/api/chat", "/", "/api/nothing"])
def test_every_request_is_refused_at_once_and_nothing_of_it_is_repeated(path: str) -> None:
    with listening(make_app_without_index(ServerSettings())) as url:
        response = httpx.post(f"{url}{path}", json=ASKED)
    assert response.status_code == 503
    assert response.json()["error"]["code"] == "index_unavailable"
    assert int(response.headers["retry-after"]) > 0
    assert "secret" not in response.text
    assert "default-src 'none'" in response.headers["content-security-policy"]


def test_monitors_see_it_and_the_figures_are_there() -> None:
    seen: list[str] = []
    app = make_app_without_index(
        ServerSettings(), metrics=lambda: "faqbot_up 1\n", observers=[Middleware(Observer, seen)]
    )
    with listening(app) as url:
        assert httpx.get(f"{url}/health").status_code == 503
        assert httpx.get(f"{url}/metrics").text == "faqbot_up 1\n"
    assert seen == ["/health", "/metrics"]


def test_limits_come_first() -> None:
    settings = ServerSettings(token="let me in")
    with listening(make_app_without_index(settings, limits=limits_of(settings))) as url:
        assert httpx.post(f"{url}/api/ask", json=ASKED).status_code == 401


@pytest.mark.parametrize(
    ("wanted", "language", "code"),
    [
        ("de-AT,de;q=0.9,en;q=0.8", "german", "de"),
        ("fi, pt-BR", "portuguese", "pt"),
        ("", "english", "en"),
        ("zz;;;,\x00", "english", "en"),
    ],
)
def test_a_person_sees_a_sentence_in_the_language_that_the_browser_asks_for(
    wanted: str, language: str, code: str
) -> None:
    response = no_index(Headers({"accept": "text/html,*/*", "accept-language": wanted}))
    page = bytes(response.body).decode()
    assert response.status_code == 503
    assert sentence("page_no_index", language) in page
    assert f'<html lang="{code}">' in page


def test_the_sentence_is_another_one_in_each_language() -> None:
    assert len({sentence("page_no_index", language) for language in SPOKEN_LANGUAGES}) == len(SPOKEN_LANGUAGES)


def test_a_question_that_meets_with_damage_is_refused_the_same_way_and_the_damage_is_noted() -> None:
    class Damaged(FaqBot):
        def ask(self, *_arguments, **_options):
            raise IndexFileError("the index is damaged", path="/home/me/index")

    bot = Damaged.from_pairs([("How do I pay?", "By card.")], log=False)
    noted: list[IndexFileError] = []
    with listening(make_app(ServerSettings(), bot, damaged=noted.append)) as url:
        response = httpx.post(f"{url}/api/ask", json=ASKED)
        health = httpx.get(f"{url}/health")
    assert (response.status_code, response.json()["error"]["code"]) == (503, "index_unavailable")
    assert "/home/me" not in response.text
    assert health.status_code == 200
    assert [error.path for error in noted] == ["/home/me/index"]
