"""Find the chunk that a reference names: its id, its short reference, or `file:first-last`, the lines it stands on.

If one chunk begins where a range begins, and one ends where it ends, the range names these chunks and all between them.
Otherwise the author of the range divided the document in another way than faqbot. Such a range names each chunk with
at least half of its lines in the range, and each chunk that holds at least half of the lines of the range. If no chunk
does either, the range names the chunk that shares the most lines with it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import count, islice, takewhile
from typing import NamedTuple

from faqbot.corpus.authors.short_references import ShortReferences, is_short_reference, with_mark
from faqbot.corpus.chunk import Chunk
from faqbot.corpus.ids import document_id
from faqbot.errors import ChunkReferenceError
from faqbot.text.suggest import nearest

# A reference by lines. The path is matched greedily, because it may contain a `:` itself.
_RANGE = re.compile(r"(?P<path>.+):(?P<first>[0-9]{1,9})(?:-(?P<last>[0-9]{1,9}))?", re.DOTALL)

# A range of lines means one of several chunks if it shares more than this share of all lines with that chunk only.
_CLEARLY = 0.5

# Most chunks named in the error for a reference to several chunks.
_MOST_NAMED = 5


class _Range(NamedTuple):
    """Some lines of a document, 1-based and inclusive; `path` is the name that the document is cited by."""

    path: str
    first: int
    last: int

    @property
    def size(self) -> int:
        return self.last - self.first + 1

    def __str__(self) -> str:
        return f"{self.path}:{self.first}-{self.last}"


class References:
    """Finds the chunks of a corpus that a reference names; chunks are numbered from 0, in the order given.

    A reference is first looked up as an id, because an author's own id may look like `file:first-last`, or like a short
    reference.
    """

    def __init__(self, chunks: Sequence[Chunk]) -> None:
        self._chunks = chunks
        self._numbers = {chunk.id: number for number, chunk in enumerate(chunks)}
        # path -> (first line, last line, number) of each chunk of this document, sorted
        self._lines: dict[str, list[tuple[int, int, int]]] = {}
        for number, chunk in enumerate(chunks):
            self._lines.setdefault(chunk.source.path, []).append((*chunk.source.lines, number))
        for places in self._lines.values():
            places.sort()
        self._documents = {document_id(path) for path in self._lines}

    @cached_property
    def short(self) -> ShortReferences:
        """The short references of the chunks."""
        return ShortReferences([chunk.id for chunk in self._chunks])

    def named(self, reference: str) -> tuple[int, ...]:
        """Return the number of the chunk with this id or short reference, or of all chunks that a range of lines names.

        A range is `file:first-last` or `file:line`. The numbers ascend. Raises `ChunkReferenceError` if there is no
        such chunk, and if several chunks have the id.
        """
        number = self._by_name(reference)
        if number is not None:
            return (number,)
        return self._at(self._range(reference))

    def one(self, reference: str) -> int:
        """Return the number of the only chunk that a reference names.

        This is the chunk with this id or short reference, the chunk that stands on exactly these lines, or the only
        chunk within them. If no chunk lies within the lines, it is the only chunk that they name, or the only one of
        these that shares more than half of all lines of the two with them. Raises `ChunkReferenceError` if there is no
        such chunk, or if there are several.
        """
        number = self._by_name(reference)
        if number is not None:
            return number
        lines = self._range(reference)
        within = self._within(lines)
        exact = [number for number in within if self._chunks[number].source.lines == lines[1:]]
        meant = exact or within or self._nearest(lines)
        if len(meant) > 1:
            ids = (self._chunks[number].id for number in meant)
            raise ChunkReferenceError(f"several chunks stand at {lines}; name one by its id: {_listed(ids)}")
        return meant[0]

    def concerns(self, reference: str) -> bool:
        """Whether a reference names a chunk or a document of this corpus, even if the chunk does not exist in it."""
        identity = self._as_id(reference)
        if identity in self._numbers or self._has_short(reference):
            return True
        lines = _parsed(reference)
        if lines is not None and lines.path in self._lines:
            return True
        parts = (identity[: mark.start()] for mark in re.finditer("#", identity))
        return any(part in self._documents for part in parts)

    def _by_name(self, reference: str) -> int | None:
        """Return the number of the chunk with this id or short reference; None if the reference is neither."""
        number = self._by_id(reference)
        return self.short.find(reference) if number is None and is_short_reference(reference) else number

    def _has_short(self, reference: str) -> bool:
        try:
            return is_short_reference(reference) and self.short.find(reference) is not None
        except ChunkReferenceError:
            return False

    def _by_id(self, reference: str) -> int | None:
        identity = self._as_id(reference)
        number = self._numbers.get(identity)
        if number is not None and f"{identity}~2" in self._numbers:
            renamed = takewhile(self._numbers.__contains__, (f"{identity}~{n}" for n in count(2)))
            meant = (f"{self._place(name)} ({name})" for name in (identity, *islice(renamed, _MOST_NAMED)))
            raise ChunkReferenceError(
                f"several chunks have the id {identity!r}; name one by its lines, or a renamed one by its "
                f"new id: {_listed(meant)}"
            )
        return number

    def _as_id(self, reference: str) -> str:
        """Return a reference as an id: as it stands if a chunk has this id, otherwise with `-` for white space."""
        reference = reference.strip()
        return reference if reference in self._numbers else "-".join(reference.split())

    def _range(self, reference: str) -> _Range:
        lines = _parsed(reference)
        if lines is None:
            raise ChunkReferenceError(f"no chunk has the id {_clipped(reference)}{self._hint(reference)}")
        if lines.path not in self._lines:
            message = f"no chunk has the id {_clipped(reference)} and no document is cited as {_clipped(lines.path)}"
            raise ChunkReferenceError(message + self._hint(reference, lines))
        if lines.last < lines.first:
            raise ChunkReferenceError(f"{lines} ends before it begins; write `file:first-last`")
        return lines

    def _within(self, lines: _Range) -> tuple[int, ...]:
        """Return the numbers of the chunks whose lines are all in the range, ascending."""
        places = self._lines[lines.path]
        start, end = bisect_left(places, (lines.first,)), bisect_left(places, (lines.last + 1,))
        return tuple(sorted(number for _, last, number in places[start:end] if last <= lines.last))

    def _at(self, lines: _Range) -> tuple[int, ...]:
        """Return the numbers of the chunks that a range names, at least one (see the top of this module)."""
        within = self._within(lines)
        ends = [self._chunks[number].source.lines for number in within]
        if any(first == lines.first for first, _ in ends) and any(last == lines.last for _, last in ends):
            return within
        places = self._lines[lines.path]
        before = places[: bisect_left(places, (lines.last + 1,))]
        shared = {number: (_shared(first, last, lines), last - first + 1)
                  for first, last, number in before if last >= lines.first}  # fmt: skip
        if not shared:
            closest = _Range(lines.path, *min(places, key=lambda place: _distance(place, lines))[:2])
            raise ChunkReferenceError(f"no chunk lies within {lines}; did you mean {closest}?")
        half = [number for number, (common, size) in shared.items() if 2 * common >= min(size, lines.size)]
        return tuple(sorted(half)) or (max(shared, key=lambda number: (shared[number][0], -number)),)

    def _nearest(self, lines: _Range) -> tuple[int, ...]:
        """Return the chunk that the range names, or those of several that share more than half of all lines with it."""
        named = self._at(lines)
        near = tuple(number for number in named if self._share(number, lines) > _CLEARLY) if len(named) > 1 else named
        return near or named

    def _share(self, number: int, lines: _Range) -> float:
        """Return the share of the common lines among all lines of a chunk and a range, 0 to 1."""
        first, last = self._chunks[number].source.lines
        common = _shared(first, last, lines)
        return common / (last - first + 1 + lines.size - common)

    def _place(self, identity: str) -> _Range:
        source = self._chunks[self._numbers[identity]].source
        return _Range(source.path, *source.lines)

    def _hint(self, reference: str, lines: _Range | None = None) -> str:
        """Return the end of a message: the nearest id, the nearest file with the same lines, or a short reference."""
        marked = with_mark(reference)
        if self._has_short(marked):
            return f"; did you mean {marked!r}?"
        names = list(self._numbers)
        if lines is not None:
            names += [str(lines._replace(path=path)) for path in self._lines]
        if lines is None and is_short_reference(marked):  # no id is like a made-up sign
            return f", nor the short reference {marked}"
        near = nearest(reference.strip(), names, least=0, parts=True)
        return f"; did you mean {near[0]!r}?" if near else ""


def names_document(reference: str) -> bool:
    """Whether a reference says which document it is about; an author's own id does not."""
    return "#" in reference or _parsed(reference) is not None


