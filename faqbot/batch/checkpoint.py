"""The unfinished answers of `batch --resume`, saved every few seconds, so that a run that was killed can be resumed.

    OUT.part          the answers so far
    OUT.checkpoint    the bytes of OUT.part that count, the line of the last answered record, and the settings

The checkpoint is replaced only after the bytes that it counts are on the disk. Bytes of OUT.part beyond them are cut
off when the run is resumed. When every question is answered, OUT.part becomes OUT. The checkpoint stays and says that
the run is finished, so that the same command does not ask everything again; it may be deleted.

A workbook cannot be written from its middle. Its answers so far are lines in OUT.part, of which it is made at the end.
"""

from __future__ import annotations

import io
import json
import os
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from typing import Any, BinaryIO

from faqbot.batch.tally import Tally, tally_from_json, tally_to_json, whole
from faqbot.errors import CheckpointError, FaqbotError, OutputError, system_reason
from faqbot.system.atomic_files import put_in_place, remove_drafts, replacing
from faqbot.system.locks import close_to_move, exclusive, open_unfollowed

_FORMAT = "faqbot checkpoint 2"

# Seconds between two checkpoints: a run that is killed loses at most the work of this time.
_EVERY = 2.0

# The settings that the answers depend on, and how an error says that a setting has changed.
_NAMES = {
    "questions": "the questions are not the same",
    "index": "the index is not the same",
    "topic": "--topic is not the same",
    "threshold": "--threshold is not the same",
    "input_format": "--input-format is not the same",
    "output_format": "the format of the answers is not the same",
    "columns": "--column is not the same",
    "separator": "--separator or --excel is not the same",
    "faqbot": "the version of faqbot is not the same",
}

# What to do about a file that stands where the answers belong.
_MAKING_ROOM = "move that file away or give --force, and run the command again; or name another file with -o"


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """How far a run has come.

    The last answered record starts on `line` (1-based; 0 if no record is answered yet). `size` is the number of bytes
    of answers that count, `columns` are those of the answers, and `tally` counts their outcomes. `is_finished` says
    that every question is answered.
    """

    line: int = 0
    size: int = 0
    columns: tuple[str, ...] = ()
    tally: Tally = field(default_factory=Tally)
    is_finished: bool = False


class Kept:
    """The open file of answers, and the `checkpoint` that the run goes on from.

    `path` is the file of checkpoints; without a path no checkpoints are written. `about` are the settings of the run.
    `noted` is the number of the answers that count, however the run ends now.
    """

    def __init__(
        self,
        file: BinaryIO,
        path: str | None = None,
        about: Mapping[str, Any] | None = None,
        checkpoint: Checkpoint | None = None,
    ) -> None:
        self.file = file
        self.checkpoint = checkpoint or Checkpoint()
        self.noted = self.checkpoint.tally.outcomes.total()
        self._path = path
        self._about = about
        self._next = time.monotonic() + _EVERY
        self._is_between = False

    def begin(self) -> None:
        """Say that answers are being written: until `keep` is called, the file and the tally may differ."""
        self._is_between = False

    def keep(self, line: int, columns: tuple[str, ...], tally: Tally) -> None:
        """Remember that all up to the record that starts on `line` is answered and written.

        Write a checkpoint, unless the last one is less than `_EVERY` old.
        """
        if self._path is None:
            return
        self.checkpoint = Checkpoint(line, self.file.tell(), columns, tally)
        self._is_between = True
        if time.monotonic() >= self._next:
            self.save()

    def save(self) -> None:
        """Write a checkpoint of what is remembered, if there is a file for it and nothing is being written."""
        if self._path is None or not self._is_between:  # a pipe cannot be waited for (fsync)
            return
        self.file.flush()
        os.fsync(self.file.fileno())
        self.note(self.checkpoint)

    def note(self, checkpoint: Checkpoint) -> None:
        """Replace the last checkpoint by this one."""
        if self._path is None:
            return
        with replacing(self._path) as file:
            file.write(json.dumps({"format": _FORMAT, "about": self._about, **_to_json(checkpoint)}).encode())
        self.noted = checkpoint.tally.outcomes.total()
        self._next = time.monotonic() + _EVERY


