import re
import subprocess
import sys

import pytest

PAGE = "# Bike rental\n\n## Can I return a bike elsewhere?\n\nYes.\n\n## Is there a deposit?\n\n50 euros.\n"


def faqbot(*arguments, cwd=None, stdin=""):
    command = [sys.executable, "-m", "faqbot", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, cwd=cwd, input=stdin, check=False)


@pytest.fixture
def docs(tmp_path):
    folder = tmp_path / "docs"
    folder.mkdir()
    (folder / "rental.md").write_text(PAGE)
    return folder


def test_a_prompt_is_printed_and_its_size_told_apart_from_it(docs):
    done = faqbot("draft", docs)
    assert done.returncode == 0
    assert done.stdout.startswith("Write the questions that people ask\n")
    assert len(re.findall(r"^\[ref:\w{5}\]", done.stdout, re.MULTILINE)) == 2
    assert done.stderr.startswith("faqbot: 1 prompt for 2 of 2 chunks: ")


def test_documents_may_be_named_by_corpus_as_for_other_commands(docs):
    assert faqbot("draft", "--corpus", docs).stdout == faqbot("--corpus", docs, "draft").stdout != ""


def test_prompts_are_numbered_and_written_to_a_folder(docs, tmp_path):
    done = faqbot("draft", docs, "--chunks-per-prompt", 1, "-o", tmp_path / "prompts")
    assert (done.returncode, done.stdout) == (0, "")
    assert "written to" in done.stderr
    second = (tmp_path / "prompts" / "prompt-02.txt").read_text()
    assert second.startswith("Write the questions that people ask (prompt 2 of 2)\n")


def test_nothing_left_to_ask_for_is_said_and_is_no_error(docs):
    rows = [f"way {at} {question},{chunk}" for at in range(8) for question, chunk in
            (("return", "rental.md:3-5"), ("deposit", "rental.md:7-9"))]  # fmt: skip
    (docs / "phrasings.csv").write_text("\n".join(["question,chunk", *rows]))
    done = faqbot("draft", docs)
    assert (done.returncode, done.stdout) == (0, "")
    assert "every chunk has 8 phrasings or more" in done.stderr
    assert "prompt for 2 of 2 chunks" in faqbot("draft", docs, "--all").stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("draft",), "name the documents to write phrasings for"),
        (("--index", "x", "draft", "docs"), "name the documents to write phrasings for"),
        (("draft", "missing"), "missing: no such file or folder"),
        (("draft", "docs", "--chunks-per-prompt", "0"), "must be a whole number from 1, not '0'"),
        (("draft", "docs", "-o", "docs/prompts"), "is inside the documents"),
        (("draft", "docs", "--language", "klingon"), "no stemmer for the language 'klingon'"),
    ],
)
def test_what_is_wrong_is_one_line(docs, arguments, message):
    done = faqbot(*arguments, cwd=docs.parent)
    assert (done.returncode, done.stdout) == (2, "")
    assert message in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_closed_pipe_is_quiet(docs):
    command = f"{sys.executable} -m faqbot draft {docs} 2>/dev/null | head -1"
    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=True)
    assert done.stdout == "Write the questions that people ask\n"
