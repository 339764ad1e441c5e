"""Cache the index of a corpus in the user's cache folder, so that the second question starts at once.

    CACHE/corpora/    the records: the documents that an index was built from (`cache_record`)
    CACHE/indexes/    the indexes (`cached_indexes`)

The key of an index is a digest of everything that the index depends on: the names and contents of the files, the
language, the encoder, the format of the index, and the versions of faqbot, of Python and of the libraries that read
documents. Building an index walks the folders once and opens each file once; using the index again opens only files
that may have changed: those whose times or number in the file system are others.

Every `faqbot ask` runs this module, so modules that only writing needs are imported by the functions that write.
"""

from __future__ import annotations

import errno
import json
import os
import sys
import time
import warnings
from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from functools import partial
from typing import Any, TypeVar

from faqbot import __version__
from faqbot.bot import FaqBot
from faqbot.cli.caching.cache_record import (
    RECORD_VERSION,
    CacheRecord,
    FileEntry,
    StoredRecord,
    compared,
    entries_of,
    recorded_keys,
)
from faqbot.cli.caching.cached_indexes import CachedIndexes, Hold, private_folder, refuse_link
from faqbot.corpus.files.discovery import FoundFiles, corpus_roots, find_files
from faqbot.corpus.files.refusals import Skipped
from faqbot.corpus.readers.registry import DISTRIBUTIONS
from faqbot.errors import CorpusWarning, IndexFileError, OutputError, system_reason
from faqbot.index.encoder import Encoder, encoder_digest, encoder_name
from faqbot.index.static_table.static_encoder import encoder_for
from faqbot.index.storage.loading import load_index
from faqbot.index.storage.manifest import settings, without_advice
from faqbot.question_log.log_choice import paths_of
from faqbot.system.digests import digest_of
from faqbot.system.user_folders import user_folder
from faqbot.system.versions import installed_versions
from faqbot.text.analyser import DEFAULT_LANGUAGE, language_name

# Errors of a file that is missing, or of something else in the place of one.
_LASTING = {errno.ENOENT, errno.EINVAL, errno.EISDIR, errno.ENOTDIR, errno.ELOOP}


def open_corpus(
    corpus: Sequence[str],
    *,
    language: str | None = None,
    encoder: Encoder | str | None = None,
    use_cache: bool = True,
    decided: Collection[str] = (),
    logs: Collection[str] = (),
    apart: Collection[str] = (),
) -> FaqBot:
    """Return a bot for these documents, or for the shipped page if `corpus` is empty.

    The index comes from the cache if the documents did not change, also when the bot is reloaded. The warnings that
    reading the documents gave are then repeated. A cache that is damaged or cannot be written is ignored with a
    warning. `decided` are the keys of settings that the caller has a value for; `logs` and `apart` are no
    documents (see `find_files`).
    """
    looked = time.time_ns()
    found = find_files(corpus_roots(corpus), decided, logs=logs, apart=apart)
    if found.apart:
        from faqbot.corpus.files.own_files import tell_kept_apart  # noqa: PLC0415 - hardly ever needed

        tell_kept_apart(found)
    read_in = found.settings.language_for(language)
    if use_cache:
        bot: FaqBot = _open(found, looked, read_in, encoder)
    else:
        bot = _and_warn(lambda: FaqBot._from_found(found, read_in, encoder))[0]  # noqa: SLF001 - shows the progress
    bot._remember(found, language, encoder, decided)  # noqa: SLF001
    return bot


