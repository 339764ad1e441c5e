"""Find the chunk that a reference names: its id, its short reference, or the place it stands at.

A place is `file:first-last`, the lines, or what citations of other documents give: `file.pdf p. 3`, `file.docx §
Returns, ¶ 2-3`, `file.xlsx Sheet1!A7`, `page.html#returns`. The headings of a citation may follow (`file.pdf p. 3 ›
Returns`).

If one chunk begins where a range begins, and one ends where it ends, the range names these chunks and all between them.
Otherwise the author of the range divided the document in another way than faqbot. Such a range names each chunk with
at least half of its lines in the range, and each chunk that holds at least half of the lines of the range. If no chunk
does either, the range names the chunk that shares the most lines with it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import count, islice, takewhile

from faqbot.corpus.authors.place_references import (
    Counted,
    NamedRange,
    distance_from,
    lines_shared,
    parsed_ranges,
    plain_container,
)
from faqbot.corpus.authors.short_references import ShortReferences, is_short_reference, with_mark
from faqbot.corpus.chunk import Chunk
from faqbot.corpus.ids import document_id
from faqbot.corpus.places import Anchor
from faqbot.errors import ChunkReferenceError
from faqbot.text.suggest import holding, nearest

# A range of lines means one of several chunks if it shares more than this share of all lines with that chunk only.
_CLEARLY = 0.5

# Most chunks named in the error for a reference to several chunks.
_MOST_NAMED = 5


class References:
    """Finds the chunks of a corpus that a reference names; chunks are numbered from 0, in the order given.

    A reference is first looked up as an id, because an author's own id may look like `file:first-last`, or like a short
    reference.
    """

    def __init__(self, chunks: Sequence[Chunk]) -> None:
        self._chunks = chunks
        self._numbers = {chunk.id: number for number, chunk in enumerate(chunks)}
        # what is counted -> (first, last, number) of each chunk there, sorted
        self._counted: dict[Counted, list[tuple[int, int, int]]] = {}
        for number, chunk in enumerate(chunks):
            path, place = chunk.source.path, chunk.source.place
            self._counted.setdefault((path, "", ""), []).append((*chunk.source.lines, number))
            if place is not None:
                counted = path, place.kind, plain_container(place.container)
                self._counted.setdefault(counted, []).append((*place.numbers, number))
        for places in self._counted.values():
            places.sort()
        self._paths = dict.fromkeys(path for path, _, _ in self._counted)
        bare = Counter(path.strip() for path in self._paths)
        self._bare = {path.strip(): path for path in self._paths if bare[path.strip()] == 1}
        self._documents = {document_id(path) for path in self._paths}

    @cached_property
    def short(self) -> ShortReferences:
        """The short references of the chunks."""
        return ShortReferences([chunk.id for chunk in self._chunks])

    def named(self, reference: str) -> tuple[int, ...]:
        """Return the number of the chunk with this id or short reference, or of all chunks that a place names.

        A place is `file:first-last`, `file:line`, or one of the places of `corpus.places`. The numbers ascend. Raises
        `ChunkReferenceError` if there is no such chunk, and if several chunks have the id.
        """
        number = self._by_name(reference)
        if number is not None:
            return (number,)
        said, headings = self._range(reference)
        return self._below(headings, self._at(said), said)

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
        lines, headings = self._range(reference)
        within = self._within(lines)
        exact = [number for number in within if self._ends(number, lines) == lines.ends]
        meant = exact or within or self._nearest(lines)
        if headings:
            meant = self._below(headings, self._at(lines), lines)
        if len(meant) > 1:
            ids = (self._chunks[number].id for number in meant)
            raise ChunkReferenceError(f"several chunks stand at {lines}; name one by its id: {_listed(ids)}")
        return meant[0]

    def concerns(self, reference: str) -> bool:
        """Whether a reference names a chunk or a document of this corpus, even if the chunk does not exist in it."""
        identity = self._as_id(reference)
        if identity in self._numbers or self._has_short(reference):
            return True
        if any(lines.path in self._paths for lines, _ in self._ranges_in(reference)):
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

    def _range(self, reference: str) -> tuple[NamedRange, tuple[str, ...]]:
        """Return the range that a reference names, and the headings behind it."""
        found = self._ranges_in(reference)
        known = [one for one in found if one[0].path in self._paths]
        if not known and all(lines.kind == Anchor.kind for lines, _ in found):  # an id has a `#`, too
            raise ChunkReferenceError(f"no chunk has the id {_clipped(reference)}{self._hint(reference)}")
        if not known:
            path = found[0][0].path
            message = f"no chunk has the id {_clipped(reference)} and no document is cited as {_clipped(path)}"
            raise ChunkReferenceError(message + self._hint(reference, found[0][0]))
        lines, headings = next((one for one in known if one[0].counted in self._counted), known[0])
        if lines.counted not in self._counted:
            raise ChunkReferenceError(f"no chunk stands at {_clipped(str(lines))}{self._cited_hint(lines)}")
        if lines.last < lines.first:
            form = "" if lines.kind else "; write `file:first-last`"
            raise ChunkReferenceError(f"{lines} ends before it begins{form}")
        return lines, headings

    def _ranges_in(self, reference: str) -> list[tuple[NamedRange, tuple[str, ...]]]:
        """Return what a reference to a place may mean; the name of a file may have lost the white space around it."""
        found = parsed_ranges(reference)
        return [(lines._replace(path=self._bare.get(lines.path, lines.path)), below) for lines, below in found]

    def _below(self, headings: tuple[str, ...], numbers: tuple[int, ...], lines: NamedRange) -> tuple[int, ...]:
        """Return those of some chunks that stand below these headings, as a citation gives them."""
        if not headings:
            return numbers
        found = tuple(number for number in numbers if _are_headings(headings, self._chunks[number]))
        if not found:
            where = _clipped(" › ".join(headings))
            raise ChunkReferenceError(f"no chunk at {lines} stands below {where}")
        return found

    def _ends(self, number: int, lines: NamedRange) -> tuple[int, int]:
        """Return the first and the last line of a chunk, or page, paragraph or row, as the range counts."""
        source = self._chunks[number].source
        return source.place.numbers if lines.kind and source.place else source.lines

    def _within(self, lines: NamedRange) -> tuple[int, ...]:
        """Return the numbers of the chunks whose lines are all in the range, ascending."""
        places = self._counted[lines.counted]
        start, end = bisect_left(places, (lines.first,)), bisect_left(places, (lines.last + 1,))
        return tuple(sorted(number for _, last, number in places[start:end] if last <= lines.last))

    def _at(self, lines: NamedRange) -> tuple[int, ...]:
        """Return the numbers of the chunks that a range names, at least one (see the top of this module)."""
        within = self._within(lines)
        ends = [self._ends(number, lines) for number in within]
        # A page may also have the beginning of a chunk that ends on the next.
        if not lines.kind and any(at == lines.first for at, _ in ends) and any(at == lines.last for _, at in ends):
            return within
        places = self._counted[lines.counted]
        before = places[: bisect_left(places, (lines.last + 1,))]
        shared = {number: (lines_shared(first, last, lines), last - first + 1)
                  for first, last, number in before if last >= lines.first}  # fmt: skip
        if not shared:
            closest = self._chunks[min(places, key=lambda place: distance_from(place, lines))[2]].source
            meant = closest.cited if lines.kind else NamedRange(closest.path, *closest.lines)
            raise ChunkReferenceError(f"no chunk lies within {lines}; did you mean {meant}?")
        half = [number for number, (common, size) in shared.items() if 2 * common >= min(size, lines.size)]
        return tuple(sorted(half)) or (max(shared, key=lambda number: (shared[number][0], -number)),)

    def _nearest(self, lines: NamedRange) -> tuple[int, ...]:
        """Return the chunk that the range names, or those of several that share more than half of all lines with it."""
        named = self._at(lines)
        near = tuple(number for number in named if self._share(number, lines) > _CLEARLY) if len(named) > 1 else named
        return near or named

    def _share(self, number: int, lines: NamedRange) -> float:
        """Return the share of the common lines among all lines of a chunk and a range, 0 to 1."""
        first, last = self._ends(number, lines)
        common = lines_shared(first, last, lines)
        return common / (last - first + 1 + lines.size - common)

    def _place(self, identity: str) -> str:
        return self._chunks[self._numbers[identity]].source.cited

    def _cited_hint(self, lines: NamedRange) -> str:
        """Return the end of a message about a place that a document does not have: its citation that is most alike."""
        cited = [self._chunks[number].source.cited for _, _, number in self._counted[lines.path, "", ""]]
        near = nearest(str(lines), dict.fromkeys(cited))
        return f"; did you mean {near[0]!r}?" if near else ""

    def _hint(self, reference: str, lines: NamedRange | None = None) -> str:
        """Return the end of a message: the ids with this part, the nearest id or file, or a short reference.

        If none of them is near, an example shows how chunks are named.
        """
        marked = with_mark(reference)
        if self._has_short(marked):
            return f"; did you mean {marked!r}?"
        if found := holding(self._as_id(reference), self._numbers):
            meant = found if len(found) == 1 else nearest(reference.strip(), found)
            return f"; did you mean {meant[0]!r}?" if meant else f"; it is a part of the ids {_listed(found)}"
        if lines is not None and (near := nearest(lines.path, list(self._paths), parts=True)):
            return f"; did you mean '{near[0]}{str(lines).removeprefix(lines.path)}'?"
        if lines is None and is_short_reference(marked):  # no id is like a made-up sign
            return f", nor the short reference {marked}"
        if near := nearest(reference.strip(), list(self._numbers), parts=True):
            return f"; did you mean {near[0]!r}?"
        return f"; name it by its id or its lines, as in {self._chunks[0].source.cited}" if self._chunks else ""


def names_document(reference: str) -> bool:
    """Whether a reference says which document it is about; an author's own id does not."""
    return "#" in reference or bool(parsed_ranges(reference))


def named_document(reference: str) -> tuple[frozenset[str], str]:
    """Return the ids of the documents that a reference by id may be about, and the path in a reference to a place."""
    found = [lines for lines, _ in parsed_ranges(reference)]
    path = found[0].path if found else ""
    if found and found[0].kind != Anchor.kind:
        return frozenset(), path
    identity = "-".join(reference.split())
    return frozenset(identity[: mark.start()] for mark in re.finditer("#", identity)), path


def _are_headings(headings: Sequence[str], chunk: Chunk) -> bool:
    path = chunk.source.headings
    return tuple(map(plain_container, path[len(path) - len(headings) :])) == tuple(map(plain_container, headings))


def _listed(names: Iterable[str]) -> str:
    shown = list(islice(names, _MOST_NAMED + 1))
    return ", ".join(shown[:_MOST_NAMED]) + (", …" if len(shown) > _MOST_NAMED else "")


def _clipped(name: str) -> str:
    """Quote a name, cut to 200 characters: a cell may hold any text, and a message should be a single line."""
    return repr(name if len(name) <= 200 else name[:200] + "…")  # noqa: PLR2004 - explained above
