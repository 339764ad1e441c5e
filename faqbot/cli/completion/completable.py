"""What there is to complete on the command line: commands, options, and the kinds of their values."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import Literal, NamedTuple

# What a value may be completed to: files, folders, the titles of documents, some words, or nothing.
ValueKind = Literal["files", "folders", "titles", "words", "nothing"]

# The kinds of values by their names in the help. Any other value, such as a number or a question, is not completed.
_KINDS: dict[str, ValueKind] = {
    "PATH": "files",
    "FILE": "files",
    "OUT": "files",
    "RUN.json": "files",
    "CORPUS": "files",
    "QUESTIONS": "files",
    "LABELLED": "files",
    "LOG": "files",
    "DIR": "folders",
    "TITLE": "titles",
}


class Value(NamedTuple):
    """The value of an option or of an argument: its name in the help, its kind, and the words that it may be."""

    name: str
    kind: ValueKind
    words: tuple[str, ...] = ()


class OptionLine(NamedTuple):
    """An option: its names, its help in one line, its value (None if it takes none), and whether it may be repeated."""

    names: tuple[str, ...]
    summary: str
    value: Value | None
    repeats: bool


class CommandLine(NamedTuple):
    """The options and the arguments of a command; the root has an empty name."""

    name: str
    summary: str
    options: tuple[OptionLine, ...]
    arguments: tuple[Value, ...]


def completable(parser: argparse.ArgumentParser) -> list[CommandLine]:
    """Return the root and then each command of a parser."""
    commands = [_command("", "", parser)]
    for action in parser._actions:  # noqa: SLF001 - argparse has no public way to list what a parser knows
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001
            summaries = {choice.dest: choice.help or "" for choice in action._choices_actions}  # noqa: SLF001
            commands += [_command(name, summaries.get(name, ""), command) for name, command in action.choices.items()]
    return commands


def _command(name: str, summary: str, parser: argparse.ArgumentParser) -> CommandLine:
    actions = [action for action in parser._actions if not isinstance(action, argparse._SubParsersAction)]  # noqa: SLF001
    options = tuple(_option(action) for action in actions if action.option_strings)
    return CommandLine(name, summary, options, tuple(_arguments(actions)))


def _option(action: argparse.Action) -> OptionLine:
    value = None if action.nargs == 0 else _value(action)
    repeats = isinstance(action, argparse._AppendAction)  # noqa: SLF001
    return OptionLine(tuple(action.option_strings), _summary(action), value, repeats)


def _arguments(actions: list[argparse.Action]) -> Iterator[Value]:
    return (_value(action) for action in actions if not action.option_strings)


def _value(action: argparse.Action) -> Value:
    name = str(action.metavar or action.dest.upper())
    if action.choices is not None:
        return Value(name, "words", tuple(map(str, action.choices)))
    return Value(name, _KINDS.get(name, "nothing"))


def _summary(action: argparse.Action) -> str:
    """Return the help of an option up to its first detail, on one line and without the marks of argparse."""
    text = " ".join((action.help or "").split()).replace("%%", "%")
    return text.partition(" (")[0].partition("; ")[0].partition(": ")[0]
