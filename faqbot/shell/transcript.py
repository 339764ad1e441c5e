"""A session written down as Markdown, for `/save`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from faqbot.answering.reply import Match
from faqbot.index.titles import topic_of
from faqbot.rendering.explain import taken_for
from faqbot.rendering.readable import citation, how_sure, label, one_line, place, printable
from faqbot.shell.session import Exchange, first_shown
from faqbot.text.messages.catalogue import sentence

# The characters that may be Markdown marks within a line.
_MARKS = re.compile(r"[\\`*_\[\]<>&|~#]")
_TICKS = re.compile(r"`+")


def as_markdown(exchanges: Sequence[Exchange], language: str = "english") -> str:
    """Return a session as Markdown: each question is a heading, followed by the quoted answer and its citation."""
    parts = [
        f"# {sentence('questions_and_answers', language)}",
        *("\n".join(_exchange(exchange)) for exchange in exchanges),
    ]
    return "\n\n".join(parts) + "\n"


def _exchange(exchange: Exchange) -> Iterator[str]:
    reply = exchange.reply
    language = reply.voice.language
    yield f"## {_escaped(exchange.said)}"
    yield ""
    if carried := taken_for(reply):
        yield f"*{_escaped(carried)}*"
        yield ""
    if reply.outcome == "answer":
        yield from _quoted(reply.matches[0], language)
        return
    yield _escaped(reply.text)
    if shown := (reply.options or reply.matches)[: first_shown(reply)]:
        yield ""
    for number, match in enumerate(shown, start=1):
        named = label(match, reply.voice)
        if reply.outcome == "choose" and reply.voice.names_documents:
            named = f"{one_line(topic_of(match.chunk))}: {named}"
        where = _code(place(match, language))
        yield f"{number}. {_escaped(named)} ({how_sure(match.confidence, language)}, {where})"


def _quoted(match: Match, language: str) -> Iterator[str]:
    yield from (f"> {line}".rstrip() for line in printable(match.chunk.text).split("\n"))
    yield ""
    yield f"{how_sure(match.confidence, language)}, {_code(citation(match.chunk.source, language))}"


def _escaped(text: str) -> str:
    """Return Markdown that shows a text unchanged, on one line."""
    text = _MARKS.sub(r"\\\g<0>", one_line(text))
    return re.sub(r"^(\d{1,9})([.)])|^([-+=])", r"\1\\\2\3", text)


def _code(text: str) -> str:
    """Return a text as Markdown code, between more backticks than the text has in a row."""
    longest = max(map(len, _TICKS.findall(text)), default=0)
    ticks = "`" * (longest + 1)
    return f"{ticks} {text} {ticks}" if longest else f"{ticks}{text}{ticks}"
