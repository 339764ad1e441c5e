"""A file that is there whole or not at all, and standard output under the same hands."""

from __future__ import annotations

import os
import stat
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from faqbot.errors import OutputError, system_reason

STANDARD = "-"


@contextmanager
def open_output(path: str) -> Iterator[BinaryIO]:
    """Open a file (or `-`, standard output) for bytes: a terminal's own encoding and line ends are not those of a file.

    A file is written beside its place and moved there once the block ends well; otherwise what stood there stays.
    A device or pipe is written to directly. Raises `OutputError`.
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
        with _replacing(Path(os.path.realpath(path))) as file:
            yield file
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(f"cannot write: {system_reason(error)}", path=path) from error


@contextmanager
def _replacing(target: Path) -> Iterator[BinaryIO]:
    if target.is_dir():
        raise OutputError("is a directory; name a file", path=target)
    handle, draft = tempfile.mkstemp(prefix=".faqbot-", suffix=".new", dir=target.parent)
    try:
        with open(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        put_in_place(draft, target)
    except BaseException:
        os.unlink(draft)
        raise


def put_in_place(draft: str, target: Path) -> None:
    """Move a finished file to its place, with the permissions of the one that it replaces."""
    os.chmod(draft, _mode(target))
    os.replace(draft, target)


def _mode(target: Path) -> int:
    """Return the permissions of the file to be replaced, or those a new file would get."""
    try:
        return stat.S_IMODE(target.stat().st_mode)
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask


def is_special(path: str) -> bool:
    """Whether a path is that of a device or pipe."""
    try:
        mode = os.stat(path).st_mode
    except OSError:
        return False
    return not stat.S_ISREG(mode) and not stat.S_ISDIR(mode)
