"""The arguments of the commands for authors of documents."""

from __future__ import annotations

from faqbot.cli.shared_options import (
    Commands,
    add_command,
    add_corpus_options,
    add_reading_options,
    add_threshold,
    date,
    natural,
    positive,
    probability,
)
from faqbot.system.atomic_files import STANDARD

# The formats that `faqbot export` writes; `authoring.exporting.export` has the functions.
EXPORT_TARGETS = ("jsonl", "csv", "markdown", "faqpage", "qnamaker", "qnabot", "rasa")

# The examples in the help of each command.
_CHECK = (
    "faqbot check docs/",
    "faqbot check docs/ --all --fail-on warning",
)
_DRAFT = (
    "faqbot draft docs/ > prompt.txt",
    "faqbot draft docs/ -o prompts/",
)
_LEARN = (
    "faqbot learn drafted.csv --corpus docs/ --dry-run",
    "faqbot learn drafted.csv --corpus docs/ --labelled labelled.csv",
)
_EXPORT = (
    "faqbot export docs/ --to csv",
    "faqbot export docs/ --to faqpage -o faq.json",
)
_EVAL = (
    "faqbot eval labelled.csv --corpus docs/",
    "faqbot eval labelled.csv --index support.index --fail-under right=.5,wrong=20%",
)
_GAPS = (
    "faqbot gaps asked.jsonl --corpus docs/",
    "faqbot gaps asked.jsonl --corpus docs/ --since 2026-01-01 --markdown",
)


def add_author_commands(commands: Commands) -> None:
    """Add the commands for authors, in the order in which the help lists them."""
    _add_check(commands)
    _add_draft(commands)
    _add_learn(commands)
    _add_gaps(commands)
    _add_export(commands)
    _add_eval(commands)


def _add_check(commands: Commands) -> None:
    check = add_command(commands, "check", "find what is wrong in documents and their side files", _CHECK)
    text = "a document or a folder of documents (default: see below, and else the page that ships with faqbot)"
    check.add_argument("documents", nargs="*", metavar="CORPUS", help=text)
    check.add_argument("--json", action="store_true", help="print all findings as one JSON object")
    check.add_argument("--all", action="store_true", help="list all findings, not only the first five of a kind")
    text = "exit with 1 if there is a finding as bad as this or worse (default: error)"
    check.add_argument("--fail-on", choices=("error", "warning", "never"), default="error", help=text)
    add_threshold(check)
    add_reading_options(check)


def _add_draft(commands: Commands) -> None:
    draft = add_command(commands, "draft", "print a prompt with which any chat model writes phrasings", _DRAFT)
    draft.add_argument("documents", nargs="*", metavar="CORPUS", help="a document or a folder of documents")
    text = "ask for the phrasings of at most N chunks in a prompt, and number the prompts (default: 30)"
    draft.add_argument("--chunks-per-prompt", type=positive, metavar="N", help=text)
    draft.add_argument("--all", action="store_true", help="ask also for chunks that have enough phrasings")
    text = "write each prompt to a file in the folder DIR (default: standard output)"
    draft.add_argument("-o", "--output", metavar="DIR", help=text)
    add_reading_options(draft, encoder=False)


def _add_learn(commands: Commands) -> None:
    learn = add_command(commands, "learn", "take in phrasings that a model or a person wrote, if they help", _LEARN)
    text = (
        "rows question,chunk: CSV, TSV or JSONL, as a model prints them, or feedback of the shell (-: standard input)"
    )
    learn.add_argument("file", metavar="FILE", help=text)
    text = "also measure with these labelled questions: a .jsonl, .json, .csv or .tsv file, as for faqbot eval"
    learn.add_argument("--labelled", metavar="FILE", help=text)
    text = "write even if up to N questions are answered wrong that are not now (default: 0)"
    learn.add_argument("--allow-worse", type=natural, default=0, metavar="N", help=text)
    learn.add_argument("--ask", action="store_true", help="ask about each row on the terminal before it is taken in")
    text = "write nothing, and print what would change in phrasings.csv as a unified diff"
    learn.add_argument("--dry-run", action="store_true", help=text)
    learn.add_argument("--json", action="store_true", help="print the report as one JSON object")
    add_threshold(learn)
    add_reading_options(learn)


