"""Documents that a program has in memory: texts under the names of files, and pairs of questions and answers."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from faqbot.corpus.document import Document, Pair
from faqbot.corpus.files.cited_names import printable_name
from faqbot.corpus.files.discovery import FoundFile, FoundFiles, SideFile, unread_suffix
from faqbot.corpus.files.side_file_names import SETTINGS, SIDE_FILES
from faqbot.corpus.readers.own_readers import DocumentReader
from faqbot.corpus.readers.registry import SUFFIXES, suffix_of
from faqbot.errors import CorpusError

# The keys of a pair that have a meaning; every other key is metadata.
_QUESTION, _ANSWER, _ID, _TOPIC, _METADATA, _PHRASINGS = "question", "answer", "id", "topic", "metadata", "phrasings"
_KEYS = (_QUESTION, _ANSWER, _ID, _TOPIC, _METADATA, _PHRASINGS)

# The parts of a pair, for messages.
_NEEDED = {_QUESTION: "a question", _ANSWER: "an answer"}

# A question and its answer, or a dict with more to say about them (see `FaqBot.from_pairs`).
PairLike = Sequence[str] | Mapping[str, Any]

# The suffix of a file of pairs.
PAIRS_SUFFIX = ".jsonl"

# A pair has two parts.
_PARTS = 2


def found_texts(texts: Mapping[str, str | bytes], readers: Mapping[str, DocumentReader]) -> FoundFiles:
    """Return texts as the files of a folder that has files of these names, in their order.

    `phrasings.csv` and `synonyms.txt` are side files. Raises `CorpusError` for a name that no file of a folder has, and
    for one whose suffix has no reader.
    """
    files: list[FoundFile] = []
    sides: list[SideFile] = []
    for given, text in texts.items():
        name = _checked_name(given)
        content = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else bytes(text)
        if name in SIDE_FILES:
            sides.append(SideFile(name, name, whole=True, size=len(content), mtime_ns=0, content=content))
            continue
        if suffix_of(name) not in SUFFIXES and suffix_of(name) not in readers:
            raise CorpusError(unread_suffix(suffix_of(name)), path=name)
        reader = readers.get(suffix_of(name))
        files.append(FoundFile(name, name, named=True, size=len(content), mtime_ns=0, content=content, reader=reader))
    files.sort(key=lambda file: file.name.split("/"))
    return FoundFiles(tuple(files), (), tuple(sorted(sides)))


def found_pairs(pairs: Iterable[Any], name: str) -> FoundFiles:
    """Return pairs as a file of this name, with a line of JSON for each pair.

    Raises `TypeError` for what is no pair, and `CorpusError` for a pair without a question or an answer.
    """
    name = _checked_pairs_name(name)
    return _of_lines([pair_line(pair, number, name) for number, pair in enumerate(pairs, start=1)], name)


def pair_line(pair: Any, number: int, name: str) -> str:
    """Return the line of JSON of a pair, the `number`-th in the file `name`; errors as in `found_pairs`."""
    record = _record(pair, number)
    for key in (_QUESTION, _ANSWER):
        value = record.get(key)
        if isinstance(pair, Mapping) and key not in pair:
            keys = ", ".join(map(repr, pair)) or "none"
            raise TypeError(f"pair {number} needs {_NEEDED[key]} under the key {key!r}; its keys are: {keys}")
        if not isinstance(value, str):
            raise TypeError(f"pair {number} needs {_NEEDED[key]} that is a string, not {type(value).__name__}")
        if not value.strip():
            raise CorpusError(f"pair {number} has an empty {key}", path=name, line=number)
    try:
        return json.dumps(record, ensure_ascii=True) + "\n"
    except (TypeError, ValueError) as error:
        raise TypeError(f"pair {number} has metadata that JSON cannot express: {error}") from error


def read_pair_lines(text: str, path: str, fallback_title: str, first: int = 1) -> Document:
    """Return the pairs of lines that `pair_line` made; the first line has the number `first`."""
    records = enumerate(map(json.loads, text.splitlines()), start=first)
    return Document(path, fallback_title, pairs=tuple(_pair(record, line) for line, record in records))


def _record(pair: Any, number: int) -> dict[str, Any]:
    """Return a pair as the record of its line."""
    if isinstance(pair, str | bytes) or not isinstance(pair, tuple | list | Mapping):
        raise TypeError(f"pair {number} must be (question, answer), or a dict with both, not {type(pair).__name__}")
    if not isinstance(pair, Mapping):
        if len(pair) != _PARTS:
            raise TypeError(
                f"pair {number} must be (question, answer), and has {len(pair)} part{'s' * (len(pair) != 1)}"
            )
        return dict(zip((_QUESTION, _ANSWER), pair, strict=True))
    further = {str(key): value for key, value in pair.items() if key not in _KEYS}
    metadata = pair.get(_METADATA) or {}
    if not isinstance(metadata, Mapping):
        raise TypeError(f"the metadata of pair {number} must be a dict, not {type(metadata).__name__}")
    phrasings = pair.get(_PHRASINGS) or ()
    if isinstance(phrasings, str) or not all(isinstance(one, str) for one in phrasings):
        raise TypeError(f"the phrasings of pair {number} must be a list of strings")
    metadata = {**{str(key): value for key, value in metadata.items()}, **further}
    given = {key: pair.get(key) for key in (_QUESTION, _ANSWER)}
    plain = {key: str(pair[key]) for key in (_ID, _TOPIC) if pair.get(key) not in (None, "")}
    lists: dict[str, Any] = {_METADATA: metadata, _PHRASINGS: list(phrasings)}
    return {**given, **plain, **{key: value for key, value in lists.items() if value}}


def _pair(record: Mapping[str, Any], line: int) -> Pair:
    topic = {_TOPIC: record[_TOPIC]} if _TOPIC in record else {}
    own_id = "-".join(record.get(_ID, "").split())
    return Pair(
        record[_QUESTION].strip(),
        record[_ANSWER].strip("\r\n"),
        (line, line),
        id=own_id,
        asked_as=tuple(record.get(_PHRASINGS, ())),
        metadata={**topic, **record.get(_METADATA, {})},
    )


def _checked_name(given: str) -> str:
    """Return a name as it is cited; raise `CorpusError` for a name that no file below a folder has."""
    name = printable_name(given)
    parts = name.split("/")
    if not name or "\0" in name or "\\" in name or any(part in ("", ".", "..") for part in parts):
        raise CorpusError(f"{given!r} is no name of a document; write one such as 'returns.md' or 'faq/returns.md'")
    if name == SETTINGS:
        raise CorpusError(f"{SETTINGS} holds settings of a folder; give settings as arguments", path=name)
    if parts[-1] in SIDE_FILES and len(parts) > 1:
        raise CorpusError(f"is a side file; it applies only at the top, as {parts[-1]!r}", path=name)
    return name


def _checked_pairs_name(given: str) -> str:
    """Return the name of a file of pairs; errors as in `_checked_name`, and for another suffix."""
    name = _checked_name(given)
    if suffix_of(name) != PAIRS_SUFFIX:
        raise CorpusError(f"{given!r} is no name of a file of pairs, which ends in {PAIRS_SUFFIX}")
    return name


def with_side_contents(found: FoundFiles) -> FoundFiles:
    """Return the files with the bytes of all side files, so that these are read once and kept."""
    from faqbot.corpus.files.decoding import read_bytes  # noqa: PLC0415 - imported by all that read

    sides = (side if side.content is not None else side._replace(content=read_bytes(side.path))
             for side in found.side_files)  # fmt: skip
    return found._replace(side_files=tuple(sides))


def is_inside(path: str, folder: str) -> bool:
    """Whether a path is below a folder."""
    return os.path.abspath(path).startswith(os.path.join(os.path.abspath(folder), ""))


def more_pairs(pairs: Iterable[Any], name: str, found: FoundFiles) -> FoundFiles:
    """Return the file of pairs `name` with further pairs; a pair with the id of one in it takes its place.

    Raises as `found_pairs`, and `CorpusError` if a document that is no file of pairs has the name.
    """
    name = _checked_pairs_name(name)
    file = next((file for file in found.files if file.name == name), None)
    if file is not None and file.reader is not read_pair_lines:
        raise CorpusError("is no file of pairs; give the pairs another name (name=…)", path=name)
    lines = file.content.decode().splitlines(keepends=True) if file is not None and file.content else []
    places = {_id_of(line): place for place, line in enumerate(lines)}
    for number, pair in enumerate(pairs, start=1):
        line = pair_line(pair, number, name)
        place = places.get(_id_of(line)) if _id_of(line) else None
        if place is None:
            places[_id_of(line)] = len(lines)
            lines.append(line)
        else:
            lines[place] = line
    return _of_lines(lines, name)


def pairs_without(name: str, line: int, found: FoundFiles) -> FoundFiles | None:
    """Return the file of pairs `name` without the pair on a line; None if the document is no file of pairs.

    Raises `CorpusError` for the last pair.
    """
    file = next((file for file in found.files if file.name == name), None)
    if file is None or file.content is None or file.reader is not read_pair_lines:
        return None
    lines = file.content.decode().splitlines(keepends=True)
    if len(lines) == 1:
        raise CorpusError(f"has only this pair; remove the document {name!r} instead", path=name)
    return _of_lines([*lines[: line - 1], *lines[line:]], name)


def with_memory(found: FoundFiles, kept: FoundFiles) -> FoundFiles:
    """Return files with those documents and side files of `kept` that are in memory."""
    files = (file for file in kept.files if file.content is not None)
    sides = (side for side in kept.side_files if side.content is not None and side.path == side.name)
    return found._replace(files=(*found.files, *files), side_files=(*found.side_files, *sides))


def _of_lines(lines: list[str], name: str) -> FoundFiles:
    content = "".join(lines).encode()
    file = FoundFile(name, name, named=True, size=len(content), mtime_ns=0, content=content, reader=read_pair_lines)
    return FoundFiles((file,), ())


def _id_of(line: str) -> str:
    own_id: str = json.loads(line).get(_ID, "")
    return own_id
