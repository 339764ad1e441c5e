"""Read what a page says for machines: its title, what it is about, and questions in JSON-LD (schema.org FAQPage)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from faqbot.corpus.addresses import web_address
from faqbot.corpus.readers.html.parsing.page_elements import Element, Text
from faqbot.corpus.readers.html.parsing.page_tree import Page
from faqbot.corpus.readers.lined_text import FileLines
from faqbot.errors import CorpusWarning
from faqbot.system.callers import warn_caller

_DATA = "application/ld+json"
# What parts the title of a page from the name of its site, which stands last.
_PARTED = re.compile(r"(?<!\s)(?:\s++(?:[|·•»:]|::|[-–—])\s++|\s*+[|｜]\s*+)")


class DataQuestion(NamedTuple):
    """A question in the data of a page: its text, its answers in HTML or plain text, and the lines of the data."""

    name: str
    answers: tuple[str, ...]
    lines: FileLines


def title_of_page(page: Page, headings: list[str]) -> str:
    """Return the title of a page: its only main heading, or else its title for machines, without the site's name.

    `headings` are the main headings (`<h1>`) of its text.
    """
    if len(headings) == 1:
        return headings[0]
    meta = _meta(page)
    title = next((element for element in _everything(page.root) if element.name == "title"), None)
    text = " ".join("".join(child.text for child in title.children if isinstance(child, Text)).split()) if title else ""
    return meta.get("og:title") or _without_site(text, meta.get("og:site_name", "")) or next(iter(headings), "")


def _without_site(title: str, site: str) -> str:
    parts = _PARTED.split(title)
    if site and len(parts) > 1 and site in parts:
        return next(part for part in parts if part != site) if set(parts) != {site} else site
    ends = [found.start() for found in _PARTED.finditer(title)]
    return title[: ends[-1]] if ends and ends[-1] else title


def about_of(page: Page) -> str:
    """Return what a page says of its content for machines."""
    meta = _meta(page)
    return meta.get("description", "") or meta.get("og:description", "")


def address_of_page(page: Page) -> str:
    """Return the address that a page gives as its own; empty if it gives none."""
    links = (element.attributes for element in _everything(page.root) if element.name == "link")
    canonical = next((given.get("href", "") for given in links if given.get("rel", "").lower() == "canonical"), "")
    return web_address(canonical) or web_address(_meta(page).get("og:url", ""))


def _meta(page: Page) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in _everything(page.root):
        if element.name == "meta":
            name = element.attributes.get("property") or element.attributes.get("name", "")
            found.setdefault(name.lower(), " ".join(element.attributes.get("content", "").split()))
    return found


def data_questions(page: Page, path: str) -> Iterator[DataQuestion]:
    """Yield the questions in the JSON-LD of a page. Data that is no JSON but speaks of questions gives a warning."""
    for element in _everything(page.root):
        if element.name == "script" and _DATA in element.attributes.get("type", "").lower():
            source = "".join(child.text for child in element.children if isinstance(child, Text))
            for name, answers in _questions(_parsed(source, path, element.line)):
                yield DataQuestion(name, answers, (element.line, element.last_line))


def _parsed(source: str, path: str, line: int) -> Any:
    try:
        return json.loads(source.strip().removesuffix(";"), strict=False)
    except (ValueError, RecursionError):
        if "FAQPage" in source:
            message = "the questions in the JSON-LD of the page are no valid JSON, so they are not read; correct them"
            warn_caller(CorpusWarning(message, path=path, line=line))
        return None


def _questions(data: Any) -> Iterator[tuple[str, tuple[str, ...]]]:
    open_ = [data]
    while open_:
        value = open_.pop()
        if isinstance(value, list):
            open_ += reversed(value)
        elif isinstance(value, dict):
            name = value.get("name") or value.get("text")
            answers = tuple(_answers(value)) if _is_question(value) else ()
            if isinstance(name, str) and answers:
                yield name, answers
            else:
                open_ += reversed(value.values())


def _is_question(value: dict[str, Any]) -> bool:
    kinds = value.get("@type")
    return any(str(kind).rpartition("/")[2] == "Question" for kind in (kinds if isinstance(kinds, list) else [kinds]))


def _answers(question: dict[str, Any]) -> Iterator[str]:
    given = question.get("acceptedAnswer") or question.get("suggestedAnswer")
    for answer in given if isinstance(given, list) else [given]:
        text = answer.get("text") if isinstance(answer, dict) else answer
        if isinstance(text, str) and text.strip():
            yield text


def _everything(root: Element) -> Iterator[Element]:
    """Return all elements, also those in elements that show nothing, such as `<head>`."""
    return (child for child in root.content(lambda _: True) if isinstance(child, Element))
