"""Keep the index of a corpus in the user's cache, so that the second question starts at once.

    CACHE/corpora/    which documents an index was made from (`cache_record`)
    CACHE/indexes/    the indexes (`cached_indexes`)

The key of an index is made of all that it depends on: the files' names and contents, the language, the encoder, and
the versions of faqbot and of what reads documents. Building an index walks the folders once and opens each file once;
using it again opens only files whose size or time changed.

Every `faqbot ask` runs this: modules that only writing needs are imported by the functions that write.
"""

from __future__ import annotations

import json
import sys
import time
import warnings
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any, TypeVar

from faqbot import __version__
from faqbot.bot import FaqBot
from faqbot.cli.cache_record import FileEntry, Record, StoredRecord, compared, entries_of, recorded_keys
from faqbot.cli.cached_indexes import CachedIndexes, Hold, private_folder
from faqbot.corpus.discovery import FoundFiles, corpus_roots, find_files
from faqbot.corpus.readers.registry import DISTRIBUTIONS
from faqbot.errors import CorpusWarning, IndexFileError, OutputError, system_reason
from faqbot.index.encoder import Encoder, checked, encoder_name
from faqbot.index.storage.loading import load_index
from faqbot.index.storage.manifest import settings
from faqbot.system.user_folders import user_folder
from faqbot.system.versions import installed_versions


def open_corpus(
    corpus: Sequence[str], *, language: str, encoder: Encoder | None = None, use_cache: bool = True
) -> FaqBot:
    """Return a bot for these documents (without any, the corpus that ships), from the cache if they did not change.

    `reload` of the bot comes back here, so documents that did not change are not read again. Warnings that reading
    the documents gave are given again. A cache that is damaged or cannot be written is ignored, with a warning.
    """
    roots = corpus_roots(corpus)
    return _open(roots, language, encoder) if use_cache else build(roots, language, encoder)


def build(corpus: Sequence[str], language: str, encoder: Encoder | None = None) -> FaqBot:
    """Read and index documents, and say so on a terminal."""
    return _and_warn(lambda: FaqBot.from_corpus(*corpus, language=language, encoder=encoder))[0]


class _CachedBot(FaqBot):
    """A bot whose index is in the cache, or would be if the cache could be written.

    Its pickle is that of any saved bot: the path of its index. Unpickled, it knows that index only.
    """

    _hold: Hold | None = None

    @classmethod
    def loaded(cls, cache: _Cache, key: str, roots: tuple[str, ...]) -> _CachedBot:
        """Return a bot with an index from the cache, held; raise `IndexFileError` if it cannot be used."""
        hold = cache.indexes.hold(key)
        try:
            index = load_index(cache.indexes.directory(key), checked(cache.encoder))
        except IndexFileError:
            if hold is not None:
                hold.release()
            raise
        bot = cls(index, corpus=roots, directory=index.path)
        bot._hold = hold
        return bot

    @classmethod
    def built(cls, found: FoundFiles, language: str, encoder: Encoder | None, digests: dict[str, str]) -> _CachedBot:
        """Return a bot with a new index that is not saved; the files' digests are put into `digests`."""
        return cls._from_found(found, language, encoder, digests)

    def keep(self, cache: _Cache, key: str) -> None:
        """Save the index in the cache and hold it there; raise `OutputError` or `OSError` if it cannot be written."""
        self._hold = cache.indexes.make(key)
        try:
            self.save(cache.indexes.directory(key))
        except BaseException:
            self._hold = None
            cache.indexes.remove([key])
            raise

    def _reload(self) -> None:
        """Answer from the documents as they are now; if they cannot be read, nothing changes."""
        encoder, old = self._index.encoder, self._directory
        fresh = _open(self.roots, self.language, encoder.function if encoder else None)
        self._index, self._directory, self._hold = fresh._index, fresh._directory, fresh._hold  # noqa: SLF001
        if old is not None and old != self._directory:
            with suppress(OutputError):
                _tidy(user_folder("cache"))  # the old index was held until now


