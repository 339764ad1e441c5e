"""Look at tokens of markdown-it-py: where a block ends, and whether the line below a text makes it a heading."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it.token import Token

from faqbot.corpus.readers.qa_marks import ANSWERED

_CONTAINERS = frozenset("bullet_list_open ordered_list_open list_item_open blockquote_open dl_open".split())
_SENTENCE = re.compile(r"[.。।…,;，；][\"'”’»)\]*_`]*$")
# Longest heading with a line below it, in characters, if the line is shorter than the heading.
_LONGEST_UNDERLINED = 100


def end_of(tokens: Sequence[Token], number: int) -> int:
    """Return the number of the token that closes a list, an item, a quotation or a list of definitions.

    Of a heading it is the token of its text, and of any other block the token itself.
    """
    token = tokens[number]
    if token.type == "heading_open":
        return number + 1
    if token.type not in _CONTAINERS:
        return number
    closing = token.type.removesuffix("_open") + "_close"
    later = range(number + 1, len(tokens))
    return next(at for at in later if tokens[at].type == closing and tokens[at].level == token.level)


def is_details(token: Token) -> bool:
    """Whether a token is raw HTML with a `<summary>`."""
    return token.type == "html_block" and re.search(r"<summary\b", token.content, re.IGNORECASE) is not None


def is_underlined(lines: Sequence[str]) -> bool:
    """Whether the last of these lines makes a heading of the text above it: one line that reads like a heading.

    Otherwise the author meant a rule and forgot the blank line above it.
    """
    text, line = lines[0].strip(), lines[-1].strip()
    if len(lines) > 2 or ANSWERED.match(text) or _SENTENCE.search(text[-20:]):  # noqa: PLR2004 - the text and the line
        return False
    return len(text) <= max(_LONGEST_UNDERLINED, len(line))
