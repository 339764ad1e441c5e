"""Questions for what is not so are told from complaints, and passages that deny something from those that do not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqbot.query.asked_exceptions import asks_for_what_is_so, denies, negated_words
from faqbot.text.analyser import Analyser

ENGLISH = Analyser()


@pytest.mark.parametrize(
    ("question", "language", "negated"),
    [
        ("Which books can't be reserved?", "english", "be reserved"),
        ("For which bikes is leasing not offered?", "english", "offered"),
        ("Who doesn't have to bring proof?", "english", "have to bring proof"),
        ("When may I not use the pass?", "english", "use the pass"),
        ("Hello, which books can't be reserved, and why?", "english", "be reserved"),
        ("I have a Gold card. What does it not cover?", "english", "cover"),
        ("Welche Bücher kann man nicht reservieren?", "german", "reservieren"),
        ("Was deckt die Versicherung nicht ab?", "german", "ab"),
        ("Was deckt die Versicherung nicht?", "german", ""),
        ("Quels livres ne peut-on pas réserver ?", "french", "réserver"),
        ("¿Qué libros no se pueden reservar?", "spanish", "se pueden reservar"),
        ("Quali libri non si possono prenotare?", "italian", "si possono prenotare"),
        ("Que livros não se podem reservar?", "portuguese", "se podem reservar"),
        ("Welke boeken kun je niet reserveren?", "dutch", "reserveren"),
    ],
)
def test_a_question_for_what_is_not_so_negates_the_words_after_its_negation(
    question: str, language: str, negated: str
) -> None:
    analyser = Analyser(language)
    words = negated_words(question, analyser)
    assert words is not None
    assert " ".join(words) == negated


@pytest.mark.parametrize(
    "question",
    [
        "Which books can be reserved?",
        "Why can't I log in?",
        "How do I not get letters?",
        "My card does not work",
        "Isn't there a lift?",
        "Where is my parcel, I do not see it?",
        "Who can help? My card is not working.",
        "What if it does not start?",
        "When the lift does not run, where are the stairs?",
        "What should I do when the machine has kept my new card and the telephone does not help?",
        "What is the best way to see that it doesn't leak?",
        "",
    ],
)
def test_other_questions_negate_nothing_that_is_asked_for(question: str) -> None:
    assert negated_words(question, ENGLISH) is None


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("What should I do when I can't log in?", "english"),
        ("Was tun, wenn die Karte nicht geht?", "german"),
        ("Que faire quand la carte ne marche pas ?", "french"),
        ("¿Qué hago cuando no puedo entrar?", "spanish"),
        ("Che faccio quando non posso entrare?", "italian"),
        ("O que faço quando não posso entrar?", "portuguese"),
        ("Wat doe ik wanneer de kaart niet werkt?", "dutch"),
    ],
)
def test_a_state_in_which_something_is_asked_is_negated_and_not_the_question(question: str, language: str) -> None:
    analyser = Analyser(language)
    assert negated_words(question, analyser) is None


@pytest.mark.parametrize(
    "text",
    [
        "Films are not for reservation.",
        "All books except atlases.",
        "You can't.",
        "Only books of the last year.",
        "Atlases are unreserved.",
    ],
)
def test_a_text_denies_with_a_word_or_with_a_prefix(text: str) -> None:
    assert denies(text, ["reserved"], ENGLISH)


def test_a_french_person_is_nobody_only_with_the_word_that_negates() -> None:
    french = Analyser("french")
    assert denies("Personne ne peut les réserver.", ["réserver"], french)
    assert not denies("Les romans, par une personne de la bibliothèque.", ["réserver"], french)


def test_a_text_that_only_affirms_denies_nothing() -> None:
    assert not denies("Yes, for 1 euro. We send you a message when it is there.", ["reserved"], ENGLISH)


@given(st.lists(st.sampled_from("which what if can not the books never reserved that".split()), max_size=10))
def test_the_negated_words_are_the_last_words_of_a_clause(words: list[str]) -> None:
    negated = list(negated_words(" ".join(words), ENGLISH) or ())
    assert not negated or any(words[at : at + len(negated)] == negated for at in range(len(words)))


@pytest.mark.parametrize(
    ("question", "is_so"),
    [
        ("Which books can be reserved?", True),
        ("Hello, for which bikes is there a lease?", True),
        ("Which books can't be reserved?", False),
        ("Can books be reserved?", False),
        ("please", False),
        ("", False),
    ],
)
def test_a_question_for_what_is_so_asks_for_a_thing_and_negates_nothing(question: str, *, is_so: bool) -> None:
    assert asks_for_what_is_so(ENGLISH.words(question), ENGLISH.lists) is is_so
