"""Files that are written whole or not at all, and standard output behind the same interface."""

from __future__ import annotations

import errno
import os
import re
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from itertools import count
from typing import BinaryIO

from faqbot.errors import OutputError, system_reason
from faqbot.system.locks import close_to_move, lock_open, open_unfollowed

# The path that stands for standard input or standard output.
STANDARD = "-"

# The names of drafts.
_DRAFT = re.compile(r"\.faqbot-[0-9a-f]{16}\.new")

# The permissions of a file for its owner only, and those that a new file is asked for; the umask takes some of them.
_PRIVATE = 0o600
_NEW = 0o666


@contextmanager
def replacing(
    path: str | os.PathLike[str],
    *,
    private: bool = False,
    durable: bool = True,
    overwrite: bool = True,
    beside: bool = False,
) -> Iterator[BinaryIO]:
    """Open a draft beside `path` for bytes; the draft replaces `path` when the block ends, or is removed if it fails.

    Whatever the block raises, KeyboardInterrupt included, an earlier file at `path` stays as it was. The draft is on
    the disk (fsync) before it replaces the earlier file, and takes over the permissions of that file; with `private`
    only the owner may read and write it. Without `durable` the file may be lost, or empty, if the machine stops soon
    after; that saves the wait for the disk. A symbolic link at `path` is replaced, not followed. Raises `OSError` if
    the file cannot be written.

    Without `overwrite`, whatever stands at `path` when the block ends stays there, unless it holds the same bytes. Then
    `FileExistsError` is raised; with `beside`, the draft has become a file beside `path`, whose path is `filename2` of
    the error.
    """
    mode = _NEW if not private and _mode(path) is None else _PRIVATE
    with drafting(os.path.dirname(os.fspath(path)), mode) as file:
        yield file
        _finish(file, durable=durable)
        if not overwrite and _is_taken(path, file.name):
            kept = _free_name(os.fspath(path)) if beside else None
            if kept is not None:
                _move(file.name, kept, None)
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), os.fspath(path), None, kept)
        _move(file.name, path, _PRIVATE if private else _mode(path))


@contextmanager
def drafting(folder: str, mode: int = _NEW) -> Iterator[BinaryIO]:
    """Open a draft in a folder for bytes; it is removed when the block ends, unless it was moved to its place."""
    # A random name, so that two processes that write to the same path do not use the same draft.
    draft = _new_draft(folder)
    try:
        with _open_draft(draft, mode) as file:
            yield file
    finally:
        with suppress(FileNotFoundError):
            os.unlink(draft)


def finish_draft(draft: BinaryIO, path: str) -> None:
    """Let a draft replace the file at a path, as `replacing` does; for a name that only its bytes tell."""
    _finish(draft, durable=True)
    _move(draft.name, path, _mode(path))


def _finish(draft: BinaryIO, *, durable: bool) -> None:
    draft.flush()
    if durable:
        os.fsync(draft.fileno())
    close_to_move(draft)


def _is_taken(path: str | os.PathLike[str], draft: str) -> bool:
    """Whether something stands at a path that would be lost if a draft took its place: anything but the same bytes."""
    if not os.path.lexists(path):
        return False
    from filecmp import cmp  # noqa: PLC0415 - hardly ever needed

    return os.path.islink(path) or not os.path.isfile(path) or not cmp(path, draft, shallow=False)


def is_draft(name: str) -> bool:
    """Whether a name is that of a draft."""
    return _DRAFT.fullmatch(name) is not None


def remove_drafts(folder: str) -> None:
    """Remove the drafts in a folder whose writers were killed; a draft that is being written stays.

    What is no file, or cannot be removed, stays too, and so do all drafts where the file system has no locks.
    """
    with suppress(OSError):
        with os.scandir(folder or ".") as listed:
            drafts = [entry.path for entry in listed if is_draft(entry.name)]
        for draft in drafts:
            with suppress(OSError), open(open_unfollowed(draft, os.O_RDWR), "r+b", buffering=0) as file:
                if lock_open(file, draft, wait=False):
                    close_to_move(file)
                    os.unlink(draft)


