"""The page of the manual about the API: its requests are answered, and it knows every error."""

from __future__ import annotations

import json
import re
from pathlib import Path

import httpx
import pytest

import faqbot
from faqbot.serving.api.api_description import api_description

PAGE = (Path(faqbot.__file__).parent / "manual" / "api.md").read_text(encoding="utf-8")
REQUESTS = re.findall(r"^    curl http://127.0.0.1:8000(\S+) -H '(\S+): (\S+)' -d '(.*)'$", PAGE, re.MULTILINE)


@pytest.mark.parametrize(("path", "name", "value", "body"), REQUESTS)
def test_a_request_of_the_page_is_answered(client: httpx.Client, path: str, name: str, value: str, body: str):
    response = client.post(path, content=body.encode(), headers={name: value})
    assert response.status_code == (409 if "receipt" in json.loads(body) else 200), response.text


def test_the_page_has_a_request_for_each_thing_that_is_sent():
    assert [path for path, *_ in REQUESTS] == ["/api/ask", "/api/chat", "/api/feedback"]


def test_the_page_names_every_code_of_an_error_and_every_field():
    schemas = api_description()["components"]["schemas"]
    rows = "".join(re.findall(r"^\| \d{3} \|.*\n", PAGE, re.MULTILINE))
    assert set(re.findall(r"`([a-z]+_[a-z_]+|timeout|overloaded|unauthorized)`", rows)) == set(schemas["Code"]["enum"])
    for name in (*schemas["Turn"]["properties"], *schemas["Verdict"]["properties"]):
        assert f"`{name}`" in PAGE or f'"{name}"' in PAGE
