"""Find a chunk by its id or its place, and the text around it, which the chunks below the same heading make up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import blake2b
from itertools import takewhile

from faqbot.corpus.chunk import Chunk
from faqbot.index.index import Index
from faqbot.index.packing import equal_range

# The most chunks before and after a chunk in its section: a table may have 100,000 rows.
_MOST_CHUNKS = 25

_ITEMS, _LISTS, _ROW = ("step", "tip"), ("steps", "tips"), "row"


def find_chunk(reference: str, index: Index) -> int:
    """Return the number of the chunk with an id, or at a place; raise `ChunkReferenceError` if no chunk is meant."""
    number = number_with_id(reference, index)
    if number is not None:
        return number
    from faqbot.corpus.authors.references import References  # noqa: PLC0415 - only for what is no id

    return References([index.chunk(number) for number in range(len(index))]).one(reference)


def number_with_id(reference: str, index: Index) -> int | None:
    """Return the number of the chunk with an id, or None if no chunk has it."""
    key = int.from_bytes(blake2b(reference.encode(errors="surrogatepass"), digest_size=16).digest()[:8], "little")
    at = equal_range(index.arrays["id_hashes"], key)
    for number in index.arrays["id_chunks"][at.start : at.stop].tolist():
        if index.chunk(number).id == reference:
            return int(number)
    return None


def section_neighbours(number: int, index: Index, most: int = _MOST_CHUNKS) -> tuple[list[Chunk], list[Chunk]]:
    """Return up to `most` chunks before a chunk, and as many behind it, that stand below the same heading."""
    cited = index.chunk(number)
    before = list(_run(cited, range(number - 1, max(-1, number - 1 - most), -1), index))
    return before[::-1], list(_run(cited, range(number + 1, min(len(index), number + 1 + most)), index))


def section_text(number: int, index: Index) -> str:
    """Return the text of the chunks around a chunk that stand below the same heading, in the order of the document."""
    cited = index.chunk(number)
    before, behind = section_neighbours(number, index)
    chunks = list(_once([*before, cited, *behind], cited))
    return "\n".join(_lines(chunks, cited.sections))


def _run(cited: Chunk, numbers: range, index: Index) -> Iterator[Chunk]:
    """Yield the chunks with these numbers up to the first one that is not in the section of the cited one."""
    path, headings = cited.source.path, cited.sections
    return takewhile(
        lambda chunk: chunk.source.path == path and chunk.sections[: len(headings)] == headings,
        map(index.chunk, numbers),
    )


def _once(chunks: Sequence[Chunk], cited: Chunk) -> Iterator[Chunk]:
    """Yield chunks without repeated text: the items of a list, or the whole list if it is cited, and no rows."""
    first, last = cited.source.lines
    inside = range(first, last + 1) if cited.kind in _LISTS else ()
    for chunk in chunks:
        if chunk is cited or (chunk.kind not in (*_LISTS, _ROW) and chunk.source.lines[0] not in inside):
            yield chunk


def _lines(chunks: Sequence[Chunk], headings: tuple[str, ...]) -> Iterator[str]:
    """Yield the lines of chunks, with a line for the headings that begin below those of the section."""
    before = None
    for chunk in chunks:
        if before is not None and not (before.kind == chunk.kind and chunk.kind in _ITEMS):
            yield ""
        if chunk.sections != (headings if before is None else before.sections):
            yield f"# {' › '.join(chunk.sections[len(headings) :] or chunk.sections)}"
        if chunk.question:
            yield chunk.question
        yield f"- {chunk.text}" if chunk.kind in _ITEMS else chunk.text
        before = chunk
