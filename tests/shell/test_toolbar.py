"""The toolbar."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from prompt_toolkit.utils import get_cwidth

from faqbot import FaqBot
from faqbot.shell.session import Session
from faqbot.shell.toolbar import toolbar


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("x") / "manuals"
    folder.mkdir()
    for title in ("Plank", "Squat"):
        (folder / f"{title}.md").write_text(f"# {title}\n\n## How long does a {title} take?\n\nA minute.\n")
    return folder


@pytest.fixture(scope="module")
def session(pages: Path) -> Session:
    return Session(FaqBot.from_corpus(pages))


def test_it_names_the_corpus_and_the_keys(session: Session) -> None:
    said = toolbar(session, "emacs", 200)
    assert said.startswith(" manuals · ")
    assert all(hint in said for hint in ("/help", "Ctrl-R", "Ctrl-D", "F4 emacs"))


def test_it_names_the_topic(pages: Path) -> None:
    session = Session(FaqBot.from_corpus(pages))
    assert "about" not in toolbar(session, "emacs", 200)
    session.conversation.about("Squat")
    assert "about Squat" in toolbar(session, "emacs", 200)


def test_it_speaks_the_language_of_the_documents(pages: Path) -> None:
    session = Session(FaqBot.from_corpus(pages, language="german"))
    session.conversation.about("Squat")
    assert " · zu Squat · /help · Strg-R sucht · Strg-D beendet · " in toolbar(session, "emacs", 200)


def test_on_a_narrow_screen_the_topic_stays(pages: Path) -> None:
    session = Session(FaqBot.from_corpus(pages))
    session.conversation.about("Squat")
    assert toolbar(session, "emacs", 40) == " manuals · about Squat · /help "


def test_on_a_narrow_screen_vi_shows_its_mode(session: Session) -> None:
    assert toolbar(session, "vi command", 24) == " /help · F4 vi command "
    assert "emacs" not in toolbar(session, "emacs", 40)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(columns=st.integers(40, 200))
def test_it_fits_every_width_from_40_columns(session: Session, columns: int) -> None:
    assert get_cwidth(toolbar(session, "vi command", columns)) <= columns


def test_a_long_name_of_the_corpus_is_cut(bot: FaqBot) -> None:
    assert "Assisted Lying Gluteus Maximu…" in toolbar(Session(bot), "emacs", 40)
