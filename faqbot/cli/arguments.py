"""What the command line understands: the commands, their arguments and their options.

Parsing names the command and nothing more; what it does is looked up by that name (see `cli`), so that saying what
can be asked imports nothing of what answers.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import NoReturn

from faqbot import __version__
from faqbot.errors import FaqbotError

DESCRIPTION = "Answer questions from the documents you already have, word for word, with file and line."


def parse(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    """Return the options of one command, its name as `command`; raise `FaqbotError` for what is no command line.

    `arguments` are those of the process if not given. `--help` and `--version` print, and leave by `SystemExit`.
    """
    options = parser().parse_args(arguments)
    if options.command == "index":
        _check_index(options)
    return options


def parser() -> argparse.ArgumentParser:
    """Return the parser of every command and option; the README's table is compared with it."""
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
    """argparse, but an error is one line; `faqbot --help` tells the rest."""

    def error(self, message: str) -> NoReturn:
        if "invalid choice" in message:  # argparse goes on to list the choices
            message = f"{message.partition(' (choose')[0]}; to ask a question: faqbot ask QUESTION"
        raise FaqbotError(f"{message} (see {self.prog} --help)")


# Commands


def _add_shell(commands: argparse._SubParsersAction[_Parser]) -> None:
    shell = _command(commands, "shell", "ask in an interactive shell (the default)")
    _add_plain(shell, again=True)
    _add_corpus_options(shell, again=True)


def _add_ask(commands: argparse._SubParsersAction[_Parser]) -> None:
    ask = _command(commands, "ask", "answer one question")
    ask.add_argument("question", nargs="+", metavar="QUESTION", help="the question; several words are joined")
    ask.add_argument("-k", type=_positive, metavar="N", help="show N matches (default: the answer; with --json 5)")
    _add_judging_options(ask)
    ask.add_argument("--json", action="store_true", help="print the reply as one JSON object")
    ask.add_argument("--why", action="store_true", help="explain what was read, what it added up to and what decided")
    _add_corpus_options(ask, again=True)


def _add_batch(commands: argparse._SubParsersAction[_Parser]) -> None:
    batch = _command(commands, "batch", "answer a file of questions")
    said = "a .txt, .csv, .tsv or .jsonl file, or - for standard input"
    batch.add_argument("questions", metavar="QUESTIONS", help=said)
    said = "the file to write (default: standard output)"
    batch.add_argument("-o", "--output", default="-", metavar="OUT", help=said)
    said = "the questions' format, where no suffix tells"
    batch.add_argument("--input-format", choices=("txt", "csv", "tsv", "jsonl"), help=said)
    said = "the answers' format, where no suffix tells"
    batch.add_argument("--output-format", choices=("csv", "tsv", "jsonl"), help=said)
    said = "answer in N processes (default: one for each processor; 1: in this one)"
    batch.add_argument("--workers", type=_positive, metavar="N", help=said)
    said = "keep what is done in OUT.part, and go on from there if a run was ended"
    batch.add_argument("--resume", action="store_true", help=said)
    said = "answer the files QUESTIONS into parts in the folder OUT, on Dask (default: processes of this machine)"
    batch.add_argument("--dask", nargs="?", const="", metavar="SCHEDULER", help=said)
    _add_judging_options(batch)
    _add_corpus_options(batch, again=True)


def _add_topics(commands: argparse._SubParsersAction[_Parser]) -> None:
    topics = _command(commands, "topics", "list the titles that --topic takes")
    topics.add_argument("--json", action="store_true", help="print an array of objects: topic, chunks, paths")
    _add_corpus_options(topics, again=True)


def _add_index(commands: argparse._SubParsersAction[_Parser]) -> None:
    index = _command(commands, "index", "build or update a saved index")
    index.add_argument("documents", nargs="*", metavar="CORPUS", help="a document or a folder of documents")
    index.add_argument("-o", "--output", metavar="DIR", help="the directory of the index")
    said = "build nothing; read the index DIR whole and check it"
    index.add_argument("--verify", metavar="DIR", help=said)
    _add_language(index, again=True)
    _add_encoder(index, again=True)


