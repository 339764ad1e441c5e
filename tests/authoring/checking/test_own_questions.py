import pytest

from faqbot.authoring.checking.check import check_corpus


@pytest.fixture
def findings(tmp_path):
    """The codes and lines of what is found in pages, given as name=text."""

    def found(**pages):
        for name, text in pages.items():
            (tmp_path / f"{name}.md").write_text(text, encoding="utf-8")
        return [(finding.code, finding.path.rpartition("/")[2], finding.line)
                for finding in check_corpus([str(tmp_path)]).findings]  # fmt: skip

    return found


def page(title, *pairs):
    return f"# {title}\n\n" + "".join(f"## {question}\n\n{answer}\n\n" for question, answer in pairs)


def test_one_question_with_two_answers_is_an_error_at_the_later_one(findings):
    text = page("Hall", ("Is it dry?", "It is dry."), ("Is it dry?", "It is damp."))
    assert findings(hall=text) == [("same-question", "hall.md", 7)]


def test_one_question_with_one_answer_twice_is_a_note(findings):
    text = page("Hall", ("Is it dry?", "It is dry."), ("Is it dry?", "It is dry."))
    assert findings(hall=text) == [("duplicate-entry", "hall.md", 7)]


def test_one_question_under_two_headings_is_a_warning(findings):
    text = "# Hall\n\n## Attic\n\n### Is it dry?\n\nIt is dry.\n\n## Cellar\n\n### Is it dry?\n\nIt is damp.\n"
    assert findings(hall=text) == [("repeated-question", "hall.md", 11)]


def test_pages_of_one_kind_may_repeat_their_questions(findings):
    pages = {
        name: page(name, ("How many sets should I do?", f"Do {number} sets."), ("Who is it for?", f"Age {number}."))
        for number, name in enumerate(("Squat", "Plank", "Lunge"), start=2)
    }
    assert findings(**pages) == []


def test_pages_of_one_title_that_repeat_a_question_are_found(findings):
    squat = page("Returns", ("How long can I return it?", "You have ten days."))
    plank = page("Returns", ("How long can I return it?", "You have thirty days."))
    assert findings(books=squat, shoes=plank) == [
        ("repeated-question", "shoes.md", 3),
        ("same-title", "shoes.md", None),
    ]


def test_nearly_one_question_is_a_warning(findings):
    text = page("Desk", ("How do I reset my password?", "Press Reset."), ("How can I reset the password?", "Ask Jo."))
    assert findings(desk=text) == [("near-duplicate-question", "desk.md", 7)]


def test_opposites_are_different_questions(findings):
    text = page("Desk", ("Can I pay with a card?", "Use the reader."), ("Can I pay without a card?", "Use coins."))
    assert findings(desk=text) == []
