"""Map an index from its directory; `saving` writes it.

    DIR/manifest.json        names the folder; the only file ever replaced, and the last one written
    DIR/<content digest>/    *.npy arrays and *.bin runs of bytes (chunks.jsonl among them), never changed

Two builds of the same files are byte for byte equal: nothing inside tells the time, the machine or an absolute path.
A reader opens every file at load, so a writer that removes the folder afterwards does not disturb it. No pickle
anywhere: reading one runs code.
"""

from __future__ import annotations

import json
import mmap
import os
import time
import zlib
from collections.abc import Mapping
from math import isfinite
from typing import Any

import numpy as np

from faqbot.errors import IndexFileError, LanguageError, system_reason
from faqbot.index.encoder import CheckedEncoder, Encoding
from faqbot.index.index import Index
from faqbot.index.packing import Array
from faqbot.index.schema import (
    ARRAYS,
    FIELDS,
    TEXTS,
)
from faqbot.text.analyser import ANALYSER_VERSION, Analyser

FORMAT = "faqbot index"
FORMAT_VERSION = 6

MANIFEST = "manifest.json"
DIGEST_LENGTH = 32

# An .npy file begins with the magic string and its version, 1.0, then two bytes for the header's length.
_MAGIC = b"\x93NUMPY\x01\x00"
_PREFIX = len(_MAGIC) + 2
REBUILD = "rebuild it with: faqbot index CORPUS -o DIR"

# Up to this size a load checks every byte, which costs no more than opening the files; beyond it, sizes and dtypes.
_CHECKED_WHOLE = 8_000_000

# The bias of the confidence, and a coefficient for each feature (see `answering.confidence`).
_COEFFICIENTS = 7

# A writer may remove the folder between a reader's look at the manifest and its opening the files.
_TRIES = 5
_PAUSE = 0.005  # seconds, longer each time


def settings(language: str) -> dict[str, Any]:
    """Return what an index depends on besides its documents."""
    return {"format": FORMAT, "version": FORMAT_VERSION, "analyser": ANALYSER_VERSION, "language": language}


def load_index(directory: str | os.PathLike[str], encoder: CheckedEncoder | None = None) -> Index:
    """Map an index from its directory.

    Raises `IndexFileError` if there is none, or it is damaged, foreign, or of another format version, or was made
    with another encoder.
    """
    target = os.fspath(directory)
    for attempt in range(_TRIES):
        manifest = read_manifest(target)
        try:
            return _open(target, manifest, encoder)
        except FileNotFoundError as error:
            missing = error
            # The same manifest again is no proof of damage: two writers may have taken turns meanwhile.
            time.sleep(_PAUSE * attempt)
    message = f"the index is damaged ({os.path.basename(missing.filename or 'a file')} is missing); {REBUILD}"
    raise IndexFileError(message, path=directory) from missing


def index_digest(directory: str | os.PathLike[str]) -> str:
    """Return the digest of what an index holds; raise `IndexFileError` as `load_index` does."""
    return str(read_manifest(os.fspath(directory)).get("folder"))


def read_manifest(target: str) -> dict[str, Any]:
    """Return the manifest of the index in a directory; raise `IndexFileError` unless this faqbot reads its version."""
    try:
        data = read_file(os.path.join(target, MANIFEST))
    except FileNotFoundError as error:
        kind = f"no faqbot index here (it has no {MANIFEST})" if os.path.exists(target) else "no such directory"
        raise IndexFileError(f"{kind}; make one with: faqbot index CORPUS -o DIR", path=target) from error
    except OSError as error:
        reason = system_reason(error)
        raise IndexFileError(f"cannot read the index: {reason}", path=target) from error
    manifest = parse_manifest(data)
    if manifest.get("format") != FORMAT:
        raise IndexFileError(f"{MANIFEST} is no faqbot index, or damaged; {REBUILD}", path=target)
    version, analyser = manifest.get("version"), manifest.get("analyser")
    if type(version) is not int or type(analyser) is not int:
        raise IndexFileError(f"the index is damaged ({MANIFEST} names no version); {REBUILD}", path=target)
    if (version, analyser) != (FORMAT_VERSION, ANALYSER_VERSION):
        found = f"{version}.{analyser}"
        is_newer = (version, analyser) > (FORMAT_VERSION, ANALYSER_VERSION)
        remedy = f"upgrade faqbot, or {REBUILD}" if is_newer else REBUILD
        message = f"an index of version {found}, this faqbot reads {FORMAT_VERSION}.{ANALYSER_VERSION}; {remedy}"
        raise IndexFileError(message, path=target)
    return manifest


