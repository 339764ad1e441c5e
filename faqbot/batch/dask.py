"""Answer files of questions on many machines: Dask runs the tasks, fsspec reads and writes local and remote files.

    1. `_cut`, for each file: find the places between two records where the file may be cut into pieces.
    2. `_answer_part`, for each piece: answer its questions, and write them as part-00000.csv, part-00001.csv, …
    3. When all parts are written, write the empty file `_SUCCESS`. Until then, the empty file `_faqbot` shows that the
       parts in the folder are those of an unfinished run of faqbot.

A task writes the same bytes each time, because they depend on its arguments alone. So Dask may run a task again when
its worker dies.
"""

from __future__ import annotations

import logging
import re
from collections import deque
from collections.abc import Iterator
from concurrent.futures import CancelledError
from contextlib import contextmanager, suppress
from importlib import import_module
from io import BufferedReader, StringIO
from itertools import islice
from typing import Any, NamedTuple
from uuid import uuid4

from faqbot.batch.input import BadRecord, Layout, layout_of
from faqbot.batch.job import BlockJob, Tally
from faqbot.batch.lines import answers_by
from faqbot.batch.output import COLUMNS, OWNED, Form, encoded
from faqbot.batch.run import Settings, Summary, formats_of, known_extra, summarised
from faqbot.batch.stream import StreamLines
from faqbot.bot import FaqBot
from faqbot.corpus.records.feed import Feed
from faqbot.errors import FaqbotError, IndexFileError, OutputError, QuestionsError, WorkerError, system_reason
from faqbot.index.storage.manifest import index_digest
from faqbot.system.atomic_files import STANDARD
from faqbot.system.progress import Progress

# The least number of questions in a part. A part takes seconds: long enough that scheduling a task costs little beside
# the task, short enough that little work is lost when a worker dies.
PART_QUESTIONS = 10_000

# The file that marks a finished run, and the file that marks an unfinished run of faqbot: other tools give parts the
# same names.
_MARKER = "_SUCCESS"
_OURS = "_faqbot"
# The names of parts, and of drafts that become parts.
_OWN = re.compile(r"part-\d{5,}\.(?:csv|tsv|jsonl)|\.part-.*\.new")


class Piece(NamedTuple):
    """Successive records of the file `path`: its bytes from `start` up to `end` (None: up to the end of the file).

    The first of these records starts on `line` (1-based) of the file.
    """

    path: str
    start: int
    end: int | None
    line: int
    encoding: str


class Questions(NamedTuple):
    """A file of questions that is cut into pieces, with its layout and the columns to be copied to the answers."""

    layout: Layout
    extra: tuple[str, ...]
    pieces: tuple[Piece, ...]


def run_on_machines(
    bot: FaqBot, pattern: str, output: str, settings: Settings, scheduler: str, *, part: int = PART_QUESTIONS
) -> Summary:
    """Answer the questions of all files that the path or pattern names, and write them as parts to the folder `output`.

    `scheduler` is the address of a Dask scheduler; if it is empty, Dask runs on processes of this machine until the
    questions are answered. Every worker must be able to read the bot's index under the same path. `part` is the least
    number of questions in a part, except in the last part of a file. Raises the errors of `run_batch`.
    """
    paths = _files(pattern)
    kinds = [formats_of(path, STANDARD, settings) for path in paths]
    if len({kind for _, kind in kinds}) > 1:
        raise OutputError("the questions have several formats; give --output-format", path=output)
    with _client(scheduler, settings.workers) as client, Progress("questions") as progress:
        folder = _prepared(output, paths)
        cuts = [client.submit(_cut, path, *both, part, pure=False) for path, both in zip(paths, kinds, strict=True)]
        tasks = [(piece, _job(cut, kinds[0][1], settings, bot)) for cut in map(_result, cuts) for piece in cut.pieces]
        names = [f"{folder}/part-{number:05d}.{kinds[0][1]}" for number in range(len(tasks))]
        made = [
            client.submit(_answer_part, *task, bot.directory, bot.digest, name, pure=False)
            for task, name in zip(tasks, names, strict=True)
        ]
        tally = Tally()
        for number, future in enumerate(made, start=1):
            counted = _result(future)
            tally.add(counted)
            progress.step(number / len(made), counted.outcomes.total())
        _finish(folder)
    return summarised(tally, progress.seconds)


