"""The values that a corpus consists of: a `Chunk`, and its `Source`, where a reader can check it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

from faqbot.corpus.place import Place

# What a chunk is: a question with its answer (`faq`), an item of a list (`step` or `tip`) or the whole list (`steps` or
# `tips`), a row of a table with the names of its columns (`row`), or any other text (`passage`).
Kind = Literal["faq", "step", "tip", "passage", "steps", "tips", "row"]
KINDS: tuple[Kind, ...] = get_args(Kind)


@dataclass(frozen=True, slots=True, repr=False)
class Source:
    """The place of a chunk.

    `path` is relative to the root of the corpus, with `/`. `lines` is (first, last), 1-based and inclusive; a file that
    is no text (a PDF, a Word file, a sheet) is counted in the lines of the text that faqbot reads in it. `headings`
    is the heading path, without the `title` of the document; if the chunk has a question, it is the last heading.
    `place` is how a person finds the chunk where lines do not help: pages, paragraphs, cells, or an anchor.
    """

    path: str
    lines: tuple[int, int]
    headings: tuple[str, ...]
    title: str
    place: Place | None = None

    @property
    def cited(self) -> str:
        """The path with the place, or else with the lines: "manual.pdf p. 3", "faq.md:12-14"."""
        return f"{self.path}{self.place or f':{self.lines[0]}-{self.lines[1]}'}"

    def __str__(self) -> str:
        return " › ".join((self.cited, *self.headings))

    def __repr__(self) -> str:
        return f"<Source {str(self)!r}>"

    def to_dict(self) -> dict[str, Any]:
        """Return the source as `--json` prints it (see `reply_schema`)."""
        return source_to_json(self)


@dataclass(frozen=True, slots=True, repr=False)
class Chunk:
    """A piece of a document that can be quoted as an answer.

    `question` is the question that the document itself asks, or empty. `text` is quoted word for word. `asked_as` are
    further questions, which find the chunk and are never quoted. `metadata` holds the remaining columns of a table of
    question/answer pairs. `is_aside` says that the chunk is about the page or the project, as a change log is, so that
    it ranks below answers.
    """

    id: str
    kind: Kind
    question: str
    text: str
    source: Source
    asked_as: tuple[str, ...] = ()
    metadata: Mapping[str, Any] = field(default_factory=dict, hash=False)
    is_aside: bool = False

    def __repr__(self) -> str:
        return f"<Chunk {self.id!r}: {shortened_to(self.question or self.text, 60)!r}>"

    def to_dict(self) -> dict[str, Any]:
        """Return the chunk as `--json` prints it (see `reply_schema`)."""
        return chunk_to_json(self)

    @property
    def sections(self) -> tuple[str, ...]:
        """The heading path without the question."""
        headings = self.source.headings
        return headings[:-1] if self.question and headings[-1:] == (self.question,) else headings

    @property
    def questions(self) -> tuple[str, ...]:
        """All questions that the chunk is known to answer; the question of the document comes first."""
        return (self.question, *self.asked_as) if self.question else self.asked_as


# A frozen dataclass sets each field with a call of `object.__setattr__`, which takes four times as long as to assign. A
# page may have hundreds of thousands of chunks. So their fields are assigned to objects of the classes below, which
# have the same slots, and these objects then get the class that they are made for.


class _SourceFields:
    __slots__ = ("headings", "lines", "path", "place", "title")
    path: str
    lines: tuple[int, int]
    headings: tuple[str, ...]
    title: str
    place: Place | None


class _ChunkFields:
    __slots__ = ("asked_as", "id", "is_aside", "kind", "metadata", "question", "source", "text")
    id: str
    kind: Kind
    question: str
    text: str
    source: Source
    asked_as: tuple[str, ...]
    metadata: Mapping[str, Any]
    is_aside: bool


def new_source(
    path: str, lines: tuple[int, int], headings: tuple[str, ...], title: str, place: Place | None = None
) -> Source:
    """Return a `Source` in a third of the time that its constructor takes."""
    made = _SourceFields()
    made.path, made.lines, made.headings, made.title, made.place = path, lines, headings, title, place
    made.__class__ = Source  # type: ignore[assignment]  # the slots are the same
    return made  # type: ignore[return-value]  # a `Source` now


def new_chunk(  # noqa: PLR0913 - the fields of a chunk
    id: str,  # noqa: A002 - the name of the field
    kind: Kind,
    question: str,
    text: str,
    source: Source,
    asked_as: tuple[str, ...] = (),
    *,
    metadata: Mapping[str, Any] | None = None,
    is_aside: bool = False,
) -> Chunk:
    """Return a `Chunk` in a third of the time that its constructor takes."""
    made = _ChunkFields()
    made.id, made.kind, made.question, made.text, made.source = id, kind, question, text, source
    made.asked_as, made.metadata, made.is_aside = asked_as, {} if metadata is None else metadata, is_aside
    made.__class__ = Chunk  # type: ignore[assignment]  # the slots are the same
    return made  # type: ignore[return-value]  # a `Chunk` now


def shortened_to(text: str, most: int) -> str:
    """Return the text in one line of at most `most` characters, with "…" where it was cut."""
    line = " ".join(text[: 4 * most].split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"


def source_to_json(source: Source) -> dict[str, Any]:
    """Return the public JSON form of a source."""
    record: dict[str, Any] = {
        "path": source.path,
        "lines": list(source.lines),
        "headings": list(source.headings),
        "title": source.title,
    }
    if source.place is not None:
        record["place"] = source.place.to_json()
    return record


def chunk_to_json(chunk: Chunk) -> dict[str, Any]:
    """Return the public JSON form of a chunk (`faqbot ask --json` prints it)."""
    record: dict[str, Any] = {
        "id": chunk.id,
        "kind": chunk.kind,
        "question": chunk.question,
        "text": chunk.text,
        "source": source_to_json(chunk.source),
    }
    if chunk.metadata:
        record["metadata"] = dict(chunk.metadata)
    if chunk.is_aside:
        record["aside"] = True
    return record


def chunk_from_json(record: Mapping[str, Any]) -> Chunk:
    """Return the chunk of a record that `chunk_to_json` made; `asked_as` may be added to such a record."""
    source = record["source"]
    first, last = source["lines"]
    place = _place_from_json(source["place"]) if "place" in source else None
    return new_chunk(
        record["id"],
        record["kind"],
        record["question"],
        record["text"],
        new_source(source["path"], (first, last), tuple(source["headings"]), source["title"], place),
        tuple(record.get("asked_as", ())),
        metadata=record.get("metadata"),
        is_aside=record.get("aside", False),
    )


def _place_from_json(record: Mapping[str, Any]) -> Place:
    from faqbot.corpus.places import place_from_json  # noqa: PLC0415 - most documents have lines, and no places

    return place_from_json(record)
