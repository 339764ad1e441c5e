"""The command line and `faqbot.toml`: the command line wins, and a changed setting takes effect at once."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pexpect
import pytest
from support import PATIENCE, Run

from faqbot.ranking.fitted import THRESHOLD

PAGE = "# Parcels\n\n## How do I return a parcel?\n\nSend it back within 30 days.\n\n## Is it free?\n\nYes.\n"
UNSURE = "how do I return a broken lamp"


@pytest.fixture
def environment(new_user: dict[str, str]) -> dict[str, str]:
    """The environment of a user who has nothing in the cache yet."""
    return new_user


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    folder = tmp_path / "docs"
    folder.mkdir()
    (folder / "parcels.md").write_text(PAGE)
    return folder


def set_to(docs: Path, *lines: str) -> Path:
    (docs / "faqbot.toml").write_text("\n".join(lines))
    return docs


def test_a_changed_setting_takes_effect_with_the_next_question(run: Run, docs: Path) -> None:
    for threshold, status in (("0.0", 0), ("1.0", 1), ("0", 0)):
        set_to(docs, f"threshold = {threshold}")
        done = run("ask", UNSURE, "--corpus", docs, "--why")
        assert done.returncode == status
        assert f"and {100 * float(threshold):g} % is {'needed' if status else 'enough'}" in done.stdout
    (docs / "faqbot.toml").unlink()
    assert f"and {100 * THRESHOLD:g} % is enough" in run("ask", UNSURE, "--corpus", docs, "--why").stdout


def test_the_cached_answer_is_the_answer_without_the_cache(run: Run, docs: Path) -> None:
    set_to(docs, "threshold = 0")
    said = {run("ask", UNSURE, "--corpus", docs, *more).stdout for more in ((), (), ("--no-cache",))}
    assert len(said) == 1


@pytest.mark.slow
def test_the_command_line_wins(run: Run, docs: Path) -> None:
    set_to(docs, "threshold = 0", 'language = "german"')
    assert run("ask", UNSURE, "--corpus", docs).returncode == 0
    assert run("ask", UNSURE, "--corpus", docs, "--threshold", "1").returncode == 1
    assert run("index", docs, "-o", "german.index").returncode == 0
    assert run("index", docs, "-o", "dutch.index", "--language", "dutch").returncode == 0
    folder = docs.parent
    languages = [json.loads((folder / f"{name}.index" / "manifest.json").read_text())["language"]
                 for name in ("german", "dutch")]  # fmt: skip
    assert languages == ["german", "dutch"]


def test_a_saved_index_has_the_threshold_of_its_documents(run: Run, docs: Path) -> None:
    set_to(docs, "threshold = 0")
    run("index", docs, "-o", "an.index")
    (docs / "faqbot.toml").unlink()
    assert run("ask", UNSURE, "--index", "an.index").returncode == 0
    assert run("ask", UNSURE, "--index", "an.index", "--threshold", "1").returncode == 1
    rows = run("batch", "-", "--index", "an.index", text=UNSURE).stdout
    assert ",answer," in rows


@pytest.mark.slow
def test_the_workers_of_a_batch_obey_the_threshold(run: Run, docs: Path) -> None:
    set_to(docs, "threshold = 0")
    questions = docs.parent / "asked.txt"
    questions.write_text(f"{UNSURE}\n" * 1000)
    done = run("batch", questions, "--corpus", docs, "--workers", "2")
    assert "1,000 answered" in done.stderr


def test_the_shell_greets_by_the_title(environment: dict[str, str], docs: Path) -> None:
    set_to(docs, 'title = "Acme  help"')
    arguments = ["-m", "faqbot", "--corpus", str(docs), "--plain"]
    shell = pexpect.spawn(sys.executable, arguments, env=environment, encoding="utf-8", timeout=PATIENCE)
    shell.expect_exact("Acme help\r\n")
    shell.sendline("/quit")
    shell.expect(pexpect.EOF)


def test_a_wrong_setting_is_one_line_with_its_place_and_nothing_is_answered(run: Run, docs: Path) -> None:
    set_to(docs, "", "treshold = 0.5")
    for command in (["ask", "x"], ["topics"], ["batch", "-"]):
        done = run(*command, "--corpus", docs)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr == f'faqbot: {docs}/faqbot.toml:2: there is no setting "treshold"; did you mean threshold?\n'
    done = run("index", docs, "-o", "an.index")
    assert done.returncode == 2
    assert not (docs.parent / "an.index").exists()


def test_a_warning_about_a_glob_is_given_once_with_every_command(run: Run, docs: Path) -> None:
    set_to(docs, 'exclude = ["drafts/"]')
    for _ in range(2):
        said = run("ask", "is it free", "--corpus", docs).stderr
        assert said == 'faqbot: warning: faqbot.toml:1: exclude has "drafts/", which matches no file or folder here\n'


def test_thresholds_of_two_roots_that_differ_need_one_of_the_command_line(run: Run, docs: Path) -> None:
    other = docs.parent / "other"
    other.mkdir()
    (other / "b.md").write_text(PAGE)
    set_to(docs, "threshold = 0.4")
    set_to(other, "threshold = 0.5")
    both = ("--corpus", docs, "--corpus", other)
    done = run("ask", "is it free", *both)
    assert done.returncode == 2
    assert "threshold is 0.4 here and 0.5 in" in done.stderr
    assert "give --threshold" in done.stderr
    assert run("ask", "is it free", *both, "--threshold", "0.5").returncode == 0


def test_logs_of_two_roots_that_differ_matter_only_where_questions_are_logged(run: Run, docs: Path) -> None:
    other = docs.parent / "other"
    other.mkdir()
    (other / "b.md").write_text(PAGE)
    set_to(docs, 'log = "a.jsonl"')
    set_to(other, 'log = "b.jsonl"')
    both = ("--corpus", docs, "--corpus", other)
    assert "log is " in run("ask", "is it free", *both).stderr
    assert run("topics", *both).returncode == 0
    assert run("index", docs, other, "-o", "an.index").returncode == 0
    assert run("ask", "is it free", *both, env={"FAQBOT_LOG": str(docs.parent / "c.jsonl")}).returncode == 0


ROW = {"question": "is it free", "expected": "parcels.md:7-9"}
LOGGED = {"question": "do you sell lamps", "outcome": "abstain", "confidence": 0.1}


@pytest.mark.parametrize(
    ("name", "text", "command"),
    [
        ("asked.txt", "is it free\ndo you sell lamps\n", ("batch", "docs/asked.txt")),
        ("labelled.jsonl", json.dumps(ROW), ("eval", "docs/labelled.jsonl")),
        ("log.jsonl", json.dumps(LOGGED), ("gaps", "docs/log.jsonl")),
        ("rows.csv", "question,chunk\nmust I pay for it,parcels.md:7-9\n", ("learn", "docs/rows.csv", "--dry-run")),
    ],
)
def test_the_file_that_a_command_works_with_is_no_document_for_it(
    run: Run, docs: Path, name: str, text: str, command: tuple[str, ...]
) -> None:
    (docs / name).write_text(text)
    done = run(*command, "--corpus", "docs")
    assert done.returncode == 0
    assert f"{name}: is among the documents; this command reads or writes it" in done.stderr
    assert f"{name}," not in done.stdout
    assert "without a question" not in done.stderr


def test_answers_among_the_documents_are_refused_and_with_force_not_answered_from(run: Run, docs: Path) -> None:
    (docs.parent / "asked.txt").write_text("is it free\n")
    batch = ("batch", "asked.txt", "-o", "docs/answers.csv", "--corpus", "docs")
    done = run(*batch)
    assert (done.returncode, (docs / "answers.csv").exists()) == (2, False)
    assert "docs/answers.csv: is among the documents, and would be answered from as one of them" in done.stderr
    assert run(*batch, "--force").returncode == 0
    assert "parcels.md, lines 7" in (docs / "answers.csv").read_text()
