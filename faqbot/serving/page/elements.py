"""Elements of HTML. Every text is escaped where an element is made, so no module that uses them can forget to."""

from __future__ import annotations

import html
from collections.abc import Iterable

from faqbot.rendering.readable import printable

# Elements without content and end tag.
_VOID = frozenset({"br", "hr", "input", "link", "meta", "path"})


class SafeHtml(str):
    """Text that is HTML already: no other text goes into a page as it is."""

    __slots__ = ()


def escaped(text: str) -> SafeHtml:
    """Return a text as HTML; control characters and those that change the direction of text become U+FFFD."""
    return text if isinstance(text, SafeHtml) else SafeHtml(html.escape(printable(text)))


def all_of(parts: Iterable[SafeHtml | str | None]) -> SafeHtml:
    """Return elements and texts behind each other; None is nothing."""
    return SafeHtml("".join(escaped(part) for part in parts if part is not None))


def element(name: str, /, *content: SafeHtml | str | None, **attributes: str | bool | None) -> SafeHtml:
    """Return an element with its content and attributes.

    An underscore in the name of an attribute is a hyphen, and one at its end is left out (`class_`). True is an
    attribute without a value; False and None are no attribute.

    >>> element("a", "1 < 2", href='/"', class_="x", aria_label="A", hidden=True)
    '<a href="/&quot;" class="x" aria-label="A" hidden>1 &lt; 2</a>'
    """
    written = "".join(f" {_attribute(key, value)}" for key, value in attributes.items() if value not in (None, False))
    if name in _VOID:
        return SafeHtml(f"<{name}{written}>")
    return SafeHtml(f"<{name}{written}>{all_of(content)}</{name}>")


def _attribute(key: str, value: str | bool | None) -> str:  # noqa: FBT001 - the value of an attribute
    name = key.rstrip("_").replace("_", "-")
    return name if isinstance(value, bool) else f'{name}="{escaped(str(value))}"'