def kept_files(path: str) -> tuple[str, str, str]:
    """Return the paths of an output (symbolic links resolved), of its `.part` and of its `.checkpoint`."""
    target = os.path.realpath(path)
    return target, f"{target}.part", f"{target}.checkpoint"


@contextmanager
def kept_output(
    path: str,
    about: Mapping[str, Any],
    convert: Callable[[BinaryIO, BinaryIO], None] | None = None,
    *,
    overwrite: bool = False,
) -> Iterator[Kept]:
    """Open the unfinished answers of an earlier run, or new ones; the file is renamed to `path` if the block succeeds.

    `about` are the settings that the answers depend on. With `convert`, the answers are not renamed but converted, from
    the first file to the second. Without `overwrite`, a file that stands at `path` before the block begins or when it
    ends stays there, and so do the answers and their checkpoint, unless it is what the same answers were converted to.

    Raises `CheckpointError` if the earlier run had other settings, if its files are damaged, or if other files have
    their names, and `OutputError` if the answers cannot be written or a file stands in their place.
    """
    target, part, note = kept_files(path)
    try:
        if os.path.isdir(target):
            raise OutputError("is a directory; name a file", path=target)
        remove_drafts(os.path.dirname(target))
        with _alone(part) as file:
            checkpoint = _checkpoint(file, part, note, about)
            if not overwrite and os.path.lexists(target) and not (convert and checkpoint.is_finished):
                raise OutputError(f"exists, and is not what this batch has written; {_MAKING_ROOM}", path=path)
            kept = Kept(file, note, about, checkpoint)
            if not checkpoint.size:
                kept.note(checkpoint)  # a part that has a checkpoint was written by faqbot
            file.truncate(checkpoint.size)
            file.seek(checkpoint.size)
            yield kept
            file.flush()
            os.fsync(file.fileno())
            kept.note(replace(kept.checkpoint, is_finished=True))  # first: a part that is whole can be finished later
            _finish(file, part, target, convert, overwrite=overwrite)
    except BrokenPipeError:
        raise
    except FileExistsError as error:
        where = part if os.path.islink(path) else f"{path}.part"
        message = f"a file has appeared here meanwhile, and stays as it is; the answers are in {where}; {_MAKING_ROOM}"
        raise OutputError(message, path=path) from error
    except OSError as error:
        place = error.filename if error.filename in (part, note) else path
        raise OutputError(f"cannot write: {system_reason(error)}", path=place) from error


def _finish(
    file: BinaryIO,
    part: str,
    target: str,
    convert: Callable[[BinaryIO, BinaryIO], None] | None,
    *,
    overwrite: bool,
) -> None:
    """Put the answers in their place; raise `FileExistsError` if another file is there that must not be replaced."""
    if convert is None:
        close_to_move(file)
        put_in_place(part, target, overwrite=overwrite)
        return
    file.seek(0)
    # A run that was ended before it removed the part has written the same workbook already.
    with replacing(target, overwrite=overwrite) as converted:
        convert(file, converted)
    os.unlink(part)


def finished_run(path: str, about: Mapping[str, Any]) -> Checkpoint | None:
    """Return the checkpoint of a run that finished the output at `path`, or None if no run finished it.

    Raises `CheckpointError` if that run had other settings than `about`, or if its checkpoint is damaged.
    """
    target, part, note = kept_files(path)
    if not os.path.isfile(target) or os.path.lexists(part):
        return None
    noted = _read(part, note)
    if noted is None or not noted[1].is_finished:
        return None
    was, checkpoint = noted
    if difference := _difference(was, about):
        message = f"{difference} as when it was answered; give --force to answer again, or name another file"
        raise CheckpointError(message, path=path)
    return checkpoint


