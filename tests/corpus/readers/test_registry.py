"""The table of formats: every suffix has one reader, and whoever needs to know a format asks the table."""

from __future__ import annotations

import inspect
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest
from epub_files import book
from made_workbooks import HEADER, inline, ods, ods_row, xlsx
from word_files import STYLES, docx, p, r

from faqbot.building import segment_store
from faqbot.corpus.files.discovery import find_files
from faqbot.corpus.readers.registry import DISTRIBUTIONS, FORMATS, READER_MODULES, SUFFIXES, reader_of
from faqbot.corpus.reading import read_corpus, read_document

ONE_PAGE = {
    ".csv": "question,answer\nWhy?,Because.\n",
    ".tsv": "question\tanswer\nWhy?\tBecause.\n",
    ".jsonl": '{"question": "Why?", "answer": "Because."}\n',
    ".pdf": """%PDF-1.4
1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj
3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R
/Resources << /Font << /F1 4 0 R >> >> >> endobj
4 0 obj << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> endobj
5 0 obj << /Length 59 >> stream
BT /F1 12 Tf 50 700 Td (Why?) Tj 0 -30 Td (Because.) Tj ET
endstream endobj
trailer << /Root 1 0 R /Size 6 >>
startxref
0
%%EOF
""",
    ".json": '[{"question": "Why?", "answer": "Because."}]\n',
    ".yml": "- question: Why?\n  answer: Because.\n",
    ".yaml": "Why?: Because.\n",
    ".ipynb": '{"cells": [{"cell_type": "markdown", "source": ["## Why?\\n", "\\n", "Because."]}]}\n',
    ".qna": "# ? Why?\n```\nBecause.\n```\n",
}
SHEET = f'<table:table table:name="S">{ods_row("question", "answer")}{ods_row("Why?", "Because.")}</table:table>'
ONE_BINARY = {
    **dict.fromkeys((".xlsx", ".xlsm", ".xls", ".xlsb"), xlsx(HEADER + inline("Why?", "Because."))),
    ".ods": ods(SHEET),
    **dict.fromkeys((".html", ".htm", ".xhtml"), b"<h1>A page</h1><h2>Why?</h2><p>Because.</p>"),
    ".epub": book(**{"OPS/b.xhtml": "<h1>Why?</h1><p>Because.</p>"}),
    **dict.fromkeys((".docx", ".docm"), docx(p(r("Why?"), style="berschrift1") + p(r("Because.")), styles=STYLES)),
}


def test_no_suffix_has_two_readers() -> None:
    suffixes = [suffix for format_ in FORMATS for suffix in format_.suffixes]
    assert sorted(suffixes) == sorted(SUFFIXES)


@pytest.mark.parametrize("suffix", sorted(SUFFIXES))
def test_every_suffix_is_discovered_and_read(tmp_path: Path, suffix: str) -> None:
    page = ONE_BINARY.get(suffix) or ONE_PAGE.get(suffix, "A page\n\nWhy?\n\nBecause.\n").encode()
    (tmp_path / f"page{suffix}").write_bytes(page)
    assert [file.name for file in find_files([tmp_path]).files] == [f"page{suffix}"]
    assert any("Because." in chunk.text for chunk in read_corpus([tmp_path]).chunks)
    assert len(inspect.signature(reader_of(f"a{suffix.upper()}")).parameters) == 3


@pytest.mark.parametrize("name", ["page.rst", "page.rest", "PAGE.RST"])
def test_a_page_named_as_restructuredtext_is_read_as_such_whatever_it_holds(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("# Why?\n\nBecause.\n\n.. note: this is a comment\n")
    document = read_document(tmp_path / name)
    assert [block.text for block in document.blocks] == ["# Why?", "Because."]
    assert [one.reason for one in document.left_out] == ["comment"]


def test_a_format_that_nobody_reads_has_no_reader() -> None:
    with pytest.raises(KeyError):
        reader_of("a.unknown")


def test_finding_files_imports_no_reader() -> None:
    code = "import sys, faqbot.corpus.files.discovery; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert "faqbot.corpus.readers.registry" in loaded
    assert not {*READER_MODULES, "markdown_it", "csv", "json"} & set(loaded)


def test_what_is_kept_depends_on_the_version_of_every_library_that_reads() -> None:
    assert "markdown-it-py" in DISTRIBUTIONS
    assert {version(name) for name in DISTRIBUTIONS} <= set(segment_store._versions())
