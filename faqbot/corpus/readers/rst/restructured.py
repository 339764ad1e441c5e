"""Read reStructuredText: find the blocks by their marks, blank lines and indentation.

docutils is not used, because faqbot cites lines. On 548 real pages (`tests/benchmarks/restructured.py`), docutils 0.23
finds the same titles and code, no text that this module loses, and the same questions but for some titles of sidebars.
It gives the line of no title and a wrong line to 3 of 100 paragraphs, and the last line of nothing; it leaves out a
fifth of the text, because it does not know the directives of Sphinx unless they are registered for the whole process;
it fails on text that is nested 200 levels deep, and reads .8 MB a second where this module reads 9. Tests hold this
module to docutils on generated pages.

The page is read in one pass and without recursion: a block ends where its own indentation ends, whatever it stands in.

- Titles get their levels in the order in which their underlines first occur. A target before a title is its anchor.
- Items, code, tables, quotations, line blocks and footnotes are quoted as they are written, but for directives and
  comments within items. References such as `|product|` are replaced by what the page defines for them.
- A directive such as `.. note::` becomes text: its name or its title, then its content. A term of a definition list
  stays with the first paragraph of its definition. If a title or a term asks, it is a question, and what is indented
  below it is the answer; if most terms of a list ask, the other terms are questions, too. Within an answer, only the
  title of a directive that folds is a question of its own.
- Comments, targets, substitutions, `.. contents::`, `.. toctree::`, raw HTML and settings are left out and listed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from faqbot.corpus.document import BlockKind, Document
from faqbot.corpus.files.decoding import prose_lines
from faqbot.corpus.readers.indentation import behind_mark, dedented
from faqbot.corpus.readers.markup.bold_headings import with_bold_headings
from faqbot.corpus.readers.markup.footnotes import RESTRUCTURED, with_own_notes
from faqbot.corpus.readers.markup.page_foot import with_foot
from faqbot.corpus.readers.qa_marks import (
    ASKED,
    ASKS,
    LONGEST_QUESTION,
    REPLIED,
    asked_text,
    most_ask,
    question_end,
)
from faqbot.corpus.readers.rst import rst_marks as marks
from faqbot.corpus.readers.rst.rst_blocks import RstBlocks
from faqbot.corpus.readers.rst.rst_items import ItemText
from faqbot.corpus.readers.rst.rst_lines import RstLines
from faqbot.corpus.readers.rst.rst_tables import csv_header, csv_table, grid_table, list_table, simple_table
from faqbot.corpus.structure.document_titles import without_lone_title

_BOLD = re.compile(r"\*\*(?P<text>[^*\s](?:[^*]*[^*\s])?)\*\*")
# A line of bold text and literals: "**What does** ``--force`` **do?**"
_BOLD_WITH_LITERALS = re.compile(
    r"\*\*[^*\s][^*\n]*\*\*(?:[ \t]+(?:``[^`\n]+``|\*\*[^*\s][^*\n]*\*\*))+(?=[ \t]*(?:\n|$))"
)
# Characters that begin every line of a literal block without indentation, such as a quoted e-mail or a shell.
_LITERAL_MARKS = ">|$%#"


def read_restructured(text: str, path: str, fallback_title: str) -> Document:
    """Return the title and the blocks of a page, and the lines that are left out."""
    page = _Page(prose_lines(text, path))
    read = page.read()
    title = next((block.text for block in read.blocks if block.level), "") or fallback_title
    blocks = with_bold_headings(without_lone_title(read.blocks, title), page.bold)
    blocks = with_own_notes(with_foot(blocks, page.rules), RESTRUCTURED)
    return Document(path, title, tuple(blocks), left_out=tuple(read.left_out), has_markup=True)


class _Page:
    """A page that is being read. Lines are counted from 0; each reader of a block returns the line behind it."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = RstLines(lines)
        self._blocks = RstBlocks(self._lines)
        self._among_questions: dict[int, bool] = {}  # for each term, whether it stands in a list of questions
        self.bold: dict[int, str] = {}  # the lines (1-based) that hold bold text only
        self.rules: list[int] = []  # the lines (1-based) of transitions

    def read(self) -> RstBlocks:
        """Read all lines."""
        at = 0
        while at < len(self._lines):
            if self._lines.texts[at]:
                self._blocks.end_answer(at)
                at = self._read_block(at)
            else:
                at += 1
        self._blocks.end_answer(at)
        self._blocks.add_head()
        return self._blocks

    def _read_block(self, at: int) -> int:
        text = self._lines.texts[at]
        if text[0].isalpha():
            return self._read_item(at) if self._is_numbered(at) else self._read_title_or_text(at)
        if text.startswith("..") and text[2:3] in ("", " "):
            return self._read_explicit(at)
        for matches, read in (
            (marks.GRID_BORDER.match(text), self._read_grid),
            (marks.SIMPLE_BORDER.match(text), self._read_simple_table),
            (text.startswith(">>> "), self._read_doctest),
            (text.startswith("| "), self._read_line_block),
            (marks.BULLET_ITEM.match(text) or self._is_numbered(at), self._read_item),
            (marks.FIELD.match(text), self._read_fields),
            (marks.ANONYMOUS_TARGET.match(text), self._read_anonymous_target),
            (marks.is_adornment(text), self._read_adornment),
        ):
            if matches:
                return read(at)
        return self._read_title_or_text(at)

    def _is_numbered(self, at: int) -> bool:
        """Whether a line begins a numbered item; a lone "A. Yes." below a question is its answer."""
        if not self._lines.is_numbered(at):
            return False
        is_answer = self._blocks.is_below_question() and REPLIED.match(self._lines.texts[at])
        return not is_answer or self._lines.is_numbered_below(at)

    # Titles and text

    def _read_title_or_text(self, at: int) -> int:
        if self._lines.is_underlined(at):
            return self._blocks.add_title(at, at + 2, above=False)
        return self._read_text(at)

    def _read_adornment(self, at: int) -> int:
        """Read a line of punctuation: the line above a title, a rule, or text such as `::` and `...`."""
        if self._lines.is_overline(at):
            return self._blocks.add_title(at, at + 3, above=True)
        if self._lines.is_rule(at):
            self.rules += [at + 1] * (not self._lines.indents[at])
            return self._blocks.leave_out(at, at + 1, "markup")
        return self._read_title_or_text(at)

    def _read_text(self, first: int) -> int:
        """Read a paragraph, or a term that its definition follows; a paragraph that ends with `::` introduces code."""
        indent, introduces = self._lines.indents[first], self._lines.texts[first].endswith("::")
        if self._lines.is_deeper(first + 1, indent) and not introduces:
            return self._read_term(first)
        end = self._lines.paragraph_end(first)
        if end == first + 1 and self._lines.texts[first] == "::":
            self._blocks.leave_out(first, end, "markup")
        else:
            self._read_paragraph(first, end)
        return self._read_literal(end, indent) if self._lines.texts[end - 1].endswith("::") else end

    def _read_paragraph(self, first: int, end: int) -> int:
        """Read a paragraph, or the question that it begins with (`Q: …` or bold) and its answer."""
        text = dedented(self._lines.joined(first, end))
        bold = _BOLD.match(text, 0, 2 * LONGEST_QUESTION)
        if bold and bold.end() == len(text.partition("\n")[0]):
            self.bold[first + 1] = self._blocks.plain(bold["text"])
        parts = _BOLD_WITH_LITERALS.match(text, 0, 2 * LONGEST_QUESTION) if bold and "``" in text else None
        if parts:
            self.bold[first + 1] = marks.plain_title(parts[0])
        asked = ASKED.match(text)
        if bold and ASKS.search(bold["text"]):
            return self._read_asked(first, end, text, bold.end())
        if parts and ASKS.search(parts[0]):
            return self._read_asked(first, end, text, parts.end())
        if asked:
            rest = text[asked.end() :]
            return self._read_asked(first, end, text, asked.end() + (question_end(rest) or len(rest.split("\n")[0])))
        return self._blocks.add_prose(first, end, text)

    def _read_asked(self, first: int, end: int, text: str, cut: int) -> int:
        question = asked_text(marks.plain_title(text[:cut]))
        self._blocks.add(BlockKind.QUESTION, first, first + 1 + text.count("\n", 0, cut), question)
        answer = behind_mark(text[cut:])
        return self._blocks.add(BlockKind.PARAGRAPH, end - 1 - answer.count("\n"), end, answer) if answer else end

    def _read_term(self, at: int) -> int:
        term = self._lines.texts[at]
        if self._blocks.may_ask(term, is_among_questions=self._is_among_questions(at)):
            return self._blocks.ask(at, at + 1, term, self._lines.indented_end(at + 1, self._lines.indents[at]))
        return self._blocks.begin(at, at + 1, self._lines.raw[at].strip())

    def _is_among_questions(self, at: int) -> bool:
        """Whether a term stands in a list of terms that mostly ask; then the others are questions without a mark."""
        if at not in self._among_questions:
            terms = list(self._lines.terms(at))
            are_questions = most_ask([marks.plain_title(self._lines.texts[term]) for term in terms])
            self._among_questions |= dict.fromkeys([at, *terms], are_questions)
        return self._among_questions[at]

    def _read_literal(self, end: int, indent: int) -> int:
        """Read the literal block below a paragraph that ends with `::`, if there is one."""
        at = self._lines.filled(end, len(self._lines))
        if self._lines.is_deeper(at, indent):
            return self._blocks.add_whole(at, self._lines.indented_end(at, indent))
        if at < len(self._lines) and self._lines.indents[at] == indent and self._lines.texts[at][0] in _LITERAL_MARKS:
            return self._blocks.add_whole(at, self._lines.marked_end(at, self._lines.texts[at][0]))
        return end

    def _read_doctest(self, at: int) -> int:
        return self._blocks.add_whole(at, self._lines.text_end(at))

    def _read_line_block(self, first: int) -> int:
        end = self._lines.text_end(first)
        text = "\n".join(line.strip().removeprefix("|").strip() for line in self._lines.raw[first:end])
        return self._blocks.add_prose(first, end, text.strip("\n")) if text.strip() else end

    # Lists and tables

    def _read_item(self, first: int) -> int:
        """Read an item and what is indented below it."""
        text = self._lines.texts[first]
        bullet = marks.BULLET_ITEM.match(text)
        matched = bullet or marks.NUMBERED_ITEM.match(text)
        assert matched
        end = self._lines.indented_end(first + 1, self._lines.indents[first])
        held = ItemText(self._lines, first, end, self._lines.indents[first] + matched.end())
        text = behind_mark("\n".join([text[matched.end() :], *held.shown]))
        if not text:
            return self._blocks.leave_out(first, end, "markup")
        raw = "\n".join([self._lines.raw[first], *held.shown])
        self._blocks.add_item(first, end, text, raw, 0 if bullet else self._number(matched))
        self._blocks.leave_out_within(held.left_out)
        return end

    def _number(self, matched: re.Match[str]) -> int:
        written = matched["inner"] or matched["outer"]
        return max(1, int(written)) if written.isdecimal() else self._blocks.next_number()

    def _read_fields(self, first: int) -> int:
        """Read a list of fields; at the top of a page they describe the file, as front matter does."""
        indent, end = self._lines.indents[first], first
        while (
            end < len(self._lines) and self._lines.indents[end] == indent and marks.FIELD.match(self._lines.texts[end])
        ):
            end = self._lines.indented_end(end + 1, indent)
        if self._blocks.is_at_top():
            return self._blocks.leave_out(first, end, "front matter")
        return self._blocks.add_prose(first, end, dedented(self._lines.joined(first, end)))

    def _read_grid(self, first: int) -> int:
        end = self._lines.marked_end(first, "+|")
        return self._blocks.add_whole(first, end, grid_table(self._lines.raw[first:end], first + 1))

    def _read_simple_table(self, first: int) -> int:
        end = self._lines.simple_table_end(first)
        return self._blocks.add_whole(first, end, simple_table(self._lines.raw[first:end], first + 1))

    # What begins with `..`, and `__`

    def _read_explicit(self, at: int) -> int:
        text = self._lines.texts[at]
        end = self._lines.indented_end(at + 1, self._lines.indents[at])
        directive = marks.DIRECTIVE.match(text)
        target = marks.TARGET.match(text)
        if directive and not target:
            return self._read_directive(at, end, directive["name"].lower(), (directive["argument"] or "").strip())
        if not target and marks.FOOTNOTE.match(text):
            return self._blocks.add(BlockKind.PARAGRAPH, at, end, self._argument(at, end, text[2:]))
        if target and target.end() == len(text):
            self._blocks.anchor = "-".join(target["name"].strip("`").split())
        # An empty comment above a blank line ends there: writers use it to part two lists or quotations.
        empty = text == ".." and self._lines.is_blank(at + 1)
        return self._blocks.leave_out(at, at + 1 if empty else end, marks.reason_of_mark(text))

    def _read_anonymous_target(self, at: int) -> int:
        return self._blocks.leave_out(at, self._lines.text_end(at), "link target")

    # Directives

    def _read_directive(self, at: int, end: int, name: str, argument: str) -> int:
        """Read a directive, or only its first lines if what is indented below it is read as if it stood alone."""
        reason = marks.reason_of_directive(name)
        if reason:
            return self._blocks.leave_out(at, end, reason)
        if name in marks.CODE:
            return self._read_code(at, end, name, argument)
        if name in marks.WRAPPERS:
            return self._blocks.leave_out(at, self._lines.options_end(at + 1, end), "directive")
        return self._read_admonition(at, end, name, argument)

    def _read_code(self, at: int, end: int, name: str, argument: str) -> int:
        """Read code, a formula or a table; only the language and the options that are not seen are left out."""
        below = self._lines.options_end(at + 1, end)
        first = self._lines.filled(below, end)
        titled = bool(argument) and (name in marks.TITLED_CODE or (first == end and " " in argument))
        if titled:
            self._blocks.begin(at, at + 1, argument)
        lines, options = self._lines.raw[first:end], self._lines.raw[at + 1 : below]
        place, header = csv_header(options) if name == "csv-table" and lines else (len(options), [])
        top = at + 1 + place
        self._leave_options(at + titled, top)
        self._leave_options(top + len(header), below)
        if not lines:
            return end
        read = {"list-table": list_table, "csv-table": csv_table}.get(name)
        table = read(lines, first + 1, options) if read else None
        if not header:
            return self._blocks.add_whole(first, end, table)
        margin = " " * self._lines.indents[first]
        return self._blocks.add_whole(top, end, table, "\n".join([*(margin + line for line in header), *lines]))

    def _leave_options(self, first: int, end: int) -> None:
        if end > first:
            self._blocks.leave_out(first, end, "directive")

    def _read_admonition(self, at: int, end: int, name: str, argument: str) -> int:
        """Read the first lines of a directive that holds text: its name or title, and the beginning of its text."""
        last = at + 1
        while argument and last < end and self._lines.texts[last] and not marks.OPTION.match(self._lines.texts[last]):
            last += 1
        below = self._lines.options_end(last, end)
        title = " ".join(filter(None, [argument, *self._lines.texts[at + 1 : last]]))
        says_nothing = not title if name in marks.TITLED else end <= below and " " not in title
        if name == "rubric" and title:
            self._blocks.add_rubric(at, last, title)
        elif end > below and self._blocks.may_ask(title, folds=name in marks.FOLDING):
            self._blocks.ask(at, last, title, end)
        elif says_nothing and name not in marks.STATEMENTS:
            last = at
        else:
            name = "" if name in marks.TITLED else f"{name}:\n"
            self._blocks.begin(at, last, f"{name}{self._argument(at, last, argument)}".rstrip())
        self._leave_options(last, below)
        return below

    def _argument(self, at: int, end: int, argument: str) -> str:
        return behind_mark("\n".join([argument, *self._lines.raw[at + 1 : end]]))
