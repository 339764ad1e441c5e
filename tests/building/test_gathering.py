"""Documents to segments: in memory or in a directory, with the ids, warnings and errors of reading one by one."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from saved_index import data_of

from faqbot import FaqBot
from faqbot.building import segment_store
from faqbot.building.documents import kept_documents
from faqbot.building.gathering import first_plan, gather
from faqbot.building.segment_store import DirectoryStore, Job, MemoryStore, Plan, SegmentStore, in_order
from faqbot.corpus import cutting
from faqbot.corpus.chunk import Chunk
from faqbot.corpus.files.discovery import find_files
from faqbot.corpus.reading import read_corpus
from faqbot.errors import CorpusError, CorpusWarning
from faqbot.text.analyser import Analyser

ENGLISH = Analyser()
HEAD = "question,answer,id,topic\n"
DOCUMENTS = [
    "# One\n\n## Is it safe?\n\nYes.\n\n## Is it safe?\n\nNo.\n",
    "",
    f"{HEAD}How far?,Ten.,x,Bus\nHow far?,Ten.,x,Train\n",
    f"{HEAD}How far?,Nine.,x,Bus\nHow far?,,x~2,Bus\n",
    "a,b\n1,2\n",
    f'{HEAD}"How far?,Nine.\n',
    f"{HEAD}How far?,Nine.,caf\xe9,\n",
]


@given(st.lists(st.tuples(st.sampled_from(DOCUMENTS), st.sampled_from(["csv", "md"])), min_size=1, max_size=6))
def test_the_chunks_warnings_and_errors_are_those_of_reading_one_document_after_the_other(
    documents: list[tuple[str, str]],
) -> None:
    with TemporaryDirectory() as folder, TemporaryDirectory() as kept:
        for number, (text, suffix) in enumerate(documents):
            Path(folder, f"{number}.{suffix}").write_text(text, encoding="latin-1")
        expected = outcome(lambda: read_corpus([folder]).chunks)
        assert outcome(lambda: gathered_chunks(folder, MemoryStore())) == expected
        assert outcome(lambda: gathered_chunks(folder, DirectoryStore(kept))) == expected
        assert outcome(lambda: gathered_chunks(folder, DirectoryStore(kept))) == expected


def gathered_chunks(folder: str, store: SegmentStore) -> tuple[Chunk, ...]:
    found = find_files([folder])
    gathered = gather(found, first_plan(found, store, ENGLISH), in_order)
    return tuple(chunk for segment in gathered.segments for chunk in segment.chunks())


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give each document a segment of its own, however small it is."""
    monkeypatch.setattr(segment_store, "_SHARED_BYTES", 0)