def has_finished(path: str) -> bool:
    """Whether a run with any settings has finished the output at `path`; raise `CheckpointError` as `finished_run`."""
    _, part, note = kept_files(path)
    noted = _read(part, note)
    return noted is not None and noted[1].is_finished


def file_digest(path: str) -> str:
    """Return the SHA-256 of a file's content, in hexadecimal digits."""
    from hashlib import file_digest  # noqa: PLC0415 - only needed with --resume

    with open(path, "rb") as file:
        return file_digest(file, "sha256").hexdigest()


def _checkpoint(file: BinaryIO, part: str, note: str, about: Mapping[str, Any]) -> Checkpoint:
    """Return the checkpoint to go on from; raise `CheckpointError` unless it fits the part and the settings."""
    size = os.fstat(file.fileno()).st_size
    noted = _read(part, note)
    if noted is None:
        if size:  # a run writes its checkpoint before any answer, so no run left this file
            message = (
                "exists without a checkpoint, so it may be another file; move it away, or delete it to begin again"
            )
            raise CheckpointError(message, path=part)
        return Checkpoint()
    was, checkpoint = noted
    if not checkpoint.size or (checkpoint.is_finished and not size):  # no answer counts, so the settings may differ
        return Checkpoint()
    if difference := _difference(was, about):
        message = f"{difference} as when {_base(part)} was begun; change that back, or {_remedy(part, note)}"
        raise CheckpointError(message, path=note)
    if size < checkpoint.size:
        raise CheckpointError(f"{_base(part)} is shorter than this checkpoint says; {_remedy(part, note)}", path=note)
    return checkpoint


def _difference(was: Mapping[str, Any], about: Mapping[str, Any]) -> str | None:
    """Return how a message says that the first setting that differs has changed; None if all are equal."""
    return next((changed for name, changed in _NAMES.items() if was.get(name) != about[name]), None)


def _read(part: str, note: str) -> tuple[dict[str, Any], Checkpoint] | None:
    """Return the settings of a run and its checkpoint, or None if there is no checkpoint.

    Raises `CheckpointError` if the file is damaged.
    """
    try:
        with open(open_unfollowed(note, os.O_RDONLY), "rb") as file:
            noted = json.load(file)
        if noted["format"] != _FORMAT or not isinstance(noted["about"], dict):
            raise ValueError(noted["format"])
        return noted["about"], _from_json(noted)
    except FileNotFoundError:
        return None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, OverflowError) as error:
        raise CheckpointError(f"is damaged, or is not a checkpoint; {_remedy(part, note)}", path=note) from error


def _to_json(checkpoint: Checkpoint) -> dict[str, Any]:
    counted = tally_to_json(checkpoint.tally)
    place = {"line": checkpoint.line, "size": checkpoint.size, "columns": checkpoint.columns}
    return {**place, "finished": checkpoint.is_finished, **counted}


def _from_json(noted: Mapping[str, Any]) -> Checkpoint:
    """Return the checkpoint that JSON holds; raise `ValueError` for a number that is negative or not whole."""
    columns = tuple(map(str, noted["columns"]))
    is_finished = noted["finished"] is True
    return Checkpoint(whole(noted["line"]), whole(noted["size"]), columns, tally_from_json(noted), is_finished)


@contextmanager
def _alone(part: str) -> Iterator[BinaryIO]:
    """Open a part for this run only; raise `CheckpointError` if another run has it open."""
    is_new = not os.path.lexists(part)
    with ExitStack() as stack:
        try:
            file = stack.enter_context(exclusive(part, wait=False))
        except BlockingIOError as error:
            raise CheckpointError(
                "another run is writing this file; wait until that run ends, or end it", path=part
            ) from error
        try:
            yield stack.enter_context(io.BufferedRandom(file))
        except (FaqbotError, OSError):
            if is_new and not os.path.getsize(part):
                close_to_move(file)
                os.unlink(part)
            raise


def _remedy(part: str, note: str) -> str:
    return f"delete {_base(part)} and {_base(note)} to begin again"


_base: Callable[[str], str] = os.path.basename
