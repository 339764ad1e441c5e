"""Read Markdown (CommonMark with tables): markdown-it-py finds the blocks, and this module finds the kind of each.

The `text` of a block is its Markdown source, so that quotations are word for word. Only parts that are not text (front
matter, comments, `{#anchors}`, the tags of `<details>`) are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import takewhile
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from faqbot.corpus.decoding import prose_lines
from faqbot.corpus.document import Block, BlockKind, Document
from faqbot.corpus.readers.indentation import behind_mark
from faqbot.corpus.readers.qa_marks import (
    ASKED,
    ASKS,
    ENDS,
    LONGEST_QUESTION,
    asked_text,
    items_that_ask,
    join_questions,
    question_end,
    without_answer_marks,
)
from faqbot.text.document_words import ANSWER_HEADING

_FRONT_MATTER_TITLE = re.compile(r"title\s*[:=]\s*(?P<quote>[\"']?)(?P<title>.*?)(?P=quote)\s*(?:#.*)?", re.IGNORECASE)
_FRONT_MATTER_KEY = re.compile(r"[\w\"'.-]+\s*[:=]|\[")
_ANCHOR = re.compile(r"\{\s*#(?P<anchor>[^\s{}]+)[^{}]*\}$")
_BOLD = re.compile(r"\s*(?P<mark>\*\*|__)(?P<bold>(?:(?!(?P=mark)|\n[ \t]*\n).)+)(?P=mark)", re.DOTALL)
_BULLET = re.compile(r"\s*(?:[-*+]|(?P<number>\d{1,9})[.)])(?:[ \t]+(?:\[[ xX]\]\s+)?|$)")
_LINK_WITHIN = re.compile(r"\s*(?:[-*+]|\d{1,9}[.)])[ \t]+\[[^\n]*\]\(#[^)\s]*\)\s*")
_ANSWER_HEADING = re.compile(ANSWER_HEADING, re.IGNORECASE)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
# The tags of HTML that have a meaning here. A tag must end before the next `<`: otherwise a page with many broken tags
# would take quadratic time.
_MEANING_TAG = re.compile(
    r"<summary[^<>]*>(?P<summary>(?:(?!</?(?:summary|details)\b).)*)</summary\s*>|</?details[^<>]*>|"
    r"<h(?P<level>[1-6])\b[^<>]*>(?P<heading>(?:(?!</?h[1-6]\b).)*)</h(?P=level)\s*>",
    re.IGNORECASE | re.DOTALL,
)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_WHOLE_HTML = re.compile(r"<(?:pre|table|code)\b", re.IGNORECASE)
# Code fences of MyST that hold navigation only.
_NAVIGATION = re.compile(r"\{(?:contents|toctree|tableofcontents)\}")
# Lines that hold markup only: targets, attributes, includes, badges.
_MARKUP_LINE = re.compile(
    r"\s*(?:\([\w.:/ -]+\)=|\{:[^{}]*\}|\{%[^{}]*%\}|\[\[?_?toc_?\]?\]|"
    r"(?:\[!\[[^\[\]]*\]\([^()]*\)\]\([^()]*\)\s*)+)\s*",
    re.IGNORECASE,
)
# Longest heading that marks are removed from, in characters: markdown-it is slow on long texts with unclosed brackets.
_LONGEST_HEADING = 1_000
# Most lines of a wrapped bold question after its first line.
_WRAPPED = 4


def read_markdown(text: str, path: str, fallback_title: str) -> Document:
    """Return the title and the blocks of a page."""
    lines = prose_lines(text, path)
    body_at, title = _split_front_matter(lines)
    body = ["" if number < body_at else line for number, line in enumerate(lines)]
    # A line of form feeds or other white space becomes an empty line, so that markdown-it's line numbers stay right.
    environment: dict[str, Any] = {}
    tokens = _block_parser().parse("\n".join(line if line.strip() else "" for line in body), environment)
    blocks = list(_Reader(body, environment).blocks(SyntaxTreeNode(tokens)))
    title = title or _first_heading(blocks) or fallback_title
    blocks = list(without_answer_marks(list(items_that_ask(_without_title(blocks, title)))))
    return Document(path, title, tuple(_mark_answers(list(join_questions(blocks)))), has_markup=True)


@cache
def _block_parser() -> MarkdownIt:
    """Return a parser for blocks; marks inside a text (emphasis, links) are parsed later, and only for some texts."""
    return MarkdownIt("commonmark").enable("table").disable("inline")


@cache
def _inline_parser() -> MarkdownIt:
    return MarkdownIt("commonmark")


def _split_front_matter(lines: Sequence[str]) -> tuple[int, str]:
    """Return the line (0-based) where the body begins, and the title in the front matter (empty if there is none)."""
    fence = lines[0].rstrip() if lines else ""
    if fence not in ("---", "+++"):
        return 0, ""
    inside = list(takewhile(lambda line: line.rstrip() not in (fence, "..."), lines[1:]))
    # If all lines between the fences begin with `#`, they may be headings between two rules, and not front matter.
    nothing = "" if any(line.strip() for line in inside) else "title:"
    keys = next((line for line in inside if line.strip() and not line.startswith("#")), nothing)
    if len(inside) == len(lines) - 1 or not _FRONT_MATTER_KEY.match(keys):
        return 0, ""  # without a closing fence or without keys, the `---` is a rule
    titles = (matched["title"].strip() for matched in map(_FRONT_MATTER_TITLE.fullmatch, inside) if matched)
    return len(inside) + 2, next(titles, "")


class _Reader:
    """Turns the syntax tree of one document into blocks."""

    def __init__(self, lines: Sequence[str], environment: dict[str, Any]) -> None:
        self._lines = lines
        self._environment = environment  # the link definitions of the document
        self._details = 0  # the number of open <details>

    def blocks(self, tree: SyntaxTreeNode) -> Iterator[Block]:
        for node in tree.children:
            if not node.map:
                continue
            first, last = self._trimmed(*node.map)
            if node.type == "heading":
                yield self._heading(node, first, last)
            elif node.type == "paragraph":
                yield from self._paragraph(first, last)
            elif node.type in ("bullet_list", "ordered_list"):
                yield from self._list(node, first, last)
            elif node.type == "html_block":
                yield from self._html(first, last)
            elif node.type == "hr" or (node.type == "fence" and _NAVIGATION.match(node.info)):
                continue
            else:
                yield self._block(BlockKind.WHOLE if _holds_whole(node) else BlockKind.PARAGRAPH, first, last)

    def _trimmed(self, first: int, end: int) -> tuple[int, int]:
        """Return the first and last line (0-based) of markdown-it's half-open range, without blank lines at the end."""
        last = end - 1
        while last > first and not self._lines[last].strip():
            last -= 1
        return first, last

    def _raw(self, first: int, last: int) -> str:
        return "\n".join(self._lines[first : last + 1]).rstrip()

    def _block(self, kind: BlockKind, first: int, last: int, text: str | None = None) -> Block:
        raw = self._raw(first, last)
        return Block(kind, raw if text is None else text, (first + 1, last + 1), raw)

    def _heading(self, node: SyntaxTreeNode, first: int, last: int) -> Block:
        text = self._unmarked(node.children[0].content if node.children else "")
        anchor = _ANCHOR.search(text)
        text = _ANCHOR.sub("", text).strip()
        kind = BlockKind.QUESTION if ASKS.search(text) else BlockKind.HEADING
        return replace(
            self._block(kind, first, last, asked_text(text) if kind is BlockKind.QUESTION else text),
            level=int(node.tag[1]),
            anchor=anchor["anchor"] if anchor else "",
        )

    def _paragraph(self, first: int, last: int) -> Iterator[Block]:
        """Split a paragraph before each line that begins a question: without blank lines, it may hold several pairs."""
        starts = [line for line in range(first, last + 1) if line == first or self._begins_pair(line, last)]
        for start, end in zip(starts, [*starts[1:], last + 1], strict=True):
            yield from self._asked_or_told(start, end - 1)

    def _begins_pair(self, line: int, last: int) -> bool:
        """Whether a line within a paragraph begins a question/answer pair, with `Q:` or with a bold question.

        A bold question counts only after a line break or the end of a sentence, because in wrapped prose any line may
        begin with bold words.
        """
        text = self._lines[line]
        if ASKED.match(text):
            return True
        parted = self._lines[line - 1].endswith(("  ", "\\")) or ENDS.search(self._lines[line - 1].rstrip())
        return bool(parted and _BOLD.match(text) and _bold_question(self._raw(line, min(line + _WRAPPED, last))))

    def _asked_or_told(self, first: int, last: int) -> Iterator[Block]:
        raw = self._raw(first, last)
        asked = ASKED.match(raw)
        end = _bold_question(raw)
        if asked and not end:
            rest = raw[asked.end() :]
            end = asked.end() + (question_end(rest) or len(rest.partition("\n")[0]))
        if not end:
            if not all(map(_MARKUP_LINE.fullmatch, raw.split("\n"))):
                yield self._block(BlockKind.PARAGRAPH, first, last)
            return
        question, answer = raw[:end], behind_mark(raw[end:])
        yield self._block(BlockKind.QUESTION, first, first + question.count("\n"), self._question(question))
        if answer:
            yield self._block(BlockKind.PARAGRAPH, last - raw[end:].lstrip().count("\n"), last, answer)

    def _question(self, text: str) -> str:
        """Return the text of a question without Markdown's marks and without `Q:`."""
        marked = ASKED.match(text)
        return asked_text(self._unmarked(text[marked.end() :] if marked else text)).strip("*_ ")

    def _unmarked(self, text: str) -> str:
        """Return Markdown on one line without its marks."""
        line = " ".join(text.split())
        if len(line) > _LONGEST_HEADING:
            return line
        return _plain(SyntaxTreeNode(_inline_parser().parseInline(line, self._environment)))

    def _list(self, node: SyntaxTreeNode, first: int, last: int) -> Iterator[Block]:
        if all(not line.strip() or _LINK_WITHIN.fullmatch(line) for line in self._lines[first : last + 1]):
            return  # a table of contents, which would otherwise be found instead of the answers that it leads to
        for item in node.children:
            if item.map:
                yield from self._item(*self._trimmed(*item.map), ordered=node.type == "ordered_list")

    def _item(self, first: int, last: int, *, ordered: bool) -> Iterator[Block]:
        marker = _BULLET.match(self._lines[first])
        head = self._lines[first][marker.end() :] if marker else self._lines[first]
        text = behind_mark("\n".join([head, *self._lines[first + 1 : last + 1]]))
        end = _bold_question(text)
        block = self._block(BlockKind.ITEM, first, last, text)
        if end and text[end:].strip():
            question = first + text.count("\n", 0, end)
            yield self._block(BlockKind.QUESTION, first, question, self._question(text[:end]))
            yield replace(block, kind=BlockKind.PARAGRAPH, text=text[end:].strip())
        elif end:
            yield replace(block, text=self._question(text), number=int(ordered))
        elif text:
            yield replace(block, number=max(1, int((marker and marker["number"]) or 1)) if ordered else 0)

    def _html(self, first: int, last: int) -> Iterator[Block]:
        """Read raw HTML without its comments: some tags have a meaning, and everything else is text."""
        text = _without_comments(self._raw(first, last))
        position = 0
        for tag in _MEANING_TAG.finditer(text):
            yield from self._html_text(text[position : tag.start()], first)
            first += text.count("\n", position, tag.start())
            position = tag.end()
            yield from self._html_tag(tag, (first + 1, first + 1 + tag[0].count("\n")))
            first += tag[0].count("\n")
        yield from self._html_text(text[position:], first)

    def _html_tag(self, tag: re.Match[str], lines: tuple[int, int]) -> Iterator[Block]:
        """Read a tag with a meaning: `<summary>` is a question, `</details>` ends its answer, `<h2>` is a heading.

        A heading within `<details>` is read as text, because otherwise it would end the answer.
        """
        if tag[0].lower().startswith(("<details", "</details")):
            self._details = max(0, self._details + (-1 if tag[0].startswith("</") else 1))
        if tag["level"] and self._details:
            yield from self._html_text(tag[0], lines[0] - 1)
            return
        question = self._question(_TAG.sub("", tag["summary"] or ""))
        heading = self._unmarked(_TAG.sub("", tag["heading"] or ""))
        if question:
            yield Block(BlockKind.QUESTION, question, lines, tag[0])
        elif heading:
            kind = BlockKind.QUESTION if ASKS.search(heading) else BlockKind.HEADING
            yield Block(kind, heading, lines, tag[0], level=int(tag["level"]))
        elif tag[0].startswith("</"):
            yield Block(BlockKind.END, "", lines, tag[0])

    def _html_text(self, piece: str, offset: int) -> Iterator[Block]:
        if _TAG.sub("", piece).strip():
            before = piece[: len(piece) - len(piece.lstrip())]
            first = offset + 1 + before.count("\n")
            text = piece[before.rfind("\n") + 1 :].rstrip()
            kind = BlockKind.WHOLE if _WHOLE_HTML.search(text) else BlockKind.PARAGRAPH
            yield Block(kind, text, (first, first + text.count("\n")), text)


