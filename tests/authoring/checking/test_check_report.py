import pytest

from faqbot.authoring.checking.check import Checked
from faqbot.authoring.checking.check_report import check_as_json, check_as_text, fails
from faqbot.authoring.checking.finding import Finding

LONG = Finding("same-question", "docs/faq.md", 12, "word " * 60 + "end.", "Do this.")
NOTE = Finding("skipped-file", "docs/plan\x1b.png", None, "The file is not read.", "Nothing.")


def checked(*findings):
    return Checked(1, 2, 3, 4, 0, 0, findings)


def test_a_finding_is_its_place_and_code_then_what_is_wrong_then_what_to_do():
    lines = list(check_as_text(checked(LONG)))
    assert lines[0] == "docs/faq.md:12: error same-question"
    assert lines[1].startswith("  word word")
    assert lines[-2] == "  → Do this."
    assert lines[-1] == "1 error, 0 warnings, 0 notes: checked 1 document, 2 chunks, 3 questions, 4 phrasings"


def test_no_line_is_longer_than_a_hundred_columns():
    assert max(map(len, check_as_text(checked(LONG)))) <= 100


@pytest.mark.parametrize(("width", "widest"), [(40, 40), (300, 100), (0, 20)])
def test_the_report_is_as_wide_as_the_terminal_but_at_most_a_hundred_columns(width, widest):
    long = LONG._replace(path="a.md", code="empty-answer")
    lines = list(check_as_text(checked(long), width=width))[1:]  # the first line is never broken
    assert widest - 5 <= max(map(len, lines)) <= widest


def test_what_could_control_a_terminal_is_replaced():
    assert next(iter(check_as_text(checked(NOTE)))) == "docs/plan\ufffd.png: note skipped-file"


def test_decoys_and_synonyms_are_counted_only_where_there_are_any():
    assert list(check_as_text(Checked(1, 2, 3, 4, 1, 2, ()))) == [
        "nothing found: checked 1 document, 2 chunks, 3 questions, 4 phrasings, 1 decoy, 2 synonyms"
    ]
    assert list(check_as_text(Checked(1, 2, 3, 4, 0, 1, ())))[-1].endswith(", 1 synonym")


def test_json_has_the_same_keys_whatever_is_found():
    assert check_as_json(checked(NOTE)) == (
        '{"checked": {"documents": 1, "chunks": 2, "questions": 3, "phrasings": 4, "decoys": 0, "synonyms": 0}, '
        '"counts": {"error": 0, "warning": 0, "note": 1}, "findings": [{"severity": "note", "code": "skipped-file", '
        '"path": "docs/plan\\u001b.png", "line": null, "problem": "The file is not read.", "remedy": "Nothing."}]}'
    )


@pytest.mark.parametrize(("finding", "expected"), [(LONG, [True, True, False]), (NOTE, [False, False, False])])
def test_a_command_fails_at_the_severity_that_is_asked_for_and_above(finding, expected):
    assert [fails(checked(finding), fail_on) for fail_on in ("error", "warning", "never")] == expected
