"""Answers that are kept while they grow, so that a run that was killed goes on from there.

    OUT.part          the answers so far
    OUT.checkpoint    how many bytes of them are good, where the questions go on, and what all this belongs to

The checkpoint is replaced only when the bytes that it counts are on the disk; what the part holds beyond them is cut
off. Both go when the part, complete, becomes OUT.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any, BinaryIO

from faqbot.batch.job import Tally
from faqbot.errors import CheckpointError, OutputError, system_reason
from faqbot.system.atomic_files import put_in_place

_FORMAT = "faqbot checkpoint 1"

# Seconds between two checkpoints: what a kill costs at most.
_EVERY = 2.0

# What a checkpoint belongs to, and how an error names it.
_NAMES = {
    "questions": "the questions are not those",
    "index": "the index is not the one",
    "topic": "--topic is not the one",
    "threshold": "--threshold is not the one",
    "input_format": "--input-format is not the one",
    "output_format": "the format of the answers is not the one",
    "faqbot": "this faqbot is not of the version",
}


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """Where a run stands: the line where the last answered record starts (0: none), the bytes, columns and tally."""

    line: int = 0
    size: int = 0
    columns: tuple[str, ...] = ()
    tally: Tally = field(default_factory=Tally)


class Kept:
    """The file of answers, and the `checkpoint` that it goes on from; without a path to note them, none is made."""

    def __init__(
        self,
        file: BinaryIO,
        path: str | None = None,
        about: Mapping[str, Any] | None = None,
        checkpoint: Checkpoint | None = None,
    ) -> None:
        self.file = file
        self.checkpoint = checkpoint or Checkpoint()
        self._path = path
        self._about = about
        self._next = time.monotonic() + _EVERY

    def keep(self, line: int, columns: tuple[str, ...], tally: Tally) -> None:
        """Note that all is written up to the record that starts on this line; now and then is often enough."""
        if self._path is None or time.monotonic() < self._next:
            return
        self.file.flush()
        os.fsync(self.file.fileno())
        checkpoint = Checkpoint(line, self.file.tell(), columns, tally)
        data = json.dumps({"format": _FORMAT, "about": self._about, **_to_json(checkpoint)}).encode()
        _replace(self._path, data)
        self._next = time.monotonic() + _EVERY


@contextmanager
def kept_output(path: str, about: Mapping[str, Any]) -> Iterator[Kept]:
    """Open a file of answers where an earlier run left it, or anew; it takes its place once the block ends well.

    `about` is what the answers depend on. Raises `CheckpointError` if the earlier run was about anything else, or its
    files are damaged, and `OutputError` for what cannot be written.
    """
    target = os.path.realpath(path)
    part, note = f"{target}.part", f"{target}.checkpoint"
    try:
        if os.path.isdir(target):
            raise OutputError("is a directory; name a file", path=path)
        with _alone(part) as file:
            checkpoint = _read(note, about)
            if os.fstat(file.fileno()).st_size < checkpoint.size:
                raise CheckpointError(f"{_base(part)} is shorter than noted; {_remedy(note)}", path=note)
            file.truncate(checkpoint.size)
            file.seek(checkpoint.size)
            yield Kept(file, note, about, checkpoint)
            file.flush()
            os.fsync(file.fileno())
            with suppress(FileNotFoundError):
                os.unlink(note)  # first: without it a part is never taken for more than it is
            put_in_place(part, target)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(f"cannot write: {system_reason(error)}", path=path) from error


def file_digest(path: str) -> str:
    """Return the digest of a file of questions, whole."""
    from hashlib import file_digest  # noqa: PLC0415 - most runs take none

    with open(path, "rb") as file:
        return file_digest(file, "sha256").hexdigest()


def _read(note: str, about: Mapping[str, Any]) -> Checkpoint:
    """Return what an earlier run noted, which must be about the same."""
    try:
        with open(note, "rb") as file:
            noted = json.load(file)
        if noted["format"] != _FORMAT:
            raise ValueError(noted["format"])
        was, checkpoint = noted["about"], _from_json(noted)
        if not isinstance(was, dict):
            raise TypeError(was)
    except FileNotFoundError:
        return Checkpoint()
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise CheckpointError(f"is damaged, or none; {_remedy(note)}", path=note) from error
    for name, said in _NAMES.items():
        if was.get(name) != about[name]:
            raise CheckpointError(f"{said} that the answers so far are of; make it so, or {_remedy(note)}", path=note)
    return checkpoint


def _to_json(checkpoint: Checkpoint) -> dict[str, Any]:
    tally = checkpoint.tally
    counted = {"outcomes": tally.outcomes, "dropped": list(tally.dropped), "late": list(tally.late)}
    return {"line": checkpoint.line, "size": checkpoint.size, "columns": checkpoint.columns, **counted}


def _from_json(noted: Mapping[str, Any]) -> Checkpoint:
    outcomes = Counter({name: int(count) for name, count in noted["outcomes"].items()})
    tally = Tally(outcomes, dict.fromkeys(map(str, noted["dropped"])), dict.fromkeys(map(str, noted["late"])))
    return Checkpoint(int(noted["line"]), int(noted["size"]), tuple(map(str, noted["columns"])), tally)


def _replace(path: str, data: bytes) -> None:
    draft = f"{path}.new"
    with open(draft, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    os.replace(draft, path)


@contextmanager
def _alone(part: str) -> Iterator[BinaryIO]:
    """Open a part for this run alone; one that another run has just put in its place is not a part any more."""
    while True:
        with open(os.open(part, os.O_RDWR | os.O_CREAT, 0o666), "r+b") as file:
            _lock(file, part)
            if _stands(file, part):
                yield file
                return


def _stands(file: BinaryIO, path: str) -> bool:
    """Whether an open file is still the one of that path."""
    try:
        return os.path.samestat(os.fstat(file.fileno()), os.stat(path))
    except FileNotFoundError:
        return False


def _lock(file: BinaryIO, part: str) -> None:
    """Refuse a second run that goes on with the same file; the lock goes with the process, however it ends."""
    if sys.platform == "win32":
        return
    import fcntl  # noqa: PLC0415 - not on Windows

    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise CheckpointError("another run is writing it; wait for that, or end it", path=part) from error


def _remedy(note: str) -> str:
    return f"delete {_base(note)} to begin again"


_base: Callable[[str], str] = os.path.basename
