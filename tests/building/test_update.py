"""`faqbot index`: an update is a clean build, byte for byte, whatever happened to the documents; and how it ends."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import warnings
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support import PATIENCE, Run, wait_until

from faqbot import FaqBot
from faqbot.building.update import update_index
from faqbot.errors import CorpusError, CorpusWarning, OutputError

NAMES = ["a.md", "b.csv", "deep/c.md", "d.jsonl"]
FILES = {
    ".md": ["# One\n\n## Is it safe?\n\nYes.\n\n## Steps\n\n1. Do it.\n2. Stop.\n", "# Two\n\nA strap helps.\n"],
    ".csv": [
        "question,answer\nIs it safe?,No.\nHow far?,Ten.\n",
        "question,answer,id\nHow far?,9.,x\nWhen?,Now.,x\n",
    ],
    ".jsonl": ['{"question": "How far?", "answer": "Ten."}\n', '{"question": "東京?", "answer": "So."}\n'],
}
SIDES = {
    "phrasings.csv": ["question,chunk\nis it dangerous,\n", "question,chunk\n"],
    "synonyms.txt": ["safe, harmless\n", "far, distant\n"],
}
EDITS = st.one_of(
    st.tuples(st.just("write"), st.sampled_from(NAMES), st.integers(0, 1)),
    st.tuples(st.just("write"), st.sampled_from(sorted(SIDES)), st.integers(0, 1)),
    st.tuples(st.just("delete"), st.sampled_from([*NAMES, *SIDES]), st.just(0)),
    st.tuples(st.just("rename"), st.sampled_from(NAMES), st.just(0)),
)


def apply(edit: tuple[str, str, int], docs: Path) -> None:
    what, name, version = edit
    path = docs / name
    if what == "write":
        path.parent.mkdir(exist_ok=True)
        path.write_text(SIDES[name][version] if name in SIDES else FILES[path.suffix][version], encoding="utf-8")
    elif path.exists():
        if what == "delete":
            path.unlink()
        else:
            path.rename(docs / f"renamed{path.suffix}")


def contents(directory: Path) -> dict[str, bytes]:
    return {str(path.relative_to(directory)): path.read_bytes() for path in directory.rglob("*") if path.is_file()}


@given(st.lists(st.lists(EDITS, min_size=1, max_size=3), min_size=1, max_size=4))
@settings(max_examples=10)
def test_an_update_is_a_clean_build_byte_for_byte(rounds: list[list[tuple[str, str, int]]]) -> None:
    with TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore", CorpusWarning)
        docs = Path(folder, "docs")
        docs.mkdir()
        (docs / "always.txt").write_text("Kettle\nTips\n- Fill it.\n- Boil it.\nIs it hot?\nYes, very.\n")
        update_index([str(docs)], "english", f"{folder}/updated")
        for edits in rounds:
            for edit in edits:
                apply(edit, docs)
            update_index([str(docs)], "english", f"{folder}/updated")
            update_index([str(docs)], "english", f"{folder}/clean")
            assert contents(Path(folder, "updated")) == contents(Path(folder, "clean"))
            shutil.rmtree(Path(folder, "clean"))


def test_the_index_is_the_one_that_the_library_builds(page: Path, tmp_path: Path) -> None:
    FaqBot.from_corpus(page).save(tmp_path / "library")
    update_index([str(page)], "english", str(tmp_path / "command"))
    (folder,) = (path.name for path in (tmp_path / "library").iterdir() if path.is_dir())
    assert contents(tmp_path / "command" / folder) == contents(tmp_path / "library" / folder)


def test_a_file_that_did_not_change_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    for name in ("a.md", "b.md"):
        (docs / name).write_text(f"# {name}\n\nSomething of {name}.\n")
    update_index([str(docs)], "english", str(tmp_path / "index"))
    read: list[str] = []
    from faqbot.building import segment_store as gathering

    read_part = gathering.read_part
    monkeypatch.setattr(gathering, "read_part", lambda part, data: read.append(part.file.name) or read_part(part, data))
    (docs / "b.md").write_text("# b.md\n\nSomething else.\n")
    update_index([str(docs)], "english", str(tmp_path / "index"))
    assert read == ["b.md"]


def test_what_is_fitted_is_fitted_again_only_if_something_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "a.csv").write_text("question,answer\nHow far?,Ten.\nIs it big?,Rather.\n")
    (docs / "phrasings.csv").write_text("question,chunk\nis it blue,\n")
    update_index([str(docs)], "english", str(tmp_path / "index"))
    before = contents(tmp_path / "index")
    from faqbot.building import update as indexing

    fitted: list[object] = []
    learn = indexing.learn
    monkeypatch.setattr(indexing, "learn", lambda *given: fitted.append(given) or learn(*given))
    update_index([str(docs)], "english", str(tmp_path / "index"))
    assert (fitted, contents(tmp_path / "index")) == ([], before)
    (docs / "phrasings.csv").write_text("question,chunk\nis it red,\n")
    update_index([str(docs)], "english", str(tmp_path / "index"))
    assert len(fitted) == 1


def test_an_error_leaves_the_index_as_it_was(tmp_path: Path) -> None:
    table = tmp_path / "a.csv"
    table.write_text("question,answer\nHow far?,Ten.\n")
    update_index([str(table)], "english", str(tmp_path / "index"))
    before = contents(tmp_path / "index")
    table.write_text('question,answer\nHow far?,"Ten.\n')
    with pytest.raises(CorpusError, match=r"a.csv:2: broken quoting"):
        update_index([str(table)], "english", str(tmp_path / "index"))
    assert contents(tmp_path / "index") == before
    with pytest.raises(CorpusError):
        update_index([str(table)], "english", str(tmp_path / "new"))
    assert not (tmp_path / "new").exists()


def test_a_damaged_segment_is_made_again(tmp_path: Path) -> None:
    table = tmp_path / "a.csv"
    table.write_text("question,answer\nHow far?,Ten.\n")
    update_index([str(table)], "english", str(tmp_path / "index"))
    before = contents(tmp_path / "index")
    (segment,) = (tmp_path / "index" / ".blocks").iterdir()
    segment.write_bytes(segment.read_bytes()[:-3] + b"xyz")
    update_index([str(table)], "english", str(tmp_path / "index"))
    assert contents(tmp_path / "index") == before


def test_a_directory_of_something_else_is_refused_before_anything_is_read(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine").touch()
    with pytest.raises(OutputError, match="holds no faqbot index"):
        update_index([str(tmp_path / "nothing.md")], "english", str(tmp_path / "out"))


def table_of(rows: int, path: Path) -> Path:
    with path.open("w", encoding="utf-8") as file:
        file.write("question,answer\n")
        for number in range(rows):
            file.write(
                f'"What is number {number} of the thing, and why?","It is {number}.\nOr {number * 7}, rarely."\n'
            )
    return path


def test_a_large_table_is_read_by_several_processes_as_by_one(run: Run, tmp_path: Path) -> None:
    table = table_of(60_000, tmp_path / "large.csv")
    done = run("index", table, "-o", tmp_path / "index")
    assert (done.returncode, done.stderr) == (0, f"faqbot: 60,000 chunks in {tmp_path / 'index'}\n")
    bot = FaqBot.load(tmp_path / "index")
    assert bot.ask("What is number 59999 of the thing, and why?").matches[0].chunk.source.lines == (120_000, 120_001)


def test_ctrl_c_leaves_the_index_as_it_was_and_no_process_behind(tmp_path: Path, environment: dict[str, str]) -> None:
    small = table_of(3, tmp_path / "small.csv")
    update_index([str(small)], "english", str(tmp_path / "index"))
    before = contents(tmp_path / "index")
    large = table_of(200_000, tmp_path / "large.csv")
    command = [sys.executable, "-m", "faqbot", "index", str(large), "-o", str(tmp_path / "index")]
    with subprocess.Popen(command, stderr=subprocess.PIPE, env=environment, start_new_session=True) as running:
        segments = tmp_path / "index" / ".blocks"
        wait_until(lambda: running.poll() is not None or len(os.listdir(segments)) >= 2)  # until a worker is at work
        os.killpg(running.pid, signal.SIGINT)  # as a terminal does, to the workers too
        _, said = running.communicate(timeout=PATIENCE)
    assert (running.returncode, said) == (130, b"")
    assert contents(tmp_path / "index") == before


def test_an_index_of_which_nothing_changed_stays_as_it_is(page: Path, tmp_path: Path) -> None:
    index = tmp_path / "index"
    count = update_index([str(page)], "english", str(index))
    before = {path: path.stat() for path in index.rglob("*") if path.name != ".lock"}
    assert update_index([str(page)], "english", str(index)) == count
    after = {path: path.stat() for path in index.rglob("*") if path.name != ".lock"}
    assert {path: (one.st_ino, one.st_mtime_ns) for path, one in after.items()} == {
        path: (one.st_ino, one.st_mtime_ns) for path, one in before.items()
    }


def test_a_damaged_index_is_written_again_though_nothing_changed(page: Path, tmp_path: Path) -> None:
    index = tmp_path / "index"
    update_index([str(page)], "english", str(index))
    before = contents(index)
    damaged = next(index.glob("*/titles.bin"))
    damaged.write_bytes(damaged.read_bytes()[::-1])
    update_index([str(page)], "english", str(index))
    assert contents(index) == before


def test_more_documents_than_files_may_be_open_are_read(run: Run, tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    for number in range(150):
        (tmp_path / "docs" / f"{number}.txt").write_text(f"Page {number}\nWhat is it?\nNumber {number}.\n")
    command = [sys.executable, "-m", "faqbot", "index", "docs", "-o", "index"]
    limited = ["sh", "-c", 'ulimit -n 140 && exec "$@"', "sh", *command]
    for _ in range(2):
        done = subprocess.run(limited, cwd=tmp_path, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stdout) == (0, ""), done.stderr
