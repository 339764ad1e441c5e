"""Keep the index of a corpus in the user's cache, so that the second question starts at once.

    CACHE/corpora/<roots>.json    which files the corpus had, with size, modification time and digest, and its key
    CACHE/indexes/<key>/          the index, as `search.saving` writes it

The key is made of the files' names and digests, the language, the encoder's name and the versions: what the index
depends on, and nothing else. A file is read again to compare its digest only if its size or time changed.

All of this is on the path of every `faqbot ask`: what it takes to write is imported by the functions that write.
"""

from __future__ import annotations

import json
import os
import warnings
from collections.abc import Sequence
from contextlib import suppress
from typing import Any, TypeVar

from faqbot import __version__
from faqbot.bot import FaqBot
from faqbot.corpus.discovery import FoundFile, FoundFiles, SideFile, corpus_roots, find_files
from faqbot.errors import CorpusError, CorpusWarning, IndexFileError, OutputError, system_reason
from faqbot.index.encoder import Encoder, checked, encoder_name
from faqbot.index.index import Index
from faqbot.index.packing import text_hash
from faqbot.index.storage.loading import load_index, settings

# Corpora whose indexes are kept.
_MOST_CORPORA = 50

# A file changed this shortly before it was looked at may change again within the clock's grain: look again.
_FRESH_NS = 2_000_000_000


def open_corpus(
    corpus: Sequence[str], *, language: str, encoder: Encoder | None = None, use_cache: bool = True
) -> FaqBot:
    """Return a bot for these documents (none: the corpus that ships), from the cache where it is still true.

    Its `reload` comes back here: documents that did not change are not read again, and what is read is kept. Warnings
    that reading the documents gave are given again. A cache that is damaged or cannot be written is ignored, with a
    warning.
    """
    roots = corpus_roots(corpus)
    return _open(roots, language, encoder) if use_cache else build(roots, language, encoder)


def _open(roots: tuple[str, ...], language: str, encoder: Encoder | None) -> _CachedBot:
    found = find_files(roots)
    record = _Record(_cache_folder(), roots, language.strip().lower(), encoder)
    entries = record.look(found)
    bot = record.load(entries, found)
    return bot if bot is not None else _build(record, entries, found, language)


def build(corpus: Sequence[str], language: str, encoder: Encoder | None = None) -> FaqBot:
    """Read and index documents, and say so on a terminal."""
    return _build_and_warn(FaqBot, corpus, language, encoder)[0]


class _CachedBot(FaqBot):
    """A bot whose index is in the cache, or would be if that could be written.

    It pickles as the index that it answers from, as any saved bot does; what unpickles knows that index only.
    """

    def _reload(self) -> None:
        """Take the documents as they are by now; if they cannot be read, all stays as it was."""
        encoder = self._index.encoder
        fresh = _open(self.roots, self.language, encoder.function if encoder else None)
        self._index, self._directory = fresh._index, fresh._directory  # noqa: SLF001 - its own kind


_Bot = TypeVar("_Bot", bound=FaqBot)


def _build_and_warn(
    kind: type[_Bot], corpus: Sequence[str], language: str, encoder: Encoder | None
) -> tuple[_Bot, list[str]]:
    """Return the bot and what reading gave warning of; the warnings are given once the terminal is free again."""
    from faqbot.system.progress import working  # noqa: PLC0415 - see above

    caught: list[warnings.WarningMessage] = []
    try:
        with working("reading the documents"), warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            bot = kind.from_corpus(*corpus, language=language, encoder=encoder)
    finally:
        for one in caught:
            warnings.warn(one.message, stacklevel=2)
    return bot, [str(one.message) for one in caught if issubclass(one.category, CorpusWarning)]


def _build(record: _Record, entries: list[list[Any]], found: FoundFiles, language: str) -> _CachedBot:
    """Build the index, and keep it unless a file changed meanwhile."""
    bot, said = _build_and_warn(_CachedBot, record.roots, language, record.encoder)
    try:
        if _contents(record.look(find_files(record.roots))) == _contents(entries):
            record.keep(bot, entries, found, said)
    except OutputError as error:
        warnings.warn(CorpusWarning(f"the index is not cached (--no-cache stops trying): {error}"), stacklevel=2)
    except OSError as error:
        message = f"the index is not cached (--no-cache stops trying): {system_reason(error)}"
        warnings.warn(CorpusWarning(message, path=record.cache), stacklevel=2)
    return bot


