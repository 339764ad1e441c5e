"""The inline markup that a document is written in, and its spans as rows for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from faqbot.rendering.inline.inline_spans import InlineSpan, SpanKind, SpansOf
from faqbot.rendering.readable import printable
from faqbot.rendering.rows import Fragment, StyledRow, row
from faqbot.rendering.styled_markdown import ADDRESS, CODE, EMPHASIS, LINK, STRONG

_STYLES: dict[SpanKind, str] = {
    "text": "",
    "strong": STRONG,
    "emphasis": EMPHASIS,
    "code": CODE,
    "block": CODE,
    "link": LINK,
    "info": ADDRESS,
}


def inline_markup(path: str) -> SpansOf | None:
    """Return what makes spans of the texts of a document, or None if it has no such markup, or Markdown."""
    name = path.lower()
    if name.endswith((".rst", ".rest")):
        from faqbot.rendering.inline.rst_spans import rst_spans  # noqa: PLC0415 - only such documents need it

        return rst_spans
    if name.endswith((".adoc", ".asciidoc", ".asc")):
        from faqbot.rendering.inline.adoc_spans import adoc_spans  # noqa: PLC0415

        return adoc_spans
    return None


def tidy_lines(text: str) -> str:
    """Return the lines of a text without tabs, and without spaces at their ends."""
    return "\n".join(line.expandtabs(4).rstrip() for line in printable(text).split("\n"))


def rows_of_spans(spans: Iterable[InlineSpan]) -> list[StyledRow]:
    """Return spans as rows, one for each of their lines."""
    lines: list[list[Fragment]] = [[]]
    for style, text in _fragments(spans):
        first, *others = text.split("\n")
        lines[-1].append((style, first))
        lines += [[(style, line)] for line in others]
    return [_row([fragment for fragment in line if fragment[1]]) for line in lines]


def _fragments(spans: Iterable[InlineSpan]) -> Iterator[Fragment]:
    for span in spans:
        yield _STYLES[span.kind], span.text
        if span.address and span.address.removeprefix("mailto:") != span.text:
            yield ADDRESS, f" ({span.address})"


def _row(fragments: list[Fragment]) -> StyledRow:
    """Return a row that hangs below its bullet or number as lines without styles do."""
    plain = row(("", "".join(text for _, text in fragments)))
    return StyledRow(tuple(fragments), plain.hanging) if plain.text else StyledRow()
