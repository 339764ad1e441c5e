import pytest

from faqbot.corpus.readers.plain.line_looks import (
    Look,
    indent_of,
    is_modeline,
    is_wrapped,
    look_of,
    width_of,
)


@pytest.mark.parametrize(
    ("line", "look"),
    [
        (" \t", Look.BLANK),
        ("-----", Look.RULE),
        ("═════", Look.RULE),
        ("▬▬▬▬▬", Look.RULE),
        ("＊＊＊＊＊＊", Look.RULE),
        ("* * *", Look.RULE),
        ("##", Look.RULE),
        ("=-=-=-=", Look.RULE),
        ("~*~*~*~*", Look.RULE),
        ("+----+", Look.PROSE),
        ("?????", Look.PROSE),
        ("....", Look.PROSE),
        ("• one", Look.BULLET),
        ("== Part ==", Look.HEADING),
        ("Q: Why?", Look.ASKED),
        ("A: So.", Look.ANSWERED),
        ("-- and so on", Look.PROSE),
    ],
)
def test_the_look_of_a_line(line, look):
    assert look_of(line) is look


@pytest.mark.parametrize("line", ["vim:tw=72:", "# vim: set tw=72:", "/* vi: sw=4 */", "; -*- mode: text -*-"])
def test_lines_for_editors(line):
    assert is_modeline(line)


@pytest.mark.parametrize("line", ["vim is an editor", "Use vi: it is small.", "- * -"])
def test_lines_for_readers(line):
    assert not is_modeline(line)


def test_a_sentence_goes_on_below_a_full_line_or_in_lower_case():
    assert is_wrapped("A short line", "and more")
    assert is_wrapped("A line that has fifty characters or a few more than that", "More")
    assert not is_wrapped("A short line", "More")
    assert not is_wrapped("A sentence.", "and more")


def test_columns_are_counted_as_they_are_shown():
    assert (indent_of("\tx"), indent_of("  x"), width_of("abc"), width_of("灯a")) == (8, 2, 3, 3)


@pytest.mark.parametrize(("line", "column"), [("\fx", 0), ("\f  x", 2)])
def test_a_form_feed_takes_no_column(line, column):
    assert indent_of(line) == column
