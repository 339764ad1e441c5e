import pytest

from faqbot.corpus.readers.markup.parsing.hidden_lines import without_hidden


def shown(*lines):
    return [line for line in without_hidden(lines)[0] if line]


def left_out(*lines):
    return [(one.lines, one.reason) for one in without_hidden(lines)[1]]


@pytest.mark.parametrize(
    ("line", "said"),
    [("%% ask Tom %%", ""), ("In it. %%ask Tom%%", "In it."), ("In %% x %% the attic", "In the attic")],
)
def test_a_comment_of_obsidian_is_not_shown(line, said):
    assert shown(line) == ([said] if said else [])
    assert left_out(line) == [((1, 1), "comment")]


def test_a_comment_may_have_several_lines():
    lines = ("a", "%%", "b", "", "c", "%%", "d")
    assert shown(*lines) == ["a", "d"]
    assert left_out(*lines) == [((2, 6), "comment")]


@pytest.mark.parametrize(
    "lines",
    [("```", "%%", "x", "%%", "```"), ("`%% a %%`",), ("100%% of 50%%",), ("%%", "x"), ("Use %%d.",), ("%%%% %%%%",)],
)
def test_percent_signs_in_code_and_those_that_open_no_comment_are_text(lines):
    assert without_hidden(lines) == (lines, []) or without_hidden(lines) == (list(lines), [])


def test_an_export_of_several_lines_is_not_shown_up_to_its_last_bracket():
    lines = ("export const Card = ({children}) => (", "  <b>", "", "  </b>", ");", "", "Text.")
    assert shown(*lines) == ["Text."]
    assert left_out(*lines) == [((1, 5), "directive")]


@pytest.mark.parametrize("lines", [("export the file (as text", "to it)"), ("```", "export const x = {", "}", "```")])
def test_prose_and_code_are_no_exports(lines):
    assert shown(*lines) == list(lines)


def test_of_an_export_that_is_never_closed_one_line_is_not_shown():
    assert shown("export function f() {", *["x"] * 300) == ["x"] * 300
