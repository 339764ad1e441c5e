"""The lists that languages bring."""

from __future__ import annotations

import subprocess
import sys
from itertools import chain
from pathlib import Path

import pytest

import faqbot.text.languages
from faqbot.answering.conversation.phrases import picked_number
from faqbot.answering.conversation.smalltalk import kind_of, reply_to
from faqbot.text.analyser import Analyser, languages
from faqbot.text.known_languages import UNSPACED, language_of, letters_of_other_language, likelier_by_grammar, talk_of
from faqbot.text.language import ALSO_A_WORD, Language
from faqbot.text.languages.english_talk import ENGLISH_TALK
from faqbot.text.messages.catalogue import SPOKEN_LANGUAGES
from faqbot.text.talk import Talk

FOLDER = Path(faqbot.text.languages.__file__).parent
LISTED = sorted(path.stem for path in FOLDER.glob("*.words"))


@pytest.mark.parametrize("name", ["basque", "tamil", "yiddish"])
def test_a_language_without_lists_has_empty_ones(name: str) -> None:
    assert language_of(name) == Language()
    assert not any(Language())


@pytest.mark.parametrize("name", LISTED)
def test_a_language_of_a_file_has_words_of_grammar_words_that_ask_and_words_of_courtesy(name: str) -> None:
    lists = language_of(name)
    for words in (lists.function_words, lists.question_words, lists.courtesy_words):
        assert len(words) >= 8
    others = ("thing_words", "clause_words", "negating_words", "denying_words", "meaning_words")
    known = ("function_words", "question_words", "courtesy_words", *others)
    plain = lists._replace(same_names=(), synonyms="", **dict.fromkeys(known, frozenset[str]()))
    assert plain == Language()


@pytest.mark.parametrize("name", ["english", *LISTED])
def test_a_language_has_all_lists_for_questions_for_what_is_not_so_or_none(name: str) -> None:
    lists = language_of(name)
    needed = (lists.thing_words, lists.clause_words, lists.negating_words, lists.denying_words)
    assert all(needed) or not any(needed)


@pytest.mark.parametrize("name", sorted(set(LISTED) & set(languages()) - set(UNSPACED)))
def test_every_word_of_a_file_is_a_word_to_the_analyser(name: str) -> None:
    analyser, lists = Analyser(name), language_of(name)
    others = lists.thing_words | lists.clause_words | lists.negating_words | lists.denying_words | lists.meaning_words
    for word in lists.function_words | lists.question_words | lists.courtesy_words | others:
        assert analyser.words(word) == [word]


@pytest.mark.parametrize("name", ["english", *LISTED])
def test_a_name_with_others_is_no_word_of_grammar_or_is_marked_as_another_word(name: str) -> None:
    analyser = Analyser(name)
    for group in chain.from_iterable(language_of(name).same_names):
        assert len(group) > 1
        for one in group:
            word = one.removesuffix(ALSO_A_WORD)
            assert analyser.words(word) == [word]
            assert one.endswith(ALSO_A_WORD) or word not in analyser.lists.function_words


@pytest.mark.parametrize(
    ("question", "lacking", "letters"),
    [
        ("can i keep a dog", "can keep dog", "i a"),
        ("puedo llevar a mi perro y a mi gato", "puedo llevar mi perro gato", "a y"),
        ("wofür ist vitamin a", "vitamin", ""),
        ("vitamin a", "vitamin", ""),
        ("plan b", "plan", ""),
        ("can i use a c compiler", "can use compiler", "i a"),
    ],
)
def test_single_letters_are_grammar_beside_a_longer_word_of_it(question: str, lacking: str, letters: str) -> None:
    assert letters_of_other_language(question.split(), lacking.split(), "german") == set(letters.split())


def test_both_dutch_stemmers_have_the_dutch_lists() -> None:
    assert language_of("dutch_porter") == language_of("dutch")
    assert any(language_of("dutch"))


def test_a_german_frame_carries_no_content() -> None:
    german = Analyser("german")
    content = filter(german.is_content, german.terms("Wie kann ich mich gegen die Grippe schützen?"))
    assert list(content) == german.stems(["grippe", "schützen"])


ASKING_FOR_LEAVE = {
    "german": "ich möchte bitte wissen ob ich darf dürfte könnte müsste sollte willst gerne",
    "dutch": "ik wilde graag weten of ik mocht moest kon zou hoef",
    "french": "je voudrais savoir si je dois pourrais devrais veux pouvons",
    "spanish": "quisiera saber si puedo podríamos necesito querría",
    "portuguese": "gostaria de saber se posso poderíamos preciso queria",
    "italian": "vorrei sapere se posso potrei devo dovrei potremmo",
    "swedish": "jag ville om jag kan kunde bör borde behöver",
}


