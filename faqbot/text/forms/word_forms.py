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
    """How the words of a language are spelt and formed, in lower case; every field may be empty.

    spellings    letters with a mark, and how they are written in letters without: "ö" to "oe"
    duty         verbs of duty that are no words of grammar, because rules say with them what has to be done; a question
                 with one that no document has asks the same without it
    linking      letters between the parts of a compound, as the "s" of "Kündigungsfrist", and an empty text for none;
                 without entries, the language has no compounds
    completing   endings that the first part of a compound may lack: "ung" in "Liefergebühr"
    prefixes     words that verbs begin with in some forms and stand apart from in others: "zurück" in "zurückgeben"
    participle   what a participle has before its root: "ge" in "zurückgegeben"
    infinitive   what stands between prefix and root in an infinitive: "zu" in "zurückzugeben"
    infinitives  the endings of infinitives: "en"; without entries, nothing is known about verbs
    finite       the endings of other forms with the same root: "t"
    attached     small words that are written as the beginning of the next word: "ה" in "המוזיאון"
    """

    spellings: Mapping[str, str] = MappingProxyType({})
    duty: frozenset[str] = frozenset()
    linking: tuple[str, ...] = ()
    completing: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()
    participle: str = ""
    infinitive: str = ""
    infinitives: tuple[str, ...] = ()
    finite: tuple[str, ...] = ()
    attached: tuple[str, ...] = ()


@cache
def word_forms_of(language: str) -> WordForms:
    """Return how the words of a language are formed; the fields are empty if faqbot does not know."""
    sections = sections_of(language)
    spellings: dict[str, str] = dict(pair.split("=") for pair in sections.get("spellings", ()))
    linking = sections.get("linking")
    return WordForms(
        spellings=MappingProxyType(spellings),
        duty=frozenset(sections.get("duty", ())),
        linking=(*linking, "") if linking else (),
        completing=tuple(sections.get("completing", ())),
        prefixes=tuple(sections.get("prefixes", ())),
        participle="".join(sections.get("participle", ())),
        infinitive="".join(sections.get("infinitive", ())),
        infinitives=tuple(sections.get("infinitives", ())),
        finite=tuple(sections.get("finite", ())),
        attached=tuple(sections.get("attached", ())),
    )
