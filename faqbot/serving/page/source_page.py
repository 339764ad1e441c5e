"""The page of a source: the section around a citation, line by line, with the cited lines marked."""

from __future__ import annotations

from collections.abc import Sequence

from faqbot.bot import FaqBot
from faqbot.corpus.chunk import Chunk
from faqbot.rendering.cited_section import SectionLine, cited_section
from faqbot.rendering.readable import one_line, place_of
from faqbot.serving.page.elements import SafeHtml, element
from faqbot.text.messages.catalogue import sentence

# A document of more bytes is not read again for a page: 100,000 bytes of Markdown take 70 ms, in which others wait for
# their answers. The lines are those of the index then, as they are of documents without lines of their own (a PDF).
_MOST_BYTES = 100_000


def source_elements(chunk: Chunk, bot: FaqBot, roots: Sequence[str]) -> SafeHtml:
    """Return the heading of a source, and its lines, of which the first cited one has the id `cited`.

    `roots` are the files and folders of the documents, none if there is only the index.
    """
    language, most = bot.language, _MOST_BYTES if chunk.source.place is None else 0
    section = cited_section(chunk, bot, roots=roots, most_bytes=most)
    first = next(at for at, line in enumerate(section.lines) if line.is_cited)
    notes = [sentence("page_cited", language)]
    if section.origin != "file":
        notes.append(sentence("page_as_read", language))
    return element(
        "article",
        element("h1", one_line(chunk.source.headings[-1] if chunk.source.headings else chunk.source.title), dir="auto"),
        element(
            "p",
            element("bdi", " › ".join([place_of(chunk.source, language), *map(one_line, chunk.sections)])),
            class_="cited",
        ),
        element("p", " ".join(notes), class_="note"),
        element("div", *(_line(line, is_first=at == first) for at, line in enumerate(section.lines)), class_="source"),
    )


def _line(line: SectionLine, *, is_first: bool) -> SafeHtml:
    number = element("span", str(line.number) if line.number else "", class_="number", aria_hidden="true")
    text = element("mark" if line.is_cited else "span", line.text or "\u200b", dir="auto")
    return element("p", number, text, id="cited" if is_first else None, class_="cited" if line.is_cited else None)
