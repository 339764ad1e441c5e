import pytest

from faqbot.authoring.checking.check import check_corpus
from faqbot.authoring.checking.documents.answer_sizes import is_only_link, is_single_word, is_unwritten
from faqbot.text.analyser import Analyser

ENGLISH = Analyser()


@pytest.mark.parametrize("text", ["Yes.", "no", "Tuesdays!", "…", "可以"])
def test_a_single_word(text):
    assert is_single_word(text, ENGLISH)


@pytest.mark.parametrize("text", ["Ask Jo.", "help@example.org", "555-0133", "每天九点开门"])
def test_not_a_single_word(text):
    assert not is_single_word(text, ENGLISH)


@pytest.mark.parametrize(
    "text",
    [
        "[The guide](guide.md)",
        "See [the guide](guide.md).",
        "https://example.org/help",
        "<https://example.org/help>",
        "See also: [guide][1]",
        "<a href='x'></a>",
        "![plan](plan.png)",
    ],
)
def test_only_a_link(text):
    assert is_only_link(text, ENGLISH)


@pytest.mark.parametrize("text", ["See the guide.", "Press [Save](save.md) and wait a minute.", "Use curl [url] here"])
def test_more_than_a_link(text):
    assert not is_only_link(text, ENGLISH)


@pytest.mark.parametrize(
    "text",
    ["TODO", "todo.", "TBD", "n/a", "N/A.", "TODO: ask Jo", "FIXME (Jo)", "**TODO**", "Lorem ipsum dolor sit amet."],
)
def test_a_placeholder(text):
    assert is_unwritten(text)


@pytest.mark.parametrize(
    "text", ["Todo el mundo.", "Todo: pan, queso.", "Write a TODO list.", "NA", "No.", "TODOS los lunes.", "…"]
)
def test_no_placeholder(text):
    assert not is_unwritten(text)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.md", "# Pump\n\n## Who repairs it?\n## Can I rent it?\n\nYes, by the day.\n"),
        ("a.txt", "Pump\n\nWho repairs it?\nCan I rent it?\nYes, by the day.\n"),
    ],
)
def test_questions_without_a_blank_line_between_them_share_an_answer(tmp_path, name, text):
    (tmp_path / name).write_text(text)
    (finding,) = check_corpus([str(tmp_path)]).findings
    assert (finding.code, finding.line) == ("shared-answer", 3)
    assert '"Who repairs it?" and "Can I rent it?"' in finding.problem


def test_other_ways_to_ask_in_a_table_share_an_answer_as_meant(tmp_path):
    (tmp_path / "a.csv").write_text("question,answer,alternatives\nCan I rent it?,Yes by the day.,rental|hire it\n")
    assert "shared-answer" not in {finding.code for finding in check_corpus([str(tmp_path)]).findings}


@pytest.mark.parametrize(("lines", "codes"), [(50, []), (51, ["long-answer"])])
def test_an_answer_of_more_than_fifty_lines_is_longer_than_a_screen(tmp_path, lines, codes):
    answer = "\n".join(f"Turn screw {number} to the left." for number in range(lines))
    (tmp_path / "a.md").write_text(f"# Pump\n\n## How do I open it?\n\n{answer}\n")
    assert [finding.code for finding in check_corpus([str(tmp_path)]).findings] == codes