def _job(cut: Questions, kind: str, settings: Settings, bot: FaqBot) -> BlockJob:
    form = Form(kind, (*COLUMNS, *cut.extra))
    return BlockJob(cut.layout, form, settings.topic, settings.threshold, bot.log)


# Tasks of the workers


def _cut(path: str, kind: str, written_as: str, part: int) -> Questions:
    """Return the pieces of a file; each but the last holds at least `part` records."""
    system, name = _place(path)
    with BufferedReader(system.open(name, "rb")) as stream:
        lines = StreamLines(stream, path)
        measured = _Measured(lines)
        feed = Feed(measured)
        layout = layout_of(feed, kind, path, OWNED)
        raws = layout.raws(feed)
        extra, raws = known_extra(layout, raws) if written_as != "jsonl" else ((), raws)
        starts: list[tuple[int, int]] = []
        size, whole = 0, True
        for raw in raws:
            # Only the lines after a broken record show that it is broken, so they must be in the same piece.
            if not starts or (size >= part and whole and measured.is_exact):
                starts.append((raw.line, measured.offset(raw.line)))
                size = 0
            size += 1
            whole = not isinstance(raw.content, BadRecord)
    ends = [offset for _, offset in starts[1:]]
    pieces = [
        Piece(path, at, end, line, lines.encoding) for (line, at), end in zip(starts, [*ends, None], strict=False)
    ]
    return Questions(layout, extra, tuple(pieces) or (Piece(path, 0, 0, 1, "utf-8"),))


class _Measured(Iterator[str]):
    """Lines of a file, with the number of bytes before each line.

    Only UTF-8 is measured (`is_exact`), because in other encodings a line does not tell how many bytes it took.
    """

    def __init__(self, lines: StreamLines) -> None:
        self._lines = lines
        self._offsets: deque[tuple[int, int]] = deque()
        self._number = 1
        self._offset = len(b"\xef\xbb\xbf") if lines.encoding == "utf-8-sig" else 0
        self.is_exact = lines.encoding.startswith("utf-8")

    def __next__(self) -> str:
        line = next(self._lines)
        if self.is_exact:
            self._offsets.append((self._number, self._offset))
            self._offset += len(line) if line.isascii() else len(line.encode("utf-8", "surrogateescape"))
        self._number += 1
        return line

    def offset(self, number: int) -> int:
        """Return the byte at which a line begins, and forget the lines before it. `number` is 1-based."""
        while self._offsets and self._offsets[0][0] < number:
            self._offsets.popleft()
        return self._offsets[0][1] if self._offsets else 0


def _answer_part(piece: Piece, job: BlockJob, index: str, digest: str, target: str) -> Tally:
    """Answer the questions of a piece and write them to the URL `target`, whole or not at all; return the tally."""
    if index_digest(index) != digest:
        raise IndexFileError("is not the index that the batch began with", path=index)
    answers, tally = answers_by(job, _lines(piece), index, piece.line)
    system, name = _place(target)
    folder, _, last = name.rpartition("/")
    draft = f"{folder}/.{last}.{uuid4().hex}.new"  # a name that no other attempt at this part uses
    system.pipe_file(draft, encoded(job.form.header() + "".join(answers)))
    system.mv(draft, name)
    return tally


def _lines(piece: Piece) -> Iterator[str]:
    if piece.start == piece.end:  # object stores refuse to read an empty range
        return iter(())
    system, name = _place(piece.path)
    if piece.encoding.startswith("utf-8"):
        text = system.cat_file(name, start=piece.start, end=piece.end).decode("utf-8", "surrogateescape")
        return iter(StringIO(text, newline=""))
    text = system.cat_file(name).decode(piece.encoding, "surrogateescape")
    return islice(StringIO(text, newline=""), piece.line - 1, None)


# Local and remote files


def _place(path: str) -> tuple[Any, str]:
    """Return the fsspec file system of a path or URL, and the file's name in that file system."""
    fsspec = _package("fsspec")
    try:
        system, name = fsspec.core.url_to_fs(path)
    except (ImportError, ValueError) as error:  # an unknown protocol, or one whose package is missing
        raise FaqbotError(str(error), path=path) from error
    return system, str(name)


