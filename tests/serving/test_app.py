"""The application as a whole: what holds for every path."""

from __future__ import annotations

import http.client
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import httpx
import pytest
from served import PAIRS, served, small_bot

ORIGIN = "https://shop.example"
PATHS = {
    "/": "GET, HEAD, OPTIONS, POST",
    "/api/ask": "OPTIONS, POST",
    "/api/chat": "OPTIONS, POST",
    "/api/feedback": "OPTIONS, POST",
    "/api/search": "GET, HEAD, OPTIONS",
    "/api/topics": "GET, HEAD, OPTIONS",
    "/health": "GET, HEAD, OPTIONS",
    "/metrics": "GET, HEAD, OPTIONS",
    "/openapi.json": "GET, HEAD, OPTIONS",
    "/source/pay": "GET, HEAD, OPTIONS",
    "/static/chat.css": "GET, HEAD, OPTIONS",
    "/widget.js": "GET, HEAD, OPTIONS",
}


@pytest.fixture(scope="module")
def web() -> Iterator[httpx.Client]:
    with served(small_bot(), allow_origins=(ORIGIN,)) as client:
        yield client


def error_of(response: httpx.Response) -> dict[str, Any]:
    assert response.headers["content-type"] == "application/json"
    assert set(response.json()) == {"error"}
    return response.json()["error"]


@pytest.mark.parametrize(
    "path", ["/nowhere", "/api", "/api/ask/", "/API/ask", "/source", "/static/", "/static/../app.py", "/%00"]
)
def test_an_address_without_anything_is_an_error_in_json(web: httpx.Client, path: str):
    response = web.get(path)
    assert response.status_code == 404
    assert error_of(response)["code"] == "not_found"


@pytest.mark.parametrize(("path", "methods"), PATHS.items())
def test_a_method_that_an_address_does_not_take_is_told_those_that_it_takes(web: httpx.Client, path: str, methods: str):
    for method in ("DELETE", "PUT", "TRACE"):
        response = web.request(method, path)
        assert (response.status_code, response.headers["allow"]) == (405, methods)
        assert error_of(response)["code"] == "method_not_allowed"
    response = web.options(path)
    assert (response.status_code, response.headers["allow"], response.content) == (204, methods, b"")


@pytest.mark.parametrize("path", [path for path, methods in PATHS.items() if "HEAD" in methods])
def test_head_has_the_headers_of_get_and_no_body(web: httpx.Client, path: str):
    params = {"question": "pay"} if path == "/api/search" else {}
    got, head = web.get(path, params=params), web.head(path, params=params)
    assert (head.status_code, head.content) == (got.status_code, b"") == (200, b"")
    assert {name: value for name, value in head.headers.items() if name != "date"} == {
        name: value for name, value in got.headers.items() if name != "date"
    }


def every_kind(web: httpx.Client) -> Iterator[httpx.Response]:
    """Yield a response of every status that the application itself gives."""
    for path, methods in PATHS.items():
        yield web.request("GET" if "GET" in methods else "POST", path)
        yield web.options(path)
        yield web.delete(path)
    yield web.get("/nowhere")
    yield web.post("/api/ask", json={"question": "how do I pay"})
    yield web.post("/api/ask", json={})
    yield web.post("/", data={"question": "how do I pay"})
    yield web.get("/openapi.json", headers={"if-none-match": "*"})


def test_every_response_has_the_headers_that_protect_its_reader(web: httpx.Client):
    statuses = set()
    for response in every_kind(web):
        headers = response.headers
        statuses.add(response.status_code)
        policy = dict(part.split(" ", 1) for part in headers["content-security-policy"].split("; "))
        assert policy["default-src"] == "'none'"
        assert policy["frame-ancestors"] == f"'self' {ORIGIN}"
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"
        assert headers["cache-control"] in ("no-store", "no-cache")
        assert (headers["cache-control"] == "no-cache") == ("etag" in headers)
        assert "server" not in headers
        assert "set-cookie" not in headers
    assert statuses == {200, 204, 304, 400, 404, 405, 415, 422} - ({400} - statuses)


def test_nobody_may_hold_a_page_in_a_frame_unless_an_origin_is_named():
    with served(small_bot()) as web:
        headers = web.get("/").headers
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert headers["x-frame-options"] == "DENY"
        assert "access-control-allow-origin" not in web.get("/health", headers={"origin": ORIGIN}).headers


def test_a_page_of_a_named_origin_may_ask_and_any_other_may_not(web: httpx.Client):
    asks = {"access-control-request-method": "POST", "access-control-request-headers": "content-type"}
    allowed = web.options("/api/chat", headers={"origin": ORIGIN, **asks})
    assert allowed.status_code == 204
    assert allowed.headers["access-control-allow-origin"] == ORIGIN
    assert "Content-Type" in allowed.headers["access-control-allow-headers"]
    for origin in ("https://shop.example.evil", "http://shop.example", "https://shop.example:8443", "null", "*"):
        for response in (
            web.options("/api/chat", headers={"origin": origin, **asks}),
            web.get("/health", headers={"origin": origin}),
        ):
            assert "access-control-allow-origin" not in response.headers
            assert response.headers["vary"] == "Origin"


def test_errors_can_be_read_by_a_page_of_a_named_origin(web: httpx.Client):
    for response in every_kind(web):
        again = web.request(response.request.method, response.request.url, headers={"origin": ORIGIN})
        assert again.headers["access-control-allow-origin"] == ORIGIN
        assert "access-control-allow-credentials" not in again.headers


