"""The parser that reports a wrong command line in one line, and the options that several commands take."""

from __future__ import annotations

import argparse
import math
import os
import re
import sys
from collections.abc import Callable, Sequence
from itertools import takewhile
from typing import Any, NoReturn, TypeAlias

from faqbot.cli.terminal import terminal_width
from faqbot.errors import FaqbotError
from faqbot.ranking.fitted import THRESHOLD

# An argument that is meant as an option: "--topic=a b" or "-k", but not "-", "-5" or "-5 degrees".
_OPTION = r"--?[^\W\d](?:\S*|[\w-]*=.*)"


class HelpText(argparse.HelpFormatter):
    """A help text as wide as the terminal.

    argparse makes a formatter for each argument that is added, and would import `shutil`, with all its compressions,
    to ask for the width.
    """

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=terminal_width() - 2)

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        """Wrap a text, but keep its indented lines: examples, which are copied into a shell, stay in one piece."""
        first, *examples = text.split("\n  ")
        return "\n".join([super()._fill_text(first, width, indent), *(f"{indent}  {line}" for line in examples)])


class Parser(argparse.ArgumentParser):
    """A parser that raises `FaqbotError`, with one line that refers to `--help`, where argparse would exit.

    `given` are the arguments of the command line, in which the message about a word that is no command looks for a
    misspelt option.
    """

    given: Sequence[str] = ()

    def unknown_before(self, quoted: str) -> list[str]:
        """Return the options before a word that this parser does not have; the word is the value of one of them.

        The word is `quoted` as argparse quotes it in its messages: with `repr`, which doubles a backslash.
        """
        before = takewhile(lambda given: given != "--" and repr(given) != quoted, self.given)
        options = (given.partition("=")[0] for given in before if re.fullmatch(_OPTION, given))
        return [option for option in options if option not in self._option_string_actions]

    def of_command(self, name: str) -> Parser:
        """Return the parser of a command, or this one if there is no such command."""
        return self.commands().get(name, self)

    def commands(self) -> dict[str, Parser]:
        """Return the parsers of all commands by their names."""
        for action in self._actions:
            if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001 - argparse has no public name for it
                return dict(action.choices)
        return {}

    def take_words(self, options: argparse.Namespace, unknown: Sequence[str]) -> list[str]:
        """Add the words among the `unknown` arguments to the argument that takes several, and return the others.

        argparse gives such an argument only the first words that stand side by side, so that an option may not stand
        between the words of a question. Its `parse_intermixed_args` knows no commands.
        """
        several = [action.dest for action in self._get_positional_actions() if action.nargs in ("+", "*")]
        if not several:
            return list(unknown)
        end = unknown.index("--") if "--" in unknown else len(unknown)
        wrong = [word for word in unknown[:end] if re.fullmatch(_OPTION, word)]
        words = [word for word in unknown[:end] if word not in wrong]
        setattr(options, several[0], [*getattr(options, several[0]), *words, *unknown[end + 1 :]])
        return wrong

    def error(self, message: str) -> NoReturn:
        """Raise `FaqbotError` with the message in one line, in other words than those of argparse."""
        for pattern, said in _IN_PLAIN_WORDS:
            if wrong := re.fullmatch(pattern, message, re.DOTALL):
                message = said(wrong, self)
                break
        raise FaqbotError(f"{message} (see {self.prog} --help)")

    def _print_message(self, message: str, file: Any = None) -> None:
        """Print a text of help; unlike argparse, do not pass over it that the text could not be written."""
        (file or sys.stderr).write(message)


def _no_command(wrong: re.Match[str], parser: Parser) -> str:
    """Return what to do about a word that is no command; argparse lists all commands behind it.

    Behind an option that does not exist, the word is the value of that option: argparse does not know which option
    would take a value.
    """
    if unknown := parser.unknown_before(wrong[1]):
        return _unexpected(unknown[0], parser)
    from faqbot.text.suggest import nearest_command  # noqa: PLC0415 - only for a wrong command

    word = wrong[1][1:-1]
    near = nearest_command(word, re.findall("[a-z]+", wrong[2]))
    hint = f"did you mean faqbot {near}?" if near else "to ask a question: faqbot ask QUESTION"
    if not near and os.path.exists(word):
        from shlex import quote  # noqa: PLC0415 - as above

        hint = f"to ask about what is there: faqbot --corpus {quote(word)}"
    return f"there is no command {wrong[1]}; {hint}"


