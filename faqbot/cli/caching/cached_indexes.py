"""The indexes in the user's cache, and the locks that keep an index from being removed while a process uses it.

    CACHE/indexes/<key>/        an index, as `index.storage.saving` writes it
    CACHE/indexes/<key>.lock    its lock: shared by the processes that use the index, exclusive to remove it

A key is 32 hexadecimal digits. Files and folders with other names are left alone.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Collection
from contextlib import ExitStack, suppress

from faqbot.index.storage.manifest import MANIFEST
from faqbot.system.digests import is_digest
from faqbot.system.locks import close_to_move, exclusive, shared

_LOCK = ".lock"

# Reasons why nothing can be locked in a cache, whoever tries and whenever: it is read only, somebody else's, or on a
# file system without locks.
_NEVER = {
    errno.EROFS,
    errno.EACCES,
    errno.EPERM,
    errno.ENOLCK,
    errno.ENOSYS,
    errno.EOPNOTSUPP,
    getattr(errno, "ENOTSUP", errno.EOPNOTSUPP),
}


class Hold:
    """A shared lock on an index, so that no process removes the index while this object exists.

    A bot has the hold of its index as an attribute, so the hold lasts as long as the bot.
    """

    def __init__(self, path: str) -> None:
        self._locked = ExitStack()
        # Without waiting: on Windows the lock is busy as long as another bot uses the index.
        self._locked.enter_context(shared(path, wait=False))

    def release(self) -> None:
        """Release the lock, so that the index may be removed."""
        self._locked.close()

    def __del__(self) -> None:
        self.release()


class CachedIndexes:
    """The indexes in the folder CACHE/indexes."""

    def __init__(self, cache: str) -> None:
        self._folder = os.path.join(cache, "indexes")

    def directory(self, key: str) -> str:
        """Return the directory of an index, which may not exist."""
        return os.path.join(self._folder, key)

    def has(self, key: str) -> bool:
        """Whether an index is there: written to the end, and not behind a symbolic link.

        Another process may be writing it just now: the manifest comes last.
        """
        directory = self.directory(key)
        return os.path.lexists(os.path.join(directory, MANIFEST)) and not os.path.islink(directory)

    def hold(self, key: str) -> Hold | None:
        """Keep an index from being removed; return None if another process has locked it, or locks do not work here.

        Raises `OSError` for what may pass, such as too many open files.
        """
        try:
            return Hold(self.directory(key) + _LOCK)
        except BlockingIOError:
            return None
        except OSError as error:
            if error.errno not in _NEVER:
                raise
            return None

    def make(self, key: str) -> Hold | None:
        """Make the directory of an index, accessible to its owner only, and hold it; raise `OSError` if that fails."""
        private_folder(self._folder)
        refuse_link(self.directory(key))
        held = self.hold(key)
        private_folder(self.directory(key))
        return held

    def keys(self) -> list[str]:
        """Return the keys of all indexes, and of locks whose index is gone, sorted."""
        if os.path.islink(self._folder):  # the link may lead to somebody else's folder
            return []
        with suppress(OSError):
            names = (name.removesuffix(_LOCK) for name in os.listdir(self._folder))
            return sorted({name for name in names if is_digest(name)})
        return []

    def remove(self, keys: Collection[str]) -> None:
        """Remove these indexes, except those that a process holds."""
        for key in keys:
            with suppress(OSError):  # held by a process, or being removed by another process
                self._remove(key)

    def give_up(self, key: str) -> str:
        """Let nobody load a damaged index again, though a process may hold it; return what this means, for a message.

        Without its manifest there is no index, so the next process that needs it builds it.
        """
        with suppress(OSError):
            os.unlink(os.path.join(self.directory(key), MANIFEST))
        return "it is in the cache, and will be built again when it is needed next"

    def _remove(self, key: str) -> None:
        import shutil  # noqa: PLC0415 - only needed to remove an index

        path = self.directory(key)
        with exclusive(path + _LOCK, wait=False) as lock:
            if os.path.isdir(path) and not os.path.islink(path):
                shutil.rmtree(path, ignore_errors=True)
            close_to_move(lock)
            os.unlink(path + _LOCK)


def refuse_link(path: str) -> None:
    """Raise `OSError` for a symbolic link: somebody else's folder may be behind it."""
    if os.path.islink(path):
        raise OSError(errno.ELOOP, "is a symbolic link, which is not followed here; remove it", path)


def private_folder(path: str) -> None:
    """Make a folder if it does not exist, and let only its owner read, write and search it."""
    os.makedirs(path, mode=0o700, exist_ok=True)
    if os.stat(path).st_mode & 0o077:
        with suppress(PermissionError):  # the folder belongs to somebody else, and the user chose it
            os.chmod(path, 0o700)
