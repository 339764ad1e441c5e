"""Match the paths of files by globs, in the way of `.gitignore`.

    *.md           files of any folder: without a slash, or with one at the end only, a glob stands for a name
    drafts/        all files of the folders of this name, wherever they are; with the slash, no file of this name
    archive/2019   the file of this path from the top, or all files of the folder of this path
    /notes.md      a file at the top only
    **/old/*.txt   `**` stands for any number of folders, also for none

`*` stands for any characters except `/`, `?` for one character, and `[abc]`, `[a-z]` and `[!a]` for one of a set. The
case of letters counts. What `.gitignore` has beside that, negation by `!` and escapes by a backslash, is refused.

The package `pathspec` does the same, but it would be a library to install for everybody, for a page of code.
"""

from __future__ import annotations

from collections.abc import Sequence
from fnmatch import fnmatchcase
from typing import NamedTuple
from unicodedata import normalize

from faqbot.errors import CorpusError

_ANY_FOLDERS = "**"


class Glob(NamedTuple):
    """A glob as names to match one after the other; `text` is the author's glob.

    With `of_folder`, the last name must be that of a folder.
    """

    text: str
    names: tuple[str, ...]
    of_folder: bool

    def matches(self, path: Sequence[str], *, is_folder: bool) -> bool:
        """Whether the glob matches a path, or a folder that the path is in; `path` has the names from the top on."""
        states = self._opened({0})
        for name in path:
            if len(self.names) in states:  # the folder before this name is matched
                return True
            states = self._opened(set(self._after(states, name)))
        return len(self.names) in states and (is_folder or not self.of_folder)

    def _after(self, states: set[int], name: str) -> list[int]:
        """Return the positions in `names` that may be reached by one more name of a path."""
        stay = [at for at in states if at < len(self.names) and self.names[at] == _ANY_FOLDERS]
        return stay + [at + 1 for at in states if at < len(self.names) and fnmatchcase(name, self.names[at])]

    def _opened(self, states: set[int]) -> set[int]:
        """Return the positions, and those behind each `**` there, which may stand for no folder."""
        for at, name in enumerate(self.names):
            if at in states and name == _ANY_FOLDERS:
                states.add(at + 1)
        return states


def parse_glob(text: str) -> Glob:
    """Return the glob that a text stands for; raise `CorpusError` with the reason if it stands for none."""
    if not text.strip():
        raise CorpusError("holds an empty glob")
    if text.startswith("!"):
        raise CorpusError(f'holds "{text}", but a `!` takes nothing back here; list what is to be read in include')
    if "\\" in text:
        raise CorpusError(f'holds "{text}"; write / between folders, and [*] for the sign * itself')
    names = [name for name in normalize("NFC", text).split("/") if name not in ("", ".")]
    if ".." in names:
        raise CorpusError(f'holds "{text}", which leads out of the folder; name files below this one')
    is_name = "/" not in text.rstrip("/")
    of_folder = text.endswith("/")
    if of_folder and names[-1:] == [_ANY_FOLDERS]:  # "a/**/" stands for any folder in a
        names.append("*")
    while names[-1:] == [_ANY_FOLDERS]:  # "a/**" stands for all that is in the folder a
        names.pop()
        of_folder = True
    return Glob(text, (_ANY_FOLDERS, *names) if is_name and names else tuple(names), of_folder)
