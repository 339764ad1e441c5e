"""Answer a file of questions block by block: read, ask, write. The memory used does not grow with the file."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from io import BufferedReader
from itertools import chain, islice
from pathlib import PurePath
from typing import Any, BinaryIO

from faqbot import __version__
from faqbot.batch import input as questions
from faqbot.batch import output as answers
from faqbot.batch.checkpoint import Checkpoint, Kept, file_digest, kept_files, kept_output
from faqbot.batch.input import Layout, QuestionRecord, Raw, layout_of
from faqbot.batch.job import MOST_NAMES, BlockAnswers, BlockJob, QuestionBlock, Tally, answers_of, blocks_of
from faqbot.batch.output import COLUMNS, OWNED, Form, encoded
from faqbot.batch.stream import StreamLines
from faqbot.bot import FaqBot
from faqbot.corpus.files.own_files import refuse_own
from faqbot.corpus.records.feed import Feed
from faqbot.errors import CheckpointError, OutputError, QuestionsError, system_reason
from faqbot.rendering.readable import one_line
from faqbot.system.atomic_files import STANDARD, is_special, open_output
from faqbot.system.progress import Progress, erase

# Worker processes are started only for at least this number of blocks: starting a worker takes about as long as
# answering one block.
_ENOUGH = 3

# The most records held in memory while looking for the first readable record, which decides the columns to copy.
_MOST_HELD = 10_000


@dataclass(frozen=True, slots=True)
class Summary:
    """The number of questions of each outcome, and the number of records that could not be read (`errors`).

    An earlier run answered `before` of the questions; `seconds` is the time that answering the others took.
    """

    answered: int
    chose: int
    abstained: int
    errors: int
    seconds: float
    before: int = 0

    def __str__(self) -> str:
        total = self.answered + self.chose + self.abstained + self.errors
        counted = f"{total:,} question{'s' * (total != 1)} in {self.seconds:.1f} s"
        rate = f"{(total - self.before) / max(self.seconds, 1e-9):,.0f}/s"
        earlier = f", {self.before:,} of them before" if self.before else ""
        outcomes = f"{self.answered:,} answered, {self.chose:,} chose, {self.abstained:,} abstained"
        return f"{counted} ({rate}{earlier}): {outcomes}, {self.errors:,} error{'s' * (self.errors != 1)}"


@dataclass(frozen=True, slots=True)
class Settings:
    """How a batch is run.

    A format that is None is taken from the suffix of the file. `threshold` is the least confidence (0 to 1) that
    answers. `workers` is the largest number of processes. With `resume`, unfinished answers are saved beside the
    output, and a run that was interrupted continues from there.
    """

    input_format: str | None = None
    output_format: str | None = None
    topic: str | None = None
    threshold: float | None = None
    workers: int = 1
    resume: bool = False


class _Source:
    """An open file of questions: its header is read, its records are not."""

    def __init__(self, stream: BufferedReader, kind: str, path: str) -> None:
        self.lines = StreamLines(stream, path)
        self.feed = Feed(self.lines)
        self.layout = layout_of(self.feed, kind, path, OWNED)
        self._size = os.fstat(stream.fileno()).st_size if stream.seekable() else 0

    def share(self) -> float | None:
        """Return how much of the file has been read, from 0 to 1, or None for a stream of unknown length."""
        return self.lines.position / self._size if self._size else None


def run_batch(
    open_bot: Callable[[], FaqBot], path: str, output: str = STANDARD, settings: Settings | None = None
) -> Summary:
    """Answer every question of a file (`-`: standard input) and write the answers to `output` (`-`: standard output).

    Nothing is written before the questions and the documents are opened. Raises `QuestionsError` if the questions
    cannot be read, `OutputError` if the answers cannot be written, `CheckpointError` if a run cannot be resumed,
    `WorkerError` if a worker process dies, and the errors of `open_bot`.
    """
    settings = settings or Settings()
    kinds = formats_of(path, output, settings)
    _refuse_same(path, output, resume=settings.resume)
    if settings.resume:
        _refuse_streams(path, output)
    with _open_questions(path) as stream:
        bot = open_bot()
        if output != STANDARD:
            refuse_own(output, bot.roots)
        # Raises `TopicError` before a file is written.
        bot.ask("", topic=settings.topic, threshold=settings.threshold, logged=False)
        source = _Source(stream, kinds[0], path)
        if not settings.resume:
            with open_output(output) as file:
                summary = _run(bot, source, Kept(file), kinds[1], settings)
        else:
            with saved(bot) as known, kept_output(output, _about(known, path, kinds, settings)) as kept:
                summary = _run(known, source, kept, kinds[1], settings)
    return summary


def _run(bot: FaqBot, source: _Source, kept: Kept, kind: str, settings: Settings) -> Summary:
    """Answer all records after the checkpoint and warn of the columns that were left out."""
    file, tally, before = kept.file, kept.checkpoint.tally, kept.checkpoint.tally.outcomes.total()
    columns, raws = _records(source, kept.checkpoint, kind)
    form = Form(kind, columns, _is_terminal(file))
    job = BlockJob(source.layout, form, settings.topic, settings.threshold, bot.log)
    if not kept.checkpoint.line:
        file.write(encoded(form.header()))
    blocks = blocks_of(raws, source.lines.pauses)
    with Progress("questions") as progress, closing(_answers(bot, job, blocks, settings.workers)) as answers:
        for block in answers:
            if form.for_terminal:
                erase()
            file.write(block.data)
            if file is sys.stdout.buffer:  # a reader at the other end gets each answer at once
                file.flush()
            tally.add(block.tally)
            kept.keep(block.last_line, columns, tally)
            progress.step(source.share(), block.size)
    return summarised(tally, progress.seconds, before)


def summarised(tally: Tally, seconds: float, before: int = 0) -> Summary:
    """Print warnings about the columns that were left out, and return the summary."""
    _warn("columns left out because batch writes columns of the same name", tally.dropped)
    _warn("columns left out because the first record does not have them", tally.late)
    answered, chose, abstained, errors = (tally.outcomes[name] for name in ("answer", "choose", "abstain", "error"))
    return Summary(answered, chose, abstained, errors, seconds, before)


def _records(source: _Source, at: Checkpoint, kind: str) -> tuple[tuple[str, ...], Iterator[Raw]]:
    """Return the columns of the answers, and the records that come after the checkpoint."""
    source.feed.skip_to(at.line)
    raws = source.layout.raws(source.feed)
    if at.line:
        next(raws, None)  # skip the last record that was answered
        return at.columns, raws
    extra, raws = known_extra(source.layout, raws) if kind != "jsonl" else ((), raws)
    return (*COLUMNS, *extra), raws


def known_extra(layout: Layout, raws: Iterator[Raw]) -> tuple[tuple[str, ...], Iterator[Raw]]:
    """Return the columns to be copied to the answers, and an iterator over the same records.

    In JSON Lines each record has columns of its own; the columns of the first readable record are copied.
    """
    if layout.extra is not None:
        return layout.extra, raws
    held: list[Raw] = []
    for raw in islice(raws, _MOST_HELD):
        held.append(raw)
        record = layout.record(raw)
        if isinstance(record, QuestionRecord):
            return tuple(record.extra), chain(held, raws)
    return (), chain(held, raws)


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
        with Pool(known.directory, known.digest, job, workers) as pool:
            yield from pool.answer(blocks)


@contextmanager
def saved(bot: FaqBot) -> Iterator[FaqBot]:
    """Yield the bot with its index on the disk, so that other processes can load it.

    A bot without a saved index is saved to a temporary folder, which is removed when the block ends.
    """
    if bot.directory is not None and bot.digest is not None:
        yield bot
        return
    from tempfile import TemporaryDirectory  # noqa: PLC0415 - a bot that is saved already needs none

    with TemporaryDirectory(prefix="faqbot-", ignore_cleanup_errors=True) as folder:
        bot.save(folder)
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
        "faqbot": __version__,
    }


def _warn(reason: str, columns: Iterable[str]) -> None:
    """Print a warning that names the first `MOST_NAMES` of these columns; without columns, print nothing."""
    names = list(map(one_line, columns))
    if names:
        shown = [*names[:MOST_NAMES], "…"] if len(names) > MOST_NAMES else names
        print(f"faqbot: warning: {reason}: {', '.join(shown)}", file=sys.stderr)


def formats_of(path: str, output: str, settings: Settings) -> tuple[str, str]:
    """Return the formats of the questions and of the answers."""
    kind = settings.input_format or _format(path, questions.INPUT_FORMATS, "txt", QuestionsError)
    standard = kind if kind != "txt" else "csv"
    return kind, settings.output_format or _format(output, answers.OUTPUT_FORMATS, standard, OutputError)


def _format(path: str, known: tuple[str, ...], standard: str, error: type[Exception]) -> str:
    """Return the format that the suffix of a path names, or `standard` for a stream, which has no suffix."""
    suffix = PurePath(path).suffix.lower().removeprefix(".")
    if path == STANDARD or suffix in known:
        return suffix if path != STANDARD else standard
    option = "--input-format" if error is QuestionsError else "--output-format"
    names = " ".join(f".{name}" for name in known)
    raise error(f"the suffix is not that of a known format; use {names}, or give {option}", path=path)  # type: ignore[call-arg]


def _refuse_same(path: str, output: str, *, resume: bool) -> None:
    """Raise `OutputError` if the answers would overwrite the file of questions."""
    if STANDARD in (path, output):
        return
    if _is_same(path, output):
        raise OutputError("is the file of questions itself; name another file", path=output)
    for kept in kept_files(output)[1:] if resume else ():
        if _is_same(path, kept):
            raise OutputError("is the file of questions, and --resume writes there; name another output", path=kept)


def _is_same(path: str, other: str) -> bool:
    if os.path.realpath(path) == os.path.realpath(other):
        return True
    return os.path.exists(path) and os.path.exists(other) and os.path.samefile(path, other)


def _refuse_streams(path: str, output: str) -> None:
    """Raise `CheckpointError` unless both paths are files: a stream cannot be read or written from its middle."""
    for name, remedy in ((path, "name a file of questions"), (output, "name a file with -o")):
        if name == STANDARD or is_special(name):
            shown = None if name == STANDARD else name
            raise CheckpointError(f"--resume cannot go on with a stream; {remedy}", path=shown)


@contextmanager
def _open_questions(path: str) -> Iterator[BufferedReader]:
    if path == STANDARD:
        yield sys.stdin.buffer  # type: ignore[misc]  # a BufferedReader, typed as BinaryIO
        return
    try:
        stream = open(path, "rb")  # noqa: SIM115 - closed below; only its opening is guarded
        if os.path.isdir(path):
            raise IsADirectoryError(21, "is a directory; name a file")
    except OSError as error:
        reason = "no such file" if isinstance(error, FileNotFoundError) else system_reason(error)
        raise QuestionsError(f"cannot read the questions: {reason}", path=path) from error
    with stream:
        yield stream


def _is_terminal(file: BinaryIO) -> bool:
    try:
        return file.isatty()
    except (OSError, ValueError):
        return False
