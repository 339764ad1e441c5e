"""The sessions in the README and the manual are recordings of the shell, and show exactly the shell's output."""

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
TEXTS = [(ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "faqbot/manual/shell.md")]
RECORDED = re.compile(r"`faqbot --corpus (\S+)`[^`]*:\n\n```text\n(.*?)^```", re.DOTALL | re.MULTILINE)
SESSIONS = [match.groups() for text in TEXTS for match in RECORDED.finditer(text)]


def shown(typed: str, session: Session) -> str:
    """Return what a terminal of 80 columns shows of a line typed: the prompt, the line, the reply and a blank line."""
    lines = plain_lines(respond(typed, session, ReplyLook()), 80)
    return "\n".join([f"{PROMPT}{typed}", *lines, ""] if lines else [f"{PROMPT}{typed}".rstrip()])


@pytest.mark.parametrize(("corpus", "recorded"), SESSIONS)
def test_a_recorded_session_is_what_the_shell_says(corpus: str, recorded: str) -> None:
    session = Session(FaqBot.from_corpus(ROOT / corpus))
    typed = [line.removeprefix(PROMPT) for line in recorded.splitlines() if line.startswith(PROMPT)]
    assert len(typed) >= 3
    assert "\n".join(shown(line, session) for line in typed).rstrip("\n") + "\n" == recorded


def test_the_session_of_the_manual_chooses_follows_up_abstains_and_thanks() -> None:
    corpus, recorded = SESSIONS[-1]
    session = Session(FaqBot.from_corpus(ROOT / corpus))
    for line in recorded.splitlines():
        if line.startswith(PROMPT):
            respond(line.removeprefix(PROMPT), session, ReplyLook())
    outcomes = {exchange.reply.outcome for exchange in session.exchanges}
    assert outcomes == {"answer", "choose", "abstain", "smalltalk"}


def test_the_table_of_the_shells_commands_is_the_registry() -> None:
    rows = re.findall(r"^\| `(/[^`]*)` \| (.*) \|$", TEXTS[-1], re.MULTILINE)
    assert rows == [(command.usage, command.summary("english")) for command in COMMANDS.values()]
