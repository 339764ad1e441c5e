"""Put the texts of a Botpress bot in the place of the references to them.

{"qnas": [{"data": {"answers": {"en": ["#!builtin_text-A1B2c3"]}, …}}],
 "contentElements": [{"id": "builtin_text-A1B2c3", "formData": {"text$en": "We are in Oslo."}}]}

A bot that speaks several languages has a text for each. An element that is just shown, such as a picture, has none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from faqbot.corpus.records.column_pairs import parsed_name, plain_name

# The texts of the elements by their ids and by languages, which are written as in `column_pairs.Name`.
Elements = Mapping[str, Mapping[str, str]]

_ELEMENTS = "content elements"
_REFERENCE = re.compile(r"\s*#!(?P<id>[\w.-]{1,200})\s*")
# The fields that hold what the bot says: those of texts and of menus.
_FIELDS = ("text", "message")


def elements_in(name: str, value: object) -> Elements | None:
    """Return the elements of content that a member of an object holds; None if it is another member."""
    if plain_name(name) != _ELEMENTS:
        return None
    listed = value if isinstance(value, list) else ()
    return {str(one.get("id")): _texts(one.get("formData")) for one in listed if isinstance(one, dict)}


def with_texts(record: Mapping[str, Any], elements: Elements) -> dict[str, Any]:
    """Return a record with the texts that its members refer to; a reference without a text is left out."""
    return {name: _resolved(value, elements, parsed_name(name).language) for name, value in record.items()}


def _texts(form: object) -> dict[str, str]:
    """Return the text in each language of an element, whose fields are called "text$en"."""
    texts: dict[str, str] = {}
    for field in _FIELDS:
        for name, value in form.items() if isinstance(form, dict) else ():
            kind, _, language = name.partition("$")
            if kind == field and isinstance(value, str) and value.strip():
                texts.setdefault(parsed_name(f"text {language}").language, value)
    return texts


def _resolved(value: Any, elements: Elements, language: str) -> Any:
    if isinstance(value, list):
        return [one for one in (_resolved(one, elements, language) for one in value) if one != ""]
    reference = _REFERENCE.fullmatch(value) if isinstance(value, str) else None
    if reference is None:
        return value
    texts = elements.get(reference["id"], {})
    return texts.get(language, "") if language else next(iter(texts.values()), "")
