"""What people see of a corpus before they ask; how the shell shows it is tested in tests/shell/test_first_screen.py."""

from __future__ import annotations

from pathlib import Path

import pytest

from faqbot import FaqBot
from faqbot.rendering.first_questions import corpus_name, examples_of

HELPDESK = Path(__file__).parents[1] / "data" / "helpdesk"


@pytest.fixture(scope="module")
def helpdesk() -> FaqBot:
    return FaqBot.from_corpus(HELPDESK)


def test_as_many_examples_as_asked_for_are_answered_and_begin_differently(helpdesk: FaqBot) -> None:
    examples = examples_of(helpdesk, 4)
    assert examples.sentence == "Ask in your own words, for example:"
    assert {helpdesk.ask(question).outcome for question in examples.questions} == {"answer"}
    assert len({question[:8] for question in examples.questions}) == 4


def test_the_name_is_that_of_the_folder_where_several_documents_have_no_other(tmp_path: Path) -> None:
    bot = FaqBot.from_texts({"a.md": "# A\n\nOne.\n", "b.md": "# B\n\nTwo.\n"})
    assert corpus_name(bot, (str(tmp_path / "lamps"),)) == "lamps"
    assert corpus_name(bot, (str(tmp_path / "lamps"), str(tmp_path / "rugs"))) == "lamps +1"
