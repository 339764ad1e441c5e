"""The line at the bottom of the screen: the corpus, the topic, and the keys that help."""

from __future__ import annotations

from typing import NamedTuple

from prompt_toolkit.utils import get_cwidth

from faqbot.rendering.first_questions import corpus_name
from faqbot.rendering.readable import one_line
from faqbot.shell.session import Session
from faqbot.text.messages.catalogue import sentence

_GAP = " · "
# The most columns of a name. Longer names are cut, so that the other parts have room.
_LONGEST_NAME = 30


class _Part(NamedTuple):
    """A part of the toolbar. On a narrow screen, the parts with the largest `dropped` are left out first."""

    text: str
    dropped: int


def toolbar(session: Session, mode: str, columns: int) -> str:
    """Return the text of the toolbar, without the parts that do not fit into `columns`."""
    topic, language = session.conversation.topic, session.bot.language
    about = sentence("bar_about", language, topic=_cut(one_line(topic))) if topic else ""
    parts = [
        _Part(_cut(corpus_name(session.bot)), 4),
        _Part(about if len(session.bot.titles) > 1 else "", 1),
        _Part("/help", 3),
        _Part(sentence("bar_search", language), 7),
        _Part(sentence("bar_leave", language), 5),
        _Part(f"F4 {mode}", 8 if mode == "emacs" else 2),
    ]
    parts = [part for part in parts if part.text]
    while len(parts) > 1 and get_cwidth(_joined(parts)) > columns:
        parts.remove(max(parts, key=lambda part: part.dropped))
    return _joined(parts)


def _joined(parts: list[_Part]) -> str:
    return f" {_GAP.join(part.text for part in parts)} "


def _cut(name: str) -> str:
    if get_cwidth(name) <= _LONGEST_NAME:
        return name
    while get_cwidth(name) > _LONGEST_NAME - 1:
        name = name[:-1]
    return f"{name.rstrip()}…"
