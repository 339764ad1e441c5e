"""`faqbot eval` as authors run it: the report, the JSON, and one line for what is wrong."""

from __future__ import annotations

import fcntl
import json
import os
import pty
import re
import struct
import subprocess
import sys
import termios
from pathlib import Path

import pytest
from support import PAGE, PATIENCE, Run

LABELLED = f"""{{"question": "How long should I hold the stretch?", "expected": ["{PAGE}:36-37"], "kind": "plain"}}
{{"question": "any tips?", "expected": ["{PAGE}:26-27"], "kind": "plain"}}
{{"question": "what's the boiling point of tin?", "expected": [], "kind": "elsewhere"}}
"""


@pytest.fixture
def labelled(tmp_path: Path) -> Path:
    path = tmp_path / "labelled.jsonl"
    path.write_text(LABELLED)
    return path


def row(report: str, name: str) -> list[str]:
    """Return what the first row of that name says."""
    line = next(line for line in report.splitlines() if line.startswith(f"  {name}"))
    return line.removeprefix(f"  {name}").split()


@pytest.mark.slow
def test_the_report_can_be_read_at_80_columns(run: Run, labelled: Path, index_dir: Path) -> None:
    done = run("eval", labelled, "--index", index_dir)
    assert (done.returncode, done.stderr) == (0, "")
    opening = " ".join(done.stdout.partition("\n\n")[0].split())
    assert opening == (
        "Of 2 questions with an answer, 1 was answered right, 1 wrong, 0 not answered; of 1 without, 0 were answered. "
        "1 of the 2 answers that were given was right (50 %)."
    )
    assert row(done.stdout, "hit@1: the first match is right") == ["0.500", "0.095-0.905", "1", "of", "2"]
    assert row(done.stdout, "answered right") == ["0.500", "0.095-0.905", "1", "of", "2"]
    assert row(done.stdout, "AUROC: has an answer or not (1 is best)") == ["1.000"]
    assert row(done.stdout, "plain")[0] == "2"
    assert row(done.stdout, "elsewhere") == ["1", *["n/a"] * 6, "0.000"]
    unbroken = [line for line in done.stdout.splitlines() if "#" not in line and ".txt:" not in line]
    assert max(map(len, unbroken)) <= 80
    assert all(line == line.rstrip() for line in done.stdout.splitlines())


def test_the_report_names_the_mistakes_with_what_was_given_and_expected(
    run: Run, labelled: Path, index_dir: Path
) -> None:
    said = run("eval", labelled, "--index", index_dir).stdout.partition("Wrong answers (1), the surest first\n")[2]
    question, *more = said.splitlines()
    assert re.fullmatch(r"  (sure|likely|unsure), \d+ % +any tips\? \(line 2\)", question)
    assert " ".join(" ".join(more).split()).startswith(
        f"answered from {PAGE}:17-24 › Tips & Tricks expected {PAGE}:26-27"
    )


def test_json_has_the_same_figures(run: Run, labelled: Path, index_dir: Path) -> None:
    done = run("eval", labelled, "--json", "--index", index_dir)
    record = json.loads(done.stdout)
    assert record["overall"]["hit_at_1"]["count"] == 1
    assert record["overall"]["hit_at_1"]["of"] == 2
    assert record["confidence"]["auroc"] == 1
    assert record["mistakes"][0]["question"] == "any tips?"
    assert len(done.stdout.splitlines()) == 1


@pytest.mark.slow
def test_a_threshold_changes_the_outcomes_and_nothing_else(run: Run, labelled: Path, index_dir: Path) -> None:
    usual, never = (
        json.loads(run("eval", labelled, "--json", "--threshold", threshold, "--index", index_dir).stdout)
        for threshold in (0, 1)
    )
    assert usual["overall"]["abstained"]["count"] == 0
    assert never["overall"]["abstained"]["count"] < len(LABELLED.splitlines())  # what is certain is always answered
    assert usual["overall"]["hit_at_1"] == never["overall"]["hit_at_1"]
    assert usual["confidence"] == never["confidence"]


def test_without_documents_the_page_that_ships_is_measured(run: Run, labelled: Path) -> None:
    assert run("eval", labelled).stdout.startswith("Of 2 questions")


