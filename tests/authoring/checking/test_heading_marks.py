"""A line of text that begins with the marks of a heading, but without a space, is found."""

import pytest

from faqbot.authoring.checking.check import check_corpus

PAGE = "# Pump\n\n## How do I start it?\n\nPress the green button.\n{line}\n\nJo repairs it on Mondays.\n"


def lines_of(tmp_path, line, name="a.md"):
    (tmp_path / name).write_text(PAGE.format(line=line))
    return [finding.line for finding in check_corpus([str(tmp_path)]).findings if finding.code == "unread-heading"]


@pytest.mark.parametrize("line", ["##Who repairs it?", "\n###Who repairs it?", "  ##Who repairs it?"])
def test_marks_of_a_heading_without_a_space(tmp_path, line):
    assert lines_of(tmp_path, line) == [6 + line.count("\n")]


@pytest.mark.parametrize(
    "line", ["## Who repairs it?", "#help", "#12", "######", "\n    ##code", "\n```\n##code\n```", "Press ##."]
)
def test_what_is_no_heading_without_a_space(tmp_path, line):
    assert lines_of(tmp_path, line) == []


def test_plain_text_has_no_such_marks(tmp_path):
    assert lines_of(tmp_path, "##Who repairs it?", name="a.txt") == []
