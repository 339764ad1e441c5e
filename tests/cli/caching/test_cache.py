"""The cached index: used while it is true, ignored when it is not, and never in the way."""

from __future__ import annotations

import errno
import json
import os
import pickle
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from io import FileIO
from pathlib import Path
from typing import Any

import pexpect
import pytest
from support import PATIENCE, Run
from toy_encoder import trigrams

from faqbot import CorpusError, CorpusWarning, EmptyCorpusError, FaqBot, IndexFileError
from faqbot.cli.caching import cache_record
from faqbot.cli.caching.cache import open_corpus
from faqbot.cli.caching.cached_indexes import CachedIndexes
from faqbot.corpus.files.discovery import FoundFiles, find_files, shipped_corpus
from faqbot.system import locks

PAGE_TEXT = (
    "Kettle\nFrequently Asked Questions\nHow do I clean it?\nWith vinegar.\nHow much does it hold?\nTwo litres.\n"
)


@pytest.fixture
def environment(new_user: dict[str, str]) -> dict[str, str]:
    """The environment of a user who has nothing in the cache yet."""
    return new_user


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "docs"
    folder.mkdir()
    (folder / "kettle.txt").write_text(PAGE_TEXT)
    return folder


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "faqbot"


def age(path: Path) -> None:
    """Set the time of a file back, as programs do that copy files with their times."""
    then = time.time() - 60
    os.utime(path, (then, then))


def outlast_the_clocks_grain() -> None:
    """Wait until files that were written just now count as written long ago: no program can set their `ctime`."""
    time.sleep(cache_record._FRESH_NS / 1e9 + 0.1)


