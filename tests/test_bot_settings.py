"""The library and saved indexes obey what authors set in `faqbot.toml`."""

from __future__ import annotations

import json
import pickle
from pathlib import Path

import pytest
from saved_index import data_of

from faqbot import CorpusError, FaqBot, IndexFileError, LanguageError, answer_lines
from faqbot.evaluation.evaluation import evaluate
from faqbot.evaluation.labelled import read_labelled
from faqbot.index.storage.manifest import seal
from faqbot.ranking.fitted import THRESHOLD

PAGE = "# Parcels\n\n## How do I return a parcel?\n\nSend it back within 30 days.\n\n## Is it free?\n\nYes.\n"
GERMAN = "# Pakete\n\n## Wie werden Pakete verschickt?\n\nMit der Post.\n"
# A question that the page answers, but not for sure.
UNSURE = "how do I return a broken lamp"


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    folder = tmp_path / "docs"
    folder.mkdir()
    (folder / "parcels.md").write_text(PAGE)
    return folder


def set_to(docs: Path, *lines: str) -> Path:
    (docs / "faqbot.toml").write_text("\n".join(lines))
    return docs


def test_without_settings_a_bot_has_no_title_and_the_threshold_of_faqbot(docs: Path) -> None:
    bot = FaqBot.from_corpus(docs)
    assert (bot.title, bot.threshold, bot.default_log) == (None, THRESHOLD, None)


def test_the_title_names_the_collection_and_no_document(docs: Path) -> None:
    plain, titled = FaqBot.from_corpus(docs), FaqBot.from_corpus(set_to(docs, 'title = "Acme help"'))
    assert titled.title == "Acme help"
    assert titled.topics() == ["Parcels"]
    assert titled.ask(UNSURE) == plain.ask(UNSURE)


def test_the_threshold_decides_where_ask_is_given_none(docs: Path) -> None:
    confidence = FaqBot.from_corpus(docs).ask(UNSURE).confidence
    assert 0 < confidence < 1
    bot = FaqBot.from_corpus(set_to(docs, f"threshold = {confidence}"))
    assert bot.threshold == confidence
    assert (bot.ask(UNSURE).outcome, bot.ask(UNSURE).threshold) == ("answer", confidence)
    assert bot.ask(UNSURE, threshold=1).outcome == "abstain"
    assert FaqBot.from_corpus(set_to(docs, "threshold = 1")).ask(UNSURE).outcome == "abstain"


def test_a_saved_index_obeys_the_settings_without_the_folder(docs: Path, tmp_path: Path) -> None:
    FaqBot.from_corpus(set_to(docs, "threshold = 0", 'title = "Acme"')).save(tmp_path / "index")
    (docs / "faqbot.toml").unlink()
    for bot in (FaqBot.load(tmp_path / "index"), pickle.loads(pickle.dumps(FaqBot.load(tmp_path / "index")))):
        assert (bot.title, bot.threshold) == ("Acme", 0)
        assert bot.ask(UNSURE).outcome == "answer"
        assert bot.conversation().say(UNSURE).threshold == 0
    (line,) = answer_lines([UNSURE], tmp_path / "index")
    assert json.loads(line)["outcome"] == "answer"


def test_an_evaluation_measures_with_the_threshold_of_the_settings(docs: Path, tmp_path: Path) -> None:
    labelled = tmp_path / "labelled.jsonl"
    labelled.write_text(json.dumps({"question": UNSURE, "expected": ["parcels.md:3-5"]}) + "\n")
    for threshold, right in ((0, 1), (1, 0)):
        bot = FaqBot.from_corpus(set_to(docs, f"threshold = {threshold}"))
        answered_right = evaluate(bot, read_labelled(str(labelled))).overall.answered_right
        assert answered_right is not None
        assert answered_right.count == right


def test_the_language_is_that_of_the_settings_unless_the_caller_names_one(docs: Path) -> None:
    (docs / "parcels.md").write_text(GERMAN)
    set_to(docs, 'language = "German"')
    bot = FaqBot.from_corpus(docs)
    assert bot.language == "german"
    assert bot.ask("wie verschickt ihr ein Paket?").outcome == "answer"
    assert FaqBot.from_corpus(docs, language="dutch").language == "dutch"
    with pytest.raises(LanguageError):
        FaqBot.from_corpus(docs, language="")


