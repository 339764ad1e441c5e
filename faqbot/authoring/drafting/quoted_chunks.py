"""Quote chunks in a prompt: below their headings, each text once, with its reference and the phrasings it has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from faqbot.authoring.drafting.asked_chunks import AskedChunk
from faqbot.corpus.chunk import Chunk
from faqbot.rendering.readable import one_line, printable

# Most known phrasings of a chunk that are shown.
_MOST_KNOWN = 20
# The marks and numbers of list items, and white space: what a list has beside the text of its items.
_LIST_MARKS = re.compile(r"[\s\-*+•.)(\d]*")


def quote_chunks(
    part: Sequence[AskedChunk], chunks: Sequence[Chunk], references: Mapping[int, str], parents: Sequence[int]
) -> str:
    """Return the chunks of a prompt as text, in their order.

    `references` has the short reference of each chunk, by its number. `parents` is as in `prompt_parts`.
    """
    lines: list[str] = []
    above: tuple[str, ...] | None = None
    for at, asked in enumerate(part):
        chunk = chunks[asked.number]
        place = (chunk.source.path, chunk.source.title, *chunk.sections)
        if place != above:
            lines += _headings(chunk, is_new_document=above is None or place[:2] != above[:2])
            above = place
        items = _items(asked.number, part[at + 1 :], parents)
        lines += _entry(asked, chunk, references[asked.number], [chunks[number] for number in items])
    return "\n".join(lines).strip("\n")


def _headings(chunk: Chunk, *, is_new_document: bool) -> Iterator[str]:
    if is_new_document:
        yield f"\nDOCUMENT: {one_line(chunk.source.title)} ({one_line(chunk.source.path)})"
    if chunk.sections:
        yield f"\nSECTION: {one_line(' > '.join(chunk.sections))}"


def _items(number: int, following: Sequence[AskedChunk], parents: Sequence[int]) -> list[int]:
    return [asked.number for asked in following if parents[asked.number] == number]


def _entry(asked: AskedChunk, chunk: Chunk, reference: str, items: Sequence[Chunk]) -> Iterator[str]:
    """Yield the lines of a chunk; a list whose items all follow is announced, and its text is not repeated."""
    wanted = f" (write {asked.wanted} more)" if asked.known else ""
    yield ""
    if items and _is_whole(chunk, items):
        yield f"[{reference}]{wanted} The whole list of the {len(items)} passages that follow."
    else:
        yield f"[{reference}]{wanted}{_said_of(chunk, items)}"
        if chunk.question:
            yield f"Question: {one_line(chunk.question)}"
        yield printable(chunk.text).strip("\n")
    if asked.known:
        yield f"Already known, do not repeat: {' | '.join(map(one_line, asked.known[:_MOST_KNOWN]))}"


def _said_of(chunk: Chunk, items: Sequence[Chunk]) -> str:
    if not items:
        return ""
    kind = "rows of its table" if chunk.kind == "passage" else "items of this list"
    return f" The passages that follow are {kind}."


def _is_whole(chunk: Chunk, items: Sequence[Chunk]) -> bool:
    """Whether a list has no text beside that of the given items, apart from marks."""
    rest = chunk.text
    for item in items:
        if item.text not in rest:
            return False
        rest = rest.replace(item.text, "", 1)
    return chunk.kind in ("steps", "tips") and _LIST_MARKS.fullmatch(rest) is not None
