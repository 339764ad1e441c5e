"""The addresses on the web that documents give for themselves: in a column of a table, in front matter, in a page."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from faqbot.corpus.records.column_pairs import plain_name, plain_names
from faqbot.text.columns.column_names import PAGE_ADDRESSES

_ADDRESS = re.compile(r"https?://[^\s\"<>]+", re.IGNORECASE)
_NAMES = plain_names(PAGE_ADDRESSES)


def web_address(value: object) -> str:
    """Return a value that is one address on the web, without white space around it; empty for any other value."""
    text = value.strip() if isinstance(value, str) else ""
    return text if _ADDRESS.fullmatch(text) else ""


def page_address(values: Mapping[str, Any]) -> str:
    """Return the address of a page among values with names, or an empty text.

    Other addresses, such as that of an image, do not count.
    """
    found = {plain_name(name): address for name, value in values.items() if (address := web_address(value))}
    return next((found[name] for name in _NAMES if name in found), "")
