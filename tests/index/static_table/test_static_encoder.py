"""Which vectors an index gets: those of the static table of its language, if it has one, or what the user names."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from toy_encoder import trigrams

from faqbot import EncoderError, FaqBot, IndexFileError
from faqbot.index.encoder import Encoding
from faqbot.index.static_table import static_encoder
from faqbot.index.static_table.language_tables import table_of
from faqbot.index.static_table.static_encoder import StaticEncoder, encoder_for, encoder_of, is_static, reads_texts


@pytest.fixture
def clinic(tmp_path: Path) -> Path:
    (tmp_path / "clinic.md").write_text(
        "# Clinic\n\n## When may I see a physician?\n\nOn weekdays.\n\n## Where do I leave my bicycle?\n\nOutside.\n"
    )
    return tmp_path / "clinic.md"


def vectors(bot: FaqBot) -> int:
    return len(bot._index.arrays["title_vectors"])


def test_english_documents_get_the_static_table_by_default(clinic: Path) -> None:
    assert is_static(FaqBot.from_corpus(clinic)._index.encoder)
    assert vectors(FaqBot.from_corpus(clinic)) == vectors(FaqBot.from_corpus(clinic, encoder="static")) > 0


def test_documents_in_other_languages_get_the_table_of_their_language(clinic: Path) -> None:
    assert is_static(FaqBot.from_corpus(clinic, language="german")._index.encoder)
    assert vectors(FaqBot.from_corpus(clinic, language="german")) > 0


def test_documents_in_a_language_without_a_table_get_no_vectors(clinic: Path) -> None:
    assert vectors(FaqBot.from_corpus(clinic, language="thai")) == 0


def test_a_german_question_finds_what_it_means_in_other_words(tmp_path: Path) -> None:
    (tmp_path / "praxis.md").write_text(
        "# Praxis\n\n## Wann ist das Krankenhaus offen?\n\nMontags.\n\n## Wo steht mein Fahrrad?\n\nDraußen.\n"
    )
    bot = FaqBot.from_corpus(tmp_path / "praxis.md", language="german")
    bot.save(tmp_path / "index")
    for one in (bot, FaqBot.load(tmp_path / "index")):
        assert one.search("Klinik")[0].chunk.question == "Wann ist das Krankenhaus offen?"


def test_none_switches_the_vectors_off(clinic: Path) -> None:
    bot = FaqBot.from_corpus(clinic, encoder="none")
    assert vectors(bot) == 0
    bot.reload()
    assert vectors(bot) == 0


@pytest.mark.parametrize(("given", "language"), [("statc", "english"), ("static", "thai"), (7, "english")])
def test_what_is_no_encoder_or_has_no_words_of_the_language_is_refused(given: object, language: str) -> None:
    with pytest.raises(EncoderError):
        encoder_for(given, language)  # type: ignore[arg-type]


def test_an_index_with_the_table_is_loaded_without_naming_it(clinic: Path, tmp_path: Path) -> None:
    bot = FaqBot.from_corpus(clinic)
    bot.save(tmp_path / "index")
    loaded = FaqBot.load(tmp_path / "index")
    assert loaded.ask("the opening hours of your doctor") == bot.ask("the opening hours of your doctor")
    loaded.reload()
    assert is_static(loaded._index.encoder)


def test_loading_an_index_does_not_read_the_table(clinic: Path, tmp_path: Path) -> None:
    FaqBot.from_corpus(clinic).save(tmp_path / "index")
    table_of.cache_clear()
    FaqBot.load(tmp_path / "index")
    assert table_of.cache_info().currsize == 0


def test_an_index_of_another_table_is_not_taken_for_this_one() -> None:
    assert encoder_of(Encoding("static 0", 128), None, "english") is None
    assert encoder_of(None, None, "english") is None


def test_an_index_of_the_table_that_is_loaded_without_vectors_says_to_name_no_encoder(
    clinic: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    FaqBot.update(tmp_path / "index", clinic)
    with pytest.raises(IndexFileError, match=r"made with the encoder 'static 2' .*; leave out encoder=…, or rebuild"):
        FaqBot.load(tmp_path / "index", encoder="none")
    monkeypatch.setattr(static_encoder, "_ENCODING", Encoding("static 3", 128))
    monkeypatch.setattr(StaticEncoder, "name", "static 3")
    with pytest.raises(IndexFileError, match=r"made with the encoder 'static 2' \(128 dimensions\); rebuild"):
        FaqBot.load(tmp_path / "index")


@pytest.mark.parametrize("language", ["english", "german"])
def test_update_and_build_give_the_same_index(language: str, clinic: Path, tmp_path: Path) -> None:
    built = FaqBot.from_corpus(clinic, language=language)
    built.save(tmp_path / "built")
    assert FaqBot.update(tmp_path / "updated", clinic, language=language).digest == built.digest


def test_an_index_of_an_older_static_table_is_updated_to_this_one(
    clinic: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as before:
        before.setattr(StaticEncoder, "name", "static 0")
        before.setattr(static_encoder, "_ENCODING", Encoding("static 0", 128))
        FaqBot.update(tmp_path / "index", clinic)
    clean = FaqBot.update(tmp_path / "clean", clinic)
    assert FaqBot.update(tmp_path / "index", clinic).digest == clean.digest


def test_an_update_goes_from_no_vectors_to_the_table_and_back(clinic: Path, tmp_path: Path) -> None:
    sizes = [vectors(FaqBot.update(tmp_path / "index", clinic, encoder=given)) for given in ("none", None, "none")]
    assert sizes[0] == sizes[2] == 0 < sizes[1]


def test_texts_are_read_by_a_users_encoder_only() -> None:
    chosen = [encoder_for(given, "english") for given in (trigrams, "static", "none")]
    assert list(map(reads_texts, chosen)) == [True, False, False]


def test_the_static_encoder_is_an_encoder_like_any_other() -> None:
    rows = StaticEncoder("english")(["a doctor", "", "the physician"])
    assert rows.shape == (3, 128)
    assert not rows[1].any()
    assert rows[0] @ rows[2] > 0.5 * np.linalg.norm(rows[0]) * np.linalg.norm(rows[2])
