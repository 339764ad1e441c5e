"""A workbook of answers opens in Excel as what was written: texts as texts, numbers as numbers, nothing run."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from support import Run

from faqbot.batch import answer_workbook
from faqbot.batch.answer_workbook import check_workbooks, write_workbook
from faqbot.corpus.readers.sheets.workbook_reader import read_sheets
from faqbot.errors import FaqbotError

pytest.importorskip("xlsxwriter", reason="needs XlsxWriter")

HOLD = "How long should I hold the stretch?"


def written(*rows: list[Any]) -> bytes:
    file = io.BytesIO()
    write_workbook([f"{json.dumps(row)}\n".encode() for row in rows], file)
    return file.getvalue()


def cells(data: bytes, sheet: int = 0) -> list[list[tuple[Any, str]]]:
    book = openpyxl.load_workbook(io.BytesIO(data))
    return [[(cell.value, cell.data_type) for cell in row] for row in book.worksheets[sheet].iter_rows()]


@pytest.mark.parametrize("text", ["=1+1", "+cmd", "-5", "@sum", "0017", "http://a.b", "1e5", "TRUE", "{=A1}"])
def test_every_text_is_written_as_text(text: str) -> None:
    assert cells(written(["a"], [text]))[1] == [(text, "s")]


@pytest.mark.parametrize("text", ["_x0041_", "a\x01b", " two  spaces ", "a\nb", "<b>&amp;"])
def test_faqbot_reads_the_texts_that_it_wrote(text: str) -> None:
    (sheet,) = read_sheets(written(["a"], [text]), "a.xlsx")
    assert sheet.rows[2][1] == text


def test_numbers_are_numbers_and_those_that_excel_would_change_are_text() -> None:
    assert cells(written(["a", "b", "c"], [5, 0.25, 12345678901234567890]))[1] == [
        (5, "n"), (0.25, "n"), ("12345678901234567890", "s"),
    ]  # fmt: skip


def test_the_same_answers_give_the_same_file() -> None:
    assert written(["a"], ["x"]) == written(["a"], ["x"])


def test_a_text_that_no_cell_holds_is_cut_and_counted() -> None:
    file = io.BytesIO()
    rows = [["a"], ["😀" * 20_000], ["x" * 32_767]]
    assert write_workbook([json.dumps(row).encode() for row in rows], file) == 1
    _, ((first, _),), ((second, _),) = cells(file.getvalue())
    assert first == "😀" * 16_383 + "…"
    assert second == "x" * 32_767


def test_what_utf_8_cannot_express_is_replaced() -> None:
    assert cells(written(["a"], ["x\ud800"]))[1] == [("x?", "s")]


def test_rows_that_a_sheet_has_no_room_for_are_on_the_next_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answer_workbook, "_MOST_ROWS", 3)
    data = written(["a"], ["1"], ["2"], ["3"])
    assert [cells(data, sheet) for sheet in (0, 1)] == [
        [[("a", "s")], [("1", "s")], [("2", "s")]], [[("a", "s")], [("3", "s")]],
    ]  # fmt: skip


def test_without_the_library_one_line_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(FaqbotError, match="pip install XlsxWriter"):
        check_workbooks()


def test_a_workbook_of_tickets_becomes_a_workbook_of_answers(run: Run, index_dir: Path, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (["Ticket", "Customer message"], ["0017", HOLD], ["0018", "boiling point of tin"]):
        book.active.append(row)
    book.save(tmp_path / "q.xlsx")
    done = run("batch", "q.xlsx", "--column", "Customer message", "-o", "a.xlsx", "--index", index_dir)
    assert done.returncode == 0, done.stderr
    header, first, second = (
        {name: value for name, (value, _) in zip(names, row, strict=True)}
        for names in [[value for value, _ in cells((tmp_path / "a.xlsx").read_bytes())[0]]]
        for row in cells((tmp_path / "a.xlsx").read_bytes())
    )
    assert list(header)[:4] == ["Ticket", "Customer message", "line", "question"]
    assert (first["Ticket"], first["line"], first["outcome"], first["confidence"]) == ("0017", 2, "answer", 1)
    assert (second["outcome"], second["answer"]) == ("abstain", None)
    assert second["note"] == "I found nothing about that. The document doesn't mention boiling or tin."
    assert 0 < second["nearest_confidence"] == round(second["nearest_confidence"], 2) < 1
    assert second["nearest"].endswith("]")


def test_a_workbook_goes_to_standard_output_too(environment: dict[str, str], index_dir: Path, tmp_path: Path) -> None:
    import subprocess

    command = [sys.executable, "-m", "faqbot", "batch", "-", "--output-format", "xlsx", "--index", str(index_dir)]
    done = subprocess.run(command, env=environment, input=b"any tips?\n", capture_output=True, check=True, cwd=tmp_path)
    assert cells(done.stdout)[1][1] == ("any tips?", "s")
