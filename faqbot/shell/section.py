"""The section around a citation as lines of a terminal, which `/open` shows."""

from __future__ import annotations

from typing import NamedTuple

from faqbot.bot import FaqBot
from faqbot.corpus.chunk import Chunk
from faqbot.rendering.cited_section import cited_section
from faqbot.rendering.readable import one_line
from faqbot.rendering.rows import ANSWER, HEADING, NOTE, Line
from faqbot.text.messages.catalogue import sentence

CITED = "class:cited"

# The keys of what is said above lines that do not come from the file, by where they come from.
_WHY_INDEXED = {"missing": "indexed_missing", "changed": "indexed_changed"}


class Section(NamedTuple):
    """The lines of a section, with the cited lines marked, and the index (0-based) of the first cited line."""

    lines: list[Line]
    first: int


def section_around(chunk: Chunk, bot: FaqBot) -> Section:
    """Return the section that contains a chunk, with line numbers, and with `>` in front of the cited lines."""
    lines, origin = cited_section(chunk, bot)
    marked: list[Line] = [(HEADING, one_line(" › ".join((chunk.source.path, *chunk.sections))))]
    if origin in _WHY_INDEXED:
        marked.append((NOTE, sentence(_WHY_INDEXED[origin], bot.language)))
    above, width = len(marked), len(str(max(line.number for line in lines)))
    for line in lines:
        style, mark = (CITED, ">") if line.is_cited else (ANSWER, " ")
        marked.append((style, f"{mark} {line.number or '':>{width}}  {line.text}".rstrip()))
    return Section(marked, above + next(at for at, line in enumerate(lines) if line.is_cited))
