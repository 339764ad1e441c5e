"""The pages over a connection: what each status says, and what is sent along."""

from __future__ import annotations

import httpx
import pytest
from browsing import Served, Site

from faqbot.text.messages.catalogue import sentence

FORM = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "text/html"}


def test_the_page_is_html_that_nobody_keeps(helpdesk: Served) -> None:
    page = httpx.get(helpdesk.url)
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert page.headers["cache-control"] == "no-store"
    assert "require-trusted-types-for 'script'" in page.headers["content-security-policy"]
    assert "unsafe" not in page.headers["content-security-policy"]


@pytest.mark.parametrize(
    ("name", "kind"), [("chat.css", "text/css"), ("chat.js", "text/javascript"), ("icon.svg", "image/svg+xml")]
)
def test_a_file_is_sent_once_and_then_known_by_its_tag(helpdesk: Served, name: str, kind: str) -> None:
    file = httpx.get(f"{helpdesk.url}static/{name}")
    assert file.headers["content-type"].startswith(kind)
    again = httpx.get(f"{helpdesk.url}static/{name}", headers={"If-None-Match": file.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("name", ["none.js", "..%2fpages.py", "%2e%2e/pages.py", "chat.css%00"])
def test_there_are_no_other_files(helpdesk: Served, name: str) -> None:
    assert httpx.get(f"{helpdesk.url}static/{name}").status_code == 404


def test_any_page_may_load_the_widget_and_only_allowed_ones_may_ask(helpdesk: Served, site: Site) -> None:
    widget = httpx.get(f"{helpdesk.url}widget.js", headers={"Origin": "https://other.example"})
    assert widget.headers["cross-origin-resource-policy"] == "cross-origin"
    assert "access-control-allow-origin" not in widget.headers
    allowed = httpx.post(helpdesk.url, data={"question": "bill"}, headers={"Origin": site.origin})
    assert allowed.headers["access-control-allow-origin"] == site.origin


@pytest.mark.parametrize(
    ("body", "headers", "status"),
    [
        (b"question=x&colour=red", FORM, 422),
        (b"question=x&question=y", FORM, 422),
        (b"question=" + b"x" * 1001, FORM, 422),
        (b"question=%ff", FORM, 400),
        (b'{"question": "x"}', {**FORM, "Content-Type": "application/json"}, 415),
        (b"verdict=good&receipt=forged", FORM, 400),
        (b"verdict=fair&receipt=x", FORM, 422),
    ],
)
def test_an_error_of_a_form_is_a_page(helpdesk: Served, body: bytes, headers: dict[str, str], status: int) -> None:
    page = httpx.post(helpdesk.url, content=body, headers=headers)
    assert page.status_code == status
    assert '<p class="notice" role="status">' in page.text
    assert page.text.count("<form") >= 1


def test_only_a_question_that_is_too_long_is_called_so(helpdesk: Served) -> None:
    for body, key in ((b"question=" + b"x" * 1001, "page_too_long"), (b"question=x&question=y", "page_failed")):
        page = httpx.post(helpdesk.url, content=body, headers=FORM).text
        assert f'role="status">{sentence(key, "english")}</p>' in page.replace("&#x27;", "'")


def test_a_form_without_a_question_is_the_page_again(helpdesk: Served) -> None:
    page = httpx.post(helpdesk.url, data={"question": " ", "conversation": "kept"})
    assert page.status_code == 200
    assert "<article" not in page.text
    assert 'name="conversation" value="kept"' in page.text


def test_a_script_gets_the_answer_alone(helpdesk: Served) -> None:
    part = httpx.post(helpdesk.url, data={"question": "when is my bill due", "part": "reply"})
    assert part.text.startswith('<!doctype html><meta charset="utf-8"><article class="exchange"')
    assert '<form class="ask"' not in part.text


def test_a_conversation_that_is_over_begins_anew_and_says_so(helpdesk: Served) -> None:
    page = httpx.post(helpdesk.url, data={"question": "when is my bill due", "conversation": "forged"})
    assert page.status_code == 200
    assert "The earlier conversation has ended. This is a new one." in page.text


@pytest.mark.parametrize("path", ["source/none", "source/", "source/?id=none", "source/..%2f..%2fetc%2fpasswd"])
def test_an_unknown_source_is_a_page_with_404(helpdesk: Served, path: str) -> None:
    page = httpx.get(helpdesk.url + path, headers={"Accept": "text/html"})
    assert page.status_code == 404
    assert "There is no such passage." in page.text


def test_a_source_may_be_named_in_the_query(helpdesk: Served) -> None:
    page = httpx.get(f"{helpdesk.url}source/", params={"id": "bills-and-payments#when-is-my-bill-due"})
    assert page.status_code == 200
    assert page.text.count("<mark") == 4


def test_other_methods_are_refused_with_those_that_there_are(helpdesk: Served) -> None:
    refused = httpx.put(helpdesk.url)
    assert refused.status_code == 405
    assert {"GET", "POST"} <= {*refused.headers["allow"].split(", ")}
