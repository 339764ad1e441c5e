"""`FaqBot.update` and `faqbot index`: an update is a clean build, byte for byte; and how it ends if it fails."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import warnings
from importlib.metadata import PackageNotFoundError
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from saved_index import data_of
from support import PATIENCE, Run, wait_until
from toy_encoder import Trigrams, trigrams

from faqbot import FaqBot
from faqbot.building import builder, segment_store, update
from faqbot.building.questions import phrased_segments
from faqbot.errors import CorpusError, CorpusWarning, EncoderError, IndexFileError, OutputError
from faqbot.index.storage.manifest import seal
from faqbot.ranking.evidence import support_vectors
from faqbot.system.digests import is_digest

NAMES = ["a.md", "b.csv", "deep/c.md", "d.jsonl"]
FILES = {
    ".md": ["# One\n\n## Is it safe?\n\nYes.\n\n## Steps\n\n1. Do it.\n2. Stop.\n", "# Two\n\nA strap helps.\n"],
    ".csv": [
        "question,answer\nIs it safe?,No.\nHow far?,Ten.\n",
        "question,answer,id\nHow far?,9.,x\nWhen?,Now.,x\n",
        "question,answer,id,topic\nHow far?,9.,x,Bus\nHow far?,9.,x,Train\n",
    ],
    ".jsonl": ['{"question": "How far?", "answer": "Ten."}\n', '{"question": "東京?", "answer": "So."}\n'],
}
SIDES = {
    "phrasings.csv": [
        "question,chunk\nis it dangerous,\nwill it burn me,always.txt:5-6\nhow do I use it,always#tips\n",
        "question,chunk\nis it very warm,always.txt:5-6\n",
        "question,chunk\nis it dangerous,\n",
    ],
    "synonyms.txt": ["safe, harmless\n", "far, distant\n"],
}
EDITS = st.one_of(
    st.tuples(st.just("write"), st.sampled_from(NAMES), st.integers(0, 2)),
    st.tuples(st.just("write"), st.sampled_from(sorted(SIDES)), st.integers(0, 2)),
    st.tuples(st.just("delete"), st.sampled_from([*NAMES, *SIDES]), st.just(0)),
    st.tuples(st.just("rename"), st.sampled_from(NAMES), st.just(0)),
)


def apply(edit: tuple[str, str, int], docs: Path) -> None:
    what, name, version = edit
    path = docs / name
    if what == "write":
        path.parent.mkdir(exist_ok=True)
        versions = SIDES.get(name, FILES.get(path.suffix))
        path.write_text(versions[version % len(versions)], encoding="utf-8")
    elif path.exists():
        if what == "delete":
            path.unlink()
        else:
            path.rename(docs / f"renamed{path.suffix}")


def contents(directory: Path) -> dict[str, bytes]:
    return {str(path.relative_to(directory)): path.read_bytes() for path in directory.rglob("*") if path.is_file()}


def index_of(directory: Path) -> tuple[str, bytes]:
    """Return the name and the bytes of the index itself, without the manifest and the segments."""
    data = data_of(directory)
    return data.name, data.read_bytes()


@given(st.lists(st.lists(EDITS, min_size=1, max_size=3), min_size=1, max_size=3))
@settings(max_examples=10)
def test_an_update_is_a_clean_build_byte_for_byte(rounds: list[list[tuple[str, str, int]]]) -> None:
    with TemporaryDirectory() as name, warnings.catch_warnings():
        warnings.simplefilter("ignore", CorpusWarning)
        folder = Path(name)
        docs = folder / "docs"
        docs.mkdir()
        (docs / "always.txt").write_text("Kettle\nTips\n- Fill it.\n- Boil it.\nIs it hot?\nYes, very.\n")
        FaqBot.update(folder / "updated", docs)
        for edits in rounds:
            for edit in edits:
                apply(edit, docs)
            FaqBot.update(folder / "updated", docs)
            FaqBot.update(folder / "clean", docs)
            FaqBot.from_corpus(docs).save(folder / "library")
            assert contents(folder / "updated") == contents(folder / "clean")
            assert index_of(folder / "updated") == index_of(folder / "library")
            shutil.rmtree(folder / "clean")
            shutil.rmtree(folder / "library")


def test_an_update_learns_from_phrasings_and_decoys_as_a_clean_build_does(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "a.md").write_text("# One\n\n## Is it safe?\n\nYes.\n\n## Is it blue?\n\nNo, red.\n")
    (docs / "b.csv").write_text("question,answer\nHow far is it?,Ten miles.\n")
    words = ("safe", "dangerous", "harmful", "risky", "fine", "harmless", "sound", "bad", "ok", "secure")
    rows = [f"is it {word} for {whom},a.md:3-5" for word in words for whom in ("me", "them", "a dog", "her")]
    parts = ("some", "all", "half", "none")
    rows += [f"what {word} colour has {part} of it,a.md:7-9" for word in words for part in parts]
    decoys = [f"who is {word} enough to vote," for word in words]
    (docs / "phrasings.csv").write_text("\n".join(["question,chunk", *rows, *decoys]) + "\n")
    FaqBot.update(tmp_path / "index", docs)
    (docs / "b.csv").write_text("question,answer\nHow far is it?,Nine miles.\n")
    bot = FaqBot.update(tmp_path / "index", docs)
    assert len(bot._index.arrays["class_chunks"]) == 2
    FaqBot.update(tmp_path / "clean", docs)
    assert contents(tmp_path / "index") == contents(tmp_path / "clean")


def test_what_is_made_of_phrasings_is_kept_until_their_documents_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    large = "".join(f"Is number {n} in stock?,Ask us about number {n}.\n" for n in range(400))  # shares no segment
    (docs / "a.csv").write_text(f"question,answer\nIs it safe?,Yes.\nIs it blue?,Red.\n{large}")
    (docs / "b.csv").write_text("question,answer\nHow far is it?,Ten miles.\n")
    rows = [f"may I trust it for {whom},a.csv:2" for whom in ("me", "him", "her", "us", "a dog", "a cat", "you", "it")]
    (docs / "phrasings.csv").write_text("\n".join(["question,chunk", *rows]) + "\n")
    FaqBot.update(tmp_path / "index", docs)
    made: list[str] = []
    analyse, fit = phrased_segments.analysed_segment, support_vectors.fit_classes
    monkeypatch.setattr(
        phrased_segments, "analysed_segment", lambda *a, **k: made.append("segment") or analyse(*a, **k)
    )
    monkeypatch.setattr(support_vectors, "fit_classes", lambda *a: made.append("classes") or fit(*a))
    (docs / "synonyms.txt").write_text("far, distant\n")
    FaqBot.update(tmp_path / "index", docs)
    assert made == []
    (docs / "b.csv").write_text("question,answer\nHow far is it?,Nine miles.\n")
    FaqBot.update(tmp_path / "index", docs)
    assert made == ["classes"]  # which learn from all chunks of a small corpus
    (docs / "a.csv").write_text(f"question,answer\nIs it safe?,No.\nIs it blue?,Red.\n{large}")
    FaqBot.update(tmp_path / "index", docs)
    assert made == ["classes", "segment", "classes"]
    FaqBot.update(tmp_path / "clean", docs)
    assert contents(tmp_path / "index") == contents(tmp_path / "clean")


def test_what_is_kept_of_phrasings_stays_while_nothing_changes_and_is_made_again_if_damaged(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "a.csv").write_text("question,answer\nIs it safe?,Yes.\nIs it blue?,Red.\n")
    rows = [f"may I trust it for {whom},a.csv:2" for whom in ("me", "him", "her", "us", "a dog", "a cat", "you", "it")]
    (docs / "phrasings.csv").write_text("\n".join(["question,chunk", *rows]) + "\n")
    FaqBot.update(tmp_path / "index", docs)
    before = contents(tmp_path / "index")
    # With phrasings, without, the classes, the vectors, and the numbers of words and terms.
    assert sum(name.startswith(".segments") for name in before) == 6
    FaqBot.update(tmp_path / "index", docs)
    assert contents(tmp_path / "index") == before
    for path in (tmp_path / "index" / ".segments").iterdir():
        path.write_bytes(path.read_bytes()[:-1] + b"?")
    data_of(tmp_path / "index").write_bytes(b"")
    FaqBot.update(tmp_path / "index", docs)
    assert contents(tmp_path / "index") == before


def test_the_bot_that_an_update_returns_answers_from_the_new_documents(tmp_path: Path) -> None:
    table = tmp_path / "a.csv"
    table.write_text("question,answer\nHow far is it?,Ten.\n")
    assert FaqBot.update(tmp_path / "index", table).ask("How far is it?").text == "Ten."
    table.write_text("question,answer\nHow far is it?,Nine.\n")
    bot = FaqBot.update(tmp_path / "index", table)
    assert (bot.ask("How far is it?").text, bot.directory) == ("Nine.", str(tmp_path / "index"))


def test_an_update_with_an_encoder_is_a_clean_build(tmp_path: Path) -> None:
    table = tmp_path / "a.csv"
    table.write_text("question,answer\nHow far?,Ten.\n")
    FaqBot.update(tmp_path / "index", table, encoder=trigrams)
    table.write_text("question,answer\nHow far?,Ten.\nIs it safe?,Yes.\n")
    FaqBot.update(tmp_path / "index", table, encoder=trigrams)
    FaqBot.from_corpus(table, encoder=trigrams).save(tmp_path / "library")
    assert index_of(tmp_path / "index") == index_of(tmp_path / "library")


def test_an_index_with_vectors_is_not_updated_without_its_encoder(tmp_path: Path) -> None:
    table = tmp_path / "a.csv"
    table.write_text("question,answer\nHow far?,Ten.\n")
    FaqBot.update(tmp_path / "index", table, encoder=trigrams)
    before = contents(tmp_path / "index")
    with pytest.raises(EncoderError, match=r"made with the encoder 'toy_encoder.trigrams' \(32 dimensions\); give it"):
        FaqBot.update(tmp_path / "index", table)
    assert contents(tmp_path / "index") == before


def test_another_encoder_makes_the_index_anew(tmp_path: Path) -> None:
    table = tmp_path / "a.csv"
    table.write_text("question,answer\nHow far?,Ten.\n")
    for encoder in (None, trigrams, Trigrams(name="other", dimension=8)):
        bot = FaqBot.update(tmp_path / "index", table, encoder=encoder)
    assert len(bot._index.arrays["title_vectors"]) == 8


_CUT_SHORT = """
import os, sys
from faqbot import FaqBot
from faqbot.corpus import cutting
from faqbot.errors import CorpusError

