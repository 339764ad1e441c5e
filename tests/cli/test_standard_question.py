"""The question of `faqbot ask -`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from support import Run

BATCH = "to answer a file of questions: faqbot batch FILE"
HOLD = "How long should I hold the stretch?"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_the_question_is_decoded_as_documents_are(run: Run, index_dir: Path, encoding: str) -> None:
    done = run("ask", "-", "--json", "--index", index_dir, text=f"{HOLD}\n".encode(encoding))
    assert json.loads(done.stdout)["question"] == HOLD
    assert (done.returncode, done.stderr) == (0, "")


def test_windows_text_is_read_with_a_warning(run: Run, index_dir: Path) -> None:
    done = run("ask", "-", "--json", "--index", index_dir, text="caf\xe9?".encode("cp1252"))
    assert json.loads(done.stdout)["question"] == "caf\xe9?"
    assert done.stderr == "faqbot: warning: standard input:1: is not UTF-8; read as cp1252 (Windows)\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (b"", "standard input holds no question"),
        (b" \n\n", "standard input holds no question"),
        (b"a\0b", "standard input:1: holds a NUL byte, so it is not text; pipe the text of a question"),
        (b"x" * 100_001, "standard input is longer than the 100,000 bytes that a question may have; " + BATCH),
    ],
)
def test_what_is_no_question_is_one_line(run: Run, index_dir: Path, text: bytes, said: str) -> None:
    done = run("ask", "-", "--index", index_dir, text=text)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"faqbot: {said}\n")


def test_a_dash_among_words_is_a_word(run: Run, index_dir: Path) -> None:
    done = run("ask", "--json", "--index", index_dir, "hold", "-", "how", "long", text="nothing")
    assert json.loads(done.stdout)["question"] == "hold - how long"
