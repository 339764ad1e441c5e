"""Locks on files, so that processes take turns. A lock ends with its process, however that ends.

The library `filelock` does not fit: it locks a file that holds nothing else and leaves it behind, waits by asking again
and again, and has no shared locks. Here the locked file may be the very one that is written.
"""

from __future__ import annotations

import errno
import io
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager

# O_NONBLOCK: opening a pipe would wait for its other end for ever; regular files ignore it. Not all are on Windows,
# and O_BINARY is there only.
_UNFOLLOWED = sum(getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY"))

# Windows: reading and writing a locked byte fails, so the byte that is locked lies behind the end of any file.
_FAR = 0x7FFF_0000

# Windows: EACCES when the byte is locked and the call does not wait, EDEADLOCK when it waited for ten seconds.
_BUSY = {errno.EACCES, errno.EDEADLK, getattr(errno, "EDEADLOCK", errno.EDEADLK)}


@contextmanager
def exclusive(path: str | os.PathLike[str], *, wait: bool = True, required: bool = True) -> Iterator[io.FileIO]:
    """Open a file for reading and writing and keep all other processes that lock it out until the block ends.

    The file is made if it is not there, readable by its owner only, and it stays behind; its folder must exist. A
    symbolic link is never followed. If the file was removed or replaced while this process waited for the lock, the
    one that stands there now is locked instead, so two processes are never inside at once.

    With `wait=False` a file that another process has locked raises `BlockingIOError`. With `required=False` a file
    system that has no locks is used without. Raises `OSError` for what cannot be opened or locked.
    """
    with _locked(path, shared=False, wait=wait, required=required) as file:
        yield file


@contextmanager
def shared(path: str | os.PathLike[str]) -> Iterator[io.FileIO]:
    """Open a file as `exclusive` does, but together with others that share it: it keeps `exclusive` out only."""
    with _locked(path, shared=True, wait=True, required=True) as file:
        yield file


@contextmanager
def _locked(path: str | os.PathLike[str], *, shared: bool, wait: bool, required: bool) -> Iterator[io.FileIO]:
    while True:
        with open(open_unfollowed(path, os.O_RDWR | os.O_CREAT), "r+b", buffering=0) as file:
            try:
                _lock(file, shared=shared, wait=wait)
            except BlockingIOError:
                raise
            except OSError:
                if required:
                    raise
            if _stands(file, path):
                yield file
                return


def open_unfollowed(path: str | os.PathLike[str], flags: int) -> int:
    """Return a descriptor of a regular file, made readable by its owner only; raise `OSError` for a symbolic link."""
    try:
        descriptor = os.open(path, flags | _UNFOLLOWED, 0o600)
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise OSError(errno.ELOOP, "is a symbolic link, which is not followed here", os.fspath(path)) from error
        raise
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise OSError(errno.EINVAL, "is no regular file", os.fspath(path))
    return descriptor


def _stands(file: io.FileIO, path: str | os.PathLike[str]) -> bool:
    """Whether an open file is still the one of that path."""
    try:
        return os.path.samestat(os.fstat(file.fileno()), os.lstat(path))
    except FileNotFoundError:
        return False


if sys.platform == "win32":

    def _lock(file: io.FileIO, *, shared: bool, wait: bool) -> None:  # noqa: ARG001 - no shared locks there
        import msvcrt  # noqa: PLC0415 - there is one on each platform only

        file.seek(_FAR)
        while True:
            try:
                msvcrt.locking(file.fileno(), msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
                break
            except OSError as error:
                if error.errno not in _BUSY:
                    raise
                if not wait:
                    raise BlockingIOError(error.errno, "another process has locked it") from error
        file.seek(0)

else:

    def _lock(file: io.FileIO, *, shared: bool, wait: bool) -> None:
        import fcntl  # noqa: PLC0415 - there is none on Windows

        kind = fcntl.LOCK_SH if shared else fcntl.LOCK_EX
        fcntl.flock(file, kind if wait else kind | fcntl.LOCK_NB)
