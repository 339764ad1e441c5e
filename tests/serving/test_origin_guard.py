"""What pages of other sites send in the name of their readers."""

from __future__ import annotations

import pytest
from asgi_calls import answering, call, scope_of

from faqbot.serving.origin_guard import OriginGuard

SHOP = "https://shop.example"


def status(method: str = "POST", **headers: str) -> int:
    guard = OriginGuard(answering(), [SHOP])
    return call(guard, scope_of("/", method, **{"host": "127.0.0.1:8000", **headers})).status


@pytest.mark.parametrize(
    "headers",
    [
        {"sec_fetch_site": "cross-site"},
        {"sec_fetch_site": "same-site", "origin": "http://127.0.0.1:3000"},
        {"sec_fetch_site": "cross-site", "origin": "null"},
        {"sec_fetch_site": "cross-site", "origin": "http://127.0.0.1:8000"},
        {"origin": "null"},
        {"origin": "https://evil.example"},
        {"origin": "http://127.0.0.1:3000"},
        {"origin": f"{SHOP}.evil"},
    ],
)
def test_what_a_strange_page_sends_is_refused(headers: dict[str, str]) -> None:
    assert status(**headers) == 403


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"sec_fetch_site": "same-origin", "origin": "https://help.example"},
        {"sec_fetch_site": "none"},
        {"origin": "http://127.0.0.1:8000"},
        {"origin": "http://help.example", "host": "Help.example"},
        {"origin": SHOP, "sec_fetch_site": "cross-site"},
    ],
)
def test_what_a_program_the_page_itself_and_a_named_site_send_is_answered(headers: dict[str, str]) -> None:
    assert status(**headers) == 200


@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS"])
def test_a_link_from_any_page_may_be_followed(method: str) -> None:
    assert status(method, sec_fetch_site="cross-site", origin="https://evil.example") == 200


def test_the_refusal_is_an_error_like_others() -> None:
    refused = call(OriginGuard(answering()), scope_of("/", "POST", origin="https://evil.example", host="x"))
    assert (refused.status, refused.code) == (403, "foreign_origin")
