"""Read Markdown (CommonMark with tables, front matter, containers and HTML); the package `markup` holds the parts.

The `text` of a block is its Markdown source, so that quotations are word for word. Only parts that are not text (front
matter, comments, `{#anchors}`, the tags of `<details>`) are left out, and `Document.left_out` lists their lines.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain
from operator import not_
from typing import Any

from faqbot.corpus.document import Block, BlockKind, Document, LeftOut
from faqbot.corpus.files.decoding import prose_lines
from faqbot.corpus.readers.asked_remarks import with_asked_remarks
from faqbot.corpus.readers.markup.bold_headings import with_bold_headings, with_italic_questions
from faqbot.corpus.readers.markup.components.component_lines import with_plain_components
from faqbot.corpus.readers.markup.components.inline_shortcodes import without_inline_shortcodes
from faqbot.corpus.readers.markup.footnotes import with_own_notes
from faqbot.corpus.readers.markup.front_matter import FrontMatter, read_front_matter
from faqbot.corpus.readers.markup.html_blocks import with_box_sections
from faqbot.corpus.readers.markup.html_parts import says_something, without_remarks
from faqbot.corpus.readers.markup.line_runs import line_runs, lines_left_out
from faqbot.corpus.readers.markup.marks import with_plain_spaces
from faqbot.corpus.readers.markup.page import PageReader
from faqbot.corpus.readers.markup.page_foot import with_foot
from faqbot.corpus.readers.markup.parsing.block_parser import block_groups
from faqbot.corpus.readers.markup.parsing.hidden_lines import without_hidden
from faqbot.corpus.readers.qa_marks import ASKS
from faqbot.corpus.structure.document_titles import without_lone_title

# A line of white space only.
_SPACES = re.compile(r"^[^\S\n]++$", re.MULTILINE)
# What only pages with comments of Obsidian, with code of MDX, with shortcodes or with components hold.
_UNUSUAL = ("%%", "\nimport", "\nexport", "{{")
_COMPONENT = re.compile("<[A-Z]")


def read_markdown(text: str, path: str, fallback_title: str) -> Document:
    """Return the title, the blocks and the lines left out of a page."""
    lines = prose_lines(text, path)
    front = read_front_matter(lines, path)
    lines[: front.end] = [""] * front.end
    body, hidden = _plain_lines(lines)
    # A line of form feeds or other white space becomes an empty line, so that markdown-it's line numbers stay right.
    source = with_plain_spaces(_SPACES.sub("", "\n".join(body)))
    environment: dict[str, Any] = {}
    reader = PageReader(body, environment)
    blocks = with_box_sections(reader.blocks(block_groups(source, environment)))
    blocks, left_out = with_asked_remarks(*_with_rest(body, blocks, [*reader.left_out, *hidden]), body)
    title = front.title or _first_heading(blocks) or fallback_title
    blocks = with_italic_questions(without_lone_title(blocks, title), reader.italic)
    blocks = with_bold_headings(blocks, reader.bold)
    page = with_foot(_asked_above(front, blocks), reader.rules)
    blocks = [*front.blocks, *(with_own_notes(page) if "[^" in source else page)]
    if front.blocks or "<!--" in source:
        blocks, remarks = _without_remarks(blocks)
        left_out = sorted([*left_out, *remarks])
    return Document(
        path,
        title,
        tuple(blocks),
        left_out=(*front.left_out, *left_out),
        has_markup=True,
        about=front.about,
        address=front.address,
    )


def _plain_lines(lines: list[str]) -> tuple[list[str], list[LeftOut]]:
    """Return the lines of a page as Markdown can read them, and the lines (1-based) that are left out."""
    page = "\n" + "\n".join(lines)
    if not any(sign in page for sign in _UNUSUAL) and not _COMPONENT.search(page):
        return lines, []  # as most pages, which need not be looked at line by line
    shown, hidden = without_hidden(lines)
    body, tags = with_plain_components(without_inline_shortcodes(shown))
    return body, [*hidden, *tags]


def _with_rest(
    lines: Sequence[str], blocks: list[Block], left_out: Sequence[LeftOut]
) -> tuple[list[Block], list[LeftOut]]:
    """Return the blocks and the lines left out, with the lines that are in neither: no text may be lost.

    Lines without a word, such as rules and closing tags, are left out. All others become paragraphs.
    """
    seen = bytearray(chain((True,), map(not_, lines), (True,)))  # an empty line needs no place
    end = BlockKind.END
    shown = (block.lines for block in blocks if block.kind is not end)
    for first, last in chain(shown, (one.lines for one in left_out)):
        seen[first] = seen[last] = 1
        if last - first > 1:
            seen[first:last] = b"\1" * (last - first)
    if 0 not in seen:
        return blocks, sorted(left_out)
    rest = [number for number, line in enumerate(lines, start=1) if not seen[number] and line.strip()]
    texts_say: dict[str, bool] = {line: says_something(line) for line in {lines[number - 1] for number in rest}}
    said = [number for number in rest if texts_say[lines[number - 1]]]
    markup = lines_left_out(sorted(set(rest).difference(said)), "markup")
    texts = [Block(BlockKind.PARAGRAPH, raw, run, raw) for run in line_runs(said) if (raw := _raw(lines, run))]
    if texts:
        blocks = sorted([*blocks, *texts], key=lambda block: block.lines[0])
    return blocks, sorted([*left_out, *markup])


def _without_remarks(blocks: list[Block]) -> tuple[list[Block], list[LeftOut]]:
    """Return the blocks without the comments in their texts, and the lines of these blocks that have a comment."""
    said: list[Block] = []
    left_out: list[LeftOut] = []
    for block in blocks:
        if block.kind not in (BlockKind.PARAGRAPH, BlockKind.ITEM) or "<!--" not in block.raw:
            said.append(block)
            continue
        plain = block._replace(text=without_remarks(block.text), raw=without_remarks(block.raw))
        said += [plain] if plain.text else []
        if plain != block:
            marked = [block.lines[0] + at for at, line in enumerate(block.raw.split("\n")) if "<!--" in line]
            left_out += lines_left_out([number for number in marked if number <= block.lines[1]], "comment")
    return said, left_out


def _raw(lines: Sequence[str], run: tuple[int, int]) -> str:
    return "\n".join(lines[run[0] - 1 : run[1]]).rstrip()


def _asked_above(front: FrontMatter, blocks: list[Block]) -> list[Block]:
    """Put the question in the front matter above the page, which is its answer.

    A title that asks is such a question if the page asks nothing else. The headings of the page come below it.
    """
    question = front.question
    if not question and ASKS.search(front.title) and not any(block.kind is BlockKind.QUESTION for block in blocks):
        question = front.titled
    if not question or not blocks:
        return [question, *blocks] if question else blocks
    if blocks[0].level and blocks[0].text.casefold() in {"", question.text.casefold()}:
        blocks = blocks[1:]
    return [question, *(block._replace(level=block.level + 1) if block.level else block for block in blocks)]


def _first_heading(blocks: Sequence[Block]) -> str:
    """Return the first heading as the title of the page, unless a question stands above it, such as `Q:`."""
    question = BlockKind.QUESTION
    first = next((block for block in blocks if (block.level or block.kind is question) and block.text), None)
    return first.text if first and first.level else ""
