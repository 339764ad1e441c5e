"""Jobs in one process and in several: the same segments, and the same errors for those that fail."""

from __future__ import annotations

from pathlib import Path

import pytest

from faqbot.building import segment_store, workers
from faqbot.building.segment_store import DirectoryStore, Job, Plan, jobs_of
from faqbot.building.workers import work_of
from faqbot.corpus.cutting import cut
from faqbot.corpus.files.discovery import find_files
from faqbot.errors import CorpusError

GOOD, BROKEN = "question,answer\nHow far?,Ten.\n", 'question,answer\nHow far?,"Ten.\n'


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give each document a segment of its own, however small it is."""
    monkeypatch.setattr(segment_store, "_SHARED_BYTES", 0)


def jobs(folder: Path, texts: list[str], store: DirectoryStore) -> tuple[list[Job], Plan]:
    docs = folder / "docs"
    docs.mkdir(exist_ok=True)
    for number, text in enumerate(texts):
        (docs / f"{number}.csv").write_text(text)
    plan = Plan(store, "english", several=True)
    found = find_files(sorted(docs.iterdir()))  # a broken file that is named is an error
    return list(jobs_of([part for file in found.files for part in cut(file)], plan)), plan


@pytest.mark.parametrize("processes", [1, 2])
def test_every_job_is_done_or_has_its_error(processes: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "WORTH_PROCESSES", 1)
    monkeypatch.setattr(workers, "_ERRAND", 1)
    store = DirectoryStore(str(tmp_path))
    listed, plan = jobs(tmp_path, [GOOD, GOOD, BROKEN], store)
    errors = work_of(processes, shown=False)(listed, plan)
    assert errors[:2] == [None, None]
    assert isinstance(errors[2], CorpusError)
    assert [store.has(job.key) for job in listed] == [True, True, False]


def test_processes_write_what_one_process_writes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "WORTH_PROCESSES", 1)
    kept = []
    for processes in (1, 2):
        folder = tmp_path / str(processes)
        folder.mkdir()
        listed, plan = jobs(tmp_path, [GOOD, GOOD], DirectoryStore(str(folder)))
        work_of(processes, shown=False)(listed, plan)
        kept.append({path.name: path.read_bytes() for path in folder.iterdir()})
    assert kept[0] == kept[1]
    assert len(kept[0]) == 2
