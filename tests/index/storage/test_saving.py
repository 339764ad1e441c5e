"""An index is written whole, or not at all, and nothing else in its directory is touched."""

from __future__ import annotations

import errno
import json
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

import pytest
from saved_index import data_of, files_of, refused

from faqbot import FaqBot, OutputError
from faqbot.index.index import Index
from faqbot.index.storage import saving
from faqbot.index.storage.loading import load_index
from faqbot.index.storage.manifest import MANIFEST
from faqbot.index.storage.saving import DOCUMENTS, save_index, write_index, writing
from faqbot.system.atomic_files import replacing
from faqbot.system.digests import is_digest
from faqbot.system.locks import exclusive

QUESTIONS = ["what is alpha", "how long is beta", "hey bot, gamma?", "nothing of this", ""]


def test_saving_the_same_index_again_changes_no_byte(small: Index, saved: Path) -> None:
    before = {path: path.read_bytes() for path in files_of(saved)}
    save_index(small, saved)
    assert {path: path.read_bytes() for path in files_of(saved)} == before


def test_a_reader_keeps_answering_while_a_writer_replaces_the_index(small: Index, other: Index, saved: Path) -> None:
    reader = FaqBot.load(saved)
    old = data_of(saved)
    save_index(other, saved)
    assert not old.exists()
    assert [reader.ask(question) for question in QUESTIONS] == [FaqBot(small).ask(question) for question in QUESTIONS]
    assert FaqBot.load(saved).ask("what is delta").outcome == "answer"


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
    assert sorted(os.listdir(saved)) == sorted([".lock", "manifest.json", data_of(saved).name])


def test_what_a_user_put_beside_an_index_stays(other: Index, saved: Path) -> None:
    (saved / "notes").mkdir()
    (saved / "notes" / "mine.txt").write_text("mine")
    save_index(other, saved)
    assert (saved / "notes" / "mine.txt").read_text() == "mine"


def test_damaged_data_of_the_same_index_is_repaired(small: Index, saved: Path) -> None:
    data_of(saved).write_bytes(b"damaged")
    refused(saved)
    save_index(small, saved)
    assert FaqBot.load(saved).ask("what is alpha").outcome == "answer"


def test_no_file_that_a_reader_may_have_open_is_written_in_place(small: Index, other: Index, saved: Path) -> None:
    """A process that has mapped a file which is cut short in place ends with SIGBUS."""
    contents: dict[int, bytes] = {}
    opened = []
    for index in (small, other, small):
        for path in files_of(saved):
            if path.name != ".lock":
                opened.append(path.open("rb"))
                contents[opened[-1].fileno()] = path.read_bytes()
        save_index(index, saved)
    for file in opened:
        with file:
            assert file.read() == contents[file.fileno()]


def test_a_damaged_data_file_is_repaired_beside_the_readers_that_have_mapped_it(small: Index, saved: Path) -> None:
    whole = data_of(saved).read_bytes()
    data_of(saved).write_bytes(b"damaged" + whole[7:])
    with data_of(saved).open("rb") as opened:
        save_index(small, saved)
        assert opened.read(7) == b"damaged"
    assert data_of(saved).read_bytes() == whole


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
    for path in (saved / f".faqbot-{'0' * 16}.new", saved / f"{'b' * 32}.bin"):
        path.write_bytes(b"half")
    with exclusive(saved / f".faqbot-{'1' * 16}.new"):  # another process is writing it
        save_index(small, saved)
    left = sorted([f".faqbot-{'1' * 16}.new", ".lock", "manifest.json", data_of(saved).name])
    assert sorted(os.listdir(saved)) == left


def test_an_index_of_the_format_before_is_replaced_and_its_folder_removed(small: Index, tmp_path: Path) -> None:
    for name in ("a" * 32, f".{'b' * 32}.new"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "terms.bin").write_bytes(b"old")
    manifest = {"format": "faqbot index", "version": 5, "analyser": 1, "folder": "a" * 32}
    (tmp_path / "manifest.json").write_text(json.dumps(manifest))
    assert "an index of version 5." in refused(tmp_path)
    save_index(small, tmp_path)
    assert sorted(os.listdir(tmp_path)) == sorted([".lock", "manifest.json", data_of(tmp_path).name])