def named_document(reference: str) -> tuple[frozenset[str], str]:
    """Return the ids of the documents that a reference by id may be about, and the path in a reference by lines."""
    lines = _parsed(reference)
    if lines is not None:
        return frozenset(), lines.path
    identity = "-".join(reference.split())
    return frozenset(identity[: mark.start()] for mark in re.finditer("#", identity)), ""


def _parsed(reference: str) -> _Range | None:
    match = _RANGE.fullmatch(reference.strip())
    if match is None:
        return None
    first = int(match["first"])
    return _Range(match["path"], first, int(match["last"] or first))


def _shared(first: int, last: int, lines: _Range) -> int:
    """Return the number of lines that lines `first` to `last` and a range have in common."""
    return max(0, min(last, lines.last) - max(first, lines.first) + 1)


def _distance(place: tuple[int, int, int], lines: _Range) -> tuple[int, int]:
    """Return how far a chunk is from lines: the lines between the two, and the sum of the distances of their ends."""
    first, last, _ = place
    between = max(0, first - lines.last, lines.first - last)
    return between, abs(first - lines.first) + abs(last - lines.last)


def _listed(names: Iterable[str]) -> str:
    shown = list(islice(names, _MOST_NAMED + 1))
    return ", ".join(shown[:_MOST_NAMED]) + (", …" if len(shown) > _MOST_NAMED else "")


def _clipped(name: str) -> str:
    """Quote a name, cut to 200 characters: a cell may hold any text, and a message should be a single line."""
    return repr(name if len(name) <= 200 else name[:200] + "…")  # noqa: PLR2004 - explained above
