"""How rows are divided into folds."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from faqbot.authoring.learning.folds import FOLDS, folds_of
from faqbot.authoring.learning.labels import Row
from faqbot.text.analyser import Analyser

ANALYSER = Analyser()
rows = st.lists(st.builds(Row, st.text("abc d?", min_size=1, max_size=6), st.sampled_from([None, 0, 1, 2])))


@given(rows)
def test_every_question_has_a_fold_whatever_the_order_of_the_rows(some: list[Row]) -> None:
    folds = folds_of(some, ANALYSER)
    assert folds.keys() == {row.question for row in some}
    assert set(folds.values()) <= set(range(FOLDS))


def test_the_questions_of_a_chunk_are_spread_evenly_and_all_folds_are_used_by_chunks_of_one() -> None:
    folds = folds_of([Row(f"question {number}", 0) for number in range(12)], ANALYSER)
    assert sorted(Counter(folds.values()).values()) == [2, 2, 2, 3, 3]
    alone = folds_of([Row(f"question {number}", number) for number in range(FOLDS)], ANALYSER)
    assert set(alone.values()) == set(range(FOLDS))


def test_wordings_that_count_as_one_question_are_in_one_fold() -> None:
    others = [Row(f"q {number}", 0) for number in range(7)]
    folds = folds_of([Row("can I pay?", 0), *others, Row("Can i pay", 1)], ANALYSER)
    assert folds["can I pay?"] == folds["Can i pay"]
