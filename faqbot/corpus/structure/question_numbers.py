"""Leave out the numbers that a page puts before its questions: "1. How do I pay?", "(2) Where are you?", "三、免费吗?".

Nobody asks with the number, and it changes when another question is added before. A single number may belong to the
question ("2. Bundesliga: when does it begin?"), so at least two questions of a page must have one in the same form.
The same is true of marks that only set questions out: ">> How do I pay?". A number without a space behind its sign may
begin a name ("1.FC Köln: when do they play?"), so such numbers must ascend.

A number of several levels needs no sign behind it ("1.1 How do I pay?"). But "3.11 Does it run?" may name a version,
so the numbers of such a page must count: those of each chapter ascend from 1, with the headings among them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import pairwise
from string import ascii_letters

from faqbot.corpus.document import BlockKind, Document

_HAN = "[一二三四五六七八九十百]{1,5}"
_NUMBER = rf"(?:\d{{1,3}}(?:\.\d{{1,3}}){{0,5}}|{_HAN}(?=[.)）、．】问問]))"
# A full-width sign needs no space behind it, and neither does a sign before a capital letter or an Asian one.
_NUMBERED = re.compile(
    rf"(?P<open>[\[(（【第]?){_NUMBER}"
    r"(?P<close>[）、．】]\s*|[.)\]:]{1,2}(?:\s+|(?=[^\W\d_a-z]))|(?:/|\.?\s?[-–—])\s+|[问問][\s:：、]\s*)"
    r"(?=[^\W\d_]|[\"'“„«¿¡`「《])"
)
# A number directly before a letter; in one block may stand several questions.
_GLUED = re.compile(r"(?<!\S)[\[(]?(?P<number>\d{1,3}(?:\.\d{1,3}){0,5})[.)\]:]{1,2}(?=[^\W\d_a-z])")
# A number in a circle, which needs no sign behind it.
_CIRCLED = re.compile(r"(?P<open>)(?P<close>)[①-⑳❶-❿➀-➓]\s*(?=[^\W\d_]|[\"'“„«¿¡`「《])")
# A mark that sets a question out.
_MARKED = re.compile(r"(?P<open>[>»›→▶►◆■●•]{1,3})(?P<close>\s+)(?=[^\W\d_]|[\"'“„«¿¡`「《])")
# A number of several levels without a sign behind it, before a text that begins with a capital letter or a sign.
_LEVELS = re.compile(r"(?P<chapter>\d{1,3}(?:\.\d{1,3}){0,4})\.(?P<number>\d{1,3})\s+(?=[^\W\d_a-z]|[\"'“„«¿¡`])")

# So many questions of a page must have a number in the same form.
_FEWEST = 2


def without_question_numbers(document: Document) -> Document:
    """Return the document with the text of its numbered questions alone."""
    question = BlockKind.QUESTION
    found = {
        at: match
        for at, block in enumerate(document.blocks)
        if block.kind is question
        and block.text[:1] not in ascii_letters  # as in most questions
        and (match := _first_match(block.text))
    }
    forms: dict[tuple[str, str, bool], dict[int, re.Match[str]]] = defaultdict(dict)
    for at, match in found.items():
        is_glued = _GLUED.match(document.blocks[at].text) is not None
        forms[match["open"], match["close"].strip(), is_glued][at] = match
    numbered = {
        at: match.end()
        for (_, _, is_glued), form in forms.items()
        if len(form) >= _FEWEST and (not is_glued or _count(match.string for match in form.values()))
        for at, match in form.items()
    }
    numbered |= _numbered_by_chapters(document)
    if not numbered:
        return document
    blocks = tuple(
        block._replace(text=block.text[numbered[at] :]) if at in numbered else block
        for at, block in enumerate(document.blocks)
    )
    return replace(document, blocks=blocks)


def _first_match(question: str) -> re.Match[str] | None:
    return _NUMBERED.match(question) or _MARKED.match(question) or _CIRCLED.match(question)


def _count(questions: Iterable[str]) -> bool:
    """Whether the numbers directly before letters ascend, again from 1 in each section."""
    numbers = [tuple(map(int, found["number"].split("."))) for asked in questions for found in _GLUED.finditer(asked)]
    return all(first < second or second == (1,) != first for first, second in pairwise(numbers))


def _numbered_by_chapters(document: Document) -> Mapping[int, int]:
    """Return the places of the questions with numbers of several levels that count, and where their texts begin."""
    chapters: dict[str, list[tuple[int, re.Match[str]]]] = defaultdict(list)
    for at, block in enumerate(document.blocks):
        match = _LEVELS.match(block.text) if block.text[:1].isdigit() else None
        if match and block.kind in (BlockKind.QUESTION, BlockKind.HEADING):
            chapters[match["chapter"]].append((at, match))
    found: dict[int, int] = {}
    for numbered in chapters.values():
        numbers = [int(match["number"]) for _, match in numbered]
        if numbers[0] == 1 and all(first < second for first, second in pairwise(numbers)):
            found |= {at: m.end() for at, m in numbered if document.blocks[at].kind is BlockKind.QUESTION}
    return found if len(found) >= _FEWEST else {}
