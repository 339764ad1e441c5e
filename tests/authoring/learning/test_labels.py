"""Rows, and when two questions are the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from faqbot.authoring.learning.labels import Row, decoys_of, key_of, labelled_rows, phrasings_of, stored_rows
from faqbot.authoring.learning.trial import Trial
from faqbot.building.rephrasing import Rephraser
from faqbot.corpus.authors.references import References
from faqbot.errors import QuestionsError
from faqbot.text.analyser import Analyser


def test_the_rows_of_phrasings_csv_are_not_new(shop: Path, learner) -> None:
    stored = learner("plastic money,shop#how-can-i-pay\ndo you sell stamps,\n").stored
    assert stored == (Row("plastic money", 3), Row("do you sell stamps", None))
    assert not any(row.is_new for row in stored)
    assert phrasings_of(stored) == (("plastic money", 3),)
    assert decoys_of(stored) == ("do you sell stamps",)


def test_a_corpus_without_rows_has_none(rephraser: Rephraser) -> None:
    assert stored_rows(rephraser.corpus) == ()


@pytest.mark.parametrize("other", ["Can I pay?", "can  i pay", "CAN I PAY!"])
def test_questions_that_differ_in_case_spaces_and_punctuation_are_the_same(other: str) -> None:
    assert key_of("can I pay", Analyser()) == key_of(other, Analyser())
    assert key_of("can I pay", Analyser()) != key_of("can you pay", Analyser())


def test_texts_without_words_are_the_same_only_if_they_are_equal() -> None:
    assert key_of("?", Analyser()) != key_of("!", Analyser())


def test_labelled_questions_become_rows_with_all_their_answers(rephraser: Rephraser, tmp_path: Path) -> None:
    path = tmp_path / "labelled.csv"
    path.write_text("question,expected,topic\na,shop#how-can-i-pay shop#when-are-you-open,\nb,,Corner Shop\n")
    index = Trial(rephraser).index([])
    rows = labelled_rows(str(path), References(rephraser.corpus.chunks), index)
    assert rows == [Row("a", 0, 0, frozenset({0, 3})), Row("b", None, 0, frozenset(), "Corner Shop")]


def test_a_topic_that_no_document_has_is_an_error_with_its_line(rephraser: Rephraser, tmp_path: Path) -> None:
    path = tmp_path / "labelled.csv"
    path.write_text("question,expected,topic\na,,\nb,,Corner Shops\n")
    with pytest.raises(QuestionsError, match=r"labelled\.csv:3: no document has the title 'Corner Shops'"):
        labelled_rows(str(path), References(rephraser.corpus.chunks), Trial(rephraser).index([]))
