"""Verifying a saved index finds no flaw, or names each flaw."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest
from saved_index import data_of, files_of, forge, rewrite_manifest

from faqbot import IndexFileError
from faqbot.index.index import Index
from faqbot.index.schema import ARRAYS
from faqbot.index.storage.layout import pieces_of
from faqbot.index.storage.manifest import rebuild
from faqbot.index.storage.saving import save_index
from faqbot.index.storage.verifying import check_bytes, verify_index


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory, rich: Index) -> Path:
    directory = tmp_path_factory.mktemp("whole") / "index"
    save_index(rich, directory)
    return directory


@pytest.fixture
def saved(tmp_path: Path, whole: Path) -> Path:
    return Path(shutil.copytree(whole, tmp_path / "index"))


def test_an_index_as_it_was_written_has_nothing_broken(whole: Path, rich: Index) -> None:
    sizes = [path.stat().st_size for path in files_of(whole)]
    assert verify_index(whole) == (len(rich), 2, sum(sizes), ())


def test_broken_data_is_named_with_what_is_wrong_and_the_remedy(saved: Path) -> None:
    path = data_of(saved)
    data = path.read_bytes()
    path.write_bytes(data + b"\0")
    assert verify_index(saved).broken == (f"{path}: has {len(data) + 1} bytes, not {len(data)}; {rebuild(str(saved))}",)
    path.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
    assert verify_index(saved).broken == (f"{path}: is not what was written; {rebuild(str(saved))}",)
    path.unlink()
    assert verify_index(saved).broken == (f"{path}: no such file or directory; {rebuild(str(saved))}",)


def test_a_flipped_bit_in_the_data_of_a_large_index_is_found(saved: Path) -> None:
    path = data_of(saved)
    data = path.read_bytes()
    for position in range(0, len(data), len(data) // 50):
        flipped = bytearray(data)
        flipped[position] ^= 1
        path.write_bytes(flipped)
        assert verify_index(saved).broken == (f"{path}: is not what was written; {rebuild(str(saved))}",)


def test_a_manifest_that_is_not_what_was_written_is_named(saved: Path) -> None:
    path = saved / "manifest.json"
    path.write_text(path.read_text().replace('"chunks": ', '"chunks": 1'))
    with pytest.raises(IndexFileError, match=r"manifest\.json is not what was written"):
        verify_index(saved)


def test_a_number_of_something_that_does_not_exist_is_found_though_the_checksum_is_right(
    rich: Index, saved: Path
) -> None:
    arrays = {**rich.arrays, "chunk_topics": rich.arrays["chunk_topics"] + np.int32(1000)}
    forge(saved, b"".join(pieces_of(arrays, rich.texts, ARRAYS)))
    expected = f"{data_of(saved)}: chunk_topics holds a number of a topic that does not exist; {rebuild(str(saved))}"
    assert verify_index(saved).broken == (expected,)


@pytest.mark.parametrize(
    "changes",
    [
        {"digest": "../x"},
        {"arrays": {}},
        {"data": {"bytes": "many", "crc32": 0}},
        {"chunks": None},
        {"chunks": 5},
        {"language": "klingon"},
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
    assert line.endswith(rebuild(str(saved)))


def test_an_index_of_a_newer_version_says_to_upgrade(saved: Path) -> None:
    rewrite_manifest(saved, version=1000)
    with pytest.raises(IndexFileError, match=r"an index of version 1000\..*; upgrade faqbot, or rebuild it with"):
        verify_index(saved)


def test_no_index_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(IndexFileError, match="no faqbot index here"):
        verify_index(tmp_path)


def test_the_bytes_of_an_index_that_is_whole_pass(saved: Path) -> None:
    check_bytes(saved, data_of(saved).stem)


def test_the_first_flaw_of_an_index_that_is_read_elsewhere_is_raised(saved: Path) -> None:
    data = data_of(saved)
    digest, size = data.stem, data.stat().st_size
    data.write_bytes(b"damaged")
    with pytest.raises(ValueError, match=rf"^{digest}\.bin has 7 bytes, not {size}$"):
        check_bytes(saved, digest)
    (saved / "manifest.json").unlink()
    with pytest.raises(ValueError, match=r"^manifest\.json is missing, or not what was written$"):
        check_bytes(saved, digest)


def test_an_index_that_took_the_place_of_the_one_that_was_read_is_an_error_of_its_own(saved: Path) -> None:
    with pytest.raises(IndexFileError, match="was replaced while it was read"):
        check_bytes(saved, "0" * 32)