def test_a_first_writer_that_was_killed_does_not_stand_in_the_way(small: Index, tmp_path: Path) -> None:
    (tmp_path / ".lock").touch()
    (tmp_path / f".faqbot-{'a' * 16}.new").touch()
    (tmp_path / f"{'a' * 32}.bin").touch()
    save_index(small, tmp_path)
    assert len(load_index(tmp_path)) == 3


# Links and folders that faqbot did not make


@pytest.mark.parametrize("kind", ["folder", "pipe"])
@pytest.mark.parametrize("name", [".lock", ".documents.json", ".segments", "segment"])
def test_what_stands_in_the_place_of_a_file_of_the_index_is_named_and_stays(
    kind: str, name: str, page: Path, tmp_path: Path
) -> None:
    FaqBot.update(tmp_path / "i", page)
    segments = tmp_path / "i" / ".segments"
    segment = next(entry for entry in segments.iterdir() if is_digest(entry.name))
    place = segment if name == "segment" else tmp_path / "i" / name
    shutil.rmtree(place) if place.is_dir() else place.unlink()
    os.mkfifo(place) if kind == "pipe" else place.mkdir()
    if (kind, name) in (("folder", ".segments"), ("pipe", ".documents.json")):  # used, and replaced
        FaqBot.update(tmp_path / "i", page)
        return
    with pytest.raises(OutputError, match=r"cannot write the index: .*; move it away") as error:
        FaqBot.update(tmp_path / "i", page)
    assert error.value.path == str(place)
    assert place.is_dir() if kind == "folder" else place.is_fifo()


@pytest.mark.parametrize("name", [".lock", ".segments", ".blocks"])
def test_a_link_in_the_place_of_a_file_of_its_own_is_refused(name: str, other: Index, saved: Path) -> None:
    mine = saved.parent / "mine"
    mine.mkdir()
    for victim in ("one.txt", "c" * 32):
        (mine / victim).write_text("mine")
    (saved / name).unlink(missing_ok=True)
    (saved / name).symlink_to(mine / "one.txt" if name == ".lock" else mine)
    with pytest.raises(OutputError, match="is a symbolic link"):
        save_index(other, saved)
    assert {path.name: path.read_text() for path in mine.iterdir()} == {"one.txt": "mine", "c" * 32: "mine"}


def test_a_linked_manifest_is_replaced_and_what_it_leads_to_stays(other: Index, saved: Path) -> None:
    elsewhere = saved.parent / "elsewhere.json"
    (saved / "manifest.json").rename(elsewhere)
    before = elsewhere.read_bytes()
    (saved / "manifest.json").symlink_to(elsewhere)
    save_index(other, saved)
    assert elsewhere.read_bytes() == before
    assert not (saved / "manifest.json").is_symlink()
    assert len(load_index(saved)) == 1


@pytest.mark.parametrize("name", [".segments", ".blocks"])
def test_of_the_kept_segments_only_files_with_names_of_segments_are_removed(
    name: str, other: Index, saved: Path
) -> None:
    segments, linked = saved / name, saved.parent / "mine.txt"
    segments.mkdir()
    linked.write_text("mine")
    (segments / ("a" * 32)).write_text("a segment")
    (segments / f"{'a' * 32}.new").write_text("half a segment")
    (segments / "notes.txt").write_text("mine")
    (segments / ("b" * 32)).mkdir()
    (segments / ("c" * 32)).symlink_to(linked)
    write_index(other, str(saved), segments=())
    assert sorted(os.listdir(segments)) == ["b" * 32, "c" * 32, "notes.txt"]
    assert linked.read_text() == "mine"


