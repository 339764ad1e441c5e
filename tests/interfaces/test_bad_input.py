"""Bad input: one clear line on standard error, exit status 2, no traceback, and nothing written."""

from __future__ import annotations

import json
import resource
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from support import PATIENCE, Run, wait_until

HOLD = "How long should I hold the stretch?"


def said(done: subprocess.CompletedProcess[str]) -> str:
    """Return the one line of an error."""
    assert done.returncode == 2, done
    assert done.stdout == ""
    (line,) = done.stderr.splitlines()
    assert line.startswith("faqbot: ")
    return line


def test_a_missing_path_is_named(run: Run) -> None:
    assert said(run("ask", "x", "--corpus", "nowhere/faq.md")).endswith("nowhere/faq.md: no such file or folder")
    assert "no such directory" in said(run("ask", "x", "--index", "nowhere"))
    assert "no such file" in said(run("batch", "nowhere.csv"))
    assert "no such file or folder" in said(run("index", "nowhere", "-o", "an.index"))


def test_a_path_that_cannot_be_read_is_named(run: Run, tmp_path: Path) -> None:
    loop = tmp_path / "loop.txt"
    loop.symlink_to(loop)
    assert "loop.txt" in said(run("ask", "x", "--corpus", loop))


def test_a_directory_where_a_file_is_meant_is_an_error(run: Run, index_dir: Path, tmp_path: Path) -> None:
    (tmp_path / "questions.csv").mkdir()
    assert "directory" in said(run("batch", tmp_path / "questions.csv", "--index", index_dir))
    (tmp_path / "questions.txt").write_text("any tips?\n")
    (tmp_path / "answers.csv").mkdir()
    done = run("batch", tmp_path / "questions.txt", "-o", tmp_path / "answers.csv", "--index", index_dir)
    assert "is a directory" in said(done)


def test_an_empty_corpus_says_what_was_looked_for(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    line = said(run("ask", "x", "--corpus", tmp_path / "empty"))
    assert "no document" in line
    assert ".md" in line


def test_binary_and_nul_bytes_are_named_with_their_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "faq.txt").write_bytes(b"Title\nA line.\nAn\0other.\n")
    assert "faq.txt:3: holds a NUL byte" in said(run("ask", "x", "--corpus", tmp_path / "faq.txt"))


def test_a_named_table_without_its_columns_is_an_error(run: Run, tmp_path: Path) -> None:
    (tmp_path / "prices.csv").write_text("name,price\ntea,2\n")
    line = said(run("ask", "x", "--corpus", tmp_path / "prices.csv"))
    assert "prices.csv:1: no question and answer columns (found: name, price)" in line


def test_a_named_file_that_no_reader_knows_is_an_error(run: Run, tmp_path: Path) -> None:
    (tmp_path / "photo.png").write_bytes(b"\x89PNG")
    assert "no reader" in said(run("ask", "x", "--corpus", tmp_path / "photo.png"))


@pytest.mark.parametrize("damage", ["truncated", "foreign", "newer", "no manifest", "no data"])
def test_an_index_that_cannot_be_used_says_how_to_make_it_again(
    run: Run, index_dir: Path, tmp_path: Path, damage: str
) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(index_dir, copy)
    manifest = json.loads((copy / "manifest.json").read_text())
    data = copy / f"{manifest['digest']}.bin"
    if damage == "truncated":
        data.write_bytes(data.read_bytes()[:-4])
    elif damage == "no data":
        data.unlink()
    elif damage == "no manifest":
        (copy / "manifest.json").unlink()
    else:
        manifest |= {"version": 99} if damage == "newer" else {"format": "something else"}
        (copy / "manifest.json").write_text(json.dumps(manifest))
    assert f"faqbot index CORPUS -o {copy}" in said(run("ask", HOLD, "--index", copy))