class _Record:
    """What the cache knows about a corpus, found by its roots, the language and the encoder."""

    def __init__(self, cache: str, roots: tuple[str, ...], language: str, encoder: Encoder | None) -> None:
        self.cache = cache
        self.roots = roots
        self.encoder = encoder
        self._encoder_name = None if encoder is None else encoder_name(encoder)
        self._about = {"roots": list(roots), "encoder": self._encoder_name, "faqbot": __version__, **settings(language)}
        named = json.dumps(self._about, sort_keys=True).encode()
        self._path = os.path.join(cache, "corpora", f"{text_hash(named):016x}.json")
        self._old = self._read()
        self._took_digests = False

    def load(self, entries: list[list[Any]], found: FoundFiles) -> _CachedBot | None:
        """Load the index of these very files, and repeat the warnings that building it gave."""
        known = self._old.get("files", [])
        if _contents(entries) != _contents(known) or self._old.get("skipped") != list(found.skipped):
            return None
        index = _load(self._directory(self._old["key"]), self.encoder)
        if index is None:
            return None
        if self._took_digests:  # of files touched, but not changed: the next time they need not be taken
            with suppress(OSError):
                self._write({**self._old, "looked": _now(), "files": entries})
        for message in self._old["warnings"]:
            warnings.warn(CorpusWarning(message), stacklevel=3)
        return _CachedBot(index, corpus=self.roots, directory=index.path)

    def look(self, found: FoundFiles) -> list[list[Any]]:
        """Return an entry for each file, the side files last: what it was found with, and its digest.

        The digest is the last known one if the file did not move.
        """
        known = {entry[0]: entry for entry in self._old.get("files", ())}
        looked = self._old.get("looked", 0)
        entries = []
        files: tuple[FoundFile | SideFile, ...] = (*found.files, *found.side_files)
        for file in files:
            entry: list[Any] = list(file)
            old = known.get(file.path, [])
            if old[:-1] == entry and file.mtime_ns + _FRESH_NS < looked:
                entries.append(old)
            else:
                self._took_digests = True
                entries.append([*entry, _digest(file.path)])
        return entries

    def keep(self, bot: FaqBot, entries: list[list[Any]], found: FoundFiles, said: Sequence[str]) -> None:
        """Remember the files and keep the index; indexes that no record names any more go."""
        from hashlib import sha256  # noqa: PLC0415 - see above

        depends = [_contents(entries), found.skipped, settings(bot.language), self._encoder_name, __version__]
        key = sha256(json.dumps(depends, sort_keys=True).encode()).hexdigest()[:32]
        record = {"about": self._about, "key": key, "looked": _now(), "files": entries}
        # The record comes first: an index without one may be taken away by another writer at any time.
        self._write({**record, "skipped": list(found.skipped), "warnings": list(said)})
        bot.save(self._directory(key))
        with suppress(OSError):  # another writer may be tidying too
            self._forget_oldest()

    def _forget_oldest(self) -> None:
        """Let go of the corpora that were written longest ago, and of indexes that no record names."""
        from shutil import rmtree  # noqa: PLC0415 - see above

        # Listed before the records are read: an index has its record by then, if it is to have one.
        indexes = os.listdir(os.path.join(self.cache, "indexes"))
        folder = os.path.dirname(self._path)
        records = sorted(os.scandir(folder), key=lambda entry: entry.stat().st_mtime_ns)
        keys = set()
        for entry in records[:-_MOST_CORPORA]:
            os.unlink(entry.path)
        for entry in records[-_MOST_CORPORA:]:
            with suppress(OSError, ValueError, KeyError, TypeError), open(entry.path, "rb") as file:
                keys.add(json.loads(file.read())["key"])
        for key in indexes:
            if key not in keys:
                rmtree(self._directory(key), ignore_errors=True)

    def _directory(self, key: str) -> str:
        return os.path.join(self.cache, "indexes", key)

    def _write(self, record: dict[str, Any]) -> None:
        os.makedirs(os.path.dirname(self._path), exist_ok=True)
        draft = f"{self._path}.{os.getpid()}"
        try:
            with open(draft, "wb") as file:
                file.write(json.dumps(record).encode())
            os.replace(draft, self._path)
        finally:
            with suppress(FileNotFoundError):
                os.unlink(draft)

    def _read(self) -> dict[str, Any]:
        """Return what was written, or nothing if it is not there, cut short or about other roots."""
        try:
            with open(self._path, "rb") as file:
                record = json.loads(file.read())
            whole = record["about"] == self._about and str(record["key"]).isalnum() and record["looked"] >= 0
            whole = whole and all(map(str, record["warnings"])) and all(len(entry) == 6 for entry in record["files"])  # noqa: PLR2004
            return dict(record) if whole else {}
        except (OSError, ValueError, KeyError, TypeError):
            return {}


def _contents(entries: list[list[Any]]) -> list[list[Any]]:
    """Return what of the files the index depends on: name, whether it (a side file's folder) was named, and digest."""
    return [[name, named, digest] for _, name, named, _, _, digest in entries]


def _now() -> int:
    import time  # noqa: PLC0415 - see above

    return time.time_ns()


def _load(directory: str, encoder: Encoder | None) -> Index | None:
    """Load an index from the cache; one that is damaged is taken away, so that it is built again."""
    if not os.path.isdir(directory):
        return None
    try:
        return load_index(directory, checked(encoder))
    except IndexFileError as error:
        import shutil  # noqa: PLC0415 - see above

        warnings.warn(CorpusWarning(f"the cached index is built again: {error}"), stacklevel=3)
        with suppress(OSError):
            shutil.rmtree(directory)
        return None


def _digest(path: str) -> str:
    from hashlib import sha256  # noqa: PLC0415 - see above

    digest = sha256()
    try:
        with open(path, "rb") as file:
            while block := file.read(1 << 20):
                digest.update(block)
    except OSError as error:
        raise CorpusError(system_reason(error), path=path) from error
    return digest.hexdigest()


def _cache_folder() -> str:
    from platformdirs import user_cache_dir  # noqa: PLC0415 - a saved index does not need it

    return user_cache_dir("faqbot", appauthor=False)