def _files(pattern: str) -> list[str]:
    """Return the URLs of the files that a path or pattern names, sorted."""
    system, name = _place(pattern)
    try:
        is_one = system.isfile(name)  # a file's own name may have brackets or stars
        found = [name] if is_one else [path for path in sorted(system.glob(name)) if system.isfile(path)]
    except OSError as error:
        raise QuestionsError(f"cannot read the questions: {system_reason(error)}", path=pattern) from error
    if not found:
        raise QuestionsError("cannot read the questions: no such file", path=pattern)
    return [system.unstrip_protocol(path) for path in found]


def _prepared(output: str, questions: list[str]) -> str:
    """Return the URL of the folder for the parts, without the files that an unfinished run left there.

    Raises `OutputError` if the folder holds a finished run or any other file, or if it cannot be written.
    """
    system, name = _place(output)
    folder = str(system.unstrip_protocol(name)).rstrip("/")
    if any(path.rpartition("/")[0] == folder for path in questions):
        raise OutputError("is the folder of the questions; name another folder", path=output)
    try:
        with suppress(FileExistsError, PermissionError):  # an object store has no folders to make
            system.makedirs(name, exist_ok=True)
        names = _names(system, name)
        if _MARKER in names:
            raise OutputError(f"holds a finished run ({_MARKER}); name another folder", path=output)
        left = [own for own in names if own != _OURS]
        if left and (_OURS not in names or not all(map(_OWN.fullmatch, left))):
            raise OutputError("is not empty and holds no unfinished run; name another folder", path=output)
        system.pipe_file(f"{name}/{_OURS}", b"")
        for own in left:
            system.rm_file(f"{name}/{own}")
    except OSError as error:
        raise OutputError(f"cannot write: {system_reason(error)}", path=output) from error
    return folder


def _finish(folder: str) -> None:
    """Remove the drafts of workers that died, and mark the folder as a finished run."""
    system, name = _place(folder)
    for left in _names(system, name):
        if left.startswith("."):
            system.rm_file(f"{name}/{left}")
    system.pipe_file(f"{name}/{_MARKER}", b"")
    system.rm_file(f"{name}/{_OURS}")


def _names(system: Any, folder: str) -> list[str]:
    system.invalidate_cache()
    try:
        listed = system.ls(folder, detail=False)
    except FileNotFoundError:
        return []
    return [path.rstrip("/").rpartition("/")[2] for path in listed if path.rstrip("/") != folder.rstrip("/")]


# Dask


@contextmanager
def _client(scheduler: str, workers: int) -> Iterator[Any]:
    distributed = _package("distributed")
    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # an error becomes one line of faqbot's own
    if scheduler:
        try:
            client = distributed.Client(scheduler, set_as_default=False)
        except (OSError, ValueError, TypeError) as error:
            raise WorkerError(f"no Dask scheduler at {scheduler}: {error}") from error
        with client:
            yield client
        return
    settings = {"n_workers": workers, "threads_per_worker": 1, "dashboard_address": ":0"}
    with (
        distributed.LocalCluster(**settings, silence_logs=logging.CRITICAL) as cluster,
        distributed.Client(cluster, set_as_default=False) as client,
    ):
        yield client


def _result(future: Any) -> Any:
    """Wait for a task and return its result. Dask runs a task again if its worker dies, but not without end.

    Raises `WorkerError` if the workers or the scheduler fail, and the errors that the task raised.
    """
    try:
        return future.result()
    except _package("distributed").KilledWorker as error:
        raise WorkerError("Dask workers died repeatedly at the same part; they may have too little memory") from error
    except CancelledError as error:
        raise WorkerError("the Dask scheduler is gone; run the command again when it is back") from error
    except ImportError as error:
        raise WorkerError(f"a Dask worker cannot import a package: {error}; install faqbot there") from error
    except OSError as error:
        raise WorkerError(f"a Dask worker failed to answer its part: {system_reason(error)}") from error


def _package(name: str) -> Any:
    try:
        return import_module(name)
    except ImportError as error:
        raise FaqbotError(f"--dask needs the package {name}: pip install 'faqbot[dask]'") from error