def test_index_refuses_a_directory_that_is_no_index(run: Run, page: Path, tmp_path: Path) -> None:
    (tmp_path / "thesis").mkdir()
    (tmp_path / "thesis" / "chapter1.txt").write_text("years of work")
    line = said(run("index", page, "-o", tmp_path / "thesis"))
    assert "holds no faqbot index" in line
    assert [entry.name for entry in (tmp_path / "thesis").iterdir()] == ["chapter1.txt"]


def test_the_output_must_not_be_the_questions(run: Run, index_dir: Path, tmp_path: Path) -> None:
    questions = tmp_path / "questions.csv"
    questions.write_text("question\nany tips?\n")
    (tmp_path / "link.csv").symlink_to(questions)
    for output in (questions, tmp_path / "link.csv"):
        assert "questions itself" in said(run("batch", questions, "-o", output, "--index", index_dir))
    assert questions.read_text() == "question\nany tips?\n"


def test_the_output_must_not_be_a_document(run: Run, tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    table, questions = docs / "faq.csv", tmp_path / "asked.txt"
    table.write_text("question,answer\nHow far?,Ten.\n")
    questions.write_text("how far\n")
    for more in ((), ("--resume",), ("--no-cache",)):
        assert "belongs to the documents" in said(
            run("batch", questions, "-o", table, "--force", "--corpus", docs, *more)
        )
    assert table.read_text() == "question,answer\nHow far?,Ten.\n"
    assert [path.name for path in docs.iterdir()] == ["faq.csv"]


def test_a_corpus_and_an_index_exclude_each_other(run: Run, index_dir: Path, page: Path) -> None:
    assert "leave out --corpus to use the index, or leave out --index to read documents" in said(
        run("ask", "x", "--index", index_dir, "--corpus", page)
    )
    assert "a saved index already has its" in said(run("ask", "x", "--index", index_dir, "--language", "german"))


def test_an_unknown_language_names_the_nearest(run: Run) -> None:
    assert "did you mean german?" in said(run("ask", "x", "--language", "germna"))


def test_a_line_of_50_mb_is_refused(run: Run, tmp_path: Path) -> None:
    (tmp_path / "dump.txt").write_bytes(b"lorem ipsum " * 4_400_000)
    assert "dump.txt:1: a line of 52,800,000 characters" in said(run("ask", "x", "--corpus", tmp_path / "dump.txt"))


def test_a_control_character_in_a_path_stays_out_of_the_terminal(run: Run) -> None:
    assert "\x1b" not in said(run("ask", "x", "--corpus", "no\x1b[2Jwhere.md"))


def limited(*arguments: object, environment: dict[str, str], folder: Path) -> subprocess.CompletedProcess[str]:
    """Run `faqbot` where no file may grow beyond 16 KB: what a full disk looks like."""
    return subprocess.run(
        [sys.executable, "-m", "faqbot", *map(str, arguments)],
        capture_output=True,
        text=True,
        env={**environment, "PYTHONDONTWRITEBYTECODE": "1"},  # Python itself would leave half of a module behind
        cwd=folder,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (16_000, 16_000)),
        timeout=PATIENCE,
        check=False,
    )


def test_a_full_disk_leaves_no_half_of_an_index(environment: dict[str, str], page: Path, tmp_path: Path) -> None:
    line = said(limited("index", page, "-o", "an.index", environment=environment, folder=tmp_path))
    assert "cannot write the index" in line
    assert not (tmp_path / "an.index").exists()


def test_a_full_disk_leaves_no_half_of_the_answers(
    environment: dict[str, str], index_dir: Path, tmp_path: Path
) -> None:
    (tmp_path / "questions.txt").write_text("any tips?\n" * 200)
    (tmp_path / "answers.csv").write_text("of yesterday")
    arguments = ("batch", "questions.txt", "-o", "answers.csv", "--force", "--index", index_dir)
    assert "answers.csv: cannot write" in said(limited(*arguments, environment=environment, folder=tmp_path))
    assert (tmp_path / "answers.csv").read_text() == "of yesterday"
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["answers.csv", "home", "questions.txt"]


