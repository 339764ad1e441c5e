"""Collect the blocks of a page of AsciiDoc, with what a block takes from those before it.

A block stands in scopes: the delimited blocks and the entries of labelled lists that are open. A paragraph takes the
title of its block, the label of an admonition or the term above it, its head.

Whether a term is a question is only known at the end of a section: a term that asks is one, and so are the others of a
list in which most ask. So terms are collected as questions first, and `finished` makes heads of those that state.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import NamedTuple, TypedDict, Unpack

from faqbot.corpus.document import Block, BlockKind, LeftOut, TextTable, leave_out_lines
from faqbot.corpus.readers.asciidoc.adoc_lines import AdocLines
from faqbot.corpus.readers.qa_marks import ASKS, LONGEST_QUESTION, asked_text, asks, may_ask

# Terms that state are questions if at least so many others ask, and at least half of all.
_FEWEST_ASKING = 2


@dataclass(slots=True)
class OpenScope:
    """A delimited block or the entry of a term that is open, up to the line `end`, which closes a delimited block.

    `mark` is the mark of a term. `is_fresh` says that nothing stands behind the term yet. `question` is the place of
    its question among the blocks, or -1.
    """

    end: int
    mark: str = ""
    is_fresh: bool = False
    question: int = -1


class _Details(TypedDict, total=False):
    """The parts of a `Block` that only some kinds have."""

    level: int
    number: int
    anchor: str
    table: TextTable | None


class _Head(NamedTuple):
    """Text that introduces the next paragraph."""

    text: str
    first: int
    end: int


class _Term(NamedTuple):
    """A term among the blocks: its section and depth, whether it asks, and whether it certainly is a question."""

    group: tuple[int, int]
    may_ask: bool
    asks: bool
    is_marked: bool


class AdocBlocks:
    """The blocks and left-out lines so far. Lines are counted from 0, and `end` is the line behind the last one.

    Each function that adds lines returns their `end`, where the next block may begin.
    """

    def __init__(self, lines: AdocLines) -> None:
        self.left_out: list[LeftOut] = []
        self.scopes: list[OpenScope] = []
        self._lines = lines
        self._blocks: list[Block] = []
        self._terms: dict[int, _Term] = {}
        self._ends: dict[int, int] = {}  # the ends of answers, with the places of their questions
        self._head: _Head | None = None
        self._section = 0  # the number of titles so far
        self._asking = 0  # the level of the title that asks and that the current line stands below; 0 for none

    def add(self, kind: BlockKind, first: int, end: int, text: str, raw: str = "", **details: Unpack[_Details]) -> int:
        """Add a block; `raw` is its text with the marks of items, by default the text."""
        self.add_head()
        self._blocks.append(Block(kind, text, (first + 1, end), raw or text, **details))
        return end

    def add_prose(self, first: int, end: int, text: str) -> int:
        """Add a paragraph, together with the head above it."""
        head, self._head = self._head, None
        if head:
            first, text = head.first, f"{head.text}\n{text}"
        return self.add(BlockKind.PARAGRAPH, first, end, text)

    def leave_out(self, first: int, end: int, reason: str) -> int:
        """List lines as left out; lines that follow each other for one reason are listed together."""
        return leave_out_lines(self.left_out, first, end, reason)

    def next_number(self) -> int:
        """Return the number of an item that its mark does not number."""
        before = self._blocks[-1] if self._blocks else None
        return before.number + 1 if before and before.kind is BlockKind.ITEM and not self._head else 1

    def is_at_top(self) -> bool:
        """Whether nothing but the title of the page stands above the current line."""
        return len(self._blocks) <= self._section <= 1 and not self._head

    def is_asked(self) -> bool:
        """Whether the last block is a question, which nothing answers yet."""
        return bool(self._blocks) and self._blocks[-1].kind is BlockKind.QUESTION

    # Titles

    def add_title(self, first: int, end: int, title: str, level: int, anchor: str) -> int:
        """Add the title of a section."""
        is_asking = bool(ASKS.search(title))
        # The first title is that of the page: if it asks ("How can we help?"), the page is no single answer to it.
        if level <= self._asking or not self._asking:
            self._asking = level if is_asking and self._section else 0
        self._section += 1
        kind = BlockKind.QUESTION if is_asking else BlockKind.HEADING
        text = asked_text(title) if is_asking else title
        return self.add(kind, first, end, text, self._lines.joined(first, end), level=level, anchor=anchor)

    def begin(self, first: int, end: int, text: str) -> int:
        """Keep a head until the paragraph below it is read."""
        head = self._head
        self._head = _Head(f"{head.text}\n{text}", head.first, end) if head else _Head(text, first, end)
        return end

    def add_head(self) -> None:
        """Add a head that no paragraph follows as a paragraph of its own."""
        head, self._head = self._head, None
        if head:
            self.add(BlockKind.PARAGRAPH, head.first, head.end, head.text)

    # Questions

    def may_ask(self) -> bool:
        """Whether a question may stand here, which it does not within an answer."""
        return not self._asking and not any(scope.mark or scope.question >= 0 for scope in self.scopes)

    def ask(self, first: int, end: int, question: str, anchor: str = "") -> int:
        """Add a question, and return the `end` of its lines."""
        shown = asked_text(question) or question
        self.add(BlockKind.QUESTION, first, end, shown, self._lines.joined(first, end), anchor=anchor)
        return end

    def open(self, scope: OpenScope, *, answers: bool = False) -> None:
        """Open a scope; `answers` says that it is the answer to the question that was added last."""
        if answers:
            scope.question = len(self._blocks) - 1
        self.scopes.append(scope)

    def close_scopes(self, at: int) -> int:
        """Close the scopes that do not reach to the line `at`, and return the line behind those that close here."""
        while self.scopes and self.scopes[-1].end <= at:
            scope = self.scopes.pop()
            if not scope.mark:
                self.add_head()
                at = max(at, scope.end + 1)
            if scope.question >= 0:
                self.add_head()
                end = scope.end if scope.mark else scope.end + 1
                self._ends[len(self._blocks)] = scope.question
                self._blocks.append(Block(BlockKind.END, "", (end, end)))
        return at

    def end_terms(self, at: int) -> None:
        """End the entries of all terms at a line, and close all scopes."""
        for scope in self.scopes:
            scope.end = min(scope.end, at)
        self.close_scopes(at)

    def add_term(self, first: int, term: str, shown: str, *, is_marked: bool, anchor: str) -> None:
        """Add the term of a labelled list, as it is written and as it is shown; `is_marked` says that it is asked."""
        is_short = len(shown) <= LONGEST_QUESTION
        depth = sum(bool(scope.mark) for scope in self.scopes)
        is_asking = is_short and not self._asking and asks(shown)
        asked = is_asking or (is_short and not self._asking and may_ask(shown))
        self.add(BlockKind.QUESTION, first, first + 1, asked_text(shown) or shown, term, anchor=anchor)
        self._terms[len(self._blocks) - 1] = _Term((self._section, depth), asked, is_asking, is_marked)

    def finished(self) -> list[Block]:
        """Return all blocks, with terms that are no questions as the heads of their texts."""
        questions = self._questions()
        opened = set(self._ends.values())
        blocks: list[Block] = []
        answered = -1  # the question whose answer the current block is part of
        head: Block | None = None
        for place, block in enumerate(self._blocks):
            if place in self._ends:
                if self._ends[place] == answered:
                    answered = -1
                if self._ends[place] not in questions and self._ends[place] in self._terms:
                    continue
            if place in self._terms and (answered >= 0 or place not in questions):
                questions.discard(place)
                term = block._replace(kind=BlockKind.PARAGRAPH, text=block.raw)
                head = _headed(head, term) if head else term
                continue
            if head:
                is_text = block.kind is BlockKind.PARAGRAPH
                blocks.append(_headed(head, block) if is_text else head)
                head = None
                if is_text:
                    continue
            if answered < 0 and block.kind is BlockKind.QUESTION and place in opened:
                answered = place
            blocks.append(block)
        return [*blocks, head] if head else blocks

    def _questions(self) -> set[int]:
        """Return the places of the terms that are questions, each judged with the others of its section and depth."""
        groups: dict[tuple[int, int], list[_Term]] = defaultdict(list)
        for term in self._terms.values():
            groups[term.group].append(term)
        mostly = {
            group
            for group, terms in groups.items()
            if (asking := sum(term.may_ask for term in terms)) >= _FEWEST_ASKING and 2 * asking >= len(terms)
        }
        return {place for place, term in self._terms.items() if term.is_marked or term.asks or term.group in mostly}


def _headed(head: Block, below: Block) -> Block:
    text = f"{head.text}\n{below.text}"
    return below._replace(text=text, raw=text, lines=(head.lines[0], below.lines[1]), anchor=head.anchor)