def test_a_chunk_that_is_not_there_is_named_with_its_line_and_the_nearest(run: Run, labelled: Path) -> None:
    labelled.write_text(LABELLED.replace(f"{PAGE}:26-27", "assisted-lying-gluteus-maximus-stretch#tips-trick"))
    done = run("eval", labelled)
    assert (done.returncode, done.stdout) == (2, "")
    (line,) = done.stderr.splitlines()
    assert line.startswith(f"faqbot: {labelled}:2: no chunk has the id")
    assert "did you mean 'assisted-lying-gluteus-maximus-stretch#tips-tricks'?" in line


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("a.csv", "question,answer\nx,y\n", ":2: no field `expected` (or `chunk`) names the chunks"),
        ("a.jsonl", "{", ":1: invalid JSON"),
        ("a.jsonl", "", ": holds no questions"),
        ("a.txt", "any tips?\n", ": the suffix is not that of a known format; use .jsonl .json .csv .tsv"),
        ("a.csv", "question,expected,topic\nx,,Kettle\n", ":2: no document has the title 'Kettle'"),
    ],
)
def test_what_cannot_be_measured_is_one_line_and_exits_with_2(
    run: Run, tmp_path: Path, name: str, text: str, reason: str
) -> None:
    path = tmp_path / name
    path.write_text(text)
    done = run("eval", path)
    assert (done.returncode, done.stdout) == (2, "")
    (line,) = done.stderr.splitlines()
    assert line.startswith(f"faqbot: {path}{reason}")


def test_a_bad_file_is_refused_before_the_documents_are_opened(run: Run) -> None:
    assert (
        "nowhere.jsonl: cannot read the questions: no such file" in run("eval", "nowhere.jsonl", "--corpus", "x").stderr
    )


@pytest.mark.slow
def test_questions_cannot_steer_the_terminal(run: Run, tmp_path: Path, index_dir: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"question": "hold \\u001b[2J \\ud800 tips\\n?", "expected": [], "kind": "k\\u001b]0;x\\u0007"}\n')
    for option in ([], ["--json"]):
        done = run("eval", path, *option, "--index", index_dir)
        assert done.returncode == 0
        assert not set(done.stdout) & {"\x1b", "\x07"}


def test_a_closed_pipe_ends_quietly(environment: dict[str, str], labelled: Path, index_dir: Path) -> None:
    command = f"{sys.executable} -m faqbot eval {labelled} --index {index_dir} | true"
    done = subprocess.run(
        ["bash", "-c", command], capture_output=True, text=True, env=environment, check=False, timeout=PATIENCE
    )
    assert (done.stdout, done.stderr) == ("", "")


@pytest.mark.slow
@pytest.mark.parametrize(("columns", "widest"), [(20, 40), (40, 40), (55, 55), (200, 80)])
def test_on_a_terminal_the_report_is_as_narrow_as_it(
    environment: dict[str, str], tmp_path: Path, index_dir: Path, columns: int, widest: int
) -> None:
    path = tmp_path / "a.csv"
    path.write_text("question,expected,kind\nhow long should I hold the stretch with a strap in the morning?,,plain\n")
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
    command = [sys.executable, "-m", "faqbot", "eval", path, "--index", index_dir]
    subprocess.run(command, stdout=theirs, stderr=subprocess.PIPE, env=environment, check=True, timeout=PATIENCE)
    os.close(theirs)
    lines = os.read(ours, 100_000).decode().splitlines()
    os.close(ours)
    unbroken = [line for line in lines if "#" not in line and ".txt:" not in line]
    assert widest - 15 < max(map(len, unbroken)) <= widest


@pytest.mark.slow
def test_progress_is_shown_on_a_terminal_only(environment: dict[str, str], tmp_path: Path, index_dir: Path) -> None:
    path = tmp_path / "many.csv"
    path.write_text("question,expected\n" + "how long should I hold the stretch with a strap?,\n" * 100)
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "faqbot", "eval", path, "--index", index_dir]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=theirs, env=environment, check=True, timeout=PATIENCE)
    os.close(theirs)
    assert b"questions" in os.read(ours, 10_000)
    os.close(ours)
    assert b"\x1b" not in done.stdout
