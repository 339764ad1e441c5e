"""Documents, ids and questions that try to run a script or to load something: nothing runs, and nothing is loaded."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from browsing import Served, Site, ask, visit

from faqbot import FaqBot
from faqbot.serving.page.reply_elements import source_address

# Each of them runs in some place of a page that forgets to escape, or follows what a document links to.
ATTACKS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    '"><script>alert(1)</script>',
    "'-alert(1)-'",
    '" autofocus onfocus=alert(1) x="',
    "</textarea><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "<iframe srcdoc='<script>parent.alert(1)</script>'></iframe>",
    "<a href=javascript:alert(1)>press</a>",
    "[press](javascript:alert(1))",
    "[press](JaVaScRiPt&colon;alert(1))",
    "[press](&#106;avascript:alert(1))",
    "[press](java&Tab;script:alert(1))",
    "[press](\u0001javascript:alert(1))",
    "[press](vbscript:alert(1))",
    "[press](data:text/html,<script>alert(1)</script>)",
    '[press](https://evil.example/"onmouseover="alert(1))',
    "![picture](https://evil.example/track.png)",
    "![picture](javascript:alert(1))",
    "[![picture](https://evil.example/track.png)](javascript:alert(1))",
    "<style>@import url(https://evil.example/x.css)</style>",
    "<base href=https://evil.example/>",
    "<meta http-equiv=refresh content='0;url=https://evil.example/'>",
    "<form action=https://evil.example/><button>press</button></form>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<!--><script>alert(1)</script-->",
    "{{constructor.constructor('alert(1)')()}}",
    "\u202egnp.exe",
    "`<script>alert(1)</script>`",
    "| a | <img src=x onerror=alert(1)> |\n|---|---|\n| [x](javascript:alert(1)) | <br><svg onload=alert(1)> |",
    "```<script>alert(1)</script>\n</code></pre><script>alert(1)</script>\n```",
]

# What no page of faqbot has, whatever the documents say.
FORBIDDEN = (
    "script:not([src^='/static/']), style, iframe, object, embed, img, base, meta[http-equiv], form[action*='evil'], "
    "[style]:not(textarea), [srcdoc], [onload], [onerror], [onclick], [onfocus], [onmouseover], "
    "a[href^='javascript' i], a[href^='data' i], a[href^='vbscript' i]"
)


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Documents whose titles, headings, questions, answers and ids are attacks."""
    folder: Path = tmp_path_factory.mktemp("hostile")
    for number, attack in enumerate(ATTACKS):
        line = attack.replace("\n", " ")
        text = f"# Page {number} {line}\n\n## What is attack{number} {line}?\n\nIt is {attack}\n\nDone with {line}.\n"
        (folder / f"page{number}.md").write_text(text, encoding="utf-8")
    pairs = [
        {"id": f"row{number}{attack}", "question": f"How does trick{number} work {attack}?", "answer": f"So: {attack}"}
        for number, attack in enumerate(ATTACKS)
    ]
    (folder / "pairs.jsonl").write_text("\n".join(map(json.dumps, pairs)), encoding="utf-8")
    (folder / "faqbot.toml").write_text('title = "</title><script>alert(1)</script>"\n')
    return folder


@pytest.fixture(scope="module")
def identities(documents: Path) -> list[str]:
    """The ids of an author, which are attacks, and some that are made of headings, which are attacks, too."""
    chunks = list(FaqBot.from_corpus(documents).chunks())
    return [chunk.id for chunk in chunks if chunk.id.startswith("row")][::2] + [chunk.id for chunk in chunks[::10]]


@pytest.fixture(scope="module")
def hostile(documents: Path, serve: Callable[..., Served], site: Site) -> Served:
    """A server of these documents."""
    return serve("--corpus", documents, "--allow-origin", site.origin)


def harmless(page: Any, url: str) -> None:
    assert page.locator(FORBIDDEN).count() == 0
    assert page.told == []
    assert [one for one in page.asked_for if not one.startswith(url)] == []


def test_no_document_runs_or_loads_anything_in_an_answer(browser: Any, hostile: Served) -> None:
    with visit(browser, hostile.url) as page:
        assert page.locator("h1").inner_text() == "</title><script>alert(1)</script>"
        for number in range(len(ATTACKS)):
            ask(page, f"what is attack{number}" if number % 3 else f"how does trick{number} work")
        assert page.locator(".answer, .choose").count() > 0.8 * len(ATTACKS)  # so the attacks are there to be seen
        harmless(page, hostile.url)


def test_no_question_runs_or_loads_anything(browser: Any, hostile: Served) -> None:
    with visit(browser, hostile.url) as page:
        for attack in ATTACKS:
            shown = ask(page, attack).locator(".asked").inner_text()
            assert shown.split() == re.sub("[\x01\u202e]", "\ufffd", attack).split()
        harmless(page, hostile.url)


@pytest.mark.slow
def test_no_question_runs_or_loads_anything_on_a_page_that_answers_it_as_a_whole(browser: Any, hostile: Served) -> None:
    with visit(browser, hostile.url) as page:
        for attack in ATTACKS[::2]:
            page.locator("textarea").fill(attack)
            with page.expect_navigation():  # the form sends itself, as without JavaScript, but what comes may run
                page.evaluate("document.querySelector('form.ask').submit()")
            assert page.locator("article").count() == 1
        harmless(page, hostile.url)


def test_no_source_runs_or_loads_anything(browser: Any, hostile: Served, identities: list[str]) -> None:
    with visit(browser, hostile.url) as page:
        for identity in identities:
            page.goto(hostile.url.rstrip("/") + source_address("", identity))
            assert page.locator("mark").count() > 0, identity
            harmless(page, hostile.url)


def test_an_id_that_is_none_is_not_repeated_and_opens_no_file(browser: Any, hostile: Served) -> None:
    with visit(browser, hostile.url) as page:
        for path in ("<script>alert(1)</script>", "..%2f..%2fetc%2fpasswd", "?id=<script>alert(1)</script>"):
            page.goto(f"{hostile.url}source/{path}")
            assert page.locator("main h1").inner_text() == "There is no such passage. The documents may have changed."
            assert page.locator("main").inner_text().count("\n") == 0


@pytest.mark.slow
def test_no_document_runs_or_loads_anything_in_the_widget(browser: Any, hostile: Served, site: Site) -> None:
    site.policy = "default-src * 'unsafe-inline' data: javascript:"  # a page that forbids nothing
    site.page = f'<!doctype html><title>Shop</title><script src="{hostile.url}widget.js"></script>'
    with visit(browser, site.origin) as page:
        page.get_by_role("button", name="Help").click()
        page.locator("textarea").wait_for()
        for number in range(0, len(ATTACKS), 4):
            ask(page, f"what is attack{number}")
            ask(page, ATTACKS[number])
        assert page.locator("faqbot-help").locator(FORBIDDEN).count() == 0
        assert page.told == []
        assert {one.split("/")[2] for one in page.asked_for} == {site.origin.split("/")[2], hostile.url.split("/")[2]}
