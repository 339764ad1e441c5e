"""The settings of a corpus: their values, and the keys of `faqbot.toml` with what each may hold."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any, Literal, NamedTuple

from faqbot.corpus.readers.registry import SUFFIXES
from faqbot.errors import CorpusError

# A log is JSON Lines. Anything else with the suffix of a document may be one, and a log would be written into it.
_OF_DOCUMENTS = SUFFIXES - {".jsonl"}

# The longest value that a message shows in full, in characters.
_LONGEST = 60


# A named tuple and not a frozen dataclass: every question imports this module (see `text.language`).
class CorpusSettings(NamedTuple):
    """What the authors of a corpus have set for all of its documents; None where they have set nothing.

    `title` is the name of the whole collection, `language` the language of the documents, `threshold` the least
    confidence for an answer (0 to 1), and `log` the absolute path of the file that questions are logged in.
    `readers` are the readers that a program registered, as pairs of a suffix and the name of the function.
    """

    title: str | None = None
    language: str | None = None
    threshold: float | None = None
    log: str | None = None
    readers: tuple[tuple[str, str], ...] = ()

    def language_for(self, given: str | None) -> str | None:
        """Return the language of the documents: the `given` one, else that of the settings, None if nobody named it."""
        return self.language if given is None else given


def keys_decided(
    *, language: str | None = None, threshold: float | None = None, log: str | Literal[False] | None = False
) -> list[str]:
    """Return the keys of the settings that several roots need not agree on: those that the caller has a value for.

    False as the log says that nothing is logged, which is a value, too.
    """
    given = {"language": language, "threshold": threshold, "log": log}
    return [key for key, value in given.items() if value is not None]


# The settings of a corpus without a `faqbot.toml`.
NO_SETTINGS = CorpusSettings()


class Key(NamedTuple):
    """A key of `faqbot.toml`: its type in words, and a function that checks a value.

    The function returns the value as it is used. Its errors, `CorpusError` and `LanguageError`, have no place yet.
    """

    type: str
    check: Callable[[object], Any]


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise CorpusError(f"must be a text in quotes, not {shown(value)}")
    if not value.strip():
        raise CorpusError("is empty; write something, or leave the line out")
    return " ".join(value.split())


def _language(value: object) -> str:
    from faqbot.text.analyser import language_name  # noqa: PLC0415 - only where a file sets the language

    return language_name(_text(value))


def _threshold(value: object) -> float:
    if isinstance(value, str):
        raise CorpusError(f"must be a number from 0 to 1 without quotes, not {shown(value)}")
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        raise CorpusError(f"must be a number from 0 to 1, such as 0.7 for 70 %, not {shown(value)}")
    return float(value)


def _globs(value: object) -> tuple[str, ...]:
    from faqbot.corpus.settings.globs import parse_glob  # noqa: PLC0415 - only where a file has globs

    if not isinstance(value, list):
        example = value if isinstance(value, str) else "*.md"
        raise CorpusError(f"must be a list of globs, such as [{shown(example)}], not {shown(value)}")
    for glob in value:
        if not isinstance(glob, str):
            raise CorpusError(f"must hold globs in quotes, not {shown(glob)}")
        parse_glob(glob)
    return tuple(dict.fromkeys(value))


def _include(value: object) -> tuple[str, ...]:
    globs = _globs(value)
    if not globs:
        raise CorpusError("is an empty list, which no document is in; leave the line out to read all documents")
    return globs


def _log(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise CorpusError(f"must be the path of a file in quotes, not {shown(value)}")
    if "\0" in value or value.endswith(("/", os.sep)):
        raise CorpusError(f"must be the path of a file, not {shown(value)}")
    if os.path.splitext(value)[1].lower() in _OF_DOCUMENTS:
        raise CorpusError(f"names a document, {shown(value)}, and must name a file of its own, such as asked.jsonl")
    return value


def _path(value: object) -> str:
    if not isinstance(value, str) or not value.strip() or "\0" in value:
        raise CorpusError(f"must be the path of a saved index in quotes, not {shown(value)}")
    return value


def _paths(value: object) -> tuple[str, ...]:
    paths = value if isinstance(value, list) else [value]
    if not paths or not all(isinstance(path, str) and path.strip() and "\0" not in path for path in paths):
        raise CorpusError(
            f'must be a path in quotes or a list of paths, such as ["docs", "faq.csv"], not {shown(value)}'
        )
    return tuple(dict.fromkeys(paths))


KEYS: dict[str, Key] = {
    "title": Key("text", _text),
    "language": Key("text", _language),
    "threshold": Key("number from 0 to 1", _threshold),
    "include": Key("list of globs", _include),
    "exclude": Key("list of globs", _globs),
    "log": Key("path", _log),
    "corpus": Key("path or list of paths", _paths),
    "index": Key("path", _path),
}


def shown(value: object) -> str:
    """Return a value of a TOML file as a message shows it: on one line, in quotes if it is a text, not too long."""
    import json  # noqa: PLC0415 - only messages need it, and every command imports this module

    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
