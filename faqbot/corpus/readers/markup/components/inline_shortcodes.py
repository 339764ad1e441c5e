"""Take the shortcodes off words within a line: `{{% tag "red" %}}No{{% /tag %}}` says "No".

A shortcode with a title keeps its marks, because readers see the title.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from faqbot.corpus.readers.markup.components.component_titles import component_on
from faqbot.corpus.readers.markup.parsing.hidden_lines import text_lines

_AROUND = re.compile(
    r"(?P<code>(?<!`)(?P<ticks>`++)[^`]++(?P=ticks))|"
    r"(?P<opening>\{\{[<%]\s*+(?P<name>\w[\w./-]*+)[^{}]*+(?<=[>%])\}\})(?P<text>[^{}]++)"
    r"\{\{[<%]\s*+/\s*+(?P=name)\s*+[>%]\}\}"
)


def without_inline_shortcodes(lines: Sequence[str]) -> list[str]:
    """Return the lines without the shortcodes that open and close around a text on one line."""
    shown = list(lines)
    if any("{{" in line for line in lines):
        for at in text_lines(lines):
            if "{{" in shown[at]:
                shown[at] = _AROUND.sub(_text, shown[at])
    return shown


def _text(found: re.Match[str]) -> str:
    if found["code"] or component_on(found["opening"]).title:
        return found[0]
    return found["text"]
