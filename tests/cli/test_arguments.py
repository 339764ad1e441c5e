"""What the command line understands: every option, before and behind the command's name, and errors in one line."""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path
from pkgutil import resolve_name

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqbot import FaqbotError
from faqbot.answering.decision import THRESHOLD
from faqbot.cli.arguments import parse, parser
from faqbot.cli.main import RUNNERS

# command -> the least that it takes.
LEAST = {
    "shell": [],
    "ask": ["what?"],
    "batch": ["questions.csv"],
    "topics": [],
    "index": ["docs", "-o", "an.index"],
    "draft": ["docs"],
    "check": [],
    "learn": ["rows.csv"],
    "eval": ["labelled.jsonl"],
    "gaps": [],
    "export": ["docs", "--to", "csv"],
    "serve": [],
    "mcp": [],
    "help": [],
    "completion": ["bash"],
}
WITH_CORPUS = ["shell", "ask", "batch", "topics", "gaps", "eval", "serve", "mcp"]


@pytest.mark.parametrize("text", ["0.7", ".7", "70%", "70 %"])
def test_a_share_may_be_a_number_or_percent(text: str) -> None:
    assert parse(["ask", "what?", "--threshold", text]).threshold == pytest.approx(0.7)


def test_every_command_has_a_function_that_does_it() -> None:
    (action,) = [one for one in parser()._actions if isinstance(one, argparse._SubParsersAction)]
    assert set(action.choices) == set(RUNNERS) == set(LEAST)
    assert all(callable(resolve_name(runner)) for runner in RUNNERS.values())


@pytest.mark.parametrize("command", LEAST)
def test_a_command_that_comes_first_is_parsed_as_among_all_commands(command: str) -> None:
    given = [command, *LEAST[command]]
    assert parse(given) == parser().parse_args(given)


@pytest.mark.parametrize("command", LEAST)
def test_a_command_is_parsed_to_its_name(command: str) -> None:
    assert parse([command, *LEAST[command]]).command == command


