"""Letters stand for words of titles."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import titled

from faqbot.query.names.initials import MOST_LETTERS, spelt_out

WORDS = ["ant", "apple", "bee", "cow", "dog", "élan", "4x4"]


def runs(letters: str, title: str) -> list[str]:
    """Return the runs of words that begin with the letters, by trying each."""
    words = title.split()
    starts = range(len(words) - len(letters) + 1)
    tried = (words[at : at + len(letters)] for at in starts)
    return [" ".join(run) for run in tried if [word[0] for word in run] == list(letters)]


@given(
    st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=7).map(" ".join), min_size=2, max_size=9),
    st.lists(st.sampled_from("abcd"), min_size=2, max_size=4, unique=True).map("".join),
)
def test_a_letter_a_word_is_found_wherever_it_stands(titles: list[str], letters: str) -> None:
    expected = list(dict.fromkeys(run for title in dict.fromkeys(titles) for run in runs(letters, title)))
    if expected:
        found = spelt_out(letters, titled(titles))
        assert [run.text for run in found] == expected
        assert [run.is_whole for run in found] == [run in titles for run in expected]
        assert {run.words for run in found} == {len(letters)}


def test_words_may_be_parted_by_anything() -> None:
    (run,) = spelt_out("bpa", titled(["The Band (Pull-Apart)", "Pushup"]))
    assert run == ("band (pull-apart", 3, False)


def test_a_whole_title_is_found_among_very_many_that_begin_so() -> None:
    titles = [f"Ant Bee {first}{second}" for first, second in pairwise(range(300))]
    assert any(run.is_whole for run in spelt_out("ab", titled([*titles, "Apple Bark"])))


def test_letters_within_words_count_where_titles_are_few(monkeypatch: pytest.MonkeyPatch) -> None:
    index = titled(["Dumbbell Squat", "Pushup"])
    assert [run.text for run in spelt_out("db", index)] == ["dumbbell"]
    monkeypatch.setattr("faqbot.query.names.initials._MOST_READ", 10)
    assert spelt_out("db", index) == []


def test_a_title_has_more_words_than_letters_can_stand_for() -> None:
    (run,) = spelt_out("abcda"[:MOST_LETTERS], titled(["Ant Bee Cow Dog Apple Bark", "Pushup"]))
    assert (run.text, run.is_whole) == ("ant bee cow dog apple", False)
