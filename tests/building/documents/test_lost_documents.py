"""Documents that are read again: what is deleted is gone, what cannot be read is an error."""

from __future__ import annotations

from pathlib import Path

import pytest
from saved_index import data_of

from faqbot import FaqBot
from faqbot.building.documents.lost_documents import refuse_lost
from faqbot.building.update import update_index
from faqbot.cli.caching.cache import open_corpus
from faqbot.corpus.files.discovery import find_files
from faqbot.corpus.files.refusals import Skipped
from faqbot.errors import CorpusError

PAGE = "# {0}\n\n## Do you sell {0}?\n\nYes, we sell {0}.\n"


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    folder = tmp_path / "docs"
    (folder / "deep").mkdir(parents=True)
    for name in ("lamps.md", "deep/chairs.md"):
        (folder / name).write_text(PAGE.format(Path(name).stem))
    return folder


@pytest.fixture(params=["in memory", "cached"])
def bot(request: pytest.FixtureRequest, docs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FaqBot:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return FaqBot.from_corpus(docs) if request.param == "in memory" else open_corpus([str(docs)])


def spoil(docs: Path) -> None:
    with (docs / "lamps.md").open("ab") as file:
        file.write(b"\0")


@pytest.mark.filterwarnings("ignore::faqbot.CorpusWarning")
def test_a_document_that_is_there_and_cannot_be_read_is_an_error_and_stays(bot: FaqBot, docs: Path) -> None:
    spoil(docs)
    for _ in range(2):  # the second time, the cache has the index without the document
        with pytest.raises(CorpusError, match=r"^lamps\.md: cannot be read any more: "):
            bot.reload()
    assert bot.ask("do you sell lamps?").text == "Yes, we sell lamps."


def test_the_documents_of_a_folder_that_is_closed_stay(docs: Path) -> None:
    before, after = FaqBot.from_corpus(docs), FaqBot.from_corpus(docs / "lamps.md")
    found = find_files([docs / "lamps.md"])
    refuse_lost(before._index, after._index, found)  # a folder that is gone
    closed = found._replace(skipped=(Skipped("deep/", "permission denied"),))
    with pytest.raises(CorpusError, match=r"^deep/chairs\.md: cannot be read any more: permission denied"):
        refuse_lost(before._index, after._index, closed)


@pytest.mark.parametrize("emptied", ["\n", "# Lamps\n", "<!-- moved to beds.md -->\n"])
@pytest.mark.filterwarnings("ignore::faqbot.CorpusWarning")
def test_a_document_that_is_read_and_has_no_answer_any_more_is_gone(bot: FaqBot, docs: Path, emptied: str) -> None:
    (docs / "lamps.md").write_text(emptied)
    (docs / "beds.md").write_text(PAGE.format("beds"))
    bot.reload()
    assert bot.documents() == ["beds.md", "deep/chairs.md"]


@pytest.mark.parametrize("rows", ["", "Do you sell nails?,Yes.,no\n"])
@pytest.mark.filterwarnings("ignore::faqbot.CorpusWarning")
def test_a_table_whose_rows_are_removed_or_switched_off_is_gone(docs: Path, rows: str) -> None:
    table = docs / "nails.csv"
    table.write_text("question,answer,enabled\nDo you sell nails?,Yes.,yes\n")
    bot = FaqBot.from_corpus(docs)
    table.write_text(f"question,answer,enabled\n{rows}")
    bot.reload()
    assert bot.documents() == ["deep/chairs.md", "lamps.md"]


@pytest.mark.filterwarnings("ignore::faqbot.CorpusWarning")
def test_a_document_that_was_deleted_or_emptied_is_gone(bot: FaqBot, docs: Path) -> None:
    (docs / "lamps.md").unlink()
    (docs / "deep" / "chairs.md").write_text("")
    (docs / "beds.md").write_text(PAGE.format("beds"))
    bot.reload()
    assert bot.documents() == ["beds.md"]


@pytest.mark.filterwarnings("ignore::faqbot.CorpusWarning")
def test_an_update_of_an_index_that_keeps_its_documents_leaves_the_index_as_it_was(docs: Path, tmp_path: Path) -> None:
    index = tmp_path / "an.index"
    update_index(index, [docs])
    before = data_of(index).name
    spoil(docs)
    with pytest.raises(CorpusError, match=r"lamps\.md: cannot be read any more"):
        update_index(index, [docs], keeps_documents=True)
    assert data_of(index).name == before
    update_index(index, [docs])
    assert FaqBot.load(index).documents() == ["deep/chairs.md"]
