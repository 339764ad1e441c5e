"""Decide by the `include` and `exclude` of a `faqbot.toml` which files of its folder are documents."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from unicodedata import normalize

from faqbot.corpus.settings.globs import Glob, parse_glob


class DocumentFilter:
    """The globs of one folder, which remember whether they matched anything while the folder was searched.

    A file is a document unless a glob of `exclude` matches it; if `include` has globs, one of them must match it.
    """

    def __init__(self, include: Sequence[str] = (), exclude: Sequence[str] = ()) -> None:
        self._include = list(map(parse_glob, include))
        self._exclude = list(map(parse_glob, exclude))
        self._unmatched = {("include", glob.text) for glob in self._include}
        self._unmatched |= {("exclude", glob.text) for glob in self._exclude}

    def takes(self, relative: str, *, is_folder: bool) -> bool:
        """Whether to search a folder, or to read a file; `relative` is its path from the top, with `/`."""
        path = normalize("NFC", relative).split("/")
        if self._matched("exclude", self._exclude, path, is_folder=is_folder):
            return False
        return is_folder or not self._include or self._matched("include", self._include, path, is_folder=False)

    def unmatched(self) -> Iterator[tuple[str, str]]:
        """Yield the globs that matched nothing so far, each after its key, in the order of the author."""
        for key, globs in (("include", self._include), ("exclude", self._exclude)):
            yield from ((key, glob.text) for glob in globs if (key, glob.text) in self._unmatched)

    def _matched(self, key: str, globs: Sequence[Glob], path: Sequence[str], *, is_folder: bool) -> bool:
        matching = [glob.text for glob in globs if glob.matches(path, is_folder=is_folder)]
        self._unmatched.difference_update((key, text) for text in matching)
        return bool(matching)
