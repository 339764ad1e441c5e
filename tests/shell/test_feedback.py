"""Feedback is kept in whole rows that an author can copy to phrasings.csv, and never at the cost of what is there."""

from __future__ import annotations

import csv
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqbot.corpus.authors.phrasings import read_phrasings
from faqbot.errors import OutputError
from faqbot.shell.feedback import FEEDBACK_COLUMNS, Verdict, feedback_path, keep

RIGHT = Verdict("how long", "page#hold", "good", "page#hold", "answer", 0.98765)
HEADER = "question,chunk,verdict,given,outcome,confidence\n"
ROW = "how long,page#hold,good,page#hold,answer,0.9877\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "new" / "feedback.csv"


def rows(path: Path) -> list[list[str]]:
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.reader(file))


def test_the_first_row_makes_the_file_and_its_header(path: Path) -> None:
    keep(RIGHT, str(path))
    assert path.read_text() == HEADER + ROW


def test_further_rows_follow(path: Path) -> None:
    keep(RIGHT, str(path))
    keep(RIGHT._replace(chunk="", verdict="bad"), str(path))
    assert [row[1:3] for row in rows(path)] == [["chunk", "verdict"], ["page#hold", "good"], ["", "bad"]]


@given(st.text(st.characters(), max_size=40), st.text(st.characters(exclude_categories=["Cs"]), max_size=20))
def test_a_row_reads_back_as_one_row_whatever_was_asked(
    tmp_path_factory: pytest.TempPathFactory, question: str, chunk: str
) -> None:
    path = tmp_path_factory.mktemp("kept") / "feedback.csv"
    keep(RIGHT._replace(question=question, chunk=chunk), str(path))
    keep(RIGHT, str(path))
    header, first, second = rows(path)
    assert header == list(FEEDBACK_COLUMNS)
    assert len(first) == len(FEEDBACK_COLUMNS)
    assert second[0] == RIGHT.question
    assert not first[0].startswith(("=", "+", "-", "@", "\t")) or first[0].lstrip("+-").replace(".", "").isdigit()


def test_what_a_spreadsheet_would_run_is_kept_as_text(path: Path) -> None:
    keep(RIGHT._replace(question="=HYPERLINK(1)", given="@x"), str(path))
    assert rows(path)[1][0] == "'=HYPERLINK(1)"
    assert rows(path)[1][3] == "'@x"


def test_the_rows_are_those_of_phrasings_csv(path: Path) -> None:
    keep(RIGHT._replace(question='how "long",\nthen?'), str(path))
    keep(RIGHT._replace(question="who won", chunk="", verdict="good", given="", outcome="abstain"), str(path))
    read = list(read_phrasings(path.read_text(), "phrasings.csv"))
    assert [(row.question, row.chunk) for row in read] == [('how "long", then?', "page#hold"), ("who won", "")]


def test_a_last_line_without_an_end_gets_one(path: Path) -> None:
    path.parent.mkdir()
    path.write_text(HEADER + ROW.rstrip("\n"))
    keep(RIGHT, str(path))
    assert path.read_text() == HEADER + ROW + ROW


def test_a_spreadsheets_mark_and_line_ends_do_not_matter(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"\xef\xbb\xbf" + (HEADER + ROW).replace("\n", "\r\n").encode())
    keep(RIGHT, str(path))
    assert len(path.read_text().splitlines()) == 3


def test_a_file_of_other_columns_is_left_alone(path: Path) -> None:
    path.parent.mkdir()
    path.write_text("a;b\n")
    with pytest.raises(OutputError, match=r"feedback\.csv: cannot keep .* first line is not .* move the file away"):
        keep(RIGHT, str(path))
    assert path.read_text() == "a;b\n"


def test_a_place_that_cannot_be_written_is_an_output_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="cannot keep the feedback"):
        keep(RIGHT, str(tmp_path / "file" / "feedback.csv"))


def test_shells_that_write_at_once_do_not_mix_their_rows(path: Path) -> None:
    code = (
        "import sys\n"
        "from faqbot.shell.feedback import Verdict, keep\n"
        "for n in range(100):\n"
        "    keep(Verdict(sys.argv[2] * 2000, f'{n}', 'good', '', 'answer', 1.0), sys.argv[1])\n"
    )
    shells = [subprocess.Popen([sys.executable, "-c", code, str(path), name]) for name in "abcd"]
    assert [shell.wait(60) for shell in shells] == [0, 0, 0, 0]
    header, *kept = rows(path)
    assert header == list(FEEDBACK_COLUMNS)
    assert sorted((row[0], int(row[1])) for row in kept) == [(2000 * name, n) for name in "abcd" for n in range(100)]


def test_a_full_disk_loses_nothing_that_was_kept(path: Path) -> None:
    keep(RIGHT, str(path))
    code = (
        "import resource, signal, sys\n"
        "from faqbot.errors import OutputError\n"
        "from faqbot.shell.feedback import Verdict, keep\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (200, 200))\n"
        "try:\n"
        "    keep(Verdict('x' * 500, '', 'bad', '', 'answer', 1.0), sys.argv[1])\n"
        "except OutputError as error:\n"
        "    print(error.message)\n"
    )
    done = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("cannot keep the feedback")
    assert path.read_text() == HEADER + ROW


def test_it_is_kept_among_the_users_data(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert feedback_path() == str(tmp_path / "faqbot" / "feedback.csv")


def test_a_new_file_is_its_owners_only(path: Path) -> None:
    keep(RIGHT, str(path))
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_link_of_the_users_is_followed(path: Path, tmp_path: Path) -> None:
    path.parent.mkdir()
    path.symlink_to(tmp_path / "shared.csv")
    keep(RIGHT, str(path))
    assert path.is_symlink()
    assert (tmp_path / "shared.csv").read_text() == HEADER + ROW


def test_a_user_without_a_home_is_an_output_error(homeless: None) -> None:
    with pytest.raises(OutputError, match="cannot keep the feedback: there is no home folder; set HOME"):
        feedback_path()
