"""The rows of eval as CSV, TSV and JSON Lines."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from pathlib import Path

import pytest
from made_results import made_result

from faqbot import OutputError, read_labelled
from faqbot.evaluation.reporting.result_rows import RESULT_COLUMNS, check_result_suffix, write_results
from faqbot.evaluation.run_comparison import RunQuestion, compare_runs

RESULTS = (made_result("when?", "wrong", line=2, rank=3), made_result('which, "one"?', "asked back with right", line=3))


@pytest.mark.parametrize(("suffix", "delimiter"), [("csv", ","), ("tsv", "\t")])
def test_a_table_has_a_row_for_each_question(tmp_path: Path, suffix: str, delimiter: str) -> None:
    path = tmp_path / f"rows.{suffix}"
    write_results(str(path), RESULTS)
    with path.open(newline="", encoding="utf-8") as file:
        header, *rows = csv.reader(file, delimiter=delimiter)
    assert tuple(header) == RESULT_COLUMNS
    first = dict(zip(header, rows[0], strict=True))
    assert (first["line"], first["question"], first["verdict"], first["rank"]) == ("2", "when?", "wrong", "3")
    assert first["source"] == "a.md:3-4 › Visit › When are you open?"
    assert dict(zip(header, rows[1], strict=True))["choices"] == "a#hours a#price"


def test_json_lines_keep_lists_and_places(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    write_results(str(path), RESULTS)
    first, second = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    assert tuple(first) == RESULT_COLUMNS
    assert (first["expected"], first["source"]["lines"]) == (["a#price"], [3, 4])
    assert second["choices"] == ["a#hours", "a#price"]


@pytest.mark.parametrize(
    ("confidence", "written"),
    [
        (0.8995682819964773, 0.8995),
        (0.66998, 0.6699),
        (0.67, 0.67),
        (0.57, 0.57),
        (0.99999, 0.9999),
        (1.0, 1.0),
        (0, 0),
    ],
)
def test_a_confidence_has_four_decimals_and_is_never_rounded_up(
    tmp_path: Path, confidence: float, written: float
) -> None:
    for suffix in ("csv", "jsonl"):
        path = tmp_path / f"rows.{suffix}"
        write_results(str(path), [made_result("when?", "right", confidence)])
        row = path.read_text(encoding="utf-8").splitlines()[-1]
        assert (json.loads(row)["confidence"] if suffix == "jsonl" else float(row.split(",")[8])) == written


def test_a_cell_that_a_spreadsheet_would_run_is_text(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    write_results(str(path), [made_result("=cmd|' /C calc'!A0", "right")])
    assert "'=cmd" in path.read_text()


def test_with_an_earlier_run_each_row_says_what_changed(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    earlier = [RunQuestion("when?", None, "right", 0.9, 1)]
    write_results(str(path), RESULTS, compare_runs(earlier, RESULTS))
    first, second = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    assert (first["before"], first["change"]) == ("right", "newly wrong")
    assert (second["before"], second["change"]) == ("", "")


def test_the_rows_are_a_file_of_labelled_questions_again(tmp_path: Path) -> None:
    for suffix in ("csv", "tsv", "jsonl"):
        path = tmp_path / f"rows.{suffix}"
        write_results(str(path), RESULTS)
        assert [(one.question, one.expected) for one in read_labelled(path)] == [
            (one.question, one.expected) for one in RESULTS
        ]


def test_a_lone_surrogate_and_no_match_are_written(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    write_results(str(path), [replace(made_result("\ud800", "not answered"), chunk="", source=None)])
    assert path.read_text().splitlines()[1].startswith(",,?,")


@pytest.mark.parametrize("path", ["rows", "rows.txt", "rows.json"])
def test_another_suffix_is_refused(path: str) -> None:
    with pytest.raises(OutputError, match=r"the suffix is not that of a known format; use \.csv \.tsv \.jsonl"):
        check_result_suffix(path)
