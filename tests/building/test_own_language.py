"""Documents are read in the language that they are in, unless somebody names one."""

from __future__ import annotations

import json
import warnings
from collections.abc import Callable
from pathlib import Path

import pytest
from saved_index import data_of
from toy_encoder import Trigrams

from faqbot import CorpusWarning, FaqBot
from faqbot.building.rephrasing import read_to_rephrase
from faqbot.corpus.files.discovery import find_files

GUARANTEE = """Die Garantie gilt für zwei Jahre, wenn das Gerät nicht geöffnet wurde. Wer es selbst öffnet, hat keinen
Anspruch mehr auf eine kostenlose Reparatur, kann es aber immer noch bei uns reparieren lassen."""
DEFECT = """Prüfen Sie bitte, ob es geladen ist und ob der Schalter an der Seite auf der richtigen Stellung steht. Wenn
das nicht hilft, schicken Sie es uns mit der Rechnung und einem kurzen Brief, in dem Sie sagen, was ist."""
PAIRS = [("Wie lange gilt die Garantie?", GUARANTEE), ("Was muss ich tun, wenn das Gerät nicht angeht?", DEFECT)]
GERMAN = "# Garantie\n\n" + "".join(f"## {question}\n\n{answer}\n\n" for question, answer in PAIRS)
FRENCH = """# La garantie

## Combien de temps dure la garantie ?

La garantie est valable pendant deux ans si l'appareil n'a pas été ouvert. Si vous l'ouvrez vous-même, vous n'avez plus
droit à une réparation gratuite, mais vous pouvez toujours le faire réparer chez nous pour le prix que nous vous dirons.
Dans ce cas, envoyez-le nous avec la facture et une lettre dans laquelle vous nous dites ce qui ne va pas.
"""
ENGLISH = """# The warranty

## How long does the warranty last?

The warranty lasts for two years if the device has not been opened. If you open it yourself, you no longer have a right
to a free repair, but you can still have it repaired by us for the price that we will tell you beforehand. In
that case, send it to us with the bill and a letter in which you tell us what is wrong with it.
"""


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    folder = tmp_path / "docs"
    folder.mkdir()
    (folder / "garantie.md").write_text(GERMAN, encoding="utf-8")
    return folder


@pytest.fixture(autouse=True)
def nothing_to_warn_of() -> object:
    with warnings.catch_warnings():
        warnings.simplefilter("error", CorpusWarning)
        yield


@pytest.mark.parametrize(
    "made",
    [
        FaqBot.from_corpus,
        lambda _: FaqBot.from_texts({"garantie.md": GERMAN}),
        lambda _: FaqBot.from_pairs(PAIRS),
        lambda docs: FaqBot.update(docs.parent / "new", docs),
    ],
    ids=["from_corpus", "from_texts", "from_pairs", "update"],
)
def test_documents_are_read_in_their_own_language(made: Callable[[Path], FaqBot], docs: Path) -> None:
    bot = made(docs)
    assert bot.language == "german"
    assert bot.ask("Gilt die Garantie noch lange?").text == GUARANTEE


@pytest.mark.parametrize(("text", "language"), [(FRENCH, "french"), (ENGLISH, "english")])
def test_the_language_is_told_by_the_words(text: str, language: str) -> None:
    assert FaqBot.from_texts({"page.md": text}).language == language


def test_a_single_pair_is_read_and_answered_in_its_own_language() -> None:
    bot = FaqBot.from_pairs([("Wer zahlt das Porto?", "Das zahlen wir.")])
    assert bot.language == "german"
    assert bot.ask("Bezahlt ihr das Porto?").text == "Das zahlen wir."
    assert bot.ask("Liefert ihr Pizza?").text.startswith("Dazu habe ich nichts gefunden.")


def test_a_table_of_prices_is_read_in_the_language_of_its_labels() -> None:
    bot = FaqBot.from_texts({"preise.csv": "Leistung,Preis\nErwachsene,12 €\nKinder,6 €\nSauna,18 €\n"})
    assert bot.language == "german"


def test_a_few_words_do_not_contradict_who_names_the_language() -> None:
    assert FaqBot.from_pairs([("Wer zahlt das Porto?", "Das zahlen wir.")], language="english").language == "english"


def test_the_index_is_that_of_the_named_language(docs: Path, tmp_path: Path) -> None:
    FaqBot.from_corpus(docs).save(tmp_path / "own")
    FaqBot.from_corpus(docs, language="german").save(tmp_path / "named")
    assert data_of(tmp_path / "own").read_bytes() == data_of(tmp_path / "named").read_bytes()


def test_a_new_directory_keeps_what_one_of_the_named_language_keeps(docs: Path, tmp_path: Path) -> None:
    kept = []
    for name, language in (("own", None), ("named", "german")):
        FaqBot.update(tmp_path / name, docs, language=language)
        paths = (path for path in (tmp_path / name).rglob("*") if path.is_file())
        kept.append({str(path.relative_to(tmp_path / name)): path.read_bytes() for path in paths})
    assert kept[0] == kept[1]


def test_an_update_keeps_the_language_of_the_index(docs: Path, tmp_path: Path) -> None:
    index = tmp_path / "index"
    FaqBot.update(index, docs)
    (docs / "garantie.md").write_text(ENGLISH, encoding="utf-8")
    with pytest.warns(CorpusWarning, match="seem to be in English; they are read as German"):
        assert FaqBot.update(index, docs).language == "german"


def test_a_language_that_is_named_counts(docs: Path) -> None:
    with pytest.warns(CorpusWarning, match="seem to be in German; they are read as English"):
        assert FaqBot.from_corpus(docs, language="english").language == "english"
    (docs / "faqbot.toml").write_text('language = "dutch"')
    with pytest.warns(CorpusWarning, match="seem to be in German; they are read as Dutch"):
        assert FaqBot.from_corpus(docs).language == "dutch"


def test_the_static_table_is_that_of_the_language_of_the_documents(docs: Path) -> None:
    assert FaqBot.from_corpus(docs, encoder="static").language == "german"


def test_an_encoder_that_is_given_reads_the_documents_in_any_language(docs: Path) -> None:
    bot = FaqBot.from_corpus(docs, encoder=Trigrams())
    assert bot.language == "german"
    bot.save(docs.parent / "index")
    assert json.loads((docs.parent / "index" / "manifest.json").read_text())["encoder"]["name"] == "trigrams"


def test_a_warning_about_documents_is_given_once(docs: Path) -> None:
    (docs / "empty.csv").write_text("question,answer\nWas?\n")
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        assert FaqBot.from_corpus(docs).language == "german"
    assert [str(warning.message).partition(":")[0] for warning in caught].count("docs/empty.csv") <= 1
    assert len({str(warning.message) for warning in caught}) == len(caught) > 0


def test_a_reload_reads_documents_in_the_language_that_they_are_in_now(docs: Path) -> None:
    bot = FaqBot.from_corpus(docs)
    (docs / "garantie.md").write_text(ENGLISH, encoding="utf-8")
    bot.reload()
    assert bot.language == "english"
    assert bot.search("how long is it") == FaqBot.from_corpus(docs).search("how long is it")


def test_phrasings_are_judged_in_the_language_of_the_documents(docs: Path) -> None:
    assert read_to_rephrase(find_files([docs]), None, None).analyser.language == "german"
