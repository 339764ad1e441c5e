"""The titles of shortcodes and of components in tags, and which of them are titles of entries.

    {{< details "The lid sticks" >}}        {{% expand title="Is it open?" %}}        <Accordion title="The lid sticks">

A title that asks is a question in every component. The title of a component that folds names an entry even if it only
states the matter, because readers see nothing else at first.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from faqbot.corpus.readers.qa_marks import ASKS

# The names of attributes that hold a title.
_TITLES = ("title", "question", "summary", "label", "header")
_PART = r"(?:[-_.]?(?:item|panel|entry|question))?"
_FOLDS = re.compile(
    rf"(?:details|dropdown|collaps(?:e|ible)|expand(?:able)?|accordi[oa]n|faq|spoiler){_PART}", re.IGNORECASE
)
_TAB = re.compile(r"tab[-_.]?(?:item|panel|pane)?", re.IGNORECASE)
_OPENED = re.compile(r"\{\{[<%]\s*(?P<shortcode>\w[\w./-]*)|\{%-?\s*(?P<block>\w[\w-]*)|<(?P<tag>[a-zA-Z][\w.-]*)")
_CLOSED = re.compile(r"\{\{[<%]\s*/\s*(?P<shortcode>[\w./-]+)|\{%-?\s*end(?P<block>[\w-]+)|</(?P<tag>[a-zA-Z][\w.-]*)")
_QUOTED = re.compile(r"(?:(?<![\w-])(?P<name>[\w-]++)\s?=\s?)?\"(?P<title>[^\"]+)\"")
_OPENING_TAG = re.compile(r"\s*+(?P<tag><(?P<name>[A-Z][\w.]*+)\s(?>(?:[^<>\"]|\"[^\"<]*+\")+)>)")
# Longest line that is looked into, in characters.
_LONGEST = 1_000


class Component(NamedTuple):
    """A component that opens: its name, its title or an empty text, and whether only the title is shown at first."""

    name: str = ""
    title: str = ""
    folds: bool = False

    @property
    def asks(self) -> bool:
        """Whether the title is a question by itself."""
        return ASKS.search(self.title) is not None


def component_on(line: str) -> Component:
    """Return the component that a line of markup opens, without a title if the line shows none."""
    line = line.strip()
    found = _OPENED.match(line) if len(line) <= _LONGEST and '"' in line else None
    if not found:
        return Component()
    quoted = [(one["name"] or "", one["title"].strip()) for one in _QUOTED.finditer(line)]
    name = next(filter(None, found.groups()))
    return _component(name, [title for _, title in quoted], _titled(name, line, quoted))


def is_whole_component(line: str) -> bool:
    """Whether a component with a title opens and closes on a line: `<Tab title="DHL">Two days.</Tab>`."""
    opened = _OPENING_TAG.match(line)
    if not opened or not line.rstrip().endswith(f"</{opened['name']}>"):
        return False
    return component_on(opened["tag"]).title != ""


def component_of(tag: str, attributes: Mapping[str, str]) -> Component:
    """Return the component that a tag with these attributes opens."""
    found = _OPENED.match(tag)
    name = (found["tag"] if found else "") or ""
    named = [(key, value.strip()) for key, value in attributes.items()]
    return _component(name, [value for key, value in named if key in _TITLES], _titled(name, tag, named))


def _component(name: str, titles: list[str], stated: str) -> Component:
    asking = next(filter(ASKS.search, titles), "")
    return Component(name, asking or stated, _FOLDS.fullmatch(name) is not None)


def _titled(name: str, markup: str, values: list[tuple[str, str]]) -> str:
    """Return the title of a component that shows one: it folds, is a tab, or has text up to its closing tag.

    A title without the name of an attribute must have several words. The value of a tab without a title names it.
    """
    is_tab = _TAB.fullmatch(name) is not None
    if not is_tab and not _FOLDS.fullmatch(name) and not (markup[:1] == "<" and name[:1].isupper()):
        return ""
    if markup.endswith("/>"):
        return ""
    named = dict(values)
    titles = (named.get(key, "") for key in (*_TITLES, *["value"] * is_tab))
    return next(filter(None, titles), "") or next((title for key, title in values if not key and " " in title), "")


def closed_on(line: str) -> list[str]:
    """Return the names of the components that a line of markup closes: `{{< /expand >}}`, `{% enddetails %}`."""
    return [next(filter(None, found.groups())) for found in _CLOSED.finditer(line[:_LONGEST])]
