"""`faqbot.toml` is read strictly, and every error names the file and the line."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqbot.corpus.settings.corpus_settings import NO_SETTINGS, CorpusSettings
from faqbot.corpus.settings.settings_file import SettingsFile, agreed, read_settings_file
from faqbot.errors import CorpusError, CorpusWarning, LanguageError


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "faqbot.toml"


def read(file: Path, text: str | bytes) -> SettingsFile:
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_settings_file(str(file), "faqbot.toml")


def said(file: Path, text: str | bytes) -> str:
    """Return the message of the error that a text gives."""
    with pytest.raises(CorpusError) as error:
        read(file, text)
    return str(error.value).replace(str(file), "faqbot.toml")


def test_every_setting_is_read(file: Path) -> None:
    text = """# ours
title = "Acme  help"
language = "German"
threshold = 1
include = ["*.md"]
exclude = ["drafts/", "*.txt", "drafts/"]
log = "logs/asked.jsonl"
"""
    found = read(file, text)
    log = str(file.parent / "logs" / "asked.jsonl")
    assert found.settings == CorpusSettings("Acme help", "german", 1.0, log)
    assert (found.include, found.exclude) == (("*.md",), ("drafts/", "*.txt"))


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment", "\ufeff"])
def test_a_file_that_sets_nothing_is_fine(file: Path, text: str) -> None:
    assert read(file, text).settings == NO_SETTINGS


@pytest.mark.parametrize("text", ["\ufefftitle = 'Ä'", "title = 'Ä'\r\n", "\rtitle = 'Ä'\r"])
def test_marks_and_line_ends_of_other_systems_are_read(file: Path, text: str) -> None:
    assert read(file, text).settings.title == "Ä"


def test_windows_text_is_read_with_a_warning(file: Path) -> None:
    with pytest.warns(CorpusWarning, match=r"^faqbot.toml:2: is not UTF-8; read as cp1252"):
        assert read(file, b"\ntitle = '\xc4'").settings.title == "Ä"


def test_an_absolute_path_of_a_log_stays_as_it_is_and_the_home_folder_is_known(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", "/home/kim")
    assert read(file, "log = '/var/log/asked.jsonl'").settings.log == "/var/log/asked.jsonl"
    assert read(file, "log = '~/asked.jsonl'").settings.log == "/home/kim/asked.jsonl"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("\ntittle = 'x'", 'faqbot.toml:2: there is no setting "tittle"; did you mean title?'),
        ("Title = 'x'", 'faqbot.toml:1: there is no setting "Title"; did you mean title?'),
        ("xyz = 1", 'faqbot.toml:1: there is no setting "xyz"; the settings are title, language, threshold,'),
        ("\n[faqbot]\ntitle = 'x'", "faqbot.toml:2: [faqbot] is a table, and settings stand outside of tables;"),
        ("[[title]]\n", "faqbot.toml:1: title: must be a text in quotes, not [{}]"),
        ("threshold.x = 1\n", 'faqbot.toml:1: threshold: must be a number from 0 to 1, such as 0.7 for 70 %, not {"x"'),
        ("title = 7", "faqbot.toml:1: title: must be a text in quotes, not 7"),
        ("title = ' '", "faqbot.toml:1: title: is empty"),
        ("threshold = 67", "faqbot.toml:1: threshold: must be a number from 0 to 1, such as 0.7 for 70 %, not 67"),
        ("threshold = nan", "faqbot.toml:1: threshold: must be a number from 0 to 1"),
        ("threshold = true", "faqbot.toml:1: threshold: must be a number from 0 to 1"),
        ("threshold = '0.7'", 'faqbot.toml:1: threshold: must be a number from 0 to 1 without quotes, not "0.7"'),
        ("exclude = 'a/'", 'faqbot.toml:1: exclude: must be a list of globs, such as ["a/"], not "a/"'),
        ("exclude = [1]", "faqbot.toml:1: exclude: must hold globs in quotes, not 1"),
        ("exclude = ['!a']", 'faqbot.toml:1: exclude: holds "!a"'),
        ("include = []", "faqbot.toml:1: include: is an empty list"),
        ("log = 1", "faqbot.toml:1: log: must be the path of a file in quotes, not 1"),
        ("log = 'logs/'", 'faqbot.toml:1: log: must be the path of a file, not "logs/"'),
        ("log = 'faq.md'", 'faqbot.toml:1: log: names a document, "faq.md"'),
        ("\ntitle = Acme", "faqbot.toml:2: is not valid TOML (invalid value); a setting looks like title ="),
        ("threshold = 0,7", "faqbot.toml:1: is not valid TOML (expected newline"),
        ("title = 'a'\n\ntitle = 'b'\nlog='x'", "faqbot.toml:3: sets what is set above already"),
        ("title", "faqbot.toml:1: is not valid TOML"),
        (b"a\0", "faqbot.toml:1: holds a NUL byte"),
        ("x = " + "[" * 100_000, "faqbot.toml: is nested too deeply"),
        ("#" * 1_000_001, "faqbot.toml: is larger than 1,000,000 bytes"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(file: Path, text: str | bytes, message: str) -> None:
    assert said(file, text).startswith(message)


def test_a_language_that_does_not_exist_is_refused_with_the_nearest(file: Path) -> None:
    with pytest.raises(LanguageError) as error:
        read(file, "\nlanguage = 'germna'")
    assert (error.value.path, error.value.line) == (str(file), 2)
    assert str(error.value).endswith("no stemmer for the language 'germna'; did you mean german?")


def test_a_line_within_a_text_is_not_taken_for_a_setting(file: Path) -> None:
    assert said(file, 'title = """a\nlog = 5\n"""\nlog = 5').startswith("faqbot.toml:4: log: must be the path")


ABOVE = ["title = 'a'", "# c", "", "exclude = [\n 'b',\n 'c']", 'log = """x\nthreshold = 1"""']


@given(st.lists(st.sampled_from(ABOVE), max_size=5, unique=True))
def test_the_line_of_a_wrong_value_is_the_line_that_it_stands_on(
    tmp_path_factory: pytest.TempPathFactory, before: list[str]
) -> None:
    file = tmp_path_factory.mktemp("any") / "faqbot.toml"
    text = "\n".join([*before, "threshold = 2", "include = ['x']"])
    with pytest.raises(CorpusError) as error:
        read(file, text)
    assert error.value.line == "\n".join([*before, ""]).count("\n") + 1


def test_an_item_of_a_list_is_found_on_its_own_line(file: Path) -> None:
    found = read(file, "title = 'a'\nexclude = [\n  'a/',\n  \"b/\",\n]\n")
    assert [found.line("exclude", glob) for glob in ("a/", "b/")] == [3, 4]
    assert found.line("exclude") == 2


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read anything")
def test_a_file_that_may_not_be_read_is_an_error(file: Path) -> None:
    file.write_text("title = 'a'")
    file.chmod(0)
    with pytest.raises(CorpusError, match="permission denied"):
        read_settings_file(str(file), "faqbot.toml")


def two(tmp_path: Path, first: str, second: str) -> list[SettingsFile]:
    files = []
    for name, text in (("a", first), ("b", second)):
        (tmp_path / name).mkdir()
        files.append(read(tmp_path / name / "faqbot.toml", text))
    return files


def test_roots_that_agree_or_set_different_things_make_one_corpus(tmp_path: Path) -> None:
    files = two(tmp_path, "threshold = 0.5\ntitle = 'A'", "threshold = 0.5\nlanguage = 'german'\ntitle = 'B'")
    assert agreed(files) == CorpusSettings("A, B", "german", 0.5)


@pytest.mark.parametrize(("key", "values"), [("threshold", "0.5 0.6"), ("language", "'dutch' 'german'")])
def test_roots_that_differ_are_refused_with_both_places_unless_the_caller_decides(
    tmp_path: Path, key: str, values: str
) -> None:
    first, second = values.split()
    files = two(tmp_path, f"{key} = {first}", f"\n{key} = {second}")
    with pytest.raises(CorpusError) as error:
        agreed(files)
    assert str(error.value).startswith(f"{files[0].path}:1: {key} is ")
    assert f"in {files[1].path}:2; make them equal, or give --{key}" in str(error.value)
    assert agreed(files, [key]) == NO_SETTINGS


def test_a_setting_that_one_root_has_stays_if_the_caller_decides(tmp_path: Path) -> None:
    assert agreed(two(tmp_path, "threshold = 0.5", ""), ["threshold"]).threshold == 0.5
