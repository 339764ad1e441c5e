"""Keep the files of a corpus and the files that a command works with apart.

No command that writes a result edits a document, and what a command writes does not become one unnoticed.
"""

from __future__ import annotations

import os
import warnings
from collections.abc import Sequence

from faqbot.corpus.files.discovery import FoundFiles, find_files
from faqbot.corpus.files.searched_root import is_within
from faqbot.corpus.files.side_file_names import SETTINGS, SIDE_FILES
from faqbot.corpus.readers.registry import SUFFIXES, suffix_of
from faqbot.corpus.settings.corpus_settings import KEYS
from faqbot.corpus.settings.root_settings import RootSettings
from faqbot.errors import CorpusWarning, OutputError
from faqbot.system.callers import warn_caller


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


def refuse_among(path: str | os.PathLike[str], roots: Sequence[str], part: str = "") -> None:
    """Raise `OutputError` if a file that is to be written would be read as a document of these roots from then on.

    With `part`, the path is that of a folder in which files like `part` are to be written.
    """
    real = os.path.realpath(os.path.join(path, part) if part else path)
    if any(_would_be_read(real, os.path.realpath(root)) for root in roots if os.path.isdir(root)):
        message = "is among the documents, and would be answered from as one of them"
        remedy = "name a folder outside of theirs" if part else "name a file outside of their folder, or give --force"
        raise OutputError(f"{message}; {remedy}", path=path)


def tell_kept_apart(found: FoundFiles) -> None:
    """Warn of each file that would be a document if a command did not work with it."""
    for name in found.apart:
        message = "is among the documents; this command reads or writes it, so it does not answer from it"
        warn_caller(CorpusWarning(f"{message}; to others it is a document like any other", path=name))


def _would_be_read(path: str, folder: str) -> bool:
    """Whether the search of a folder would find a file with this path; both are real paths."""
    if path == folder or not is_within(path, folder) or suffix_of(path) not in SUFFIXES:
        return False
    parts = os.path.relpath(path, folder).split(os.sep)
    if parts[-1] in SIDE_FILES or any(part.startswith(".") for part in parts):
        return False
    settings = os.path.join(folder, SETTINGS)
    chosen = RootSettings([(settings, SETTINGS)] if os.path.isfile(settings) else []).filter_of(folder)
    above = ("/".join(parts[:depth]) for depth in range(1, len(parts)))
    return chosen is None or (
        all(chosen.takes(one, is_folder=True) for one in above) and chosen.takes("/".join(parts), is_folder=False)
    )