def _not_known(wrong: re.Match[str], parser: Parser) -> str:
    """Return what is wrong with arguments that a command does not take."""
    return _unexpected(wrong[1], parser)


def _unexpected(arguments: str, parser: Parser) -> str:
    """Return the message about arguments that a parser does not take, with its option that is spelt like the first."""
    from faqbot.text.suggest import nearest  # noqa: PLC0415 - only for a wrong option

    first = arguments.split(maxsplit=1)[0].partition("=")[0]
    if not first.startswith("-"):
        is_there = "--corpus" in parser._option_string_actions and any(map(os.path.exists, (first, arguments)))  # noqa: SLF001 - as below
        return f"unexpected arguments: {arguments}" + ("; name documents with --corpus PATH" if is_there else "")
    options = sorted(parser._option_string_actions)  # noqa: SLF001 - argparse has no other list
    names = {option.lstrip("-"): option for option in options}
    near = nearest(first.lstrip("-"), names) if first not in options else ()
    return f"unexpected arguments: {arguments}" + (f"; did you mean {names[near[0]]}?" if near else "")


def missing(names: Sequence[str]) -> str:
    """Return the sentence that says which arguments are missing."""
    return f"{' and '.join(names)} {'is' if len(names) == 1 else 'are'} missing"


def _no_choice(wrong: re.Match[str], _parser: Parser) -> str:
    *others, last = re.findall(r"[\w.-]+", wrong[3])
    return f"{wrong[1]} must be {', '.join(others)} or {last}, not {wrong[2]}"


# Regular expressions for the messages of argparse, and what is said instead.
_IN_PLAIN_WORDS: tuple[tuple[str, Callable[[re.Match[str], Parser], str]], ...] = (
    (r"argument COMMAND: invalid choice: (.*) \(choose from ([^()]*+)\)", _no_command),
    (r"argument (\S+): invalid choice: (.*) \(choose from ([^()]*+)\)", _no_choice),
    (r"unrecognized arguments: (.*)", _not_known),
    (r"the following arguments are required: (.*)", lambda wrong, _: missing(wrong[1].split(", "))),
    (r"argument (\S+): ignored explicit argument (.*)", lambda wrong, _: f"{wrong[1]} takes no value, not {wrong[2]}"),
    (r"argument (\S+): expected .*", lambda wrong, _: f"{wrong[1]} needs a value"),
    (r"argument (\S+): (must .*)", lambda wrong, _: f"{wrong[1]} {wrong[2]}"),
)


# What holds where no documents are named.
_IF_NONE_ARE_NAMED = (
    "Where no option names any, these are read: what FAQBOT_CORPUS or FAQBOT_INDEX names; else the corpus or index of "
    "a faqbot.toml in the current folder; else a demo page."
)
_IF_NO_DOCUMENTS = (
    "Where none are named, these are read: what FAQBOT_CORPUS names; else the corpus of a faqbot.toml in the current "
    "folder."
)

# What `add_subparsers` returns: the commands to add to.
Commands: TypeAlias = "argparse._SubParsersAction[Parser]"  # noqa: SLF001 - argparse has no public name for it


def add_command(commands: Commands, name: str, summary: str, examples: Sequence[str]) -> Parser:
    """Add a command with this name, and return its parser.

    `summary` is its line in the help. `examples` are lines for a shell that stand at the end of its own help (a test
    runs them, in a folder with the files that they name).
    """
    command = commands.add_parser(
        name,
        help=summary,
        description=f"{summary[0].upper()}{summary[1:]}.",
        epilog=epilog(examples),
        formatter_class=HelpText,
        allow_abbrev=False,
    )
    command.set_defaults(command=name)
    return command


def epilog(examples: Sequence[str]) -> str:
    """Return the end of a help text, with an example on each line."""
    return "\n".join(["examples:", *(f"  {example}" for example in examples)])


# Options that several commands take. They may stand before the name of the command, and after it (`again`). After the
# name they have no default, because a default would overwrite a value given before the name.


def add_corpus_options(command: argparse.ArgumentParser, *, again: bool = False) -> None:
    """Add the options that say which documents or which index to answer from."""
    group = command.add_argument_group("documents", _IF_NONE_ARE_NAMED)
    group.add_argument(
        "--corpus",
        action="append",
        metavar="PATH",
        dest="corpus" if again else "corpus_before",  # documents named before and after the command add up
        help="a document or a folder of documents; may be repeated",
    )
    add_value(group, "--index", "a saved index, to answer from instead of documents", metavar="DIR", again=again)
    add_language(group, again=again)
    add_encoder(group, again=again)
    add_switch(group, "--no-cache", "read the documents again, and do not save their index in the cache", again=again)


