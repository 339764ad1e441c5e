"""Cut a document into chunks, the passages that are quoted as answers, each with the headings above it.

- A question and its answer are a single chunk of any length.
- Each item of a list directly under a heading is a chunk, and the whole list is a further chunk.
- In a format with markup, the prose below a heading without further headings is a chunk, up to `LONGEST_PASSAGE`
  characters. Other paragraphs are chunks each, together with the code, table or list that they introduce. A paragraph
  that is longer is cut at the ends of sentences.
- Each row of a table is a further chunk, in which the cells of the header name the cells of the row.
- A section about the page or the project, such as a change log, has passages of low standing (`Chunk.is_aside`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from heapq import merge
from itertools import pairwise
from typing import NamedTuple

from faqbot.corpus.addresses import page_address
from faqbot.corpus.chunk import Chunk, Kind, Source, new_chunk, new_source
from faqbot.corpus.document import Block, BlockKind, Document, TextTable
from faqbot.corpus.ids import chunk_id, place_id, slug
from faqbot.corpus.passages import (
    LONGEST_PASSAGE,
    joined_text,
    labelled_text,
    quoted_text,
    runs_of_sentences,
    within_length,
)
from faqbot.corpus.places import spanning
from faqbot.corpus.readers.indentation import dedented
from faqbot.corpus.readers.qa_marks import ASKS, ENDS
from faqbot.corpus.structure.faq_pages import is_aside, says_kind_of_page
from faqbot.corpus.structure.list_kinds import is_procedure, list_questions
from faqbot.corpus.structure.table_rows import rows_with_names


def chunk_document(document: Document) -> Iterator[Chunk]:
    """Yield the document's chunks in the order of their lines; their ids are not unique yet (see `ids`)."""
    chunks = _chunk_rows(document) if document.pairs or document.facts else _Chunker(document).chunks()
    return (_addressed(chunk, document.address) for chunk in chunks) if document.address else chunks


def _addressed(chunk: Chunk, address: str) -> Chunk:
    """Return a chunk with the address of its page in the metadata, unless these hold one."""
    return chunk if page_address(chunk.metadata) else replace(chunk, metadata={**chunk.metadata, "url": address})


def _chunk_rows(document: Document) -> Iterator[Chunk]:
    """Yield the chunks of the pairs and of the facts, which are in different sheets, in the order of their lines."""
    return merge(_chunk_pairs(document), _chunk_facts(document), key=lambda chunk: chunk.source.lines)


def _chunk_pairs(document: Document) -> Iterator[Chunk]:
    for pair in document.pairs:
        topic = pair.metadata.get("topic")
        topics = (topic.strip(),) if isinstance(topic, str) and topic.strip() not in ("", document.title) else ()
        sections = (*topics, *((pair.section,) if pair.section and (pair.section,) != topics else ()))
        yield Chunk(
            id=pair.id or chunk_id(document.path, sections, slug(pair.question) or "question"),
            kind="faq",
            question=pair.question,
            text=pair.answer,
            source=_source(document, pair.lines, (*sections, pair.question)),
            asked_as=pair.asked_as,
            metadata=dict(pair.metadata),
        )


def _chunk_facts(document: Document) -> Iterator[Chunk]:
    for text, lines, section in document.facts:
        sections = (section,) if section else ()
        yield Chunk(
            id=chunk_id(document.path, sections, slug(text, words=8) or "row"),
            kind="row",
            question="",
            text=text,
            source=_source(document, lines, sections),
            is_aside=any(map(is_aside, sections)),
        )


_HEADING, _QUESTION, _PARAGRAPH = BlockKind.HEADING, BlockKind.QUESTION, BlockKind.PARAGRAPH
_ITEM, _WHOLE, _END = BlockKind.ITEM, BlockKind.WHOLE, BlockKind.END
_PROSE = (_PARAGRAPH, _WHOLE)

# The rows of a table are chunks if the table has at least this many columns and rows.
_FEWEST_COLUMNS = _FEWEST_ROWS = 2
# A heading directly below a question that is longer than this, in characters, or ends as a sentence is its answer.
_LONGEST_NAME = 150


class _Standing(NamedTuple):
    """What the heading path says of the chunks below it.

    `id` is the beginning of their ids: the heading path, or only the author's own anchor if the lowest heading has one.
    """

    headings: tuple[str, ...]
    id: str
    is_aside: bool
    is_leaf: bool