def _add_export(commands: Commands) -> None:
    export = add_command(commands, "export", "write questions and answers in the format of another program", _EXPORT)
    export.add_argument("documents", nargs="*", metavar="CORPUS", help="a document or a folder of documents")
    text = f"the format: {', '.join(EXPORT_TARGETS)}"
    export.add_argument("--to", choices=EXPORT_TARGETS, required=True, metavar="FORMAT", help=text)
    text = "write to this file, all or nothing (default: standard output)"
    export.add_argument("-o", "--output", metavar="FILE", default=STANDARD, help=text)
    text = "replace FILE if it exists, and write it even among the documents"
    export.add_argument("--force", action="store_true", help=text)
    add_reading_options(export, encoder=False)


def _add_eval(commands: Commands) -> None:
    evaluate = add_command(commands, "eval", "measure the answers against labelled questions", _EVAL)
    text = "a .jsonl, .json, .csv or .tsv file with the fields question and expected, or - for standard input"
    evaluate.add_argument("labelled", metavar="LABELLED", help=text)
    text = "write a row for each question, with what became of it, to this .csv, .tsv or .jsonl file"
    evaluate.add_argument("-o", "--output", metavar="FILE", help=text)
    text = "list at most N misses of each sort (default: 10)"
    evaluate.add_argument("--misses", type=natural, metavar="N", help=text)
    text = "keep the run in this file as JSON, for a later --baseline"
    evaluate.add_argument("--save", metavar="RUN.json", help=text)
    text = "replace files that eval has not written itself, and write even among the documents"
    evaluate.add_argument("--force", action="store_true", help=text)
    text = "compare with the run in this file, which --save or --json wrote: figures, and questions that changed"
    evaluate.add_argument("--baseline", metavar="RUN.json", help=text)
    text = "exit with status 1 unless all figures keep their bounds, such as right=.8,wrong=5%%"
    evaluate.add_argument("--fail-under", metavar="BOUNDS", help=text)
    text = "suggest a threshold at which this share of the answers is right (0 to 1), and say what it costs"
    evaluate.add_argument("--suggest-threshold", type=probability, metavar="PRECISION", help=text)
    text = "draw a reliability diagram and a risk-coverage curve into this folder, as SVG and PNG"
    evaluate.add_argument("--plot", metavar="DIR", help=text)
    add_threshold(evaluate)
    text = "print the figures, and what became of each question, as one JSON object"
    evaluate.add_argument("--json", action="store_true", help=text)
    add_corpus_options(evaluate, again=True)


def _add_gaps(commands: Commands) -> None:
    gaps = add_command(commands, "gaps", "find what people asked and did not get", _GAPS)
    text = (
        "a log of questions, an output of faqbot batch, or - for standard input "
        "(default: the log that FAQBOT_LOG or faqbot.toml names)"
    )
    gaps.add_argument("logs", nargs="*", metavar="LOG", help=text)
    text = "count only questions asked at DATE (2026-11-29) or later, in UTC"
    gaps.add_argument("--since", type=date, metavar="DATE", help=text)
    text = "leave out gaps that were asked less than N times (default: 1)"
    gaps.add_argument("--least", type=positive, default=1, metavar="N", help=text)
    form = gaps.add_mutually_exclusive_group()
    form.add_argument("--json", dest="form", action="store_const", const="json", help="print one JSON object")
    text = "print a Markdown document with a heading for each gap, whose answers are to be written"
    form.add_argument("--markdown", dest="form", action="store_const", const="markdown", help=text)
    text = "print rows for faqbot learn: questions with the chunk that probably answers them"
    form.add_argument("--phrasings", dest="form", action="store_const", const="phrasings", help=text)
    gaps.set_defaults(form="text")
    add_corpus_options(gaps, again=True)
