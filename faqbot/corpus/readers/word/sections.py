"""Count the paragraphs of each section, so that people can find a chunk: "§ Returns, ¶ 2"."""

from __future__ import annotations

from dataclasses import replace

from faqbot.corpus.document import Document
from faqbot.corpus.place import Place
from faqbot.corpus.places import Paragraphs


def with_sections(document: Document) -> Document:
    """Return the document with places that count paragraphs below the nearest heading, from 1; the heading is 0.

    The places so far count the paragraphs of the whole document. Bold lines that turned out to be headings count as
    headings, too.
    """
    headings = {block.lines[0]: " ".join(block.raw.split()) for block in document.blocks if block.level and block.raw}
    places: list[Place | None] = []
    section, count = "", 0
    before: Place | None = None
    for line, place in enumerate(document.places, start=1):
        if place is None:
            places.append(None)
            continue
        if line in headings:
            section, count = headings[line], 0
        elif place != before:
            count += 1
        before = place
        places.append(Paragraphs(section, count, count))
    return replace(document, places=tuple(places))
