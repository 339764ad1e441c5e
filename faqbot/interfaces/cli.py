"""The command line: arguments in, exit status out. Everything else is done by the library and its interfaces."""

from __future__ import annotations

import argparse
import os
import sys
import warnings
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, NoReturn

from faqbot import __version__
from faqbot.errors import CorpusWarning, FaqbotError, system_reason

if TYPE_CHECKING:
    from faqbot.answering.reply import Reply
    from faqbot.bot import FaqBot
    from faqbot.search.encoding import Encoder

ANSWERED, ABSTAINED, FAILED_ROWS, ERROR, INTERRUPTED = 0, 1, 1, 2, 130

DESCRIPTION = "Answer questions from the documents you already have, word for word, with file and line."


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status; what goes wrong is one line on standard error."""
    try:
        _prepare()
        options = parser().parse_args(arguments)
        command: Callable[[argparse.Namespace], int] = options.command
        status = command(options)
        sys.stdout.flush()
    except KeyboardInterrupt:
        _silence(sys.stdout)
        return INTERRUPTED
    except BrokenPipeError:
        # The reader has seen enough (`| head -1`); Python would complain once more while it closes.
        _silence(sys.stdout)
        return ANSWERED
    except FaqbotError as error:
        return _fail(str(error))
    except OSError as error:
        _silence(sys.stdout)
        return _fail(_reason(error))
    except MemoryError:
        return _fail("out of memory")
    return status


def parser() -> argparse.ArgumentParser:
    """Return the parser of every command and option; the README's table is compared with it."""
    root = _Parser(prog="faqbot", description=DESCRIPTION, allow_abbrev=False)
    root.add_argument("--version", action="version", version=f"faqbot {__version__}")
    _add_corpus_options(root)
    root.set_defaults(command=_shell, corpus=None)
    commands = root.add_subparsers(title="commands", metavar="COMMAND", parser_class=_Parser, prog="faqbot")

    shell = commands.add_parser("shell", help="ask in an interactive shell (the default)", allow_abbrev=False)
    _add_corpus_options(shell, again=True)
    shell.set_defaults(command=_shell)

    ask = commands.add_parser("ask", help="answer one question", allow_abbrev=False)
    ask.add_argument("question", nargs="+", metavar="QUESTION", help="the question; several words are joined")
    ask.add_argument("-k", type=_positive, metavar="N", help="show N matches (default: the answer; with --json 5)")
    _add_judging_options(ask)
    ask.add_argument("--json", action="store_true", help="print the reply as one JSON object")
    ask.add_argument("--why", action="store_true", help="explain what was read, what it added up to and what decided")
    _add_corpus_options(ask, again=True)
    ask.set_defaults(command=_ask)

    batch = commands.add_parser("batch", help="answer a file of questions", allow_abbrev=False)
    batch.add_argument(
        "questions", metavar="QUESTIONS", help="a .txt, .csv, .tsv or .jsonl file, or - for standard input"
    )
    batch.add_argument(
        "-o", "--output", default="-", metavar="OUT", help="the file to write (default: standard output)"
    )
    batch.add_argument(
        "--input-format", choices=("txt", "csv", "tsv", "jsonl"), help="the questions' format, where no suffix tells"
    )
    batch.add_argument(
        "--output-format", choices=("csv", "tsv", "jsonl"), help="the answers' format, where no suffix tells"
    )
    _add_judging_options(batch)
    _add_corpus_options(batch, again=True)
    batch.set_defaults(command=_batch)

    index = commands.add_parser("index", help="build or update a saved index", allow_abbrev=False)
    index.add_argument("documents", nargs="+", metavar="CORPUS", help="a document or a folder of documents")
    index.add_argument("-o", "--output", required=True, metavar="DIR", help="the directory of the index")
    _add_language(index, again=True)
    _add_encoder(index, again=True)
    index.set_defaults(command=_index)

    evaluate = commands.add_parser("eval", help="measure against labelled questions", allow_abbrev=False)
    evaluate.add_argument("labelled", metavar="LABELLED", help="a .jsonl, .json, .csv or .tsv file: question, expected")
    _add_threshold(evaluate)
    evaluate.add_argument("--json", action="store_true", help="print the figures as one JSON object")
    _add_corpus_options(evaluate, again=True)
    evaluate.set_defaults(command=_eval)
    return root


