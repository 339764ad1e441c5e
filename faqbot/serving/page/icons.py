"""The icons of buttons, drawn in the colour of the text around them; the names of buttons say what they do."""

from __future__ import annotations

from faqbot.serving.page.elements import SafeHtml, element

# The outlines of the icons, on a grid of 24 by 24.
_OUTLINES = {
    "good": "M7 21V10l4-8c1.5 0 2.5 1 2.5 2.5L13 9h6a2 2 0 0 1 2 2.3l-1.2 8A2 2 0 0 1 17.8 21ZM7 10H3v11h4",
    "bad": "M17 3v11l-4 8c-1.5 0-2.5-1-2.5-2.5L11 15H5a2 2 0 0 1-2-2.3l1.2-8A2 2 0 0 1 6.2 3ZM17 14h4V3h-4",
    "copy": "M9 9h11v12H9ZM5 15H4V3h11v2",
    "send": "M12 20V5M5 12l7-7 7 7",
}


def icon(name: str) -> SafeHtml:
    """Return one of the icons: good, bad, copy or send."""
    return element(
        "svg", element("path", d=_OUTLINES[name]), viewBox="0 0 24 24", aria_hidden="true", focusable="false"
    )
