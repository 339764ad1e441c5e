"""The section around a citation, which `/open` shows.

The lines of a section come from the file of the document. For a table, or if the file is missing or no longer has the
cited text, the lines are rebuilt from the chunks in the index.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator, Sequence
from itertools import dropwhile, takewhile
from typing import NamedTuple

from faqbot.bot import FaqBot
from faqbot.corpus.chunk import Chunk
from faqbot.corpus.readers.registry import TABLE_SUFFIXES, suffix_of
from faqbot.errors import CorpusError
from faqbot.rendering.links import file_of
from faqbot.rendering.readable import one_line, printable
from faqbot.rendering.rows import ANSWER, HEADING, NOTE, Line

CITED = "class:cited"

# The most lines shown before and after the cited lines, and the most chunks before and after the cited chunk, if there
# is no file: a table may have 100,000 chunks.
_MOST_LINES = 200
_MOST_CHUNKS = 25

_ITEMS, _LISTS = ("step", "tip"), ("steps", "tips")
_ROW = "row"


class Section(NamedTuple):
    """The lines of a section, with the cited lines marked, and the index (0-based) of the first cited line."""

    lines: list[Line]
    first: int


class _Numbered(NamedTuple):
    """A line and its number in the document (1-based; 0 if unknown)."""

    number: int
    text: str
    is_cited: bool = False


def section_around(chunk: Chunk, bot: FaqBot) -> Section:
    """Return the section that contains a chunk, with line numbers, and with `>` in front of the cited lines."""
    name = one_line(" › ".join((chunk.source.path, *chunk.sections)))
    if suffix_of(chunk.source.path) in TABLE_SUFFIXES:
        return _marked([(HEADING, name)], _from_chunks(chunk, bot))
    file = file_of(chunk.source.path, bot.roots)
    lines = _from_file(chunk, file) if file else []
    if lines:
        return _marked([(HEADING, name)], lines)
    reason = "has changed since it was read" if file else "was not found"
    above = [(HEADING, name), (NOTE, f"This is the indexed text: the document {reason}.")]
    return _marked(above, _from_chunks(chunk, bot))


def _marked(above: Sequence[Line], lines: Sequence[_Numbered]) -> Section:
    """Put numbers in front of the lines, and marks in front of the cited lines."""
    width = len(str(max(line.number for line in lines)))
    marked = [*above]
    for line in lines:
        style, mark = (CITED, ">") if line.is_cited else (ANSWER, " ")
        marked.append((style, f"{mark} {line.number or '':>{width}}  {line.text}".rstrip()))
    first = next(at for at, line in enumerate(lines) if line.is_cited)
    return Section(marked, len(above) + first)


# Lines from the file


def _from_file(chunk: Chunk, file: str) -> list[_Numbered]:
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
    numbered = [_Numbered(number, _line(lines[number - 1]), number in cited) for number in shown]
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


def _cut(lines: list[_Numbered], *, before: bool, behind: bool) -> list[_Numbered]:
    """Put "…" where a section that is too long was cut."""
    cut = [_Numbered(0, "…")]
    return [*(cut if before else []), *lines, *(cut if behind else [])]


# Lines from the chunks


def _from_chunks(chunk: Chunk, bot: FaqBot) -> list[_Numbered]:
    """Return the lines of the section's chunks; the first line of each chunk has its number in the document."""
    path = chunk.source.path
    from_document_on = dropwhile(lambda read: read.source.path != path, bot.chunks())
    chunks = list(takewhile(lambda read: read.source.path == path, from_document_on))
    at = next((number for number, read in enumerate(chunks) if _is_same(read, chunk)), None)
    if at is None:  # the documents were read again meanwhile
        chunks, at = [chunk], 0
    start, end = _run(chunks, at)
    shown = range(max(start, at - _MOST_CHUNKS), min(end, at + _MOST_CHUNKS + 1))
    lines: list[_Numbered] = []
    before = None
    for part in _once([chunks[number] for number in shown], chunk):
        if before and not before.kind == part.kind in _ITEMS:
            lines.append(_Numbered(0, ""))
        if part.sections != (before or chunk).sections:
            lines.append(_Numbered(0, one_line(" › ".join(part.sections))))
        lines += _question_and_text(part, is_cited=_is_same(part, chunk))
        before = part
    return _cut(lines, before=shown[0] > start, behind=shown[-1] < end - 1)


def _once(chunks: Iterable[Chunk], cited: Chunk) -> Iterator[Chunk]:
    """Yield chunks without repeated text: the items of a list, or the whole list if it is cited, and no rows."""
    first, last = cited.source.lines
    inside = range(first, last + 1) if cited.kind in _LISTS else ()
    for chunk in chunks:
        if _is_same(chunk, cited) or (chunk.kind not in (*_LISTS, _ROW) and chunk.source.lines[0] not in inside):
            yield chunk


def _question_and_text(chunk: Chunk, *, is_cited: bool) -> Iterator[_Numbered]:
    """Yield the lines of a chunk's question and text; only the first has a number: of its line, or its row or page."""
    place = chunk.source.place
    number = place.numbers[0] if place else chunk.source.lines[0]
    bullet = "- " if chunk.kind in _ITEMS else ""
    lines = [chunk.question] if chunk.question else []
    for at, line in enumerate([*lines, *(bullet + chunk.text).split("\n")]):
        yield _Numbered(0 if at else number, _line(line), is_cited)


def _line(text: str) -> str:
    return printable(text).replace("\n", " ").expandtabs(4)
