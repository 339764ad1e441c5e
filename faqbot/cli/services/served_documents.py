"""The documents that `faqbot serve` answers from: a saved index, or documents with an index in the user's cache."""

from __future__ import annotations

import os
import warnings
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

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


class OpenedSource(NamedTuple):
    """Where the index of a server comes from.

    If the index cannot be written there, `elsewhere` takes the reason, says it, and returns a directory that is removed
    when the server ends; None if there is no other.
    """

    source: ServedSource
    elsewhere: Callable[[str], str | None] = lambda _: None


@contextmanager
def opened_source(options: argparse.Namespace, log: str | None = None) -> Iterator[OpenedSource]:
    """Return where the index comes from; the directory of an index of the server's own is there until the block ends.

    Such a directory is kept for the next start of a server of the same documents, unless `--no-cache` says otherwise or
    the cache cannot be written. `log` is the log of questions.
    """
    if options.index is not None:
        refuse_corpus_with_index(options)
        yield OpenedSource(SavedIndex(os.path.abspath(options.index), options.encoder))
        return
    roots = tuple(corpus_roots(corpus_of(options)))
    with ExitStack() as stack:
        directory, elsewhere = _directories(roots, options, stack)
        yield OpenedSource(WatchedDocuments(directory, roots, options.language, options.encoder, log), elsewhere)


def _directories(
    roots: tuple[str, ...], options: argparse.Namespace, stack: ExitStack
) -> tuple[str, Callable[[str], str | None]]:
    """Return the directory of the index, and the function for another one; `stack` removes and releases them."""
    if options.no_cache:
        return _temporary(stack), lambda _: None
    try:
        indexes = CachedIndexes(os.path.join(user_folder("cache"), "served"))
        key = _key(roots, options)
        hold = indexes.make(key)
    except OutputError as error:
        _say_not_kept(str(error))
    except OSError as error:
        _say_not_kept(f"{error.filename}: {system_reason(error)}" if error.filename else system_reason(error))
    else:
        if hold is not None:
            stack.callback(hold.release)
        _tidy(indexes, key)

        def elsewhere(reason: str) -> str | None:
            _say_not_kept(reason)
            if hold is not None:
                hold.release()
            if not indexes.has(key):  # what there is of it only takes space
                indexes.remove([key])
            return _temporary(stack)

        return indexes.directory(key), elsewhere
    return _temporary(stack), lambda _: None


def _temporary(stack: ExitStack) -> str:
    directory = os.path.join(stack.enter_context(temporary_folder()), "index")
    private_folder(directory)
    return directory


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