class _CachedBot(FaqBot):
    """A bot whose index is in the cache, unless the cache cannot be written.

    Like any saved bot, a cached bot is pickled as the path of its index. The unpickled bot answers from that index, and
    does not use the cache.
    """

    _hold: Hold | None = None

    @classmethod
    def loaded(cls, cache: _Cache, key: str, roots: tuple[str, ...]) -> _CachedBot:
        """Return a bot with an index from the cache, held; raise `IndexFileError` if it cannot be used."""
        directory = cache.indexes.directory(key)
        try:
            hold = cache.indexes.hold(key)
        except OSError as error:
            raise IndexFileError(f"cannot lock the index: {system_reason(error)}", path=directory) from error
        try:
            index = load_index(directory, cache.encoder, partial(cache.indexes.give_up, key))
        except IndexFileError:
            if hold is not None:
                hold.release()
            raise
        bot = cls(index, corpus=roots, directory=index.path)
        bot._hold = hold
        return bot

    @classmethod
    def built(
        cls, found: FoundFiles, language: str | None, encoder: Encoder | str | None, digests: dict[str, str]
    ) -> _CachedBot:
        """Return a bot with a new index that is not saved yet, and put the digest of each file into `digests`."""
        return cls._from_found(found, language, encoder, digests)

    def keep(self, cache: _Cache, key: str) -> None:
        """Save the index in the cache and hold it there; raise `OutputError` or `OSError` if it cannot be written.

        An index that is there already stays there if it cannot be replaced.
        """
        is_new = not cache.indexes.has(key)
        self._hold = cache.indexes.make(key)
        try:
            self.save(cache.indexes.directory(key))
        except BaseException:
            self._hold = None
            if is_new:
                cache.indexes.remove([key])
            raise

    def _reload(self) -> None:
        """Answer from the documents as they are now; if they cannot be read, keep the index and raise the error."""
        old, looked = self._directory, time.time_ns()
        found = find_files(self.roots, self._decided, logs=paths_of(self.log))
        language = found.settings.language_for(self._language)
        fresh = _open(found, looked, language, self._encoder_again())
        self._refuse_lost(fresh._index, found)  # noqa: SLF001 - a bot of this class
        if fresh._hold is not None or fresh._directory != old:  # noqa: SLF001 - else the old hold keeps it, see `Hold`
            self._hold = fresh._hold  # noqa: SLF001
        self._index, self._directory = fresh._index, fresh._directory  # noqa: SLF001
        self._remember(found, self._language, self._encoder, self._decided)
        if old is not None and old != self._directory:
            with suppress(OutputError):
                _tidy(user_folder("cache"))  # the old index may be removed, now that it is no longer held


class _Cache:
    """The part of the cache that concerns one corpus with its language and encoder.

    `depends` are the settings and versions that the index depends on, besides the files. Raises `OutputError` if the
    user has no cache folder.
    """

    def __init__(self, found: FoundFiles, language: str | None, encoder: Encoder | str | None) -> None:
        self.encoder = encoder
        named = None if language is None else language_name(language)
        read_as = DEFAULT_LANGUAGE if named is None else named  # at first, see `building.own_language`
        checked = encoder_for(encoder, read_as)
        self.depends: dict[str, Any] = {
            **settings(read_as),
            "language": named,
            "title": found.settings.title,
            "threshold": found.settings.threshold,
            "encoder": None if checked is None else [encoder_name(checked.function), encoder_digest(checked.function)],
            "faqbot": __version__,
            "python": sys.version.partition(" ")[0],
            "readers": installed_versions(DISTRIBUTIONS),
        }
        self.folder = user_folder("cache")
        for name in ("corpora", "indexes"):
            _refuse_linked(os.path.join(self.folder, name))
        self.indexes = CachedIndexes(self.folder)
        # With a record of its own, a run that keeps files apart and one that does not leave each other's alone.
        apart = {"apart": list(found.apart)} if found.apart else {}
        about = {"roots": list(found.roots), "record": RECORD_VERSION, **apart, **self.depends}
        self.record = StoredRecord(self.folder, about)

    def key(self, entries: Sequence[FileEntry], skipped: Sequence[Skipped]) -> str:
        """Return the key of the index of these files: 32 hexadecimal digits."""
        from hashlib import sha256  # noqa: PLC0415 - only needed to build an index

        depends = [[entry.content for entry in entries], list(skipped), self.depends]
        return digest_of(sha256(json.dumps(depends, sort_keys=True).encode()).hexdigest())


