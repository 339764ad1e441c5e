"""Locks on files, so that processes take turns. The system releases a lock when its process ends, even if killed.

The library `filelock` does not fit: it locks a separate, empty file and leaves it behind, waits by polling, and has no
shared locks. Here the locked file may be the very file that is written.
"""

from __future__ import annotations

import errno
import io
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

# Flags for opening a file without following a symbolic link. Without O_NONBLOCK, opening a named pipe would wait for
# its other end for ever; for regular files the flag has no effect. Windows lacks some of these flags, and only Windows
# has O_BINARY.
_UNFOLLOWED = sum(getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY"))

# The offset, in bytes, of the byte that is locked on Windows. There, reading or writing a locked byte fails, so that
# byte lies behind the end of any file.
_FAR = 0x7FFF_0000

# Error codes on Windows for a byte that another process has locked: EACCES from a call that does not wait, EDEADLOCK
# from a call that has waited for ten seconds.
_BUSY = {errno.EACCES, errno.EDEADLK, getattr(errno, "EDEADLOCK", errno.EDEADLK)}


@contextmanager
def exclusive(
    path: str | os.PathLike[str], *, wait: bool = True, required: bool = True, appends: bool = False
) -> Iterator[io.FileIO]:
    """Open a file for reading and writing, and lock out all other processes that lock it until the block ends.

    A missing file is created, readable by its owner only, and is not removed afterwards; its folder must exist. A
    symbolic link is never followed. If the file was removed or replaced while this process waited for the lock, the
    file that is at `path` now is locked instead, so that two processes never hold the lock at once.

    With `wait=False` a file that another process has locked raises `BlockingIOError`. With `required=False` the block
    runs unlocked on a file system without locks. With `appends`, whatever is written goes to the end of the file, also
    if other processes write without a lock. Raises `OSError` if the file cannot be opened or locked.
    """
    flags = os.O_APPEND if appends else 0
    with _locked(path, shared=False, wait=wait, required=required, flags=flags) as file:
        yield file


@contextmanager
def shared(path: str | os.PathLike[str], *, wait: bool = True) -> Iterator[io.FileIO]:
    """Open a file as `exclusive` does, but with a lock that several processes may share; only `exclusive` must wait.

    Windows has no shared locks: there, the lock keeps out the processes that want to share it as well, and a process
    that waits for it may wait for a long time.
    """
    with _locked(path, shared=True, wait=wait, required=True) as file:
        yield file


def close_to_move(file: IO[bytes]) -> None:
    """Prepare to remove or move a file that is locked, as the last thing in its block.

    Windows neither removes nor moves a file that is open, so it is closed there, which ends its lock; if another
    process opens it before it is moved, moving it raises `OSError`. Elsewhere it stays locked, and nothing is done.
    """
    if sys.platform == "win32":
        file.close()


@contextmanager
def _locked(
    path: str | os.PathLike[str], *, shared: bool, wait: bool, required: bool, flags: int = 0
) -> Iterator[io.FileIO]:
    while True:
        with open(open_unfollowed(path, os.O_RDWR | os.O_CREAT | flags), "r+b", buffering=0) as file:
            if lock_open(file, path, shared=shared, wait=wait, required=required):
                yield file
                return


def lock_open(
    file: IO[bytes], path: str | os.PathLike[str], *, shared: bool = False, wait: bool = True, required: bool = True
) -> bool:
    """Lock an open file until it is closed; return whether `path` still leads to it, and not to one that replaced it.

    Raises as `exclusive` does.
    """
    try:
        _lock(file, shared=shared, wait=wait)
    except BlockingIOError:
        raise
    except OSError:
        if required:
            raise
    return _stands(file, path)


def open_unfollowed(path: str | os.PathLike[str], flags: int) -> int:
    """Return a descriptor of a regular file; a file that `flags` create is readable by its owner only.

    Raises `OSError` for a symbolic link, for anything else that is not a regular file, and if opening fails.
    """
    try:
        descriptor = os.open(path, flags | _UNFOLLOWED, 0o600)
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise OSError(errno.ELOOP, "is a symbolic link, which is not followed here", os.fspath(path)) from error
        raise
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise OSError(errno.EINVAL, "is not a regular file", os.fspath(path))
    return descriptor


def _stands(file: IO[bytes], path: str | os.PathLike[str]) -> bool:
    """Whether `path` still leads to this open file, rather than to a file that replaced it."""
    try:
        return os.path.samestat(os.fstat(file.fileno()), os.lstat(path))
    except FileNotFoundError:
        return False


if sys.platform == "win32":

    def _lock(file: IO[bytes], *, shared: bool, wait: bool) -> None:  # noqa: ARG001 - Windows has no shared locks
        import msvcrt  # noqa: PLC0415 - only Windows has this module

        file.seek(_FAR)
        while True:
            try:
                msvcrt.locking(file.fileno(), msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
                break
            except OSError as error:
                if error.errno not in _BUSY:
                    raise
                if not wait:
                    raise BlockingIOError(error.errno, "another process has locked the file") from error
        file.seek(0)

else:

    def _lock(file: IO[bytes], *, shared: bool, wait: bool) -> None:
        import fcntl  # noqa: PLC0415 - Windows does not have this module

        kind = fcntl.LOCK_SH if shared else fcntl.LOCK_EX
        fcntl.flock(file, kind if wait else kind | fcntl.LOCK_NB)
