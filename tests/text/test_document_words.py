"""One list of names of questions and answers is for the marks in texts and for the columns of tables."""

import pytest

from faqbot.corpus.readers.qa_marks import ANSWERED, ASKED
from faqbot.corpus.readers.tables import read_table
from faqbot.text.document_words import PAIR_NAMES


@pytest.mark.parametrize("names", PAIR_NAMES)
def test_every_name_marks_a_question_or_an_answer_and_names_a_column(names) -> None:
    for asked in names.questions:
        assert ASKED.match(f"{asked.capitalize()} 2: x?"), asked
        assert not ANSWERED.match(f"{asked}: x?"), asked
    for answered in names.answers:
        assert ANSWERED.match(f"{answered.capitalize()}: x."), answered
        assert not ASKED.match(f"{answered}: x."), answered
    (pair,) = read_table(f"{names.questions[-1]};{names.answers[-1]}\nx?;y.\n", "a.csv", "a").pairs
    assert (pair.question, pair.answer) == ("x?", "y.")


@pytest.mark.parametrize("names", PAIR_NAMES)
def test_a_name_that_only_columns_have_marks_no_question(names) -> None:
    for name in names.question_columns:
        assert not ASKED.match(f"{name}: info@example.org"), name
