"""Which documents a command answers from where its options name none.

The options win, then the environment variables FAQBOT_CORPUS and FAQBOT_INDEX, then the `faqbot.toml` of the current
folder, then the page that ships with faqbot.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from faqbot.errors import FaqbotError

if TYPE_CHECKING:
    import argparse

    from faqbot.corpus.settings.settings_file import SettingsFile

CORPUS_VARIABLE, INDEX_VARIABLE = "FAQBOT_CORPUS", "FAQBOT_INDEX"

# The commands that answer from documents or from a saved index, and those that read documents only.
_ANSWERING = ("shell", "ask", "batch", "topics", "gaps", "eval", "serve", "mcp")
_READING = ("check", "draft", "learn", "export")

# The commands that take the page that ships if nothing is named; the others refuse to run.
_WITH_DEMO = (*_ANSWERING, "check")

_DEMO_ANSWERS = "no documents were named, so the demo page that ships with faqbot is used"

_SETTINGS = "faqbot.toml"


class ChosenDocuments(NamedTuple):
    """Documents, or a saved index, and `by`: what named them, as a message says it (empty: nothing named any)."""

    corpus: tuple[str, ...] = ()
    saved_index: str | None = None
    by: str = ""


def choose_documents(options: argparse.Namespace) -> None:
    """Let the options name the documents that the environment or `faqbot.toml` names, unless they name some themselves.

    `options.named_by` says what named them: "" for the options, and None if nothing did, so that the page that ships is
    used. Raises `FaqbotError` for a path that does not exist, for documents and an index that are named in one place,
    and for an index where a command reads documents.
    """
    options.named_by = ""
    if options.command not in (*_ANSWERING, *_READING) or _named(options):
        return
    chosen = _by_environment() or _by_settings() or ChosenDocuments()
    if chosen.saved_index is not None and options.command in _READING:
        message = f"{chosen.by} names a saved index, and faqbot {options.command} reads documents"
        raise FaqbotError(f"{message}; name them with --corpus PATH")
    for path in (*chosen.corpus, *([chosen.saved_index] if chosen.saved_index else [])):
        if not os.path.exists(path):
            raise FaqbotError(f"{chosen.by} names {path}, which does not exist")
    options.corpus = [*chosen.corpus] or options.corpus
    options.index = options.index or chosen.saved_index
    options.named_by = chosen.by or None


def is_demo(options: argparse.Namespace) -> bool:
    """Whether the page that ships is used because nothing named other documents."""
    return options.named_by is None and options.command in _WITH_DEMO


def demo_notice(options: argparse.Namespace) -> str:
    """Return what is said where the page that ships answers.

    A word of the question that is a file was probably meant to name the documents.
    """
    asked = getattr(options, "question", ())
    file = next((word for word in asked if os.path.isfile(word)), None)
    if file is not None:
        return f"{_DEMO_ANSWERS}; {file} is a file here: to ask about it, put --corpus before it"
    return f"{_DEMO_ANSWERS}; name yours with --corpus PATH, in {CORPUS_VARIABLE}, or in a faqbot.toml in this folder"


def _named(options: argparse.Namespace) -> bool:
    """Whether the options name documents or an index."""
    documents = getattr(options, "documents", None)
    return bool(options.corpus_before or options.corpus or documents or options.index is not None)


def _by_environment() -> ChosenDocuments | None:
    paths = [path for path in os.environ.get(CORPUS_VARIABLE, "").split(os.pathsep) if path]
    index = os.environ.get(INDEX_VARIABLE, "")
    if paths and index:
        raise FaqbotError(f"{CORPUS_VARIABLE} and {INDEX_VARIABLE} are both set; unset one of them")
    if index:
        return ChosenDocuments((), os.path.expanduser(index), INDEX_VARIABLE)
    return ChosenDocuments(tuple(map(os.path.expanduser, paths)), None, CORPUS_VARIABLE) if paths else None


def _by_settings() -> ChosenDocuments | None:
    """Return what the `faqbot.toml` of the current folder names; if it names nothing, the folder itself."""
    if not os.path.isfile(_SETTINGS):
        return None
    from faqbot.corpus.settings.settings_file import read_settings_file  # noqa: PLC0415 - few folders have such a file

    file = read_settings_file(_SETTINGS, _SETTINGS)
    if file.corpus and file.saved_index:
        message = f"{_SETTINGS}:{file.line('index')}: corpus and index are both set; leave one of them out"
        raise FaqbotError(message)
    if file.saved_index:
        _refuse_others(file, "index", "a saved index")
    elif file.corpus and not _has_folder(file.corpus):
        _refuse_others(file, "corpus", "other documents")
    return ChosenDocuments(() if file.saved_index else file.corpus or (".",), file.saved_index, _SETTINGS)


def _has_folder(paths: Sequence[str]) -> bool:
    """Whether the current folder is one of these paths, so that the settings beside `corpus` take effect."""
    here = os.path.realpath(".")
    return any(os.path.realpath(path) == here for path in paths)


def _refuse_others(file: SettingsFile, key: str, what: str) -> None:
    """Raise `FaqbotError` for a setting that would have no effect, because `key` names documents elsewhere."""
    for other in file.keys:
        if other not in ("corpus", "index"):
            message = f"{_SETTINGS}:{file.line(other)}: {other} has no effect here, because {key} names {what}"
            remedy = "write it into the faqbot.toml in the folder of the documents"
            raise FaqbotError(f"{message}; {remedy}{' before the index is built' if key == 'index' else ''}")
