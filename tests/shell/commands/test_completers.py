"""Completions of what a command takes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from prompt_toolkit.completion import Completion

from faqbot import FaqBot
from faqbot.shell.commands.completers import complete_file, complete_number, complete_title
from faqbot.shell.session import Session

TITLES = ["Goblet Squat", "Plank"]


@pytest.fixture(scope="module")
def manuals(tmp_path_factory: pytest.TempPathFactory) -> FaqBot:
    folder = tmp_path_factory.mktemp("manuals")
    for title in TITLES:
        (folder / f"{title}.md").write_text(f"# {title}\n\n## Where does the {title} hurt?\n\nNowhere.\n")
    return FaqBot.from_corpus(folder)


@pytest.fixture
def session(manuals: FaqBot) -> Session:
    return Session(manuals)


def offered(completion: Completion) -> tuple[str, int]:
    return completion.text, completion.start_position


def test_titles_are_offered_before_anything_is_typed(session: Session) -> None:
    assert [offered(one) for one in complete_title(session, "")] == [(title, 0) for title in TITLES]


def test_a_title_replaces_what_is_typed_of_it(session: Session) -> None:
    assert [offered(one) for one in complete_title(session, "squ")] == [("Goblet Squat", -3)]


def test_there_are_no_numbers_before_anything_was_listed(session: Session) -> None:
    assert list(complete_number(session, "")) == []


def test_numbers_are_those_listed_each_with_its_match_beside_it(session: Session) -> None:
    reply = session.ask("Where does the Plank hurt?").reply
    completions = list(complete_number(session, ""))
    assert [one.text for one in completions] == [str(number) for number in range(1, len(reply.matches) + 1)]
    assert completions[0].display_meta_text == "Where does the Plank hurt?"
    assert [offered(one) for one in complete_number(session, "1")] == [("1", -1)]
    assert list(complete_number(session, "x")) == []


def test_files_are_offered_by_the_rest_of_their_names(session: Session, tmp_path: Path) -> None:
    (tmp_path / "notes").mkdir()
    assert [offered(one) for one in complete_file(session, f"{tmp_path}/no")] == [("tes", 0)]


def test_the_commands_do_not_load_prompt_toolkit() -> None:
    code = "import sys; import faqbot.shell.commands.commands; print('prompt_toolkit' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