@pytest.mark.parametrize(("language", "text"), ASKING_FOR_LEAVE.items())
def test_the_verbs_with_which_people_say_that_they_may_must_or_want_carry_no_content(language: str, text: str) -> None:
    analyser = Analyser(language)
    words = [word for word in text.split() if word not in analyser.lists.courtesy_words]
    assert list(filter(analyser.is_content, analyser.stems(words))) == []


def test_elided_words_of_grammar_carry_no_content() -> None:
    french = Analyser("french")
    assert list(filter(french.is_content, french.terms("Qu'est-ce que c'est l'eau ?"))) == ["eau"]


def test_both_english_stemmers_have_the_english_lists() -> None:
    assert language_of("english") is language_of("porter")
    assert all(language_of("english"))


def test_every_english_word_is_in_lower_case_and_one_word() -> None:
    lists = language_of("english")
    for name, words in lists._asdict().items():
        if isinstance(words, frozenset):
            assert all(word.isalpha() and word == word.lower() for word in words), name


def test_a_framing_word_is_every_overview_word_too() -> None:
    lists = language_of("english")
    assert lists.overview_words < lists.framing_words


def test_an_opposite_preposition_leads_back_to_the_first() -> None:
    lists = language_of("english")
    for pairs in (lists.opposite_prepositions, lists.switches):
        assert all(pairs[other] == word for word, other in pairs.items())


def test_the_general_synonyms_lie_beside_the_lists() -> None:
    assert Path(language_of("english").synonyms_path).is_file()
    assert Path(language_of("german").synonyms_path).is_file()
    assert language_of("dutch_porter").synonyms_path == language_of("dutch").synonyms_path != ""
    assert language_of("basque").synonyms_path == ""


def test_an_analyser_brings_the_lists_of_its_language() -> None:
    assert Analyser("english").lists is language_of("english")
    assert Analyser("basque").lists == Language()


def test_content_is_what_neither_carries_grammar_nor_asks() -> None:
    english = Analyser()
    assert [word for word in ("the", "who", "squat") if english.is_content(word)] == ["squat"]
    assert Analyser("german").is_content("the")


def loaded_by(statement: str) -> set[str]:
    code = f"import sys; {statement}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return {name for name in done.stdout.split() if name.startswith("faqbot.text.")}


def test_another_language_loads_no_english_list() -> None:
    loaded = loaded_by("from faqbot.text.analyser import Analyser; Analyser('german')")
    assert "faqbot.text.language" in loaded
    assert "faqbot.text.languages.english" not in loaded


def test_a_question_loads_nothing_of_conversations() -> None:
    loaded = loaded_by("from faqbot import FaqBot; from faqbot.text.analyser import Analyser; Analyser()")
    assert "faqbot.text.languages.english" in loaded
    assert not loaded & {"faqbot.text.talk", "faqbot.text.languages.english_talk"}


def test_a_language_without_talk_has_the_defaults() -> None:
    assert talk_of("english") is talk_of("porter") is ENGLISH_TALK
    assert talk_of("dutch_porter") is talk_of("dutch")
    assert talk_of("finnish") == Talk()


@pytest.mark.parametrize("language", SPOKEN_LANGUAGES)
def test_each_kind_of_small_talk_has_a_reply_in_the_language(language: str) -> None:
    talk = talk_of(language)
    kinds = {kind for kind, _ in talk.small_words} | set(talk.small_phrases.values())
    assert kinds == {"greeting", "thanks", "acknowledgement", "refusal", "farewell", "abilities", "identity"}
    assert all(reply_to(kind, ["Returns"], language) for kind in kinds)


@pytest.mark.parametrize("language", SPOKEN_LANGUAGES)
def test_the_phrases_of_small_talk_are_in_the_form_in_which_they_are_looked_up(language: str) -> None:
    talk = talk_of(language)
    for phrase, kind in talk.small_phrases.items():
        assert kind_of(phrase, talk) == kind, phrase
    for kind, words in talk.small_words:
        for word in words:
            assert kind_of(word, talk), (kind, word)


PICKS = {
    "german": [("2", 2), ("das zweite", 2), ("den Ersten bitte", 1), ("ich nehme nummer drei", 3), ("die letzte", 4)],
    "french": [
        ("2", 2),
        ("la deuxième", 2),
        ("le premier s'il vous plaît", 1),
        ("le numéro trois", 3),
        ("la dernière", 4),
    ],
    "spanish": [("2", 2), ("la segunda", 2), ("el primero por favor", 1), ("número tres", 3), ("la última", 4)],
    "italian": [("2", 2), ("la seconda", 2), ("il primo per favore", 1), ("numero tre", 3), ("l'ultima", 4)],
    "portuguese": [("2", 2), ("a segunda", 2), ("o primeiro por favor", 1), ("número três", 3), ("a última", 4)],
    "dutch": [("2", 2), ("de tweede", 2), ("de eerste alstublieft", 1), ("nummer drie", 3), ("de laatste", 4)],
}


