import pytest

from faqbot.corpus.readers.markup.parsing.hidden_lines import without_hidden


def shown(*lines):
    return [line for line in without_hidden(lines)[0] if line]


def left_out(*lines):
    return [(one.lines, one.reason) for one in without_hidden(lines)[1]]


@pytest.mark.parametrize("line", ["%% ask Tom %%", "%%ask Tom%%", "  %% 5% of it %%  "])
def test_a_line_that_is_a_comment_of_obsidian_is_not_shown(line):
    assert shown("a", line) == ["a"]
    assert left_out("a", line) == [((2, 2), "comment")]


def test_a_comment_may_have_several_lines():
    lines = ("a", "%%", "b", "", "c", "%%", "d")
    assert shown(*lines) == ["a", "d"]
    assert left_out(*lines) == [((2, 6), "comment")]


@pytest.mark.parametrize(
    "lines",
    [
        ("```", "%%", "x", "%%", "```"),
        ("Code:", "", "    %%", "    x", "    %%"),
        ("`%% a %%`",),
        ("``%% a `b` %%``",),
        ("100%% of 50%%",),
        ("Write %% for a percent sign; in a batch file, write %% too.",),
        ("%%a %%b %%",),
        ("%%", "x"),
        ("Use %%d.",),
        ("%%%% %%%%",),
    ],
)
def test_percent_signs_in_code_and_in_prose_are_text(lines):
    assert without_hidden(lines) == ([*lines], [])


@pytest.mark.parametrize("hidden", ["# Drawing", "Is it old?"])
def test_percent_signs_that_part_entries_hide_nothing(hidden):
    lines = ("Is it far?", "No.", "%%", hidden, "No.", "%%", "Is it red?")
    assert shown(*lines) == [*lines]


def test_the_code_of_mdx_is_not_shown():
    lines = ("import A from 'a'", "import B from 'b'", "", "Text.")
    assert shown(*lines) == ["Text."]
    assert left_out(*lines) == [((1, 2), "directive")]
