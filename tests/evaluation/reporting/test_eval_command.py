"""`faqbot eval` with its options, in a process of its own, on a small page."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from support import Run

PAGE = """# Pool

## When are you open?

From seven to nine, every day but Monday.

## What does a ticket cost?

Four euros, and two for children.

## Where can I leave my bicycle?

In the yard behind the hall.
"""
LABELLED = """question,expected,kind
When are you open?,pool.md:3-5,as written
What does a ticket cost?,pool.md:3-5,mislabelled
where do I put my bike,pool.md:11-13,other words
do you sell ice cream,,elsewhere
"""


@pytest.fixture
def pool(tmp_path: Path) -> Path:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "pool.md").write_text(PAGE)
    (tmp_path / "labelled.csv").write_text(LABELLED)
    return tmp_path


@pytest.fixture
def measure(run: Run, pool: Path) -> Run:
    def measured(*options: object, labelled: object = pool / "labelled.csv", **more: object):
        return run("eval", labelled, "--corpus", pool / "docs", "--encoder", "none", *options, **more)

    return measured


def test_a_run_is_saved_and_a_later_one_is_compared_with_it(measure: Run, pool: Path) -> None:
    saved = measure("--save", pool / "run.json")
    assert (saved.returncode, saved.stderr) == (0, "")
    later = measure("--baseline", pool / "run.json", "--threshold", "1", "-o", pool / "rows.csv")
    assert f"Compared with {pool}/run.json: 4 questions in both." in " ".join(later.stdout.split())
    with (pool / "rows.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["line"] for row in rows] == ["2", "3", "4", "5"]
    assert rows[1]["verdict"] == rows[1]["before"] == "wrong"
    assert rows[3]["verdict"] == "rightly not answered"


@pytest.mark.slow
def test_what_json_prints_is_a_run_to_compare_with(measure: Run, pool: Path) -> None:
    first = measure("--json")
    (pool / "run.json").write_text(first.stdout)
    again = json.loads(measure("--json", "--baseline", pool / "run.json").stdout)
    assert again["comparison"]["questions"] == 4
    assert again["comparison"]["changes"] == []
    assert again["summary"].startswith("Of 3 questions with an answer")


@pytest.mark.slow
def test_the_same_run_saves_the_same_bytes(measure: Run, pool: Path) -> None:
    for name in ("a.json", "b.json"):
        measure("--save", pool / name)
    assert (pool / "a.json").read_bytes() == (pool / "b.json").read_bytes()


def test_a_bound_that_is_not_kept_exits_with_1_after_the_report(measure: Run) -> None:
    done = measure("--fail-under", "wrong=5%,unanswerable-answered=1")
    assert done.returncode == 1
    assert "\n\nOf 2 bounds, 1 not kept:\n  wrong is 0.333 (1 of 3), and must be at most 0.050" in done.stdout
    assert done.stderr == "faqbot: wrong is 0.333 (1 of 3), and must be at most 0.050: 0.283 above the bound\n"


@pytest.mark.slow
def test_bounds_that_are_kept_exit_with_0(measure: Run) -> None:
    done = measure("--fail-under", "right=.3")
    assert (done.returncode, done.stderr) == (0, "")
    assert "\n\nOf 1 bound, each is kept.\n" in done.stdout


@pytest.mark.slow
def test_what_options_ask_for_stands_above_the_figures_and_the_misses_come_last(measure: Run, pool: Path) -> None:
    measure("--save", pool / "run.json")
    said = measure("--baseline", pool / "run.json", "--fail-under", "wrong=5%", "--suggest-threshold", "0.5").stdout
    parts = ("Of 3 questions", "Of 2 bounds", "Threshold for", "Compared with", "Outcomes", "By kind", "Ranking")
    places = [said.index(part) for part in (*parts, "Confidence of", "ECE", "Wrong answers") if part in said]
    assert len(places) == len(parts) + 2
    assert places == sorted(places)


@pytest.mark.slow
def test_questions_come_from_standard_input_too(measure: Run) -> None:
    assert measure(labelled="-", text=LABELLED).stdout == measure().stdout


@pytest.mark.slow
def test_misses_are_listed_as_many_as_are_asked_for(measure: Run) -> None:
    assert "Wrong answers (1), the surest first" in measure("--misses", "1").stdout
    assert "Wrong answers" not in measure("--misses", "0").stdout


@pytest.mark.slow
def test_a_threshold_is_suggested_with_what_it_costs(measure: Run) -> None:
    done = measure("--suggest-threshold", "0.5")
    assert "Threshold for a precision of 0.5: --threshold 0." in done.stdout
    record = json.loads(measure("--suggest-threshold", "0.5", "--json").stdout)["suggestion"]
    assert list(record) == [
        *("precision", "threshold", "current", "before", "after"),
        *("observed", "at_observed", "held_out", "enough"),
    ]


@pytest.mark.slow
def test_plots_are_drawn(measure: Run, pool: Path) -> None:
    pytest.importorskip("matplotlib")
    done = measure("--plot", pool / "plots")
    assert (done.returncode, done.stderr) == (0, "")
    assert len(list((pool / "plots").iterdir())) == 4


@pytest.mark.parametrize("option", ["--save", "-o"])
def test_a_document_is_not_replaced_by_a_result(run: Run, tmp_path: Path, option: str) -> None:
    (tmp_path / "docs").mkdir()
    document = tmp_path / "docs" / "faq.csv"
    document.write_text("id,question,answer\npay,How do I pay?,By card.\n")
    (tmp_path / "docs" / "lamps.csv").write_text("id,question,answer\nlamps,Do you sell lamps?,No.\n")
    (tmp_path / "l.csv").write_text("question,chunk\ndo you sell lamps,lamps\n")
    assert run("--corpus", "docs", "eval", "l.csv", option, "docs/faq.csv").returncode == 2
    done = run("--corpus", "docs", "eval", "l.csv", option, "docs/faq.csv", "--force")
    assert (done.returncode, done.stdout) == (2, "")
    *_, said = done.stderr.splitlines()
    assert said == "faqbot: docs/faq.csv: belongs to the documents that are answered from; name another file"
    assert "By card." in document.read_text()


@pytest.mark.parametrize(("option", "name"), [("--save", "run.json"), ("-o", "rows.csv"), ("-o", "rows.jsonl")])
def test_a_file_is_replaced_if_eval_wrote_it_or_with_force(measure: Run, pool: Path, option: str, name: str) -> None:
    (pool / name).write_text("mine")
    done = measure(option, pool / name)
    assert (done.returncode, done.stdout, (pool / name).read_text()) == (2, "", "mine")
    assert done.stderr == f"faqbot: {pool / name}: exists; give --force to replace it, or name another file\n"
    assert measure(option, pool / name, "--force").returncode == 0
    before = (pool / name).read_text()
    assert measure(option, pool / name, "--threshold", "1").returncode == 0
    assert (pool / name).read_text() != before


@pytest.mark.parametrize(("option", "name"), [("--save", "run.json"), ("-o", "rows.csv")])
def test_results_among_the_documents_are_refused_without_force(
    measure: Run, pool: Path, option: str, name: str
) -> None:
    done = measure(option, pool / "docs" / name)
    assert (done.returncode, (pool / "docs" / name).exists()) == (2, False)
    assert "is among the documents" in done.stderr
    for _ in range(2):
        assert measure(option, pool / "docs" / name, "--force").returncode == 0


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        (["-o", "rows.xls"], "rows.xls: the suffix is not that of a known format; use .csv .tsv .jsonl"),
        (["-o", "-"], "the report is written to standard output; name a file"),
        (["-o", "nowhere/rows.csv"], "nowhere: cannot write: there is no such folder"),
        (["--save", "labelled.csv"], "labelled.csv: is the file of questions itself; name another file"),
        (["-o", "a.csv", "--save", "a.csv"], "a.csv: is named for the rows and for the run; name two files"),
        (["--baseline", "labelled.csv"], "labelled.csv: is not JSON, so it is no earlier run"),
        (["--fail-under", "rigth=.8"], "--fail-under knows no figure 'rigth'; did you mean right?"),
        (["--misses", "-1"], "--misses must be a whole number from 0, not '-1'"),
        (["--suggest-threshold", "95"], "--suggest-threshold must be a number from 0 to 1, not '95'"),
    ],
)
def test_what_cannot_be_done_is_refused_before_the_documents_are_opened(
    run: Run, pool: Path, options: list[str], reason: str
) -> None:
    before = sorted(pool.iterdir())
    done = run("eval", "labelled.csv", "--corpus", "nowhere", *options)
    assert (done.returncode, done.stdout) == (2, "")
    (line,) = done.stderr.splitlines()
    assert line.startswith(f"faqbot: {reason}")
    assert sorted(pool.iterdir()) == before


def test_stale_labels_are_named_together(measure: Run, pool: Path) -> None:
    text = LABELLED.replace("pool.md", "bath.md")
    done = measure(labelled="-", text=text)
    assert (done.returncode, done.stdout) == (2, "")
    (line,) = done.stderr.splitlines()
    assert line.startswith("faqbot: standard input:2: ")
    assert line.endswith("; 2 more questions cannot be looked up either (lines 3, 4)")