def parse_manifest(data: bytes) -> dict[str, Any]:
    """Return what a manifest says, nothing if it is none."""
    try:
        manifest = json.loads(data)
    except (ValueError, RecursionError):
        return {}
    return manifest if isinstance(manifest, dict) else {}


def _open(target: str, manifest: Mapping[str, Any], encoder: CheckedEncoder | None) -> Index:
    try:
        folder, listed = folder_of(target, manifest), manifest["files"]
        names = file_names()
        whole = sum(int(listed[name]["bytes"]) for name in names) <= _CHECKED_WHOLE
        runs = {name: map_file(os.path.join(folder, name), listed[name], whole=whole) for name in names}
        arrays = {name: listed_array(runs[f"{name}.npy"], listed[f"{name}.npy"], name) for name in ARRAYS}
        texts = {name: runs[text_file(name)] for name in TEXTS}
        encoding = encoding_of(manifest["encoder"])
        check_fit(arrays, texts, int(manifest["chunks"]), encoding.dimension if encoding else 0)
        analyser = Analyser(manifest["language"])
        if analyser.language != manifest["language"]:
            raise ValueError("its manifest misspells its language")
        _check_encoder(encoding, encoder, target)
        coefficients = coefficients_of(manifest["confidence"])
        return Index(analyser, arrays, texts, target, coefficients, encoder, digest=manifest["folder"])
    except FileNotFoundError:
        raise
    except OSError as error:
        reason = system_reason(error)
        raise IndexFileError(f"cannot read the index: {reason}", path=target) from error
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, LanguageError) as error:
        raise IndexFileError(f"the index is damaged ({error}); {REBUILD}", path=target) from error


def folder_of(target: str, manifest: Mapping[str, Any]) -> str:
    """Return the folder that a manifest names; raise `ValueError` unless it is one of the index's own."""
    if not is_digest(manifest["folder"]):
        raise ValueError("its manifest names no folder of its own")
    return os.path.join(target, manifest["folder"])


def file_names() -> list[str]:
    """Return the names of the files that an index consists of."""
    return [*(f"{name}.npy" for name in ARRAYS), *map(text_file, TEXTS)]


def coefficients_of(listed: object) -> tuple[float, ...] | None:
    """Return the coefficients that were fitted to the corpus, None if there are none; raise `ValueError` for others."""
    if listed is None:
        return None
    if not isinstance(listed, list) or not all(type(value) is float and isfinite(value) for value in listed):
        raise ValueError("its coefficients of the confidence are no numbers")
    if len(listed) != _COEFFICIENTS:
        raise ValueError(f"it has {len(listed)} coefficients of the confidence, not {_COEFFICIENTS}")
    return tuple(listed)


def encoding_of(listed: object) -> Encoding | None:
    """Return what an index says of its encoder, None if it has none; raise `ValueError` for anything else."""
    if listed is None:
        return None
    if not isinstance(listed, dict) or set(listed) != set(Encoding._fields):
        raise ValueError("it does not say what its encoder is")
    encoding = Encoding(**listed)
    if type(encoding.name) is not str or type(encoding.dimension) is not int or encoding.dimension < 1:
        raise ValueError("its encoder has no name or no dimension")
    return encoding


def _check_encoder(made_with: Encoding | None, given: CheckedEncoder | None, target: str) -> None:
    """Raise `IndexFileError` unless the index was made with the encoder that is given, or neither has one."""
    if made_with is None and given is None:
        return
    if given is None:
        message = f"made with the encoder {made_with}; name it (encoder=… or --encoder), or {REBUILD}"
        raise IndexFileError(message, path=target)
    encoding = given.encoding
    if made_with is None:
        message = f"made without an encoder, and {encoding} is given; leave it out, or {REBUILD} and that encoder"
        raise IndexFileError(message, path=target)
    if made_with != encoding:
        message = f"made with the encoder {made_with}, not with {encoding}; name that one, or {REBUILD}"
        raise IndexFileError(message, path=target)


def map_file(path: str, listed: Mapping[str, Any], *, whole: bool) -> memoryview:
    """Map a file; an empty one cannot be mapped and is empty anyway."""
    with open(path, "rb") as file:
        size = os.fstat(file.fileno()).st_size
        if size != listed["bytes"]:
            raise ValueError(f"{os.path.basename(path)} has {size} bytes, not {listed['bytes']!r}")
        view = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) if size else b"")
    if whole and zlib.crc32(view) != listed["crc32"]:
        raise ValueError(f"{os.path.basename(path)} is not what was written")
    return view


def listed_array(view: memoryview, listed: Mapping[str, Any], name: str) -> Array:
    """Return the array in a mapped file; raise `ValueError` unless it is what its entry in the manifest says."""
    array = map_array(view, ARRAYS[name], name)
    if (listed["dtype"], listed["shape"]) != (ARRAYS[name], [len(array)]):
        raise ValueError(f"{name}.npy is not what {MANIFEST} says")
    return array