class _Cache:
    """The cache, as it concerns a corpus in a language with an encoder. Raises `OutputError` if there can be none."""

    def __init__(self, roots: tuple[str, ...], language: str, encoder: Encoder | None) -> None:
        self.encoder = encoder
        self.depends: dict[str, Any] = {
            **settings(language.strip().lower()),
            "encoder": None if encoder is None else encoder_name(encoder),
            "faqbot": __version__,
            "python": sys.version.partition(" ")[0],
            "readers": installed_versions(DISTRIBUTIONS),
        }
        self.folder = user_folder("cache")
        self.indexes = CachedIndexes(self.folder)
        self.record = StoredRecord(self.folder, {"roots": list(roots), **self.depends})

    def key(self, entries: Sequence[FileEntry], skipped: Sequence[str]) -> str:
        """Return the key of the index of these files."""
        from hashlib import sha256  # noqa: PLC0415 - see above

        depends = [[entry.content for entry in entries], list(skipped), self.depends]
        return sha256(json.dumps(depends, sort_keys=True).encode()).hexdigest()[:32]


def _tidy(cache: str) -> None:
    """Remove the records written longest ago, and the indexes that no record names and no process may have open."""
    indexes = CachedIndexes(cache)
    keys = set(indexes.keys())  # before the records are read: an index that is to have a record has it by now
    with suppress(OSError):  # another process may be tidying too
        indexes.remove(keys - recorded_keys(cache))


def _open(roots: tuple[str, ...], language: str, encoder: Encoder | None) -> _CachedBot:
    looked = time.time_ns()
    found = find_files(roots)
    try:
        cache = _Cache(roots, language, encoder)
    except OutputError as error:
        _warn_not_cached(str(error))
        return _built(found, language, encoder)[0]
    record = cache.record.read()
    bot = _load(cache, record, found, looked) if record else None
    return _build(cache, found, language, looked) if bot is None else bot


def _load(cache: _Cache, record: Record, found: FoundFiles, looked: int) -> _CachedBot | None:
    """Load the index of a record if it is that of the files found, and repeat the warnings that building it gave."""
    current = compared(record, found, looked)
    if current is None or not cache.indexes.has(record.key):
        return None
    try:
        bot = _CachedBot.loaded(cache, record.key, found.roots)
    except IndexFileError as error:
        if cache.indexes.has(record.key):  # else another process has just removed it
            warnings.warn(CorpusWarning(f"the cached index is built again: {error}"), stacklevel=3)
            cache.indexes.remove([record.key])
        return None
    if current is not record:
        with suppress(OSError):  # so that the files need not be read the next time
            cache.record.write(current)
    for message in record.warnings:
        warnings.warn(CorpusWarning(message), stacklevel=3)
    return bot


def _build(cache: _Cache, found: FoundFiles, language: str, looked: int) -> _CachedBot:
    """Build the index, and keep it unless a file changed meanwhile."""
    digests: dict[str, str] = {}
    bot, messages = _built(found, language, cache.encoder, digests)
    entries = entries_of(found, digests)
    if entries is None:
        return bot
    key = cache.key(entries, found.skipped)
    try:
        private_folder(cache.folder)
        # The record comes first: an index that no record names may be removed at any time.
        cache.record.write(Record(key, looked, entries, found.skipped, tuple(messages)))
        bot.keep(cache, key)
    except OutputError as error:
        _warn_not_cached(str(error))
    except OSError as error:
        _warn_not_cached(system_reason(error), cache.folder)
    _tidy(cache.folder)
    return bot


def _built(
    found: FoundFiles, language: str, encoder: Encoder | None, digests: dict[str, str] | None = None
) -> tuple[_CachedBot, list[str]]:
    return _and_warn(lambda: _CachedBot.built(found, language, encoder, {} if digests is None else digests))


_Bot = TypeVar("_Bot", bound=FaqBot)


def _and_warn(read: Callable[[], _Bot]) -> tuple[_Bot, list[str]]:
    """Read documents; return the bot, and the warnings about them, given when the terminal is free again."""
    from faqbot.system.progress import working  # noqa: PLC0415 - see above

    caught: list[warnings.WarningMessage] = []
    try:
        with working("reading the documents"), warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            bot = read()
    finally:
        for warning in caught:
            warnings.warn(warning.message, stacklevel=2)
    return bot, [str(warning.message) for warning in caught if issubclass(warning.category, CorpusWarning)]


def _warn_not_cached(reason: str, path: str | None = None) -> None:
    message = f"the index is not cached (--no-cache stops trying): {reason}"
    warnings.warn(CorpusWarning(message, path=path), stacklevel=3)
