"""Which documents a question names: by their titles, however they are said."""

from __future__ import annotations

from pathlib import Path
from unittest import mock

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import PAGES, pages, titled

from faqbot import FaqBot
from faqbot.index.index import Index
from faqbot.query.names.name_reader import NOBODY, NameReader, Naming
from faqbot.query.names.naming import name_topics


@pytest.fixture(scope="session")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    return FaqBot.from_corpus(pages(tmp_path_factory.mktemp("pages")))._index


def naming(question: str, index: Index) -> Naming:
    return name_topics(index.analyser.words(question), index)


def named(question: str, index: Index) -> list[str]:
    return [index.topics[number] for number in naming(question, index).topics]


@pytest.mark.parametrize(
    ("question", "title"),
    [
        ("how long should I hold the side plank?", "Side Plank"),
        ("SIDE PLANKS: how long?", "Side Plank"),
        ("how many sets of romanian deadlifts", "Romanian Deadlift"),
        ("is the romanian one hard", "Romanian Deadlift"),
        ("how heavy is the rdl", "Romanian Deadlift"),
        ("who should avoid the glute stretch", "Lying Gluteus Maximus Stretch"),
        ("who should avoid the glute max stretch", "Lying Gluteus Maximus Stretch"),
        ("who should avoid the luing gluteus strech", "Lying Gluteus Maximus Stretch"),
        ("can i do pull-aparts daily", "Band Pull-Apart"),
        ("can i do pullaparts daily", "Band Pull-Apart"),
        ("can i do pull aparts daily", "Band Pull-Apart"),
        ("can i do push ups daily", "Pushup"),
        ("can i do push-ups daily", "Pushup"),
        ("how deep are db squats", "Dumbbell Goblet Squat"),
        ("how deep are gobblet squats", "Dumbbell Goblet Squat"),
        ("how deep are goblets", "Dumbbell Goblet Squat"),
    ],
)
def test_a_title_is_named_in_full_in_part_shortened_misspelt_joined_parted_or_by_initials(
    question: str, title: str, index: Index
) -> None:
    assert named(question, index) == [title]
    assert naming(question, index).is_sure


@pytest.mark.parametrize("title", list(PAGES))
def test_every_title_names_its_own_document(title: str, index: Index) -> None:
    found = naming(f"what is the {title} for", index)
    assert (named(title, index), found.is_sure, found.full) == ([title], True, True)


def test_words_that_fit_several_titles_name_all_of_them(index: Index) -> None:
    assert named("how long do I hold the stretch", index) == ["Lying Gluteus Maximus Stretch", "Seated Calf Stretch"]


def test_two_titles_in_one_question_are_both_named(index: Index) -> None:
    assert set(named("is the side plank harder than the goblet squat", index)) == {
        "Side Plank",
        "Dumbbell Goblet Squat",
    }


def test_the_places_are_those_of_the_name_and_its_article(index: Index) -> None:
    assert naming("who should avoid the side plank today", index).places == {3, 4, 5}


@pytest.mark.parametrize("question", ["what is the biggest mistake", "", "who should avoid this exercise"])
def test_a_question_without_words_of_titles_names_nobody(question: str, index: Index) -> None:
    assert naming(question, index) == NOBODY


def test_a_word_that_other_documents_use_more_often_does_not_name_for_sure(tmp_path: Path) -> None:
    (tmp_path / "towel.md").write_text("# Towel Rental\n\nA rental costs a coin.\n")
    for place in ("Sauna", "Pool", "Court"):
        (tmp_path / f"{place}.md").write_text(f"# {place}\n\nBring a towel.\n\n## Rules\n\nLeave the towel dry.\n")
    index = FaqBot.from_corpus(tmp_path)._index
    assert named("where do I leave a towel", index) == ["Towel Rental"]
    assert not naming("where do I leave a towel", index).is_sure
    assert naming("what does a towel rental cost", index).is_sure


@pytest.mark.parametrize("question", ["how many bulgarian split squats", "how long is a copenhagen plank"])
def test_unknown_words_before_a_part_of_a_title_make_it_something_else(question: str, index: Index) -> None:
    found = naming(question, index)
    assert found.topics == ()
    assert found.strangers


@pytest.mark.parametrize("question", ["should I skip squats", "how do you perform squats", "is a proper squat deep"])
def test_a_verb_or_a_word_of_praise_before_a_name_changes_nothing(question: str, index: Index) -> None:
    assert named(question, index) == ["Dumbbell Goblet Squat"]


def test_only_the_topics_allowed_are_named(index: Index) -> None:
    allowed = np.array([title == "Seated Calf Stretch" for title in index.topics])
    found = name_topics(["the", "stretch"], index, allowed)
    assert [index.topics[number] for number in found.topics] == ["Seated Calf Stretch"]


def test_a_corpus_with_one_title_names_nobody(bot: FaqBot) -> None:
    assert naming("the assisted lying gluteus maximus stretch", bot._index) == NOBODY


def test_a_title_of_function_words_alone_is_no_harm(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# About us\n\nWe sell hats.\n")
    (tmp_path / "b.md").write_text("# What is it?\n\nA hat shop.\n")
    index = FaqBot.from_corpus(tmp_path)._index
    assert naming("what is it about", index) == NOBODY


@given(text=st.text(max_size=60))
def test_any_text_names_topics_that_are_there_by_words_that_are_there(text: str, index: Index) -> None:
    words = index.analyser.words(text)
    found = name_topics(words, index)
    assert set(found.topics) <= set(range(len(index.topics)))
    assert found.places <= set(range(len(words)))


@given(
    st.lists(st.lists(st.sampled_from("red blue green stone hill river".split()), max_size=4).map(" ".join),
             min_size=2, max_size=12),
    st.lists(st.sampled_from("red blue green stones hil river gr".split()), min_size=1, max_size=6),
    st.integers(1, 2),
)  # fmt: skip
def test_documents_that_are_passed_over_would_not_be_named(titles: list[str], words: list[str], step: int) -> None:
    index = titled(titles)
    allowed = np.arange(len(index.topics)) % step == 0
    found = name_topics(words, index, allowed)

    def everybody(_: object) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
        return np.flatnonzero(allowed)

    with mock.patch.object(NameReader, "_candidates", everybody):
        assert name_topics(words, index, allowed) == found


def test_a_word_of_very_many_titles_names_none_by_itself(monkeypatch: pytest.MonkeyPatch, index: Index) -> None:
    assert named("the stretch", index) == ["Lying Gluteus Maximus Stretch", "Seated Calf Stretch"]
    monkeypatch.setattr("faqbot.query.names.name_reader.MOST_SHARING", 1)
    assert named("the stretch", index) == []
    assert named("the calf stretch", index) == ["Seated Calf Stretch"]


def test_in_a_language_without_lists_no_word_is_a_stranger(tmp_path: Path) -> None:
    (tmp_path / "kniebeuge.md").write_text("# Kniebeuge\n\nTief.\n", encoding="utf-8")
    (tmp_path / "brett.md").write_text("# Brett\n\nLange.\n", encoding="utf-8")
    index = FaqBot.from_corpus(tmp_path, language="german")._index
    assert naming("bulgarische Kniebeuge", index).strangers == naming("an der Stange", index).strangers == ()
    assert named("bulgarische Kniebeuge", index) == ["Kniebeuge"]
    assert naming("the Kniebeuge", index).places == {1}  # an article of another language is no part of the name
