"""Files that are written whole or not at all, and standard output behind the same interface."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import BinaryIO

from faqbot.errors import OutputError, system_reason

# The path that stands for standard input or standard output.
STANDARD = "-"

# Permissions: only the owner may read and write the file.
_PRIVATE = 0o600


@contextmanager
def replacing(path: str | os.PathLike[str], *, private: bool = False) -> Iterator[BinaryIO]:
    """Open a draft beside `path` for bytes; the draft replaces `path` when the block ends, or is removed if it fails.

    Whatever the block raises, KeyboardInterrupt included, an earlier file at `path` stays as it was. The draft is on
    the disk (fsync) before it replaces the earlier file, and takes over the permissions of that file; with `private`
    only the owner may read and write it. A symbolic link at `path` is replaced, not followed. Raises `OSError` if the
    file cannot be written.
    """
    folder = os.path.dirname(os.fspath(path))
    # A random name, so that two processes that write to the same path do not use the same draft.
    draft = os.path.join(folder, f".faqbot-{os.urandom(8).hex()}.new")
    try:
        with open(draft, "xb", opener=_open_private) as file:  # x: fail if a file or link of this name exists
            yield file
            file.flush()
            os.fsync(file.fileno())
        put_in_place(draft, path, private=private)
    except BaseException:
        with suppress(FileNotFoundError):
            os.unlink(draft)
        raise


def put_in_place(draft: str, target: str | os.PathLike[str], *, private: bool = False) -> None:
    """Rename a finished `draft` to `target`, with the permissions of the file there, or the owner's alone if `private`.

    Raises `OSError` if that fails.
    """
    os.chmod(draft, _PRIVATE if private else _mode(target))
    os.replace(draft, target)


@contextmanager
def open_output(path: str) -> Iterator[BinaryIO]:
    """Open a file of results (or `-`, standard output) for bytes, so that encoding and line ends are faqbot's own.

    A regular file is written by `replacing`, and a symbolic link to a file stays a link. A device or pipe is written to
    directly. Raises `OutputError` if the output cannot be written, and `BrokenPipeError` if nobody reads it any more.
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
    """Whether a path names a device or pipe, which can be neither replaced nor read from the middle."""
    try:
        mode = os.stat(path).st_mode
    except OSError:
        return False
    return not stat.S_ISREG(mode) and not stat.S_ISDIR(mode)


def _open_private(path: str, flags: int) -> int:
    return os.open(path, flags, _PRIVATE)


def _mode(target: str | os.PathLike[str]) -> int:
    """Return the permission bits of the file to be replaced, or those that a new file would get."""
    try:
        status = os.lstat(target)
        if stat.S_ISREG(status.st_mode):
            return stat.S_IMODE(status.st_mode)
    except FileNotFoundError:
        pass
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