def _check_index(options: argparse.Namespace) -> None:
    """Raise `FaqbotError` unless an index is either built or verified."""
    building = {"CORPUS": options.documents, "-o/--output": options.output}
    if options.verify is None:
        if missing := [name for name, given in building.items() if not given]:
            raise FaqbotError(f"the following arguments are required: {', '.join(missing)} (see faqbot index --help)")
        return
    building |= {"--language": options.language, "--encoder": options.encoder}
    if said := [name for name, given in building.items() if given]:
        message = f"--verify builds nothing and checks an index as it is; leave out {', '.join(said)}"
        raise FaqbotError(f"{message} (see faqbot index --help)")


def _add_eval(commands: argparse._SubParsersAction[_Parser]) -> None:
    evaluate = _command(commands, "eval", "measure against labelled questions")
    evaluate.add_argument("labelled", metavar="LABELLED", help="a .jsonl, .json, .csv or .tsv file: question, expected")
    _add_threshold(evaluate)
    evaluate.add_argument("--json", action="store_true", help="print the figures as one JSON object")
    _add_corpus_options(evaluate, again=True)


def _command(commands: argparse._SubParsersAction[_Parser], name: str, summary: str) -> _Parser:
    command = commands.add_parser(name, help=summary, allow_abbrev=False)
    command.set_defaults(command=name)
    return command


# Options that several commands take. Those of the root stand `again` behind the command's name, and must not
# overwrite there what was said before it.


def _add_corpus_options(command: argparse.ArgumentParser, *, again: bool = False) -> None:
    group = command.add_argument_group("documents (default: the page that ships with faqbot)")
    group.add_argument(
        "--corpus",
        action="append",
        metavar="PATH",
        dest="corpus" if again else "corpus_before",  # said before the command as well as behind it, both count
        help="a document or folder; may be repeated",
    )
    _add_value(group, "--index", "a saved index, instead of documents", metavar="DIR", again=again)
    _add_language(group, again=again)
    _add_encoder(group, again=again)
    _add_switch(group, "--no-cache", "read the documents again and keep nothing", again=again)


def _add_language(group: argparse._ActionsContainer, *, again: bool) -> None:
    _add_value(group, "--language", "the documents' language (default: english)", again=again)


def _add_encoder(group: argparse._ActionsContainer, *, again: bool) -> None:
    _add_value(group, "--encoder", "compare meanings too, by the model sentence-transformers:NAME", again=again)


def _add_plain(group: argparse._ActionsContainer, *, again: bool = False) -> None:
    _add_switch(group, "--plain", "plain lines in the shell, as a screen reader wants them", again=again)


def _add_value(
    group: argparse._ActionsContainer, name: str, said: str, *, metavar: str | None = None, again: bool
) -> None:
    group.add_argument(name, metavar=metavar, default=argparse.SUPPRESS if again else None, help=said)


def _add_switch(group: argparse._ActionsContainer, name: str, said: str, *, again: bool) -> None:
    group.add_argument(name, action="store_true", default=argparse.SUPPRESS if again else False, help=said)


def _add_judging_options(command: argparse.ArgumentParser) -> None:
    _add_threshold(command)
    said = "answer from the document of this title only (faqbot topics lists them)"
    command.add_argument("--topic", metavar="TITLE", help=said)


def _add_threshold(command: argparse.ArgumentParser) -> None:
    said = "the least confidence that answers, from 0 to 1"
    command.add_argument("--threshold", type=_probability, metavar="P", help=said)


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ValueError
    return number


_positive.__name__ = "whole number from 1"


def _probability(text: str) -> float:
    number = float(text)
    if not 0 <= number <= 1:
        raise ValueError
    return number


_probability.__name__ = "number from 0 to 1"
