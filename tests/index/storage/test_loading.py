"""An index on disk: whole, or refused in one line; written whole, or not at all."""

from __future__ import annotations

import json
import mmap
import os
import pickle
import shutil
import subprocess
import sys
import zlib
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support import Built

from faqbot import FaqBot, FaqbotError, IndexFileError, OutputError
from faqbot.index.index import Index
from faqbot.index.storage import loading as store
from faqbot.index.storage.loading import FORMAT_VERSION, load_index
from faqbot.index.storage.saving import save_index

QUESTIONS = ["what is alpha", "how long is beta", "hey bot, gamma?", "nothing of this", ""]

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


@pytest.fixture
def small(built: Built) -> Index:
    """An index of three chunks, in memory."""
    return built(("What is alpha?", "Alpha is the first."), ("How long is beta?", "Two."), ("", "Gamma rays burn."))


@pytest.fixture
def other(built: Built) -> Index:
    """Another index."""
    return built(("What is delta?", "Delta is the fourth."))


@pytest.fixture
def saved(small: Index, tmp_path: Path) -> Path:
    """The small index, saved."""
    save_index(small, tmp_path / "index")
    return tmp_path / "index"


def folder_of(directory: Path) -> Path:
    return directory / str(json.loads((directory / "manifest.json").read_text())["folder"])


def files_of(directory: Path) -> list[Path]:
    return sorted(path for path in directory.rglob("*") if path.is_file() and path.name != ".lock")


def refused(directory: Path) -> str:
    """Return the one line that says why the index cannot be read; anything but IndexFileError fails the test."""
    with pytest.raises(IndexFileError) as raised:
        load_index(directory)
    message = str(raised.value)
    assert "\n" not in message
    assert message.startswith(str(directory))
    return message


def rewrite_manifest(directory: Path, **changes: object) -> None:
    path = directory / "manifest.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), **changes}))


# Saved and loaded


def test_a_loaded_index_answers_as_the_unsaved_one(small: Index, saved: Path) -> None:
    unsaved, loaded = FaqBot(small), FaqBot.load(saved)
    assert [loaded.ask(question) for question in QUESTIONS] == [unsaved.ask(question) for question in QUESTIONS]
    assert list(loaded.chunks()) == list(unsaved.chunks())


def test_loading_maps_the_files_and_copies_nothing(saved: Path) -> None:
    index = load_index(saved)
    for array in index.arrays.values():
        assert not array.flags.owndata
        assert not array.flags.writeable
        base: Any = array
        while isinstance(base, np.ndarray):
            base = base.base
        assert isinstance(base.obj if isinstance(base, memoryview) else base, mmap.mmap)


def test_numpy_can_read_the_arrays_too(small: Index, saved: Path) -> None:
    for name, array in small.arrays.items():
        assert (np.load(folder_of(saved) / f"{name}.npy", allow_pickle=False) == array).all()


def test_saving_the_same_index_again_changes_no_byte(small: Index, saved: Path) -> None:
    before = {path: path.read_bytes() for path in files_of(saved)}
    save_index(small, saved)
    assert {path: path.read_bytes() for path in files_of(saved)} == before


def test_a_reader_keeps_answering_while_a_writer_replaces_the_index(small: Index, other: Index, saved: Path) -> None:
    reader = FaqBot.load(saved)
    old = folder_of(saved)
    save_index(other, saved)
    assert not old.exists()
    assert [reader.ask(question) for question in QUESTIONS] == [FaqBot(small).ask(question) for question in QUESTIONS]
    assert FaqBot.load(saved).ask("what is delta").outcome == "answer"


def test_an_empty_corpus_of_words_can_be_saved_and_loaded(built: Built, tmp_path: Path) -> None:
    save_index(built(("", "!!!"), title="…"), tmp_path / "index")
    assert len(load_index(tmp_path / "index")) == 1


# Damage


def test_a_missing_directory_says_how_to_make_one(tmp_path: Path) -> None:
    assert "no such directory; make one with: faqbot index" in refused(tmp_path / "nowhere")


