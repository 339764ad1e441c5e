"""Split paragraphs and list items of Markdown into questions, answers and text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from string import ascii_letters
from typing import NamedTuple

from faqbot.corpus.document import Block, BlockKind
from faqbot.corpus.readers.indentation import behind_mark
from faqbot.corpus.readers.markup.marks import is_broken_off
from faqbot.corpus.readers.qa_marks import ANSWERED, ASKED, ASKS, LONGEST_QUESTION, asked_text, asks, question_end

_QUESTION, _PARAGRAPH, _ITEM = BlockKind.QUESTION, BlockKind.PARAGRAPH, BlockKind.ITEM
# Letters that no mark and no tag begins with.
LETTERS = frozenset(ascii_letters)

# Bold letters at the beginning of a text; a picture may stand before them.
_BOLD = re.compile(
    r"\s*(?:[\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff\ufe0f\u200d]++[ \t]*)?"
    r"(?:(?P<mark>\*{2,3}|_{2,3})(?P<bold>(?:(?!(?P=mark)|\n[ \t]*\n).)+)(?P=mark)|"
    r"<(?P<tag>b|strong)>(?P<html>(?:(?!</?(?:b|strong)>|\n[ \t]*\n).)+)</(?P=tag)>)(?P<behind>\s?[?？؟])?",
    re.DOTALL | re.IGNORECASE,
)
# Bold letters with code among them: "**What does** `--force` **do?**"
_BOLD_WITH_CODE = re.compile(
    r"\s*(?P<mark>\*\*|__)(?=\S)[^*_\n`]+(?P=mark)(?:[ \t]*(?:`[^`\n]+`|(?P=mark)(?=\S)[^*_\n`]+(?P=mark)))+"
    r"[?？؟]?(?=[ \t]*(?:\n|$))"
)
_ITALIC = re.compile(
    r"(?P<mark>[*_])(?![*_\s])(?P<text>(?:(?!(?P=mark)).|(?<=[^\W_])_(?=[^\W_]))+)(?P=mark)|"
    r"<(?P<tag>i|em)>(?P<html>(?:(?!</?(?:i|em)>).)+)</(?P=tag)>",
    re.IGNORECASE,
)
_LINE = re.compile(r".+")
_BREAK = re.compile(r"\s*<br\s*/?>", re.IGNORECASE)
# What may part an answer from its bold question on the same line: "**Is it far?** - No", "**Is it far?**: No".
_SEPARATOR = re.compile(r"[ \t]*(?:[:：]|(?:[-–—→=]|->|=>|--)(?=[ \t]))[ \t]*")
ITEM_MARK = re.compile(r"\s*(?:[-*+]|(?P<number>\d{1,9})[.)])(?:\s+(?:\[[ xX]\]\s+)?|$)")
# The indentation of what stands in a container.
_INDENT = re.compile(r"^(?: {4}| {0,3}\t)")
# Most lines of a wrapped bold question after its first line.
_WRAPPED = 4


class PageLines(NamedTuple):
    """The lines of a page, and the function that removes the marks of Markdown from a text on one line.

    `written` are the lines that were changed, by their places, as they were before.
    """

    lines: list[str]
    unmarked: Callable[[str], str]
    written: dict[int, str]

    def raw(self, first: int, last: int) -> str:
        """Return the lines from `first` to `last` (0-based, inclusive) as they stand in the file."""
        return "\n".join(self.lines[first : last + 1]).rstrip() if first != last else self.lines[first].rstrip()

    def outdent(self, first: int, end: int) -> None:
        """Take the indentation of a container from the lines in it, so that its lists and its code are as written."""
        for at in range(first, end):
            self.change(at, _INDENT.sub("", self.lines[at], count=1))

    def change(self, at: int, line: str) -> None:
        """Put a line (0-based) in place of another until `restore` is called."""
        self.written.setdefault(at, self.lines[at])
        self.lines[at] = line

    def restore(self) -> None:
        """Give all lines back as they were written."""
        for at, line in self.written.items():
            self.lines[at] = line

    def block(self, kind: BlockKind, first: int, last: int, text: str | None = None) -> Block:
        """Return a block of these lines (0-based, inclusive); without `text`, its text is the lines themselves."""
        raw = self.raw(first, last)
        number = first + 1
        lines = (number, number if first == last else last + 1)
        return Block(kind, raw if text is None else text, lines, raw)

    def question(self, text: str) -> str:
        """Return the text of a question without Markdown's marks and without `Q:`."""
        marked = ASKED.match(text)
        return asked_text(self.unmarked(text[marked.end() :] if marked else text)).strip("*_ ")


