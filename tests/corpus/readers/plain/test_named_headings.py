import pytest

from faqbot.corpus.readers.plain.line_table import LineTable
from faqbot.corpus.readers.plain.named_headings import named_lines


def named(*lines):
    return named_lines(LineTable(lines))


@pytest.mark.parametrize(
    "form", ["SECTION {} - LAMPS", "Kapitel {}: Lampen", "Раздел {}. Лампы", "第{}章 灯", "Part {}"]
)
def test_a_word_and_a_number_head_a_section_in_any_language(form):
    assert len(named(form.format(1), "", "Text.", "", form.format(2), "", "Text.")) == 2


@pytest.mark.parametrize("lines", [["Step 1: Open it.", "Step 2: Close it."], ["Part 1", "", "Text."]])
def test_steps_and_a_single_line_are_no_sections(lines):
    assert named(*lines) == {}


def test_indented_names_in_an_answer_are_no_headings():
    lines = ["   Solution 1: wait", "", "   Text.", "", "   Solution 2: go", "", "   Text."]
    assert named_lines(LineTable(lines)) == {}
