"""The language that documents seem to be in."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from faqbot import FaqBot
from faqbot.text.analyser import languages

PAGES = Path(__file__).resolve().parent.parent / "data" / "written" / "benchmarks"
_READ_ALIKE = ("korean", "thai")
TOLD = sorted(path.name for path in PAGES.iterdir() if not path.name.startswith(_READ_ALIKE))


@pytest.mark.parametrize("name", TOLD)
def test_a_page_tells_its_language(name: str) -> None:
    language = json.loads((PAGES / name / "set.json").read_text(encoding="utf-8"))["language"]
    if language not in languages():
        pytest.skip(f"this version of PyStemmer has no stemmer for {language}")
    assert FaqBot.from_corpus(PAGES / name / "docs").language == language


@pytest.mark.parametrize("name", ["korean-faq", "thai-faq"])
def test_a_page_that_is_read_alike_in_any_language_is_read_as_english(name: str) -> None:
    assert FaqBot.from_corpus(PAGES / name / "docs").language == "english"
