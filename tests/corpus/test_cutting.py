"""Large tables are cut where records end, reading them once and in small pieces."""

from __future__ import annotations

import os
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqbot.corpus import cutting
from faqbot.corpus.cutting import cut
from faqbot.corpus.files.decoding import line_number
from faqbot.corpus.files.discovery import FoundFile
from faqbot.errors import CorpusError

SMALL = 64
RECORDS = st.lists(st.sampled_from(["a,b", '"a,\nb",c', '"said ""x""\r\n",y', "", "é" * 30, "x" * 90]), max_size=40)


@pytest.fixture
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cutting, "PART", SMALL)


def found(path: Path) -> FoundFile:
    return FoundFile(str(path), path.name, named=False, size=0, mtime_ns=0)


@given(RECORDS, st.sampled_from(["\n", "\r\n"]), st.sampled_from(["csv", "jsonl"]))
def test_parts_follow_each_other_and_know_their_lines_and_digests(rows: list[str], end: str, suffix: str) -> None:
    data = end.join(["question,answer", *rows, ""]).encode()
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(cutting, "PART", SMALL)
        path = Path(folder, f"a.{suffix}")
        path.write_bytes(data)
        cuts = cut(found(path))
    assert [0, *(one.part.end for one in cuts)] == [*(one.part.start for one in cuts), len(data)]
    for part, digest, _ in cuts:
        assert digest == sha256(data[part.start : part.end]).hexdigest()
        assert part.line == line_number(data.decode("latin-1"), part.start)
        assert part.start == 0 or data[part.start - 1 : part.start] == b"\n"
        assert suffix == "jsonl" or data[: part.start].count(b'"') % 2 == 0


@pytest.mark.usefixtures("small_parts")
def test_a_table_that_is_wanted_whole_is_one_part(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("question,answer\n" * 40)
    assert len(cut(found(path))) > 2
    (whole,) = cut(found(path), into_parts=False)
    assert whole.part.is_whole
    assert whole.digest == sha256(path.read_bytes()).hexdigest()


@pytest.mark.usefixtures("small_parts")
@pytest.mark.parametrize("suffix", ["csv", "md"])
def test_a_file_that_becomes_shorter_while_it_is_read_is_an_error(
    suffix: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / f"a.{suffix}"
    path.write_text("question,answer\n" * 4000)
    read_pieces = cutting._pieces

    def shortening(*given: object) -> Iterator[bytes]:
        for piece in read_pieces(*given):
            yield piece
            os.truncate(path, SMALL)

    monkeypatch.setattr(cutting, "_pieces", shortening)
    with pytest.raises(CorpusError, match=rf"{path}: changed while it was read; run the command again"):
        cut(found(path))


def test_a_file_that_cannot_be_read_is_an_error_with_its_path(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match=r"gone\.csv"):
        cut(found(tmp_path / "gone.csv"))


def test_an_empty_file_is_one_empty_part(tmp_path: Path) -> None:
    (tmp_path / "a.csv").touch()
    (only,) = cut(found(tmp_path / "a.csv"))
    assert (only.part.start, only.part.end, only.part.is_whole) == (0, 0, True)


def test_the_bytes_of_a_file_that_is_not_large_can_be_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("question,answer\n")
    assert [one.data for one in cut(found(path), keep=True)] == [b"question,answer\n"]
    assert [one.data for one in cut(found(path))] == [None]


@pytest.mark.usefixtures("small_parts")
def test_the_bytes_of_a_large_file_are_not_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("question,answer\n" * 40)
    assert not any(one.data for one in cut(found(path), keep=True))


@pytest.mark.usefixtures("small_parts")
@pytest.mark.parametrize("text", ["question,answer\n", "question,answer\n" * 40])
def test_the_digest_of_the_whole_file_is_noted(text: str, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(text)
    digests: dict[str, str] = {}
    cut(found(path), digests)
    assert digests == {str(path): sha256(text.encode()).hexdigest()}


def test_a_table_with_groups_of_rows_is_one_part_because_a_row_may_be_about_what_is_written_far_above(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cutting, "PART", 64 * SMALL)
    rows = [f"{'' if at % 2 else f'Topic {chr(65 + at // 2)}'},What is {at}?,This." for at in range(40)]
    grouped, plain = tmp_path / "grouped.csv", tmp_path / "plain.csv"
    grouped.write_text("\n".join(("category,question,answer", *rows)) + "\n,How?,So.\n" * 1_000)
    plain.write_text("category,question,answer\n" + "Topic,How?,So.\n" * 1_000)
    (whole,) = cut(found(grouped))
    assert whole.part.is_whole
    assert len(cut(found(plain))) > 1
