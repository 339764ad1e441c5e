"""The session in the README is recorded from the shell: what it shows is what the shell says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from faqbot import FaqBot
from faqbot.rendering.plain_reply import Line
from faqbot.rendering.rows import wrap
from faqbot.rendering.styled_reply import PROMPT, Look
from faqbot.shell.commands.commands import COMMANDS
from faqbot.shell.session import Session
from faqbot.shell.shell import respond
from faqbot.shell.transcript import as_text

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
RECORDED = re.search(r"`faqbot --corpus (\S+)`, nine pages.*?^```text\n(.*?)^```", README, re.DOTALL | re.MULTILINE)


@pytest.fixture(scope="session")
def session() -> Session:
    assert RECORDED
    return Session(FaqBot.from_corpus(ROOT / RECORDED[1]))


def lines(typed: str, session: Session) -> list[Line]:
    """Return what the shell says to a line, as a terminal of 80 columns shows it."""
    rows = respond(typed, session, Look())
    return [("", "".join(text for _, text in fragments)) for row in rows for fragments in wrap(row, 80)]


def test_the_recorded_session_is_what_the_shell_says(session: Session) -> None:
    assert RECORDED
    typed = [line.removeprefix(PROMPT) for line in RECORDED[2].splitlines() if line.startswith(PROMPT)]
    assert len(typed) >= 5
    assert as_text(PROMPT, [(line, lines(line, session)) for line in typed]) == RECORDED[2]


def test_the_recorded_session_chooses_follows_up_and_abstains(session: Session) -> None:
    outcomes = {exchange.reply.outcome for exchange in session.exchanges}
    assert outcomes == {"answer", "choose", "abstain", "smalltalk"}


def test_the_table_of_the_shells_commands_is_the_registry() -> None:
    rows = re.findall(r"^\| `(/[^`]*)` \| (.*) \|$", README, re.MULTILINE)
    assert rows == [(command.usage, command.summary) for command in COMMANDS.values()]
