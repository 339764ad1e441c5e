"""Files that are written whole or not at all, and standard output written the same way."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import BinaryIO

from faqbot.errors import OutputError, system_reason

STANDARD = "-"

_PRIVATE = 0o600


@contextmanager
def replacing(path: str | os.PathLike[str], *, private: bool = False) -> Iterator[BinaryIO]:
    """Open a new file beside `path` for bytes; it becomes `path` when the block ends, and is removed if it fails.

    Whatever the block raises, KeyboardInterrupt included, the file that stood there stays as it was. What takes its
    place is on the disk by then (fsync), and has its permissions; with `private` only its owner may read and write it.
    A symbolic link at `path` is replaced, not followed. Raises `OSError` for what cannot be written.
    """
    folder = os.path.dirname(os.fspath(path))
    # A name that nobody else can know: two that write at once must not take each other's drafts.
    draft = os.path.join(folder, f".faqbot-{os.urandom(8).hex()}.new")
    try:
        with open(draft, "xb", opener=_open_private) as file:  # x: never a file or link that is there already
            yield file
            file.flush()
            os.fsync(file.fileno())
        put_in_place(draft, path, private=private)
    except BaseException:
        with suppress(FileNotFoundError):
            os.unlink(draft)
        raise


def put_in_place(draft: str, target: str | os.PathLike[str], *, private: bool = False) -> None:
    """Move a finished file to its place, with the permissions of the one that it replaces, or `private` ones."""
    os.chmod(draft, _PRIVATE if private else _mode(target))
    os.replace(draft, target)


@contextmanager
def open_output(path: str) -> Iterator[BinaryIO]:
    """Open a file of results (or `-`, standard output) for bytes, so that no terminal's encoding or line ends get in.

    A file is written by `replacing`, a symbolic link to one stays a link. A device or pipe is written to directly.
    Raises `OutputError`.
    """
    if path == STANDARD:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    try:
        if is_special(path):
            with open(path, "wb") as file:
                yield file
            return
        target = os.path.realpath(path)
        if os.path.isdir(target):
            raise OutputError("is a directory; name a file", path=target)
        with replacing(target) as file:
            yield file
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(f"cannot write: {system_reason(error)}", path=path) from error


def is_special(path: str) -> bool:
    """Whether a path is that of a device or pipe."""
    try:
        mode = os.stat(path).st_mode
    except OSError:
        return False
    return not stat.S_ISREG(mode) and not stat.S_ISDIR(mode)


def _open_private(path: str, flags: int) -> int:
    return os.open(path, flags, _PRIVATE)


def _mode(target: str | os.PathLike[str]) -> int:
    """Return the permissions of the file to be replaced, or those a new file would get."""
    try:
        status = os.lstat(target)
        if stat.S_ISREG(status.st_mode):
            return stat.S_IMODE(status.st_mode)
    except FileNotFoundError:
        pass
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
