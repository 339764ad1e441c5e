"""The grammar of the command line: the commands, their arguments, their options and the help texts.

Parsing returns only the name of a command; `cli/main.py` looks up the function for that name. So `faqbot --help` and
the report of a wrong option import no module that answers questions.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence

from faqbot import __version__
from faqbot.cli.opening import LOGGING
from faqbot.cli.shared_options import (
    Commands,
    HelpText,
    Parser,
    add_command,
    add_corpus_options,
    add_encoder,
    add_judging_options,
    add_log,
    add_plain,
    add_value,
    epilog,
    missing,
    positive,
    separator,
)
from faqbot.errors import FaqbotError

# The shells that `faqbot completion` writes a script for.
SHELLS = ("bash", "zsh", "fish")

DESCRIPTION = "Answer questions from the documents you already have, word for word, with file and line."

# The examples in the help of each command.
_ROOT = (
    'faqbot ask "How long should I hold the stretch?"',
    "faqbot --corpus docs/",
    'FAQBOT_CORPUS=docs/ faqbot ask "how many sets of squats?"',
)
_SHELL = (
    "faqbot shell --corpus docs/",
    "faqbot shell --index support.index --plain",
    "faqbot shell --corpus docs/ < questions.txt",
)
_ASK = (
    'faqbot ask "How long should I hold the stretch?"',
    "faqbot ask --corpus docs/ -k 3 how many sets of squats",
    'faqbot ask --corpus docs/ --why "can I do push-ups every day?"',
    'echo "how low should the bar go?" | faqbot ask --corpus docs/ --json -',
)
_BATCH = (
    "faqbot batch questions.csv -o answers.csv --corpus docs/",
    "faqbot batch questions.csv -o answers.jsonl --index support.index --resume",
    "faqbot batch - --corpus docs/ < questions.txt",
)
_TOPICS = (
    "faqbot topics --corpus docs/",
    "faqbot topics --index support.index --json",
)
_INDEX = (
    "faqbot index docs/ -o support.index",
    "faqbot index --verify support.index",
)
_HELP = (
    "faqbot help",
    "faqbot help batch",
    "faqbot help ask",
)
_COMPLETION = (
    'eval "$(faqbot completion bash)"',
    "faqbot completion fish > faqbot.fish",
)


def parse(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    """Return the options of one command, with the name of the command as `command`.

    `arguments` are by default those of the process (`sys.argv`). Raises `FaqbotError` for a wrong command line.
    `--help` and `--version` print their text and raise `SystemExit`.
    """
    given = sys.argv[1:] if arguments is None else arguments
    options = _parsed(given)
    if options.command == "index":
        _check_index(options)
    if options.log == "":
        raise FaqbotError("--log needs the name of a file, or none")
    if options.log is not None and options.command not in LOGGING:
        raise FaqbotError(f"--log is for {', '.join(LOGGING)}; faqbot {options.command} logs no questions")
    return options


def _parsed(given: Sequence[str]) -> argparse.Namespace:
    """Return the options; if the command line begins with a command, only the parser of this command is made."""
    root = parser(given[0] if given and given[0] in _ADDERS else None)
    root.given = given
    options, unknown = root.parse_known_args(given)
    if unknown:
        asked = root.of_command(options.command) if options.command in given else root
        unknown = asked.take_words(options, unknown)
    if unknown:
        asked.error(f"unrecognized arguments: {' '.join(unknown)}")
    return options


def parser(command: str | None = None) -> Parser:
    """Return the parser of all commands and options (a test compares the README's tables with it).

    With a `command` of this module, the parser knows no other: to make all of them takes a tenth of the time of `ask`.
    """
    root = Parser(
        prog="faqbot",
        description=DESCRIPTION,
        epilog=epilog(_ROOT),
        formatter_class=HelpText,
        allow_abbrev=False,
    )
    root.add_argument("--version", action="version", version=f"faqbot {__version__}")
    add_plain(root)
    add_log(root)
    add_corpus_options(root)
    root.set_defaults(command="shell", corpus=None)
    commands = root.add_subparsers(title="commands", metavar="COMMAND", parser_class=Parser, prog="faqbot")
    add = _add_all if command is None else _ADDERS[command]
    add(commands)
    return root


def _add_all(commands: Commands) -> None:
    """Add all commands, in the order in which the help lists them."""
    from faqbot.cli.author_arguments import add_author_commands  # noqa: PLC0415 - see `parser`
    from faqbot.cli.services.mcp_command import add_mcp  # noqa: PLC0415
    from faqbot.cli.services.serve_arguments import add_serve  # noqa: PLC0415

    _add_shell(commands)
    _add_ask(commands)
    _add_batch(commands)
    _add_topics(commands)
    _add_index(commands)
    add_serve(commands)
    add_author_commands(commands)
    add_mcp(commands)
    _add_help(commands)
    _add_completion(commands)


def _add_shell(commands: Commands) -> None:
    shell = add_command(commands, "shell", "ask questions in an interactive shell (the default)", _SHELL)
    add_plain(shell, again=True)
    add_log(shell, again=True)
    add_corpus_options(shell, again=True)


def _add_ask(commands: Commands) -> None:
    ask = add_command(commands, "ask", "answer one question", _ASK)
    text = "the question; several words are joined by spaces; - alone: read the question from standard input"
    ask.add_argument("question", nargs="+", metavar="QUESTION", help=text)
    ask.add_argument("-k", type=positive, metavar="N", help="show N matches (default: only the answer; with --json 5)")
    add_judging_options(ask)
    ask.add_argument("--json", action="store_true", help="print the reply as one JSON object")
    ask.add_argument(
        "--why", action="store_true", help="explain the reply: how the question was read, what matched, what decided"
    )
    add_log(ask, again=True)
    add_corpus_options(ask, again=True)


def _add_batch(commands: Commands) -> None:
    batch = add_command(commands, "batch", "answer a file of questions", _BATCH)
    text = "a .txt, .csv, .tsv, .jsonl, .xlsx or .ods file, or - for standard input"
    batch.add_argument("questions", metavar="QUESTIONS", help=text)
    text = "the file to write, .csv, .tsv, .jsonl or .xlsx (default: standard output)"
    batch.add_argument("-o", "--output", default="-", metavar="OUT", help=text)
    text = (
        "the column that holds the question; of several, given one by one, the texts are joined (default: by its name)"
    )
    batch.add_argument("--column", action="append", metavar="NAME", help=text)
    text = "the format of the questions (default: from the suffix of QUESTIONS; of standard input from its first line)"
    batch.add_argument("--input-format", choices=("txt", "csv", "tsv", "jsonl", "xlsx", "ods"), help=text)
    text = "the format of the answers (default: from the suffix of OUT; on standard output that of QUESTIONS, or csv)"
    batch.add_argument("--output-format", choices=("csv", "tsv", "jsonl", "xlsx"), help=text)
    text = "write CSV that Excel opens by a double click: with a byte order mark, and the separator of this country"
    batch.add_argument("--excel", action="store_true", help=text)
    text = "the separator of CSV: a comma, or ; (default: a comma; with --excel, ; where numbers have a decimal comma)"
    batch.add_argument("--separator", type=separator, metavar="SIGN", help=text)
    text = "replace OUT and the report if they exist, and write them even among the documents"
    batch.add_argument("--force", action="store_true", help=text)
    text = "also write the figures of the run as a page of HTML with two plots"
    batch.add_argument("--report", metavar="FILE", help=text)
    text = "answer in at most N processes (default: one for each processor; with 1, no worker process is started)"
    batch.add_argument("--workers", type=positive, metavar="N", help=text)
    text = "keep finished answers in OUT.part, and continue from there after an interrupted run"
    batch.add_argument("--resume", action="store_true", help=text)
    text = "answer QUESTIONS with Dask, in parts in the folder OUT (default SCHEDULER: processes of this machine)"
    batch.add_argument("--dask", nargs="?", const="", metavar="SCHEDULER", help=text)
    add_judging_options(batch)
    add_log(batch, again=True)
    add_corpus_options(batch, again=True)


def _add_topics(commands: Commands) -> None:
    topics = add_command(commands, "topics", "list the titles that --topic takes", _TOPICS)
    topics.add_argument("--json", action="store_true", help="print a JSON array of objects: topic, chunks, paths")
    add_corpus_options(topics, again=True)


def _add_index(commands: Commands) -> None:
    index = add_command(commands, "index", "build or update a saved index", _INDEX)
    index.add_argument("documents", nargs="*", metavar="CORPUS", help="a document or a folder of documents")
    index.add_argument("-o", "--output", metavar="DIR", help="the directory to write the index to")
    index.add_argument("--verify", metavar="DIR", help="check every byte of the index DIR, and build nothing")
    text = "the language of the documents (default: that of faqbot.toml, else of the index DIR, else their own)"
    add_value(index, "--language", text, again=True)
    add_encoder(index, again=True)


def _add_help(commands: Commands) -> None:
    shown = add_command(
        commands, "help", "print a page of the manual, the list of its pages, or help on a command", _HELP
    )
    shown.add_argument(
        "topic", nargs="?", metavar="TOPIC", help="the topic of a page, as faqbot help lists it, or a command"
    )


def _add_completion(commands: Commands) -> None:
    completion = add_command(
        commands, "completion", "print a script that completes commands in your shell", _COMPLETION
    )
    text = "bash, zsh or fish; the script says at its top how it is installed"
    completion.add_argument("shell", choices=SHELLS, metavar="SHELL", help=text)


# The functions that add the commands of this module, by their names.
_ADDERS: dict[str, Callable[[Commands], None]] = {
    "shell": _add_shell,
    "ask": _add_ask,
    "batch": _add_batch,
    "topics": _add_topics,
    "index": _add_index,
    "help": _add_help,
    "completion": _add_completion,
}


def _check_index(options: argparse.Namespace) -> None:
    """Raise `FaqbotError` unless the options build an index, verify one, or only name an encoder to download."""
    building = {"CORPUS": options.documents, "-o/--output": options.output}
    if options.verify is None:
        if options.encoder is not None and not any(building.values()):
            return
        if left_out := [name for name, given in building.items() if not given]:
            raise FaqbotError(f"{missing(left_out)} (see faqbot index --help)")
        return
    building |= {"--language": options.language, "--encoder": options.encoder}
    if unused := [name for name, given in building.items() if given]:
        message = f"--verify builds nothing and checks an index as it is; leave out {', '.join(unused)}"
        raise FaqbotError(f"{message} (see faqbot index --help)")
