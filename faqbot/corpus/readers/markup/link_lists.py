"""Recognise tables of contents, which would otherwise be found instead of the answers that they lead to.

Above the text of a page also stand the links to the same page in other languages, and to its sections. Links to other
pages and files may be all that a page says of them, so they stay.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

from faqbot.corpus.readers.markup.html_parts import says_something, without_tags
from faqbot.corpus.readers.markup.marks import markup_reason
from faqbot.corpus.readers.markup.text_tables import pipe_cells
from faqbot.corpus.readers.qa_marks import ASKS, ENDS
from faqbot.text.language_codes import language_of_code

_MARK = re.compile(r"\s*+(?:>\s?)?(?:[-*+]|\d{1,9}[.)])\s++")
_LINK = re.compile(
    r"\[(?P<text>(?>(?:[^\[\]]|\[[^\[\]]*\])+))\]\((?P<target>[^()\s]*(?:\([^()\s]*\)[^()\s]*)?)(?:\s+\"[^\"]*\")?\)"
)
_ELSEWHERE = re.compile(r"(?:[a-z][a-z\d+.-]*:|//)", re.IGNORECASE)
_PARTING = re.compile(r"(?>(?:<br\s*/?>|[\s|·•,;/*_\\–—-]|&nbsp;|&middot;|&bull;)*)", re.IGNORECASE)
# What a language in a line of links is set off with.
_AROUND_NAME = re.compile(r"[\s*_()\U0001f1e6-\U0001f1ff]+")
_BETWEEN = re.compile(r"[|·•,;/—–\\]|&nbsp;|&middot;|&bull;|\s-\s")
_HTML_LINK = re.compile(r"<a\s(?P<marks>[^<>]*)>(?P<text>(?:[^<]|<(?!/?a\b))*)</a>", re.IGNORECASE)
_TO_PLACE = re.compile(r"href\s{0,3}=\s{0,3}[\"']?#", re.IGNORECASE)
# Longest name of a group of links, in words, and longest line that may be an entry, in characters.
_LONGEST_NAME = 8
_LONGEST_ENTRY = 2_000
_SEVERAL = 2


class _Entry(NamedTuple):
    """A line of a list of links: its links as (text, target); `is_name` says that it is the name of a group instead."""

    links: list[tuple[str, str]]
    is_name: bool = False


def is_contents(lines: Sequence[str], *, in_answer: bool) -> bool:
    """Whether a list or a table is one of links only, which lead to places in this page or to other pages beside it.

    Links to other pages count if they ask or if they do not stand in an answer, because an answer may be "See also:"
    with links. A list of links to other sites is content.
    """
    shown = [line for line in lines if line.strip()]
    if any(markup_reason(line) == "table of contents" or line.strip().lower() == "{:toc}" for line in shown):
        return True
    entries = [_entry(line) for line in shown]
    if not all(entries):
        return False
    links = [link for entry in entries if entry for link in entry.links]
    names = sum(entry.is_name for entry in entries if entry)
    within = all(target.startswith("#") for _, target in links)
    beside = len(links) > 1 and (not in_answer or all(ASKS.search(text.strip()) for text, _ in links))
    return bool(links) and names <= len(links) and (within or beside)


def is_line_of_links(line: str, fewest: int) -> bool:
    """Whether a paragraph consists of links to places in this page, and of at least so many."""
    entry = _links(line)
    return entry is not None and len(entry.links) >= fewest and all(target.startswith("#") for _, target in entry.links)


def is_contents_table(lines: Sequence[str]) -> bool:
    """Whether all cells of a pipe table below its header are links to places in this page."""
    entry: _Entry | None = None
    for line in islice(lines, 2, None):
        for cell in filter(None, pipe_cells(line)):
            entry = _links(cell)
            if entry is None or not all(target.startswith("#") for _, target in entry.links):
                return False
    return entry is not None


def is_language_switch(line: str) -> bool:
    """Whether a line consists of links and of names of languages, and most of the links name languages, too."""
    if "](" not in line or len(line) > _LONGEST_ENTRY:
        return False
    links = [_names_language(found["text"]) for found in _LINK.finditer(line)]
    rest = [name for name in _BETWEEN.split(_LINK.sub("|", line)) if any(map(str.isalnum, name))]
    return all(map(_names_language, rest)) and 2 * sum(links) > len(links)


def is_html_of_links(text: str) -> bool:
    """Whether raw HTML consists of several links, most of which name languages or lead to places in this page."""
    if text.count("<a ") < _SEVERAL or len(text) > _LONGEST_ENTRY or says_something(_HTML_LINK.sub("", text)):
        return False
    links = list(_HTML_LINK.finditer(text))
    within = sum(bool(_TO_PLACE.search(a["marks"])) or _names_language(without_tags(a["text"])) for a in links)
    return 2 * within > len(links)


def _names_language(text: str) -> bool:
    return language_of_code(_AROUND_NAME.sub(" ", text)) is not None


def _entry(line: str) -> _Entry | None:
    """Return the entry on a line of a list: links, or the short name of a group; None if the line is anything else."""
    marked = _MARK.match(line)
    text = line[marked.end() :] if marked else line.strip()
    name = text.strip("*_: ")
    if marked and "](" not in text and name and len(name.split()) <= _LONGEST_NAME and not ENDS.search(name):
        return _Entry([], is_name=True)
    return _links(text)


def _links(text: str) -> _Entry | None:
    """Return the links that a text consists of, but for signs between them; None if it has other text."""
    if "](" not in text or len(text) > _LONGEST_ENTRY:
        return None
    links = [(found["text"], found["target"]) for found in _LINK.finditer(text)]
    rest = _LINK.sub("", text)
    if not links or not _PARTING.fullmatch(rest) or any(_ELSEWHERE.match(target) for _, target in links):
        return None
    return _Entry(links)