def add_reading_options(command: argparse.ArgumentParser, *, encoder: bool = True) -> None:
    """Add the options of a command that reads documents, and never a saved index."""
    group = command.add_argument_group("documents", _IF_NO_DOCUMENTS)
    text = "a document or a folder of documents; may be repeated"
    group.add_argument("--corpus", action="append", metavar="PATH", help=text)
    add_language(group, again=True)
    if encoder:
        add_encoder(group, again=True)


def add_language(group: argparse._ActionsContainer, *, again: bool) -> None:
    """Add `--language`."""
    text = "the language of the documents (default: that of their faqbot.toml, else their own)"
    add_value(group, "--language", text, again=again)


def add_encoder(group: argparse._ActionsContainer, *, again: bool) -> None:
    """Add `--encoder`."""
    text = (
        "compare meanings by: static (the default for 26 languages), none, the folder of a model, or the name of a "
        "model on the hub (faqbot index --encoder downloads it)"
    )
    add_value(group, "--encoder", text, again=again)


def add_plain(group: argparse._ActionsContainer, *, again: bool = False) -> None:
    """Add `--plain`."""
    add_switch(group, "--plain", "no colours, menus or moving cursor in the shell, for screen readers", again=again)


def add_value(
    group: argparse._ActionsContainer, name: str, text: str, *, metavar: str | None = None, again: bool
) -> None:
    """Add an option with a value, which may stand before the name of the command and, with `again`, after it."""
    group.add_argument(name, metavar=metavar, default=argparse.SUPPRESS if again else None, help=text)


def add_switch(group: argparse._ActionsContainer, name: str, text: str, *, again: bool) -> None:
    """Add an option without a value, which may stand before the name of the command and, with `again`, after it."""
    group.add_argument(name, action="store_true", default=argparse.SUPPRESS if again else False, help=text)


def add_judging_options(command: argparse.ArgumentParser) -> None:
    """Add `--threshold` and `--topic`."""
    add_threshold(command)
    text = "answer only from the document of this title (faqbot topics lists the titles)"
    command.add_argument("--topic", metavar="TITLE", help=text)


def add_threshold(command: argparse.ArgumentParser) -> None:
    """Add `--threshold`."""
    default = f"{THRESHOLD}, or what faqbot.toml says"
    text = f"answer only with a confidence of at least P, from 0 to 1 (default: {default})"
    command.add_argument("--threshold", type=probability, metavar="P", help=text)


def add_log(command: argparse.ArgumentParser, *, again: bool = False) -> None:
    """Add `--log`."""
    text = "add each question and what became of it to FILE; none: log nothing (default: what FAQBOT_LOG says)"
    add_value(command, "--log", text, metavar="FILE", again=again)


def positive(text: str) -> int:
    """Return the whole number from 1 that the text of an argument stands for."""
    return _whole(text, 1)


def natural(text: str) -> int:
    """Return the whole number from 0 that the text of an argument stands for."""
    return _whole(text, 0)


def separator(text: str) -> str:
    """Return the text of an argument if it is a separator of CSV."""
    if text not in (",", ";"):
        raise argparse.ArgumentTypeError(f"must be ',' or ';', not {text!r}")
    return text


def _whole(text: str, least: int) -> int:
    try:
        number = int(text)
    except ValueError:
        number = least - 1
    if number < least:
        raise argparse.ArgumentTypeError(f"must be a whole number from {least}, not {text!r}")
    return number


def probability(text: str) -> float:
    """Return the number from 0 to 1 that the text of an argument stands for: ".95" or "95%"."""
    digits = text.strip().removesuffix("%")
    try:
        number = float(digits) / (100 if digits != text.strip() else 1)
    except ValueError:
        number = math.nan
    if not 0 <= number <= 1:
        raise argparse.ArgumentTypeError(f"must be a number from 0 to 1, not {text!r}")
    return number


def date(text: str) -> str:
    """Return the text of an argument if it is a date of ISO 8601, such as 2026-11-29."""
    from datetime import date as day  # noqa: PLC0415 - few commands take a date

    try:
        return day.fromisoformat(text).isoformat()
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"must be a date such as 2026-11-29, not {text!r}") from error