class _Parser(argparse.ArgumentParser):
    """argparse, but an error is one line; `faqbot --help` tells the rest."""

    def error(self, message: str) -> NoReturn:
        if "invalid choice" in message:  # argparse goes on to list the choices
            message = f"{message.partition(' (choose')[0]}; to ask a question: faqbot ask QUESTION"
        self.exit(ERROR, f"faqbot: {_clean(message)} (see {self.prog} --help)\n")


def _add_corpus_options(command: argparse.ArgumentParser, *, again: bool = False) -> None:
    """Add what every command takes; a sub-command must not overwrite what was said before its name."""
    unset = argparse.SUPPRESS if again else None
    group = command.add_argument_group("documents (default: the page that ships with faqbot)")
    group.add_argument(
        "--corpus",
        action="append",
        metavar="PATH",
        dest="corpus" if again else "corpus_before",  # said before the command as well as behind it, both count
        help="a document or folder; may be repeated",
    )
    group.add_argument("--index", metavar="DIR", default=unset, help="a saved index, instead of documents")
    _add_language(group, again=again)
    _add_encoder(group, again=again)
    group.add_argument(
        "--no-cache",
        action="store_true",
        default=argparse.SUPPRESS if again else False,
        help="read the documents again and keep nothing",
    )


def _add_language(group: argparse._ActionsContainer, *, again: bool) -> None:
    unset = argparse.SUPPRESS if again else None
    group.add_argument("--language", default=unset, help="the documents' language (default: english)")


def _add_encoder(group: argparse._ActionsContainer, *, again: bool) -> None:
    unset = argparse.SUPPRESS if again else None
    said = "compare meanings too, by the model sentence-transformers:NAME"
    group.add_argument("--encoder", default=unset, help=said)


def _add_judging_options(command: argparse.ArgumentParser) -> None:
    _add_threshold(command)
    command.add_argument("--topic", metavar="TITLE", help="answer from the document of this title only")


def _add_threshold(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--threshold", type=_probability, metavar="P", help="the least confidence that answers, from 0 to 1"
    )


# Commands


def _ask(options: argparse.Namespace) -> int:
    bot = _open(options)
    question = " ".join(options.question)
    k = options.k or 5
    if options.why and not options.json:
        from faqbot.interfaces.explain import ENOUGH  # noqa: PLC0415 - every command imports its own

        k = max(k, ENOUGH)
    reply = bot.ask(question, k=k, topic=options.topic, threshold=options.threshold)
    if options.json:
        print(_as_json(reply, why=options.why))
    else:
        print(_as_text(reply, shown=options.k, why=options.why))
    return ABSTAINED if reply.outcome == "abstain" else ANSWERED


def _as_json(reply: Reply, *, why: bool) -> str:
    from faqbot.answering.reply import reply_to_json  # noqa: PLC0415 - every command imports its own
    from faqbot.interfaces.render import to_json  # noqa: PLC0415

    if why:
        from faqbot.interfaces.explain import explained_json  # noqa: PLC0415

        return to_json(explained_json(reply))
    return to_json(reply_to_json(reply))


def _as_text(reply: Reply, *, shown: int | None, why: bool) -> str:
    from faqbot.interfaces.render import NOTE, fit, render  # noqa: PLC0415 - every command imports its own

    lines = render(reply, shown=shown)
    if why:
        from faqbot.interfaces.explain import explain  # noqa: PLC0415

        lines += [("", ""), *((NOTE, line) for line in explain(reply, shown=shown))]
    if sys.stdout.isatty():
        lines = fit(lines, _width())
    return "\n".join(text for _, text in lines)


