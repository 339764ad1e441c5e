"""Warnings and log records point at the program that uses faqbot."""

from __future__ import annotations

import logging
import subprocess
import sys
import warnings

import pytest

from faqbot import CorpusWarning, FaqBot


def test_a_warning_names_the_line_that_called_faqbot(tmp_path):
    (tmp_path / "a.md").write_text("# Cats\n\n## What do they eat?\n\nFish.\n")
    (tmp_path / "b.unknown").write_text("x")
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        FaqBot.from_corpus(tmp_path)
    assert [warning.filename for warning in caught] == [__file__]
    assert issubclass(caught[0].category, CorpusWarning)


def test_a_warning_from_the_command_line_needs_no_calling_program(tmp_path):
    (tmp_path / "a.md").write_text("# Cats\n\n## What do they eat?\n\nFish.\n")
    (tmp_path / "b.md").write_bytes(b"# Dogs\n\n## Why?\n\nB\xe9cause.\n")
    command = [sys.executable, "-m", "faqbot", "ask", "--no-cache", "--corpus", str(tmp_path), "What do they eat?"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "Fish." in done.stdout
    assert "not UTF-8" in done.stderr


def test_the_log_says_what_is_read_and_built(tmp_path, caplog: pytest.LogCaptureFixture):
    (tmp_path / "a.md").write_text("# Cats\n\n## What do they eat?\n\nFish.\n")
    with caplog.at_level(logging.DEBUG, logger="faqbot"):
        FaqBot.from_corpus(tmp_path).save(tmp_path / "saved")
        FaqBot.load(tmp_path / "saved")
    messages = [(record.levelname, record.getMessage()) for record in caplog.records]
    assert ("DEBUG", f"reading {tmp_path / 'a.md'}") in messages
    assert ("INFO", "built an index of 1 chunk (english)") in messages
    assert ("INFO", f"saved the index in {tmp_path / 'saved'}") in messages
    assert ("INFO", f"loaded the index in {tmp_path / 'saved'}: 1 chunk (english)") in messages


def test_a_program_without_logging_does_not_import_it():
    code = "import sys; from faqbot import FaqBot; FaqBot.load; assert 'logging' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)