@pytest.mark.parametrize(("language", "text", "number"), [(name, *pick) for name, its in PICKS.items() for pick in its])
def test_an_option_is_picked_in_the_language_of_the_documents(language: str, text: str, number: int) -> None:
    assert picked_number(" ".join(Analyser(language).words(text)), 4, talk_of(language)) == number


QUESTIONS = {
    "german": ["Wo kann ich parken?", "Wie lange gilt die Karte?", "Was kostet das zweite Kind?"],
    "french": ["Où puis-je me garer ?", "Quel est le prix du deuxième billet ?"],
    "spanish": ["¿Dónde puedo aparcar?", "¿Cuánto cuesta la segunda entrada?"],
    "italian": ["Dove posso parcheggiare?", "Quanto costa il secondo biglietto?"],
    "portuguese": ["Onde posso estacionar?", "Quanto custa o segundo bilhete?"],
    "dutch": ["Waar kan ik parkeren?", "Wat kost het tweede kaartje?"],
}


@pytest.mark.parametrize(("language", "text"), [(name, text) for name, its in QUESTIONS.items() for text in its])
def test_a_question_is_neither_small_talk_nor_a_pick(language: str, text: str) -> None:
    talk = talk_of(language)
    assert kind_of(text, talk) is None
    assert picked_number(" ".join(Analyser(language).words(text)), 4, talk) is None


def test_a_text_tells_by_its_words_of_grammar_which_language_it_is_in() -> None:
    french = "le chat est dans la maison et il ne veut pas sortir parce que la pluie tombe sur le jardin".split()
    assert likelier_by_grammar(french, "english") == "french"
    assert likelier_by_grammar(french, "french") is None
    assert likelier_by_grammar("strap towel wall chest".split(), "english") is None
    assert likelier_by_grammar([], "english") is None


def test_a_word_of_grammar_that_two_languages_share_does_not_hide_that_the_others_are_of_one() -> None:
    assert likelier_by_grammar("is there a pool".split(), "spanish") == "english"
    assert likelier_by_grammar("is there a casa a tiempo".split(), "spanish") is None


# As their grammar is attached to other words, these have few words of grammar.
ATTACHING = {
    "turkish": "kütüphane hafta içi her gün saat dokuzda açılır ve akşam sekizde kapanır kitapları üç hafta süreyle "
    "ödünç alabilirsiniz süreyi uzatmak için bankoya gelmeniz veya hesabınıza girmeniz yeterli",
    "hebrew": "הספרייה פתוחה בכל ימות השבוע משעה תשע בבוקר ועד שמונה בערב אפשר לשאול עד חמישה ספרים לשלושה שבועות "
    "ואם מאחרים בהחזרה צריך לשלם קנס של שקל על כל יום",
}


@pytest.mark.parametrize("name", ATTACHING)
def test_a_long_text_in_a_language_with_few_words_of_grammar_tells_its_language(name: str) -> None:
    words = ATTACHING[name].split() * 4
    assert len(words) >= 100
    assert likelier_by_grammar(words, "english") == name


def test_a_text_with_as_few_words_of_grammar_of_two_languages_tells_none() -> None:
    slovene = (
        "knjižnica je odprta vsak dan od devete do šeste ure razen ob nedeljah in praznikih izposodite lahko pet knjig"
    )
    assert likelier_by_grammar(slovene.split() * 6, "english") is None


@pytest.mark.parametrize("name", ["hebrew", "ukrainian", "vietnamese", "korean", "thai"])
def test_a_language_without_a_stemmer_may_be_named(name: str) -> None:
    analyser = Analyser(name)
    assert all(not analyser.is_content(term) for term in analyser.terms(" ".join(analyser.lists.question_words)))


def test_ukrainian_words_lose_their_endings_as_russian_ones_do() -> None:
    assert len({*Analyser("ukrainian").stems(["лічильник", "лічильника", "лічильнику"])}) == 1


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("german", "es das die ihn dafür darin darüber danach dort etwas"),
        ("french", "le la ça cela ici là y en il elle"),
        ("spanish", "el la lo él ella eso esto ahí allí algo"),
        ("italian", "lo la lì là ne ci questo qualcosa"),
        ("portuguese", "o a los las isso nisso nele aí lá aqui algo"),
        ("dutch", "het dat die hem me er ervoor daarmee hierover"),
    ],
)
def test_articles_and_words_that_refer_to_something_tell_nothing(language: str, words: str) -> None:
    lists = language_of(language)
    assert set(words.split()) <= lists.function_words | lists.question_words
