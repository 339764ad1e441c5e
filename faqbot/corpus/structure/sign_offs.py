"""Leave out what signs a letter or a mail off, where it was kept as a document, and tell the line that greets.

    Thanks and best regards                    Written by Ann, May 2025
    Ann Miller
    Customer service, phone 555 0199

It would be quoted with the last answer. It stands at the very end, below a text that says something, and begins with
a phrase on a line of its own. What follows are a few short lines that are no sentences: a name, a role, a telephone.
Names and roles are left out. If the lines say more, such as a telephone or opening hours, they become a passage of
their own, which people may ask for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from faqbot.corpus.document import Block, BlockKind, Document, LeftOut
from faqbot.corpus.readers.qa_marks import ANSWERED, ASKED, ENDS, asks
from faqbot.text import document_words

# The most lines that sign off, and the longest of them, in characters.
_MOST_LINES = 7
_LONGEST_LINE = 80
# A text above that ends no sentence says something from so many words on, or with a number in it ("Mon 9-5").
_FEWEST_WORDS = 7
# So many blocks at the end of a document are looked at.
_MOST_BLOCKS = 9

# A name or two behind the phrase: "Thanks, Ann Miller".
_NAME = r"(?:,?\s(?-i:[A-ZÀ-ÖØ-Þ])[\w.'’-]*){0,3}"
_CLOSING = re.compile(
    rf"{document_words.CLOSING}{_NAME}\s?[,.!]*|{document_words.SENT_FROM}|"
    rf"{document_words.WRITTEN_BY}(?=\s(?-i:[A-ZÀ-ÖØ-Þ]))[^.!?]{{1,60}}",
    re.IGNORECASE,
)
_GREETING = re.compile(document_words.GREETING, re.IGNORECASE)
_COMPANY = re.compile(rf"{document_words.COMPANY}$", re.IGNORECASE)
# An item of a list, and the signs of one and of headings, quotes and tables.
_ITEM = re.compile(r"(?:[-*+•–#>|]|\d{1,3}[.)])\s")
_MARKS = "*_ \t\\"
# What people ask for in the lines that sign off.
_FACT = re.compile(r"[\d@]|:\s")


def greets(line: str) -> bool:
    """Whether a line only greets, as the first of a mail does."""
    return len(line) <= _LONGEST_LINE and _GREETING.fullmatch(line.strip(_MARKS)) is not None


def sign_off_at(lines: Sequence[str]) -> int | None:
    """Return the line (from 0) by which a text begins to sign off, or None. All lines to the end are part of it."""
    first, count = None, 0
    for at in range(len(lines) - 1, -1, -1):
        text = lines[at].strip(_MARKS)
        if not any(map(str.isalnum, text)):
            continue
        count += 1
        if count > _MOST_LINES or len(text) > _LONGEST_LINE or _ITEM.match(lines[at].lstrip()):
            break
        if _CLOSING.fullmatch(text):
            first = at
        elif not _may_follow(text):
            break
    return first if first is not None and _is_below_text(lines, first) else None


def without_sign_off(document: Document) -> Document:
    """Return the document without the blocks, or the end of a block, by which it signs off.

    Blocks that say more than names become a passage. The end of a block that says more stays where it is.
    """
    start = _start_of_last_text(document.blocks)
    lines, places = _lines_of(document.blocks, start)
    first = sign_off_at(lines)
    if first is None:
        return document
    at, line = places[first]
    block = document.blocks[at]
    cut = _cut(block, line)
    if cut is None:
        return document
    if says_more(lines[first:]):
        return document if line else _set_apart(document, at)
    gone = [one for one in document.blocks[at + 1 :] if one.kind is BlockKind.PARAGRAPH]
    left_out = [LeftOut((block.lines[0] + line, block.lines[1]), "signature")]
    left_out += [LeftOut(one.lines, "signature") for one in gone]
    blocks = [*document.blocks[:at], *cut, *(one for one in document.blocks[at + 1 :] if one not in gone)]
    return replace(document, blocks=tuple(blocks), left_out=tuple(sorted([*document.left_out, *left_out])))


def says_more(lines: Sequence[str]) -> bool:
    """Whether lines that sign off hold more than phrases and names: a number, an address or a label."""
    return any(_FACT.search(line) and not _CLOSING.fullmatch(line.strip(_MARKS)) for line in lines)


def _set_apart(document: Document, at: int) -> Document:
    """Return the document with the end of an answer before the block at a place, so that it is a passage."""
    place = document.blocks[at].lines[0]
    end = Block(BlockKind.END, "", (place, place))
    return replace(document, blocks=(*document.blocks[:at], end, *document.blocks[at:]))


def _may_follow(text: str) -> bool:
    """Whether a line may stand below the phrase: it is no sentence, and neither asks nor is marked as an answer."""
    if asks(text) or ASKED.match(text) or ANSWERED.match(text):
        return False
    return not ENDS.search(text) or _COMPANY.search(text) is not None


def _is_below_text(lines: Sequence[str], first: int) -> bool:
    """Whether the text above a line says something, and is ended there by a blank line or as a sentence.

    A heading says nothing: the phrase below it may be an example of how letters end.
    """
    above = next((at for at in range(first - 1, -1, -1) if any(map(str.isalnum, lines[at]))), None)
    if above is None:
        return False
    text = lines[above].strip(_MARKS)
    if asks(text) or text.endswith((":", "：")):
        return False
    if ENDS.search(text):
        return True
    is_long = len(text.split()) >= _FEWEST_WORDS or any(map(str.isdigit, text))
    return above < first - 1 and bool(is_long or ANSWERED.match(text) or _ITEM.match(lines[above].lstrip()))


def _start_of_last_text(blocks: Sequence[Block]) -> int:
    """Return the place of the first of the last paragraphs, with what they stand below unless it is a heading."""
    start = len(blocks)
    while start > max(0, len(blocks) - _MOST_BLOCKS):
        block = blocks[start - 1]
        if block.kind in (BlockKind.ITEM, BlockKind.WHOLE):
            return start - 1 if start < len(blocks) else start
        if block.kind is not BlockKind.PARAGRAPH and block.text:
            break
        start -= 1
    return start


def _lines_of(blocks: Sequence[Block], start: int) -> tuple[list[str], list[tuple[int, int]]]:
    """Return the lines of the blocks from `start` on, and for each its block and its line in the block."""
    lines: list[str] = []
    places: list[tuple[int, int]] = []
    for at in range(start, len(blocks)):
        block = blocks[at]
        if block.kind in (BlockKind.ITEM, BlockKind.WHOLE):
            own = [f"- {block.text}"]
        elif block.kind is BlockKind.PARAGRAPH:
            own = block.raw.split("\n")
        else:
            continue
        lines += ["", *own]
        places += [(at, 0), *((at, line) for line in range(len(own)))]
    return lines, places


def _cut(block: Block, line: int) -> list[Block] | None:
    """Return what is left of a block before a line of it: one block, or none; None if its text has other lines."""
    if not line:
        return []
    raw, text = block.raw.split("\n"), block.text.split("\n")
    count = len(raw) - line
    if len(raw) != block.lines[1] - block.lines[0] + 1 or raw[-count:] != text[-count:] or len(text) <= count:
        return None
    kept = "\n".join(raw[:line]).rstrip()
    last = block.lines[0] + kept.count("\n")
    return [block._replace(text="\n".join(text[:-count]).rstrip(), raw=kept, lines=(block.lines[0], last))]