def paragraph_blocks(page: PageLines, first: int, last: int) -> Sequence[Block]:
    """Split a paragraph before each line that begins a question: without blank lines, it may hold several pairs."""
    if first == last:
        return _asked_or_told(page, first, last)
    starts = [first, *(line for line in range(first + 1, last + 1) if _begins_pair(page, line, last))]
    ends = [*(start - 1 for start in starts[1:]), last]
    return [block for start, end in zip(starts, ends, strict=True) for block in _asked_or_told(page, start, end)]


def bold_line(text: str) -> str:
    """Return what a line has in bold if nothing else but code stands on it, otherwise an empty text."""
    text = text.strip()
    if len(text) > LONGEST_QUESTION:
        return ""
    if bold := _BOLD.fullmatch(text):
        return f"{bold['bold'] or bold['html']}{bold['behind'] or ''}".strip()
    return text if "`" in text and _BOLD_WITH_CODE.fullmatch(text) else ""


def italic_question(text: str) -> str:
    """Return what a line has in italics if nothing else stands on it and it asks or has a `Q:`; otherwise ""."""
    italic = _ITALIC.fullmatch(text.strip()) if len(text) <= LONGEST_QUESTION else None
    inner = (italic["text"] or italic["html"]).strip() if italic else ""
    return inner if inner and (ASKED.match(inner) or asks(inner)) else ""


def item_blocks(page: PageLines, first: int, last: int, *, ordered: bool) -> Iterator[Block]:
    """Yield the blocks of an item of a list: the item, or a bold question and its answer."""
    marker = ITEM_MARK.match(page.lines[first])
    head = page.lines[first][marker.end() :] if marker else page.lines[first]
    text = behind_mark("\n".join([head, *page.lines[first + 1 : last + 1]])) if last > first else head.strip()
    end = _bold_question(text)
    at = first + 1
    raw, lines = page.raw(first, last), (at, at if first == last else last + 1)
    if end and text[end:].strip():
        question = first + text.count("\n", 0, end)
        yield page.block(_QUESTION, first, question, page.question(text[:end]))
        yield Block(_PARAGRAPH, _answer(text[end:]), lines, raw)
    elif end:
        yield Block(_ITEM, page.question(text), lines, raw, number=int(ordered))
    elif text:
        number = max(1, int((marker and marker["number"]) or 1)) if ordered else 0
        yield Block(_ITEM, text, lines, raw, 0, number)


def _begins_pair(page: PageLines, line: int, last: int) -> bool:
    """Whether a line within a paragraph begins a question/answer pair, with `Q:` or with a bold question.

    A bold question counts only after a line break or the end of a sentence, because in wrapped prose any line may begin
    with bold words.
    """
    text = page.lines[line]
    if ASKED.match(text):
        return True
    if text[:1] in LETTERS:
        return False
    if not is_broken_off(page.lines[line - 1]) or not _BOLD.match(text):
        return False
    return _bold_question(page.raw(line, min(line + _WRAPPED, last))) > 0


def _asked_or_told(page: PageLines, first: int, last: int) -> Sequence[Block]:
    raw = page.raw(first, last)
    asked = ASKED.match(raw)
    end = _bold_question(raw)
    if asked and not end:
        end = _marked_question(raw, asked.end())
    if not end:
        at = first + 1
        return (Block(_PARAGRAPH, raw, (at, at if first == last else last + 1), raw),)
    text, answer = raw[:end], _answer(raw[end:]) if end < len(raw) else ""
    question = page.block(_QUESTION, first, first + text.count("\n"), page.question(text))
    if not answer:
        return (question,)
    return question, page.block(_PARAGRAPH, last - answer.count("\n"), last, answer)


def _marked_question(text: str, start: int) -> int:
    """Return the end of a question behind its `Q:`: the line before `A:`, the question mark, or the end of the line."""
    rest = text[start:]
    first, _, below = rest.partition("\n")
    end = question_end(rest) or len(first)
    if end < len(first):
        return start + end  # "Q: Is it far? A: No" on one line
    for line in _LINE.finditer(below, 0, 2 * LONGEST_QUESTION):
        if ANSWERED.match(line[0]):
            return start + len(first) + line.start()
    return start + end


def _answer(text: str) -> str:
    """Return the text behind a question without the line break or the dash or colon between them."""
    parted = _BREAK.match(text) or _SEPARATOR.match(text)
    return behind_mark(text[parted.end() :] if parted else text)


def _bold_question(text: str) -> int:
    """Return the end of the bold question at the beginning of a text, or 0 if the text begins with none."""
    if text[:1] in LETTERS:
        return 0
    bold = _BOLD.match(text, 0, 2 * LONGEST_QUESTION)
    if bold and (bold["behind"] or ASKS.search((bold["bold"] or bold["html"]).rstrip())):
        return bold.end()
    parts = _BOLD_WITH_CODE.match(text, 0, 2 * LONGEST_QUESTION) if bold and "`" in text else None
    return parts.end() if parts and ASKS.search(parts[0]) else 0