def outcome(read: Callable[[], tuple[Chunk, ...]]) -> tuple[object, list[str]]:
    """Return the chunks, or the error, and the warnings."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            result: object = read()
        except CorpusError as error:
            result = str(error)
    return result, [str(warned.message) for warned in caught]


def test_more_documents_share_a_segment_in_memory_than_in_a_directory(tmp_path: Path) -> None:
    docs, kept = tmp_path / "docs", tmp_path / "kept"
    docs.mkdir()
    kept.mkdir()
    for number in range(5):
        (docs / f"{number}.md").write_text(f"# Page {number}\n\n{'x' * 9000}\n")
    found = find_files([docs])
    for store, count in ((MemoryStore(), 1), (DirectoryStore(str(kept)), 5)):
        gathered = gather(found, first_plan(found, store, ENGLISH), in_order)
        assert (len(gathered.segments), len(gathered.keys)) == (count, count)


def test_a_document_that_comes_or_goes_changes_few_of_the_segments_that_tiny_documents_share(tmp_path: Path) -> None:
    docs, kept = tmp_path / "docs", tmp_path / "kept"
    docs.mkdir()
    kept.mkdir()
    keys = []
    for number in range(300):
        (docs / f"{number:03}.md").write_text(f"# Page {number}\n\nSomething of {number}.\n")
    for change in (lambda: None, (docs / "000.md").unlink, lambda: (docs / "150.md").write_text("# New\n\nOther.\n")):
        change()
        found = find_files([docs])
        keys.append(gather(found, first_plan(found, DirectoryStore(str(kept)), ENGLISH), in_order).keys)
    assert 4 < len(keys[0]) < 30
    assert max(len(keys[1] - keys[0]), len(keys[2] - keys[1])) <= 2


@pytest.mark.usefixtures("alone")
def test_only_segments_that_were_analysed_by_a_wrong_guess_are_analysed_again(tmp_path: Path) -> None:
    docs, kept = tmp_path / "docs", tmp_path / "kept"
    docs.mkdir()
    kept.mkdir()
    for name in "ab":
        (docs / f"{name}.csv").write_text(f"{HEAD}What of {name}?,Something.,,Bus\n")
    done: list[tuple[str, bool | None]] = []

    def work(jobs: Any, plan: Plan) -> list[Exception | None]:
        done.extend((job_name(job), plan.several) for job in jobs)
        return in_order(jobs, plan)

    for changed in ("", " More of it."):
        (docs / "b.csv").write_text(f"{HEAD}What of b?,Something.{changed},,Bus\n")
        found = find_files([docs])
        gather(found, first_plan(found, DirectoryStore(str(kept)), ENGLISH), work)
    assert done == [
        ("a.csv", True), ("b.csv", True), ("a.csv", False), ("b.csv", False), ("b.csv", True), ("b.csv", False)
    ]  # fmt: skip


@pytest.mark.usefixtures("alone")
def test_segments_whose_documents_begin_or_cease_to_share_a_title_are_made_again(tmp_path: Path) -> None:
    docs, kept = tmp_path / "docs", tmp_path / "kept"
    kept.mkdir()
    for folder in ("shoes", "bags"):
        (docs / folder).mkdir(parents=True)
    (docs / "bags" / "returns.md").write_text("# Returns\n\nBags go back in a week.\n")
    (docs / "shoes" / "other.md").write_text("# Care\n\nShoes want wax.\n")
    titles, done = [], []

    def work(jobs: Any, plan: Plan) -> list[Exception | None]:
        done.extend(map(job_name, jobs))
        return in_order(jobs, plan)

    for title in ("Care", "Returns", "returns", "Care"):
        (docs / "shoes" / "other.md").write_text(f"# {title}\n\nShoes want wax.\n")
        found, store = find_files([docs]), DirectoryStore(str(kept))
        gathered = gather(found, first_plan(found, store, ENGLISH), work)
        titles.append([chunk.source.title for segment in gathered.segments for chunk in segment.chunks()])
    assert titles == [
        ["Returns", "Care"],
        ["Returns (bags)", "Returns (shoes)"],
        ["Returns (bags)", "returns (shoes)"],
        ["Returns", "Care"],
    ]
    bags, shoes = "bags/returns.md", "shoes/other.md"
    assert done == [bags, shoes, shoes, bags, shoes, shoes, shoes, bags]


def job_name(job: Job) -> str:
    return job.cuts[0].part.file.name


def index_of(directory: Path) -> tuple[str, bytes]:
    """Return the name and the bytes of the index itself, without the manifest and the segments."""
    data = data_of(directory)
    return data.name, data.read_bytes()


@pytest.mark.parametrize("rows", [
    "How far?,Ten.,x,Bus\nHow far?,Ten.,x,Train\nHow much?,Two.,y,Bus\n",
    "How far?,Ten.,x,Bus\nHow far?,Ten.,x,Train\nHow much?,Two.,y,Train\n",
    "How far?,Ten.,x,Bus\nHow far?,Nine.,x,Bus\nHow far?,Nine.,x,Bus\n",
])  # fmt: skip
def test_whether_there_are_several_topics_is_decided_without_the_rows_that_are_left_out(
    rows: str, tmp_path: Path
) -> None:
    table = tmp_path / "a.csv"
    table.write_text(f"{HEAD}{rows}")
    with pytest.warns(CorpusWarning, match="equal ones are left out"):
        FaqBot.from_corpus(table).save(tmp_path / "library")
    with pytest.warns(CorpusWarning, match="equal ones are left out"):
        FaqBot.update(tmp_path / "index", table)
    assert index_of(tmp_path / "index") == index_of(tmp_path / "library")


def test_a_title_in_a_question_counts_if_all_rows_of_other_topics_are_left_out(tmp_path: Path) -> None:
    table = tmp_path / "a.csv"
    table.write_text(f"{HEAD}Is it safe?,Yes.,x,Kettle\nIs it safe?,Yes.,x,Pan\nIs the kettle hot?,Very.,y,Kettle\n")
    with pytest.warns(CorpusWarning, match="equal ones are left out"):
        bot = FaqBot.update(tmp_path / "index", table)
    assert [match.chunk.id for match in bot.search("kettle")] == ["y", "x"]  # y asks about it, x is only about it


def test_a_document_too_large_to_be_kept_that_changes_between_cutting_and_reading_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cutting, "PART", 16)
    table = tmp_path / "a.csv"
    table.write_text("question,answer\nHow far?,Ten.\n")

    def changing(*given: Any) -> list[Exception | None]:
        table.write_text("question,answer\nHow far?,Five.\n")
        return in_order(*given)

    monkeypatch.setattr(kept_documents, "in_order", changing)
    with pytest.raises(CorpusError, match=r"a\.csv: changed while it was read; run the command again"):
        FaqBot.from_corpus(table)


GERMAN = """# Garantie