path, at = sys.argv[1], int(sys.argv[2])
whole_size = os.path.getsize(path)
read_piece = cutting._Growing.add

def add(self, piece):
    read_piece(self, piece)
    if self.end > at:
        os.truncate(path, at // 2)

cutting._Growing.add = add
try:
    FaqBot.update(sys.argv[3], path)
except CorpusError as error:
    print(error)
"""


@pytest.mark.parametrize("at", [0, 9_000_000])
def test_a_document_that_is_cut_short_while_it_is_read_is_an_error_with_its_name(at: int, tmp_path: Path) -> None:
    table = table_of(200_000, tmp_path / "large.csv")
    command = [sys.executable, "-c", _CUT_SHORT, str(table), str(at), str(tmp_path / "index")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    expected = f"{table}: changed while it was read; run the command again\n"
    assert (done.returncode, done.stdout, done.stderr) == (0, expected, "")
    assert not (tmp_path / "index").exists()


def test_a_file_that_did_not_change_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    for name in ("a.md", "b.md"):  # so long that they do not share a segment
        (docs / name).write_text(f"# {name}\n\nSomething of {name} and {'x' * 9000}.\n")
    FaqBot.update(tmp_path / "index", docs)
    read: list[str] = []
    read_part = segment_store.read_part
    monkeypatch.setattr(
        segment_store, "read_part", lambda part, *more: read.append(part.file.name) or read_part(part, *more)
    )
    (docs / "b.md").write_text(f"# b.md\n\nSomething else: {'x' * 9000}.\n")
    FaqBot.update(tmp_path / "index", docs)
    assert read == ["b.md"]


def test_what_is_fitted_is_fitted_again_only_if_something_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "a.csv").write_text("question,answer\nHow far?,Ten.\nIs it big?,Rather.\n")
    (docs / "phrasings.csv").write_text("question,chunk\nis it blue,\n")
    FaqBot.update(tmp_path / "index", docs)
    before = contents(tmp_path / "index")
    fitted: list[object] = []
    learn = builder.learn
    monkeypatch.setattr(builder, "learn", lambda *given: fitted.append(given) or learn(*given))
    FaqBot.update(tmp_path / "index", docs)
    assert (fitted, contents(tmp_path / "index")) == ([], before)
    (docs / "phrasings.csv").write_text("question,chunk\nis it red,\n")
    FaqBot.update(tmp_path / "index", docs)
    assert len(fitted) == 1


def test_an_error_leaves_the_index_as_it_was(tmp_path: Path) -> None:
    table = tmp_path / "a.csv"
    table.write_text("question,answer\nHow far?,Ten.\n")
    FaqBot.update(tmp_path / "index", table)
    before = contents(tmp_path / "index")
    table.write_text('question,answer\nHow far?,"Ten.\n')
    with pytest.raises(CorpusError, match=r"a.csv:2: broken quoting"):
        FaqBot.update(tmp_path / "index", table)
    assert contents(tmp_path / "index") == before
    with pytest.raises(CorpusError):
        FaqBot.update(tmp_path / "new", table)
    assert not (tmp_path / "new").exists()


def test_what_is_kept_of_an_index_that_was_written_before_an_interrupt_stays(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    FaqBot.update(tmp_path / "undisturbed", page)

    def interrupt(*_arguments: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(update, "load_index", interrupt)
    with pytest.raises(KeyboardInterrupt):
        FaqBot.update(tmp_path / "i", page)
    kept = [sorted(os.listdir(tmp_path / name / ".segments")) for name in ("i", "undisturbed")]
    assert kept[0] == kept[1] != []


def test_a_damaged_segment_is_made_again(tmp_path: Path) -> None:
    table = tmp_path / "a.csv"
    table.write_text("question,answer\nHow far?,Ten.\n")
    FaqBot.update(tmp_path / "index", table)
    before = contents(tmp_path / "index")
    (segment,) = (kept for kept in (tmp_path / "index" / ".segments").iterdir() if is_digest(kept.name))
    segment.write_bytes(segment.read_bytes()[:-3] + b"xyz")
    FaqBot.update(tmp_path / "index", table)
    assert contents(tmp_path / "index") == before


def test_a_directory_of_something_else_is_refused_before_anything_is_read(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine").touch()
    with pytest.raises(OutputError, match="holds no faqbot index"):
        FaqBot.update(tmp_path / "out", tmp_path / "nothing.md")


def table_of(rows: int, path: Path) -> Path:
    with path.open("w", encoding="utf-8") as file:
        file.write("question,answer\n")
        for number in range(rows):
            file.write(
                f'"What is number {number} of the thing, and why?","It is {number}.\nOr {number * 7}, rarely."\n'
            )
    return path


@pytest.mark.slow
def test_a_large_table_is_read_by_several_processes_as_by_one(run: Run, tmp_path: Path) -> None:
    table = table_of(60_000, tmp_path / "large.csv")
    done = run("index", table, "-o", tmp_path / "index")
    assert (done.returncode, done.stderr) == (0, f"faqbot: 60,000 passages in {tmp_path / 'index'}\n")
    bot = FaqBot.load(tmp_path / "index")
    assert bot.ask("What is number 59999 of the thing, and why?").matches[0].chunk.source.lines == (120_000, 120_001)


@pytest.mark.slow
def test_ctrl_c_leaves_the_index_as_it_was_and_no_process_behind(tmp_path: Path, environment: dict[str, str]) -> None:
    small = table_of(3, tmp_path / "small.csv")
    FaqBot.update(tmp_path / "index", small)
    before = contents(tmp_path / "index")
    segments = tmp_path / "index" / ".segments"
    kept = len(os.listdir(segments))
    large = table_of(200_000, tmp_path / "large.csv")
    command = [sys.executable, "-m", "faqbot", "index", str(large), "-o", str(tmp_path / "index")]
    with subprocess.Popen(command, stderr=subprocess.PIPE, env=environment, start_new_session=True) as running:
        wait_until(lambda: running.poll() is not None or len(os.listdir(segments)) > kept)  # until a worker is at work
        os.killpg(running.pid, signal.SIGINT)  # as a terminal does, to the workers too
        _, said = running.communicate(timeout=PATIENCE)
    assert (running.returncode, said) == (130, b"")
    assert contents(tmp_path / "index") == before


def test_an_index_of_which_nothing_changed_stays_as_it_is(page: Path, tmp_path: Path) -> None:
    index = tmp_path / "index"
    FaqBot.update(index, page)
    before = {path: path.stat() for path in index.rglob("*") if path.name != ".lock"}
    FaqBot.update(index, page)
    after = {path: path.stat() for path in index.rglob("*") if path.name != ".lock"}
    assert {path: (one.st_ino, one.st_mtime_ns) for path, one in after.items()} == {
        path: (one.st_ino, one.st_mtime_ns) for path, one in before.items()
    }


def test_a_damaged_index_is_written_again_though_nothing_changed(page: Path, tmp_path: Path) -> None:
    index = tmp_path / "index"
    FaqBot.update(index, page)
    before = contents(index)
    damaged = next(index.glob("*.bin"))
    damaged.write_bytes(damaged.read_bytes()[::-1])
    FaqBot.update(index, page)
    assert contents(index) == before


def test_segments_of_an_older_index_that_a_stopped_writer_left_are_removed_though_nothing_changed(
    page: Path, tmp_path: Path
) -> None:
    index = tmp_path / "index"
    FaqBot.update(index, page)
    before = contents(index)
    segment = next(path for path in (index / ".segments").iterdir() if is_digest(path.name))
    shutil.copy(segment, segment.with_name(segment.name[::-1]))
    FaqBot.update(index, page)
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


def test_more_large_segments_than_files_may_be_open_are_merged(tmp_path: Path, environment: dict[str, str]) -> None:
    (tmp_path / "docs").mkdir()
    for number in range(60):
        (tmp_path / "docs" / f"{number}.txt").write_text(f"Page {number}\nWhat is it?\nNumber {number}.\n")
    code = "from faqbot.building import segment_files; segment_files._READ = 0  # all of them are large\n"
    code += "from faqbot.cli.main import run; raise SystemExit(run())"
    command = [sys.executable, "-c", code, "index", "docs", "-o", "index"]
    limited = ["sh", "-c", 'ulimit -n 40 && exec "$@"', "sh", *command]
    done = subprocess.run(limited, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "faqbot: 60 passages in index\n")
    FaqBot.from_corpus(tmp_path / "docs").save(tmp_path / "clean")
    assert index_of(tmp_path / "index") == index_of(tmp_path / "clean")


def test_an_index_is_made_and_updated_where_no_package_has_a_version(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(name: str) -> str:
        raise PackageNotFoundError(name)

    # As in an application that was frozen to one file: the packages are there, what installers note of them is not.
    monkeypatch.setattr("importlib.metadata.version", missing)
    monkeypatch.setattr("faqbot.system.versions._entries", lambda folder: [])
    segment_store._versions.cache_clear()
    try:
        for _ in range(2):
            assert FaqBot.update(tmp_path / "index", page).ask("How far is it?") is not None
    finally:
        segment_store._versions.cache_clear()
    manifest = tmp_path / "index" / "manifest.json"
    manifest.write_bytes(seal({**json.loads(manifest.read_text()), "fingerprint": 1}))
    with pytest.raises(IndexFileError, match="which stems other words than PyStemmer does here"):
        FaqBot.load(tmp_path / "index")


def test_a_side_file_that_is_other_than_before_for_a_moment_only_is_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "a.csv").write_text("question,answer\nIs it safe?,Yes.\n")
    synonyms = docs / "synonyms.txt"
    synonyms.write_text("safe, harmless\n")
    read_sides = update.read_sides

    def changed_meanwhile(*args: object, **options: object) -> object:
        synonyms.write_text("safe, sound\n")
        corpus = read_sides(*args, **options)  # type: ignore[arg-type]
        synonyms.write_text("safe, harmless\n")
        return corpus

    with monkeypatch.context() as patched:
        patched.setattr(update, "read_sides", changed_meanwhile)
        FaqBot.update(tmp_path / "index", docs)
    FaqBot.update(tmp_path / "index", docs)
    FaqBot.update(tmp_path / "clean", docs)
    assert contents(tmp_path / "index") == contents(tmp_path / "clean")


def test_a_folder_that_is_made_meanwhile_does_not_hide_the_error(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*_args: object, **_options: object) -> None:
        (tmp_path / "index" / ".segments" / "mine").mkdir()
        raise CorpusError("the error itself")

    monkeypatch.setattr(update, "read_sides", failing)
    with pytest.raises(CorpusError, match="the error itself"):
        FaqBot.update(tmp_path / "index", page)
    assert os.listdir(tmp_path / "index" / ".segments") == ["mine"]


def test_an_update_keeps_the_language_of_the_index_unless_another_is_named(page: Path, tmp_path: Path) -> None:
    assert FaqBot.update(tmp_path / "index", page).language == "english"
    with pytest.warns(CorpusWarning, match="the documents seem to be in English"):
        assert FaqBot.update(tmp_path / "index", page, language="german").language == "german"
    assert FaqBot.update(tmp_path / "index", page).language == "german"
    assert FaqBot.update(tmp_path / "index", page, language="english").language == "english"


def test_the_command_keeps_the_language_of_the_index_too(run: Run, page: Path, tmp_path: Path) -> None:
    for options in (("--language", "german"), ()):
        assert run("index", page, "-o", tmp_path / "index", *options).returncode == 0
    assert FaqBot.load(tmp_path / "index").language == "german"


def test_after_a_bot_was_saved_in_place_of_it_an_index_is_updated_from_its_segments(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    FaqBot.update(tmp_path / "index", page).save(tmp_path / "index")
    monkeypatch.setattr(segment_store, "do_job", None)  # nothing is read
    assert len(FaqBot.update(tmp_path / "index", page)) == len(FaqBot.load(tmp_path / "index"))


@pytest.mark.parametrize(
    ("processes", "error", "message"),
    [
        (0, ValueError, "processes must be at least 1, not 0"),
        (-1, ValueError, "processes must be at least 1, not -1"),
        (1.5, TypeError, "'float' object cannot be interpreted as an integer"),
        ("2", TypeError, "'str' object cannot be interpreted as an integer"),
    ],
)
def test_less_than_a_whole_process_is_refused_before_anything_is_made(
    processes: object, error: type[Exception], message: str, page: Path, tmp_path: Path
) -> None:
    with pytest.raises(error, match=message):
        FaqBot.update(tmp_path / "index", page, processes=processes)  # type: ignore[arg-type]
    assert not (tmp_path / "index").exists()
