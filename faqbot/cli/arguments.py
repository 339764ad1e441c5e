"""The grammar of the command line: the commands, their arguments, their options and the help texts.

Parsing returns only the name of a command; `cli/main.py` looks up the function for that name. So `faqbot --help` and
the report of a wrong option import no module that answers questions.
"""

from __future__ import annotations

import argparse
import math
from collections.abc import Sequence
from typing import NoReturn

from faqbot import __version__
from faqbot.errors import FaqbotError
from faqbot.ranking.fitted import THRESHOLD

DESCRIPTION = "Answer questions from the documents you already have, word for word, with file and line."


def parse(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    """Return the options of one command, with the name of the command as `command`.

    `arguments` are by default those of the process (`sys.argv`). Raises `FaqbotError` for a wrong command line.
    `--help` and `--version` print their text and raise `SystemExit`.
    """
    options = parser().parse_args(arguments)
    if options.command == "index":
        _check_index(options)
    return options


def parser() -> argparse.ArgumentParser:
    """Return the parser of all commands and options (a test compares the README's tables with it)."""
    root = _Parser(prog="faqbot", description=DESCRIPTION, allow_abbrev=False)
    root.add_argument("--version", action="version", version=f"faqbot {__version__}")
    _add_plain(root)
    _add_corpus_options(root)
    root.set_defaults(command="shell", corpus=None)
    commands = root.add_subparsers(title="commands", metavar="COMMAND", parser_class=_Parser, prog="faqbot")
    _add_shell(commands)
    _add_ask(commands)
    _add_batch(commands)
    _add_topics(commands)
    _add_index(commands)
    _add_eval(commands)
    return root


class _Parser(argparse.ArgumentParser):
    """A parser that raises `FaqbotError`, with one line that refers to `--help`, where argparse would exit."""

    def error(self, message: str) -> NoReturn:
        if "invalid choice" in message:  # argparse appends the list of all choices
            message = f"{message.partition(' (choose')[0]}; to ask a question: faqbot ask QUESTION"
        raise FaqbotError(f"{message} (see {self.prog} --help)")


# Commands


def _add_shell(commands: argparse._SubParsersAction[_Parser]) -> None:
    shell = _command(commands, "shell", "ask questions in an interactive shell (the default)")
    _add_plain(shell, again=True)
    _add_corpus_options(shell, again=True)


def _add_ask(commands: argparse._SubParsersAction[_Parser]) -> None:
    ask = _command(commands, "ask", "answer one question")
    ask.add_argument("question", nargs="+", metavar="QUESTION", help="the question; several words are joined by spaces")
    ask.add_argument("-k", type=_positive, metavar="N", help="show N matches (default: only the answer; with --json 5)")
    _add_judging_options(ask)
    ask.add_argument("--json", action="store_true", help="print the reply as one JSON object")
    ask.add_argument(
        "--why", action="store_true", help="explain the reply: how the question was read, what matched, what decided"
    )
    _add_corpus_options(ask, again=True)


def _add_batch(commands: argparse._SubParsersAction[_Parser]) -> None:
    batch = _command(commands, "batch", "answer a file of questions")
    text = "a .txt, .csv, .tsv or .jsonl file, or - for standard input"
    batch.add_argument("questions", metavar="QUESTIONS", help=text)
    text = "the file to write (default: standard output)"
    batch.add_argument("-o", "--output", default="-", metavar="OUT", help=text)
    text = "the format of the questions (default: from the suffix of QUESTIONS; txt for standard input)"
    batch.add_argument("--input-format", choices=("txt", "csv", "tsv", "jsonl"), help=text)
    text = "the format of the answers (default: from the suffix of OUT; on standard output that of QUESTIONS, or csv)"
    batch.add_argument("--output-format", choices=("csv", "tsv", "jsonl"), help=text)
    text = "answer in at most N processes (default: one for each processor; with 1, no worker process is started)"
    batch.add_argument("--workers", type=_positive, metavar="N", help=text)
    text = "keep finished answers in OUT.part, and continue from there after an interrupted run"
    batch.add_argument("--resume", action="store_true", help=text)
    text = "answer QUESTIONS with Dask, in parts in the folder OUT (default SCHEDULER: processes of this machine)"
    batch.add_argument("--dask", nargs="?", const="", metavar="SCHEDULER", help=text)
    _add_judging_options(batch)
    _add_corpus_options(batch, again=True)


def _add_topics(commands: argparse._SubParsersAction[_Parser]) -> None:
    topics = _command(commands, "topics", "list the titles that --topic takes")
    topics.add_argument("--json", action="store_true", help="print a JSON array of objects: topic, chunks, paths")
    _add_corpus_options(topics, again=True)


def _add_index(commands: argparse._SubParsersAction[_Parser]) -> None:
    index = _command(commands, "index", "build or update a saved index")
    index.add_argument("documents", nargs="*", metavar="CORPUS", help="a document or a folder of documents")
    index.add_argument("-o", "--output", metavar="DIR", help="the directory to write the index to")
    index.add_argument("--verify", metavar="DIR", help="check every byte of the index DIR, and build nothing")
    text = "the language of the documents (default: that of the index DIR; english for a new one)"
    _add_value(index, "--language", text, again=True)
    _add_encoder(index, again=True)


def _check_index(options: argparse.Namespace) -> None:
    """Raise `FaqbotError` unless the options build an index, verify one, or only name an encoder to download."""
    building = {"CORPUS": options.documents, "-o/--output": options.output}
    if options.verify is None:
        if options.encoder is not None and not any(building.values()):
            return
        if missing := [name for name, given in building.items() if not given]:
            raise FaqbotError(f"the following arguments are required: {', '.join(missing)} (see faqbot index --help)")
        return
    building |= {"--language": options.language, "--encoder": options.encoder}
    if unused := [name for name, given in building.items() if given]:
        message = f"--verify builds nothing and checks an index as it is; leave out {', '.join(unused)}"
        raise FaqbotError(f"{message} (see faqbot index --help)")


def _add_eval(commands: argparse._SubParsersAction[_Parser]) -> None:
    evaluate = _command(commands, "eval", "measure the answers against labelled questions")
    text = "a .jsonl, .json, .csv or .tsv file with the fields question and expected"
    evaluate.add_argument("labelled", metavar="LABELLED", help=text)
    _add_threshold(evaluate)
    evaluate.add_argument("--json", action="store_true", help="print the measurements as one JSON object")
    _add_corpus_options(evaluate, again=True)


def _command(commands: argparse._SubParsersAction[_Parser], name: str, summary: str) -> _Parser:
    description = f"{summary[0].upper()}{summary[1:]}."
    command = commands.add_parser(name, help=summary, description=description, allow_abbrev=False)
    command.set_defaults(command=name)
    return command


# Options that several commands take. They may stand before the name of the command, and after it (`again`). After the
# name they have no default, because a default would overwrite a value given before the name.


def _add_corpus_options(command: argparse.ArgumentParser, *, again: bool = False) -> None:
    group = command.add_argument_group("documents (default: the page that ships with faqbot)")
    group.add_argument(
        "--corpus",
        action="append",
        metavar="PATH",
        dest="corpus" if again else "corpus_before",  # documents named before and after the command add up
        help="a document or a folder of documents; may be repeated",
    )
    _add_value(group, "--index", "a saved index, to answer from instead of documents", metavar="DIR", again=again)
    _add_language(group, again=again)
    _add_encoder(group, again=again)
    _add_switch(group, "--no-cache", "read the documents again, and do not save their index in the cache", again=again)


def _add_language(group: argparse._ActionsContainer, *, again: bool) -> None:
    _add_value(group, "--language", "the language of the documents (default: english)", again=again)


def _add_encoder(group: argparse._ActionsContainer, *, again: bool) -> None:
    text = (
        "compare meanings by: static (the default for English), none, the folder of a model, or the name of a model on "
        "the hub (faqbot index --encoder downloads it)"
    )
    _add_value(group, "--encoder", text, again=again)


def _add_plain(group: argparse._ActionsContainer, *, again: bool = False) -> None:
    _add_switch(group, "--plain", "no colours, menus or moving cursor in the shell, for screen readers", again=again)


def _add_value(
    group: argparse._ActionsContainer, name: str, text: str, *, metavar: str | None = None, again: bool
) -> None:
    group.add_argument(name, metavar=metavar, default=argparse.SUPPRESS if again else None, help=text)


def _add_switch(group: argparse._ActionsContainer, name: str, text: str, *, again: bool) -> None:
    group.add_argument(name, action="store_true", default=argparse.SUPPRESS if again else False, help=text)


def _add_judging_options(command: argparse.ArgumentParser) -> None:
    _add_threshold(command)
    text = "answer only from the document of this title (faqbot topics lists the titles)"
    command.add_argument("--topic", metavar="TITLE", help=text)


def _add_threshold(command: argparse.ArgumentParser) -> None:
    text = f"answer only with a confidence of at least P, from 0 to 1 (default: {THRESHOLD})"
    command.add_argument("--threshold", type=_probability, metavar="P", help=text)


def _positive(text: str) -> int:
    try:
        number = int(text)
    except ValueError:
        number = 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"must be a whole number from 1, not {text!r}")
    return number


def _probability(text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        number = math.nan
    if not 0 <= number <= 1:
        raise argparse.ArgumentTypeError(f"must be a number from 0 to 1, not {text!r}")
    return number
