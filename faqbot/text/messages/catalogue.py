"""Find the sentence of a key in a language, and fill in its values.

The catalogue of a language maps keys to sentences, in which `{name}` stands for a value: "I found {count} answers". A
sentence that depends on the number `count` is a pair: the sentence for one thing, and the sentence for several. English
is complete, and a sentence that another language lacks is said in English, as with gettext.

A key is a name for what is said ("nothing_found"), as in Fluent, and not the English sentence, as in gettext. So an
English sentence can be reworded without changes in six other files, and two things that are said alike in English may
be said differently elsewhere.

To teach faqbot to speak a language, write a module like `german_messages`, and name the language here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from importlib import import_module
from types import MappingProxyType

# The text of a sentence; or a pair of texts, for one thing and for any other number of things.
Sentence = str | tuple[str, str]

_ENGLISH = "english"
SPOKEN_LANGUAGES = (_ENGLISH, "german", "french", "spanish", "italian", "portuguese", "dutch")

# Other names of these languages, from the names of their second stemmers.
_SAME = {"porter": _ENGLISH, "dutch_porter": "dutch"}

# The numbers that take the singular, and what divides the thousands and the decimals of a number (Unicode CLDR 44, for
# French with the wide no-break space, which more terminals show). What is not listed is 1, "." and ",".
_SINGULAR: Mapping[str, tuple[int, ...]] = {"french": (0, 1), "portuguese": (0, 1)}
_THOUSANDS: Mapping[str, str] = {_ENGLISH: ",", "french": "\u00a0"}
_DECIMAL: Mapping[str, str] = {_ENGLISH: "."}


def sentence(key: str, language: str, /, **values: object) -> str:
    """Return the sentence of a key in a language (a Snowball name), or in English if the language lacks it.

    Whole numbers among the values are written with the thousands divided as in the language, other numbers with one
    decimal, and all other values as `str` writes them; `count` also chooses between singular and plural. Raises
    `KeyError` if English has no such key, or if a value of the sentence is not given.
    """
    spoken = _SAME.get(language, language)
    found = catalogue(spoken).get(key)
    if found is None:
        spoken, found = _ENGLISH, catalogue(_ENGLISH)[key]
    if isinstance(found, tuple):
        found = found[values["count"] not in _SINGULAR.get(spoken, (1,))]
    return found.format_map({name: _written(value, spoken) for name, value in values.items()})


def written_number(value: float, form: str, language: str) -> str:
    """Return a number in a format of Python, such as "+.1f", with the decimal mark of a language."""
    spoken = _SAME.get(language, language)
    return format(value, form).replace(".", _DECIMAL.get(spoken if spoken in SPOKEN_LANGUAGES else _ENGLISH, ","))


def listed(parts: Sequence[str], joined_by: str, language: str) -> str:
    """Return texts as a list in words: "a", "a or b", "a, b or c"; `joined_by` is the key that joins the last one."""
    if len(parts) < 2:  # noqa: PLR2004 - a list of two has something to join
        return "".join(parts)
    return sentence(joined_by, language, others=", ".join(parts[:-1]), last=parts[-1])


@cache
def catalogue(language: str) -> Mapping[str, Sentence]:
    """Return the sentences of a language by their keys, none if faqbot does not speak the language.

    Only the catalogues of languages that are spoken are imported.
    """
    if language not in SPOKEN_LANGUAGES:
        return MappingProxyType({})
    module = import_module(f"faqbot.text.messages.{language}_messages")
    sentences: Mapping[str, Sentence] = getattr(module, f"{language.upper()}_SENTENCES")
    return sentences


def _written(value: object, language: str) -> str:
    if isinstance(value, int):
        return f"{value:,}".replace(",", _THOUSANDS.get(language, "."))
    if isinstance(value, float):
        return written_number(value, ".1f", language)
    return str(value)
