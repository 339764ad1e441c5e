"""Keep the files of a corpus from being overwritten: no command that writes a result edits a document."""

from __future__ import annotations

import os
import warnings
from collections.abc import Sequence

from faqbot.corpus.files.discovery import find_files
from faqbot.corpus.files.side_file_names import SIDE_FILES
from faqbot.corpus.settings.corpus_settings import KEYS
from faqbot.errors import CorpusWarning, OutputError


def refuse_own(path: str | os.PathLike[str], roots: Sequence[str]) -> None:
    """Raise `OutputError` if a file that is to be written exists and belongs to the corpus of these roots.

    The files of a corpus are its documents, its side files, and its `faqbot.toml`.
    """
    if not roots or not os.path.isfile(path):
        return
    real = os.path.realpath(path)
    folders = [root if os.path.isdir(root) else os.path.dirname(root) for root in map(os.path.realpath, roots)]
    own = {os.path.join(folder, name) for folder in folders for name in SIDE_FILES}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", CorpusWarning)  # which opening the documents gave
        own |= {os.path.realpath(file.path) for file in find_files(roots, tuple(KEYS)).files}
    if real in own:
        raise OutputError("belongs to the documents that are answered from; name another file", path=path)
