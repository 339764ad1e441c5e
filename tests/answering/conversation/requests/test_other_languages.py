"""The usual requests are understood in the languages in which faqbot has sentences of its own."""

from __future__ import annotations

import pytest

from faqbot import FaqBot

TEXTS = {
    "a.md": "# Alpha\n\n## Alpha 1?\n\nText 1.\n\n## Alpha 2?\n\nText 2.\n",
    "b.md": "# Beta\n\n## Beta 1?\n\nText 3.\n",
}


@pytest.mark.parametrize(
    ("language", "asked"),
    [
        ("german", ["Worum geht es hier?", "Welche Themen gibt es?", "Erzähl mir mehr", "Das ist falsch!"]),
        ("french", ["De quoi s’agit-il ?", "Quels sont les sujets ?", "Dites-m'en plus", "Je ne comprends pas"]),
        ("spanish", ["¿De qué se trata?", "¿Qué temas hay?", "Cuéntame más", "No entiendo"]),
        ("italian", ["Di cosa si tratta?", "Quali argomenti ci sono?", "Dimmi di più", "Non capisco"]),
        ("portuguese", ["Do que se trata?", "Quais são os temas?", "Conte-me mais", "Não entendi"]),
        ("dutch", ["Waar gaat dit over?", "Welke onderwerpen zijn er?", "Vertel me meer", "Dat klopt niet"]),
    ],
)
def test_requests_are_no_questions_of_the_documents(language: str, asked: list[str]) -> None:
    conversation = FaqBot.from_texts(TEXTS, language=language).conversation()
    about, topics, *others = [conversation.say(text) for text in asked]
    assert (about.outcome, topics.outcome) == ("smalltalk", "smalltalk")
    assert "Alpha" in about.text
    assert topics.text.splitlines()[1:] == ["- Alpha", "- Beta"]
    assert [reply.outcome for reply in others] == ["smalltalk", "smalltalk"]
