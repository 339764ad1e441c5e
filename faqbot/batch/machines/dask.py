"""Answer files of questions on many machines: Dask runs the tasks, fsspec reads and writes local and remote files.

    1. `cut_file`, for each file: find the places between two records where the file may be cut into pieces.
    2. `answer_part`, for each piece: answer its questions, and write them as part-00000.csv, part-00001.csv, …
    3. When all parts are written, write the empty file `_SUCCESS`. Until then, the empty file `_faqbot` shows that the
       parts in the folder are those of an unfinished run of faqbot.

A task writes the same bytes each time, because they depend on its arguments alone. So Dask may run a task again when
its worker dies.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from concurrent.futures import CancelledError
from contextlib import contextmanager
from typing import Any

from faqbot.batch.input import TEXT_FORMATS
from faqbot.batch.job import BlockJob
from faqbot.batch.machines.file_pieces import Questions, answer_part, cut_file
from faqbot.batch.machines.remote_files import files_of, finish_folder, package, prepared_folder
from faqbot.batch.output import Form, table_columns
from faqbot.batch.reporting.summary import Summary, summarised
from faqbot.batch.settings import Settings, formats_of
from faqbot.batch.tally import Tally
from faqbot.bot import FaqBot
from faqbot.corpus.files.own_files import refuse_among
from faqbot.errors import OutputError, QuestionsError, WorkerError, system_reason
from faqbot.system.atomic_files import STANDARD
from faqbot.system.progress import Progress

# The least number of questions in a part. A part takes seconds: long enough that scheduling a task costs little beside
# the task, short enough that little work is lost when a worker dies.
PART_QUESTIONS = 10_000


def run_on_machines(
    bot: FaqBot, pattern: str, output: str, settings: Settings, scheduler: str, *, part: int = PART_QUESTIONS
) -> Summary:
    """Answer the questions of all files that the path or pattern names, and write them as parts to the folder `output`.

    `scheduler` is the address of a Dask scheduler; if it is empty, Dask runs on processes of this machine until the
    questions are answered. Every worker must be able to read the bot's index under the same path. `part` is the least
    number of questions in a part, except in the last part of a file. Raises the errors of `run_batch`.
    """
    paths = files_of(pattern)
    kinds = [_formats(path, settings) for path in paths]
    if len({kind for _, kind in kinds}) > 1:
        raise OutputError("the questions have several formats; give --output-format", path=output)
    if "://" not in output:
        refuse_among(output, bot.roots, f"part.{kinds[0][1]}")
    with _client(scheduler, settings.workers) as client, Progress("questions") as progress:
        folder = prepared_folder(output, paths)
        cuts = [
            client.submit(cut_file, path, *both, part, settings.columns, pure=False)
            for path, both in zip(paths, kinds, strict=True)
        ]
        tasks = [(piece, _job(cut, kinds[0][1], settings, bot)) for cut in map(_result, cuts) for piece in cut.pieces]
        names = [f"{folder}/part-{number:05d}.{kinds[0][1]}" for number in range(len(tasks))]
        made = [
            client.submit(answer_part, *task, bot.directory, bot.digest, name, pure=False)
            for task, name in zip(tasks, names, strict=True)
        ]
        tally = Tally()
        for number, future in enumerate(made, start=1):
            counted = _result(future)
            tally.add(counted)
            progress.step(number / len(made), counted.outcomes.total())
        finish_folder(folder)
    return summarised(tally, progress.seconds)


def _formats(path: str, settings: Settings) -> tuple[str, str]:
    """Return the formats of a file of questions and of the answers; raise an error for those that cannot be cut."""
    kind, written = formats_of(path, STANDARD, settings)
    if kind not in TEXT_FORMATS:
        raise QuestionsError(f"--dask cuts files of text into pieces, and not .{kind}; save it as .csv", path=path)
    if written not in ("csv", "tsv", "jsonl"):
        raise OutputError(f"--dask writes parts as csv, tsv or jsonl, and not as {written}")
    return kind, written


def _job(cut: Questions, kind: str, settings: Settings, bot: FaqBot) -> BlockJob:
    form = Form(kind, table_columns(cut.extra), delimiter=settings.separator, for_excel=settings.for_excel)
    return BlockJob(cut.layout, form, settings.topic, settings.threshold, bot.log)


@contextmanager
def _client(scheduler: str, workers: int) -> Iterator[Any]:
    distributed = package("distributed")
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
    except package("distributed").KilledWorker as error:
        raise WorkerError("Dask workers died repeatedly at the same part; they may have too little memory") from error
    except CancelledError as error:
        raise WorkerError("the Dask scheduler is gone; run the command again when it is back") from error
    except ImportError as error:
        raise WorkerError(f"a Dask worker cannot import a package: {error}; install faqbot there") from error
    except OSError as error:
        raise WorkerError(f"a Dask worker failed to answer its part: {system_reason(error)}") from error
