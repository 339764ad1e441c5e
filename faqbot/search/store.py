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
from faqbot.search.encoding import CheckedEncoder, Encoding
from faqbot.search.index import ARRAYS, FIELDS, TEXTS, Array, Index
from faqbot.search.terms import ANALYSER_VERSION, Analyser

FORMAT = "faqbot index"
FORMAT_VERSION = 5

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
