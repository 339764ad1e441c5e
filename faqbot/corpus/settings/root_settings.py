"""The settings of all roots of a corpus, for the search for documents."""

from __future__ import annotations

import os
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from faqbot.corpus.settings.corpus_settings import NO_SETTINGS, CorpusSettings
from faqbot.errors import CorpusWarning, EmptyCorpusError
from faqbot.system.callers import warn_caller

if TYPE_CHECKING:
    from faqbot.corpus.settings.document_filter import DocumentFilter
    from faqbot.corpus.settings.settings_file import SettingsFile


class RootSettings:
    """The files `faqbot.toml` of a corpus, read, and a filter for each of their folders.

    `named` are the files, each as its path and the name that it is cited by. Raises the errors of `read_settings_file`.
    """

    def __init__(self, named: Sequence[tuple[str, str]]) -> None:
        self._files: list[SettingsFile] = []
        if named:
            from faqbot.corpus.settings.settings_file import read_settings_file  # noqa: PLC0415 - few corpora have one

            self._files = [read_settings_file(path, name) for path, name in named]
        self._filters = {_folder_of(file): file.filter() for file in self._files}

    def filter_of(self, root: str) -> DocumentFilter | None:
        """Return the filter of a folder; None if the folder has no settings, and for a root that is a file."""
        return self._filters.get(os.path.realpath(root))

    def logs(self) -> set[str]:
        """Return the real paths of the logs, which are no documents."""
        return {os.path.realpath(file.settings.log) for file in self._files if file.settings.log is not None}

    def check_filters(self, roots: Sequence[str], *, is_empty: bool) -> None:
        """Warn of each glob that matched nothing while these roots were searched.

        With `is_empty`, no document was found; raises `EmptyCorpusError` if there are globs, which left none.
        """
        searched = set(map(os.path.realpath, roots))
        for file in self._files:
            if _folder_of(file) in searched:
                if is_empty and (file.include or file.exclude):
                    raise _leave_nothing(file)
                _warn_of_unmatched(file, self._filters[_folder_of(file)])

    def agreed(self, decided: Collection[str]) -> CorpusSettings:
        """Return the settings of the whole corpus (see `settings_file.agreed`)."""
        if not self._files:
            return NO_SETTINGS
        from faqbot.corpus.settings.settings_file import agreed  # noqa: PLC0415 - as above

        return agreed(self._files, decided)


def _folder_of(file: SettingsFile) -> str:
    return os.path.realpath(os.path.dirname(file.path))


def _leave_nothing(file: SettingsFile) -> EmptyCorpusError:
    keys = [key for key, globs in (("include", file.include), ("exclude", file.exclude)) if globs]
    message = f"{' and '.join(keys)} leave{'s' * (len(keys) == 1)} no document to answer from"
    return EmptyCorpusError(message, path=file.path, line=file.line(keys[0]))


def _warn_of_unmatched(file: SettingsFile, chosen: DocumentFilter) -> None:
    for key, glob in chosen.unmatched():
        hint = "; hidden files are never read" if glob.startswith(".") or "/." in glob else ""
        message = f'{key} has "{glob}", which matches no file or folder here{hint}'
        warn_caller(CorpusWarning(message, path=file.name, line=file.line(key, glob)))
