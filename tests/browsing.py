"""Values and deeds that the tests in a browser share."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, NamedTuple


class Served(NamedTuple):
    """A server: the address of its page, its log of questions, and its process."""

    url: str
    log: Path
    process: subprocess.Popen[str]

    def logged(self) -> list[dict[str, Any]]:
        """Return the lines of the log."""
        return [json.loads(line) for line in self.log.read_text().splitlines()] if self.log.exists() else []


class Site:
    """A site of another origin, its only page, and the policy that is sent with it."""

    origin = page = policy = ""


class Parsed(HTMLParser):
    """What a browser makes of a text of HTML: its elements with their attributes, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


@contextmanager
def visit(browser: Any, url: str, **options: Any) -> Iterator[Any]:
    """Open a page in a context of its own; nothing may go wrong on it unseen, and nothing be loaded from elsewhere."""
    context = browser.new_context(**{"viewport": {"width": 1280, "height": 800}, **options})
    context.set_default_timeout(60_000)
    page = context.new_page()
    page.told = told = []
    page.asked_for = asked_for = []
    page.on("console", lambda message: told.append(message.text))
    page.on("pageerror", lambda error: told.append(str(error)))
    page.on("dialog", lambda dialog: (told.append(f"dialog {dialog.message}"), dialog.dismiss()))
    page.on("request", lambda request: asked_for.append(request.url))
    page.goto(url)
    yield page
    context.close()


def ask(page: Any, question: str) -> Any:
    """Type a question, press Enter, and return what the page shows for it, which is there as a whole."""
    before = page.locator("article.exchange").count()
    page.locator("textarea").fill(question)
    page.locator("textarea").press("Enter")
    return answered(page, before)


def answered(page: Any, before: int) -> Any:
    """Return the exchange that comes after `before` others, when it is there."""
    exchange = page.locator("article.exchange:not(.waiting)").nth(before)
    exchange.wait_for()
    return exchange
