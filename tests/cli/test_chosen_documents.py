"""Documents that no option names: those of the environment, of faqbot.toml in the current folder, or the demo page."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from support import PAGE, PATIENCE, Run

LAMP, PARCEL = "# Lamps\n\n## How bright is it?\n\n{} lumens.\n", "how bright is it"


def docs(folder: Path, lumens: int) -> Path:
    folder.mkdir()
    (folder / "lamps.md").write_text(LAMP.format(lumens))
    return folder


@pytest.fixture
def answered(run: Run, tmp_path: Path):  # type: ignore[no-untyped-def]
    """Return a function that asks in `tmp_path`, and the four places where documents may be named."""
    docs(tmp_path / "by-option", 1)
    docs(tmp_path / "by-variable", 2)
    docs(tmp_path / "by-settings", 3)
    return lambda *more, **env: run("ask", PARCEL, *more, env=env)


def test_an_option_wins_then_the_environment_then_the_settings(answered, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "faqbot.toml").write_text('corpus = "by-settings"\n')
    assert answered("--corpus", "by-option", FAQBOT_CORPUS="by-variable").stdout.startswith("1 lumens.")
    assert answered(FAQBOT_CORPUS="by-variable").stdout.startswith("2 lumens.")
    assert answered().stdout.startswith("3 lumens.")
    assert answered().stderr == ""


def test_a_variable_may_name_several_documents(run: Run, tmp_path: Path) -> None:
    paths = os.pathsep.join([str(docs(tmp_path / "a", 1)), str(docs(tmp_path / "b", 2))])
    (tmp_path / "b" / "lamps.md").write_text("# Chairs\n\n## How high is it?\n\nHalf a metre.\n")
    assert run("topics", env={"FAQBOT_CORPUS": paths}).stdout == "Lamps\nChairs\n"


def test_a_variable_may_name_a_saved_index(run: Run, tmp_path: Path) -> None:
    assert run("index", docs(tmp_path / "a", 7), "-o", "a.index").returncode == 0
    assert run("ask", PARCEL, env={"FAQBOT_INDEX": "a.index"}).stdout.startswith("7 lumens.")
    (tmp_path / "faqbot.toml").write_text('index = "a.index"\n')
    assert run("ask", PARCEL).stdout.startswith("7 lumens.")


def test_a_folder_with_settings_is_its_own_corpus(run: Run, tmp_path: Path) -> None:
    (tmp_path / "lamps.md").write_text(LAMP.format(5))
    (tmp_path / "faqbot.toml").write_text('title = "Lamp help"\ninclude = ["*.md"]\n')
    assert run("ask", PARCEL).stdout.startswith("5 lumens.")


def test_an_empty_variable_names_nothing(answered) -> None:  # type: ignore[no-untyped-def]
    assert "demo page" in answered(FAQBOT_CORPUS="", FAQBOT_INDEX="").stderr


@pytest.mark.parametrize("command", [("ask", "any tips?"), ("topics",), ("batch", "-")])
def test_the_demo_page_says_that_it_answers(run: Run, command: tuple[str, ...]) -> None:
    done = run(*command)
    assert done.stderr.count("no documents were named, so the demo page that ships with faqbot is used") == 1


def test_the_notice_stands_below_the_answer(run: Run) -> None:
    done = run("ask", "How long should I hold the stretch?")
    assert PAGE in done.stdout
    assert done.stderr.count("\n") == 1


def test_a_file_among_the_words_of_a_question_is_taken_for_documents_without_their_option(
    run: Run, tmp_path: Path
) -> None:
    (tmp_path / "lamps.md").write_text(LAMP.format(5))
    said = run("ask", "lamps.md", PARCEL).stderr
    assert said.endswith("lamps.md is a file here: to ask about it, put --corpus before it\n")
    assert run("ask", "--corpus", "lamps.md", PARCEL).stdout.startswith("5 lumens.")


@pytest.mark.slow
def test_check_says_first_that_it_checks_the_demo_page(environment: dict[str, str], tmp_path: Path) -> None:
    command = [sys.executable, "-m", "faqbot", "check"]
    lines = subprocess.check_output(
        command, env=environment, cwd=tmp_path, stderr=subprocess.STDOUT, text=True, timeout=PATIENCE
    ).splitlines()
    assert "no documents were named, so the demo page" in lines[0]
    assert lines[-1].startswith("nothing found: ")


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({"FAQBOT_CORPUS": "nowhere"}, "FAQBOT_CORPUS names nowhere, which does not exist"),
        ({"FAQBOT_INDEX": "nowhere"}, "FAQBOT_INDEX names nowhere, which does not exist"),
        ({"FAQBOT_INDEX": "a", "FAQBOT_CORPUS": "b"}, "FAQBOT_CORPUS and FAQBOT_INDEX are both set; unset one of them"),
    ],
)
def test_what_is_wrong_with_a_variable_is_one_line(run: Run, environment: dict[str, str], said: str) -> None:
    done = run("ask", "x", env=environment)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"faqbot: {said}\n")


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ('corpus = "nowhere"', "faqbot.toml names nowhere, which does not exist"),
        ('corpus = "docs"\nindex = "x"', "faqbot.toml:2: corpus and index are both set; leave one of them out"),
        ("corpus = 3", "faqbot.toml:1: corpus: must be a path in quotes or a list of paths"),
        (
            'corpus = "docs"\ntitle = "A"',
            "faqbot.toml:2: title has no effect here, because corpus names other documents",
        ),
    ],
)
def test_what_is_wrong_with_the_settings_is_one_line(run: Run, tmp_path: Path, settings: str, said: str) -> None:
    docs(tmp_path / "docs", 1)
    (tmp_path / "faqbot.toml").write_text(settings)
    done = run("ask", "x")
    assert done.returncode == 2
    assert done.stderr.startswith(f"faqbot: {said}")
    assert done.stderr.count("\n") == 1


def test_a_command_that_reads_documents_refuses_an_index_of_the_environment(run: Run, index_dir: Path) -> None:
    done = run("check", env={"FAQBOT_INDEX": str(index_dir)})
    assert done.stderr == (
        "faqbot: FAQBOT_INDEX names a saved index, and faqbot check reads documents; name them with --corpus PATH\n"
    )


def test_an_index_of_the_environment_has_its_language(run: Run, index_dir: Path) -> None:
    done = run("ask", "x", "--language", "german", env={"FAQBOT_INDEX": str(index_dir)})
    told = "leave out --language to use the index, or unset FAQBOT_INDEX to read documents"
    assert done.stderr == f"faqbot: a saved index already has its language; {told}\n"
