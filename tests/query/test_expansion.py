"""Other words for what a question says: the author's rules, and the general list."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest
from support import Built

import faqbot.query.expansion
from faqbot import FaqBot
from faqbot.corpus.authors.synonyms import read_synonyms
from faqbot.index.index import Index
from faqbot.query.expansion import AUTHORS_CERTAINTY, GENERAL_CERTAINTY, LONGEST, MOST_READINGS, find_runs
from faqbot.query.query import analyse
from faqbot.ranking.evidence.opposites import sides
from faqbot.ranking.ranking import rank
from faqbot.text.analyser import Analyser

ENGLISH = Analyser()
LISTS = Path(faqbot.query.expansion.__file__).parents[1].joinpath("text", "languages")
GENERAL = LISTS / "english.txt"
EVERY_LIST = sorted(path for path in LISTS.glob("*.txt") if not path.stem.endswith("licence"))


def said(question: str, index: Index) -> list[tuple[str, str]]:
    """Return which words of a question are read as which synonyms."""
    return [(concept.word, reading.said) for concept in analyse(question, index).concepts
            for reading in concept.readings if reading.how == "synonym"]  # fmt: skip


def certainty(question: str, index: Index) -> float:
    (found,) = [reading.certainty for concept in analyse(question, index).concepts
                for reading in concept.readings if reading.how == "synonym"]  # fmt: skip
    return found


# The author's rules


def test_an_arrow_leads_one_way_only(built: Built) -> None:
    index = built(("", "a zorb"), ("", "a quib"), synonyms="zorb => quib")
    assert said("zorb", index) == [("zorb", "quib")]
    assert said("quib", index) == []


def test_a_comma_leads_both_ways(built: Built) -> None:
    index = built(("", "a zorb"), ("", "a quib"), synonyms="zorb, quib")
    assert said("zorb", index) == [("zorb", "quib")]
    assert said("quib", index) == [("quib", "zorb")]


def test_several_words_may_stand_on_both_sides(built: Built) -> None:
    index = built(("", "the big blue quib"), ("", "the big quib"), synonyms="green zorb => big blue quib")
    assert said("a green zorb", index) == [("green", "big blue quib")]
    (reading,) = next(concept for concept in analyse("green zorb", index).concepts if concept.readings).readings
    assert reading.terms == tuple(index.term_number(term) for term in ENGLISH.terms("big blue quib"))


def test_a_synonym_of_several_words_finds_the_chunks_that_have_them_all(built: Built) -> None:
    index = built(("", "the big quib"), ("", "the big blue quib"), synonyms="green zorb => big blue quib")
    (match,) = FaqBot(index).search("green zorb")
    assert match.chunk.text == "the big blue quib"
    assert match.synonyms == (("green", "big blue quib"),)


def test_the_words_of_a_rule_are_stemmed_like_any_others(built: Built) -> None:
    assert said("ZORBS!", built(("", "quibs"), synonyms="Zorb => Quib")) == [("zorbs", "Quib")]


def test_no_rule_leads_on_to_another(built: Built) -> None:
    index = built(("", "a quib"), ("", "a flam"), synonyms="zorb => quib\nquib => flam")
    assert said("zorb", index) == [("zorb", "quib")]


def test_the_longest_run_of_words_goes_first_and_its_parts_mean_nothing_else(built: Built) -> None:
    index = built(("", "a quib"), ("", "a flam"), synonyms="zorb => quib\nbig zorb => flam")
    assert [synonym for _, synonym in said("big zorb", index)] == ["flam"]
    assert [synonym for _, synonym in said("zorb big", index)] == ["quib"]


def test_a_run_longer_than_is_looked_up_is_no_rule(built: Built) -> None:
    longest, longer = (" ".join(f"w{number}q" for number in range(many)) for many in (LONGEST, LONGEST + 1))
    index = built(("", "a quib"), ("", "a flam"), synonyms=f"{longest} => quib\n{longer} => flam")
    assert [run.length for run in find_runs(ENGLISH.terms(longer), index)] == [LONGEST]


def test_no_run_lies_within_another(built: Built) -> None:
    index = built(("", "a quib"), synonyms="zorb flam => quib\nflam hurk => quib\nhurk => quib")
    runs = find_runs(["zorb", "flam", "hurk"], index)
    assert [(run.start, run.length) for run in runs] == [(0, 2), (2, 1)]


def test_a_synonym_that_the_corpus_does_not_have_is_no_reading(built: Built) -> None:
    index = built(("", "a quib"), synonyms="zorb => flam\nhurk => big quib")
    assert all(concept.readings == () for concept in analyse("zorb hurk", index).concepts)
    assert FaqBot(index).ask("zorb").missing == ("zorb",)


def test_a_word_with_a_synonym_is_not_missing(built: Built) -> None:
    assert FaqBot(built(("", "a quib"), synonyms="zorb => quib")).ask("zorb flam").missing == ("flam",)


def test_a_chunk_with_the_word_and_its_synonym_is_credited_once(built: Built) -> None:
    pairs = [("", "zorb quib"), ("", "zorb flam"), ("", "quib flam")]
    with_rule, without = (
        {one.number: one for one in rank("zorb", built(*pairs, synonyms=rule)).candidates}
        for rule in ("zorb, quib", "")
    )
    assert with_rule[0].evidence["text"] == without[0].evidence["text"]
    assert with_rule[0].coverage == without[0].coverage


def test_a_chunk_that_has_the_word_itself_is_matched_by_it_and_by_no_synonym(built: Built) -> None:
    match = FaqBot(built(("", "zorb quib"), ("", "flam"), synonyms="zorb, quib")).search("zorb", k=1)[0]
    assert (match.matched, match.synonyms) == (("zorb",), ())


def test_a_typo_of_a_word_has_the_word_s_synonyms_with_less_certainty(built: Built) -> None:
    index = built(("", "zorbing"), ("", "quib"), synonyms="zorbing => quib")
    assert said("zrobing", index) == [("zrobing", "quib")]
    assert 0 < certainty("zrobing", index) < AUTHORS_CERTAINTY


def test_no_more_readings_of_one_word_are_looked_at_than_say_something_new(built: Built) -> None:
    words = [f"q{letter}b" for letter in "abcdefghijklmnop"]
    index = built(("", " ".join(words)), synonyms=f"zorb => {', '.join(words)}")
    assert len(said("zorb", index)) == MOST_READINGS


# The general list


def test_what_the_author_says_is_more_certain_than_the_general_list(built: Built) -> None:
    pairs = [("", "remove a file")]
    assert certainty("delete", built(*pairs)) == pytest.approx(GENERAL_CERTAINTY)
    assert certainty("delete", built(*pairs, synonyms="delete => remove")) == AUTHORS_CERTAINTY > GENERAL_CERTAINTY


def test_the_most_certain_synonym_goes_first(built: Built) -> None:
    index = built(("", "remove a file"), ("", "a quib"), synonyms="delete => quib")
    assert said("delete", index) == [("delete", "quib"), ("delete", "remove")]


def test_a_language_has_its_own_general_list(built: Built) -> None:
    assert said("delete", built(("", "remove a file"))) == [("delete", "remove")]
    assert said("delete", built(("", "remove a file"), language="german")) == []
    assert said("aparcamiento", built(("", "Plazas de estacionamiento"), language="spanish")) == [
        ("aparcamiento", "estacionamiento")
    ]
    assert ("关门", "闭馆") in said("几点关门", built(("", "晚上九点闭馆。"), language="chinese"))


def test_a_word_of_the_general_list_is_no_typo(built: Built) -> None:
    for language, how in (("english", []), ("basque", ["typo"])):
        (concept,) = analyse("refund", built(("", "refunk"), language=language)).concepts
        assert [reading.how for reading in concept.readings] == how


@pytest.mark.parametrize("path", EVERY_LIST, ids=lambda path: path.stem)
def test_a_general_list_is_read_without_a_warning(path: Path) -> None:
    assert len(read_synonyms(path.read_text(encoding="utf-8"), str(path))) > 300


@pytest.mark.parametrize("path", EVERY_LIST, ids=lambda path: path.stem)
def test_a_general_list_is_of_a_language_that_faqbot_knows(path: Path) -> None:
    assert Analyser(path.stem).lists.synonyms_path == str(path)


def test_no_general_rule_joins_the_two_sides_of_an_opposite() -> None:
    for rule in read_synonyms(GENERAL.read_text(encoding="utf-8"), str(GENERAL)):
        # "not allowed" takes the side of "forbidden", which `sides` does not see.
        left, right = ([entry for entry in side if not entry.startswith("not ")] for side in rule)
        for one, other in product(left, right):
            ours, theirs = sides(ENGLISH.words(one), ENGLISH), sides(ENGLISH.words(other), ENGLISH)
            assert not ours & {(opposite, said) for said, opposite in theirs}, rule


def test_a_word_that_a_rule_speaks_of_is_no_typo(built: Built) -> None:
    index = built(("When do I get a refund?", "Soon."), ("Which bank?", "Ours."), synonyms="money back => refund")
    said = [reading.said for concept in analyse("money back", index).concepts for reading in concept.readings]
    assert "refund" in said
    assert "bank" not in said
