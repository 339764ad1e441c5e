from pathlib import Path

import pytest

from faqbot.authoring.checking.check import check_corpus

PAGE = (
    "# Shop\n\n## How do I return a bag?\n\nBring it to the desk.\n\n"
    "## How do I exchange a bag?\n\nShow the receipt, and choose another.\n"
)


@pytest.fixture
def findings(tmp_path: Path):
    def found(rules: str) -> list[tuple[str, int | None]]:
        (tmp_path / "shop.md").write_text(PAGE)
        (tmp_path / "synonyms.txt").write_text(rules, encoding="utf-8")
        listed = check_corpus([str(tmp_path)]).findings
        return [(finding.code, finding.line) for finding in listed if "synonym" in finding.code]

    return found


def test_rules_with_a_word_of_the_documents_are_sound(findings):
    assert findings("bag, sack, purse\nvoucher => receipt\nhand back => return\n") == []


def test_a_rule_without_any_word_of_the_documents_is_found(findings):
    assert findings("lorry, truck\n") == [("unused-synonym", 1)]


def test_a_word_that_is_looked_for_and_not_in_the_documents_is_found(findings):
    assert findings("purse => handbag\n") == [("unused-synonym", 1)]


def test_an_entry_that_is_too_long_to_be_looked_up_is_found(findings):
    assert findings("the thing that I carry my shopping in => bag\n") == [("unused-synonym", 1)]


def test_a_rule_that_makes_two_questions_the_same_is_found(findings):
    assert findings("# comment\nreturn, exchange\n") == [("ambiguous-synonym", 2)]
    assert findings("exchange => return\n") == [("ambiguous-synonym", 1)]
