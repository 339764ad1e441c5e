"""The manifest of a saved index: a description of the index, and the lengths of the arrays and texts in its data file.

The manifest is a JSON object. The last entry is the checksum of all bytes before, so that every change is noticed.
"""

from __future__ import annotations

import json
import os
import zlib
from collections.abc import Mapping
from typing import Any, NamedTuple

from faqbot.corpus.settings.corpus_settings import CorpusSettings
from faqbot.errors import DamagedIndexError, IndexFileError, LanguageError, remedy, system_reason
from faqbot.index.encoder import Encoding
from faqbot.index.schema import ARRAYS, TEXTS
from faqbot.index.storage.layout import widest_first
from faqbot.index.storage.regular_files import FORBIDDEN, OTHER_KINDS, read_regular
from faqbot.system.digests import is_digest
from faqbot.system.versions import installed_versions
from faqbot.text.analyser import ANALYSER_VERSION
from faqbot.text.fingerprint import fingerprint

# The name of the format, by which faqbot recognises an index, and the version, raised with every change of the format.
FORMAT = "faqbot index"
FORMAT_VERSION = 12

MANIFEST = "manifest.json"

# The beginning of what to do about an index that cannot be used.
_REBUILD = "rebuild it with: "

# The bytes between the rest of the manifest and its checksum.
_SEAL = b',\n "crc32": '


def settings(language: str) -> dict[str, Any]:
    """Return the settings that an index depends on beside documents; raise `LanguageError` for an unknown language."""
    return {
        "format": FORMAT,
        "version": FORMAT_VERSION,
        "analyser": ANALYSER_VERSION,
        "language": language,
        "fingerprint": fingerprint(language),
    }


class Contents(NamedTuple):
    """The entries of a manifest.

    `digest` is the name of the data file without its suffix, `size` its size in bytes, and `crc32` its checksum.
    `lengths` has the length of each array (in numbers) and of each text (in bytes). `chunks` is the number of chunks,
    and `encoding` identifies the encoder, None if the index has no vectors. `settings` has the title and the threshold
    that the authors have set.
    """

    digest: str
    size: int
    crc32: int
    lengths: Mapping[str, int]
    chunks: int
    language: str
    encoding: Encoding | None
    settings: CorpusSettings

    @property
    def dimension(self) -> int:
        """The dimension of the vectors, 0 if the index has no vectors."""
        return self.encoding.dimension if self.encoding else 0


def index_digest(directory: str | os.PathLike[str]) -> str:
    """Return the digest of the content of an index; raise `IndexFileError` as `read_manifest` does."""
    return str(read_manifest(os.fspath(directory)).get("digest"))


def read_manifest(target: str) -> dict[str, Any]:
    """Return the manifest of the index in a directory.

    Raises `IndexFileError` if the directory has no manifest, or if the manifest is damaged, has another format version,
    or belongs to an index that was made with a stemmer that gives other stems than the one installed here.
    """
    try:
        data = read_regular(os.path.join(target, MANIFEST))
    except FileNotFoundError as error:
        kind = f"no faqbot index here (it has no {MANIFEST})" if os.path.exists(target) else "no such directory"
        raise IndexFileError(f"{kind}; make one with: {_making(target)}", path=target) from error
    except OSError as error:
        raise unreadable_index(error, target) from error
    manifest = parse_manifest(data)
    if manifest.get("format") != FORMAT:
        # A manifest of another program is JSON, too; one that is cut short, or empty, is not.
        failure = IndexFileError if manifest else DamagedIndexError
        raise failure(f"{MANIFEST} does not belong to a faqbot index, or is damaged; {rebuild(target)}", path=target)
    _check_version(manifest, target)
    if not _is_sealed(data):
        raise DamagedIndexError(
            f"the index is damaged ({MANIFEST} is not what was written); {rebuild(target)}", path=target
        )
    _check_analyser(manifest, target)
    return manifest


def unreadable_index(error: OSError, target: str) -> IndexFileError:
    """Return the error for an index of which a file cannot be read, with the path of the file and what to do."""
    how = ""
    if error.errno in FORBIDDEN:
        how = "; let your user read it"
    elif error.errno in OTHER_KINDS:
        how = f"; move it away; {rebuild(target)}"
    message = f"cannot read the index: {system_reason(error)}{how}"
    path = error.filename if isinstance(error.filename, str) else target
    is_inside = path.startswith(os.path.join(target, "")) and os.path.isdir(target)
    return IndexFileError(message, path=path if is_inside else target)


def parse_manifest(data: bytes) -> dict[str, Any]:
    """Return the entries of a manifest; return an empty dict if the bytes are no JSON object."""
    try:
        manifest = json.loads(data)
    except (ValueError, RecursionError):
        return {}
    return manifest if isinstance(manifest, dict) else {}


def rebuild(target: str) -> str:
    """Return what to do about the index in a directory, if it cannot be used."""
    return f"{_REBUILD}{_making(target)}"


def without_advice(error: IndexFileError) -> str:
    """Return what an error says of an index, without the advice to rebuild it."""
    return f"{error.path}: {error.message.partition(f'; {_REBUILD}')[0]}"


def _making(target: str) -> str:
    """Return how an index is made in a directory, in Python or on the command line."""
    import shlex  # noqa: PLC0415 - only errors need it

    return remedy("FaqBot.update(directory, documents)", f"faqbot index CORPUS -o {shlex.quote(target)}")


