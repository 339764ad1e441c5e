"""Questions for the meaning of a code that no document has are not answered by what says the rest of their words."""

from __future__ import annotations

import pytest

from faqbot import FaqBot
from faqbot.query.unknown.unknown_codes import is_name, unknown_codes
from faqbot.ranking.ranking import rank
from faqbot.text.analyser import languages

PAYMENTS = (
    ("What do the decline codes mean?", "The most common are `insufficient_funds`, `expired_card` and `do_not_honor`."),
    ("How do I test payments?", "In test mode use the card 4000 0000 0000 0077, or a card of iPhone 15."),
    ("How do I set the max connections?", "Write COVID-19 and max connections in the settings."),
    ("When do you pay out?", "Every Monday, to your bank account."),
    ("Who repairs bikes?", "The workshop repairs bikes and e-bikes."),
)


@pytest.fixture(scope="module")
def bot() -> FaqBot:
    return FaqBot.from_pairs(PAYMENTS, log=False)


def codes(question: str, bot: FaqBot) -> list[str]:
    return unknown_codes(rank(question, bot._index).query, bot._index)


@pytest.mark.parametrize(
    ("question", "code"),
    [
        ("What does the code `card_velocity` mean?", "card_velocity"),
        ("what does error E010 mean when the workshop repairs e-bikes", "e010"),
        ("what's the meaning of E-2099 for the workshop that repairs bikes", "e2099"),
    ],
)
def test_the_meaning_of_a_code_that_no_document_has_is_not_told(question: str, code: str, bot: FaqBot) -> None:
    assert code in codes(question, bot)
    reply = bot.ask(question)
    assert reply.outcome == "abstain"
    assert {"code", "exchanged"} & reply.matches[0].doubts.keys()


@pytest.mark.parametrize(
    "question", ["what does insufficient_funds mean", "what do max_connections mean", "what does covid19 mean"]
)
def test_a_code_that_a_document_has_is_no_doubt_also_in_another_spelling(question: str, bot: FaqBot) -> None:
    assert codes(question, bot) == []
    assert "code" not in bot.ask(question).matches[0].doubts


IN_LANGUAGES = {
    "arabic": "ماذا يعني الخطأ E010؟",
    "catalan": "Què vol dir l'error E010?",
    "chinese": "错误E010是什么意思？",
    "czech": "Co znamená chyba E010?",
    "danish": "Hvad betyder fejlen E010?",
    "dutch": "Wat betekent fout E010?",
    "finnish": "Mitä virhe E010 tarkoittaa?",
    "french": "Que veut dire l'erreur E010 ?",
    "german": "Was bedeutet der Fehler E010?",
    "greek": "Τι σημαίνει το σφάλμα E010;",
    "hebrew": "מה המשמעות של שגיאה E010?",
    "hindi": "त्रुटि E010 का क्या मतलब है?",
    "hungarian": "Mit jelent az E010 hiba?",
    "indonesian": "Apa arti kesalahan E010?",
    "italian": "Che cosa vuol dire l'errore E010?",
    "japanese": "E010はどういう意味ですか？",
    "korean": "오류 E010은 무슨 뜻인가요?",
    "norwegian": "Hva betyr feilen E010?",
    "persian": "خطای E010 یعنی چه؟",
    "polish": "Co oznacza błąd E010?",
    "portuguese": "O que quer dizer o erro E010?",
    "romanian": "Ce înseamnă eroarea E010?",
    "russian": "Что означает ошибка E010?",
    "spanish": "¿Qué quiere decir el error E010?",
    "swedish": "Vad betyder felet E010?",
    "thai": "รหัส E010 หมายถึงอะไร",
    "turkish": "E010 hatası ne demek?",
    "ukrainian": "Що означає помилка E010?",
    "vietnamese": "Lỗi E010 nghĩa là gì?",
}


@pytest.mark.parametrize(("language", "question"), IN_LANGUAGES.items())
def test_a_question_for_a_meaning_is_told_in_every_language_with_words_of_grammar(language: str, question: str) -> None:
    if language not in languages():
        pytest.skip(f"this version of PyStemmer has no stemmer for {language}")
    speaker = FaqBot.from_pairs([("Hotel", "Radio, Sauna, Taxi")], language=language, log=False)
    assert codes(question, speaker) == ["e010"]


# A code that is a value of whoever asks; the documents answer the question for any.
OWN = [
    "When do you pay out order AB12345?",
    "When do you pay out to user jane_doe?",
    "How do I set the max connections on my PS5?",
    "who repairs bikes in IV27 4XX",
    "Who repairs bikes? My phone is 0170 1234567",
    "Who repairs bikes of 25kg?",
    "When do you pay out order 4711234?",
]


@pytest.mark.parametrize("question", OWN)
def test_a_value_of_the_asker_is_no_doubt(question: str, bot: FaqBot) -> None:
    assert codes(question, bot) == []
    assert bot.ask(question).outcome == "answer"


@pytest.mark.parametrize("word", ["e010", "x200", "mp3", "0119", "err_timeout", "powerplay65", "е95б"])
def test_names_of_one_thing_are_told(word: str) -> None:
    assert is_name(word)


@pytest.mark.parametrize(
    "word", ["49kg", "2fa", "851133", "2019", "6.5", "a4", "00", "bikes", "4th", "身份0119", "s2ivbの", ""]
)
def test_quantities_values_of_the_asker_and_words_are_no_names(word: str) -> None:
    assert not is_name(word)


def test_the_doubt_says_why(bot: FaqBot) -> None:
    from faqbot.rendering.explain import explain

    lines = explain(bot.ask("what does error E010 mean when the workshop repairs e-bikes"))
    assert any("asks what a code means that no document has" in line for line in lines)
