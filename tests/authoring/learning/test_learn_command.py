"""`faqbot learn` as authors type it: real processes, what they print, and what they write."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pexpect
import pytest
from support import PATIENCE, Run

from faqbot.authoring.learning.learn_command import LearnOptions, run_learn

ROWS = """question,chunk
opening hours,shop#when-are-you-open
what time do you close,shop#when-are-you-open
pay by card,shop#how-can-i-pay
do you take cheques,shop#how-can-i-pay
book a bicycle,shop#can-i-reserve-a-bicycle
do you sell stamps,
"""
WRONG = "hire a bicycle,shop#how-can-i-pai\n"
WRITTEN = """question,chunk
opening hours,shop#when-are-you-open
what time do you close,shop#when-are-you-open
pay by card,shop#how-can-i-pay
do you take cheques,shop#how-can-i-pay
book a bicycle,shop#can-i-reserve-a-bicycle
do you sell stamps,
"""


@pytest.fixture
def rows(tmp_path: Path) -> Path:
    path = tmp_path / "rows.csv"
    path.write_text(ROWS + WRONG)
    return path


def test_learn_reports_what_it_rejects_and_what_the_rest_is_worth_and_writes_it(
    run: Run, shop: Path, rows: Path
) -> None:
    done = run("learn", "rows.csv", "--corpus", "shop")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(
        "rows.csv: 7 rows read, 1 rejected, 6 left to take in.\n\nRejected\n    1  no such chunk"
    )
    assert "rows.csv:8 \"hire a bicycle\": no chunk has the id 'shop#how-can-i-pai'; did you mean" in done.stdout
    assert "What the rows are worth" in done.stdout
    assert done.stdout.endswith(f"Wrote 6 rows to {shop}/phrasings.csv.\n")
    assert (shop / "phrasings.csv").read_text() == WRITTEN
    assert "100 %" in run("ask", "Opening hours?", "--corpus", "shop").stdout
    again = run("learn", "rows.csv", "--corpus", "shop")
    assert again.returncode == 0
    assert "6  known already" in again.stdout
    assert again.stdout.endswith("Nothing was written, because no row is left to take in.\n")
    assert (shop / "phrasings.csv").read_text() == WRITTEN


def test_learn_reads_standard_input_and_writes_beside_a_single_document(run: Run, shop: Path) -> None:
    done = run("learn", "-", "--corpus", "shop/shop.md", text=ROWS)
    assert (done.returncode, done.stderr) == (0, "")
    assert (shop / "phrasings.csv").read_text() == WRITTEN


def test_a_table_without_rows_is_nothing_to_take_in(run: Run, shop: Path) -> None:
    done = run(
        "learn", "-", "--corpus", "shop", text="question,chunk\n# asked once: rent a boat (no row is proposed)\n"
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith("Nothing was written, because no row is left to take in.\n")
    assert os.listdir(shop) == ["shop.md"]


def test_a_dry_run_prints_a_difference_that_patch_reads_and_writes_nothing(run: Run, shop: Path, rows: Path) -> None:
    done = run("learn", rows, "--corpus", "shop", "--dry-run")
    path = shop / "phrasings.csv"
    assert done.stdout.startswith(f"--- {path}\n+++ {path}\n@@ -0,0 +1,7 @@\n+question,chunk\n+opening hours,")
    assert "What the rows are worth" in done.stderr
    assert not path.exists()


def test_json_has_the_same_as_the_report(run: Run, shop: Path, rows: Path) -> None:
    report = json.loads(run("learn", rows, "--corpus", "shop", "--json").stdout)
    assert (report["read"], len(report["rows"]), report["refused"]) == (7, 6, False)
    assert report["rejected"][0]["line"] == 8
    assert report["written"] == [str(shop / "phrasings.csv")]
    assert report["worth"]["phrasings"]["after"].keys() <= {"right", "not answered", "rightly not answered", "wrong"}


@pytest.mark.slow
def test_rows_that_make_an_answer_worse_than_allowed_are_left_out(run: Run, shop: Path, tmp_path: Path) -> None:
    (tmp_path / "labelled.csv").write_text("question,expected\nis the counter staffed on Monday nights,\n")
    (tmp_path / "rows.csv").write_text("question,chunk\nis the counter staffed on Monday,shop#when-are-you-open\n")
    (shop / "phrasings.csv").write_text("question,chunk\n")
    arguments = ("learn", "rows.csv", "--corpus", "shop", "--labelled", "labelled.csv")
    done = run(*arguments)
    assert done.returncode == 0
    assert "makes an answer worse" in done.stdout
    allowed = run(*arguments, "--allow-worse", "1")
    assert allowed.returncode == 0
    assert "Became worse: 1 question, 1 of them answered wrong now" in allowed.stdout
    assert '"is the counter staffed on Monday nights" (labelled.csv): was rightly not answered' in " ".join(
        allowed.stdout.split()
    )
    assert "is the counter staffed on Monday" in (shop / "phrasings.csv").read_text()


def test_learn_writes_nothing_and_ends_with_1_if_the_answers_are_still_worse_than_allowed(
    shop: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("faqbot.authoring.learning.learning.MOST_ROUNDS", 0)
    (tmp_path / "labelled.csv").write_text("question,expected\nis the counter staffed on Monday nights,\n")
    (tmp_path / "rows.csv").write_text("question,chunk\nis the counter staffed on Monday,shop#when-are-you-open\n")
    options = LearnOptions(str(tmp_path / "rows.csv"), [str(shop)], labelled=str(tmp_path / "labelled.csv"))
    assert run_learn(options) == 1
    said = capsys.readouterr().out
    assert said.endswith(
        "Nothing was written: 1 question would be answered wrong that is not now, and --allow-worse is 0.\n"
    )
    assert os.listdir(shop) == ["shop.md"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["rows.csv"], "name the documents that the rows are about with --corpus"),
        (["gone.csv", "--corpus", "shop"], "gone.csv: cannot read the rows: no such file or directory"),
        (["rows.csv", "--corpus", "gone"], "gone: no such file or folder"),
        (["rows.csv", "--corpus", "shop", "--json", "--dry-run"], "leave out one of them"),
        (["rows.csv", "--corpus", "shop", "--allow-worse", "-1"], "must be a whole number"),
        (
            ["rows.csv", "--corpus", "shop", "--labelled", "gone.csv"],
            "gone.csv: cannot read the questions: no such file",
        ),
        (["rows.csv", "--corpus", "shop", "--ask"], "--ask asks about each row on a terminal"),
    ],
)
def test_what_cannot_be_done_is_one_line_and_status_2(
    run: Run, shop: Path, rows: Path, arguments: list[str], message: str
) -> None:
    done = run("learn", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert message in done.stderr
    assert done.stderr.count("\n") == 1
    assert not (shop / "phrasings.csv").exists()


def test_rows_about_other_documents_are_refused_with_their_decoys(run: Run, shop: Path, rows: Path) -> None:
    rows.write_text("question,chunk\nopening hours,k386y\ndo you sell stamps,\n")
    done = run("learn", "rows.csv", "--corpus", "shop")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "faqbot: rows.csv:2: no row names a chunk of these documents (no chunk has the id 'k386y', nor the short "
        "reference ref:k386y); name the documents that it is about\n"
    )
    assert not (shop / "phrasings.csv").exists()


def test_ctrl_c_leaves_no_file_and_ends_with_130(environment: dict[str, str], shop: Path, tmp_path: Path) -> None:
    code = "from faqbot.__main__ import main; print('ready', flush=True); raise SystemExit(main())"
    command = ["-c", code, "learn", "-", "--corpus", "shop"]
    learning = pexpect.spawn(sys.executable, command, env=environment, cwd=str(tmp_path), timeout=PATIENCE)
    learning.expect("ready")  # before, Ctrl-C ends Python itself
    learning.sendline("opening hours,shop#when-are-you-open")
    learning.sendintr()
    learning.expect(pexpect.EOF)
    learning.close()
    assert learning.exitstatus == 130
    assert os.listdir(shop) == ["shop.md"]


def test_a_reader_of_the_report_that_has_ended_is_no_error(
    environment: dict[str, str], shop: Path, rows: Path, tmp_path: Path
) -> None:
    command = f"{sys.executable} -m faqbot learn rows.csv --corpus shop --dry-run | head -1"
    done = subprocess.run(command, shell=True, env=environment, cwd=tmp_path, capture_output=True, check=True)
    assert done.stdout.startswith(b"--- ")
    assert b"Traceback" not in done.stderr


def test_the_rows_are_written_although_the_reader_of_the_report_has_ended(
    environment: dict[str, str], shop: Path, rows: Path, tmp_path: Path
) -> None:
    command = f"{sys.executable} -m faqbot learn rows.csv --corpus shop | true"
    done = subprocess.run(command, shell=True, env=environment, cwd=tmp_path, capture_output=True, check=True)
    assert done.stderr == b""
    assert (shop / "phrasings.csv").read_text() == WRITTEN


def test_the_author_decides_row_by_row_on_a_terminal(
    environment: dict[str, str], shop: Path, rows: Path, tmp_path: Path
) -> None:
    command = ["-m", "faqbot", "learn", "rows.csv", "--corpus", "shop", "--ask"]
    asking = pexpect.spawn(
        sys.executable,
        command,
        env=environment,
        cwd=str(tmp_path),
        encoding="utf-8",
        timeout=PATIENCE,
        dimensions=(24, 90),
    )
    for question, answer in (("opening hours", "n"), ("what time do you close", "e")):
        asking.expect_exact(question)
        asking.expect_exact("y/n/e/a/q?")
        asking.send(f"{answer}\r")
    asking.expect_exact("question:")
    asking.send(" on Sunday\r")
    asking.expect_exact("pay by card")
    asking.expect_exact("y/n/e/a/q?")
    asking.send("y\r")
    asking.expect_exact("do you take cheques")
    asking.expect_exact("y/n/e/a/q?")
    asking.send("q\r")
    asking.expect(pexpect.EOF)
    asking.close()
    assert asking.exitstatus == 0
    assert (shop / "phrasings.csv").read_text() == (
        "question,chunk\nwhat time do you close on Sunday,shop#when-are-you-open\npay by card,shop#how-can-i-pay\n"
    )


@pytest.mark.slow
def test_the_author_is_asked_on_the_terminal_while_the_rows_come_from_a_pipe(
    environment: dict[str, str], shop: Path, rows: Path, tmp_path: Path
) -> None:
    command = f"cat rows.csv | {sys.executable} -m faqbot learn - --corpus shop --ask"
    asking = pexpect.spawn(
        "/bin/sh", ["-c", command], env=environment, cwd=str(tmp_path), encoding="utf-8", timeout=PATIENCE
    )
    asking.expect_exact("y/n/e/a/q?")
    asking.send("a\r")
    asking.expect(pexpect.EOF)
    asking.close()
    assert asking.exitstatus == 0
    assert (shop / "phrasings.csv").read_text() == WRITTEN


@pytest.mark.slow
def test_with_two_folders_each_row_goes_to_its_chunk_and_decoys_are_refused(
    run: Run, shop: Path, rows: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "garden.md").write_text("# Garden\n\n## When do I water roses?\n\nWater roses in the morning.\n")
    rows.write_text(ROWS + "watering roses,garden#when-do-i-water-roses\n")
    done = run("learn", rows, "--corpus", "shop", "--corpus", "other")
    assert done.returncode == 0
    assert "1  no folder to write to" in done.stdout
    assert (other / "phrasings.csv").read_text() == "question,chunk\nwatering roses,garden#when-do-i-water-roses\n"
    assert (shop / "phrasings.csv").read_text() == WRITTEN.replace("do you sell stamps,\n", "")


def test_no_document_is_ever_changed(run: Run, shop: Path, rows: Path) -> None:
    before = (shop / "shop.md").read_bytes(), (shop / "shop.md").stat().st_mtime_ns
    run("learn", rows, "--corpus", "shop")
    assert ((shop / "shop.md").read_bytes(), (shop / "shop.md").stat().st_mtime_ns) == before
