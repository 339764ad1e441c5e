"""The session in the README is a recording of the shell, and shows exactly the shell's output."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from faqbot import FaqBot
from faqbot.rendering.reply_rows import PROMPT, ReplyLook
from faqbot.rendering.rows import plain_lines
from faqbot.shell.commands.commands import COMMANDS
from faqbot.shell.session import Session
from faqbot.shell.shell import respond

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
RECORDED = re.search(r"`faqbot --corpus (\S+)`, nine pages.*?^```text\n(.*?)^```", README, re.DOTALL | re.MULTILINE)


@pytest.fixture(scope="session")
def session() -> Session:
    assert RECORDED
    return Session(FaqBot.from_corpus(ROOT / RECORDED[1]))


def shown(typed: str, session: Session) -> str:
    """Return what a terminal of 80 columns shows of a line typed: the prompt, the line, the reply and a blank line."""
    lines = plain_lines(respond(typed, session, ReplyLook()), 80)
    return "\n".join([f"{PROMPT}{typed}", *lines, ""] if lines else [f"{PROMPT}{typed}".rstrip()])


def test_the_recorded_session_is_what_the_shell_says(session: Session) -> None:
    assert RECORDED
    typed = [line.removeprefix(PROMPT) for line in RECORDED[2].splitlines() if line.startswith(PROMPT)]
    assert len(typed) >= 5
    assert "\n".join(shown(line, session) for line in typed).rstrip("\n") + "\n" == RECORDED[2]


def test_the_recorded_session_chooses_follows_up_and_abstains(session: Session) -> None:
    outcomes = {exchange.reply.outcome for exchange in session.exchanges}
    assert outcomes == {"answer", "choose", "abstain", "smalltalk"}


def test_the_table_of_the_shells_commands_is_the_registry() -> None:
    rows = re.findall(r"^\| `(/[^`]*)` \| (.*) \|$", README, re.MULTILINE)
    assert rows == [(command.usage, command.summary) for command in COMMANDS.values()]