def map_array(view: memoryview, dtype: str, name: str) -> Array:
    """Return the array in a mapped .npy file, without copying it; raise `ValueError` unless its header fits."""
    start = _PREFIX + int.from_bytes(view[_PREFIX - 2 : _PREFIX], "little")
    count = (len(view) - start) // np.dtype(dtype).itemsize
    header = f"{{'descr': '{dtype}', 'fortran_order': False, 'shape': ({count},), }}"
    # Compared, not parsed: numpy's parser answers damage with exceptions of many kinds.
    if bytes(view[: _PREFIX - 2]) != _MAGIC or bytes(view[_PREFIX:start]).rstrip() != header.encode():
        raise ValueError(f"{name}.npy does not hold {count} numbers of {dtype}")
    return np.frombuffer(view, dtype=dtype, count=count, offset=start)


def check_fit(
    arrays: Mapping[str, Array], texts: Mapping[str, bytes | memoryview], chunks: int, dimension: int
) -> None:
    """Raise `ValueError` unless the arrays' lengths agree, so that no later look-up leaves its array."""
    terms = len(arrays["term_weights"])
    lengths = {
        "term_hashes": terms,
        "term_offsets": terms + 1,
        "word_offsets": len(arrays["word_letters"]) + 1,
        "word_starts": len(arrays["word_letters"]) + 1,
        "word_counts": int(arrays["word_starts"][-1]) if len(arrays["word_starts"]) else -1,
        "asked_chunks": len(arrays["asked_hashes"]),
        "chunk_offsets": chunks + 1,
        "chunk_topics": chunks,
        "chunk_answers": chunks,
        "chunk_decoys": chunks,
        "chunk_fitted": chunks,
        "chunk_parents": chunks,
        "chunk_kinds": chunks,
        "chunk_asks": chunks,
        "chunk_units": chunks + 1,
        "title_word_starts": len(arrays["title_word_weights"]) + 1,
        "title_word_terms": len(arrays["title_word_weights"]),
        "title_word_topics": int(arrays["title_word_starts"][-1]) if len(arrays["title_word_starts"]) else -1,
        "topic_starts": len(arrays["topic_offsets"]),
        "topic_chunks": chunks,
        "topic_weights": len(arrays["topic_offsets"]) - 1 if len(arrays["topic_weights"]) else 0,
        "topic_hashes": len(arrays["topic_offsets"]) - 1,
        "topic_numbers": len(arrays["topic_offsets"]) - 1,
        "name_offsets": len(arrays["name_letters"]) + 1,
        "name_starts": len(arrays["name_letters"]) + 1,
        "meaning_starts": int(arrays["name_starts"][-1]) + 1 if len(arrays["name_starts"]) else -1,
        "meaning_words": 2 * int(arrays["meaning_starts"][-1]) if len(arrays["meaning_starts"]) else -1,
        "initial_topics": len(arrays["initial_keys"]),
        "unit_starts": len(arrays["unit_norms"]) + 1,
        "run_weights": len(arrays["run_codes"]),
        "run_mean": 1,
        "term_greatest": 1,
        "synonym_certainties": len(arrays["synonym_hashes"]),
        "synonym_offsets": len(arrays["synonym_hashes"]) + 1,
        "title_vectors": chunks * dimension,
        "text_vectors": chunks * dimension,
        "vector_mean": 1,
        "class_scales": len(arrays["class_chunks"]),
        "class_intercepts": len(arrays["class_chunks"]),
        "class_weights": len(arrays["class_chunks"]) * len(arrays["class_idf"]),
    }
    for field in FIELDS:
        lengths[f"{field}_starts"] = terms + 1
        lengths[f"{field}_weights"] = len(arrays[f"{field}_chunks"])
        lengths[f"{field}_greatest"] = terms
    for name, length in lengths.items():
        if len(arrays[name]) != length:
            raise ValueError(f"{name} has {len(arrays[name])} entries, not {length}")
    for name, offsets in TEXTS.items():
        if arrays[offsets][-1] != len(texts[name]):
            raise ValueError(f"{name} ends at {len(texts[name])}, not {arrays[offsets][-1]}")


def read_file(path: str) -> bytes:
    """Return the bytes of a file."""
    with open(path, "rb") as file:
        return file.read()


def is_digest(name: object) -> bool:
    """Whether a name is one that the folder of an index may have."""
    return isinstance(name, str) and len(name) == DIGEST_LENGTH and set(name) <= set("0123456789abcdef")


def text_file(name: str) -> str:
    """Return the name of the file that keeps a run of bytes."""
    return "chunks.jsonl" if name == "chunks" else f"{name}.bin"
