"""The page of a source has the lines of the document, and marks those that are cited."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from browsing import Parsed

from faqbot import FaqBot
from faqbot.serving.page.source_page import source_elements

GUIDE = "# Kettle\n\n## Care\n\nKeep it dry.\n\nDo not **drop** it.\n"


@pytest.fixture
def kettle(tmp_path: Path) -> FaqBot:
    (tmp_path / "guide.md").write_text(GUIDE)
    return FaqBot.from_corpus(tmp_path)


def lines(html: str) -> list[tuple[str, str]]:
    """Return the numbers and the texts of the lines."""
    found = re.findall(r'<span class="number"[^>]*>(\d*)</span><(?:mark|span)[^>]*>([^<]*)<', html)
    return [(number, text.strip("\u200b")) for number, text in found]


def test_the_lines_of_the_section_have_their_numbers_and_the_cited_ones_are_marked(kettle: FaqBot) -> None:
    chunk = kettle.chunk("guide.md:5-7")
    html = source_elements(chunk, kettle, kettle.roots)
    assert ("7", "Do not **drop** it.") in lines(html)
    assert Parsed(html).elements.count(("mark", {"dir": "auto"})) == 3
    assert '<p id="cited" class="cited"><span class="number" aria-hidden="true">5</span><mark' in html
    assert "guide.md, lines 5–7 › Care" in html


def test_of_an_index_alone_it_is_what_was_read(kettle: FaqBot) -> None:
    html = source_elements(kettle.chunk("guide.md:5-7"), kettle, ())
    assert "This is the text as it was read from the document." in html
    assert "Do not **drop** it." in html


def test_a_very_large_document_is_not_read_again(tmp_path: Path) -> None:
    parts = (f"## Part {n}\n\nThing {n} is {'very ' * 40}good.\n\n" for n in range(600))
    (tmp_path / "large.md").write_text("# Large\n\n" + "".join(parts))
    bot = FaqBot.from_corpus(tmp_path)
    chunk = next(chunk for chunk in bot.chunks() if chunk.text.startswith("Thing 300 "))
    assert "This is the text as it was read from the document." in source_elements(chunk, bot, bot.roots)
