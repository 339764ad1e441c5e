"""Texts that are put together of parts keep their number of lines, and pages grow by a limited size."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from faqbot.corpus.readers.inline.shown_parts import Growth, ShownParts, shown_lines

quick = settings(suppress_health_check=list(HealthCheck))


def put_together(*parts):
    whole = ShownParts()
    for part in parts:
        if isinstance(part, tuple):
            whole.add_shown(*part)
        else:
            whole.add(part)
    return whole.text()


@pytest.mark.parametrize(
    ("parts", "text"),
    [
        (["See ", ("b", "`b`"), " c."], "See b c."),
        (["See ", ("b", "`b\n<c>`"), ". And so on."], "See b.\nAnd so on."),
        (["See this ", ("b", "`b\n<c>`"), "."], "See this\nb."),
        ([("b", "`b\n<c>`"), "."], "b."),
    ],
)
def test_a_line_end_that_is_not_shown_takes_the_place_of_a_space(parts, text):
    assert put_together(*parts) == text


@quick
@given(st.lists(st.one_of(st.text("a \n"), st.tuples(st.text("b \n"), st.text("c \n")))))
def test_a_text_has_as_many_lines_as_what_is_written_if_it_has_spaces_for_them(parts):
    written = "".join(part[1] if isinstance(part, tuple) else part for part in parts)
    text = put_together(*parts)
    if " " in text:
        assert text.count("\n") >= written.count("\n")


def test_an_address_that_cannot_stand_between_parentheses_makes_no_link():
    growth = Growth()
    assert [growth.link("a", address) for address in ("b", "a", "", "b c", "|b|c", "{b}")] == ["[a](b)", *"aaaaa"]


def test_a_page_grows_by_a_megabyte_at_most():
    growth = Growth()
    assert sum(len(growth.link("", "a" * 1_000)) for _ in range(2_000)) < 1_010_000


def test_code_and_blank_lines_stay_and_end_paragraphs():
    lines = ["a", "b", "", "c", "d", "e"]
    shown = shown_lines(lines, [False, False, False, True, False, False], lambda text: text.upper() + "!")
    assert shown == ["A", "B!", "", "c", "D", "E!"]
