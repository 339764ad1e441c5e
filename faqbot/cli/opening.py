"""The documents that a command answers from: those of `--corpus`, or the saved index of `--index`."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from faqbot.cli.cut_index import tell_cut_index
from faqbot.errors import FaqbotError
from faqbot.question_log.log_choice import LOG_VARIABLE, choose_log, named_log, paths_of

if TYPE_CHECKING:
    import argparse

    from faqbot.bot import FaqBot
    from faqbot.index.encoder import Encoder

# The values of `--encoder` that load no model (see `index.static_table.static_encoder`).
WITHOUT_MODEL = (None, "static", "none")

# The commands that log questions, if a log is named: those of people who ask. The others ask questions of their own.
LOGGING = ("shell", "ask", "batch", "serve", "mcp")

# The options that name such files: questions of `batch`, labelled questions and results of `eval`, logs of `gaps`, rows
# of `learn`. Outputs of `batch` are not listed here: a command refuses to write over a document.
_WORK_FILES = ("questions", "labelled", "save", "baseline", "logs", "file")


def open_logged(options: argparse.Namespace) -> FaqBot:
    """Return a bot as `open_bot` does, which logs questions if `--log`, FAQBOT_LOG or `faqbot.toml` says so.

    Raises `OutputError`, before a document is read, if the file of the log cannot be written.
    """
    named = named_log(options.log)
    log = choose_log(named)
    if log is not None:
        log.check()
    bot = open_bot(options, paths_of(log))
    if log is None:
        log = choose_log(named, bot.default_log)
        if log is not None:
            log.check()
    bot.log = log
    return bot


def open_bot(options: argparse.Namespace, logs: Sequence[str] = ()) -> FaqBot:
    """Return a bot for the documents or the index that the options name; raise `FaqbotError` for both at once.

    The bot logs no questions: most commands ask questions of their own. `logs` are logs that are no documents.
    """
    bot = _opened(options, logs)
    tell_cut_index(bot)
    bot.log = None
    return bot


def _opened(options: argparse.Namespace, logs: Sequence[str]) -> FaqBot:
    if options.index is not None:
        refuse_corpus_with_index(options)
        from faqbot.bot import FaqBot  # noqa: PLC0415

        return FaqBot.load(options.index, options.encoder)
    from faqbot.cli.caching.cache import open_corpus  # noqa: PLC0415

    return open_corpus(
        corpus_of(options),
        language=options.language,
        encoder=named_encoder(options),
        use_cache=not options.no_cache,
        decided=decided_by(options),
        logs=logs,
        apart=work_files(options),
    )


def work_files(options: argparse.Namespace) -> list[str]:
    """Return the files that a command reads or writes besides the documents, which it does not take for documents."""
    named: list[str] = []
    for name in _WORK_FILES:
        value = getattr(options, name, None)
        named += value if isinstance(value, list) else [value] if value else []
    if getattr(options, "dask", None) is not None:
        from glob import glob  # noqa: PLC0415 - see the module docstring

        named += glob(options.questions)
    # The answers so far of `batch --resume`, and how far they are.
    output = getattr(options, "output", None)
    named += [f"{output}{end}" for end in (".part", ".checkpoint") if output]
    return [path for path in named if path != "-"]  # standard input or output


def refuse_corpus_with_index(options: argparse.Namespace) -> None:
    """Raise `FaqbotError` for options that name a saved index and say what its documents are."""
    for name, given in (("corpus", corpus_of(options)), ("language", options.language)):
        if given:
            remedy = f"unset {options.named_by}" if options.named_by else "leave out --index"
            told = f"leave out --{name} to use the index, or {remedy} to read documents"
            raise FaqbotError(f"a saved index already has its {name}; {told}")


def decided_by(options: argparse.Namespace) -> list[str]:
    """Return the keys of the settings that need not be agreed on."""
    from faqbot.corpus.settings.corpus_settings import keys_decided  # noqa: PLC0415 - an index needs no settings

    logs = options.command in LOGGING
    return keys_decided(
        language=options.language,
        threshold=getattr(options, "threshold", None),
        log=(options.log or os.environ.get(LOG_VARIABLE) or None) if logs else False,
    )


def named_encoder(options: argparse.Namespace) -> Encoder | str | None:
    """Return the encoder that the options name, as `FaqBot.from_corpus` takes it."""
    named: str | None = options.encoder
    if named in WITHOUT_MODEL:
        return named
    from faqbot.index.encoders.named_encoders import open_encoder  # noqa: PLC0415 - see the module docstring

    return open_encoder(named)


def corpus_of(options: argparse.Namespace) -> list[str]:
    """Return the documents and folders that were named before and after the command; none: the page that ships."""
    return [*(options.corpus_before or ()), *(options.corpus or ())]
