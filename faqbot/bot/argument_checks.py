"""Check the arguments of `FaqBot`: what is wrong with them, and what to write instead."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from faqbot.errors import CorpusError

# The beginning of a wrong value that a message shows, in characters.
_SHOWN = 40

# A path with a component of more bytes than this cannot exist on the usual file systems.
_LONGEST_NAME = 255

# Text with at least this many spaces is no path of a document that somebody mistyped.
_SENTENCE = 4


def check_question(question: object) -> None:
    """Raise `TypeError` unless a question is a string."""
    if isinstance(question, str):
        return
    if isinstance(question, bytes | bytearray):
        raise TypeError("a question must be a string, not bytes; decode it first: question.decode()")
    if isinstance(question, Iterable):
        raise TypeError(f"a question must be a string, not {described(question)}; ask_many takes several questions")
    raise TypeError(f"a question must be a string, not {described(question)}")


def check_many(questions: object) -> None:
    """Raise `TypeError` unless questions are an iterable, and not a single string."""
    if isinstance(questions, str | bytes):
        raise TypeError("questions must be an iterable of strings, not one string; ask takes one question")
    if not isinstance(questions, Iterable):
        raise TypeError(f"questions must be an iterable of strings, not {described(questions)}")


def check_k(k: object) -> None:
    """Raise `TypeError` unless `k` is a whole number, and `ValueError` unless it is at least 1."""
    if isinstance(k, bool) or not hasattr(k, "__index__"):
        raise TypeError(f"k must be a whole number such as 5, not {described(k)}")
    if k.__index__() < 1:
        raise ValueError(f"k must be at least 1, not {k}")


def check_threshold(threshold: object) -> None:
    """Raise `TypeError` unless a threshold is a number or None, and `ValueError` unless it is from 0 to 1."""
    if threshold is None:
        return
    if isinstance(threshold, bool | str | bytes) or not hasattr(threshold, "__float__"):
        raise TypeError(f"threshold must be a number from 0 to 1 such as 0.7, not {described(threshold)}")
    if not 0 <= threshold.__float__() <= 1:
        hint = f"; for {threshold} % write {threshold.__float__() / 100:g}" if 1 < threshold.__float__() <= 100 else ""  # noqa: PLR2004 - per cent
        raise ValueError(f"threshold must be between 0 and 1, not {threshold}{hint}")


def check_directory(directory: Any) -> None:
    """Raise `TypeError` unless a directory is a str or an `os.PathLike` of one."""
    if not isinstance(os.fspath(directory) if isinstance(directory, os.PathLike) else directory, str):
        raise TypeError(f"a directory must be a str or a Path, not {described(directory)}")
    if not os.fspath(directory):  # from an unset variable in a script
        raise ValueError("the path of the directory is empty")


def check_language(language: object) -> None:
    """Raise `TypeError` unless a language is a string or None."""
    if language is not None and not isinstance(language, str):
        raise TypeError(f"language must be a name or a code such as 'german' or 'de', not {described(language)}")


def check_reference(reference: object) -> None:
    """Raise `TypeError` unless a reference to a chunk is a string."""
    if not isinstance(reference, str):
        raise TypeError(f"a chunk is named by its id, a string, not by {described(reference)}")


def check_paths(paths: Iterable[object], call: str, before: str = "") -> None:
    """Raise `TypeError` unless every path is a str or a `os.PathLike`, and `CorpusError` for a text in place of one.

    `call` is the call that takes the paths, such as "FaqBot.from_corpus", for the remedy, and `before` are the
    arguments before them.
    """
    for path in paths:
        if isinstance(path, str):
            _refuse_text(path)
        elif isinstance(path, bytes | bytearray):
            raise TypeError(f"a path must be a str or a Path, not bytes; decode it first: os.fsdecode({_short(path)})")
        elif isinstance(path, Mapping):
            how = "bot.add(texts=…)" if call == "bot.add" else "FaqBot.from_texts(…)"
            raise TypeError(f"a path must be a str or a Path, not a dict; {how} takes texts by their names")
        elif isinstance(path, os.PathLike):
            if not isinstance(os.fspath(path), str):
                raise TypeError("a path must be a str or a Path, not bytes; decode it first: os.fsdecode(path)")
        elif call == "bot.add" and _are_pairs(path):
            raise TypeError("bot.add takes pairs by their name: bot.add(pairs=pairs)")
        elif isinstance(path, Iterable):
            raise TypeError(
                f"{call} takes each path as an argument of its own, not {described(path)}: {call}({before}*paths)"
            )
        else:
            raise TypeError(f"a path must be a str or a Path, not {described(path)}")


def check_texts(texts: object) -> Mapping[str, str | bytes]:
    """Return texts by their names; raise `TypeError` for anything else, saying what to write instead."""
    if not isinstance(texts, Mapping):
        message = 'texts must be a dict from names of documents to texts, such as {"returns.md": "# Returns …"}'
        raise TypeError(f"{message}, not {described(texts)}")
    for name, text in texts.items():
        if not isinstance(name, str):
            raise TypeError(f"the name of a text must be a string such as 'returns.md', not {described(name)}")
        if not isinstance(text, str | bytes):
            raise TypeError(f"the text of {name!r} must be a string, or the bytes of a file, not {described(text)}")
    return texts


def check_pairs(pairs: object, name: object) -> Iterable[Any]:
    """Return pairs; raise `TypeError` unless they are an iterable of pairs, and `name` the name of a file."""
    if not isinstance(name, str):
        raise TypeError(f"the name of pairs must be a string such as 'pairs.jsonl', not {described(name)}")
    if isinstance(pairs, Mapping):
        raise TypeError("pairs must be a list of (question, answer), not a dict; write list(pairs.items())")
    if isinstance(pairs, str | bytes) or not isinstance(pairs, Iterable):
        raise TypeError(f"pairs must be a list of (question, answer), not {described(pairs)}")
    return pairs


def described(value: Any) -> str:
    """Return what a wrong value is, for a message: "the text '3'", "None", "a list", "a generator", "bytes"."""
    if isinstance(value, str):
        return f"the text {_short(value)}"
    if value is None or isinstance(value, bool | int | float):
        return repr(value)
    name = type(value).__name__
    if isinstance(value, bytes):
        return "bytes"
    if isinstance(value, Iterator) and name == "generator":
        return "a generator"
    return f"{'an' if name[:1].lower() in 'aeiou' else 'a'} {name}"


def _are_pairs(value: object) -> bool:
    """Whether a value is a list of pairs, each a tuple or a dict."""
    return isinstance(value, list | tuple) and bool(value) and all(isinstance(one, tuple | dict) for one in value)


def _refuse_text(path: str) -> None:
    """Raise `CorpusError` for a string that is evidently a text and not the path of a document."""
    is_text = "\n" in path or any(len(os.fsencode(part)) > _LONGEST_NAME for part in path.split("/"))
    ending = os.path.splitext(path)[1]
    is_sentence = path.count(" ") >= _SENTENCE and (not ending or " " in ending)
    if (is_text or is_sentence) and not os.path.lexists(path if "\0" not in path else ""):
        message = f"no such file or folder; {_short(path)} looks like a text and not like a path"
        raise CorpusError(f"{message}: FaqBot.from_texts({{'page.md': text}}) takes texts")


def _short(value: object) -> str:
    text = repr(value)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…{text[0]}"
