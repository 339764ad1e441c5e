"""The commands for people who ask: shell, ask, batch, topics, index, completion.

Each takes the options and returns an exit status. Each command imports only the modules that it needs.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from faqbot.cli.chosen_documents import demo_notice, is_demo
from faqbot.cli.opening import WITHOUT_MODEL, corpus_of, open_bot, open_logged
from faqbot.cli.terminal import ABSTAINED, ANSWERED, ERROR, FAILED_ROWS, say
from faqbot.errors import FaqbotError
from faqbot.system.blas_threads import use_one_thread
from faqbot.system.interrupts import INTERRUPTS

if TYPE_CHECKING:
    import argparse

    from faqbot.answering.reply import Reply
    from faqbot.batch.reporting.summary import Summary
    from faqbot.batch.run import BatchInterrupt
    from faqbot.batch.settings import Settings
    from faqbot.bot import FaqBot


def ask(options: argparse.Namespace) -> int:
    """Answer a question, or several in one text; small talk and questions about the documents have a reply, too."""
    use_one_thread()
    # First, because deeper in the stack its import makes Python 3.11 map and unmap a page of memory 700 times.
    import numpy as np  # noqa: F401, PLC0415

    from faqbot.answering.conversation.conversation import Conversation  # noqa: PLC0415 - see the module docstring

    question = _question(options.question)
    bot = open_logged(options)
    k = options.k or 5
    names = bot.names if options.why and not options.json else None
    if names is not None:
        from faqbot.rendering.explain import ENOUGH  # noqa: PLC0415 - see the module docstring

        k = max(k, ENOUGH)
    reply = Conversation(bot, k=k, topic=options.topic, threshold=options.threshold).say(question)
    if options.json:
        print(_as_json(reply, why=options.why))
    else:
        from faqbot.cli.printed_reply import reply_text  # noqa: PLC0415 - see the module docstring

        print(reply_text(reply, shown=options.k, roots=bot.roots, names=names, plain=options.plain))
    outcomes = {one.outcome for one in (reply, *reply.others)}
    return ABSTAINED if outcomes <= {"abstain", "smalltalk"} else ANSWERED  # whether the documents answered


def _question(words: Sequence[str]) -> str:
    """Return the question of these words; `-` alone stands for the question on standard input."""
    if list(words) != ["-"]:
        return " ".join(words)
    from faqbot.cli.standard_question import question_on_standard_input  # noqa: PLC0415 - see the module docstring

    return question_on_standard_input()


def _as_json(reply: Reply, *, why: bool) -> str:
    from faqbot.answering.reply import reply_to_json  # noqa: PLC0415 - see the module docstring
    from faqbot.rendering.readable import to_json  # noqa: PLC0415

    if why:
        from faqbot.rendering.explain import explained_json  # noqa: PLC0415

        return to_json(explained_json(reply))
    return to_json(reply_to_json(reply))


def shell(options: argparse.Namespace) -> int:
    """Open the interactive shell, or answer the lines of a standard input that is no terminal."""
    from faqbot.shell.shell import run_lines, run_shell  # noqa: PLC0415

    bot = open_logged(options)
    if sys.stdin.isatty() and sys.stdout.isatty():
        INTERRUPTS.raise_once()
        return run_shell(bot, plain=options.plain, is_demo=is_demo(options))
    if is_demo(options):
        say(demo_notice(options))
    return run_lines(bot, sys.stdin)


def batch(options: argparse.Namespace) -> int:
    """Answer a file of questions."""
    from faqbot.batch.run import BatchInterrupt, run_batch  # noqa: PLC0415

    settings = _batch_settings(options)
    try:
        if options.dask is not None:
            summary = _on_machines(options, settings)
        else:
            summary = run_batch(lambda: open_logged(options), options.questions, options.output, settings)
    except BatchInterrupt as interrupt:
        say(_how_far(interrupt, options.output))
        raise
    _say_summary(summary, options)
    return FAILED_ROWS if summary.errors else ANSWERED


def _batch_settings(options: argparse.Namespace) -> Settings:
    from faqbot.batch.settings import Settings  # noqa: PLC0415
    from faqbot.system.list_separator import separator_of  # noqa: PLC0415
    from faqbot.system.processors import processors  # noqa: PLC0415

    # With an encoder that must be named, one process answers: the worker processes open the index without a name.
    workers = options.workers or processors() if options.encoder in WITHOUT_MODEL else 1
    return Settings(
        input_format=options.input_format,
        output_format=options.output_format,
        topic=options.topic,
        threshold=options.threshold,
        workers=workers,
        resume=options.resume,
        columns=tuple(options.column or ()),
        force=options.force,
        separator=separator_of(options.separator, for_excel=options.excel),
        for_excel=options.excel,
        report=options.report,
    )


def _say_summary(summary: Summary, options: argparse.Namespace) -> None:
    """Print the figures of a run, if it had questions; not the tables where the answers themselves were printed."""
    from faqbot.batch.reporting.summary import summary_lines  # noqa: PLC0415

    if not summary.total:
        say(f"{'standard input' if options.questions == '-' else options.questions} holds no questions")
    else:
        say(f"{options.output}: {summary}" if summary.is_old else str(summary))
    if summary.total and options.output != "-":
        print("".join(f"{line}\n" for line in summary_lines(summary.tally)), end="", file=sys.stderr)
    if options.report is not None:
        say(f"the report is in {options.report}")


def _how_far(interrupt: BatchInterrupt, output: str) -> str:
    """Return how far a run came, and the command that continues it."""
    import shlex  # noqa: PLC0415

    of = "" if interrupt.total is None else f" of {interrupt.total:,}"
    done = f"stopped after {interrupt.answered:,}{of} question{'s' * ((interrupt.total or interrupt.answered) != 1)}"
    if interrupt.can_continue:
        return f"{done}; this command continues: {shlex.join(['faqbot', *sys.argv[1:]])}"
    if output == "-":
        return done
    return f"{done}; {output} is not written. Begun with --resume, a run can be continued"


def _on_machines(options: argparse.Namespace, settings: Settings) -> Summary:
    from faqbot.batch.machines.dask import run_on_machines  # noqa: PLC0415
    from faqbot.batch.run import saved  # noqa: PLC0415

    if options.resume or options.encoder not in WITHOUT_MODEL or options.output == "-" or options.questions == "-":
        raise FaqbotError("--dask needs files of questions and -o FOLDER, and takes neither --resume nor --encoder")
    if options.report is not None or options.force:
        raise FaqbotError("--dask takes neither --report nor --force: it writes parts into a folder of their own")
    if options.dask and options.index is None:
        raise FaqbotError("--dask SCHEDULER needs --index DIR, with a path that every worker can read")
    with saved(open_logged(options)) as bot:
        bot.ask("", topic=options.topic, logged=False)  # report an unknown topic before a worker starts
        return run_on_machines(bot, options.questions, options.output, settings, options.dask)


def topics(options: argparse.Namespace) -> int:
    """Print each title on a line of its own, or the result of `FaqBot.contents` as JSON."""
    from faqbot.rendering.readable import printable, to_json  # noqa: PLC0415 - see the module docstring

    bot = open_bot(options)
    if options.json:
        print(to_json([contents._asdict() for contents in bot.contents()]))
    else:
        # White space stays as it is, so that `--topic` accepts a title copied from the list.
        print("".join(printable(title).replace("\n", " ") + "\n" for title in bot.topics()), end="")
    return ANSWERED


def index(options: argparse.Namespace) -> int:
    """Build or update a saved index, verify one, or download an encoder."""
    if corpus_of(options) or options.index is not None:
        raise FaqbotError("name the documents after `faqbot index`, without --corpus or --index")
    if options.verify is not None:
        return _verify(options)
    if not options.documents:
        return _download(options)
    use_one_thread()
    from faqbot.cli.files_read import files_read, saved_in, segments_in, what_changed  # noqa: PLC0415 - as above

    before, segments = saved_in(options.output), segments_in(options.output)
    bot = _update(options)
    read = files_read(options.output, segments) if sys.stderr.isatty() else ""
    done = f"{len(bot):,} passage{'s' * (len(bot) != 1)} in {options.output}"
    say("; ".join(filter(None, (done, what_changed(options.output, before), read))))
    return ANSWERED


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
    say(f"{encoder.encoding} is on this machine" if encoder else f"there is nothing to download for {options.encoder}")
    return ANSWERED


def _verify(options: argparse.Namespace) -> int:
    from faqbot.index.storage.verifying import verify_index  # noqa: PLC0415 - see the module docstring

    found = verify_index(options.verify)
    for line in found.broken:
        say(line)
    if found.broken:
        return ERROR
    print(f"{options.verify}: {found.chunks:,} passages, {found.files:,} files, {found.bytes:,} bytes: all as written")
    return ANSWERED


def completion(options: argparse.Namespace) -> int:
    """Print the script with which a shell completes the command line."""
    from faqbot.cli.arguments import parser  # noqa: PLC0415 - see the module docstring
    from faqbot.cli.completion.bash_script import bash_script  # noqa: PLC0415
    from faqbot.cli.completion.completable import completable  # noqa: PLC0415
    from faqbot.cli.completion.fish_script import fish_script  # noqa: PLC0415
    from faqbot.cli.completion.zsh_script import zsh_script  # noqa: PLC0415

    scripts = {"bash": bash_script, "zsh": zsh_script, "fish": fish_script}
    print(scripts[options.shell](completable(parser())), end="")
    return ANSWERED
