"""What there is to complete."""

from __future__ import annotations

from faqbot.cli.arguments import parser
from faqbot.cli.completion.completable import CommandLine, Value, completable


def command(name: str) -> CommandLine:
    return next(one for one in completable(parser()) if one.name == name)


def values(of: CommandLine) -> dict[str, Value | None]:
    return {name: option.value for option in of.options for name in option.names}


def test_the_root_comes_first_and_then_every_command_with_its_summary() -> None:
    root, *commands = completable(parser())
    assert root.name == ""
    assert {one.name: one.summary for one in commands}["ask"] == "answer one question"
    assert len(commands) > 10


def test_values_are_of_kinds() -> None:
    ask = values(command("ask"))
    assert {
        name: value and value.kind for name, value in ask.items() if name in ("--corpus", "--index", "--topic")
    } == {
        "--corpus": "files",
        "--index": "folders",
        "--topic": "titles",
    }
    assert (ask["-k"] or Value("", "files")).kind == "nothing"
    assert ask["--json"] is None


def test_choices_are_words() -> None:
    assert command("completion").arguments == (Value("SHELL", "words", ("bash", "zsh", "fish")),)


def test_only_what_adds_up_may_be_repeated() -> None:
    assert {name for option in command("ask").options for name in option.names if option.repeats} == {"--corpus"}


def test_a_summary_is_one_line_without_details() -> None:
    summaries = {name: option.summary for option in command("eval").options for name in option.names}
    assert (
        summaries["--fail-under"]
        == "exit with status 1 unless all figures keep their bounds, such as right=.8,wrong=5%"
    )
    assert summaries["--misses"] == "list at most N misses of each sort"
