"""Leave out lists of the questions or headings of a document: tables of contents, and an index before the answers.

Such a list would be found instead of the answers that it leads to.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from html import unescape

from faqbot.corpus.document import Block, BlockKind, Document, LeftOut

_HEADING, _QUESTION, _PARAGRAPH, _ITEM = BlockKind.HEADING, BlockKind.QUESTION, BlockKind.PARAGRAPH, BlockKind.ITEM
TABLE_OF_CONTENTS = "table of contents"

# A list is a table of contents if at least this share of its lines, and at least this many, are headings or questions
# that stand elsewhere on the page. Authors rename headings and forget the list.
_MOSTLY = 0.8
_FEWEST = 2
# A list is no table of contents if it begins with more than this many lines that are not headings or questions; a
# paragraph must begin with one.
_MOST_OTHERS = 3
# Texts are compared up to this many characters, so that a page with one very long line is read fast.
_LONGEST = 2_000
_LISTS = (_ITEM, _PARAGRAPH)

_LINK = re.compile(r"!?\[([^\[\]]*)\](?:\([^()\s]*\)|\[[^\[\]]*\])")
# Links of AsciiDoc (`link:#id[Text]`, `<<id,Text>>`), and the end of a link of reStructuredText (`Text`_).
_NAMED_LINK = re.compile(
    r"(?<!\S)(?:link|xref):[^\s\[\]]++\[(?P<text>[^\[\]]*+)\]|<<[^<>,\s]++,(?P<shown>[^<>]*+)>>|`__?(?!\w)"
)
_BULLET = re.compile(r"\s*(?:[-+•]|\*{1,5}|\(?\d+(?:\.\d+)*[.)]?)\s+")
_NUMBER = re.compile(r"\W*(?:q(?:uestion)?\W?)?\d+(?:\.\d+)*\W*", re.IGNORECASE)
_SIGNS = re.compile(r"\W+")


def without_contents(document: Document) -> Document:
    """Return the document without the lists that only repeat its headings and questions.

    The lists are named in `left_out`.
    """
    if not any(_may_repeat(block) for block in document.blocks if block.kind is not _HEADING):
        return document
    named = Counter(block.text for block in document.blocks if _is_named(block))
    if len(named) < _FEWEST:
        return document
    names = {text: _plain(text) for text in named}
    below: Counter[str] = Counter()
    for text, times in named.items():
        below[names[text]] += times
    if len(below) < _FEWEST:
        return document
    everywhere, title = Counter(below), _plain(document.own_title or document.title)
    kept: list[Block] = []
    left_out: list[LeftOut] = []
    for run in _runs(document.blocks):
        head = run[0]
        if head.level:  # alone in its run, and never repeated, but one less is below
            below[names[head.text]] -= 1
            kept.append(head)
            continue
        repeated = _repeated(run, everywhere, below, names, title)
        left = frozenset(repeated)
        kept += [block for block in run if block not in left] if left else run
        if repeated:
            left_out.append(LeftOut((repeated[0].lines[0], repeated[-1].lines[1]), TABLE_OF_CONTENTS))
    if not left_out:
        return document
    return replace(document, blocks=tuple(kept), left_out=(*document.left_out, *left_out))


def _may_repeat(block: Block) -> bool:
    """Whether a block may be in a list of headings and questions."""
    return _is_together(block) or (block.kind is _PARAGRAPH and "\n" in block.raw)


def _is_named(block: Block) -> bool:
    return bool(block.level) or block.kind is _QUESTION


def _runs(blocks: Sequence[Block]) -> Iterator[Sequence[Block]]:
    """Yield the blocks in runs: the items of a list together, questions in running text together, others alone."""
    at = 0
    while at < len(blocks):
        end = at + 1
        if _is_together(blocks[at]):
            while end < len(blocks) and blocks[end].kind is blocks[at].kind and _is_together(blocks[end]):
                end += 1
        yield blocks[at:end]
        at = end


def _is_together(block: Block) -> bool:
    return block.kind is _ITEM or (block.kind is _QUESTION and not block.level)


def _repeated(
    run: Sequence[Block], everywhere: Counter[str], below: Counter[str], names: Mapping[str, str], title: str
) -> Sequence[Block]:
    """Return the blocks of a run that only repeat headings or questions of the page.

    Lists may repeat those of the whole page. Questions in running text are repeated only if they stand again `below`,
    because the last of them may be the first one that is answered; `below` is brought up to date here. `names` are the
    plain texts of the headings and questions, and `title` that of the page.
    """
    if not _is_named(run[0]):
        may_repeat = run[0].kind in _LISTS and (len(run) > 1 or "\n" in run[0].raw)
        most_others = _MOST_OTHERS if run[0].kind is _ITEM else 0
        entries = (entry for entry in _entries(run) if entry != title)  # many lists begin with the page itself
        return run if may_repeat and _mostly_known(entries, everywhere, most_others) else []
    again = []
    for block in run:
        name = names[block.text]
        below[name] -= 1
        again.append(not block.level and below[name] > 0)
    return [block for block, is_again in zip(run, again, strict=True) if is_again] if _mostly(again[:-1]) else []


def _mostly(repeats: Sequence[bool]) -> bool:
    return sum(repeats) >= _FEWEST and sum(repeats) >= _MOSTLY * len(repeats)


def _mostly_known(entries: Iterator[str], everywhere: Counter[str], most_others: int) -> bool:
    """Whether most entries are headings or questions.

    If more than `most_others` others stand before the first of them, no further entry is read.
    """
    known = others = 0
    for entry in entries:
        if entry in everywhere:
            known += 1
        else:
            others += 1
        if others > most_others and known < _FEWEST:
            return False
    return known >= _FEWEST and known >= _MOSTLY * (known + others)


def _entries(run: Sequence[Block]) -> Iterator[str]:
    """Yield the plain texts of the lines of a list or paragraph; wrapped lines of a list are one."""
    for block in run:
        entry = ""
        for line in block.raw.split("\n"):
            if entry and (block.kind is _PARAGRAPH or _BULLET.match(line)):
                yield _plain(entry)
                entry = ""
            entry += f" {line}" if entry else line
        yield _plain(entry)


def _plain(text: str) -> str:
    """Return a text without links, numbers in front, signs and letter case; of a long text, only the beginning."""
    text = text[:_LONGEST]
    if ":" in text or "<<" in text or "`_" in text:
        text = _NAMED_LINK.sub(lambda found: found["text"] or found["shown"] or "", text)
    if "[" in text:
        text = _LINK.sub(r"\1", text)
    if "&" in text:
        text = unescape(text)
    numbered = _NUMBER.match(text)
    rest = _SIGNS.sub(" ", text[numbered.end() :] if numbered else text).strip()
    return (rest or _SIGNS.sub(" ", text).strip()).casefold()
