"""The section around a citation, line by line, for the shell's `/open` and for the page of a source.

The lines of a section come from the file of the document. For a table, or if the file is missing, too large or no
longer has the cited text, the lines are rebuilt from the chunks in the index.
"""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from typing import Literal, NamedTuple

from faqbot.bot import FaqBot
from faqbot.corpus.chunk import Chunk
from faqbot.corpus.readers.registry import TABLE_SUFFIXES, suffix_of
from faqbot.errors import ChunkReferenceError, CorpusError
from faqbot.rendering.links import file_of
from faqbot.rendering.readable import one_line, printable

# The most lines shown before and after the cited lines, and the most chunks before and after the cited chunk, if there
# is no file: a table may have 100,000 chunks.
_MOST_LINES = 200
_MOST_CHUNKS = 25

_ITEMS, _LISTS = ("step", "tip"), ("steps", "tips")
_ROW = "row"

# Where the lines of a section come from: the file; the index, because the document is a table or too large to be read
# again, because its file was not found, or because the file no longer has the cited text.
Origin = Literal["file", "index", "missing", "changed"]


class SectionLine(NamedTuple):
    """A line and its number in the document (1-based; 0 if unknown)."""

    number: int
    text: str
    is_cited: bool = False


class CitedSection(NamedTuple):
    """The lines of a section, of which at least one is cited, and where they come from."""

    lines: list[SectionLine]
    origin: Origin


def cited_section(
    chunk: Chunk, bot: FaqBot, *, roots: Sequence[str] | None = None, most_bytes: int | None = None
) -> CitedSection:
    """Return the section that contains a chunk.

    `roots` are the files and folders of the documents, by default those of the bot. A file of more than `most_bytes` is
    not read again.
    """
    if suffix_of(chunk.source.path) in TABLE_SUFFIXES:
        return CitedSection(_from_chunks(chunk, bot), "index")
    file = file_of(chunk.source.path, bot.roots if roots is None else roots)
    if file is None:
        return CitedSection(_from_chunks(chunk, bot), "missing")
    if most_bytes is not None and _size(file) > most_bytes:
        return CitedSection(_from_chunks(chunk, bot), "index")
    if lines := _from_file(chunk, file):
        return CitedSection(lines, "file")
    return CitedSection(_from_chunks(chunk, bot), "changed")


def _size(file: str) -> int:
    with suppress(OSError):
        return os.path.getsize(file)
    return 0  # reading it will say what is wrong


# Lines from the file


def _from_file(chunk: Chunk, file: str) -> list[SectionLine]:
    """Return the lines of the section from the file, or an empty list if the file no longer has the cited text."""
    from faqbot.corpus.chunking import chunk_document  # noqa: PLC0415 - answering needs no readers
    from faqbot.corpus.files.decoding import read_text, split_lines  # noqa: PLC0415
    from faqbot.corpus.reading import read_document  # noqa: PLC0415

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the user saw these warnings when the corpus was read
        try:
            document = read_document(file, chunk.source.path)
            read = list(chunk_document(document))
            chunks = list(chunk_document(document.in_lines_of_text())) if document.text else read
            lines = list(document.text) or split_lines(read_text(file, chunk.source.path))
        except CorpusError:
            return []
    at = next((number for number, one in enumerate(read) if _is_same(one, chunk)), None)
    if at is None or chunks[-1].source.lines[1] > len(lines):  # the file may change between two readings
        return []
    first, last = _bounds(chunks, at)
    cited = range(chunks[at].source.lines[0], chunks[at].source.lines[1] + 1)
    while first not in cited and not lines[first - 1].strip():
        first += 1
    shown = range(max(first, cited[0] - _MOST_LINES), min(last, cited[-1] + _MOST_LINES) + 1)
    numbered = [SectionLine(number, _line(lines[number - 1]), number in cited) for number in shown]
    return _cut(numbered, before=shown[0] > first, behind=shown[-1] < last)


def _is_same(chunk: Chunk, other: Chunk) -> bool:
    return (chunk.source.lines, chunk.question, chunk.text) == (other.source.lines, other.question, other.text)


def _bounds(chunks: Sequence[Chunk], at: int) -> tuple[int, int]:
    """Return the first and last line (1-based) of the section of chunk `at`, from the end of the section before."""
    start, end = _run(chunks, at)
    above = max((chunk.source.lines[1] for chunk in chunks[:start]), default=0)
    return above + 1, max(chunk.source.lines[1] for chunk in chunks[start:end])


def _run(chunks: Sequence[Chunk], at: int) -> tuple[int, int]:
    """Return the range (start, end) of chunks around chunk `at` that are below the same headings; `end` is excluded."""
    headings = chunks[at].sections

    def is_below(number: int) -> bool:
        return 0 <= number < len(chunks) and chunks[number].sections[: len(headings)] == headings

    start, end = at, at + 1
    while is_below(start - 1):
        start -= 1
    while is_below(end):
        end += 1
    return start, end


def _cut(lines: list[SectionLine], *, before: bool, behind: bool) -> list[SectionLine]:
    """Put "…" where a section that is too long was cut."""
    cut = [SectionLine(0, "…")]
    return [*(cut if before else []), *lines, *(cut if behind else [])]


# Lines from the chunks


def _from_chunks(chunk: Chunk, bot: FaqBot) -> list[SectionLine]:
    """Return the lines of the section's chunks; the first line of each chunk has its number in the document."""
    try:
        before, behind = bot.neighbours(chunk, most=_MOST_CHUNKS + 1)
    except ChunkReferenceError:  # the documents were read again meanwhile
        before, behind = [], []
    shown = [*before[-_MOST_CHUNKS:], chunk, *behind[:_MOST_CHUNKS]]
    lines: list[SectionLine] = []
    above = None
    for part in _once(shown, chunk):
        if above and not above.kind == part.kind in _ITEMS:
            lines.append(SectionLine(0, ""))
        if part.sections != (above or chunk).sections:
            lines.append(SectionLine(0, one_line(" › ".join(part.sections))))
        lines += _question_and_text(part, is_cited=_is_same(part, chunk))
        above = part
    return _cut(lines, before=len(before) > _MOST_CHUNKS, behind=len(behind) > _MOST_CHUNKS)


def _once(chunks: Iterable[Chunk], cited: Chunk) -> Iterator[Chunk]:
    """Yield chunks without repeated text: the items of a list, or the whole list if it is cited, and no rows."""
    first, last = cited.source.lines
    inside = range(first, last + 1) if cited.kind in _LISTS else ()
    for chunk in chunks:
        if _is_same(chunk, cited) or (chunk.kind not in (*_LISTS, _ROW) and chunk.source.lines[0] not in inside):
            yield chunk


def _question_and_text(chunk: Chunk, *, is_cited: bool) -> Iterator[SectionLine]:
    """Yield the lines of a chunk's question and text; only the first has a number: of its line, or its row or page."""
    place = chunk.source.place
    number = place.numbers[0] if place else chunk.source.lines[0]
    bullet = "- " if chunk.kind in _ITEMS else ""
    lines = [chunk.question] if chunk.question else []
    for at, line in enumerate([*lines, *(bullet + chunk.text).split("\n")]):
        yield SectionLine(0 if at else number, _line(line), is_cited)


def _line(text: str) -> str:
    return printable(text).replace("\n", " ").expandtabs(4)
