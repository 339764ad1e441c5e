import pytest

from faqbot.authoring.checking.check import check_corpus

OPENING = "When is the depot open?"


@pytest.fixture
def findings(tmp_path):
    """The codes, files and lines of the findings about questions that several documents ask."""

    def found(**pages):
        for name, pairs in pages.items():
            body = "".join(f"\n## {question}\n\n{answer}\n" for question, answer in pairs)
            (tmp_path / f"{name}.md").write_text(f"# The {name}\n{body}")
        told = [(one.code, one.path.rpartition("/")[2], one.line) for one in check_corpus([str(tmp_path)]).findings]
        return [one for one in told if one[0] in ("shared-question", "parallel-question")]

    return found


def questions(*things):
    return [(f"Who takes {thing}?", f"Jo takes {thing} on Mondays.") for thing in things]


def test_a_question_that_two_documents_answer_differently_is_a_warning_at_the_later_one(findings):
    waste = [*questions("glass", "paper", "paint", "wood"), (OPENING, "From ten to six.")]
    assert findings(waste=waste, dates=[(OPENING, "From eight to four.")]) == [("shared-question", "waste.md", 19)]


def test_a_question_of_many_documents_is_one_finding(findings):
    pages = {name: [*questions(name), (OPENING, f"At {name}.")] for name in ("ash", "bark", "clay")}
    assert findings(**pages) == [("shared-question", "clay.md", 7)]


def test_the_same_answer_in_two_documents_is_no_contradiction(findings):
    assert findings(waste=[(OPENING, "From ten to six.")], dates=[(OPENING, "From ten to six.")]) == []


def test_pages_that_repeat_many_questions_are_of_one_kind(findings):
    pages = {name: [(OPENING, f"In {name}."), ("Is it dry?", f"{name} is dry.")] for name in ("May", "June", "July")}
    assert findings(**pages) == []


def test_a_question_that_pages_of_one_kind_share_with_another_page_is_a_note(findings):
    pages = {name: [(OPENING, f"In {name}."), ("Is it dry?", f"{name} is dry.")] for name in ("June", "July")}
    waste = [*questions("glass", "paper", "paint", "wood"), (OPENING, "From ten to six.")]
    assert findings(**pages, waste=waste) == [("parallel-question", "waste.md", 19)]