def seal(manifest: Mapping[str, Any]) -> bytes:
    """Return the bytes of a manifest, with the checksum as the last entry."""
    unsealed = {name: value for name, value in manifest.items() if name != "crc32"}
    return _sealed(json.dumps(unsealed, indent=1).encode().removesuffix(b"\n}"))


def _sealed(body: bytes) -> bytes:
    return body + _SEAL + str(zlib.crc32(body)).encode() + b"\n}\n"


def _is_sealed(data: bytes) -> bool:
    return _sealed(data.rpartition(_SEAL)[0]) == data


def _check_version(manifest: Mapping[str, Any], target: str) -> None:
    version, analyser = manifest.get("version"), manifest.get("analyser")
    if type(version) is not int or type(analyser) is not int:
        raise DamagedIndexError(f"the index is damaged ({MANIFEST} names no version); {rebuild(target)}", path=target)
    if (version, analyser) != (FORMAT_VERSION, ANALYSER_VERSION):
        is_newer = (version, analyser) > (FORMAT_VERSION, ANALYSER_VERSION)
        how = f"upgrade faqbot, or {rebuild(target)}" if is_newer else rebuild(target)
        reads = f"{FORMAT_VERSION}.{ANALYSER_VERSION}"
        message = f"an index of version {version}.{analyser}, but this faqbot reads version {reads}; {how}"
        raise IndexFileError(message, path=target)


def _check_analyser(manifest: Mapping[str, Any], target: str) -> None:
    """Raise `IndexFileError` unless the stemmer installed here gives the same stems as the one that made the index."""
    try:
        here = fingerprint(manifest["language"])
    except (LanguageError, KeyError, TypeError, AttributeError) as error:
        raise DamagedIndexError(f"the index is damaged ({error}); {rebuild(target)}", path=target) from error
    if manifest.get("fingerprint") != here:
        made_with = f"PyStemmer {manifest.get('stemmer') or '(unknown version)'}"
        installed = f"PyStemmer {installed_versions(['PyStemmer'])['PyStemmer']}".strip()
        message = f"made with {made_with}, which stems other words than {installed} does here"
        raise IndexFileError(f"{message}; {rebuild(target)}", path=target)


def contents_of(manifest: Mapping[str, Any]) -> Contents:
    """Return the entries of a manifest as `Contents`, after checking their types.

    Raises `ValueError`, `KeyError`, `TypeError` or `AttributeError` for a manifest that `saving` did not write.
    """
    if not is_digest(manifest["digest"]):
        raise ValueError(f"{MANIFEST} names no data file")
    if manifest["language"] != manifest["language"].strip().lower():
        raise ValueError(f"{MANIFEST} has a language with capitals or outer spaces")
    listed = {name: tuple(entry) for name, entry in manifest["arrays"].items()}
    if [(name, dtype) for name, (dtype, _) in listed.items()] != [(name, ARRAYS[name]) for name in _ORDER]:
        raise ValueError(f"{MANIFEST} lists other arrays than an index has")
    lengths = {**{name: length for name, (_, length) in listed.items()}, **manifest["texts"]}
    if list(manifest["texts"]) != sorted(TEXTS):
        raise ValueError(f"{MANIFEST} lists other texts than an index has")
    numbers = [manifest["chunks"], manifest["data"]["bytes"], manifest["data"]["crc32"], *lengths.values()]
    if any(type(number) is not int or number < 0 for number in numbers):
        raise ValueError(f"{MANIFEST} has a size that is not a whole number of at least 0")
    return Contents(
        manifest["digest"],
        manifest["data"]["bytes"],
        manifest["data"]["crc32"],
        lengths,
        manifest["chunks"],
        manifest["language"],
        _encoding(manifest["encoder"]),
        _settings_of(manifest["title"], manifest["threshold"], manifest["readers"]),
    )


_ORDER = widest_first(ARRAYS)


def _encoding(listed: object) -> Encoding | None:
    if listed is None:
        return None
    if not isinstance(listed, dict) or set(listed) != set(Encoding._fields):
        raise ValueError(f"{MANIFEST} does not say which encoder the index was made with")
    encoding = Encoding(**listed)
    if type(encoding.name) is not str or type(encoding.dimension) is not int or encoding.dimension < 1:
        raise ValueError("the encoder has no name or no dimension")
    if type(encoding.digest) is not str:
        raise ValueError("the digest of the encoder's model is no text")
    return encoding


def _settings_of(title: object, threshold: object, readers: object) -> CorpusSettings:
    """Return the settings of the authors, after checking their types."""
    if title is not None and not isinstance(title, str):
        raise ValueError(f"{MANIFEST} has a title that is no text")
    if threshold is not None and not (isinstance(threshold, float) and 0 <= threshold <= 1):
        raise ValueError(f"{MANIFEST} has a threshold that is no number from 0 to 1")
    if not isinstance(readers, dict) or not all(isinstance(name, str) for name in readers.values()):
        raise ValueError(f"{MANIFEST} has readers that have no names")
    return CorpusSettings(title=title, threshold=threshold, readers=tuple(readers.items()))


def data_file(target: str, digest: str) -> str:
    """Return the path of the data file of an index in a directory."""
    return os.path.join(target, f"{digest}.bin")
