"""The manifest: its versions, its checksum, and the analyser that an index was made with."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from saved_index import manifest_of, refused, rewrite_manifest

from faqbot import DamagedIndexError, IndexFileError, LanguageError
from faqbot.index.storage import manifest as module
from faqbot.index.storage.manifest import FORMAT_VERSION, read_manifest, seal, settings
from faqbot.index.storage.verifying import verify_index


@pytest.mark.parametrize("version", [FORMAT_VERSION + 1, FORMAT_VERSION - 1, 10**30])
def test_an_index_of_another_version_names_both(version: int, saved: Path) -> None:
    rewrite_manifest(saved, version=version)
    said = refused(saved)
    assert f"an index of version {version}." in said
    assert said.endswith("rebuild it with: FaqBot.update(directory, documents)")
    assert ("upgrade faqbot, or rebuild" in said) == (version > FORMAT_VERSION)


def test_an_index_of_a_version_whose_manifest_had_no_checksum_names_both_versions(saved: Path) -> None:
    manifest = manifest_of(saved)
    del manifest["crc32"]
    (saved / "manifest.json").write_text(json.dumps({**manifest, "version": 5}))
    assert "an index of version 5." in refused(saved)


def test_a_sealed_manifest_says_what_it_said(saved: Path) -> None:
    manifest = manifest_of(saved)
    assert json.loads(seal(manifest)) == manifest


@pytest.mark.parametrize("kept", [0, 1, 100, -1])
def test_a_manifest_that_is_cut_short_is_damage(kept: int, saved: Path) -> None:
    path = saved / "manifest.json"
    path.write_bytes(path.read_bytes().rstrip()[:kept])
    with pytest.raises(DamagedIndexError):
        read_manifest(str(saved))


def test_a_manifest_in_which_something_was_changed_is_damage(saved: Path) -> None:
    path = saved / "manifest.json"
    path.write_text(path.read_text().replace('"chunks": ', '"chunks": 1'))
    with pytest.raises(DamagedIndexError):
        read_manifest(str(saved))


def test_a_manifest_of_another_program_is_no_damage(saved: Path) -> None:
    (saved / "manifest.json").write_text('{"name": "an app", "icons": []}')
    with pytest.raises(IndexFileError) as error:
        read_manifest(str(saved))
    assert not isinstance(error.value, DamagedIndexError)


def test_an_index_whose_words_were_stemmed_otherwise_is_refused(saved: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rewrite_manifest(saved, stemmer="2.2.0.3")
    monkeypatch.setattr(module, "fingerprint", lambda language: 1)
    said = refused(saved)
    assert "made with PyStemmer 2.2.0.3, which stems other words than PyStemmer " in said
    assert said.endswith("; rebuild it with: FaqBot.update(directory, documents)")
    with pytest.raises(IndexFileError, match=r"PyStemmer 2\.2\.0\.3"):
        verify_index(saved)


def test_settings_tell_languages_and_analysers(monkeypatch: pytest.MonkeyPatch) -> None:
    english = settings("english")
    assert settings("english") == english
    assert settings("german")["fingerprint"] != english["fingerprint"]
    monkeypatch.setattr(module, "fingerprint", lambda language: 1)
    assert settings("english") != english


def test_settings_of_an_unknown_language_are_an_error() -> None:
    with pytest.raises(LanguageError, match="klingon"):
        settings("klingon")