def _without_comments(html: str) -> str:
    """Remove the text of comments and keep their line ends, so that line numbers stay.

    Only the text up to the last `-->` is searched: without that limit, a page with many `<!--` that are never closed
    would take quadratic time.
    """
    end = html.rfind("-->") + 3 if "-->" in html else 0
    return _COMMENT.sub(lambda match: "\n" * match[0].count("\n"), html[:end]) + html[end:]


def _holds_whole(node: SyntaxTreeNode) -> bool:
    """Whether a block is code, a table or a quotation with code or a table in it, and so must not be cut."""
    return any(inner.type in ("fence", "code_block", "table") for inner in node.walk())


def _bold_question(text: str) -> int:
    """Return the end of the bold question at the beginning of a text, or 0 if the text begins with none."""
    bold = _BOLD.match(text, 0, 2 * LONGEST_QUESTION)
    return bold.end() if bold and ASKS.search(bold["bold"].rstrip()) else 0


def _plain(node: SyntaxTreeNode) -> str:
    """Return the text of a heading without the marks of emphasis, code and links."""
    parts = []
    for inner in node.walk():
        if inner.type in ("text", "code_inline"):
            parts.append(inner.content)
        elif inner.type in ("softbreak", "hardbreak"):
            parts.append(" ")
    return "".join(parts).strip()


