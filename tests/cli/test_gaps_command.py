"""`faqbot gaps` from the command line: a gap is found, closed, and not found again."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import pytest
from support import Run

PAGE = """# Shop

## How long does delivery take?

Three working days, and one day more to the islands.

## How can I pay?

By card, by bank transfer or in cash.
"""
GIFTS = ["do you sell gift vouchers", "Do you sell gift vouchers?", "gift voucher", "can I buy a gift voucher"]


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    folder = tmp_path / "docs"
    folder.mkdir()
    (folder / "shop.md").write_text(PAGE)
    return folder


@pytest.fixture
def asked(run: Run, docs: Path, tmp_path: Path) -> Path:
    """A log of six questions, four of them about gift vouchers."""
    questions = [*GIFTS, "How can I pay?", "is there a car park"]
    (tmp_path / "questions.txt").write_text("\n".join(questions))
    run("batch", "questions.txt", "--corpus", docs, "--log", "asked.jsonl")
    return tmp_path / "asked.jsonl"


def test_a_log_is_not_judged_by_the_demo_page(run: Run, tmp_path: Path) -> None:
    (tmp_path / "asked.jsonl").write_text('{"question": "gift voucher", "outcome": "abstain", "confidence": 0.1}\n')
    done = run("gaps", "asked.jsonl")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "faqbot: name the documents that the questions were asked of, with --corpus or --index\n"


@pytest.mark.slow
def test_the_report_names_the_gaps_the_largest_first(run: Run, docs: Path, asked: Path) -> None:
    done = run("gaps", asked, "--corpus", docs)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(
        "Of 6 questions in the logs, 5 were not answered well: 5 not answered.\n"
        "They show 2 gaps in the documents, the largest first.\n\n"
        " 1. asked 4 times in 3 wordings\n"
    )
    assert "nothing in the documents mentions: " in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 80


@pytest.mark.slow
def test_a_gap_is_closed_end_to_end(run: Run, docs: Path, asked: Path) -> None:
    stub = run("gaps", asked, "--corpus", docs, "--markdown", "--least", 2).stdout
    (docs / "gaps.md").write_text(stub)
    heading = re.search("^## (.*)$", stub, re.MULTILINE)[1]  # type: ignore[index]
    assert heading.casefold() in {question.casefold() for question in GIFTS}
    assert run("ask", heading, "--corpus", docs).returncode == 1  # an unfilled stub is never quoted
    (docs / "gaps.md").write_text(
        re.sub("<!--.*?-->", "Yes, we sell gift vouchers at the counter.", stub, flags=re.DOTALL)
    )
    assert run("ask", heading, "--corpus", docs).stdout.startswith("Yes, we sell gift vouchers at the counter.\n")
    found = json.loads(run("gaps", asked, "--corpus", docs, "--json").stdout)
    assert found["closed"] >= 2
    assert found["closed"] + found["open"] == 5
    assert "The documents answer" in run("gaps", asked, "--corpus", docs).stdout


def test_phrasings_are_rows_for_the_chunks_that_probably_answer(run: Run, docs: Path, tmp_path: Path) -> None:
    lines = [
        {"question": "when will my parcel come", "outcome": "abstain", "confidence": 0.2,
         "feedback": "bad", "right": "shop#how-long-does-delivery-take"},
        {"question": "what is the meaning of life", "outcome": "abstain", "confidence": 0.0},
        {"question": "do you rent boats", "outcome": "abstain", "confidence": 0.0, "feedback": "good", "right": "-"},
    ]  # fmt: skip
    (tmp_path / "asked.jsonl").write_text("\n".join(map(json.dumps, lines)))
    done = run("gaps", "asked.jsonl", "--corpus", docs, "--phrasings")
    comments = [line for line in done.stdout.splitlines() if line.startswith("#")]
    assert len(comments) == 3
    rows = list(csv.reader(line for line in done.stdout.splitlines() if not line.startswith("#")))
    assert rows == [
        ["question", "chunk"],
        ["do you rent boats", ""],
        ["when will my parcel come", "shop#how-long-does-delivery-take"],
    ]


@pytest.mark.slow
def test_broken_lines_are_named_and_counted(run: Run, docs: Path, asked: Path) -> None:
    with open(asked, "a") as file:
        file.write('{"question": "interr')
    done = run("gaps", asked, "--corpus", docs)
    assert done.returncode == 0
    assert done.stderr == (
        f"faqbot: {asked}:7: invalid JSON: Unterminated string starting at\n"
        "faqbot: 1 line of the logs could not be read; the rest was read\n"
    )


def test_an_empty_log_says_so(run: Run, docs: Path) -> None:
    done = run("gaps", "-", "--corpus", docs)
    assert (done.returncode, done.stdout, done.stderr) == (0, "There are no questions in the logs.\n", "")


@pytest.mark.slow
def test_the_log_of_the_environment_is_read_if_none_is_named(run: Run, docs: Path, asked: Path) -> None:
    done = run("gaps", "--corpus", docs, "--json", env={"FAQBOT_LOG": str(asked)})
    assert json.loads(done.stdout)["questions"] == 6


@pytest.mark.slow
def test_the_log_of_the_settings_is_read_if_neither_the_user_nor_the_environment_names_one(
    run: Run, docs: Path, asked: Path
) -> None:
    (docs / "faqbot.toml").write_text('log = "../asked.jsonl"\n')
    assert json.loads(run("gaps", "--corpus", docs, "--json").stdout)["questions"] == 6
    done = run("gaps", "--corpus", docs, "--json", env={"FAQBOT_LOG": "nowhere.jsonl"})
    assert (done.returncode, done.stderr) == (2, "faqbot: nowhere.jsonl: cannot read the log: no such file\n")


def test_without_any_log_the_error_names_the_three_ways_to_name_one(run: Run, docs: Path) -> None:
    done = run("gaps", "--corpus", docs)
    message = "name a log of questions after gaps, in FAQBOT_LOG, or as `log` in faqbot.toml"
    assert (done.returncode, done.stderr) == (2, f"faqbot: {message}\n")


@pytest.mark.slow
def test_only_questions_since_a_date_count(run: Run, docs: Path, asked: Path) -> None:
    assert json.loads(run("gaps", asked, "--corpus", docs, "--json", "--since", "2999-01-01").stdout)["questions"] == 0
    assert json.loads(run("gaps", asked, "--corpus", docs, "--json", "--since", "2020-01-01").stdout)["questions"] == 6
    done = run("gaps", asked, "--since", "yesterday")
    assert done.stderr == (
        "faqbot: --since must be a date such as 2026-11-29, not 'yesterday' (see faqbot gaps --help)\n"
    )


@pytest.mark.slow
def test_asking_again_is_not_logged(run: Run, docs: Path, asked: Path) -> None:
    before = asked.read_bytes()
    run("gaps", asked, "--corpus", docs, env={"FAQBOT_LOG": str(asked)})
    assert asked.read_bytes() == before


@pytest.mark.slow
def test_outputs_of_batch_do_as_well(run: Run, docs: Path, asked: Path, tmp_path: Path) -> None:
    for form in ("csv", "jsonl"):
        run("batch", "questions.txt", "--corpus", docs, "-o", f"answers.{form}")
        answers = run("gaps", f"answers.{form}", "--corpus", docs).stdout
        assert answers == run("gaps", asked, "--corpus", docs).stdout
