"""What the shell shows first."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from support import pages

from faqbot import FaqBot
from faqbot.rendering.first_questions import corpus_name
from faqbot.rendering.rows import plain_lines
from faqbot.shell.first_screen import first_screen


def shown(bot: FaqBot, width: int = 80, *, is_demo: bool = False) -> str:
    return "\n".join(plain_lines(first_screen(bot, is_demo=is_demo), width))


@pytest.fixture(scope="module")
def several(tmp_path_factory: pytest.TempPathFactory) -> FaqBot:
    return FaqBot.from_corpus(pages(tmp_path_factory.mktemp("pages")))


def one(tmp_path: Path, text: str) -> FaqBot:
    (tmp_path / "help.md").write_text(text)
    return FaqBot.from_corpus(tmp_path)


def test_a_single_document_is_named_by_its_title(bot: FaqBot) -> None:
    assert shown(bot).startswith("Assisted Lying Gluteus Maximus Stretch\nAsk in your own words, for example:\n")


def test_the_demo_page_says_that_it_is_one(bot: FaqBot) -> None:
    assert "This is the demo page. For documents of your own: faqbot --corpus FOLDER" in shown(bot, is_demo=True)
    assert "demo" not in shown(bot)


def test_several_documents_are_counted_and_named_as_far_as_the_line_goes(several: FaqBot) -> None:
    named = shown(several).split("\n")[:2]
    assert named[0].endswith(": 7 documents")
    assert named[1].startswith("  Band Pull-Apart · ")
    assert named[1].endswith(" more (/sources)")
    assert len(named[1]) <= 80


def test_the_number_of_further_documents_is_told_in_their_language() -> None:
    titles = [f"{color}e Lampen für den Garten" for color in ("Rot", "Blau", "Grün", "Gelb", "Weiß")]
    pages = {f"{number}.md": f"# {title}\n\nEin Text.\n" for number, title in enumerate(titles)}
    named = shown(FaqBot.from_texts(pages, language="german")).split("\n")[1]
    assert re.search(r" und \d weitere \(/sources\)$", named)


def test_the_examples_are_two_questions_that_are_answered_and_begin_differently(several: FaqBot) -> None:
    lines = shown(several).split("\n")
    at = lines.index("Ask in your own words, for example:")
    first, second = (line.strip() for line in lines[at + 1 : at + 3])
    assert first[:8] != second[:8]
    assert {several.ask(question).outcome for question in (first, second)} == {"answer"}


def test_documents_without_questions_are_introduced_by_their_headings(tmp_path: Path) -> None:
    prose = one(tmp_path, "# Guide\n\n## Cleaning the lamp\n\nUse a cloth.\n\n## Changing the bulb\n\nPull it out.\n")
    assert "Ask in your own words, for example about “Cleaning the lamp” or “Changing the bulb”." in shown(prose, 200)


def test_documents_without_questions_and_headings_are_introduced_without_examples(tmp_path: Path) -> None:
    assert "Ask a question in your own words." in shown(one(tmp_path, "Use a cloth for the lamp.\n"))


def test_the_title_of_the_settings_names_the_corpus(tmp_path: Path) -> None:
    (tmp_path / "faqbot.toml").write_text('title = "Lamp help"\n')
    assert corpus_name(one(tmp_path, "# A\n\nUse a cloth.\n")) == "Lamp help"


def test_files_and_saved_indexes_have_their_names(tmp_path: Path) -> None:
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_text(f"# {name}\n\nUse a cloth.\n")
    assert corpus_name(FaqBot.from_corpus(tmp_path / "a.md", tmp_path / "b.md")) == "a.md +1"
    FaqBot.from_corpus(tmp_path).save(tmp_path / "lamps.index")
    assert corpus_name(FaqBot.load(tmp_path / "lamps.index")) == "lamps.index"


def test_nothing_that_is_shown_can_steer_the_terminal(tmp_path: Path) -> None:
    evil = one(tmp_path, "# A\x1b[2J\n\n## What does \x9b2J do here?\n\nNothing.\n")
    assert not any(sign in shown(evil) for sign in "\x1b\x9b")


@pytest.mark.parametrize("width", [10, 20, 40, 120])
def test_it_fits_any_width(several: FaqBot, width: int) -> None:
    assert all(len(line) <= width for line in shown(several, width).split("\n"))
