"""Results as text, for models whose hosts show them no structured results.

A quoted text comes with its citation. What is said about it (the outcome, the ids that `read_section` takes) stands in
a block of its own behind it, so that a document cannot pass for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING

from faqbot.answering.reply import Match, Reply
from faqbot.corpus.chunk import Chunk
from faqbot.rendering.message_rows import message_rows
from faqbot.rendering.readable import BETWEEN, citation, how_sure, one_line, printable
from faqbot.rendering.reply_rows import ReplyLook, numbered_matches, printed
from faqbot.rendering.rows import plain_lines
from faqbot.system.callers import count_of

if TYPE_CHECKING:
    from faqbot.index.contents import TopicContents

_MEANINGS = {
    "answer": "outcome: answer. The text is quoted word for word.",
    "choose": "outcome: choose. Each option answers another case; find out which one is meant.",
    "abstain": "outcome: abstain. The documents do not answer this; say so, and do not invent an answer.",
    "smalltalk": "outcome: smalltalk. No document was asked.",
}


def reply_texts(reply: Reply, shown: int | None) -> list[str]:
    """Return a reply as `faqbot ask` prints it, with `shown` matches, and what an agent must know about it."""
    replies = [replace(reply, others=()), *reply.others]
    look = printed(shown)
    return ["\n".join(plain_lines(message_rows(replies, look))), "\n".join(_remarks(replies, look))]


def _remarks(replies: Sequence[Reply], look: ReplyLook) -> Iterator[str]:
    """Yield for each reply its meaning, and the ids of its passages by the numbers that they have in the text."""
    first = 1
    for reply in replies:
        if len(replies) > 1:
            yield f"{one_line(reply.question)}"
        yield _MEANINGS[reply.outcome]
        part = look if len(replies) == 1 else look._replace(is_part=True, first=first)
        passages = numbered_matches(reply, part)
        if reply.outcome == "answer":
            passages = [(1, reply.matches[0]), *passages]
        for number, match in passages:
            yield f"{number}. id: {one_line(match.chunk.id)}"
        first += len(reply.options)


def passage_texts(matches: Sequence[Match], language: str) -> list[str]:
    """Return each passage with its place in the ranking, how sure it is, its citation and its id."""
    if not matches:
        return ["No passage has anything in common with that."]
    return [_passage(number, match, language) for number, match in zip(count(1), matches, strict=False)]


def _passage(number: int, match: Match, language: str) -> str:
    chunk = match.chunk
    asked = f"{one_line(chunk.question)}\n" if chunk.question else ""
    sure = f"{how_sure(match.confidence, language)}{BETWEEN}{citation(chunk.source, language)}"
    return f"{number}. {asked}{printable(chunk.text)}\n  {sure}\n  id: {one_line(chunk.id)}"


def section_texts(chunk: Chunk, section: str, language: str) -> list[str]:
    """Return the text of a section, and the citation of the passage that it was asked for."""
    return [printable(section), f"around: {citation(chunk.source, language)}\nid: {one_line(chunk.id)}"]


def topic_texts(listed: Sequence[TopicContents], total: int, offset: int) -> list[str]:
    """Return a line for each title, and one that says what stands in a line and how many titles there are."""
    if not listed:
        return [f"no title from {offset + 1:,} on; there are {total:,}" if total else "no title contains that text"]
    lines = [
        BETWEEN.join((one_line(one.topic), str(one.chunks), ", ".join(map(one_line, one.paths)))) for one in listed
    ]
    part = f"titles {offset + 1:,} to {offset + len(listed):,} of {total:,}"
    which = f"{count_of(total, 'title')} in all" if len(listed) == total else part
    return ["\n".join(lines), f"title{BETWEEN}passages{BETWEEN}files: {which}"]