def _open_draft(draft: str, mode: int) -> BinaryIO:
    """Create a draft and lock it until it is closed, which says that its writer lives (see `remove_drafts`)."""
    while True:
        # x: never a file or link that is there already
        file = open(draft, "xb", opener=lambda name, flags: os.open(name, flags, mode))  # noqa: SIM115 - returned
        if lock_open(file, draft, required=False):
            return file
        file.close()  # another process has removed the draft before it was locked


def _new_draft(folder: str) -> str:
    return os.path.join(folder, f".faqbot-{os.urandom(8).hex()}.new")


def put_in_place(draft: str, target: str | os.PathLike[str], *, overwrite: bool = True) -> None:
    """Move a finished file to its place, with the permissions of the one that it replaces, or those of a new file.

    Without `overwrite`, raise `FileExistsError` if anything stands there but a file with the same bytes.
    """
    if not overwrite and _is_taken(target, draft):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), os.fspath(target))
    mode = _mode(target)
    _move(draft, target, _mode_of_new(os.path.dirname(draft)) if mode is None else mode)


@contextmanager
def open_output(path: str, *, overwrite: bool = True) -> Iterator[BinaryIO]:
    """Open a file of results (or `-`, standard output) for bytes, so that encoding and line ends are faqbot's own.

    A regular file is written by `replacing`, and a symbolic link to a file stays a link. A device or pipe is written to
    directly. Without `overwrite`, a file that appears at `path` before the block ends stays; the results are then
    beside it, under a name that ends with `.part`, and an `OutputError` says so. Raises `OutputError` if the output
    cannot be written, and `BrokenPipeError` if nobody reads it any more.
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
        remove_drafts(os.path.dirname(target))
        with replacing(target, overwrite=overwrite, beside=True) as file:
            yield file
    except BrokenPipeError:
        raise
    except FileExistsError as error:
        kept = str(error.filename2)
        where = kept if os.path.islink(path) else f"{path}{kept.removeprefix(target)}"
        message = f"a file has appeared here meanwhile, and stays as it is; the results are in {where}"
        raise OutputError(message, path=path) from error
    except OSError as error:
        raise OutputError(f"cannot write: {system_reason(error)}", path=path) from error


def refuse_existing(path: str, *, force: bool, is_own: Callable[[str], bool] | None = None) -> None:
    """Raise `OutputError` if a file is there, unless it is to be replaced, or the command wrote it (`is_own`)."""
    if not force and os.path.isfile(path) and not (is_own and is_own(path)):
        raise OutputError("exists; give --force to replace it, or name another file", path=path)


def _free_name(target: str) -> str:
    """Return a name beside a file that nothing has yet: `OUT.part`, or else `OUT.2.part` and so on."""
    names = (f"{target}.part" if number == 1 else f"{target}.{number}.part" for number in count(1))
    return next(name for name in names if not os.path.lexists(name))


def is_special(path: str) -> bool:
    """Whether a path names a device or pipe, which can be neither replaced nor read from the middle."""
    try:
        mode = os.stat(path).st_mode
    except OSError:
        return False
    return not stat.S_ISREG(mode) and not stat.S_ISDIR(mode)


def _move(draft: str, target: str | os.PathLike[str], mode: int | None) -> None:
    """Move a file, with these permissions, or as it is."""
    if mode is not None:
        os.chmod(draft, mode)
    os.replace(draft, target)


def _mode(target: str | os.PathLike[str]) -> int | None:
    """Return the permissions of the file to be replaced; None if no regular file is there."""
    try:
        status = os.lstat(target)
    except FileNotFoundError:
        return None
    return stat.S_IMODE(status.st_mode) if stat.S_ISREG(status.st_mode) else None


def _mode_of_new(folder: str) -> int:
    """Return the permissions that a new file gets in a folder, by making one.

    `os.umask` tells the umask only by setting another, and what other threads make meanwhile goes by that.
    """
    path = _new_draft(folder)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _NEW)
    try:
        return stat.S_IMODE(os.fstat(descriptor).st_mode)
    finally:
        os.close(descriptor)
        os.unlink(path)