def test_a_file_is_sent_once_and_then_only_whether_it_has_changed(web: httpx.Client):
    for path in ("/static/chat.css", "/widget.js", "/openapi.json"):
        first = web.get(path)
        tag = first.headers["etag"]
        for known in (tag, f"W/{tag}", f'"x", {tag}', "*"):
            again = web.get(path, headers={"if-none-match": known})
            assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
        assert web.get(path, headers={"if-none-match": '"other"'}).status_code == 200


@pytest.mark.parametrize("pair", [pair for pair in PAIRS if "id" in pair], ids=lambda pair: pair["id"])
def test_every_source_is_found_by_its_id_in_any_script(web: httpx.Client, pair: dict[str, str]):
    path = f"/source/?id={quote(pair['id'], safe='')}" if ".." in pair["id"] else f"/source/{quote(pair['id'])}"
    response = web.get(path, headers={"accept": "text/html"})
    assert response.status_code == 200
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    assert "<mark" in response.text


IDS = """
x pay/ /pay pay%23 ../../etc/passwd /etc/passwd ..%2f..%2fetc%2fpasswd %2e%2e/pay pay%00 <script> %3Cscript%3E
pairs.jsonl:1 %ff%fe ../pay // %25 \\..\\pay
""".split()


def fetched(web: httpx.Client, target: str, accept: str) -> tuple[int, str | None, str]:
    """Return the status, the type and the body of an address that is sent as it is; httpx would put it right."""
    connection = http.client.HTTPConnection(web.base_url.host, web.base_url.port or 80, timeout=60)
    connection.putrequest("GET", target, skip_accept_encoding=True)
    connection.putheader("Accept", accept)
    connection.endheaders()
    response = connection.getresponse()
    body = response.read().decode()
    connection.close()
    return response.status, response.getheader("content-type"), body


@pytest.mark.parametrize("identity", ["", *IDS, "x" * 5000])
def test_an_id_that_no_chunk_has_is_not_found_and_not_repeated(web: httpx.Client, identity: str):
    for accept, expected in (("*/*", "application/json"), ("text/html,*/*", "text/html; charset=utf-8")):
        for path in (f"/source/{identity}", f"/source/?id={identity}"):
            status, kind, body = fetched(web, path, accept)
            assert (status, kind) == (404, expected)
            assert "passwd" not in body
            assert "<script>" not in body


HOSTILE = (
    "<script>alert('x')</script>",
    "<img src=x onerror=alert('y')>",
    '"><svg onload=alert(1)>',
    "{{7*7}}",
    "'\"`<!--",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_of_a_person_or_a_document_is_html_in_a_response(web: httpx.Client, text: str):
    for response in (
        web.post("/", data={"question": text}),
        web.post("/", data={"question": text, "part": "1"}),
        web.post("/", data={"question": text, "conversation": text}),
        web.post("/", data={"question": text * 100}, headers={"accept": "text/html"}),
        web.post("/", data={"question": text, "receipt": text, "verdict": text}, headers={"accept": "text/html"}),
        web.post("/", data={text: text}, headers={"accept": "text/html"}),
        web.get(f"/source/{quote(text, safe='')}", headers={"accept": "text/html"}),
        web.get(f"/{quote(text, safe='')}", headers={"accept": "text/html"}),
        web.get("/source/?id=../x", headers={"accept": "text/html"}),
        web.get("/"),
    ):
        if response.headers["content-type"].startswith("text/html"):
            elements = {name.lower() for name in re.findall(r"<([a-z]+)", response.text, re.IGNORECASE)}
            assert not elements & {"img", "iframe", "object", "base"}
            assert all("src=" in script for script in re.findall(r"<script[^>]*>", response.text))
            assert "onload=" not in re.sub(r"&[a-z#0-9]+;[^<]*", "", response.text)
        else:
            assert response.headers["content-type"] == "application/json"
            assert response.headers["x-content-type-options"] == "nosniff"


def test_an_error_repeats_nothing_of_the_request(web: httpx.Client):
    mark = "zzqqxx"
    for response in (
        web.get(f"/{mark}?{mark}={mark}", headers={mark: mark}),
        web.post("/api/ask", json={"question": "x", mark: mark}),
        web.post("/api/ask", json={"question": "x", "topic": mark}),
        web.post("/api/ask", json={"question": "x", "filter": {mark: mark}}),
        web.post("/api/ask", json={"question": mark, "k": mark, "threshold": mark}),
        web.post("/api/ask", content=f"{{{mark}".encode(), headers={"content-type": "application/json"}),
        web.post("/api/ask", content=b"{}", headers={"content-type": mark}),
        web.post("/api/chat", json={"question": "x", "conversation": mark}),
        web.post("/api/feedback", json={"receipt": mark, "verdict": mark}),
        web.get("/api/search", params={"question": "x", mark: mark}),
        web.request(mark.upper(), "/health"),
    ):
        assert 400 <= response.status_code < 500
        assert mark not in f"{response.text} {response.headers}".lower()


def test_a_websocket_is_refused(web: httpx.Client):
    headers = {"connection": "upgrade", "upgrade": "websocket", "sec-websocket-key": "x", "sec-websocket-version": "13"}
    assert web.get("/nowhere", headers=headers).status_code in (400, 403, 404, 426)


def test_a_form_of_a_strange_page_is_refused_and_one_of_the_page_itself_is_answered(web: httpx.Client):
    own = str(web.base_url).rstrip("/")
    for origin, status in (("https://evil.example", 403), ("null", 403), (own, 200), (ORIGIN, 200)):
        response = web.post("/", data={"question": "how do I pay"}, headers={"origin": origin})
        assert response.status_code == status
    assert error_of(web.post("/", data={"question": "x"}, headers={"sec-fetch-site": "cross-site"}))["code"]
