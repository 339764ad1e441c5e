"""Temporary folders that do not outlive faqbot: those of processes that were killed go when the next one makes its own.

Python removes a temporary folder when its process ends, but not if the process is killed. So each folder gets a mark,
which is locked as long as its process lives; a folder whose mark is not locked was left.
"""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import IO, BinaryIO

from faqbot.errors import OutputError, system_reason
from faqbot.system.locks import lock_open, open_unfollowed

_MARK = "faqbot.lock"

# The beginnings of the names of folders that may have a mark: those of multiprocessing, and those of faqbot.
_PREFIX = "faqbot-"
_PREFIXES = ("pymp-", _PREFIX)

# The marks of this process, open as long as the process lives, by their folders.
_OPEN: dict[str, IO[bytes]] = {}


@contextmanager
def temporary_folder() -> Iterator[str]:
    """Make a temporary folder that is removed when the block ends, or, if the process is killed, by the next one.

    Raises `OutputError` if there is no room for it.
    """
    with naming_temporary():
        made = tempfile.TemporaryDirectory(prefix=_PREFIX, ignore_cleanup_errors=True)
    with made as folder:
        mark_folder(folder)
        try:
            yield folder
        finally:
            release_folder(folder)


@contextmanager
def temporary_file() -> Iterator[BinaryIO]:
    """Open a file without a name, which is gone when the block ends; raise `OutputError` if there is no room for it."""
    with naming_temporary():
        file = tempfile.TemporaryFile()  # noqa: SIM115 - closed below
    try:
        yield file
    finally:
        with suppress(OSError):  # there was no room for what was not written yet
            file.close()


@contextmanager
def naming_temporary() -> Iterator[None]:
    """Raise an `OutputError` that names the folder for temporary files in the place of an `OSError` from writing there.

    A `BrokenPipeError` is raised as it is: it is not about the temporary file.
    """
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        folder = tempfile.tempdir  # None as long as none was found
        reason = f"cannot write a temporary file: {system_reason(error)}"
        raise OutputError(f"{reason}; the variable TMPDIR names another folder for them", path=folder) from error


def mark_folder(folder: str) -> None:
    """Mark a temporary folder as one of this process, and remove those of processes that were killed.

    A folder that cannot be marked stays if this process is killed.
    """
    if folder in _OPEN:
        return
    with suppress(OSError):
        path = os.path.join(folder, _MARK)
        mark = open(open_unfollowed(path, os.O_RDWR | os.O_CREAT), "r+b", buffering=0)  # noqa: SIM115 - stays open
        _OPEN[folder] = mark
        atexit.register(release_folder, folder)
        lock_open(mark, path)
    with suppress(OSError):
        _remove_left(tempfile.gettempdir())


def mark_worker_folder() -> None:
    """Mark the folder in which multiprocessing waits for the processes of a forkserver (see `mark_folder`)."""
    from multiprocessing.util import get_temp_dir  # noqa: PLC0415 - only needed to start processes

    mark_folder(get_temp_dir())


def release_folder(folder: str) -> None:
    """Close the mark of a folder that is to be removed now."""
    mark = _OPEN.pop(folder, None)
    if mark is not None:
        mark.close()


def _remove_left(folder: str) -> None:
    """Remove the marked folders of processes that were killed; folders without a mark are left alone."""
    with os.scandir(folder) as listed:
        entries = [entry for entry in listed if entry.name.startswith(_PREFIXES)]
    for entry in entries:
        path = os.path.join(entry.path, _MARK)
        with suppress(OSError):
            if not entry.is_dir(follow_symlinks=False):
                continue
            with open(open_unfollowed(path, os.O_RDWR), "r+b", buffering=0) as mark:
                if lock_open(mark, path, wait=False):
                    shutil.rmtree(entry.path, ignore_errors=True)