def _refuse_linked(folder: str) -> None:
    try:
        refuse_link(folder)
    except OSError as error:
        raise OutputError(system_reason(error), path=folder) from error


def _tidy(cache: str) -> None:
    """Remove the oldest records, and the indexes that no record names, except indexes that a process holds."""
    indexes = CachedIndexes(cache)
    keys = set(indexes.keys())  # listed before the records are read: each of these has its record by now
    with suppress(OSError):  # another process may be tidying too
        indexes.remove(keys - recorded_keys(cache))


def _open(found: FoundFiles, looked: int, language: str | None, encoder: Encoder | str | None) -> _CachedBot:
    """Return a bot for files found at the time `looked`, from the cache if they did not change."""
    try:
        cache = _Cache(found, language, encoder)
    except OutputError as error:
        _warn_not_cached(str(error))
        return _built(found, language, encoder)[0]
    record = cache.record.read()
    bot = _load(cache, record, found, looked) if record else None
    return _build(cache, found, language, looked) if bot is None else bot


def _load(cache: _Cache, record: CacheRecord, found: FoundFiles, looked: int) -> _CachedBot | None:
    """Load the index of a record and repeat the warnings that building it gave; return None if the files differ."""
    current = compared(record, found, looked)
    if current is None or not cache.indexes.has(record.key):
        return None
    try:
        bot = _CachedBot.loaded(cache, record.key, found.roots)
    except IndexFileError as error:
        if cache.indexes.has(record.key):  # otherwise another process has just removed the index
            warnings.warn(CorpusWarning(f"the cached index is built again: {without_advice(error)}"), stacklevel=3)
            if _is_damage(error):
                cache.indexes.remove([record.key])
        return None
    if current is not record:
        with suppress(OSError):  # so that the next run need not read these files
            cache.record.write(current)
    for message in record.warnings:
        warnings.warn(CorpusWarning(message), stacklevel=3)
    return bot


def _is_damage(error: IndexFileError) -> bool:
    """Whether an index cannot be used for what is in its files, and not for what may pass (memory, open files)."""
    cause = error.__cause__
    return not isinstance(cause, OSError) or cause.errno in _LASTING


def _build(cache: _Cache, found: FoundFiles, language: str | None, looked: int) -> _CachedBot:
    """Build the index, and save it in the cache unless a file changed meanwhile."""
    digests: dict[str, str] = {}
    bot, messages = _built(found, language, cache.encoder, digests)
    entries = entries_of(found, digests)
    if entries is None:
        return bot
    key = cache.key(entries, found.skipped)
    try:
        private_folder(cache.folder)
        # The record is written first, because another process may remove an index that no record names.
        cache.record.write(CacheRecord(key, looked, entries, found.skipped, tuple(messages)))
        bot.keep(cache, key)
    except OutputError as error:
        _warn_not_cached(str(error))
    except OSError as error:
        _warn_not_cached(system_reason(error), cache.folder)
    _tidy(cache.folder)
    return bot


def _built(
    found: FoundFiles, language: str | None, encoder: Encoder | str | None, digests: dict[str, str] | None = None
) -> tuple[_CachedBot, list[str]]:
    return _and_warn(lambda: _CachedBot.built(found, language, encoder, {} if digests is None else digests))


_Bot = TypeVar("_Bot", bound=FaqBot)


def _and_warn(read: Callable[[], _Bot]) -> tuple[_Bot, list[str]]:
    """Call `read`; return its bot, and the warnings about the documents, which are given after the progress line."""
    from faqbot.system.progress import working  # noqa: PLC0415 - only needed to build an index

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
    message = f"the index is not cached (--no-cache turns the cache off): {reason}"
    warnings.warn(CorpusWarning(message, path=path), stacklevel=3)
