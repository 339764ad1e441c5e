"""What differs after documents changed: whoever watches them looks at it now and then."""

from __future__ import annotations

import warnings
from collections.abc import Collection, Iterable, Sequence

from faqbot.corpus.files.discovery import find_files
from faqbot.errors import CorpusWarning, FaqbotError


def state_of_documents(roots: Sequence[str], decided: Collection[str] = (), logs: Iterable[str] = ()) -> object:
    """Return a value that is another one after a document, a side file or a setting changed; no document is opened.

    `roots`, `decided` and `logs` are those of `find_files`. What that warns of, and what is wrong with settings, is
    said when the documents are read: here it would be said again at each look.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", CorpusWarning)
        try:
            return find_files(roots, decided, logs=logs)
        except FaqbotError as error:
            return str(error)
