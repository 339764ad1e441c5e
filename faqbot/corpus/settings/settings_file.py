"""Read `faqbot.toml` strictly: whatever is wrong is an error with the line.

A misspelt setting that is passed over in silence would change answers in silence.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Collection, Sequence
from contextlib import suppress
from typing import Any, NamedTuple

from faqbot.corpus.files.decoding import decode, read_bytes, split_lines
from faqbot.corpus.settings.corpus_settings import KEYS, CorpusSettings, shown
from faqbot.corpus.settings.document_filter import DocumentFilter
from faqbot.errors import CorpusError, LanguageError
from faqbot.text.suggest import nearest

# A file of settings is a page at most; a larger one is something else that happens to have the name.
_MOST_BYTES = 1_000_000

# The keys of which a corpus can have one value only.
_OF_THE_WHOLE = ("language", "threshold", "log")

# What tomllib's messages end with: the place of the error.
_PLACE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")


class SettingsFile(NamedTuple):
    r"""A `faqbot.toml` that was read: its path, the name it is cited by, its text with `\n` as line ends, and the rest.

    `include` and `exclude` hold for the folder of the file only, `settings` for the whole corpus. `corpus` are the
    paths of documents and `saved_index` is that of an index, which the command line takes if it is run in the folder of
    the file and nothing else is named. `keys` are the keys that are set.
    """

    path: str
    name: str
    text: str
    settings: CorpusSettings
    include: tuple[str, ...]
    exclude: tuple[str, ...]
    corpus: tuple[str, ...] = ()
    saved_index: str | None = None
    keys: tuple[str, ...] = ()

    def filter(self) -> DocumentFilter:
        """Return a new filter by `include` and `exclude`."""
        return DocumentFilter(self.include, self.exclude)

    def line(self, key: str, item: str | None = None) -> int | None:
        """Return the 1-based line of a key, or of an item in its list, None if it cannot be found."""
        return _line(self.text, key, item)


def read_settings_file(path: str, name: str) -> SettingsFile:
    """Return the settings of a file, which is cited by `name` in warnings.

    Raises `CorpusError` with the path and, where there is one, the line: for a file that cannot be read or is not TOML,
    for a key that does not exist, and for a wrong value. A language that does not exist is a `LanguageError`.
    """
    data, text = _parsed(path, name)
    values: dict[str, Any] = {}
    for key, value in data.items():
        if key not in KEYS:
            raise CorpusError(_unknown(key, value), path=path, line=_line(text, key))
        try:
            values[key] = KEYS[key].check(value)
        except (CorpusError, LanguageError) as error:
            raise type(error)(f"{key}: {error.message}", path=path, line=_line(text, key)) from error
    keys, folder = tuple(values), os.path.dirname(path)
    if "log" in values:
        values["log"] = os.path.join(os.path.abspath(folder), os.path.expanduser(values["log"]))
    include, exclude = values.pop("include", ()), values.pop("exclude", ())
    corpus = tuple(os.path.join(folder, os.path.expanduser(root)) for root in values.pop("corpus", ()))
    index = values.pop("index", None)
    index = index and os.path.join(folder, os.path.expanduser(index))
    return SettingsFile(path, name, text, CorpusSettings(**values), include, exclude, corpus, index, keys)


def agreed(files: Sequence[SettingsFile], decided: Collection[str] = ()) -> CorpusSettings:
    """Return the settings of a corpus of several roots.

    The corpus has the titles of all roots. Raises `CorpusError` if two roots differ in another setting, unless its key
    is one of `decided`; then the setting is None.
    """
    titles = dict.fromkeys(file.settings.title for file in files if file.settings.title)
    whole = {key: _agreed(key, files, is_decided=key in decided) for key in _OF_THE_WHOLE}
    return CorpusSettings(title=", ".join(titles) or None, **whole)


def _agreed(key: str, files: Sequence[SettingsFile], *, is_decided: bool) -> Any:
    setting = [(getattr(file.settings, key), file) for file in files if getattr(file.settings, key) is not None]
    if not setting:
        return None
    value, first = setting[0]
    other = next((pair for pair in setting if pair[0] != value), None)
    if other is None:
        return value
    if is_decided:
        return None
    where = f"{other[1].path}:{other[1].line(key)}"
    message = f"{key} is {shown(value)} here and {shown(other[0])} in {where}; make them equal, or give --{key}"
    raise CorpusError(message, path=first.path, line=first.line(key))


def _parsed(path: str, name: str) -> tuple[dict[str, Any], str]:
    r"""Return the content of a file and its text, with `\n` as line ends."""
    try:
        text = "\n".join(split_lines(decode(_small(path), name)))
    except CorpusError as error:
        raise CorpusError(error.message, path=path, line=error.line) from error  # not the name that it is cited by
    try:
        return tomllib.loads(text), text
    except tomllib.TOMLDecodeError as error:
        raise _not_toml(str(error), path, text) from error
    except RecursionError as error:
        raise CorpusError("is nested too deeply to be a file of settings", path=path) from error


def _small(path: str) -> bytes:
    """Return the bytes of a file; raise `CorpusError` if it is too large, before it is read."""
    with suppress(OSError):  # which reading it reports
        if os.path.getsize(path) > _MOST_BYTES:
            raise CorpusError(f"is larger than {_MOST_BYTES:,} bytes, so it is no file of settings", path=path)
    return read_bytes(path)


def _not_toml(reason: str, path: str, text: str) -> CorpusError:
    place = _PLACE.search(reason)
    line = int(place[1]) if place and place[1] else len(split_lines(text))
    reason = _PLACE.sub("", reason)
    if "overwrite" in reason:
        return CorpusError("sets what is set above already; keep one of the two lines", path=path, line=line)
    example = 'a setting looks like title = "Acme help" or threshold = 0.7'
    return CorpusError(f"is not valid TOML ({reason[:1].lower()}{reason[1:]}); {example}", path=path, line=line)


def _unknown(key: str, value: object) -> str:
    if isinstance(value, dict):
        return f"[{key}] is a table, and settings stand outside of tables; they are {', '.join(KEYS)}"
    near = nearest(key.lower(), KEYS)
    hint = f"did you mean {near[0]}?" if near else f"the settings are {', '.join(KEYS)}"
    return f"there is no setting {shown(key)}; {hint}"


def _line(text: str, key: str, item: str | None = None) -> int | None:
    """Return the 1-based line where a key of the top level, or an item in its list, stands; None if it is not found.

    tomllib does not tell. A line that begins with the key may also stand within a text of several lines; then the lines
    before are no valid TOML by themselves.
    """
    lines = text.split("\n")
    start = re.compile(rf"""\s*(?:\[\[?\s*)?(["']?){re.escape(key)}\1\s*[=.\]]""")
    found = (at for at, line in enumerate(lines) if start.match(line) and _is_toml("\n".join(lines[:at])))
    first = next(found, None)
    if first is None or item is None:
        return None if first is None else first + 1
    quoted = (f'"{item}"', f"'{item}'")
    return next((at + 1 for at in range(first, len(lines)) if any(text in lines[at] for text in quoted)), first + 1)


def _is_toml(text: str) -> bool:
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return False
    return True