def test_a_full_disk_only_costs_the_cache(new_user: dict[str, str], page: Path, tmp_path: Path) -> None:
    done = limited("ask", HOLD, "--corpus", page, environment=new_user, folder=tmp_path)
    assert done.returncode == 0
    assert "lines 36–37" in done.stdout
    assert "the index is not cached" in done.stderr


# What nobody has foreseen


def faulty(
    error: str, *arguments: object, environment: dict[str, str], **more: str
) -> subprocess.CompletedProcess[str]:
    """Run a command of which a function deep inside raises an error that is a fault."""
    code = f"""
import sys
import faqbot.corpus.files.discovery as discovery
def fault(*_, **__):
    raise {error}
discovery.state_of = discovery._entries = fault
import faqbot.cli.caching.cache as cache, faqbot.building.update as update
cache.find_files = update.find_files = fault
from faqbot.__main__ import main
sys.exit(main())
"""
    return subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        capture_output=True,
        text=True,
        env={**environment, **more},
        timeout=PATIENCE,
        check=False,
    )


COMMANDS = (["ask", "x"], ["index", "{page}", "-o", "{out}"], ["topics"], ["check", "{page}"], ["shell"])


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
@pytest.mark.parametrize("error", ["RecursionError('too deep')", "KeyError('a\\nb')"])
def test_a_fault_is_one_line_with_the_request_to_report_it(
    command: list[str], error: str, environment: dict[str, str], page: Path, tmp_path: Path
) -> None:
    arguments = [word.format(page=page, out=tmp_path / "i") for word in command]
    line = said(faulty(error, *arguments, environment=environment))
    assert error.partition("(")[0] in line
    assert "please report it, with what FAQBOT_DEBUG=1 prints besides" in line
    assert not (tmp_path / "i").exists()


def test_the_traceback_of_a_fault_is_printed_where_it_is_asked_for(environment: dict[str, str]) -> None:
    done = faulty("RuntimeError('odd')", "ask", "x", environment=environment, FAQBOT_DEBUG="1")
    assert done.returncode == 2
    assert done.stderr.startswith("Traceback (most recent call last)")
    assert done.stderr.splitlines()[-1].startswith("faqbot: a fault of faqbot in cli")
    assert "Traceback" not in faulty("RuntimeError()", "ask", "x", environment=environment, FAQBOT_DEBUG="0").stderr


def test_too_little_memory_is_one_line(environment: dict[str, str], tmp_path: Path) -> None:
    large = tmp_path / "large.md"
    with large.open("wb") as file:
        file.truncate(2 << 30)  # without taking room on the disk
    done = subprocess.run(
        [sys.executable, "-m", "faqbot", "ask", "x", "--corpus", str(large), "--no-cache"],
        capture_output=True,
        text=True,
        env=environment,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30)),
        timeout=PATIENCE,
        check=False,
    )
    assert said(done).startswith("faqbot: out of memory")


@pytest.mark.parametrize("delay", [0.0, 0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.5, 1.0, 1.5])
def test_ctrl_c_at_any_moment_exits_with_130_and_leaves_nothing_half_written(
    environment: dict[str, str], tmp_path: Path, delay: float
) -> None:
    (tmp_path / "questions.txt").write_text("how long should I hold it?\n" * 100_000)
    command = [sys.executable, "-m", "faqbot", "batch", "questions.txt", "-o", "answers.csv", "--no-cache"]
    with subprocess.Popen(command, env=environment, cwd=tmp_path, stderr=subprocess.PIPE, text=True) as process:
        # Before faqbot's first line runs, Ctrl-C is answered by Python itself; numpy is loaded later.
        wait_until(lambda: "_multiarray_umath" in Path(f"/proc/{process.pid}/maps").read_text())
        time.sleep(delay)
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=PATIENCE)
    assert "Traceback" not in errors
    assert process.returncode == 130
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["home", "questions.txt"]