class _Chunker:
    """Goes through the blocks of a document, and keeps the path of headings above the current block."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._blocks = document.blocks
        self._path: list[Block] = []
        self._answered: set[Block] = set()  # the questions in the heading path
        self._standing: _Standing | None = None  # what the heading path says; None when it has changed
        self._lowest: int | None = None  # the place of the lowest heading in the path, unless others were below it
        self._at = 0

    def chunks(self) -> Iterator[Chunk]:
        blocks = self._blocks
        under_heading = True  # the title counts as a heading
        while self._at < len(blocks):
            block = blocks[self._at]
            kind = block.kind
            if kind is _HEADING:
                self._enter(block)
                under_heading = True
                self._at += 1
                continue
            if kind is _QUESTION:
                yield from self._pair(block)
                under_heading = blocks[self._at - 1].kind is _HEADING
                continue
            if kind is _ITEM and under_heading and not self._here.is_aside:
                yield from self._list()
            elif kind is _END:
                self._at += 1
            else:
                yield from self._passage()
            under_heading = False

    # Headings

    def _enter(self, heading: Block) -> None:
        self._standing = self._lowest = None
        while self._path and self._path[-1].level >= heading.level:
            self._path.pop()
        if heading.text:  # a title that readers emptied and a heading without text only end the section before
            self._path.append(heading)
            self._lowest = self._at

    @property
    def _here(self) -> _Standing:
        """What the heading path says; it is put together once for all chunks below the same headings."""
        if self._standing is None:
            path = self._path
            headings = tuple(heading.text for heading in path)
            place = (path[-1].anchor,) if path and path[-1].anchor else headings
            self._standing = _Standing(
                headings,
                place_id(self._document.path, place),
                is_aside=any(map(is_aside, headings)),
                is_leaf=self._document.has_markup and self._lowest is not None and self._is_leaf(self._lowest),
            )
        return self._standing

    def _is_leaf(self, at: int) -> bool:
        """Whether the heading at a place has no further headings below it."""
        level = self._blocks[at].level
        at += 1
        while at < len(self._blocks) and not self._blocks[at].level:
            at += 1
        return at == len(self._blocks) or self._blocks[at].level <= level

    # Questions

    def _pair(self, question: Block) -> Iterator[Chunk]:
        """Make a chunk of a question and its answer."""
        while self._path and self._is_over(question, self._path[-1]):
            self._path.pop()
            self._standing = self._lowest = None
        end = self._answer_end(self._at + 1, question.level)
        answer = [block for block in self._blocks[self._at + 1 : end] if block.raw]
        if all(map(_only_names, answer)):
            yield from self._unanswered(question)
            return
        headings = self._here.headings
        sections = headings[:-1] if headings[-1:] == (question.text,) else headings
        if question.sections:
            sections += tuple(name for name in question.sections if name not in headings)
        lines = (question.lines[0], answer[-1].lines[1])
        yield new_chunk(
            id=self._id_of(question, sections),
            kind="faq",
            question=question.text,
            text=joined_text(answer),
            source=_source(self._document, lines, (*sections, question.text)),
            asked_as=question.asked_as,
            metadata=dict(question.metadata),
            is_aside=self._here.is_aside,
        )
        if question.level:
            self._enter(question)
            self._answered.add(question)
        self._at = end

    def _id_of(self, question: Block, sections: tuple[str, ...]) -> str:
        if question.anchor:
            return chunk_id(self._document.path, (), question.anchor)
        name = slug(question.text) or "question"
        is_here = len(sections) == len(self._path) and not (self._path and self._path[-1].anchor)
        return self._here.id + name if is_here else chunk_id(self._document.path, sections, name)

    def _unanswered(self, question: Block) -> Iterator[Chunk]:
        """Pass over a question without an answer, which is at most a heading.

        A text that is marked as a question but does not ask ("Q: the pump") is a passage, unless an `A:` is below it.
        """
        following = self._blocks[self._at + 1 : self._at + 2]
        is_marked = any(block.kind is _END and block.text for block in following)
        if question.level:
            self._enter(question)
        elif not is_marked and not ASKS.search(question.raw.rstrip()):
            yield self._prose(question.lines, question.raw.strip())
        self._at += 1

    def _is_over(self, question: Block, heading: Block) -> bool:
        """Whether a heading's section ends at a question.

        A question that is a heading ends the sections of the same level and below, a question in running text ends only
        the section of an answered question.
        """
        return heading.level >= question.level if question.level else heading in self._answered

    def _answer_end(self, start: int, level: int) -> int:
        """Return the place where the answer ends: at the next question, or the next heading that is not below it."""
        for at in range(start, len(self._blocks)):
            block = self._blocks[at]
            if block.kind in (_QUESTION, _END):
                return at
            if block.kind is _HEADING and (not level or block.level <= level):
                return at
        return len(self._blocks)

    # Lists

    def _list(self) -> Iterator[Chunk]:
        first = self._at
        starts = [first, *self._ends_of_items()]
        blocks = self._blocks[first : self._at]
        heading = self._path[-1].text if self._path else ""
        procedure = is_procedure(heading, self._document.title, ordered=blocks[0].ordered)
        here = self._here
        whole: Kind = "steps" if procedure else "tips"
        yield new_chunk(
            id=here.id.removesuffix("/") if here.headings else here.id + whole,
            kind=whole,
            question="",
            text=joined_text(blocks),
            source=self._source(blocks, here.headings),
            asked_as=list_questions(whole, heading, self._document.title),
        )
        for start, end in pairwise(starts):
            item = self._blocks[start:end]
            text = item[0].text
            if len(item) == 1 and ASKS.search(text):  # a question answers nothing
                continue
            yield new_chunk(
                id=here.id + (slug(text, words=8) or "item"),
                kind="step" if procedure else "tip",
                question="",
                text=joined_text(item, text),
                source=self._source(item, here.headings),
            )

    def _ends_of_items(self) -> Iterator[int]:
        """Yield the end of each item of a list, which is the place of the next one.

        To an item belong the code and the tables behind it, and prose if the list goes on behind the prose. A list of
        bullets or letters is over where another list goes on with its numbers.
        """
        blocks = self._blocks
        first, last_number = self._at, 0
        while self._at < len(blocks) and blocks[self._at].kind is _ITEM:
            if not last_number and blocks[self._at].number > 1 and self._at > first:
                return
            last_number = blocks[self._at].number or last_number
            self._at += 1
            while self._at < len(blocks) and blocks[self._at].kind is _WHOLE:
                self._at += 1
            following = self._at
            while following < len(blocks) and blocks[following].kind in _PROSE:
                following += 1
            if following < len(blocks) and last_number and blocks[following].number > max(1, last_number):
                self._at = following
            yield self._at

    # Prose

    def _passage(self) -> Iterable[Chunk]:
        """Make a passage of a paragraph and of what belongs to it, and a chunk of each row of a table in it."""
        first, blocks = self._at, self._blocks
        is_leaf = self._here.is_leaf  # whether no heading is below, so that all paragraphs belong together
        at = first + 1
        while at < len(blocks):
            kind = blocks[at].kind
            if kind is _PARAGRAPH:
                if not is_leaf and not blocks[at - 1].text.rstrip().endswith(":"):
                    break
            elif kind is not _WHOLE and kind is not _ITEM:
                break
            at += 1
        self._at = at
        if at == first + 1 and not blocks[first].table:
            return self._sentences(blocks[first])
        return self._joined(blocks[first:at])

    def _joined(self, blocks: Sequence[Block]) -> Iterator[Chunk]:
        for part in within_length(blocks):
            if len(part) == 1:
                yield from self._sentences(part[0])
            else:
                yield self._prose((part[0].lines[0], part[-1].lines[1]), joined_text(part))
            yield from (row for block in part if block.table for row in self._rows(block.table))

    def _rows(self, table: TextTable) -> Iterator[Chunk]:
        """Make a chunk of each row; a table of a single column is only a list, and a table of a single row is short."""
        if len(table.header) < _FEWEST_COLUMNS or len(table.rows) < _FEWEST_ROWS:
            return
        here = self._here
        for row in rows_with_names(table):
            text = labelled_text(table.header, row)
            if text:
                yield new_chunk(
                    id=here.id + (slug(" ".join(row.cells), words=8) or "row"),
                    kind="row",
                    question="",
                    text=text,
                    source=_source(self._document, row.lines, here.headings),
                    is_aside=here.is_aside,
                )

    def _sentences(self, block: Block) -> Iterable[Chunk]:
        """Cut a paragraph that is too long at the ends of sentences; make one chunk of any other block."""
        text = dedented(quoted_text(block))
        if len(text) <= LONGEST_PASSAGE or block.kind is not _PARAGRAPH:
            return (self._prose(block.lines, text),)
        return self._runs(block, text)

    def _runs(self, block: Block, text: str) -> Iterator[Chunk]:
        # A tag within a line, such as <div>, ends a line of the text and none of the file.
        is_broken = text.count("\n") > block.lines[1] - block.lines[0]
        for start, end in runs_of_sentences(text):
            first = block.lines[0] + text.count("\n", 0, start)
            lines = block.lines if is_broken else (first, first + text.count("\n", start, end))
            yield self._prose(lines, text[start:end])

    def _prose(self, lines: tuple[int, int], text: str) -> Chunk:
        here = self._here
        return new_chunk(
            id=here.id + (slug(text, words=8) or "passage"),
            kind="passage",
            question="",
            text=text,
            source=_source(self._document, lines, here.headings),
            is_aside=here.is_aside or (not here.headings and says_kind_of_page(text)),
        )

    def _source(self, blocks: Sequence[Block], headings: tuple[str, ...]) -> Source:
        return _source(self._document, (blocks[0].lines[0], blocks[-1].lines[1]), headings)


def _source(document: Document, lines: tuple[int, int], headings: tuple[str, ...]) -> Source:
    """Return the source of a chunk, with the lines of the file and the place where people look for it."""
    place = None
    if document.places:
        place = spanning([place for place in document.places[lines[0] - 1 : lines[1]] if place])
    if document.file_lines:
        # Not those of the first and the last line: a browser moves what stands outside of the body of a page.
        spans = document.file_lines[lines[0] - 1 : lines[1]]
        lines = (min(first for first, _ in spans), max(last for _, last in spans))
    return new_source(document.path, lines, headings, document.title, place)


def _only_names(block: Block) -> bool:
    """Whether a block is a heading that names what is below it, and says nothing by itself."""
    return block.kind is _HEADING and len(block.text) <= _LONGEST_NAME and not ENDS.search(block.text)
