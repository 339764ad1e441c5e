"""What tests do to the files of a saved index."""

from __future__ import annotations

import json
import zlib
from pathlib import Path
from typing import Any

import pytest

from faqbot import IndexFileError
from faqbot.index.storage.loading import load_index
from faqbot.index.storage.manifest import seal


def manifest_of(directory: Path) -> dict[str, Any]:
    """Return what the manifest says."""
    manifest: dict[str, Any] = json.loads((directory / "manifest.json").read_text())
    return manifest


def rewrite_manifest(directory: Path, **changes: object) -> None:
    """Change a manifest as if it had been written like that, its checksum included."""
    (directory / "manifest.json").write_bytes(seal({**manifest_of(directory), **changes}))


def data_of(directory: Path) -> Path:
    """Return the data file."""
    return directory / f"{manifest_of(directory)['digest']}.bin"


def forge(directory: Path, data: bytes, **changes: object) -> None:
    """Put data in the place of an index's, with the size and checksum that the manifest asks for."""
    data_of(directory).write_bytes(data)
    rewrite_manifest(directory, data={"bytes": len(data), "crc32": zlib.crc32(data)}, **changes)


def files_of(directory: Path) -> list[Path]:
    """Return the files that an index is read from."""
    return [directory / "manifest.json", data_of(directory)]


def refused(directory: Path) -> str:
    """Return the one line that says why the index cannot be read; anything but IndexFileError fails the test."""
    with pytest.raises(IndexFileError) as raised:
        load_index(directory)
    message = str(raised.value)
    assert "\n" not in message
    assert message.startswith(str(directory))
    return message