def test_an_update_obeys_the_settings_and_is_the_build_that_from_corpus_saves(docs: Path, tmp_path: Path) -> None:
    index, clean = tmp_path / "index", tmp_path / "clean"
    for lines in (["threshold = 0.3"], ['title = "A"'], ["# nothing"], ['language = "dutch"'], ['exclude = ["b.md"]']):
        (docs / "b.md").write_text("# B\n\nA lamp.\n")
        updated = FaqBot.update(index, set_to(docs, *lines))
        FaqBot.from_corpus(docs).save(clean)
        if lines != ['exclude = ["b.md"]']:  # else the index keeps its language, as without settings
            assert data_of(index).name == data_of(clean).name
        fresh = FaqBot.load(clean)
        assert (updated.title, updated.threshold) == (fresh.title, fresh.threshold)
    assert updated.language == "dutch"


def test_an_update_writes_again_if_a_value_changes_but_not_for_a_comment(docs: Path, tmp_path: Path) -> None:
    first = FaqBot.update(tmp_path / "index", set_to(docs, "threshold = 0.3"))
    again = FaqBot.update(tmp_path / "index", set_to(docs, "# as agreed", "threshold = 0.3"))
    other = FaqBot.update(tmp_path / "index", set_to(docs, "threshold = 0.4"))
    assert first.digest == again.digest != other.digest
    assert other.threshold == 0.4


def test_a_reload_reads_the_settings_again(docs: Path) -> None:
    bot = FaqBot.from_corpus(set_to(docs, "threshold = 0.3"))
    set_to(docs, "threshold = 0.4", 'language = "dutch"', 'title = "New"', 'log = "asked.jsonl"')
    bot.reload()
    assert (bot.threshold, bot.language, bot.title) == (0.4, "dutch", "New")
    assert bot.default_log == str(docs / "asked.jsonl")
    (docs / "faqbot.toml").unlink()
    bot.reload()
    assert (bot.threshold, bot.language, bot.title, bot.default_log) == (THRESHOLD, "english", None, None)


def test_a_reload_keeps_the_language_that_the_caller_named(docs: Path) -> None:
    bot = FaqBot.from_corpus(docs, language="dutch")
    set_to(docs, 'language = "german"')
    bot.reload()
    assert bot.language == "dutch"


@pytest.mark.parametrize("before", ["english", "german"])
def test_a_reload_in_another_language_has_the_vectors_of_a_new_bot(docs: Path, before: str) -> None:
    after = {"english": "german", "german": "english"}[before]
    bot = FaqBot.from_corpus(set_to(docs, f'language = "{before}"'))
    set_to(docs, f'language = "{after}"')
    bot.reload()
    assert bot.search(UNSURE) == FaqBot.from_corpus(docs).search(UNSURE)


def test_roots_that_differ_are_refused_unless_the_caller_decides(docs: Path, tmp_path: Path) -> None:
    set_to(docs, 'language = "german"')
    other = tmp_path / "other"
    other.mkdir()
    (other / "b.md").write_text(GERMAN)
    set_to(other, 'language = "dutch"')
    for build in (FaqBot.from_corpus, lambda *paths: FaqBot.update(tmp_path / "index", *paths)):
        with pytest.raises(CorpusError, match=r'faqbot.toml:1: language is "german" here and "dutch" in .*toml:1'):
            build(docs, other)
    assert not (tmp_path / "index").exists()
    bot = FaqBot.from_corpus(docs, other, language="english")
    bot.reload()
    assert bot.language == "english"
    assert FaqBot.update(tmp_path / "index", docs, other, language="english").language == "english"


@pytest.mark.parametrize(
    ("key", "value"), [("title", 7), ("threshold", 2.0), ("threshold", "0.5"), ("threshold", True)]
)
def test_a_manifest_with_a_setting_that_faqbot_does_not_write_is_damage(
    docs: Path, tmp_path: Path, key: str, value: object
) -> None:
    FaqBot.from_corpus(docs).save(tmp_path / "index")
    manifest = tmp_path / "index" / "manifest.json"
    manifest.write_bytes(seal({**json.loads(manifest.read_bytes()), key: value}))
    with pytest.raises(IndexFileError, match=f"has a {key} that is no"):
        FaqBot.load(tmp_path / "index")
