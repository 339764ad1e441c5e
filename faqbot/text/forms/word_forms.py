"""How the words of a language are spelt and formed; the file of a language says so in sections of its own.

`query.unknown` reads by it the words of a question that no document has.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from faqbot.text.known_languages import sections_of


class WordForms(NamedTuple):
    """How the words of a language are spelt and formed, in lower case; nothing is known if the fields are empty.

    `spellings` are letters with a mark, and how they are written in letters without: "ö" to "oe".
    """

    spellings: Mapping[str, str] = MappingProxyType({})


@cache
def word_forms_of(language: str) -> WordForms:
    """Return how the words of a language are formed; the fields are empty if faqbot does not know."""
    sections = sections_of(language)
    spellings = (pair.split("=") for pair in sections.get("spellings", ()))
    return WordForms(MappingProxyType(dict(spellings)))