## Wie lange gilt die Garantie?

Die Garantie gilt für zwei Jahre, wenn das Gerät nicht geöffnet wurde. Wer es selbst öffnet, hat keinen Anspruch mehr
auf eine kostenlose Reparatur, kann es aber immer noch bei uns reparieren lassen.

## Was muss ich tun, wenn das Gerät nicht mehr angeht?

Wenn das Gerät sich nicht mehr einschalten lässt, prüfen Sie bitte, ob es geladen ist und ob der Schalter an der Seite
auf der richtigen Stellung steht. Wenn das nicht hilft, schicken Sie es uns mit der Rechnung und einem kurzen Brief, in
dem Sie sagen, was passiert ist. Wir melden uns dann bei Ihnen, sobald wir wissen, was es ist und was es kosten wird.
"""


def test_documents_in_another_language_than_the_index_are_warned_of(tmp_path: Path) -> None:
    (tmp_path / "garantie.md").write_text(GERMAN, encoding="utf-8")
    with pytest.warns(CorpusWarning, match="seem to be in German; they are read as English .*language=.german"):
        FaqBot.from_corpus(tmp_path, language="english")
    FaqBot.from_corpus(tmp_path, language="german")


def test_rows_of_one_id_that_differ_in_their_topic_alone_give_one_index_in_memory_and_in_a_directory(
    tmp_path: Path,
) -> None:
    (tmp_path / "d").mkdir()
    (tmp_path / "d" / "a.csv").write_text(
        "id,question,answer,topic\n"
        "k1,Is the kettle dishwasher safe?,No.,Kitchen\nk1,Is the kettle dishwasher safe?,No.,Home\n"
        "k2,How do I clean the pan?,With soda.,Kitchen\n"
    )
    with pytest.warns(CorpusWarning, match="has the same id as another"):
        in_memory = FaqBot.from_corpus(tmp_path / "d")
    in_memory.save(tmp_path / "i")
    with pytest.warns(CorpusWarning, match="has the same id as another"):
        assert FaqBot.update(tmp_path / "j", tmp_path / "d").digest == in_memory.digest
