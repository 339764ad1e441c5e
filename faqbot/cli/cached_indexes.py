"""The indexes in the user's cache, and the locks that keep those from being removed that a process uses.

    CACHE/indexes/<key>/        an index, as `index.storage.saving` writes it
    CACHE/indexes/<key>.lock    shared by every process that uses the index, locked exclusively by one that removes it

Keys are 32 hexadecimal digits. Whatever has another name is left alone.
"""

from __future__ import annotations

import os
import re
from collections.abc import Collection
from contextlib import ExitStack, suppress

from faqbot.system.locks import exclusive, shared

_KEY = re.compile(r"[0-9a-f]{32}")
_LOCK = ".lock"


class Hold:
    """Keeps an index from being removed as long as this object, and so the bot that has it, is there."""

    def __init__(self, path: str) -> None:
        self._locked = ExitStack()
        self._locked.enter_context(shared(path))

    def release(self) -> None:
        """Let the index go."""
        self._locked.close()

    def __del__(self) -> None:
        self.release()


class CachedIndexes:
    """The folder CACHE/indexes."""

    def __init__(self, cache: str) -> None:
        self._folder = os.path.join(cache, "indexes")

    def directory(self, key: str) -> str:
        """Return the directory of an index, which need not be there."""
        return os.path.join(self._folder, key)

    def has(self, key: str) -> bool:
        """Whether the directory of an index is there."""
        return os.path.isdir(self.directory(key))

    def hold(self, key: str) -> Hold | None:
        """Keep an index from being removed; return None if it cannot be locked, as in a cache that is read only."""
        with suppress(OSError):
            return Hold(self.directory(key) + _LOCK)
        return None

    def make(self, key: str) -> Hold | None:
        """Make an empty directory for an index, for its owner only, and hold it; raise `OSError` if that fails."""
        private_folder(self._folder)
        held = self.hold(key)
        private_folder(self.directory(key))
        return held

    def keys(self) -> list[str]:
        """Return the keys of all indexes, and those of locks that were left behind."""
        if os.path.islink(self._folder):  # somebody else's folder may be behind it
            return []
        with suppress(OSError):
            names = (name.removesuffix(_LOCK) for name in os.listdir(self._folder))
            return sorted({name for name in names if _KEY.fullmatch(name)})
        return []

    def remove(self, keys: Collection[str]) -> None:
        """Remove these indexes, except those that a process holds."""
        for key in keys:
            with suppress(OSError):  # held, or being removed by another process too
                self._remove(key)

    def _remove(self, key: str) -> None:
        import shutil  # noqa: PLC0415 - a question does without

        path = self.directory(key)
        with exclusive(path + _LOCK, wait=False):
            if os.path.isdir(path) and not os.path.islink(path):
                shutil.rmtree(path, ignore_errors=True)
            os.unlink(path + _LOCK)


def private_folder(path: str) -> None:
    """Make a folder, if it is not there, and let only its owner look into it."""
    os.makedirs(path, mode=0o700, exist_ok=True)
    if os.stat(path).st_mode & 0o077:
        with suppress(PermissionError):  # somebody else made it, and the user put the cache there
            os.chmod(path, 0o700)
