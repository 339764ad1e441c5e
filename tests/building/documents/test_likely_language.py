"""Which language a text is in, by how frequent its words are in each language."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from faqbot.building.documents.likely_language import likely_language
from faqbot.index.static_table.coded_table import frequent_words, tabled_languages
from faqbot.text.analyser import Analyser, languages

SENTENCES = {
    "arabic": "متى يفتح المكتب أبوابه في الصباح؟",
    "catalan": "A quina hora tanca la biblioteca els divendres?",
    "czech": "Kolik stojí vstupné pro děti?",
    "danish": "Hvor kan jeg finde en taxa om natten?",
    "dutch": "Hoe laat sluit het zwembad op zondag?",
    "finnish": "Kuinka monta kirjaa saan lainata?",
    "french": "Faut-il réserver une table ?",
    "german": "Wie komme ich zum Bahnhof?",
    "greek": "Πού μπορώ να αφήσω το ποδήλατό μου;",
    "hebrew": "איפה אפשר להשאיר את האופניים?",
    "hindi": "क्या मैं अपना कुत्ता ला सकता हूँ?",
    "hungarian": "Hol tudom letenni a kabátomat?",
    "indonesian": "Berapa harga tiket untuk anak?",
    "italian": "Quanto costa una camera singola?",
    "norwegian": "Hvor mye koster en billett til barn?",
    "persian": "کتابخانه تا چه ساعتی باز است؟",
    "polish": "Czy mogę przyjść z psem?",
    "portuguese": "Onde fica a estação mais próxima?",
    "romanian": "Cât costă un bilet pentru copii?",
    "russian": "Где можно оставить вещи?",
    "spanish": "¿Dónde puedo dejar la bicicleta?",
    "swedish": "Hur mycket kostar det att hyra en båt?",
    "turkish": "Çocuklar için bilet ne kadar?",
    "ukrainian": "Скільки коштує квиток для дитини?",
    "vietnamese": "Tôi có thể gửi hành lý ở đâu?",
}
TABLES = {
    "french": "Prestation: Vidange Tarif: 60 € Prestation: Pneus Tarif: 25 € Prestation: Lavage Tarif: 15 €",
    "german": "Raum: Küche Miete: 40 € Raum: Saal Miete: 120 € Raum: Garten Miete: 30 €",
    "spanish": "Plato: Arroz con pollo Precio: 9 € Plato: Sopa Precio: 4 € Plato: Postre Precio: 3 €",
    "polish": "Pokój: jednoosobowy Cena: 150 zł Pokój: rodzinny Cena: 300 zł Pokój: śniadanie Cena: 30 zł",
}
ENGLISH = {
    "a question": "Where can I leave my bicycle?",
    "a foreign name": "Is Frau Müller-Lüdenscheidt in the office?",
    "words to explain": "What is an Anmeldung? You register at the Bürgeramt.",
    "codes": "SKU: XK-20 Price: 4.50 SKU: XK-21 Price: 6.00",
    "staff": "Name: Jürgen Schröder Room: 12 Name: Chloé Lefèvre Room: 14 Name: Paweł Wiśniewski Room: 15",
    "a menu": "Starter: Bruschetta Price: 6 Main: Saltimbocca Price: 18 Dessert: Tiramisù Price: 7",
    "a command": "list [-n | --number] [-a] DIR",
    "a licence": "(MIT)",
}


def told(text: str, read_as: str = "english") -> str | None:
    return likely_language(Analyser(read_as).words(text), read_as)


def known(names: dict[str, str]) -> list[str]:
    return [name for name in names if name in languages()]


@pytest.mark.parametrize("language", known(SENTENCES))
def test_a_sentence_tells_its_language(language: str) -> None:
    assert told(SENTENCES[language]) == language
    assert told(SENTENCES[language], language) is None


def test_a_language_with_a_table_has_a_sentence_here() -> None:
    assert sorted(SENTENCES) == tabled_languages()


@pytest.mark.parametrize("language", known(TABLES))
def test_a_price_list_without_grammar_tells_its_language(language: str) -> None:
    assert told(TABLES[language]) == language


@pytest.mark.parametrize("kind", ENGLISH)
def test_a_short_english_text_with_foreign_words_is_english(kind: str) -> None:
    assert told(ENGLISH[kind]) is None


def test_a_language_without_a_table_is_no_near_relative() -> None:
    slovene = "Knjižnica je odprta vsak dan od devete do šeste ure, razen ob nedeljah in praznikih."
    assert told(slovene) is None


@pytest.mark.parametrize("text", ["图书馆几点开门？", "자전거를 어디에 둘 수 있나요?", "ห้องสมุดเปิดกี่โมง", "", "12 34-5"])
def test_text_in_pairs_of_characters_and_no_text_tell_nothing(text: str) -> None:
    assert told(text) is None


def test_jargon_in_english_does_not_hide_the_language_of_the_sentences() -> None:
    assert told("Wie starte ich den Docker Container? Mit dem Befehl `docker compose up`.") == "german"


def test_a_page_that_says_all_in_english_and_in_french_is_english() -> None:
    english = "The museum is closed on Mondays. Children under six do not have to pay for their ticket."
    french = "Le musée est fermé le lundi. Les enfants de moins de six ans ne doivent pas payer leur billet."
    assert told(french) == "french"
    assert told(f"{english} {french}") is None


def test_english_is_told_where_documents_are_read_in_another_language() -> None:
    assert told(ENGLISH["a question"], "german") == "english"
    assert told(SENTENCES["danish"], "german") == "danish"
    assert told(ENGLISH["a question"], "porter") is None
    assert told(SENTENCES["dutch"], "dutch_porter") is None


def test_a_language_without_a_list_is_doubted_if_another_has_the_words() -> None:
    assert told(SENTENCES["finnish"], "estonian") == "finnish"
    assert told("Raamatukogu on avatud iga päev kella üheksast kuni kuueni.", "estonian") is None


@settings(max_examples=20)  # each looks through the words of all languages twice
@given(st.sampled_from(sorted(SENTENCES)), st.randoms(use_true_random=False))
def test_the_order_of_the_words_does_not_matter(language: str, chance: Random) -> None:
    words = Analyser().words(SENTENCES[language])
    shuffled = chance.sample(words, len(words))
    assert likely_language(shuffled, "english") == likely_language(words, "english")


def test_the_frequent_words_of_a_language_come_first() -> None:
    words = frequent_words("german")
    assert words.index("und") < words.index("haus") < len(words) == len({*words})