def test_a_foreign_directory_says_so(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("hello")
    assert "no faqbot index here" in refused(tmp_path)


def test_a_file_is_no_index(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("hello")
    refused(tmp_path / "file")


@pytest.mark.parametrize("version", [FORMAT_VERSION + 1, FORMAT_VERSION - 1, 10**30])
def test_an_index_of_another_version_names_both(version: int, saved: Path) -> None:
    rewrite_manifest(saved, version=version)
    said = refused(saved)
    assert f"an index of version {version}." in said
    assert said.endswith("rebuild it with: faqbot index CORPUS -o DIR")
    assert ("upgrade faqbot, or rebuild" in said) == (version > FORMAT_VERSION)


@pytest.mark.parametrize("how", ["delete", "empty", "truncate", "lengthen", "folder", "text"])
def test_a_file_that_is_not_what_was_written_is_found(
    how: str, saved: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "_PAUSE", 0)  # nobody else writes
    for path in files_of(saved):
        copy = tmp_path / "copy"
        shutil.copytree(saved, copy)
        victim = copy / path.relative_to(saved)
        data = victim.read_bytes()
        if how in ("delete", "folder"):
            victim.unlink()
        if how == "folder":
            victim.mkdir()
        elif how != "delete":
            kinds = {"empty": b"", "truncate": data[:-2], "lengthen": data + b"\0", "text": b"x" * len(data)}
            victim.write_bytes(kinds[how])
        if not data and how in ("empty", "truncate", "text"):  # what is empty stays what it was
            load_index(copy)
        else:
            refused(copy)
        shutil.rmtree(copy)


def test_a_flipped_bit_anywhere_is_found(saved: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "_PAUSE", 0)  # nobody else writes
    for path in files_of(saved):
        data = path.read_bytes()
        step = 7 if path.name == "manifest.json" else max(1, len(data) // 8)
        for position in range(0, len(data), step):
            flipped = bytearray(data)
            flipped[position] ^= 1 << position % 8
            path.write_bytes(flipped)
            refused(saved)
        path.write_bytes(data)
    load_index(saved)


@pytest.mark.parametrize("name", ["../x", "..", ".", "", "/etc", "x/../y", None, 5, ["a"], "A" * 32])
def test_a_manifest_cannot_lead_out_of_its_directory(name: object, saved: Path) -> None:
    shutil.copytree(folder_of(saved), saved.parent / "x")
    rewrite_manifest(saved, folder=name)
    refused(saved)


@given(key=st.sampled_from(["format", "version", "analyser", "language", "chunks", "folder", "files"]), value=JSON)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_manifest_of_nonsense_is_refused(key: str, value: object, saved: Path) -> None:
    path = saved / "manifest.json"
    whole = path.read_text()
    if json.loads(whole)[key] != value:
        rewrite_manifest(saved, **{key: value})
        refused(saved)
    path.write_text(whole)


@given(key=st.sampled_from(["bytes", "crc32"]), value=JSON, name=st.sampled_from(["terms.bin", "term_hashes.npy"]))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_list_of_files_that_is_nonsense_is_refused(key: str, value: object, name: str, saved: Path) -> None:
    path = saved / "manifest.json"
    whole = path.read_text()
    files = json.loads(whole)["files"]
    if files[name][key] != value:
        rewrite_manifest(saved, files={**files, name: {**files[name], key: value}})
        refused(saved)
    path.write_text(whole)


@pytest.mark.parametrize(
    "data",
    [b"", b"[]", b"null", b"{}", b"\xff\xfe", b"[" * 100_000, b'{"format": "faqbot index"}', b"1" * 10_000],
    ids=lambda data: repr(data[:12]),
)
def test_a_manifest_that_is_no_manifest_is_refused(data: bytes, saved: Path) -> None:
    (saved / "manifest.json").write_bytes(data)
    refused(saved)


class Tripwire:
    def __reduce__(self) -> tuple[Any, ...]:
        return (os.mkdir, ("pickle-was-run",))


@pytest.mark.parametrize("name", ["term_hashes", "term_weights"])
def test_an_array_that_holds_a_pickle_is_refused_and_not_run(
    name: str, saved: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    buffer = BytesIO()
    np.save(buffer, np.array([Tripwire()], dtype=object), allow_pickle=True)
    for data in (buffer.getvalue(), pickle.dumps(Tripwire())):
        forge(saved, f"{name}.npy", data)
        refused(saved)
    assert not (tmp_path / "pickle-was-run").exists()


@pytest.mark.parametrize(
    "array",
    [np.zeros(3, "<f4"), np.zeros((2, 2), "<u8"), np.zeros(2, ">u8"), np.zeros(1, "<u8"), np.array(["a"])],
    ids=lambda array: f"{array.dtype.str}{array.shape}",
)
def test_an_array_of_another_kind_is_refused_even_if_its_checksum_is_right(
    array: npt.NDArray[Any], saved: Path
) -> None:
    buffer = BytesIO()
    np.save(buffer, array)
    forge(saved, "term_hashes.npy", buffer.getvalue())
    refused(saved)


@given(header=st.binary(max_size=40) | st.text("{}[]()'\\,:0123456789 \n<u8descr", max_size=40).map(str.encode))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_an_array_with_any_other_header_is_refused(header: bytes, saved: Path) -> None:
    forge(saved, "term_hashes.npy", b"\x93NUMPY\x01\x00" + len(header).to_bytes(2, "little") + header)
    refused(saved)


def forge(directory: Path, name: str, data: bytes) -> None:
    """Put data in a file's place, with the size and checksum that the manifest asks for."""
    (folder_of(directory) / name).write_bytes(data)
    files = json.loads((directory / "manifest.json").read_text())["files"]
    rewrite_manifest(directory, files={**files, name: {"bytes": len(data), "crc32": zlib.crc32(data)}})


# Writing


def test_a_directory_that_holds_anything_else_is_refused_and_left_alone(small: Index, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(OutputError, match="not empty and holds no faqbot index"):
        save_index(small, tmp_path)
    assert os.listdir(tmp_path) == ["notes.txt"]


def test_a_directory_of_hidden_files_is_not_taken_for_an_empty_one(small: Index, tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    with pytest.raises(OutputError, match="not empty"):
        save_index(small, tmp_path)
    assert os.listdir(tmp_path) == [".git"]


def test_the_manifest_of_another_program_is_not_written_over(small: Index, tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text('{"name": "web app"}')
    with pytest.raises(OutputError, match="not empty"):
        save_index(small, tmp_path)
    assert (tmp_path / "manifest.json").read_text() == '{"name": "web app"}'


def test_a_file_is_not_written_over(small: Index, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    with pytest.raises(OutputError, match="is a file; an index is a directory"):
        save_index(small, tmp_path / "file")
    assert (tmp_path / "file").read_text() == "mine"


def test_an_empty_directory_is_accepted(small: Index, tmp_path: Path) -> None:
    save_index(small, tmp_path)
    assert len(load_index(tmp_path)) == 3


def test_directories_above_are_made(small: Index, tmp_path: Path) -> None:
    save_index(small, tmp_path / "a" / "b")
    assert len(load_index(tmp_path / "a" / "b")) == 3


def test_an_older_index_is_replaced_and_its_folder_removed(other: Index, saved: Path) -> None:
    save_index(other, saved)
    assert len(load_index(saved)) == 1
    assert sorted(os.listdir(saved)) == sorted([".lock", "manifest.json", folder_of(saved).name])


def test_what_a_user_put_beside_an_index_stays(other: Index, saved: Path) -> None:
    (saved / "notes").mkdir()
    (saved / "notes" / "mine.txt").write_text("mine")
    save_index(other, saved)
    assert (saved / "notes" / "mine.txt").read_text() == "mine"


def test_a_damaged_folder_of_the_same_index_is_repaired(small: Index, saved: Path) -> None:
    for path in files_of(folder_of(saved))[:3]:
        path.write_bytes(b"damaged")
    refused(saved)
    save_index(small, saved)
    assert FaqBot.load(saved).ask("what is alpha").outcome == "answer"


@pytest.mark.parametrize("manifest", [b"", b'{"format": "faqbot ind', None])
def test_an_index_whose_manifest_is_damaged_or_missing_is_rebuilt_in_place(
    small: Index, manifest: bytes | None, saved: Path
) -> None:
    (saved / "manifest.json").unlink()
    if manifest is not None:
        (saved / "manifest.json").write_bytes(manifest)
    save_index(small, saved)
    assert len(load_index(saved)) == 3


def test_what_a_killed_writer_left_is_cleaned_up(small: Index, saved: Path) -> None:
    for leftover in (f".{'a' * 32}.new", "b" * 32, f".{folder_of(saved).name}.new"):
        (saved / leftover).mkdir()
        (saved / leftover / "terms.bin").write_bytes(b"half")
    (saved / ".manifest.json.new").write_bytes(b"half")
    save_index(small, saved)
    assert sorted(os.listdir(saved)) == sorted([".lock", "manifest.json", folder_of(saved).name])


def test_a_first_writer_that_was_killed_does_not_stand_in_the_way(small: Index, tmp_path: Path) -> None:
    (tmp_path / ".lock").touch()
    (tmp_path / f".{'a' * 32}.new").mkdir()
    save_index(small, tmp_path)
    assert len(load_index(tmp_path)) == 3


_SAVE_MANY = """
import sys
from faqbot import FaqBot
one, two = (FaqBot.load(path) for path in sys.argv[2:])
for _ in range(5):
    one.save(sys.argv[1])
    two.save(sys.argv[1])
"""


def test_two_writers_and_a_reader_at_once_only_ever_see_a_whole_index(
    small: Index, other: Index, tmp_path: Path
) -> None:
    sources = [str(tmp_path / "one"), str(tmp_path / "two")]
    for index, source in zip((small, other), sources, strict=True):
        save_index(index, source)
    target = tmp_path / "target"
    save_index(small, target)
    commands = [[sys.executable, "-c", _SAVE_MANY, str(target), *order] for order in (sources, sources[::-1])]
    writers = [subprocess.Popen(command) for command in commands]
    loads = 0
    while any(writer.poll() is None for writer in writers):
        assert len(load_index(target)) in (1, 3)
        loads += 1
    assert [writer.returncode for writer in writers] == [0, 0]
    assert loads > 1
    assert len(load_index(target)) in (1, 3)
    assert len(os.listdir(target)) == 3


_SAVE_ON_A_FULL_DISK = """
import resource, sys
from faqbot import FaqBot, OutputError
bot = FaqBot.load(sys.argv[2])
resource.setrlimit(resource.RLIMIT_FSIZE, (300, 300))
try:
    bot.save(sys.argv[1])
except OutputError as error:
    print(error)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no resource limits")
def test_a_full_disk_leaves_the_previous_index_answering(small: Index, other: Index, tmp_path: Path) -> None:
    save_index(other, tmp_path / "source")
    save_index(small, tmp_path / "target")
    before = sorted(os.listdir(tmp_path / "target"))
    said = save_on_a_full_disk(tmp_path / "target", tmp_path / "source")
    assert said == [f"{tmp_path / 'target'}: cannot write the index: file too large"]
    assert FaqBot.load(tmp_path / "target").ask("what is alpha").outcome == "answer"
    assert sorted(os.listdir(tmp_path / "target")) == before


@pytest.mark.skipif(sys.platform == "win32", reason="no resource limits")
def test_a_full_disk_leaves_nothing_where_nothing_was(small: Index, tmp_path: Path) -> None:
    save_index(small, tmp_path / "source")
    assert len(save_on_a_full_disk(tmp_path / "new", tmp_path / "source")) == 1
    assert not (tmp_path / "new").exists()


def save_on_a_full_disk(target: Path, source: Path) -> list[str]:
    command = [sys.executable, "-c", _SAVE_ON_A_FULL_DISK, str(target), str(source)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_directory_that_may_not_be_written_is_an_output_error(small: Index, tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(OutputError, match="permission denied"):
        save_index(small, tmp_path / "index")


def test_every_refusal_is_a_faqbot_error() -> None:
    assert issubclass(IndexFileError, FaqbotError)
    assert issubclass(OutputError, FaqbotError)
