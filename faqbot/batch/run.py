"""Answer a file of questions block by block: read, ask, write. The memory used does not grow with the file."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from itertools import chain
from typing import Any, BinaryIO

from faqbot import __version__
from faqbot.batch.answer_workbook import check_workbooks, write_workbook
from faqbot.batch.checkpoint import Kept, file_digest, finished_run, kept_files, kept_output
from faqbot.batch.input import Raw, known_extra
from faqbot.batch.job import BlockAnswers, BlockJob, QuestionBlock, answers_of, blocks_of
from faqbot.batch.output import Form, encoded, table_columns
from faqbot.batch.question_file import QuestionFile, count_records, open_questions
from faqbot.batch.reporting.batch_progress import BatchProgress
from faqbot.batch.reporting.report_page import check_report, write_report
from faqbot.batch.reporting.summary import Summary, summarised, summary_of
from faqbot.batch.settings import Settings, formats_of, refuse_outputs, standard_format
from faqbot.bot import FaqBot
from faqbot.corpus.files.own_files import refuse_among, refuse_own
from faqbot.errors import FaqbotError
from faqbot.system.atomic_files import STANDARD, open_output
from faqbot.system.progress import erase, working
from faqbot.system.temporary_folders import naming_temporary, temporary_file, temporary_folder

# Worker processes are started only for at least this number of blocks: starting a worker takes about as long as
# answering two blocks.
_ENOUGH = 6


class BatchInterrupt(KeyboardInterrupt):
    """Ctrl-C while questions were answered; `answered` of them are, of `total` if that is known.

    `can_continue` says that a run with `--resume` goes on behind them.
    """

    def __init__(self, answered: int, total: int | None, *, can_continue: bool) -> None:
        super().__init__()
        self.answered, self.total, self.can_continue = answered, total, can_continue


def run_batch(
    open_bot: Callable[[], FaqBot], path: str, output: str = STANDARD, settings: Settings | None = None
) -> Summary:
    """Answer every question of a file (`-`: standard input) and write the answers to `output` (`-`: standard output).

    Nothing is written before the questions and the documents are opened. Raises `QuestionsError` if the questions
    cannot be read, `OutputError` if the answers cannot be written, `CheckpointError` if a run cannot be resumed,
    `WorkerError` if a worker process dies, `BatchInterrupt` at Ctrl-C, and the errors of `open_bot`.
    """
    settings = settings or Settings()
    kind, written = formats_of(path, output, settings)
    refuse_outputs(path, output, settings)
    overwrites_report = settings.force or (settings.report is not None and os.path.lexists(settings.report))
    if settings.report is not None:
        check_report()
    if written == "xlsx":
        check_workbooks()
    with open_questions(path) as stream:
        bot = open_bot()
        for name in (output, settings.report):
            if name is not None and name != STANDARD:
                refuse_own(name, bot.roots)
                if not settings.force:
                    refuse_among(name, bot.roots)
        # Raises `TopicError` before a file is written.
        bot.ask("", topic=settings.topic, threshold=settings.threshold, logged=False)
        questions = QuestionFile(stream, kind, path, settings.columns)
        summary = _answered(bot, questions, output, written or standard_format(questions.kind), settings, path)
    if settings.report is not None:
        write_report(summary.tally, settings.report, overwrite=overwrites_report)
    return summary


def _answered(bot: FaqBot, questions: QuestionFile, output: str, kind: str, settings: Settings, path: str) -> Summary:
    """Answer all questions into the output, whole or not at all, or go on with an unfinished run.

    An error that ends the run after questions were answered says how many answers are kept, and how to go on.
    """
    begun: list[Kept] = []

    def run(known: FaqBot, kept: Kept) -> Summary:
        begun.append(kept)
        return _run(known, questions, kept, kind, settings, path)

    try:
        if settings.resume:
            with saved(bot) as known:
                about = _about(known, path, (questions.kind, kind), settings)
                return _resumed(output, about, kind, run=lambda kept: run(known, kept), force=settings.force)
        with open_output(output, overwrite=settings.force) as file:
            if kind != "xlsx":
                return run(bot, Kept(file))
            with temporary_file() as rows:
                with naming_temporary():
                    summary = run(bot, Kept(rows))
                    rows.seek(0)
                _converted(rows, file)
            return summary
    except FaqbotError as error:
        has_answered = begun and begun[0].checkpoint.tally.outcomes.total() > 0
        if has_answered and output != STANDARD and not isinstance(error.__cause__, FileExistsError):
            error.message = f"{error.message}; {_what_is_kept(begun[0], output, settings)}"
        raise


def _resumed(output: str, about: dict[str, Any], kind: str, *, run: Callable[[Kept], Summary], force: bool) -> Summary:
    """Go on with an unfinished run, or begin one; return the summary of a run that has finished, unless forced."""
    done = None if force else finished_run(output, about)
    if done is not None:
        return summary_of(done.tally, before=done.tally.outcomes.total())
    with kept_output(output, about, _converted if kind == "xlsx" else None, overwrite=force) as kept:
        return run(kept)


def _what_is_kept(kept: Kept, output: str, settings: Settings) -> str:
    """Return what a run leaves that an error has ended, as the end of a message."""
    if not settings.resume:
        return "no answer is kept; begun with --resume, a run keeps them, and can be continued"
    part = kept_files(output)[1]
    if not kept.noted or not os.path.lexists(part):  # somebody may have removed it
        return "no answer is kept yet, and the same command begins again"
    many = f"{kept.noted:,} answer{'s are' if kept.noted > 1 else ' is'}"
    return f"{many} kept in {os.path.basename(part)}, and the same command goes on from there"


def _run(bot: FaqBot, questions: QuestionFile, kept: Kept, kind: str, settings: Settings, path: str) -> Summary:
    """Answer all records after the checkpoint and warn of the columns that were not copied as they are."""
    file, tally, before = kept.file, kept.checkpoint.tally, kept.checkpoint.tally.outcomes.total()
    columns, raws = _records(questions, kept, kind)
    form = Form(kind, columns, _is_terminal(file), settings.separator, settings.for_excel)
    job = BlockJob(questions.layout, form, settings.topic, settings.threshold, bot.log)
    progress = BatchProgress(None, before, plain=form.for_terminal)
    total = _total(questions, path, settings) if progress.is_shown else None
    progress.expect(total)
    if not kept.checkpoint.line:
        file.write(encoded(form.header()))
    blocks = blocks_of(raws, questions.pauses)
    try:
        with progress, closing(_answers(bot, job, blocks, settings.workers)) as answers:
            for block in answers:
                if form.for_terminal:
                    erase()
                kept.begin()
                file.write(block.data)
                if file is sys.stdout.buffer:  # a reader at the other end gets each answer at once
                    file.flush()
                tally.add(block.tally)
                kept.keep(block.last_line, columns, tally)
                progress.step(block.size, tally.outcomes)
    except FaqbotError:
        with suppress(OSError):
            kept.save()
        raise
    except KeyboardInterrupt as interrupt:
        kept.save()
        answered = kept.checkpoint.tally.outcomes.total() if settings.resume else tally.outcomes.total()
        raise BatchInterrupt(answered, total, can_continue=settings.resume) from interrupt
    return summarised(tally, progress.seconds, before)


def _records(questions: QuestionFile, kept: Kept, kind: str) -> tuple[tuple[str, ...], Iterator[Raw]]:
    """Return the columns of the answers, and the records that come after the checkpoint."""
    at = kept.checkpoint
    raws = questions.raws(at.line)
    if at.line:
        return at.columns, raws
    extra, raws = known_extra(questions.layout, raws) if kind != "jsonl" else ((), raws)
    return table_columns(extra), raws


def _total(questions: QuestionFile, path: str, settings: Settings) -> int | None:
    """Return the number of all questions; to count those of a file takes a hundredth of the time to answer them."""
    known = questions.count()
    if known is not None:
        return known
    with working("counting the questions"):
        return count_records(path, questions.kind, settings.columns)


def _answers(bot: FaqBot, job: BlockJob, blocks: Iterator[QuestionBlock], workers: int) -> Generator[BlockAnswers]:
    """Answer blocks in this process, or in worker processes if at least `_ENOUGH` blocks come without a pause."""
    held: list[QuestionBlock] = []
    for block in blocks:
        held.append(block)
        if workers > 1 and block.more and len(held) < _ENOUGH:
            continue
        if workers > 1 and block.more:
            yield from _pooled(bot, job, chain(held, blocks), workers)
            return
        yield from (answers_of(job, bot, waiting) for waiting in held)
        held = []
    yield from (answers_of(job, bot, waiting) for waiting in held)


def _pooled(bot: FaqBot, job: BlockJob, blocks: Iterable[QuestionBlock], workers: int) -> Iterator[BlockAnswers]:
    from faqbot.batch.pool import Pool  # noqa: PLC0415 - few questions need no multiprocessing

    with saved(bot) as known:
        assert known.directory is not None
        assert known.digest is not None
        reading = bot._index.read()  # noqa: SLF001 - what is wrong with the index is told as if it was read here
        with Pool(known.directory, known.digest, job, workers, reading) as pool:
            yield from pool.answer(blocks)


@contextmanager
def saved(bot: FaqBot) -> Iterator[FaqBot]:
    """Yield the bot with its index on the disk, so that other processes can load it.

    A bot without a saved index is saved to a temporary folder, which is removed when the block ends.
    """
    if bot.directory is not None and bot.digest is not None:
        yield bot
        return
    with temporary_folder() as folder:
        bot.save(os.path.join(folder, "index"))
        yield bot


def _about(bot: FaqBot, path: str, kinds: tuple[str, str], settings: Settings) -> dict[str, Any]:
    """Return the settings that the answers depend on, in the form that a checkpoint stores."""
    return {
        "questions": file_digest(path),
        "index": bot.digest,
        "topic": settings.topic,
        "threshold": settings.threshold,
        "input_format": kinds[0],
        "output_format": kinds[1],
        "columns": list(settings.columns),
        "separator": [settings.separator, settings.for_excel],
        "faqbot": __version__,
    }


def _converted(rows: BinaryIO, file: BinaryIO) -> None:
    """Write a workbook of the rows, and warn of texts that did not fit into their cells."""
    with working("writing the workbook"):
        cut = write_workbook(rows, file)
    if cut:
        many = f"{cut:,} cell{'s hold' if cut > 1 else ' holds'} only the beginning of a text"
        message = f"{many}, because Excel has at most 32,767 characters in a cell; .csv and .jsonl hold all of it"
        print(f"faqbot: warning: {message}", file=sys.stderr)


def _is_terminal(file: BinaryIO) -> bool:
    try:
        return file.isatty()
    except (OSError, ValueError):
        return False
