"""The documents that `faqbot serve` answers from: a saved index, or documents with an index in the user's cache."""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from typing import TYPE_CHECKING

from faqbot.cli.caching.cached_indexes import CachedIndexes, private_folder
from faqbot.cli.opening import corpus_of, decided_by, refuse_corpus_with_index
from faqbot.cli.terminal import say
from faqbot.corpus.files.discovery import corpus_roots, find_files
from faqbot.errors import CorpusWarning, OutputError, system_reason
from faqbot.question_log.log_choice import choose_log, named_log
from faqbot.serving.processes.document_sources import SavedIndex, ServedSource, WatchedDocuments
from faqbot.system.digests import digest_of
from faqbot.system.temporary_folders import temporary_folder
from faqbot.system.user_folders import user_folder

if TYPE_CHECKING:
    import argparse

# The most indexes of servers that are kept for a quicker start; of those, the ones in use stay in any case.
_MOST_KEPT = 10


def chosen_log(options: argparse.Namespace) -> str | None:
    """Return the path of the log of questions that `--log`, FAQBOT_LOG or `faqbot.toml` names, None for no log.

    Raises `OutputError` if the log cannot be written, and `FaqbotError` if there are no such documents.
    """
    default = None
    if options.index is None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", CorpusWarning)  # they are said when the documents are read
            default = find_files(corpus_roots(corpus_of(options)), decided_by(options)).settings.log
    log = choose_log(named_log(options.log), default)
    if log is None:
        return None
    log.check()
    return log.path


@contextmanager
def opened_source(options: argparse.Namespace, log: str | None = None) -> Iterator[ServedSource]:
    """Return where the index comes from; the directory of an index of the server's own is there until the block ends.

    Such a directory is kept for the next start of a server of the same documents, unless `--no-cache` says otherwise or
    the cache cannot be written. `log` is the log of questions.
    """
    if options.index is not None:
        refuse_corpus_with_index(options)
        yield SavedIndex(os.path.abspath(options.index), options.encoder)
        return
    roots = tuple(corpus_roots(corpus_of(options)))
    with _directory(roots, options) as directory:
        yield WatchedDocuments(directory, roots, options.language, options.encoder, log)


@contextmanager
def _directory(roots: tuple[str, ...], options: argparse.Namespace) -> Iterator[str]:
    if not options.no_cache:
        try:
            indexes = CachedIndexes(os.path.join(user_folder("cache"), "served"))
            key = _key(roots, options)
            hold = indexes.make(key)
        except OutputError as error:
            _say_not_kept(str(error))
        except OSError as error:
            _say_not_kept(system_reason(error))
        else:
            try:
                _tidy(indexes, key)
                yield indexes.directory(key)
            finally:
                if hold is not None:
                    hold.release()
            return
    with temporary_folder() as folder:
        directory = os.path.join(folder, "index")
        private_folder(directory)
        yield directory


def _key(roots: tuple[str, ...], options: argparse.Namespace) -> str:
    depends = [os.path.realpath(root) for root in roots], options.language, options.encoder
    return digest_of(sha256(repr(depends).encode()).hexdigest())


def _tidy(indexes: CachedIndexes, key: str) -> None:
    """Remove all but the indexes that were written last, except those that a server holds."""
    written: list[tuple[float, str]] = []
    for other in indexes.keys():  # noqa: SIM118 - not those of a mapping
        with suppress(OSError):
            written.append((os.stat(indexes.directory(other)).st_mtime, other))
    old = [other for _, other in sorted(written)[:-_MOST_KEPT] if other != key]
    indexes.remove(old)


def _say_not_kept(reason: str) -> None:
    say(f"warning: the index is not kept for the next start (--no-cache keeps none): {reason}")