@pytest.mark.parametrize("command", LEAST)
def test_the_help_of_a_command_begins_with_what_it_does(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parse([command, "--help"])
    paragraphs = capsys.readouterr().out.split("\n\n")
    assert paragraphs[0].startswith(f"usage: faqbot {command} ")
    assert paragraphs[1][0].isupper()
    assert paragraphs[1].endswith(".")


def test_the_help_names_the_threshold_that_counts_where_none_is_given(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parse(["ask", "--help"])
    assert f"(default: {THRESHOLD}, or what faqbot.toml says)" in " ".join(capsys.readouterr().out.split())


def test_nothing_at_all_is_the_shell_on_the_page_that_ships() -> None:
    options = parse([])
    assert (options.command, options.plain, options.no_cache) == ("shell", False, False)
    assert (options.corpus_before, options.corpus, options.index, options.language, options.encoder) == (None,) * 5


SHARED = st.lists(
    st.sampled_from([("--index", "DIR"), ("--language", "german"), ("--encoder", "x:y"), ("--no-cache",)]), unique=True
)


@given(st.sampled_from(WITH_CORPUS), SHARED, SHARED)
def test_an_option_counts_before_the_command_as_behind_it(
    command: str, before: list[tuple[str, ...]], behind: list[tuple[str, ...]]
) -> None:
    def flat(options: list[tuple[str, ...]]) -> list[str]:
        return [word for option in options for word in option]

    parted = parse([*flat(before), command, *LEAST[command], *flat(behind)])
    together = parse([command, *LEAST[command], *flat(before), *flat(behind)])
    assert parted == together


@pytest.mark.parametrize("arguments", [["--plain"], ["shell", "--plain"], ["--plain", "shell"]])
def test_plain_lines_are_asked_for_before_the_shell_or_behind_it(arguments: list[str]) -> None:
    assert parse(arguments).plain is True
    assert parse(["shell"]).plain is False


def test_documents_add_up_over_both_sides_of_the_command() -> None:
    options = parse(["--corpus", "a", "topics", "--corpus", "b", "--corpus", "c"])
    assert (options.corpus_before, options.corpus) == (["a"], ["b", "c"])


@pytest.mark.parametrize(
    "arguments",
    [
        ["how", "long", "--corpus", "docs", "should", "-5", "be"],
        ["--corpus", "docs", "how", "--json", "long", "-k", "2", "should", "-5", "be"],
        ["how", "--corpus=docs", "long", "--json", "--", "should", "-5", "be"],
    ],
)
def test_options_may_stand_between_the_words_of_a_question(arguments: list[str]) -> None:
    options = parse(["ask", *arguments])
    assert options.question == ["how", "long", "should", "-5", "be"]
    assert options.corpus == ["docs"]


def test_a_misspelt_option_is_no_word_even_if_its_value_has_spaces() -> None:
    with pytest.raises(FaqbotError, match="--topic"):
        parse(["ask", "how", "-k", "2", "--topc=a b"])


def test_words_behind_two_hyphens_are_no_options() -> None:
    assert parse(["ask", "what", "--json", "does", "--", "--help", "do"]).question == ["what", "does", "--help", "do"]


@pytest.mark.parametrize(
    ("arguments", "name"),
    [
        (["index", "a", "-o", "x", "b"], "documents"),
        (["check", "a", "--json", "b"], "documents"),
        (["draft", "a", "--all", "b"], "documents"),
        (["export", "a", "--to", "csv", "b"], "documents"),
        (["gaps", "a", "--index", "x", "b"], "logs"),
    ],
)
def test_options_may_stand_between_files(arguments: list[str], name: str) -> None:
    assert getattr(parse(arguments), name) == ["a", "b"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["ask"], "QUESTION is missing (see faqbot ask --help)"),
        (["ask", "x", "-k", "0"], "-k must be a whole number from 1, not '0'"),
        (["ask", "x", "-k", "two"], "must be a whole number from 1, not 'two'"),
        (["ask", "x", "--threshold", "nan"], "--threshold must be a number from 0 to 1, not 'nan'"),
        (["ask", "x", "--threshold", "high"], "must be a number from 0 to 1, not 'high'"),
        (["topics", "Kettle"], "unexpected arguments: Kettle (see faqbot topics --help)"),
        (["index"], "CORPUS and -o/--output are missing (see faqbot index --help)"),
        (["index", "docs"], "-o/--output is missing"),
        (["index", "-o", "an.index"], "CORPUS is missing (see"),
        (["index", "docs", "--verify", "an.index"], "leave out CORPUS (see"),
        (
            ["index", "--verify", "an.index", "-o", "x", "--language", "german"],
            "leave out -o/--output, --language (see",
        ),
        (["how hot is it?"], "to ask a question: faqbot ask QUESTION (see faqbot --help)"),
        (["--plai"], "unexpected arguments: --plai; did you mean --plain?"),
        (
            ["ask", "--topc", "Plank", "x"],
            "unexpected arguments: --topc; did you mean --topic? (see faqbot ask --help)",
        ),
        (["ask", "x", "--prot", "y", "z"], "unexpected arguments: --prot (see faqbot ask --help)"),
        (["batch", "a.csv", "--force", "b.csv"], "unexpected arguments: b.csv (see faqbot batch --help)"),
        (["ask", "--prot", "x"], "unexpected arguments: --prot (see faqbot ask --help)"),  # not --plot, which eval has
        (["--corpse", "docs"], "unexpected arguments: --corpse; did you mean --corpus? (see faqbot --help)"),
        (["--corpse", "docs", "ask", "x"], "unexpected arguments: --corpse; did you mean --corpus?"),
        (["--corpus", "docs", "aks", "--prot", "x"], "there is no command 'aks'; did you mean faqbot ask?"),
        (["docs\\faq.md", "--prot", "x"], r"there is no command 'docs\\faq.md'; to ask a question: faqbot ask"),
        (["--verson"], "unexpected arguments: --verson; did you mean --version? (see faqbot --help)"),
        (["topics", "--plain"], "unexpected arguments: --plain (see faqbot topics --help)"),
        (["--corpus"], "--corpus needs a value (see faqbot --help)"),
        (["ask", "x", "--json=3"], "--json takes no value, not '3' (see faqbot ask --help)"),
        (["completion", "tcsh"], "SHELL must be bash, zsh or fish, not 'tcsh' (see faqbot completion --help)"),
        (["aks", "how", "long"], "there is no command 'aks'; did you mean faqbot ask? (see faqbot --help)"),
        (["evaluate"], "there is no command 'evaluate'; did you mean faqbot eval?"),
        (["what"], "there is no command 'what'; to ask a question: faqbot ask QUESTION"),
        (["evla"], "there is no command 'evla'; did you mean faqbot eval? (see faqbot --help)"),
    ],
)
def test_what_is_no_command_line_is_an_error_that_says_where_help_is(arguments: list[str], said: str) -> None:
    with pytest.raises(FaqbotError) as caught:
        parse(arguments)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["faq.md"], "there is no command 'faq.md'; to ask about what is there: faqbot --corpus faq.md"),
        (["our faq.md"], "to ask about what is there: faqbot --corpus 'our faq.md'"),
        (["shell", "faq.md"], "unexpected arguments: faq.md; name documents with --corpus PATH"),
        (["shell", "our faq.md"], "unexpected arguments: our faq.md; name documents with --corpus PATH"),
    ],
)
def test_documents_without_their_option_are_told_from_other_wrong_words(
    arguments: list[str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "faq.md").touch()
    (tmp_path / "our faq.md").touch()
    monkeypatch.chdir(tmp_path)
    with pytest.raises(FaqbotError) as caught:
        parse(arguments)
    assert said in str(caught.value)


def test_parsing_imports_nothing_that_answers() -> None:
    code = "import sys; from faqbot.cli.arguments import parse; parse(['ask', 'x']); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert "argparse" in loaded
    assert not loaded & {"numpy", "Stemmer", "prompt_toolkit", "faqbot.bot", "faqbot.cli.main"}


@pytest.mark.parametrize(
    ("word", "command"), [("chek", "check"), ("evla", "eval"), ("Index", "index"), ("gap", "gaps"), ("lern", "learn")]
)
def test_a_misspelt_command_is_told_the_nearest(word: str, command: str) -> None:
    with pytest.raises(FaqbotError, match=rf"did you mean faqbot {command}\? \(see faqbot --help\)"):
        parse([word, "docs"])


@pytest.mark.parametrize("word", ["what", "how", "is", "can", "where", "docs", "'", ""])
def test_a_word_like_no_command_is_told_how_to_ask(word: str) -> None:
    with pytest.raises(FaqbotError, match="to ask a question: faqbot ask QUESTION"):
        parse([word])
