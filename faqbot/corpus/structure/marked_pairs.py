"""Make questions and answers of marks that stand in several blocks.

A list item that asks is a question, and so is a heading behind a `Q:`; an `A:` behind a question is no part of the
answer, a heading "Answer" gives the answer to the topic above it, and questions with no line between them share their
answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from operator import attrgetter

from faqbot.corpus.document import Block, BlockKind, Document
from faqbot.corpus.readers.indentation import behind_mark
from faqbot.corpus.readers.qa_marks import (
    ANSWERED,
    ASKED,
    ASKS,
    ENDS,
    LETTERED,
    LONGEST_QUESTION,
    MAY_BE_MARKED,
    REPLIED,
    asked_text,
    is_bare_mark,
    question_end,
)
from faqbot.text.document_words import ANSWER_HEADING

_HEADING, _QUESTION, _PARAGRAPH = BlockKind.HEADING, BlockKind.QUESTION, BlockKind.PARAGRAPH
_ITEM, _WHOLE, _END = BlockKind.ITEM, BlockKind.WHOLE, BlockKind.END
# Of so many items of a list, at most one states, if it is a list of questions.
_ITEMS_TO_ONE_STATING = 4

_ANSWER_HEADING = re.compile(ANSWER_HEADING, re.IGNORECASE)
# The mark of a list of one item, which is the answer to the question above it.
_BULLET = re.compile(r"[-*+•][ \t]+")
# The beginning of an item within an item.
_INNER_ITEM = re.compile(r"\n[ \t]*(?:[-*+•]|\d{1,9}[.)])[ \t]")
# What an answer with a mark stands below.
_ABOVE_ANSWERS = frozenset((_QUESTION, _HEADING))
# Most blocks from `Q:` to `A:`.
_MOST_PARAGRAPHS = 6


def with_marked_pairs(document: Document) -> Document:
    """Return the document with questions in place of items that ask, and with answers that have no marks."""
    blocks: Sequence[Block] = document.blocks
    if _has(blocks, _ITEM):
        blocks = list(_items_that_ask(blocks))
    heads = (block.text for block in blocks if block.level)
    if _has(blocks, _HEADING) and any(map(MAY_BE_MARKED.match, heads)):
        blocks = list(_marked_headings(list(_between_marks(blocks))))
    if _has(blocks, _QUESTION):
        blocks = list(_without_answer_marks(list(_whole_questions(blocks))))
    answers = _answer_headings(blocks)
    if answers:
        blocks = list(_below_answer_headings(blocks, answers))
    if blocks is document.blocks:
        return document
    return replace(document, blocks=tuple(blocks))


def _has(blocks: Sequence[Block], kind: BlockKind) -> bool:
    return kind in map(attrgetter("kind"), blocks)


def with_joined_questions(document: Document) -> Document:
    """Return the document with questions that share an answer as a single question."""
    if not any(one.kind is _QUESTION and _shares_answer(one, below) for one, below in pairwise(document.blocks)):
        return document
    return replace(document, blocks=tuple(_joined_questions(document.blocks)))


def _between_marks(blocks: Sequence[Block]) -> Iterator[Block]:
    """Turn "## Q:", a question in paragraphs, and "### A:" into a question."""
    at = 0
    while at < len(blocks):
        answer = _answer_heading_below(blocks, at) if blocks[at].level else at
        if answer > at + 1:
            lines = (blocks[at].lines[0], blocks[answer].lines[1])
            asked = _joined(blocks[at + 1 : answer])
            yield asked._replace(kind=_QUESTION, level=blocks[at].level, lines=lines)
        else:
            yield blocks[at]
        at = max(answer, at) + 1


def _answer_heading_below(blocks: Sequence[Block], at: int) -> int:
    """Return the place of a heading "A:" that only paragraphs part from a heading "Q:" at this place, or this place."""
    if not is_bare_mark(ASKED, blocks[at].text):
        return at
    most = min(at + _MOST_PARAGRAPHS, len(blocks))
    below = next((place for place in range(at + 1, most) if blocks[place].kind is not _PARAGRAPH), at)
    return below if blocks[below].level and is_bare_mark(ANSWERED, blocks[below].text) else at


def _marked_headings(blocks: Sequence[Block]) -> Iterator[Block]:
    """Turn the headings behind a `Q:` into questions, also those that state something ("Q: The bell does not ring").

    Such a heading with a further heading directly below it names a section.
    """
    for block, below in zip(blocks, [*blocks[1:], None], strict=True):
        if block.kind is _HEADING and ASKED.match(block.text) and not (below and below.level):
            yield block._replace(kind=_QUESTION, text=asked_text(block.text))
        else:
            yield block


def _whole_questions(blocks: Sequence[Block]) -> Iterator[Block]:
    """Put the paragraphs between `Q:` and `A:` into the question."""
    at = 0
    while at < len(blocks):
        answer = _answer_below(blocks, at) if blocks[at].kind is _QUESTION else at
        yield _joined(blocks[at:answer]) if answer > at + 1 else blocks[at]
        at = max(answer, at + 1)


def _answer_below(blocks: Sequence[Block], at: int) -> int:
    """Return the place of the `A:` below a question in running text; `at` if more than short paragraphs are between.

    Directly below the question, an `A:` has nothing between, and need not be looked for.
    """
    question = blocks[at]
    if question.level or at + 2 >= len(blocks) or blocks[at + 2].kind is not _PARAGRAPH:
        return at
    if not ASKED.match(question.raw):
        return at
    length = len(question.text)
    for place in range(at + 1, min(at + _MOST_PARAGRAPHS, len(blocks))):
        block = blocks[place]
        length += len(block.text)
        if block.kind is not _PARAGRAPH:
            break
        if ANSWERED.match(block.text):
            return place
        if length > 2 * LONGEST_QUESTION:
            break
    return at


def _joined(blocks: Sequence[Block]) -> Block:
    text = " ".join(" ".join(block.text.split()) for block in blocks)
    lines = (blocks[0].lines[0], blocks[-1].lines[1])
    return blocks[0]._replace(text=text, lines=lines, raw="\n".join(block.raw for block in blocks))


def _without_answer_marks(blocks: Sequence[Block]) -> Iterator[Block]:
    """Remove the `A:` from each paragraph that follows a question, and from a list of one item.

    An `A:` with nothing behind it belongs to the block below it; without one, it ends the question, which has no
    answer then.
    """
    before: Block | None = None
    alone: tuple[int, int] | None = None
    for at, found in enumerate(blocks):
        block = found._replace(lines=(alone[0], found.lines[1])) if alone else found
        marked, alone = 0, None
        if before and before.kind in _ABOVE_ANSWERS and _may_answer(blocks, at):
            marked = _mark_below(before, block)
        if before and marked:
            text = behind_mark(block.text[marked:])
            if text:
                yield block._replace(kind=_PARAGRAPH, text=text, number=0)
            elif _answers_nothing(before, blocks[at + 1 : at + 2]):
                yield block._replace(kind=_END, number=0)
            else:
                alone = block.lines
        else:
            yield block
        before = block


def _answers_nothing(question: Block, following: Sequence[Block]) -> bool:
    """Whether the answer to a question ends with its mark: at the end, another question, or a heading not below it."""
    if not following:
        return True
    heads = following[0].kind in (_HEADING, _QUESTION)
    return heads and not 0 < question.level < following[0].level


def _may_answer(blocks: Sequence[Block], at: int) -> bool:
    if blocks[at].kind is _ITEM:  # "A:" and "B:" in a list name choices
        return at + 1 == len(blocks) or blocks[at + 1].kind is not _ITEM
    return blocks[at].kind is _PARAGRAPH


def _mark_below(before: Block, block: Block) -> int:
    """Return where the mark of an answer ends, 0 without one; below a heading, only a word ("Answer:") is a mark."""
    if before.kind is _QUESTION:
        return _answer_mark(before, block)
    named = ANSWERED.match(block.text) if before.kind is _HEADING and before.text else None
    return named.end() if named and sum(map(str.isalpha, named[0])) > 1 else 0


def _answer_mark(question: Block, answer: Block) -> int:
    """Return the end of the mark that an answer begins with; below "P:" or "F:", any letter with a colon is one."""
    bullet = _BULLET.match(answer.text)
    start = bullet.end() if bullet else 0
    if not MAY_BE_MARKED.match(answer.text, start):
        return 0
    asked = ASKED.match(question.raw.lstrip("#*_ "))
    mark = (REPLIED if asked else ANSWERED).match(answer.text, start)
    if not mark and asked and asked[0].strip(" *_")[0] not in "qQ":
        mark = LETTERED.match(answer.text, start)
    return mark.end() if mark else 0


def _items_that_ask(blocks: Sequence[Block]) -> Iterator[Block]:
    """Turn list items that begin with a question into questions.

    The answer is the rest of the item, or the paragraph below it: "1. How do I pay?" above a paragraph is a question of
    a numbered FAQ. A list of several questions without answers (a checklist, a table of contents) stays a list, and so
    does a list where only some of the items begin with a question.
    """
    runs = [list(run) for _, run in groupby(blocks, key=lambda block: (block.kind, block.ordered))]
    for run, following in zip(runs, [*runs[1:], []], strict=False):
        ends = _question_ends(run) if run[0].kind is _ITEM else []
        if not ends:
            yield from run
        elif all(block.text[end:].strip() for block, end in zip(run, ends, strict=True)):
            for block, end in zip(run, ends, strict=True):
                yield from _pair(block, end)
        elif len(run) == 1 and following and following[0].kind in (_PARAGRAPH, _WHOLE):
            yield run[0]._replace(kind=_QUESTION, text=asked_text(run[0].text), number=0)
        else:
            yield from run


def _question_ends(items: Sequence[Block]) -> list[int]:
    """Return the end of the question that each item begins with; empty if any item begins with none.

    Where the questions are lines of their own, a sentence on such a line above text is one, too, if three of four items
    ask. The last item of a checklist often states ("Lock the door."), and so it always asks in a list of questions.
    """
    ends = []
    stating = 0
    for item in items:
        end = _asked_part(item.text)
        if not end:
            end = _stating_line(item.text)
            stating += 1
            if not end or item is items[-1] or _ITEMS_TO_ONE_STATING * stating > len(items):
                return []
        ends.append(end)
    if stating and not all(map(_ends_line, items, ends)):
        return []
    return ends


def _stating_line(text: str) -> int:
    """Return the length of the first line of an item if it is a sentence, and no list stands in the item; else 0."""
    line = text.partition("\n")[0].rstrip()
    is_sentence = ENDS.search(line) and not line.endswith((":", "：")) and len(line) <= LONGEST_QUESTION
    return len(line) if is_sentence and not _INNER_ITEM.search(text) else 0


def _ends_line(item: Block, end: int) -> bool:
    return item.text[end:].lstrip(" \t")[:1] == "\n"


def _asked_part(text: str) -> int:
    """Return the end of the question that the text of an item begins with, or 0; no question reaches into a list."""
    end = question_end(text)
    if end and not _INNER_ITEM.search(text, 0, end):
        return end
    return _asking_line(text)


def _asking_line(text: str) -> int:
    """Return the length of the first line of a text if the line ends with a question mark, otherwise 0."""
    line = text.partition("\n")[0].rstrip()
    return len(line) if ASKS.search(line) and len(line) <= LONGEST_QUESTION else 0


def _pair(item: Block, end: int) -> Iterator[Block]:
    """Split an item into a question and an answer; the indentation of the item is removed already.

    Both have the lines of the item if its source does not part them, as a tag of HTML may hold both.
    """
    wrapped = item.text.count("\n", 0, end)
    first, last = item.lines
    raw = item.raw.split("\n")
    if last - first <= wrapped:
        yield Block(_QUESTION, asked_text(item.text[:end]), item.lines, item.raw)
        yield Block(_PARAGRAPH, item.text[end:].strip(), item.lines, item.text[end:].strip())
        return
    asked, answered = "\n".join(raw[: wrapped + 1]), "\n".join(raw[wrapped + 1 :])
    yield Block(_QUESTION, asked_text(item.text[:end]), (first, first + wrapped), asked)
    yield Block(_PARAGRAPH, item.text[end:].strip(), (first + wrapped + 1, last), answered)


def _joined_questions(blocks: Sequence[Block]) -> Iterator[Block]:
    """Join questions that share an answer into a question that each of them finds (see `_shares_answer`)."""
    together: list[Block] = []
    for block in blocks:
        if together and not _shares_answer(together[-1], block):
            yield _one_question(together)
            together = []
        together.append(block)
    if together:
        yield _one_question(together)


def _shares_answer(question: Block, below: Block) -> bool:
    """Whether two blocks are questions that share the answer below them: no line, blank or a comment, is between them.

    A blank line below a question keeps the place of an answer that is not written yet. In 25 runs of questions in the
    documents of public repositories, the answer below was meant for all in 13 of 16 without blank lines, and in none of
    9 with them. Headings that are questions share an answer only with headings of the same level, because a lower
    heading is a question within the section.
    """
    both = question.kind is below.kind is _QUESTION and question.level == below.level
    return both and below.lines[0] <= question.lines[1] + 1


def _one_question(together: Sequence[Block]) -> Block:
    """Return one question of several; a single block is returned unchanged."""
    if len(together) == 1:
        return together[0]
    return together[0]._replace(
        text=" ".join(block.text for block in together),
        lines=(together[0].lines[0], together[-1].lines[1]),
        raw="\n".join(block.raw for block in together),
        asked_as=tuple(block.text for block in together),
    )


def _below_answer_headings(blocks: Sequence[Block], answers: Mapping[int, int]) -> Iterator[Block]:
    """Turn "### Topic, a problem, #### Answer" into a question, the topic, whose answer is the whole section.

    The heading of the answer parts the problem from the answer. Directly below the topic, it belongs to the question.
    `answers` are the places of these headings (see `_answer_headings`).
    """
    directly_below = set()
    for at, block in enumerate(blocks):
        if at in answers:
            below = answers[at] == at + 1
            directly_below |= {at + 1} if below else set()
            lines = (block.lines[0], blocks[at + 1].lines[1]) if below else block.lines
            yield block._replace(kind=_QUESTION, lines=lines)
        elif at not in directly_below:
            yield block


def _answer_headings(blocks: Sequence[Block]) -> dict[int, int]:
    """Return the place of the first heading of an answer below a topic, by the place of the topic."""
    found: dict[int, int] = {}
    topic: int | None = None  # the last heading that is not the heading of an answer
    for at, block in enumerate(blocks):
        if not block.level:
            continue
        if not _ANSWER_HEADING.fullmatch(block.text):
            topic = at if block.text else None
        elif topic is not None and block.level > blocks[topic].level:
            found.setdefault(topic, at)
    return found
