"""A saved index read whole: all as it was written, or each broken file named."""

from __future__ import annotations

import json
import shutil
import zlib
from pathlib import Path

import numpy as np
import pytest

from faqbot import IndexFileError
from faqbot.index.index import Index
from faqbot.index.storage.loading import REBUILD, file_names
from faqbot.index.storage.saving import save_index
from faqbot.index.storage.verifying import verify_index


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory, rich: Index) -> Path:
    directory = tmp_path_factory.mktemp("whole") / "index"
    save_index(rich, directory)
    return directory


@pytest.fixture
def saved(tmp_path: Path, whole: Path) -> Path:
    return Path(shutil.copytree(whole, tmp_path / "index"))


def manifest_of(directory: Path) -> dict[str, object]:
    return dict(json.loads((directory / "manifest.json").read_text()))


def file(directory: Path, name: str) -> Path:
    return directory / str(manifest_of(directory)["folder"]) / name


def rewrite_manifest(directory: Path, **changes: object) -> None:
    (directory / "manifest.json").write_text(json.dumps({**manifest_of(directory), **changes}))


def test_an_index_as_it_was_written_has_nothing_broken(whole: Path, rich: Index) -> None:
    found = verify_index(whole)
    sizes = [file(whole, name).stat().st_size for name in file_names()]
    assert found == (len(rich), len(sizes), sum(sizes), ())


@pytest.mark.parametrize("name", file_names())
def test_a_broken_file_is_named_with_what_is_wrong_and_the_remedy(name: str, saved: Path) -> None:
    path = file(saved, name)
    data = path.read_bytes()
    path.write_bytes(data + b"\0")
    expected = f"{path}: has {len(data) + 1} bytes, not {len(data)}; {REBUILD}"
    assert verify_index(saved).broken == (expected,)
    if data:
        path.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
        assert verify_index(saved).broken == (f"{path}: is not what was written; {REBUILD}",)
    path.unlink()
    assert verify_index(saved).broken == (f"{path}: no such file or directory; {REBUILD}",)


def test_every_broken_file_gets_a_line(saved: Path) -> None:
    for name in ("terms.bin", "term_hashes.npy", "chunks.jsonl"):
        file(saved, name).write_bytes(b"")
    assert len(verify_index(saved).broken) == 3


def test_an_array_of_another_kind_is_found_though_its_checksum_is_right(saved: Path) -> None:
    forge(saved, "term_weights.npy", file(saved, "run_mean.npy").read_bytes())
    (line,) = verify_index(saved).broken
    assert "term_weights.npy: is not what manifest.json says" in line


def test_an_array_that_names_what_is_not_there_is_found_though_its_checksum_is_right(saved: Path) -> None:
    path = file(saved, "chunk_topics.npy")
    np.save(path, np.load(path) + 1000)
    forge(saved, "chunk_topics.npy", path.read_bytes())
    (line,) = verify_index(saved).broken
    assert line.startswith(f"{path}: it has a number of a topic that is not there; ")


def forge(directory: Path, name: str, data: bytes) -> None:
    """Put data in a file's place, with the size and checksum that the manifest asks for."""
    file(directory, name).write_bytes(data)
    files = manifest_of(directory)["files"]
    assert isinstance(files, dict)
    entry = {**files[name], "bytes": len(data), "crc32": zlib.crc32(data)}
    rewrite_manifest(directory, files={**files, name: entry})


@pytest.mark.parametrize(
    "changes",
    [
        {"folder": "../x"},
        {"files": {}},
        {"files": {name: {"bytes": "many", "crc32": 0} for name in file_names()}},
        {"chunks": None},
        {"chunks": 5},
        {"language": "klingon"},
        {"confidence": [1]},
        {"encoder": "x"},
    ],
)
def test_a_manifest_that_does_not_fit_is_an_error(changes: dict[str, object], saved: Path) -> None:
    rewrite_manifest(saved, **changes)
    try:
        lines = verify_index(saved).broken
    except IndexFileError as error:
        lines = (str(error),)
    (line,) = lines
    assert line.startswith(str(saved))
    assert line.endswith(REBUILD)


def test_an_index_of_a_newer_version_says_to_upgrade(saved: Path) -> None:
    rewrite_manifest(saved, version=1000)
    with pytest.raises(IndexFileError, match=r"an index of version 1000\..*; upgrade faqbot, or rebuild it with"):
        verify_index(saved)


def test_no_index_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(IndexFileError, match="no faqbot index here"):
        verify_index(tmp_path)
