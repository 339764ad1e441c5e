"""A text that is scanned for marks is all there."""

from __future__ import annotations

import re

from faqbot.rendering.inline.inline_spans import InlineSpan, scanned


def test_what_is_no_mark_stays_between_the_marks() -> None:
    marked = re.compile(r"\*(\w+)\*")
    spans = scanned("a *b* c *d* e", marked, lambda found: InlineSpan("strong", found[1]) if found[1] == "b" else None)
    assert list(spans) == [InlineSpan("text", "a "), InlineSpan("strong", "b"), InlineSpan("text", " c *d* e")]
