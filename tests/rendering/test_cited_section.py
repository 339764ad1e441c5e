"""The section around a citation, line by line; how a terminal shows it is tested in tests/shell/test_section.py."""

from __future__ import annotations

from pathlib import Path

from faqbot import FaqBot
from faqbot.rendering.cited_section import cited_section

GUIDE = "# Kettle\n\n## Care\n\nKeep it dry.\n\n## Repair\n\nNot by yourself.\n"


def kettle(folder: Path) -> FaqBot:
    (folder / "guide.md").write_text(GUIDE)
    return FaqBot.from_corpus(folder)


def test_the_lines_are_those_of_the_file(tmp_path: Path) -> None:
    bot = kettle(tmp_path)
    section = cited_section(bot.chunk("guide.md:5-5"), bot)
    assert section.origin == "file"
    assert [(line.number, line.text) for line in section.lines if line.is_cited] == [(5, "Keep it dry.")]


def test_an_index_alone_finds_the_file_where_it_is_told_to_look(tmp_path: Path) -> None:
    bot = kettle(tmp_path)
    bot.save(tmp_path / "kettle.index")
    loaded = FaqBot.load(tmp_path / "kettle.index")
    chunk = loaded.chunk("guide.md:5-5")
    assert cited_section(chunk, loaded).origin == "missing"
    assert cited_section(chunk, loaded, roots=(str(tmp_path),)) == cited_section(chunk, bot)


def test_a_file_that_is_too_large_is_not_read_again(tmp_path: Path) -> None:
    bot = kettle(tmp_path)
    section = cited_section(bot.chunk("guide.md:5-5"), bot, most_bytes=10)
    assert section.origin == "index"
    assert [line.text for line in section.lines] == ["Keep it dry."]


def test_a_file_that_has_changed_is_shown_as_it_was_read(tmp_path: Path) -> None:
    bot = kettle(tmp_path)
    (tmp_path / "guide.md").write_text("# Kettle\n\nBroken.\n")
    assert cited_section(bot.chunk("guide.md:5-5"), bot).origin == "changed"
