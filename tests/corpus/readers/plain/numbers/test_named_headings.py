import pytest

from faqbot.corpus.readers.plain.line_table import LineTable
from faqbot.corpus.readers.plain.numbers.named_headings import named_lines


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


@pytest.mark.parametrize(
    "form", ["Article {}. Bells", "Art. {} Bells", "§ {} Glocken", "第{}条（鐘）", "Artículo {}.- Voz"]
)
def test_the_articles_of_terms_may_stand_directly_above_their_texts(form):
    lines = [line for at in (1, 2, 3) for line in (form.format(at), "The text.", "")]
    assert [*named("TERMS", "", *lines)] == [2, 5, 8]


@pytest.mark.parametrize("numbers", ["I II III IV V", "A B C D E", "H I J K L", "一 二 三 四 五", "1 2 2a 2b 3"])
def test_the_numbers_of_articles_go_on_in_any_writing(numbers):
    first = "第{}条" if "一" in numbers else "Rule {}"
    lines = [line for number in numbers.split() for line in (first.format(number), "The text.", "")]
    assert len(named(*lines)) == 5


@pytest.mark.parametrize("numbers", ["1 3", "2 1", "1 1"])
def test_names_above_texts_that_are_not_numbered_in_turn_are_no_headings(numbers):
    assert named(*[line for at in numbers.split() for line in (f"Room {at}", "It is cold.", "")]) == {}


def test_the_methods_in_an_answer_are_no_headings():
    assert named("How do I do it?", "", "Method 1", "Push it.", "", "Method 2", "Pull it.") == {}


def test_digits_and_han_signs_in_one_number_are_no_number():
    assert named(*[line for number in ("1百", "2百") for line in (f"第{number}条", "规则。", "")]) == {}


@pytest.mark.parametrize("numbers", ["1er 2 3", "1º 2º 3º", "1re 2 3"])
def test_the_first_article_may_be_written_as_the_first(numbers):
    lines = [line for number in numbers.split() for line in (f"Article {number} - Objet", "Le texte.", "")]
    assert len(named(*lines)) == 3


def test_a_paragraph_that_was_repealed_leaves_a_gap():
    lines = [line for number in ("1", "2", "2a", "4") for line in (f"§ {number} Geltung", "Text.", "")]
    assert len(named(*lines)) == 4
