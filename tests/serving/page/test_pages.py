"""Whole pages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from faqbot import FaqBot
from faqbot.serving.page.pages import ChatPages
from faqbot.serving.page.reply_elements import PageExchange
from faqbot.text.messages.catalogue import SPOKEN_LANGUAGES


def lamps(folder: Path, language: str = "english") -> FaqBot:
    (folder / "lamps.md").write_text("# Lamps\n\n## How do I clean a lamp?\n\nWith a dry cloth.\n")
    return FaqBot.from_corpus(folder, language=language)


def test_the_page_has_the_name_of_the_corpus_and_examples_to_press(tmp_path: Path) -> None:
    page = ChatPages(lamps(tmp_path)).chat()
    assert "<title>Lamps</title>" in page
    assert '<button name="question" value="How do I clean a lamp?" dir="auto">' in page


def test_the_examples_are_those_of_the_documents_as_they_were_read_last(tmp_path: Path) -> None:
    bot = lamps(tmp_path)
    pages = ChatPages(bot)
    assert "clean a lamp" in pages.chat()
    (tmp_path / "lamps.md").write_text("# Rugs\n\n## How do I wash a rug?\n\nBy hand.\n")
    bot.reload()
    assert "<title>Rugs</title>" in pages.chat()
    assert "wash a rug" in pages.chat()


def test_a_corpus_of_several_documents_has_the_name_of_its_folder_also_where_only_an_index_is_loaded(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "help"
    folder.mkdir()
    (folder / "rugs.md").write_text("# Rugs\n\n## How do I wash a rug?\n\nBy hand.\n")
    lamps(folder).save(tmp_path / "0123abcd")
    loaded = FaqBot.load(tmp_path / "0123abcd")
    assert "<title>help</title>" in ChatPages(loaded, documents=(str(folder),)).chat()


def test_a_question_that_was_not_answered_stays_in_its_field(tmp_path: Path) -> None:
    page = ChatPages(lamps(tmp_path)).problem("busy", said="</textarea>why?")
    assert "Too many questions are being asked." in page
    assert "&lt;/textarea&gt;why?</textarea>" in page


@pytest.mark.parametrize("language", [*SPOKEN_LANGUAGES, "finnish"])
def test_the_page_says_which_language_it_speaks(tmp_path: Path, language: str) -> None:
    page = ChatPages(lamps(tmp_path, language)).chat()
    code = {"german": "de", "french": "fr", "spanish": "es", "italian": "it", "portuguese": "pt", "dutch": "nl"}
    assert f'<html lang="{code.get(language, "en")}">' in page


def test_the_page_speaks_the_language_of_the_documents(tmp_path: Path) -> None:
    (tmp_path / "hilfe.md").write_text("# Hilfe\n\n## Wie reinige ich die Lampe?\n\nMit einem trockenen Tuch.\n")
    bot = FaqBot.from_corpus(tmp_path, language="german")
    reply = bot.ask("wie reinige ich die lampe")
    page = ChatPages(bot).chat(PageExchange("wie reinige ich die lampe", reply, "TOKEN", ("R",)))
    for said in ("Neu beginnen", "Ihre Frage", "sicher, ", "Antwort kopieren", "Das hat geholfen"):
        assert said in page


def test_nothing_is_written_into_the_page_that_a_strict_policy_forbids(tmp_path: Path) -> None:
    page = ChatPages(lamps(tmp_path)).chat()
    assert not re.search(r"<style|<script(?! type=\"module\" src=\"/static/)| style=| on\w+=|https?://", page)
