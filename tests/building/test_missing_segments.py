"""The segments that the store lacks, and documents that have to be read apart from others."""

import warnings
from pathlib import Path

import pytest

from faqbot.building.gathering import first_plan
from faqbot.building.missing_segments import made_segments
from faqbot.building.segment_store import MemoryStore, in_order
from faqbot.corpus import cutting
from faqbot.corpus.files.discovery import find_files
from faqbot.errors import CorpusError
from faqbot.text.analyser import Analyser

HEAD = "question,answer\n"


def names(jobs):
    return [[cut.part.file.name for cut in job.cuts] for job in jobs]


def test_documents_of_a_segment_that_fails_get_segments_of_their_own(tmp_path: Path) -> None:
    for name, text in (("a.md", "Ants."), ("b.csv", f'{HEAD}"How far?,Nine.\n'), ("c.md", "Wax.")):
        (tmp_path / name).write_text(text)
    found = find_files([tmp_path / name for name in ("a.md", "b.csv", "c.md")])
    jobs, error = made_segments(found.files, first_plan(found, MemoryStore(), Analyser()), in_order, None, {})
    assert names(jobs) == [["a.md"]]
    assert isinstance(error, CorpusError)
    assert "b.csv" in str(error)


def test_a_table_with_an_irregular_part_gets_a_single_segment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cutting, "PART", 400)
    table = tmp_path / "a.csv"
    rows = [f"How far is {number}?,Ten.\n" for number in range(60)]
    table.write_text(HEAD + "".join(rows))
    found = find_files([table])
    plan = first_plan(found, MemoryStore(), Analyser())
    assert len(made_segments(found.files, plan, in_order, None, {})[0]) > 1
    rows[30] = "How far is the café?,Ten.\n"
    table.write_text(HEAD + "".join(rows), encoding="cp1252")  # decided by the whole file
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        jobs, error = made_segments(found.files, plan, in_order, None, {})
    assert error is None
    assert [job.cuts[0].part.is_whole for job in jobs] == [True]


def test_only_what_the_store_lacks_is_made(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("Ants.")
    found = find_files([tmp_path])
    plan = first_plan(found, MemoryStore(), Analyser())
    done = []

    def work(jobs, plan):
        done.append(len(jobs))
        return in_order(jobs, plan)

    for _ in range(2):
        made_segments(found.files, plan, work, None, {})
    assert done == [1]