def test_after_an_interrupt_behind_the_manifest_the_index_has_the_data_that_it_names(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    @contextmanager
    def interrupted(path: str, **given: Any) -> Iterator[BinaryIO]:
        with replacing(path, **given) as file:
            yield file
        if os.path.basename(path) == MANIFEST:
            raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(saving, "replacing", interrupted)
        with pytest.raises(KeyboardInterrupt):
            FaqBot.update(tmp_path / "index", page)
    assert FaqBot.load(tmp_path / "index").digest == FaqBot.update(tmp_path / "clean", page).digest


def test_the_kept_segments_stay_for_the_next_update(other: Index, saved: Path) -> None:
    (saved / ".segments").mkdir()
    (saved / ".segments" / ("a" * 32)).write_text("a segment")
    save_index(other, saved)
    assert os.listdir(saved / ".segments") == ["a" * 32]


def test_the_folder_of_segments_under_its_old_name_is_removed(other: Index, saved: Path) -> None:
    segments = saved / ".blocks"
    segments.mkdir()
    (segments / ("a" * 32)).write_text("a segment")
    save_index(other, saved)
    assert not segments.exists()
    assert len(load_index(saved)) == 1


def test_drafts_of_segments_that_a_killed_writer_left_are_cleaned_up_with_their_folder(
    other: Index, saved: Path
) -> None:
    segments = saved / ".segments"
    segments.mkdir()
    left, written = (segments / f".faqbot-{digit * 16}.new" for digit in "01")
    left.write_text("half a segment")
    with exclusive(written):  # another process is writing it
        write_index(other, str(saved), segments=())
        assert os.listdir(segments) == [written.name]
    write_index(other, str(saved), segments=())
    assert not segments.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes in folders")
def test_a_pipe_in_the_place_of_a_manifest_is_refused_at_once(other: Index, saved: Path) -> None:
    (saved / "manifest.json").unlink()
    os.mkfifo(saved / "manifest.json")
    with pytest.raises(OutputError, match=r"manifest\.json: cannot write the index: is not a regular file"):
        save_index(other, saved)


def test_a_path_that_is_too_deep_is_an_output_error(small: Index, tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="file name too long"):
        save_index(small, f"{tmp_path}/" + "a/" * 3000)
    assert os.listdir(tmp_path) == []


# Several writers


@pytest.mark.skipif(sys.platform == "win32", reason="a working directory cannot be removed there")
def test_a_working_directory_that_is_gone_is_an_error(tmp_path: Path, environment: dict[str, str]) -> None:
    (tmp_path / "page.txt").write_text("Page\nWhat is it?\nA page.\n")
    (tmp_path / "gone").mkdir()
    command = 'cd "$1/gone" && rmdir ../gone && "$2" -m faqbot index "$1/page.txt" -o .'
    shell = ["sh", "-c", command, "sh", str(tmp_path), sys.executable]
    done = subprocess.run(shell, env=environment, capture_output=True, text=True, check=False, timeout=60)
    expected = "faqbot: .: cannot write the index: no such file or directory\n"
    assert (done.returncode, done.stdout, done.stderr) == (2, "", expected)


def test_writers_stay_alone_when_the_first_fails_and_removes_its_new_directory(tmp_path: Path) -> None:
    target = tmp_path / "new"
    inside: list[int] = []
    done: list[object] = []
    first_is_in, fail = threading.Event(), threading.Event()

    def first() -> None:
        try:
            with writing(target):
                first_is_in.set()
                fail.wait(10)
                raise RuntimeError
        except RuntimeError:
            done.append("failed")

    def follower() -> None:
        with writing(target):
            inside.append(1)
            time.sleep(0.05)
            done.append((len(inside), target.is_dir()))
            inside.pop()

    threads = [threading.Thread(target=first), *(threading.Thread(target=follower) for _ in range(4))]
    threads[0].start()
    assert first_is_in.wait(10)
    for waiting in threads[1:4]:
        waiting.start()
    time.sleep(0.1)
    fail.set()
    threads[4].start()
    for thread in threads:
        thread.join(20)
    assert done == ["failed"] + [(1, True)] * 4


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


def test_a_list_of_documents_that_cannot_be_written_leaves_the_previous_index_with_its_list(
    other: Index, saved: Path
) -> None:
    def full(_: str) -> bytes:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with writing(saved) as target:
        write_index(other, target, documents=lambda digest: digest.encode())
    before = {path: path.read_bytes() for path in files_of(saved)}
    with pytest.raises(OutputError, match="no space left"), writing(saved) as target:
        write_index(load_index(saved), target, inputs="new", documents=full)
    assert {path: path.read_bytes() for path in files_of(saved)} == before


def test_a_list_of_documents_is_that_of_the_index_beside_it(small: Index, saved: Path) -> None:
    with writing(saved) as target:
        digest = write_index(small, target, documents=lambda digest: digest.encode())
    assert (saved / DOCUMENTS).read_text() == digest == data_of(saved).stem
