"""The arguments of the commands for authors of documents."""

from __future__ import annotations

from faqbot.cli.shared_options import Commands, add_command, add_corpus_options, add_threshold


def add_author_commands(commands: Commands) -> None:
    """Add the commands for authors, in the order in which the help lists them."""
    _add_eval(commands)


def _add_eval(commands: Commands) -> None:
    evaluate = add_command(commands, "eval", "measure the answers against labelled questions")
    text = "a .jsonl, .json, .csv or .tsv file with the fields question and expected"
    evaluate.add_argument("labelled", metavar="LABELLED", help=text)
    add_threshold(evaluate)
    evaluate.add_argument("--json", action="store_true", help="print the measurements as one JSON object")
    add_corpus_options(evaluate, again=True)
