"""The languages that have word lists, by their Snowball names; all other languages have empty lists.

To teach faqbot a language, write modules like `english` and `english_talk` and name them here. Each module is imported
when its lists are first needed. So a question in another language imports no English list, and a single question
imports no lists for conversations.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from faqbot.text.language import Language

if TYPE_CHECKING:
    from faqbot.text.talk import Talk

# Snowball's names of its two English stemmers; "porter" is the older one.
_ENGLISH = ("english", "porter")


@cache
def language_of(name: str) -> Language:
    """Return the word lists of a language; all are empty if faqbot has none for it."""
    if name in _ENGLISH:
        from faqbot.text.languages.english import ENGLISH  # noqa: PLC0415 - see above

        return ENGLISH
    return Language()


@cache
def talk_of(name: str) -> Talk:
    """Return the patterns and phrases for conversations in a language; the defaults if faqbot has none for it."""
    if name in _ENGLISH:
        from faqbot.text.languages.english_talk import ENGLISH_TALK  # noqa: PLC0415 - see above

        return ENGLISH_TALK
    from faqbot.text.talk import Talk  # noqa: PLC0415 - see above

    return Talk()
