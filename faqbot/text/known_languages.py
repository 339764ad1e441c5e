"""The languages that word lists are written for, by their Snowball names; all others have empty lists.

To teach faqbot a language, write modules like `english` and `english_talk` and name them here. They are imported when
they are needed: a question in another language loads no English list, and a single question none of conversations.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from faqbot.text.language import Language

if TYPE_CHECKING:
    from faqbot.text.talk import Talk

# "porter" is the oldest English stemmer.
_ENGLISH = ("english", "porter")


@cache
def language_of(name: str) -> Language:
    """Return the word lists of a language."""
    if name in _ENGLISH:
        from faqbot.text.english import ENGLISH  # noqa: PLC0415 - see above

        return ENGLISH
    return Language()


@cache
def talk_of(name: str) -> Talk:
    """Return the lists by which conversations in a language are read."""
    if name in _ENGLISH:
        from faqbot.text.english_talk import ENGLISH_TALK  # noqa: PLC0415 - see above

        return ENGLISH_TALK
    from faqbot.text.talk import Talk  # noqa: PLC0415 - see above

    return Talk()
