"""A saved index is mapped as it was written, or refused in one line."""

from __future__ import annotations

import json
import mmap
import os
import pickle
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from saved_index import data_of, files_of, forge, manifest_of, refused, rewrite_manifest
from support import Built

from faqbot import FaqBot, FaqbotError, IndexFileError, OutputError
from faqbot.index.index import Index
from faqbot.index.schema import ARRAYS
from faqbot.index.storage import loading
from faqbot.index.storage.layout import pieces_of
from faqbot.index.storage.loading import load_index
from faqbot.index.storage.saving import save_index

QUESTIONS = ["what is alpha", "how long is beta", "hey bot, gamma?", "nothing of this", ""]

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


@pytest.fixture(autouse=True)
def nobody_else_writes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "_PAUSE", 0)


def test_a_loaded_index_answers_as_the_unsaved_one(small: Index, saved: Path) -> None:
    unsaved, loaded = FaqBot(small), FaqBot.load(saved)
    assert [loaded.ask(question) for question in QUESTIONS] == [unsaved.ask(question) for question in QUESTIONS]
    assert list(loaded.chunks()) == list(unsaved.chunks())


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells what it was advised")
def test_a_large_file_is_read_only_where_it_is_used_but_for_posting_lists(
    built: Built, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save_index(built(*((f"question {number}", f"answer {number} " * 40) for number in range(300))), tmp_path / "index")
    monkeypatch.setattr(loading, "_READ_AHEAD", 0)
    loaded = load_index(tmp_path / "index")
    first = loaded.arrays["text_chunks"].ctypes.data
    assert "rr" not in advice_at(first + mmap.PAGESIZE)  # read at random
    assert "rr" in advice_at(loaded.title_bytes.ctypes.data + mmap.PAGESIZE)
    assert FaqBot(loaded).ask("question 7").text.startswith("answer 7")


def advice_at(address: int) -> list[str]:
    """Return the flags of the part of this process's memory that an address lies in."""
    flags = []
    inside = False
    for line in Path("/proc/self/smaps").read_text(encoding="utf-8", errors="replace").splitlines():
        first, _, rest = line.partition(" ")
        if "-" in first and ":" not in first:
            start, end = (int(one, 16) for one in first.split("-"))
            inside = start <= address < end
        elif inside and first == "VmFlags:":
            flags = rest.split()
    return flags


def test_every_array_and_text_comes_back_as_it_was(rich: Index, tmp_path: Path) -> None:
    save_index(rich, tmp_path / "index")
    loaded = load_index(tmp_path / "index")
    for name, array in rich.arrays.items():
        assert loaded.arrays[name].dtype == ARRAYS[name]
        assert loaded.arrays[name].tolist() == array.tolist()
    assert {name: bytes(text) for name, text in loaded.texts.items()} == {
        name: bytes(text) for name, text in rich.texts.items()
    }


def test_loading_maps_the_data_and_copies_nothing(saved: Path) -> None:
    index = load_index(saved)
    for array in index.arrays.values():
        assert not array.flags.owndata
        assert not array.flags.writeable
        assert array.flags.aligned
        base: Any = array
        while isinstance(base, np.ndarray):
            base = base.base
        assert isinstance(base.obj if isinstance(base, memoryview) else base, mmap.mmap)


_LOAD_MANY = """
import resource, sys
from faqbot import FaqBot
resource.setrlimit(resource.RLIMIT_NOFILE, (256, 256))
bots = [FaqBot.load(sys.argv[1]) for _ in range(200)]
print({bot.ask("what is alpha").outcome for bot in bots})
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no resource limits")
def test_two_hundred_indexes_can_be_open_where_a_process_may_open_256_files(saved: Path) -> None:
    command = [sys.executable, "-c", _LOAD_MANY, str(saved)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("{'answer'}\n", "")


def test_an_empty_corpus_of_words_can_be_saved_and_loaded(built: Built, tmp_path: Path) -> None:
    save_index(built(("", "!!!"), title="…"), tmp_path / "index")
    assert len(load_index(tmp_path / "index")) == 1


# What is no index


def test_a_missing_directory_says_how_to_make_one(tmp_path: Path) -> None:
    assert "no such directory; make one with: FaqBot.update(" in refused(tmp_path / "nowhere")


def test_a_foreign_directory_says_so(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("hello")
    assert "no faqbot index here" in refused(tmp_path)


def test_a_file_is_no_index(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("hello")
    refused(tmp_path / "file")


# Damage


@pytest.mark.parametrize("which", ["manifest", "data"])
@pytest.mark.parametrize("how", ["delete", "empty", "truncate", "lengthen", "folder", "text"])
def test_a_file_that_is_not_what_was_written_is_found(how: str, which: str, saved: Path) -> None:
    victim = saved / "manifest.json" if which == "manifest" else data_of(saved)
    data = victim.read_bytes()
    if how in ("delete", "folder"):
        victim.unlink()
    if how == "folder":
        victim.mkdir()
    elif how != "delete":
        kinds = {"empty": b"", "truncate": data[:-2], "lengthen": data + b"\0", "text": b"x" * len(data)}
        victim.write_bytes(kinds[how])
    refused(saved)


def test_a_flipped_bit_anywhere_is_found(saved: Path) -> None:
    for path in files_of(saved):
        data = path.read_bytes()
        step = 1 if path.name == "manifest.json" else max(1, len(data) // 200)
        for position in range(0, len(data), step):
            flipped = bytearray(data)
            flipped[position] ^= 1 << position % 8
            path.write_bytes(flipped)
            refused(saved)
        path.write_bytes(data)
    load_index(saved)


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes in folders")
@pytest.mark.parametrize("which", ["manifest", "data"])
@pytest.mark.parametrize("kind", ["pipe", "device"])
def test_what_is_no_regular_file_is_refused_at_once(kind: str, which: str, saved: Path) -> None:
    victim = saved / "manifest.json" if which == "manifest" else data_of(saved)
    victim.unlink()
    if kind == "pipe":
        os.mkfifo(victim)
    else:
        victim.symlink_to("/dev/zero")
    assert f"{victim}: cannot read the index: is not a regular file; move it away; " in refused(saved)


def test_a_file_in_the_place_of_the_directory_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert refused(tmp_path / "file").startswith(
        f"{tmp_path / 'file'}: cannot read the index: not a directory; move it"
    )


def test_an_index_whose_files_are_links_is_read(saved: Path, tmp_path: Path) -> None:
    linked = tmp_path / "linked"
    linked.mkdir()
    for path in files_of(saved):
        (linked / path.name).symlink_to(path)
    assert len(load_index(linked)) == 3


@pytest.mark.parametrize("name", ["../x", "..", ".", "", "/etc", "x/../y", None, 5, ["a"], "A" * 32])
def test_a_manifest_cannot_lead_out_of_its_directory(name: object, saved: Path) -> None:
    shutil.copy(data_of(saved), saved.parent / "x.bin")
    rewrite_manifest(saved, digest=name)
    refused(saved)


KEYS = ["format", "version", "analyser", "language", "fingerprint", "chunks", "digest", "data", "arrays", "texts"]


@given(key=st.sampled_from(KEYS), value=JSON)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_manifest_of_nonsense_is_refused(key: str, value: object, saved: Path) -> None:
    whole = (saved / "manifest.json").read_bytes()
    if json.loads(whole)[key] != value:
        rewrite_manifest(saved, **{key: value})
        refused(saved)
    (saved / "manifest.json").write_bytes(whole)


@given(
    part=st.sampled_from([("data", "bytes"), ("data", "crc32"), ("arrays", "run_mean"), ("texts", "terms")]), value=JSON
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_sizes_that_are_nonsense_are_refused(part: tuple[str, str], value: object, saved: Path) -> None:
    whole = (saved / "manifest.json").read_bytes()
    key, name = part
    entry = json.loads(whole)[key]
    if entry[name] != value:
        rewrite_manifest(saved, **{key: {**entry, name: value}})
        refused(saved)
    (saved / "manifest.json").write_bytes(whole)


@pytest.mark.parametrize(
    ("name", "entry"), [("term_hashes", ["<u8", 1]), ("term_hashes", ["<f8", 9]), ("x", ["<u8", 0])]
)
def test_an_array_of_another_kind_is_refused(name: str, entry: list[object], saved: Path) -> None:
    rewrite_manifest(saved, arrays={**manifest_of(saved)["arrays"], name: entry})
    refused(saved)


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


def test_a_pickle_in_the_place_of_the_data_is_not_run(saved: Path, tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.chdir(tmp_path)
    forge(saved, pickle.dumps(Tripwire()))
    refused(saved)
    assert not (tmp_path / "pickle-was-run").exists()


def test_lengths_that_do_not_fit_each_other_are_refused_though_the_checksum_is_right(small: Index, saved: Path) -> None:
    arrays = {**small.arrays, "chunk_topics": small.arrays["chunk_topics"][:-1]}
    listed = manifest_of(saved)["arrays"]
    data = b"".join(pieces_of(arrays, small.texts, ARRAYS))
    forge(saved, data, arrays={**listed, "chunk_topics": [ARRAYS["chunk_topics"], 2]})
    assert "chunk_topics has 2 entries, not 3" in refused(saved)


def test_every_refusal_is_a_faqbot_error() -> None:
    assert issubclass(IndexFileError, FaqbotError)
    assert issubclass(OutputError, FaqbotError)
