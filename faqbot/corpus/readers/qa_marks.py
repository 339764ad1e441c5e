"""Find the marks of questions and answers in plain text and Markdown: `?`, `Q:`, `A:`, and items that ask."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from faqbot.text.document_words import (
    ANSWER_NAME,
    FULL_ANSWER_NAME,
    FULL_QUESTION_NAME,
    INNER_NAMES,
    QUESTION_AUXILIARY,
    QUESTION_ENDING,
    QUESTION_LETTER,
    QUESTION_NAME,
    QUESTION_OPENING,
)

# The question marks of all scripts (the Greek one looks like a semicolon), and what may stand behind a mark: further
# marks, quotes, brackets, marks of emphasis, `{#id}`, invisible characters and pictures.
_SIGN = r"[?？؟\u037e⁇⁈⁉]"
_PICTURE = r"[\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff\ufe0f\u200b-\u200d\u2060\ufeff]"
_CLOSING = rf"[\"'”’»)\]*_`」』!！]|{_PICTURE}"
_BEHIND = rf"(?>(?:{_SIGN}|{_CLOSING}|[ \t]+(?={_PICTURE}|\{{)|\{{[^{{}}\n]{{0,200}}\}}){{0,40}})"
_MARK = _SIGN + _BEHIND
# What the beginning of a text must look like to be `Q:` or `A:`. Nearly all texts fail here, at a fraction of the time
# that comparing them with all names takes.
_NAMED = (
    rf"(?=[\s*_]*[^\s:：.)．）\d*_–—-]{{{{1,12}}}}(?: (?:{INNER_NAMES}|n[ro]?\.?º?)){{{{0,2}}}}"
    r"[*_]{{0,2}}[ \t\u00a0]*[#№\d:：.)．）】］–—-])"
)
# The signs around the marks that a page itself has ("K: …?" and "V: …", see `own_marks`), which no text has.
QUESTION_SIGN, ANSWER_SIGN, END_SIGN = "\ufdd0", "\ufdd1", "\ufdd2"
_OWN = rf"[\s*_]{{{{0,4}}}}{{sign}}[^{END_SIGN}\n]{{{{1,60}}}}{END_SIGN}[*_]{{{{0,2}}}}"
# `Q:` or `A:`, perhaps with a number, and perhaps with marks of emphasis: **Q:**, __A__, or in brackets: 【質問】. The
# pattern never has two runs of white space side by side: on a line of white space, `re` would try every way to divide
# the line between the two.
_LETTER = _NAMED + (
    r"\s*[*_]{{0,2}}(?:{name}[*_]{{0,2}}[ \t\u00a0]?(?:(?:[#№]|n[ro]?\.?º?(?=[ \d]))?[ \u00a0]?"
    r"\d{{0,3}}(?:\.\d{{1,3}}|(?<=\d)[ªºη])?\.?[ \t\u00a0]?[:：]|"
    r"\d{{1,3}}/(?=[ \t])|{point})|[【［]{name}[ \t]?\d{{0,3}}[】］][:：]?|"
    r"{full}[ \t]?\d{{0,3}}[ \t]+[-–—](?=[ \t]))[*_]{{0,2}}"
)
# Full-width stops and parentheses need no space behind them.
_ASKED = (
    _OWN.format(sign=QUESTION_SIGN)
    + "|"
    + _LETTER.format(
        name=rf"(?:{QUESTION_NAME}|{QUESTION_LETTER}(?=[ \t]?\d{{0,3}}\.?[ \t]?[:：/][^\n]{{0,300}}{_SIGN}))",
        full=f"(?:{FULL_QUESTION_NAME})",
        point=r"\d{0,3}(?:[.)](?=[*_]{0,2}\s)|[．）])",
    )
)
_ANSWER = f"(?:{FULL_ANSWER_NAME})"
# An `A` before a point or parenthesis marks an answer only with a number ("A1."), unlike "A. Smith" and "A) red".
# In bold or italic letters it does mark one.
_ANSWERED = (
    _OWN.format(sign=ANSWER_SIGN)
    + "|"
    + _LETTER.format(
        name=ANSWER_NAME,
        full=_ANSWER,
        point=r"(?:\d{1,3}(?:[.)](?=\s+\S)|[．）])|(?<=[*_]\w)[.)](?=[*_]))",
    )
)

# A text that ends with a question mark (behind a Greek letter, a semicolon is one), and a text that ends a sentence.
# Both begin with a set of characters, which `re` looks for very fast.
ASKS = re.compile(rf"[?？؟\u037e⁇⁈⁉;](?:(?<!;)|(?<=[\u0370-\u03ff\u1f00-\u1fff];)){_BEHIND}$")
ENDS = re.compile(r"[.!?:;…。！？．؟।][\"'”’»)\]*_`」』]*$")
# A text that begins with `Q:` or with `A:`.
ASKED = re.compile(rf"(?:{_ASKED})\s*(?=\S)", re.IGNORECASE)
ANSWERED = re.compile(_ANSWERED, re.IGNORECASE)
# What each text looks like that begins with a mark, even with one of those below. Most texts do not.
MAY_BE_MARKED = re.compile(rf"{_NAMED.format()}|[\s*_]*[{QUESTION_SIGN}{ANSWER_SIGN}]", re.IGNORECASE)


def is_bare_mark(mark: re.Pattern[str], text: str) -> bool:
    """Whether a text is a mark, such as `Q:`, and nothing else; `mark` is `ASKED` or `ANSWERED`."""
    found = mark.match(f"{text} x")  # both need a text behind the mark
    return found is not None and found.end() >= len(text)


# The mark of an answer below `Q:`, where "A." and "A)" mark an answer as well.
REPLIED = re.compile(
    _OWN.format(sign=ANSWER_SIGN)
    + "|"
    + _LETTER.format(name=ANSWER_NAME, full=_ANSWER, point=r"\d{0,3}(?:[.)](?=[*_]{0,2}(?:\s|$))|[．）])"),
    re.IGNORECASE,
)
# A letter with a colon, perhaps with a number, which marks an answer below a question that is marked by another letter
# than `Q`.
LETTERED = re.compile(
    r"\s*(?:\*\*|__)?[^\W\d_](?:[ \u00a0]?\d{1,3}\.?)?(?:\*\*|__)?[ \t\u00a0]?[:：](?:\*\*|__)?", re.IGNORECASE
)

# Longest question, in characters. The limit also bounds how far the expressions below search.
LONGEST_QUESTION = 300
# Fewest titles of a list that ask where the others are questions, too.
_SEVERAL = 2

# A question at the beginning of a text: it ends with a question mark at the end of a line or before "A:", and no other
# sentence ends before this mark.
_ONE_QUESTION = re.compile(
    rf"\s*(?P<question>(?:(?![.!][\"'”’)]*\s|\n[ \t]*\n).)+?{_MARK})(?=[ \t]*(?:\n|$)|\s+(?:{_ANSWERED})\s)",
    re.DOTALL | re.IGNORECASE,
)

# A sign that texts with a question mark have, apart from the Greek semicolon.
_HAS_SIGN = re.compile("[?？؟\u037e⁇⁈⁉¿՞]")
# A question mark within a text: behind a word or a space, and before a new sentence or a bracket ("… it? The old way").
_ASKS_WITHIN = re.compile(rf"(?<=[^\s`(\"'/.\\])[ \u00a0\u202f]?{_SIGN}{_BEHIND}(?=\s+[^\sa-z]|$)|[¿՞]")
# The beginning of a sentence that asks without a question mark, and the end of one.
_OPENS = re.compile(
    rf"(?:^|[.!?:;,)…–—-]\s+)[\"'“‘«*_`(]*(?:{QUESTION_OPENING})",
    re.IGNORECASE,
)
_BEGINS = re.compile(rf"[\"'“‘«*_`(]*(?:{QUESTION_OPENING}|{QUESTION_AUXILIARY})", re.IGNORECASE)
_CLOSES = re.compile(rf"(?:{QUESTION_ENDING})(?:[。．.]|{_CLOSING})*$")


def asks(text: str) -> bool:
    """Whether a text that stands by itself, such as a heading or a bold line, is marked as a question.

    A question mark within the text is enough ("How do I run it? The old way is gone!"), and so is the end of a question
    in a language that needs no mark. Of a long text, the beginning is examined.
    """
    text = text.strip()[: 2 * LONGEST_QUESTION]
    if "?" not in text and text.isascii():
        return False  # as of nearly all texts
    if ASKS.search(text) or (_HAS_SIGN.search(text) and _ASKS_WITHIN.search(text)):
        return True
    return not text.isascii() and _CLOSES.search(text) is not None


def may_ask(text: str) -> bool:
    """Whether a text that stands by itself asks, perhaps without any mark: "Why don't you print the timetable"."""
    return asks(text) or begins_to_ask(text)


def most_ask(texts: Sequence[str]) -> bool:
    """Whether so many titles of a list ask that the others are questions, too: at least half, and more than one.

    The only title that asks among two says nothing about the other one: "Price", "Tax included?".
    """
    asking = sum(map(asks, texts))
    return asking >= _SEVERAL and 2 * asking >= len(texts)


def begins_to_ask(text: str) -> bool:
    """Whether a sentence of a text begins as questions do, with or without a mark at its end."""
    return _opens(text.strip()[: 2 * LONGEST_QUESTION])


@lru_cache(maxsize=1_000)  # pages repeat headings
def _opens(text: str) -> bool:
    return _OPENS.search(text) is not None


def opens_question(text: str) -> bool:
    """Whether a text that ends with a question mark also begins in words that ask."""
    return _BEGINS.match(text) is not None


def behind_name(text: str) -> str:
    """Return a text without the `Q:` at its beginning; the end of "FAQ:" within a text is no such name."""
    named = ASKED.match(text)
    return text[named.end() :] if named else text


def asked_text(text: str) -> str:
    """Return the text of a question on a single line, without `Q:`."""
    return behind_name(" ".join(text.split()))


def question_end(text: str) -> int:
    """Return the end of the question at the beginning of a text; 0 if the text does not begin with a question."""
    if not _HAS_SIGN.search(text, 0, 2 * LONGEST_QUESTION):
        return 0
    asked = _ONE_QUESTION.match(text, 0, 2 * LONGEST_QUESTION)
    return asked.end() if asked and asked.end() - asked.start("question") <= LONGEST_QUESTION else 0
