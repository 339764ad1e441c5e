"""Typos are repaired towards the corpus, and towards nothing else."""

from __future__ import annotations

import pytest
from support import Built

from faqbot.query.query import Query, analyse
from faqbot.query.spelling import DOUBT, repair
from faqbot.query.word_readings import MOST_REPAIRS


def taken_for(word: str, built: Built, *texts: str) -> str | None:
    found = repair(word, built(*(("", text) for text in texts)))
    return None if found is None else found.taken_for


def repairs(query: Query) -> list[str]:
    return [concept.word for concept in query.concepts if any(reading.how == "typo" for reading in concept.readings)]


def test_one_edit_is_repaired(built: Built) -> None:
    assert taken_for("stretc", built, "stretch") == "stretch"


def test_two_swapped_neighbours_are_one_edit(built: Built) -> None:
    found = repair("strpa", built(("", "strap")))
    assert found is not None
    assert found.taken_for == "strap"
    assert found.certainty == pytest.approx(1 - DOUBT / 5)


def test_two_edits_are_repaired_from_eight_letters_on(built: Built) -> None:
    assert taken_for("asistnat", built, "assistant") == "assistant"
    assert taken_for("gluets", built, "glutei") is None


def test_three_edits_are_another_word(built: Built) -> None:
    assert taken_for("asistnt", built, "assistants") is None


@pytest.mark.parametrize("word", ["stra", "abc", "1234", "e-1042", "x" * 41, ""])
def test_short_words_and_identifiers_are_no_typos(word: str, built: Built) -> None:
    found = taken_for(word, built, "strap abcd 1235 e-1043 " + "x" * 40)
    assert found == ("strap" if word == "stra" else None)


def test_a_word_that_the_corpus_knows_is_never_repaired(built: Built) -> None:
    index = built(("", "strap"), ("", "strip strip strip"))
    query = analyse("strap strips straps", index)
    assert not repairs(query)
    assert all(concept.readings[0].certainty == 1 for concept in query.concepts)


def test_a_word_known_by_its_stem_is_never_repaired(built: Built) -> None:
    assert not repairs(analyse("stretching", built(("", "stretch stretchings"))))


def test_of_equally_near_words_the_same_first_letter_wins(built: Built) -> None:
    assert taken_for("boldx", built, "boldy", "goldx goldx goldx") == "boldy"


def test_then_the_more_frequent_one(built: Built) -> None:
    assert taken_for("harx", built, "hard", "harm harm") == "harm"


def test_then_the_first_by_the_alphabet(built: Built) -> None:
    assert taken_for("harx", built, "harp", "hark") == "hark"


def test_the_nearer_word_beats_the_more_frequent_one(built: Built) -> None:
    assert taken_for("assistent", built, "assistant", "assisting assisting") == "assistant"


def test_a_short_word_is_not_taken_for_one_that_does_grammar(built: Built) -> None:
    assert taken_for("mosst", built, "most most most") is None
    assert taken_for("throgh", built, "through") == "through"


def test_function_words_are_never_repaired(built: Built) -> None:
    assert not repairs(analyse("could", built(("", "cloud"))))


def test_a_repaired_word_is_found_with_less_certainty(built: Built) -> None:
    index = built(("", "strap"))
    ((reading,),) = (concept.readings for concept in analyse("strpa", index).concepts)
    assert reading.terms == (index.term_number("strap"),)
    assert reading.certainty == pytest.approx(1 - DOUBT / 5)


def test_a_word_spelled_right_counts_before_its_typo(built: Built) -> None:
    (concept,) = analyse("strpa strap", built(("", "strap"))).concepts
    assert concept.readings[0].certainty == 1


def test_a_pasted_text_is_not_searched_for_typos_to_its_end(built: Built) -> None:
    asked = " ".join(f"word{letter}{other}" for letter in "abcdefghij" for other in "klmnopqrst")
    query = analyse(f"{asked} strpa", built(("", "strap")))
    assert len(query.concepts) > MOST_REPAIRS
    assert not repairs(query)


@pytest.mark.parametrize(("typed", "meant"), [("teh", "the"), ("cna", "can"), ("waht", "what"), ("hwo", "how")])
def test_a_common_short_word_with_two_letters_swapped_is_read_as_it(typed: str, meant: str, built: Built) -> None:
    index = built(("", "what the can and how it is"))
    ((reading,),) = (concept.readings for concept in analyse(typed, index).concepts)
    assert (reading.said, reading.certainty) == (meant, 1)


@pytest.mark.parametrize(("asked", "known"), [("cat", "cats"), ("trail", "trial"), ("slovenia", "slovakia")])
def test_a_word_that_is_spelt_right_is_no_typo_even_if_the_corpus_lacks_it(
    asked: str, known: str, built: Built
) -> None:
    assert taken_for(asked, built, known) is None


@pytest.mark.parametrize(
    ("question", "known"), [("a pass für eine woche", "fine"), ("seit wann weiter", "waiter"), ("oder wie", "order")]
)
def test_words_of_grammar_of_another_language_are_no_typos(question: str, known: str, built: Built) -> None:
    assert not any(concept.readings for concept in analyse(question, built(("", known))).concepts)


@pytest.mark.parametrize(("asked", "known"), [("hier", "hire"), ("posible", "possible"), ("olan", "loan")])
def test_a_single_word_that_does_grammar_in_another_language_may_be_a_typo(
    asked: str, known: str, built: Built
) -> None:
    assert taken_for(asked, built, known) == known


@pytest.mark.parametrize(("asked", "known"), [("unreplied", "replied"), ("rebranded", "branded")])
def test_a_prefix_that_changes_the_meaning_is_no_typo(asked: str, known: str, built: Built) -> None:
    assert taken_for(asked, built, known) is None
    assert taken_for(known, built, asked) is None


@pytest.mark.parametrize(
    ("asked", "known"),
    [("quanratäne", "quarantäne"), ("artzt", "arzt"), ("duch", "durch"), ("klassifizierd", "klassifizierte")],
)
def test_without_a_word_list_a_letter_may_be_missing_added_or_swapped_and_the_ending_may_differ(
    asked: str, known: str, built: Built
) -> None:
    found = repair(asked, built(("", known), language="finnish"))
    assert found is not None
    assert found.taken_for == known


@pytest.mark.parametrize(
    ("asked", "known"), [("satz", "sitz"), ("vermindert", "verhindert"), ("fliegen", "liegen"), ("fährt", "führt")]
)
def test_without_a_word_list_another_letter_or_beginning_makes_another_word(
    asked: str, known: str, built: Built
) -> None:
    assert repair(asked, built(("", known), language="finnish")) is None


@pytest.mark.parametrize(("language", "word", "text"), [("italian", "costa", "cosa è"), ("spanish", "dende", "donde")])
def test_without_a_list_of_words_no_word_is_repaired_to_one_that_asks(
    language: str, word: str, text: str, built: Built
) -> None:
    assert repair(word, built((text, ""), language=language)) is None