def build_counter(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """Return a list that grows with every index built from documents."""
    built: list[tuple[str, ...]] = []
    original = FaqBot._from_found.__func__  # type: ignore[attr-defined]

    def counting(cls: type[FaqBot], found: FoundFiles, *settings: Any) -> FaqBot:
        built.append(found.roots)
        bot: FaqBot = original(cls, found, *settings)
        return bot

    monkeypatch.setattr(FaqBot, "_from_found", classmethod(counting))
    return built


def test_a_second_opening_builds_nothing(corpus: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    built = build_counter(monkeypatch)
    first = open_corpus([str(corpus)], language="english")
    second = open_corpus([str(corpus)], language="english")
    assert len(built) == 1
    assert first.ask("How do I clean it?") == second.ask("How do I clean it?")
    assert cache.is_dir()


def test_a_changed_file_is_read_again_even_within_the_clocks_grain(corpus: Path, cache: Path) -> None:
    assert cache is not None
    page = corpus / "kettle.txt"
    open_corpus([str(corpus)], language="english")
    status = page.stat()
    page.write_text(PAGE_TEXT.replace("vinegar", "lemons!"))  # as many bytes
    os.utime(page, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert open_corpus([str(corpus)], language="english").ask("How do I clean it?").text == "With lemons!."


@pytest.mark.parametrize("edit", ["written", "moved here"])
def test_an_edit_that_keeps_the_size_and_the_modification_time_is_seen(
    edit: str, corpus: Path, cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache_record, "_FRESH_NS", 0)  # as if the file had been written long ago
    assert cache is not None
    page, other = corpus / "kettle.txt", tmp_path / "other.txt"
    other.write_text(PAGE_TEXT.replace("vinegar", "lemons!"))
    age(page)
    age(other)
    status = page.stat()
    os.utime(other, ns=(status.st_atime_ns, status.st_mtime_ns))
    bot = open_corpus([str(corpus)], language="english")
    if edit == "moved here":
        other.rename(page)
    else:
        page.write_text(other.read_text())
        os.utime(page, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert (page.stat().st_size, page.stat().st_mtime_ns) == (status.st_size, status.st_mtime_ns)
    assert open_corpus([str(corpus)], language="english").ask("How do I clean it?").text == "With lemons!."
    bot.reload()
    assert bot.ask("How do I clean it?").text == "With lemons!."


@pytest.mark.slow
def test_documents_that_are_copied_again_cost_one_reading_and_no_build(
    environment: dict[str, str], corpus: Path, tmp_path: Path
) -> None:
    (corpus / "more.txt").write_text(PAGE_TEXT.replace("Kettle", "Oven"))
    original = tmp_path / "original"
    shutil.copytree(corpus, original)
    opened(environment, corpus)
    (indexes,) = Path(environment["HOME"]).rglob("indexes")
    before = {path: path.stat().st_mtime_ns for path in indexes.glob("*/*")}
    shutil.rmtree(corpus)
    shutil.copytree(original, corpus)  # with the times of the originals, but other numbers and `ctime`s
    outlast_the_clocks_grain()
    assert opened(environment, corpus) == [".", "kettle.txt", "more.txt"]
    assert opened(environment, corpus) == ["."]
    assert {path: path.stat().st_mtime_ns for path in indexes.glob("*/*")} == before


def test_a_file_that_cannot_be_read_is_skipped_with_a_warning_each_time(
    run: Run, environment: dict[str, str], corpus: Path
) -> None:
    (corpus / "broken.json").write_text('[{"question": "Why?",')
    for _ in range(2):
        done = run("ask", "--corpus", corpus, "How do I clean it?", env=environment)
        assert done.stdout.startswith("With vinegar.")
        assert done.stderr.startswith("faqbot: warning: skipped broken.json:1 (invalid JSON")
    (corpus / "broken.json").write_text('[{"question": "Is it red?", "answer": "It is."}]')
    done = run("ask", "--corpus", corpus, "Is it red?", env=environment)
    assert (done.stdout.splitlines()[0], done.stderr) == ("It is.", "")


def test_a_root_of_another_name_makes_another_index(tmp_path: Path, cache: Path) -> None:
    assert cache is not None
    for name in ("kettle", "toaster"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "FAQ.md").write_text("# FAQ\n\n## Is it red?\n\nYes.\n")
        bot = open_corpus([str(tmp_path / name)], language="english")
        assert bot.topics() == [f"{name} FAQ"]


def test_a_file_that_was_touched_but_not_changed_costs_no_build(
    corpus: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert cache is not None
    open_corpus([str(corpus)], language="english")
    built = build_counter(monkeypatch)
    age(corpus / "kettle.txt")
    open_corpus([str(corpus)], language="english")
    assert built == []


def test_added_removed_and_renamed_files_are_noticed(corpus: Path, cache: Path) -> None:
    assert cache is not None
    (corpus / "toaster.txt").write_text("Toaster\nFAQ\nIs it loud?\nNo.\n")
    assert open_corpus([str(corpus)], language="english").ask("Is it loud?").text == "No."
    (corpus / "toaster.txt").rename(corpus / "oven.txt")
    reply = open_corpus([str(corpus)], language="english").ask("Is it loud?")
    assert reply.matches[0].chunk.source.path == "oven.txt"
    (corpus / "oven.txt").unlink()
    assert open_corpus([str(corpus)], language="english").ask("Is it loud?").outcome == "abstain"


@pytest.mark.parametrize(
    ("name", "texts"),
    [
        ("phrasings.csv", ["question,chunk\nIs it big?,\n", "question,chunk\nIs it fat?,\n"]),
        ("synonyms.txt", ["vinegar, acid\n", "vinegar, soap\n"]),
    ],
)
def test_a_side_file_that_comes_changes_or_goes_makes_another_index(
    corpus: Path, cache: Path, monkeypatch: pytest.MonkeyPatch, name: str, texts: list[str]
) -> None:
    assert cache is not None
    built = build_counter(monkeypatch)
    for root in (corpus, corpus / "kettle.txt"):
        built.clear()
        open_corpus([str(root)], language="english")
        for number, text in enumerate(texts, start=2):
            (corpus / name).write_text(text)
            open_corpus([str(root)], language="english")
            open_corpus([str(root)], language="english")
            assert len(built) == number
        (corpus / name).unlink()
        open_corpus([str(root)], language="english")
        assert len(built) == 4


def test_a_side_file_that_moves_to_another_root_makes_another_index(
    corpus: Path, cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert cache is not None
    other = tmp_path / "other"
    other.mkdir()
    (other / "kettle.txt").write_text(PAGE_TEXT.replace("vinegar", "soap"))
    built = build_counter(monkeypatch)
    (corpus / "phrasings.csv").write_text("question,chunk\nIs it dirty?,kettle.txt:3-4\n")
    open_corpus([str(corpus), str(other)], language="english")
    (corpus / "phrasings.csv").rename(other / "phrasings.csv")
    open_corpus([str(corpus), str(other)], language="english")
    assert len(built) == 2


def test_an_error_in_a_side_file_is_not_kept(run: Run, corpus: Path) -> None:
    (corpus / "synonyms.txt").write_text("vinegar\n")
    failed = run("ask", "How do I clean it?", "--corpus", corpus)
    assert failed.returncode == 2
    assert f"{corpus}/synonyms.txt:1: " in failed.stderr
    (corpus / "synonyms.txt").write_text("vinegar, acid\n")
    assert run("ask", "How do I clean it?", "--corpus", corpus).stdout.startswith("With vinegar.")


def test_a_warning_about_a_side_file_is_given_again(run: Run, corpus: Path) -> None:
    (corpus / "synonyms.txt").write_text("vinegar, acid # both sour\n")
    for _ in range(2):
        assert "synonyms.txt:1: the `#` is read" in run("ask", "How do I clean it?", "--corpus", corpus).stderr


def test_each_language_has_an_index_of_its_own(corpus: Path, cache: Path) -> None:
    assert cache is not None
    assert open_corpus([str(corpus)], language="english").language == "english"
    assert open_corpus([str(corpus)], language="german").language == "german"
    assert open_corpus([str(corpus)], language="english").language == "english"


@pytest.mark.parametrize("named", ["de", "Deutsch", "german"])
def test_a_language_has_the_same_index_by_every_name_and_one_for_each_encoder(
    named: str, corpus: Path, cache: Path
) -> None:
    assert cache is not None
    sizes = [len(open_corpus([str(corpus)], language=named, encoder=encoder)._index.arrays["title_vectors"])
             for encoder in ("none", None, "static", "none")]  # fmt: skip
    assert sizes[0] == sizes[3] == 0 < sizes[1] == sizes[2]


def test_the_language_of_the_documents_is_cached_with_their_index(
    corpus: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert cache is not None
    sentence = "Der Kessel ist das ganze Jahr über sauber, und wer ihn hat, darf ihn auch nutzen, wenn er es mag. "
    (corpus / "kettle.txt").write_text(f"# Kessel\n\n## Ist er sauber?\n\n{sentence * 4}\n", encoding="utf-8")
    assert open_corpus([str(corpus)]).language == "german"
    built = build_counter(monkeypatch)
    bot = open_corpus([str(corpus)])
    bot.reload()
    assert bot.language == "german"
    assert built == []


def indexes(cache: Path) -> list[str]:
    """Return the names of the indexes in the cache, without their locks."""
    return [path.name for path in (cache / "indexes").iterdir() if path.suffix != ".lock"]


def test_the_index_that_a_change_replaces_is_removed(corpus: Path, cache: Path) -> None:
    open_corpus([str(corpus)], language="english")
    (corpus / "kettle.txt").write_text(PAGE_TEXT + "Is it loud?\nNo.\n")
    open_corpus([str(corpus)], language="english")
    assert len(indexes(cache)) == 1
    assert len(os.listdir(cache / "indexes")) == 2  # the index and its lock


def test_only_the_newest_corpora_are_kept(corpus: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache_record, "_MOST_RECORDS", 2)
    for number in range(4):
        page = corpus / f"page{number}.txt"
        page.write_text(PAGE_TEXT + f"Is it number {number}?\nYes.\n")
        open_corpus([str(page)], language="english")
    assert len(list((cache / "corpora").iterdir())) == 2
    assert len(indexes(cache)) == 2


def test_a_cached_bot_reloads_its_documents(corpus: Path, cache: Path) -> None:
    assert cache is not None
    open_corpus([str(corpus)], language="english")
    bot = open_corpus([str(corpus)], language="english")
    (corpus / "kettle.txt").write_text(PAGE_TEXT.replace("vinegar", "lemon juice"))
    bot.reload()
    assert bot.ask("How do I clean it?").text == "With lemon juice."


def test_a_reload_keeps_what_it_read(corpus: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bot = open_corpus([str(corpus)], language="english")
    built = build_counter(monkeypatch)
    (corpus / "toaster.txt").write_text("Toaster\nFAQ\nIs it loud?\nNo.\n")
    bot.reload()
    assert open_corpus([str(corpus)], language="english").ask("Is it loud?").text == "No."
    assert len(built) == 1
    assert len(indexes(cache)) == 1


def test_a_reload_of_documents_that_did_not_change_builds_nothing(
    corpus: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert cache is not None
    open_corpus([str(corpus)], language="german")
    bot = open_corpus([str(corpus)], language="german")
    built = build_counter(monkeypatch)
    bot.reload()
    assert built == []
    assert bot.language == "german"
    assert bot.ask("How do I clean it?").text == "With vinegar."


def test_a_reload_that_fails_leaves_the_bot_as_it_was_and_may_be_tried_again(corpus: Path, cache: Path) -> None:
    assert cache is not None
    bot = open_corpus([str(corpus)], language="english")
    (corpus / "kettle.txt").rename(corpus.parent / "kettle.txt")
    with pytest.raises(EmptyCorpusError):
        bot.reload()
    (corpus / "synonyms.txt").write_text("vinegar\n")
    (corpus / "kettle.txt").write_text(PAGE_TEXT.replace("vinegar", "soap"))
    with pytest.raises(CorpusError, match=r"synonyms\.txt:1"):
        bot.reload()
    assert bot.ask("How do I clean it?").text == "With vinegar."
    assert pickle.loads(pickle.dumps(bot)).ask("How do I clean it?").text == "With vinegar."
    (corpus / "synonyms.txt").unlink()
    bot.reload()
    assert bot.ask("How do I clean it?").text == "With soap."


def test_a_reload_gives_the_warnings_of_the_new_documents(corpus: Path, cache: Path) -> None:
    assert cache is not None
    bot = open_corpus([str(corpus)], language="english")
    (corpus / "photo.png").write_bytes(b"\x89PNG")
    with pytest.warns(CorpusWarning, match=r"skipped photo\.png"):
        bot.reload()


def test_a_reloaded_bot_pickles_as_the_index_it_answers_from(corpus: Path, cache: Path) -> None:
    assert cache is not None
    for answer in ("No.", "Yes."):  # a bot that was built, and then one from the cache
        bot = open_corpus([str(corpus)], language="english")
        (corpus / "kettle.txt").write_text(f"{PAGE_TEXT}Is it loud?\n{answer}\n")
        bot.reload()
        assert pickle.loads(pickle.dumps(bot)).ask("Is it loud?").text == answer


def test_a_bot_whose_reload_could_not_be_kept_answers_all_the_same(
    corpus: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert cache is not None
    bot = open_corpus([str(corpus)], language="english")
    (corpus.parent / "a-file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(corpus.parent / "a-file"))
    (corpus / "kettle.txt").write_text(PAGE_TEXT.replace("vinegar", "soap"))
    with pytest.warns(CorpusWarning, match="the index is not cached"):
        bot.reload()
    assert bot.ask("How do I clean it?").text == "With soap."
    with pytest.raises(TypeError, match=r"call bot\.save"):
        pickle.dumps(bot)


def test_a_reload_keeps_the_encoder(corpus: Path, cache: Path) -> None:
    assert cache is not None
    bot = open_corpus([str(corpus)], language="english", encoder=trigrams)
    (corpus / "kettle.txt").write_text(PAGE_TEXT.replace("vinegar", "soap"))
    bot.reload()
    again = open_corpus([str(corpus)], language="english", encoder=trigrams)
    assert bot.ask("How do I clean it?") == again.ask("How do I clean it?")


def test_documents_that_change_under_a_running_shell_answer_after_a_reload(
    environment: dict[str, str], corpus: Path
) -> None:
    command = ["-m", "faqbot", "--plain", "--corpus", str(corpus)]
    shell = pexpect.spawn(sys.executable, command, env=environment, encoding="utf-8", timeout=PATIENCE, echo=False)
    shell.expect_exact("faqbot> ")
    for document, answer in (
        (PAGE_TEXT, "With vinegar."),
        (PAGE_TEXT.replace("vinegar", "soap"), "With soap."),
        ("", "With soap."),  # cannot be read, and what was read before stays
    ):
        (corpus / "kettle.txt").write_text(document)
        for line in ("/reload", "How do I clean it?"):
            shell.sendline(line)
            shell.expect_exact("faqbot> ")
        assert answer in shell.before
    shell.sendline("/quit")
    shell.expect(pexpect.EOF)
    shell.close()
    assert shell.exitstatus == 0


def test_a_bot_knows_the_documents_it_was_opened_on(corpus: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(corpus.parent)
    assert cache is not None
    for use_cache in (True, True, False):
        bot = open_corpus(["docs", "docs/kettle.txt"], language="english", use_cache=use_cache)
        assert bot.roots == (str(corpus), str(corpus / "kettle.txt"))
    bot.reload()
    assert bot.roots == (str(corpus), str(corpus / "kettle.txt"))
    assert open_corpus([], language="english").roots == (shipped_corpus(),)


def test_every_citation_is_the_name_of_one_file_below_the_roots(corpus: Path, cache: Path) -> None:
    assert cache is not None
    other = corpus.parent / "other"
    other.mkdir()
    (other / "kettle.txt").write_text(PAGE_TEXT)
    (other / "more.csv").write_text("question,answer,source\nIs it loud?,No.,the manual\n")
    bot = open_corpus([str(corpus), str(other)], language="english")
    paths = {file.name: file.path for file in find_files(bot.roots).files}
    assert {chunk.source.path for chunk in bot.chunks()} == set(paths)
    assert paths["docs/kettle.txt"] == str(corpus / "kettle.txt")


def test_an_index_that_was_saved_knows_no_documents(index_dir: Path) -> None:
    assert FaqBot.load(index_dir).roots == ()


def test_a_file_that_changes_while_it_is_read_is_not_kept(
    corpus: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    original = FaqBot._from_found.__func__  # type: ignore[attr-defined]

    def edited_meanwhile(cls: type[FaqBot], *arguments: Any) -> FaqBot:
        bot: FaqBot = original(cls, *arguments)
        (corpus / "kettle.txt").write_text(PAGE_TEXT.replace("vinegar", "soap"))
        return bot

    monkeypatch.setattr(FaqBot, "_from_found", classmethod(edited_meanwhile))
    open_corpus([str(corpus)], language="english")
    assert not cache.exists()


@pytest.mark.parametrize("name", ["manifest.json", "*.bin"])
def test_a_damaged_cache_is_ignored_with_a_warning_and_mended(
    run: Run, environment: dict[str, str], corpus: Path, name: str
) -> None:
    assert run("ask", "How do I clean it?", "--corpus", corpus).stderr == ""
    (damaged,) = Path(environment["HOME"]).rglob(name)
    damaged.write_bytes(damaged.read_bytes()[:-3])
    done = run("ask", "How do I clean it?", "--corpus", corpus)
    assert done.stdout.startswith("With vinegar.")
    assert "warning: the cached index is built again" in done.stderr
    assert "rebuild it" not in done.stderr  # nobody need do anything
    assert run("ask", "How do I clean it?", "--corpus", corpus).stderr == ""


def test_damage_that_is_found_while_answering_is_mended_by_the_next_run(
    corpus: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_corpus([str(corpus)], language="english")
    monkeypatch.setattr("faqbot.index.storage.loading._CHECKED_WHOLE", 0)  # as if the index were large
    (data,) = cache.rglob("*.bin")
    data.write_bytes(data.read_bytes().replace(b'{"id"', b"XXXXX"))
    with pytest.raises(IndexFileError, match="in the cache, and will be built again when it is needed next"):
        open_corpus([str(corpus)], language="english").ask("How do I clean it?")
    assert open_corpus([str(corpus)], language="english").ask("How do I clean it?").text == "With vinegar."


@pytest.mark.parametrize("reason", [errno.EMFILE, errno.EACCES, errno.ENOMEM, errno.EIO])
@pytest.mark.parametrize(
    "step", ["faqbot.index.storage.manifest.read_regular", "faqbot.index.storage.loading.map_data"]
)
def test_an_index_that_cannot_be_read_just_now_is_not_removed(
    corpus: Path, cache: Path, monkeypatch: pytest.MonkeyPatch, step: str, reason: int
) -> None:
    open_corpus([str(corpus)], language="english")
    removed: list[str] = []
    monkeypatch.setattr(CachedIndexes, "remove", lambda _indexes, keys: removed.extend(keys))
    with monkeypatch.context() as patched:
        patched.setattr(step, failing(reason))
        with pytest.warns(CorpusWarning, match="the cached index is built again: .* cannot read the index"):
            bot = open_corpus([str(corpus)], language="english")
    assert bot.ask("How do I clean it?").text == "With vinegar."
    assert removed == []
    built = build_counter(monkeypatch)
    open_corpus([str(corpus)], language="english")
    assert built == []
    assert len(indexes(cache)) == 1


def test_an_index_that_cannot_be_replaced_stays(corpus: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_corpus([str(corpus)], language="english")
    with monkeypatch.context() as patched:
        patched.setattr("faqbot.index.storage.loading.map_data", failing(errno.EMFILE))
        patched.setattr("faqbot.index.storage.saving.replacing", failing(errno.EMFILE))
        with pytest.warns(CorpusWarning) as caught:
            open_corpus([str(corpus)], language="english")
    assert [message for message in map(str, (one.message for one in caught)) if "the index is not cached" in message]
    built = build_counter(monkeypatch)
    open_corpus([str(corpus)], language="english")
    assert built == []
    assert len(indexes(cache)) == 1


def failing(reason: int) -> Callable[..., Any]:
    """Return a function that raises the error of the system with this number."""

    def fail(*_: object, **__: object) -> None:
        raise OSError(reason, os.strerror(reason))

    return fail


@pytest.mark.parametrize("reason", [errno.EROFS, errno.EACCES, errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP])
def test_a_cache_in_which_nothing_can_be_locked_is_used_all_the_same(
    corpus: Path, cache: Path, monkeypatch: pytest.MonkeyPatch, reason: int
) -> None:
    open_corpus([str(corpus)], language="english")
    built = build_counter(monkeypatch)
    monkeypatch.setattr("faqbot.cli.caching.cached_indexes.shared", failing(reason))
    assert open_corpus([str(corpus)], language="english").ask("How do I clean it?").text == "With vinegar."
    assert built == []
    assert len(indexes(cache)) == 1


def test_an_index_that_cannot_be_locked_just_now_is_not_used_unprotected(
    corpus: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_corpus([str(corpus)], language="english")
    monkeypatch.setattr("faqbot.cli.caching.cached_indexes.shared", failing(errno.EMFILE))
    with pytest.warns(CorpusWarning) as caught:
        bot = open_corpus([str(corpus)], language="english")
    assert "cannot lock the index: too many open files" in str(caught[0].message).lower()
    assert bot.directory is None
    assert bot.ask("How do I clean it?").text == "With vinegar."
    assert len(indexes(cache)) == 1


DEEP = b"[" * 100_000
RECORDS = [b"", b"{", b"[]", b"5", b"null", b'"x"', b'{"subject": 1}', b'{"files": 5}', b"\xff\xfe\x00", DEEP]


@pytest.mark.parametrize("record", RECORDS)
def test_a_damaged_record_costs_a_warning_and_a_build(corpus: Path, cache: Path, record: bytes) -> None:
    open_corpus([str(corpus)], language="english")
    (path,) = (cache / "corpora").iterdir()
    path.write_bytes(record)
    with pytest.warns(CorpusWarning, match="damaged; the documents are read again"):
        assert open_corpus([str(corpus)], language="english").ask("How do I clean it?").text == "With vinegar."
    open_corpus([str(corpus)], language="english")  # without a warning


@pytest.mark.parametrize(
    "wrong",
    [
        {"key": 5},
        {"key": "../../precious"},
        {"looked": float("inf")},
        {"looked": "now"},
        {"files": 5},
        {"files": [{}]},
        {"files": [[["kettle.txt"], "kettle.txt", False, 1, 1, "00"]]},
        {"files": [["kettle.txt"]]},
        {"skipped": [1]},
        {"warnings": None},
    ],
    ids=str,
)
def test_a_record_of_the_wrong_shape_costs_a_warning_and_a_build(
    corpus: Path, cache: Path, wrong: dict[str, object]
) -> None:
    open_corpus([str(corpus)], language="english")
    (path,) = (cache / "corpora").iterdir()
    written = json.loads(path.read_text())
    path.write_text(json.dumps({**written, "record": {**written["record"], **wrong}}))
    with pytest.warns(CorpusWarning, match="the documents are read again"):
        assert open_corpus([str(corpus)], language="english").ask("How do I clean it?").text == "With vinegar."


def test_all_that_is_kept_is_its_owners_only(run: Run, environment: dict[str, str], corpus: Path) -> None:
    cache = Path(environment["HOME"]) / ".cache" / "faqbot"
    cache.mkdir(parents=True)
    cache.chmod(0o755)  # as earlier versions made it
    run("ask", "How do I clean it?", "--corpus", corpus)
    (record,), (index,) = (cache / "corpora").iterdir(), [cache / "indexes" / name for name in indexes(cache)]
    for folder in (cache, record.parent, index.parent, index):
        assert folder.stat().st_mode & 0o777 == 0o700
    assert record.stat().st_mode & 0o777 == 0o600


def test_a_user_without_a_home_gets_a_warning_and_an_answer(corpus: Path, homeless: None) -> None:
    for _ in range(2):
        with pytest.warns(CorpusWarning, match="the index is not cached .* no home folder; set HOME or XDG_CACHE_HOME"):
            bot = open_corpus([str(corpus)], language="english")
    assert bot.ask("How do I clean it?").text == "With vinegar."
    (corpus / "kettle.txt").write_text(PAGE_TEXT.replace("vinegar", "soap"))
    with pytest.warns(CorpusWarning, match="the index is not cached"):
        bot.reload()
    assert bot.ask("How do I clean it?").text == "With soap."


def test_folders_of_others_in_the_cache_are_left_alone(corpus: Path, cache: Path, tmp_path: Path) -> None:
    key = "0" * 32
    (tmp_path / "elsewhere" / key).mkdir(parents=True)
    (cache / "indexes" / "holiday").mkdir(parents=True)
    (cache / "indexes" / key).symlink_to(tmp_path / "elsewhere" / key)
    for answer in ("Yes.", "No."):
        (corpus / "kettle.txt").write_text(f"{PAGE_TEXT}Is it loud?\n{answer}\n")
        open_corpus([str(corpus)], language="english")
    assert (cache / "indexes" / "holiday").is_dir()
    assert (tmp_path / "elsewhere" / key).is_dir()
    assert len(indexes(cache)) == 3


@pytest.mark.parametrize("name", ["corpora", "indexes"])
def test_nothing_is_written_or_removed_behind_a_link_in_the_place_of_a_folder(
    corpus: Path, cache: Path, tmp_path: Path, name: str
) -> None:
    elsewhere = tmp_path / "elsewhere"
    (elsewhere / ("0" * 32)).mkdir(parents=True)
    elsewhere.chmod(0o755)
    cache.mkdir(parents=True)
    (cache / name).symlink_to(elsewhere)
    with pytest.warns(CorpusWarning, match=f"the index is not cached .*{name}: is a symbolic link"):
        bot = open_corpus([str(corpus)], language="english")
    assert bot.ask("How do I clean it?").text == "With vinegar."
    assert os.listdir(elsewhere) == ["0" * 32]
    assert elsewhere.stat().st_mode & 0o777 == 0o755
    assert os.listdir(cache) == [name]


def test_an_index_is_neither_read_nor_written_through_a_link(corpus: Path, cache: Path, tmp_path: Path) -> None:
    open_corpus([str(corpus)], language="english")
    (key,) = indexes(cache)
    (cache / "indexes" / key).rename(tmp_path / "elsewhere")
    (cache / "indexes" / key).symlink_to(tmp_path / "elsewhere")
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "elsewhere").iterdir()}
    with pytest.warns(CorpusWarning, match="the index is not cached .* is a symbolic link"):
        bot = open_corpus([str(corpus)], language="english")
    assert bot.directory is None
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "elsewhere").iterdir()} == before


def test_another_version_of_what_reads_documents_makes_another_index(
    corpus: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert cache is not None
    built = build_counter(monkeypatch)
    open_corpus([str(corpus)], language="english")
    monkeypatch.setattr("faqbot.cli.caching.cache.installed_versions", lambda names: dict.fromkeys(names, "0.0.1"))
    open_corpus([str(corpus)], language="english")
    open_corpus([str(corpus)], language="english")
    assert len(built) == 2


# Prints which files and folders below `argv[1]` a command opened, one a line.
WATCHED = """
import os, sys
folder, seen = os.path.join(sys.argv[1], ""), []
def note(event, arguments):
    if event in ("open", "os.scandir", "os.listdir") and isinstance(arguments[0], str):
        if (arguments[0] + os.sep).startswith(folder):
            seen.append(os.path.relpath(arguments[0], folder))
sys.addaudithook(note)
from faqbot.cli.main import run
status = run(sys.argv[2:])
print("opened", *seen, sep="\\t", file=sys.stderr)
sys.exit(status)
"""


def opened(environment: dict[str, str], corpus: Path) -> list[str]:
    """Ask in a process of its own; return which files and folders of the corpus it opened, in order."""
    command = [sys.executable, "-c", WATCHED, str(corpus), "ask", "How do I clean it?", "--corpus", str(corpus)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return sorted(done.stderr.splitlines()[-1].split("\t")[1:])


def test_each_file_and_folder_is_opened_once_to_build_and_none_of_the_files_after(
    environment: dict[str, str], corpus: Path
) -> None:
    (corpus / "more").mkdir()
    for name in ("kettle.txt", "more/toaster.md", "more/oven.csv", "synonyms.txt", "phrasings.csv"):
        age(write(corpus / name))
    (corpus / "notes.csv").write_text("a,b\n1,2\n")  # passed over, after it was read
    age(corpus / "notes.csv")
    folders = [".", "more"]
    files = ["kettle.txt", "more/oven.csv", "more/toaster.md", "notes.csv", "phrasings.csv", "synonyms.txt"]
    outlast_the_clocks_grain()
    assert opened(environment, corpus) == sorted(folders + files)
    assert opened(environment, corpus) == folders
    with (corpus / "kettle.txt").open("a") as file:
        file.write("Is it loud?\nNo.\n")
    age(corpus / "kettle.txt")
    assert opened(environment, corpus) == sorted(folders + files)  # another size: built again without a look


def write(path: Path) -> Path:
    """Write a document or side file that its name calls for."""
    texts = {
        "oven.csv": "question,answer\nHow hot is it?,Very.\n",
        "toaster.md": "# Toaster\n\n## Is it red?\n\nYes.\n",
        "synonyms.txt": "vinegar, acid\n",
        "phrasings.csv": "question,chunk\nIs it made on the moon?,\n",
    }
    path.write_text(texts.get(path.name, PAGE_TEXT))
    return path


@pytest.mark.slow
def test_only_the_files_that_were_touched_are_read_to_see_that_nothing_changed(
    environment: dict[str, str], corpus: Path
) -> None:
    (corpus / "more.txt").write_text(PAGE_TEXT.replace("Kettle", "Oven"))
    outlast_the_clocks_grain()
    opened(environment, corpus)
    os.utime(corpus / "more.txt", (1, 1))
    outlast_the_clocks_grain()
    assert opened(environment, corpus) == [".", "more.txt"]
    assert opened(environment, corpus) == ["."]


# Opens the corpus `argv[1]`; for every line of its input, loads the index from its directory again and asks it.
HOLDER = """
import sys
from faqbot import FaqBot
from faqbot.cli.caching.cache import open_corpus
bot = open_corpus([sys.argv[1]])
print("open", flush=True)
for _ in sys.stdin:
    print(FaqBot.load(bot.directory).ask("How do I clean it?").text, flush=True)
"""


def holder(environment: dict[str, str], corpus: Path) -> subprocess.Popen[str]:
    """Start a process that has the index of the corpus open when this returns."""
    command = [sys.executable, "-c", HOLDER, str(corpus)]
    process = subprocess.Popen(command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "open\n"
    return process


@pytest.mark.parametrize("first", ["holder", pytest.param("ask", marks=pytest.mark.slow)])
def test_an_index_that_a_process_has_open_stays_until_that_ends(
    run: Run, environment: dict[str, str], corpus: Path, first: str
) -> None:
    cache = Path(environment["HOME"]) / ".cache" / "faqbot"
    ask = ("ask", "How do I clean it?", "--corpus", corpus)
    if first == "ask":  # the holder loads the index; else it builds it
        run(*ask)
    with holder(environment, corpus) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for answer in ("With soap.", "With lemons."):
            (corpus / "kettle.txt").write_text(PAGE_TEXT.replace("With vinegar.", answer))
            assert run(*ask).stdout.startswith(answer)
        assert len(indexes(cache)) == 2  # the one that is open, and the last
        process.stdin.write("\n")
        process.stdin.flush()
        assert process.stdout.readline() == "With vinegar.\n"
        process.kill()
    (corpus / "kettle.txt").write_text(PAGE_TEXT.replace("vinegar", "sand"))
    assert run(*ask).stderr == ""
    assert len(indexes(cache)) == 1


@pytest.fixture
def no_shared_locks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lock as on Windows, where a shared lock is an exclusive one, and closed files only can be removed."""
    lock = locks._lock

    def lock_alone(file: FileIO, *, shared: bool, wait: bool) -> None:
        assert not wait or not shared, "it would wait as long as another bot lives"
        lock(file, shared=False, wait=wait)

    monkeypatch.setattr(locks, "_lock", lock_alone)


@pytest.mark.usefixtures("no_shared_locks")
def test_without_shared_locks_a_second_bot_opens_an_index_that_one_uses(corpus: Path, cache: Path) -> None:
    first = open_corpus([str(corpus)], language="english")
    second = open_corpus([str(corpus)], language="english")
    assert first.directory == second.directory
    assert len(indexes(cache)) == 1


@pytest.mark.usefixtures("no_shared_locks")
def test_without_shared_locks_a_reload_of_the_same_index_goes_on_holding_it(corpus: Path, cache: Path) -> None:
    bot = open_corpus([str(corpus)], language="english")
    bot.reload()
    CachedIndexes(str(cache)).remove(indexes(cache))
    assert len(indexes(cache)) == 1
    assert bot.ask("How do I clean it?").text == "With vinegar."


@pytest.mark.slow
def test_a_batch_whose_workers_start_after_the_documents_changed_answers_to_its_end(
    run: Run, environment: dict[str, str], corpus: Path, tmp_path: Path
) -> None:
    command = ["batch", "-", "--input-format", "txt", "-o", "a.csv", "--workers", "2", "--corpus", str(corpus)]
    batch = subprocess.Popen(
        [sys.executable, "-m", "faqbot", *command],
        env=environment,
        cwd=tmp_path,
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    records = Path(environment["HOME"]) / ".cache" / "faqbot" / "corpora"
    for _ in range(600):  # until it has the index; the workers start with the third block of questions
        if list(tmp_path.glob(".faqbot-*.new")):
            break
        assert batch.poll() is None
        time.sleep(0.1)
        if records.exists() and batch.stdin is not None:
            batch.stdin.write("How do I clean it?\n")
            batch.stdin.flush()
    (corpus / "kettle.txt").write_text(PAGE_TEXT.replace("vinegar", "soap"))
    assert run("ask", "How do I clean it?", "--corpus", corpus).stdout.startswith("With soap.")
    _, errors = batch.communicate("How do I clean it?\n" * 3_000, timeout=120)
    assert batch.returncode == 0, errors
    answers = (tmp_path / "a.csv").read_text()
    assert answers.count("With vinegar.") >= 3_000
    assert "With soap." not in answers


def test_a_cache_that_cannot_be_written_is_a_warning(run: Run, corpus: Path, tmp_path: Path) -> None:
    (tmp_path / "a-file").write_text("")
    unwritable = {"XDG_CACHE_HOME": str(tmp_path / "a-file" / "cache")}
    done = run("ask", "How do I clean it?", "--corpus", corpus, env=unwritable)
    assert done.stdout.startswith("With vinegar.")
    assert done.returncode == 0
    (line,) = done.stderr.splitlines()
    assert "warning: " in line
    assert "the index is not cached" in line
    assert run("ask", "How do I clean it?", "--corpus", corpus, "--no-cache", env=unwritable).stderr == ""


def test_no_cache_keeps_nothing(run: Run, environment: dict[str, str], corpus: Path) -> None:
    run("ask", "How do I clean it?", "--corpus", corpus, "--no-cache")
    assert not list(Path(environment["HOME"]).rglob("*"))


def test_two_writers_at_once_leave_a_whole_index(environment: dict[str, str], corpus: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "faqbot", "ask", "How do I clean it?", "--corpus", str(corpus)]
    started = [
        subprocess.Popen(
            command, env=environment, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        for _ in range(4)
    ]
    for process in started:
        output, errors = process.communicate(timeout=PATIENCE)
        assert output.startswith("With vinegar.")
        assert errors == ""
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert done.stderr == ""


LOADED = """
import sys
from faqbot.cli.main import run
status = run(sys.argv[1:])
print(status, *sorted({name.partition(".")[0] for name in sys.modules}), file=sys.stderr)
"""


def modules_after(*arguments: object, environment: dict[str, str]) -> set[str]:
    command = [sys.executable, "-c", LOADED, *map(str, arguments)]
    done = subprocess.run(command, env=environment, cwd=environment["HOME"], capture_output=True, text=True, check=True)
    return set(done.stderr.split())


def test_a_second_ask_imports_numpy_and_the_stemmer_and_nothing_heavy(
    environment: dict[str, str], asked_before: Path
) -> None:
    ask = ("ask", "How long should I hold the stretch?")
    loaded = modules_after(*ask, environment={**environment, "HOME": str(asked_before)})
    assert {"numpy", "Stemmer", "0"} <= loaded
    heavy = {"scipy", "sklearn", "prompt_toolkit", "markdown_it", "rapidfuzz", "csv", "unittest", "asyncio", "joblib"}
    assert not loaded & heavy


def test_a_typo_imports_rapidfuzz_too(environment: dict[str, str], index_dir: Path) -> None:
    loaded = modules_after("ask", "how long should I hodl it", "--index", index_dir, environment=environment)
    assert "rapidfuzz" in loaded
    assert not loaded & {"scipy", "sklearn", "prompt_toolkit", "markdown_it"}
