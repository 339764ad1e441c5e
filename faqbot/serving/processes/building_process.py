"""Bring the index of documents up to date, in a process of its own.

So the process that watches the workers never waits, stays small, and survives whatever a document does to its reader.
"""

from __future__ import annotations

import os
import signal
import warnings
from contextlib import suppress
from multiprocessing.connection import Connection

from faqbot.errors import CorpusWarning, FaqbotError, OutputError, system_reason
from faqbot.serving.processes.document_sources import WatchedDocuments

# What a process sends: the kind of a message and its text. An empty FAILURE says that all went well; UNWRITTEN is a
# failure that comes of the directory of the index, and not of the documents.
FAILURE, UNWRITTEN, WARNING = "failure", "unwritten", "warning"

# How much this process gives way to the workers, where there are some.
_NICENESS = 5


def bring_up_to_date(source: WatchedDocuments, connection: Connection, is_first: bool) -> None:  # noqa: FBT001 - a process is started with a tuple
    """Bring the index up to date; send each warning, and at the end whether it went well.

    The first time nobody is being answered yet: all processors are used, and a terminal shows the progress.
    Ctrl-C, and the same signal from the process that started this one, ends it and the processes that read documents.
    """
    with suppress(KeyboardInterrupt):
        if hasattr(signal, "pthread_sigmask"):  # it was blocked while Python started, where it would print an error
            signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGINT])
        _build(source, connection, is_first=is_first)


def _build(source: WatchedDocuments, connection: Connection, *, is_first: bool) -> None:
    if not is_first and hasattr(os, "nice"):
        os.nice(_NICENESS)
    warnings.simplefilter("always", CorpusWarning)
    warnings.showwarning = lambda message, category, *_: (
        _send(connection, WARNING, str(message)) if issubclass(category, CorpusWarning) else None
    )
    try:
        _update(source, is_first=is_first)
    except OutputError as error:
        _send(connection, UNWRITTEN, str(error))
    except FaqbotError as error:
        _send(connection, FAILURE, str(error))
    except OSError as error:
        _send(connection, FAILURE, f"{error.filename or source.directory}: {system_reason(error)}")
    except MemoryError:
        _send(connection, FAILURE, "out of memory")
    else:
        _send(connection, FAILURE, "")


def _update(source: WatchedDocuments, *, is_first: bool) -> None:
    from faqbot.building.update import update_index  # noqa: PLC0415 - only this process needs what reads documents
    from faqbot.system.processors import processors  # noqa: PLC0415

    update_index(
        source.directory,
        source.roots,
        source.language,
        source.encoder,
        processes=processors() if is_first else 1,
        shown=is_first,
        logs=[source.log] if source.log else [],
        keeps_documents=not is_first,
    )


def _send(connection: Connection, kind: str, text: str) -> None:
    with suppress(OSError):  # nobody waits for it any more
        connection.send((kind, text))
