"""The command line: from arguments to an exit status. Each command imports only the modules that it needs."""

from __future__ import annotations

import argparse
import os
import sys
import warnings
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from faqbot.cli.arguments import parse
from faqbot.errors import CorpusWarning, FaqbotError, system_reason

if TYPE_CHECKING:
    from faqbot.answering.reply import Reply
    from faqbot.batch.run import Settings, Summary
    from faqbot.bot import FaqBot
    from faqbot.index.encoder import Encoder
    from faqbot.query.names.naming import Named

# The exit statuses. Both an abstention and a batch with errors end with status 1.
_ANSWERED, _ABSTAINED, _FAILED_ROWS, _ERROR, _INTERRUPTED = 0, 1, 1, 2, 130

# The values of `--encoder` that load no model (see `index.static_table.static_encoder`).
_WITHOUT_MODEL = (None, "static", "none")


def run(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status; an error becomes one line on standard error."""
    try:
        _prepare()
        options = parse(arguments)
        status = RUNNERS[options.command](options)
        sys.stdout.flush()
    except KeyboardInterrupt:
        _silence(sys.stdout)
        return _INTERRUPTED
    except BrokenPipeError:
        # The reader of the output has ended (`| head -1`). Without this, Python would print an error when it exits.
        _silence(sys.stdout)
        return _ANSWERED
    except FaqbotError as error:
        return _fail(str(error))
    except OSError as error:
        _silence(sys.stdout)
        return _fail(_reason(error))
    except MemoryError:
        return _fail("out of memory")
    return status


# Commands


def _ask(options: argparse.Namespace) -> int:
    bot = _open(options)
    question = " ".join(options.question)
    k = options.k or 5
    if options.why and not options.json:
        from faqbot.rendering.explain import ENOUGH  # noqa: PLC0415 - see the module docstring

        k = max(k, ENOUGH)
    named = bot.names(question) if options.why and not options.json else None
    reply = bot.ask(question, k=k, topic=options.topic, threshold=options.threshold, named=named)
    if options.json:
        print(_as_json(reply, why=options.why))
    else:
        print(_as_text(reply, shown=options.k, named=named))
    return _ABSTAINED if reply.outcome == "abstain" else _ANSWERED


def _as_json(reply: Reply, *, why: bool) -> str:
    from faqbot.answering.reply import reply_to_json  # noqa: PLC0415 - see the module docstring
    from faqbot.rendering.readable import to_json  # noqa: PLC0415

    if why:
        from faqbot.rendering.explain import explained_json  # noqa: PLC0415

        return to_json(explained_json(reply))
    return to_json(reply_to_json(reply))


def _as_text(reply: Reply, *, shown: int | None, named: Named | None) -> str:
    """Return a reply as text, with an explanation if `named` (the documents that the question names) is given."""
    from faqbot.rendering.reply_rows import printed, reply_rows  # noqa: PLC0415 - see the module docstring
    from faqbot.rendering.rows import NOTE, StyledRow, plain_lines, row  # noqa: PLC0415

    rows = reply_rows(reply, printed(shown))
    if named is not None:
        from faqbot.rendering.explain import explain  # noqa: PLC0415

        rows += [StyledRow(), *(row((NOTE, line)) for line in explain(reply, shown=shown, named=named))]
    return "\n".join(plain_lines(rows, _width() if sys.stdout.isatty() else None))


def _shell(options: argparse.Namespace) -> int:
    from faqbot.shell.shell import run_lines, run_shell  # noqa: PLC0415

    bot = _open(options)
    if sys.stdin.isatty() and sys.stdout.isatty():
        return run_shell(bot, plain=options.plain)
    return run_lines(bot, sys.stdin)


def _batch(options: argparse.Namespace) -> int:
    from faqbot.batch.run import Settings, run_batch  # noqa: PLC0415
    from faqbot.system.processors import processors  # noqa: PLC0415

    # With an encoder that must be named, one process answers: the worker processes open the index without a name.
    workers = options.workers or processors() if options.encoder in _WITHOUT_MODEL else 1
    settings = Settings(
        input_format=options.input_format,
        output_format=options.output_format,
        topic=options.topic,
        threshold=options.threshold,
        workers=workers,
        resume=options.resume,
    )
    if options.dask is not None:
        summary = _on_machines(options, settings)
    else:
        summary = run_batch(lambda: _open(options), options.questions, options.output, settings)
    _say(str(summary))
    return _FAILED_ROWS if summary.errors else _ANSWERED


def _on_machines(options: argparse.Namespace, settings: Settings) -> Summary:
    from faqbot.batch.dask import run_on_machines  # noqa: PLC0415
    from faqbot.batch.run import saved  # noqa: PLC0415

    if options.resume or options.encoder not in _WITHOUT_MODEL or options.output == "-" or options.questions == "-":
        raise FaqbotError("--dask needs files of questions and -o FOLDER, and takes neither --resume nor --encoder")
    if options.dask and options.index is None:
        raise FaqbotError("--dask SCHEDULER needs --index DIR, with a path that every worker can read")
    with saved(_open(options)) as bot:
        bot.ask("", topic=options.topic)  # report an unknown topic before a worker starts
        return run_on_machines(bot, options.questions, options.output, settings, options.dask)


def _topics(options: argparse.Namespace) -> int:
    """Print each title on a line of its own, or the result of `FaqBot.contents` as JSON."""
    from faqbot.rendering.readable import printable, to_json  # noqa: PLC0415 - see the module docstring

    bot = _open(options)
    if options.json:
        print(to_json([contents._asdict() for contents in bot.contents()]))
    else:
        # White space stays as it is, so that `--topic` accepts a title copied from the list.
        print("".join(printable(title).replace("\n", " ") + "\n" for title in bot.topics()), end="")
    return _ANSWERED


def _index(options: argparse.Namespace) -> int:
    if _corpus(options) or options.index is not None:
        raise FaqbotError("name the documents after `faqbot index`, without --corpus or --index")
    if options.verify is not None:
        return _verify(options)
    if not options.documents:
        return _download(options)
    bot = _update(options)
    _say(f"{len(bot):,} chunks in {options.output}")
    return _ANSWERED


def _update(options: argparse.Namespace) -> FaqBot:
    from faqbot.bot import FaqBot  # noqa: PLC0415 - see the module docstring
    from faqbot.system.processors import processors  # noqa: PLC0415

    return FaqBot.update(
        options.output,
        *options.documents,
        language=options.language,
        encoder=options.encoder,
        processes=processors(),
        progress=True,
    )


def _download(options: argparse.Namespace) -> int:
    """Open an encoder, which downloads its model if it is not on this machine."""
    from faqbot.index.encoder import checked  # noqa: PLC0415 - see the module docstring

    encoder = checked(options.encoder)
    _say(f"{encoder.encoding} is on this machine" if encoder else f"there is nothing to download for {options.encoder}")
    return _ANSWERED


def _verify(options: argparse.Namespace) -> int:
    from faqbot.index.storage.verifying import verify_index  # noqa: PLC0415 - see the module docstring

    found = verify_index(options.verify)
    for line in found.broken:
        _say(line)
    if found.broken:
        return _ERROR
    print(f"{options.verify}: {found.chunks:,} chunks, {found.files:,} files, {found.bytes:,} bytes: all as written")
    return _ANSWERED


def _eval(options: argparse.Namespace) -> int:
    from faqbot.evaluation.report import run_evaluation  # noqa: PLC0415

    print(run_evaluation(lambda: _open(options), options.labelled, threshold=options.threshold, as_json=options.json))
    return _ANSWERED


RUNNERS: dict[str, Callable[[argparse.Namespace], int]] = {
    "shell": _shell,
    "ask": _ask,
    "batch": _batch,
    "topics": _topics,
    "index": _index,
    "eval": _eval,
}


# The documents


def _open(options: argparse.Namespace) -> FaqBot:
    if options.index is not None:
        for name, given in (("corpus", _corpus(options)), ("language", options.language)):
            if given:
                raise FaqbotError(f"a saved index already has its {name}; leave out --{name} or --index")
        from faqbot.bot import FaqBot  # noqa: PLC0415

        return FaqBot.load(options.index, options.encoder)
    from faqbot.cli.cache import open_corpus  # noqa: PLC0415

    language = options.language or "english"
    encoder, use_cache = _encoder(options), not options.no_cache
    return open_corpus(_corpus(options), language=language, encoder=encoder, use_cache=use_cache)


def _encoder(options: argparse.Namespace) -> Encoder | str | None:
    named: str | None = options.encoder
    if named in _WITHOUT_MODEL:
        return named
    from faqbot.index.encoders.named_encoders import open_encoder  # noqa: PLC0415 - see the module docstring

    return open_encoder(named)


def _corpus(options: argparse.Namespace) -> list[str]:
    return [*(options.corpus_before or ()), *(options.corpus or ())]


# The terminal


def _prepare() -> None:
    """Let the standard streams accept any text, and print each warning as one line."""
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
    """Return the message for an error of the operating system that no other module has explained."""
    reason = system_reason(error)
    if error.filename:
        return f"{error.filename}: {reason}"
    return "the current directory is gone" if isinstance(error, FileNotFoundError) else f"cannot write: {reason}"


def _fail(message: str) -> int:
    _say(message)
    return _ERROR


def _say(message: str) -> None:
    """Print one line on standard error; ignore a standard error that cannot be written."""
    try:
        print(f"faqbot: {_clean(message)}", file=sys.stderr, flush=True)
    except OSError:
        _silence(sys.stderr)


def _clean(message: str) -> str:
    from faqbot.rendering.readable import one_line  # noqa: PLC0415 - only messages need it

    return one_line(message)


def _silence(stream: object) -> None:
    """Redirect a stream that cannot be written to the null device, so that closing the stream prints no error."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())  # type: ignore[attr-defined]
        os.close(nowhere)
    except (OSError, ValueError, AttributeError):
        pass


def _width() -> int:
    import shutil  # noqa: PLC0415

    return shutil.get_terminal_size().columns
