"""The questions of a corpus asked back; an index of another corpus stands in for one that answers wrongly."""

from __future__ import annotations

from pathlib import Path

import pytest

from faqbot.authoring.checking.check import check_corpus
from faqbot.authoring.checking.material import read_material
from faqbot.authoring.checking.self_test import SelfTest
from faqbot.building.builder import build_index
from faqbot.corpus.corpus import Corpus
from faqbot.index.static_table.static_encoder import encoder_for
from faqbot.text.analyser import Analyser

PAGE = "# Hall\n\n## Is it dry?\n\nIt is dry all year.\n\n## Who has the key?\n\nJo has the key.\n"
ENGLISH = Analyser()


@pytest.fixture
def findings(tmp_path: Path):
    def found(phrasings: str = "", **pages: str) -> list[tuple[str, int | None]]:
        for name, text in pages.items():
            (tmp_path / f"{name}.md").write_text(text, encoding="utf-8")
        if phrasings:
            (tmp_path / "phrasings.csv").write_text(f"question,chunk\n{phrasings}")
        return [(finding.code, finding.line) for finding in check_corpus([str(tmp_path)]).findings]

    return found


def test_a_question_of_one_page_that_another_page_asks_more_exactly_is_asked_back(findings):
    shop = "# Shop\n\n## How do I get started?\n\nFill in the form.\n"
    school = "# School\n\n## How can I get started teaching a course?\n\nCome to the meeting.\n"
    assert findings(school=school, shop=shop) == [("asked-back", 3)]


def test_another_question_that_wins_by_the_telling_words_is_a_note(findings):
    assert findings("who key,hall#is-it-dry\n", hall=PAGE) == [("close-question", 7)]


def test_questions_that_are_found_by_their_telling_words_give_no_finding(findings):
    assert findings(hall=PAGE) == []


def test_a_question_that_finds_its_own_answer_below_a_high_threshold_is_due_to_the_threshold(tmp_path: Path) -> None:
    (tmp_path / "hall.md").write_text(PAGE)
    (tmp_path / "phrasings.csv").write_text("question,chunk\nwho has the key now,hall#who-has-the-key\n")
    material, _ = read_material([str(tmp_path)])
    without = build_index(Corpus(material.corpus.chunks), ENGLISH, encoder_for(None, "english"))
    (found,) = SelfTest(material, without, 1.0).findings()
    assert found.code == "not-answered"
    assert found.problem.startswith('The phrasing "who has the key now" finds its own answer, but reaches ')
    assert found.problem.endswith(" only, and the threshold is 100 %.")
    assert found.remedy == "Lower the threshold, which is 67 % if nobody sets it."


def test_phrasings_that_do_not_find_their_chunk_are_found(tmp_path: Path) -> None:
    (tmp_path / "hall.md").write_text(PAGE)
    (tmp_path / "phrasings.csv").write_text("question,chunk\nquux,hall#is-it-dry\nwho has the key now,hall#is-it-dry\n")
    material, _ = read_material([str(tmp_path)])
    without = build_index(Corpus(material.corpus.chunks), ENGLISH, encoder_for(None, "english"))
    found = list(SelfTest(material, without, None).findings())
    assert [(finding.code, finding.line) for finding in found] == [("not-answered", 2), ("wrong-answer", 3)]
    assert '"Who has the key?"' in found[1].problem
