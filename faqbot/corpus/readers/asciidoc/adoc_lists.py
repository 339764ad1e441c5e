"""Read the lists of a page of AsciiDoc: items, and labelled lists, whose terms may be questions."""

from __future__ import annotations

import re

from faqbot.corpus.document import BlockKind
from faqbot.corpus.readers.asciidoc import adoc_marks as marks
from faqbot.corpus.readers.asciidoc.adoc_blocks import OpenScope
from faqbot.corpus.readers.asciidoc.adoc_text import AdocText
from faqbot.corpus.readers.asciidoc.adoc_titles import shown_title
from faqbot.corpus.readers.indentation import behind_mark, dedented
from faqbot.corpus.readers.qa_marks import ANSWERED, ASKED, LONGEST_QUESTION, asks

_WORD = re.compile(r"[^\W_]")


class AdocLists:
    """The lists of a page; each reader returns the line behind what it read."""

    def __init__(self, text: AdocText) -> None:
        self._text = text
        self._lines = text.lines
        self._blocks = text.blocks

    def read_item(self, at: int) -> int:
        """Read an item with all that is nested in it or attached to it."""
        self._text.take_above()
        self._text.fill_scope()
        found = marks.item_mark(self._lines.texts[at])
        assert found
        mark = marks.kind_of_mark(found["mark"])
        around = {mark, *(scope.mark for scope in self._blocks.scopes)}
        end = self._lines.item_end(at, self._text.end(), around, needs_text=False)
        kept = self._kept_lines(at, end)
        while len(kept) > 1 and not kept[-1]:
            kept.pop()
        raw = "\n".join(kept)
        text = behind_mark(raw[found.end() :]) or raw.strip()
        return self._blocks.add(BlockKind.ITEM, at, end, text, dedented(raw), number=self._number(found["mark"]))

    def _kept_lines(self, first: int, end: int) -> list[str]:
        kept: list[str] = []
        for at, text in self._lines.text_lines(first, end):
            if text is not None:
                kept.append(text)
            elif _WORD.search(self._lines.texts[at]):
                reason = "comment" if marks.is_comment(self._lines.texts[at]) else "markup"
                self._blocks.leave_out(at, at + 1, reason)
        return kept

    def _number(self, mark: str) -> int:
        """Return the number of an item, 0 for a bullet."""
        if mark[0] in "-*\u2022":
            return 0
        digits = mark.strip("<>.")
        return max(1, int(digits)) if digits.isdecimal() else self._blocks.next_number()

    def read_term(self, at: int) -> int:
        """Read the first line of an entry of a labelled list, and open a scope for what stands below it."""
        term = marks.term_line(self._lines.texts[at])
        assert term
        above = self._text.take_above()
        end, scopes = self._text.end(), self._blocks.scopes
        around = {term.mark, *(scope.mark for scope in scopes if scope.mark)}
        rest = self._lines.texts[at][term.text_start :]
        entry_end = self._lines.item_end(at, end, around, needs_text=not rest)
        anchor = above.anchor or term.anchor
        if self._is_named(at, entry_end, term, rest):
            return self._read_named(at, entry_end, rest, anchor)
        if above.style == "qanda":
            self._text.qanda = (len(scopes), term.mark)
        is_marked = self._text.qanda == (len(scopes), term.mark)
        self._text.fill_scope(keeps_qanda=True)
        shown = shown_title(term.term, self._text.header.attributes)
        self._blocks.add_term(at, term.term, shown or term.term, is_marked=is_marked, anchor=anchor)
        if rest or self._lines.filled(at + 1, entry_end) < entry_end:
            self._blocks.open(OpenScope(entry_end, term.mark, is_fresh=not rest), answers=True)
        return self._text.add_paragraph(at, rest) if rest else at + 1

    def _is_named(self, at: int, end: int, term: marks.TermLine, rest: str) -> bool:
        """Whether a term is `Q::` above a question, or `A::` above its answer."""
        if len(term.term) > LONGEST_QUESTION:
            return False
        name = f"{term.term.strip('*_')}: x"
        if ANSWERED.match(name):
            return self._blocks.is_asked()
        if not ASKED.match(name):
            return False
        text = rest or self._lines.texts[min(self._lines.filled(at + 1, end), len(self._lines) - 1)]
        below = self._lines.filled(end, len(self._lines))
        answer = marks.term_line(self._lines.texts[below]) if below < len(self._lines) else None
        return asks(text) or bool(answer and ANSWERED.match(f"{answer.term.strip('*_')}: x"))

    def _read_named(self, at: int, end: int, rest: str, anchor: str) -> int:
        """Read the question behind `Q::`, or leave the answer behind `A::` to be read as text."""
        first = at if rest else self._lines.filled(at + 1, end)
        if first >= end:
            return at + 1
        if self._blocks.is_asked():
            self._blocks.open(OpenScope(end, "A", is_fresh=not rest), answers=True)
            return self._text.add_paragraph(at, rest) if rest else self._blocks.leave_out(at, at + 1, "markup")
        behind = self._lines.paragraph_end(first, end, in_list=True)
        texts = [rest or self._lines.texts[first], *self._lines.texts[first + 1 : behind]]
        question = shown_title(" ".join(text.strip() for text in texts), self._text.header.attributes)
        return self._blocks.ask(at, behind, question, anchor)