def _first_heading(blocks: Sequence[Block]) -> str:
    return next((block.text for block in blocks if block.level and block.text), "")


def _without_title(blocks: Sequence[Block], title: str) -> list[Block]:
    """Remove the text of the heading that is the title, so that the title does not begin every heading path.

    The title is the first heading and the only one of the highest level. A question stays a question, and a heading
    stays a section if there are others of its level.
    """
    levels = [block.level for block in blocks if block.level]
    top = next((block for block in blocks if block.level), None)
    alone = top is not None and levels.count(top.level) == 1 and top.level == min(levels)
    if top is None or not alone or top.kind is BlockKind.QUESTION or top.text != title:
        return list(blocks)
    return [replace(block, text="") if block is top else block for block in blocks]


def _mark_answers(blocks: Sequence[Block]) -> Iterator[Block]:
    """Turn "### Topic, a problem, #### Answer" into a pair: the heading of the answer becomes a question, the topic."""
    asking: Block | None = None
    for block in blocks:
        if block.kind is BlockKind.HEADING and asking and block.level > asking.level and _is_answer(block):
            yield Block(
                BlockKind.QUESTION,
                asking.text,
                (asking.lines[0], block.lines[1]),
                block.raw,
                level=block.level,
                anchor=asking.anchor,
            )
            continue
        if block.kind is BlockKind.HEADING and not _is_answer(block):
            asking = block
        yield block


def _is_answer(block: Block) -> bool:
    return _ANSWER_HEADING.fullmatch(block.text) is not None
