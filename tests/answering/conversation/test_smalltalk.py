"""Small talk: which texts count as such, and the replies."""

from __future__ import annotations

import pytest

from faqbot.answering.conversation.smalltalk import kind_of, reply_to
from faqbot.text.known_languages import talk_of
from faqbot.text.languages.english_talk import ENGLISH_TALK
from faqbot.text.talk import Talk


@pytest.mark.parametrize(
    ("text", "kind"),
    [("Hi!", "greeting"), ("good evening, everyone", "greeting"), ("How's it going?", "greeting"),
     ("thx", "thanks"), ("Ok, great, that helped a lot!", "thanks"), ("no thanks", "thanks"),
     ("ok", "acknowledgement"), ("Yes.", "acknowledgement"), ("never mind", "refusal"), ("none of these", "refusal"),
     ("ok bye", "farewell"), ("See you later", "farewell"), ("thanks, bye!", "farewell"),
     ("What can you do?", "abilities"), ("help", "abilities"),
     ("who are you", "identity"), ("hey! what's your name?", "identity"), ("Are you a robot?", "identity")],
)  # fmt: skip
def test_small_talk_is_told_by_its_kind(text: str, kind: str) -> None:
    assert kind_of(text, ENGLISH_TALK) == kind


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [("german", "danke schön", "thanks"), ("german", "Grüß Gott", "greeting"), ("french", "merci d'avance", "thanks")],
)
def test_the_usual_phrases_of_other_languages_are_known(language: str, text: str, kind: str) -> None:
    assert kind_of(text, talk_of(language)) == kind


@pytest.mark.parametrize(("language", "text"), [("italian", "Ciao!"), ("german", "servus"), ("french", "salut")])
def test_a_word_for_coming_and_going_greets_as_long_as_nothing_was_asked(language: str, text: str) -> None:
    assert kind_of(text, talk_of(language), opens=True) == "greeting"
    assert kind_of(text, talk_of(language)) == "farewell"


@pytest.mark.parametrize(
    "text",
    ["", "?!", "it", "you", "hi, how many sets?", "what can you do with a strap?", "help me hold it",
     "good for the back?", "thanks to whom is it possible", "who are you allowed to train with", "is this ok",
     "morning or evening?", "much better", "there", "what is this"],
)  # fmt: skip
def test_what_asks_something_is_no_small_talk(text: str) -> None:
    assert kind_of(text, ENGLISH_TALK) is None


def test_a_reply_names_a_few_titles_and_how_many_more_there_are() -> None:
    assert reply_to("greeting", ["Plank"], "english") == "Hello. Ask me about Plank."
    assert reply_to("greeting", ["A", "B"], "english") == "Hello. Ask me about A and B."
    assert reply_to("greeting", list("ABCDE"), "english") == "Hello. Ask me about A, B, C and 2 more."
    assert reply_to("greeting", list("ABCDE"), "german").endswith(" und 2 weiteren Dokumenten.")


def test_a_reply_stays_short_whatever_the_titles() -> None:
    for kind in ("greeting", "thanks", "farewell", "abilities", "identity"):
        assert len(reply_to(kind, ["very\nlong " * 200] * 2000, "english")) < 400


@pytest.mark.parametrize("text", ["", "hello", "thanks!", "what can you do?"])
def test_there_is_no_small_talk_in_a_language_without_phrases(text: str) -> None:
    assert kind_of(text, Talk()) is None


def test_braces_in_a_title_are_quoted_as_they_stand() -> None:
    assert reply_to("greeting", ["{count}"], "english") == "Hello. Ask me about {count}."
