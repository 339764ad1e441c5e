"""Acronyms whose plural is another word to the stemmer."""

from __future__ import annotations

import pytest
from support import Built

from faqbot import FaqBot
from faqbot.query.query import analyse
from faqbot.query.unknown.final_s import acronym_in_documents, with_or_without_s


@pytest.mark.parametrize(("word", "other"), [("pc", "pcs"), ("pcs", "pc"), ("css", "css"), ("dns", "dn")])
def test_the_other_form_has_a_final_s_more_or_less(word: str, other: str) -> None:
    assert with_or_without_s(word) == other


@pytest.mark.parametrize(
    ("asked", "written"), [("pc", "PCs"), ("dvds", "DVD"), ("cpu", "CPUs"), ("gpus", "GPU"), ("mp3", "MP3s")]
)
def test_an_acronym_is_read_in_the_number_of_the_documents(asked: str, written: str, built: Built) -> None:
    index = built(("", f"There is room for {written}."))
    assert acronym_in_documents(asked, index) == [(written.lower(),)]
    ((reading,),) = (concept.readings for concept in analyse(asked, index).concepts)
    assert (reading.said, reading.how, reading.certainty) == (written.lower(), "form", 1.0)


@pytest.mark.parametrize("word", ["bus", "bu", "css", "cs", "rooms", "5s", "x", "", "导出"])
def test_other_words_are_not_read_so(word: str, built: Built) -> None:
    assert acronym_in_documents(word, built(("", "bu buss csss 5 xs room"))) == []


@pytest.mark.parametrize("word", ["sms", "css", "dns", "gps", "tls"])
def test_an_acronym_of_the_documents_is_not_exchanged(word: str, built: Built) -> None:
    index = built(("", f"{word} and {word[:-1]}"))
    ((reading,),) = (concept.readings for concept in analyse(word, index).concepts)
    assert (reading.said, reading.how) == (word, "word")


@pytest.mark.parametrize(
    ("asked", "written"), [("cms", "It is 40 cm wide."), ("mms", "A rim of 5 mm."), ("tvs", "tv.txt")]
)
def test_words_in_small_letters_are_no_acronyms(asked: str, written: str, built: Built) -> None:
    assert acronym_in_documents(asked, built(("", written))) == []


def test_a_german_acronym_is_read_in_the_number_of_the_documents(built: Built) -> None:
    assert acronym_in_documents("pc", built(("", "Gibt es PCs?"), language="german")) == [("pcs",)]


def test_a_question_for_one_finds_the_section_of_several() -> None:
    bot = FaqBot.from_texts({"a.md": "# Reading room\n\n## Are there PCs?\n\nYes, four.\n\n## Fees\n\nNone.\n"})
    assert bot.ask("is there a pc").text == "Yes, four."