def _shell(options: argparse.Namespace) -> int:
    from faqbot.interfaces.shell import run_lines, run_shell  # noqa: PLC0415

    bot = _open(options)
    if sys.stdin.isatty() and sys.stdout.isatty():
        return run_shell(bot)
    return run_lines(bot, sys.stdin)


def _batch(options: argparse.Namespace) -> int:
    from faqbot.interfaces.batch import run_batch  # noqa: PLC0415

    summary = run_batch(
        lambda: _open(options),
        options.questions,
        options.output,
        input_format=options.input_format,
        output_format=options.output_format,
        topic=options.topic,
        threshold=options.threshold,
    )
    return FAILED_ROWS if summary.errors else ANSWERED


def _index(options: argparse.Namespace) -> int:
    from faqbot.interfaces.cache import build  # noqa: PLC0415

    if _corpus(options) or options.index is not None:
        raise FaqbotError("index takes its documents after its name, not by --corpus or --index")
    bot = build(options.documents, options.language or "english", _encoder(options))
    bot.save(options.output)
    _say(f"{len(bot):,} chunks in {options.output}")
    return ANSWERED


def _eval(options: argparse.Namespace) -> int:
    from faqbot.interfaces.evaluation import run_evaluation  # noqa: PLC0415

    print(run_evaluation(lambda: _open(options), options.labelled, threshold=options.threshold, as_json=options.json))
    return ANSWERED


def _open(options: argparse.Namespace) -> FaqBot:
    if options.index is not None:
        for name, said in (("corpus", _corpus(options)), ("language", options.language)):
            if said:
                raise FaqbotError(f"--index already holds its {name}; leave out --{name}, or --index")
        from faqbot.bot import FaqBot  # noqa: PLC0415

        return FaqBot.load(options.index, _encoder(options))
    from faqbot.interfaces.cache import open_corpus  # noqa: PLC0415

    language = options.language or "english"
    encoder, use_cache = _encoder(options), not options.no_cache
    return open_corpus(_corpus(options), language=language, encoder=encoder, use_cache=use_cache)


def _encoder(options: argparse.Namespace) -> Encoder | None:
    if options.encoder is None:
        return None
    from faqbot.interfaces.encoders import open_encoder  # noqa: PLC0415 - every command imports its own

    return open_encoder(options.encoder)


def _corpus(options: argparse.Namespace) -> list[str]:
    return [*(options.corpus_before or ()), *(options.corpus or ())]


# The terminal


def _prepare() -> None:
    """Make the streams safe for any text, and warnings one line each."""
    for stream, errors in ((sys.stdin, "replace"), (sys.stdout, "backslashreplace"), (sys.stderr, "backslashreplace")):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors=errors)
    warnings.simplefilter("always", CorpusWarning)
    warnings.showwarning = _show_warning


def _show_warning(message: Warning | str, category: type[Warning], *_place: Any, **_more: Any) -> None:
    if issubclass(category, CorpusWarning):
        _say(f"warning: {message}")


def _reason(error: OSError) -> str:
    """Say what the system refused; what faqbot reads and writes by name has said so itself."""
    reason = system_reason(error)
    if error.filename:
        return f"{error.filename}: {reason}"
    return "the current directory is gone" if isinstance(error, FileNotFoundError) else f"cannot write: {reason}"


def _fail(message: str) -> int:
    _say(message)
    return ERROR


def _say(message: str) -> None:
    """Write one line to standard error."""
    try:
        print(f"faqbot: {_clean(message)}", file=sys.stderr, flush=True)
    except OSError:
        _silence(sys.stderr)


def _clean(message: str) -> str:
    from faqbot.interfaces.render import one_line  # noqa: PLC0415 - light, but only messages need it

    return one_line(message)


def _silence(stream: object) -> None:
    """Point a stream that cannot be written to nowhere, so that closing it says nothing."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())  # type: ignore[attr-defined]
        os.close(nowhere)
    except (OSError, ValueError, AttributeError):
        pass


def _width() -> int:
    import shutil  # noqa: PLC0415

    return shutil.get_terminal_size().columns


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
