"""Blocks on disk: as they were written, or as good as missing."""

from __future__ import annotations

import json
import os
import sys
import zlib
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import corpus_of

from faqbot.building import segment_files
from faqbot.building.segment import Segment
from faqbot.building.segment_files import JoinedRun, joined, joined_texts, read_segment, write_segment
from faqbot.building.segment_writer import analysed_segment
from faqbot.text.analyser import Analyser

NOTES = {"skipped": None, "title": "É"}


@pytest.fixture
def segment() -> Segment:
    return analysed_segment(
        corpus_of(("What is alpha?", "The first."), ("", "Beta is a letter.")), Analyser(), several=False
    )


@pytest.mark.parametrize("partly", [False, True])
@pytest.mark.parametrize("limit", [0, 1 << 20], ids=["in its file", "in memory"])
def test_a_block_comes_back_with_its_notes(
    *, partly: bool, limit: int, segment: Segment, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(segment_files, "_READ", limit)
    write_segment(str(tmp_path / "segment"), segment, NOTES)
    found = read_segment(str(tmp_path / "segment"), partly=partly)
    assert found is not None
    read, notes = found
    assert notes == NOTES
    assert {name: bytes(text) for name, text in read.texts.items()} == segment.texts
    for name, array in segment.arrays.items():
        assert np.array_equal(read.arrays[name], array)
        assert np.array_equal(joined([read, segment], name), np.concatenate([array, array]))
        assert joined([read], name).dtype == array.dtype
        assert read.arrays[name].flags.aligned


@given(st.sampled_from(["<i4", "<i8", "<u8", "|i1"]), st.data())
def test_numbers_take_as_few_bytes_as_they_need_and_stay_the_same(dtype: str, data: st.DataObject) -> None:
    limits = np.iinfo(dtype)
    least = data.draw(st.sampled_from([limits.min, 0]))
    greatest = data.draw(st.sampled_from([n for n in (0, 255, 256, 65535, 65536, limits.max) if n <= limits.max]))
    array = np.array(data.draw(st.lists(st.integers(least, greatest))), dtype=dtype)
    kept = segment_files._narrowed(array)
    assert kept.tolist() == array.tolist()
    narrower = [np.dtype(f"u{width}") for width in (1, 2, 4) if width < kept.dtype.itemsize]
    assert not any((array >= 0).all() and int(array.max(initial=0)) <= np.iinfo(one).max for one in narrower)


def test_the_same_block_gives_the_same_file(segment: Segment, tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_segment(str(tmp_path / name), segment, NOTES)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_a_flipped_bit_anywhere_makes_a_block_as_good_as_missing(segment: Segment, tmp_path: Path) -> None:
    path = tmp_path / "segment"
    write_segment(str(path), segment, NOTES)
    data = path.read_bytes()
    for position in range(len(data)):
        path.write_bytes(data[:position] + bytes([data[position] ^ 1 << position % 8]) + data[position + 1 :])
        assert read_segment(str(path)) is None
        assert read_segment(str(path), partly=True) is None


def test_a_block_that_is_cut_short_or_not_there_is_missing(segment: Segment, tmp_path: Path) -> None:
    path = tmp_path / "segment"
    assert read_segment(str(path)) is None
    write_segment(str(path), segment, NOTES)
    data = path.read_bytes()
    for length in (0, 5, 20, len(data) - 1):
        path.write_bytes(data[:length])
        assert read_segment(str(path)) is None


def test_a_link_in_the_place_of_a_block_is_replaced_and_not_followed(segment: Segment, tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("mine")
    (tmp_path / "segment").symlink_to(tmp_path / "mine")
    write_segment(str(tmp_path / "segment"), segment, NOTES)
    assert (tmp_path / "mine").read_text() == "mine"
    assert read_segment(str(tmp_path / "segment")) is not None


def test_a_block_that_cannot_be_written_whole_leaves_the_old_one_and_no_draft(
    segment: Segment, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "segment"
    write_segment(str(path), segment, NOTES)
    before = path.read_bytes()
    with monkeypatch.context() as patched:
        patched.setattr(os, "replace", no_space)
        with pytest.raises(OSError, match="No space left"):
            write_segment(str(path), segment, {"title": "another"})
    assert path.read_bytes() == before
    assert os.listdir(tmp_path) == ["segment"]


def no_space(*_: object) -> None:
    raise OSError(28, "No space left on device")


def test_writing_a_block_does_not_wait_for_the_disk(
    segment: Segment, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", lambda _descriptor: pytest.fail("it waits"))
    write_segment(str(tmp_path / "segment"), segment, NOTES)
    assert read_segment(str(tmp_path / "segment")) is not None


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes in folders")
def test_a_pipe_in_the_place_of_a_block_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "segment")
    with pytest.raises(OSError, match=r"is not a regular file: .*segment"):
        read_segment(str(tmp_path / "segment"))


def test_a_large_block_is_read_array_by_array_and_no_file_stays_open(
    segment: Segment, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(segment_files, "_READ", 0)
    write_segment(str(tmp_path / "segment"), segment, NOTES)
    found = read_segment(str(tmp_path / "segment"))
    assert found is not None
    (tmp_path / "segment").rename(tmp_path / "away")
    assert segment_files.length_of(found[0], "unit_terms") == len(segment.arrays["unit_terms"])
    with pytest.raises(FileNotFoundError):
        _ = found[0].arrays["unit_terms"]


def test_a_block_that_is_read_in_part_leaves_in_its_file_what_an_update_needs_of_new_ones(
    segment: Segment, tmp_path: Path
) -> None:
    write_segment(str(tmp_path / "segment"), segment, NOTES)
    found = read_segment(str(tmp_path / "segment"), partly=True)
    assert found is not None
    (tmp_path / "segment").rename(tmp_path / "away")
    assert found[0].about == segment.about
    assert np.array_equal(found[0].arrays["unit_terms"], segment.arrays["unit_terms"])
    assert segment_files.length_of(found[0], "word_hashes") == len(segment.arrays["word_hashes"])
    with pytest.raises(FileNotFoundError):
        _ = found[0].arrays["word_hashes"]
    with pytest.raises(FileNotFoundError):
        next(found[0].lines())


@pytest.mark.parametrize("partly", [False, True])
@pytest.mark.parametrize(
    "change", [{"lengths": [1]}, {"dtypes": ["<u1"]}, {"dtypes": None}, {"notes": 1, "lengths": []}]
)
def test_a_file_of_another_program_is_as_good_as_missing(
    change: dict[str, Any], *, partly: bool, segment: Segment, tmp_path: Path
) -> None:
    path = tmp_path / "segment"
    write_segment(str(path), segment, NOTES)
    line, rest = path.read_bytes().split(b"\n", 1)
    changed = json.dumps({**json.loads(line[8:]), **change}).encode() + b"\n" + rest
    path.write_bytes(f"{zlib.crc32(changed):08x}".encode() + changed)
    assert read_segment(str(path), partly=partly) is None


def test_blocks_in_files_are_joined_as_those_in_memory(
    segment: Segment, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(segment_files, "_READ", 0)
    write_segment(str(tmp_path / "segment"), segment, NOTES)
    found = read_segment(str(tmp_path / "segment"))
    assert found is not None
    assert np.array_equal(joined([found[0], segment], "unit_terms"), joined([segment, segment], "unit_terms"))
    assert joined_texts([found[0], segment], "lines") == joined_texts([segment, segment], "lines")


def test_a_joined_run_has_the_bytes_of_the_joined_texts(segment: Segment) -> None:
    segments = [segment, segment, segment]
    run, whole = JoinedRun(segments, "lines", "line_offsets"), joined_texts(segments, "lines")
    assert len(run) == len(whole)
    assert b"".join(run.pieces()) == whole
    lines = whole.splitlines(keepends=True)
    ends = np.cumsum(list(map(len, lines))).tolist()
    assert [run[end - len(line) : end] for line, end in zip(lines, ends, strict=True)] == lines
