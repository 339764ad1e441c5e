"""The interactive shell: a prompt, an answer, a citation."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from faqbot.bot import FaqBot
from faqbot.errors import FaqbotError, system_reason
from faqbot.interfaces.commands import Quit, run_command
from faqbot.interfaces.render import NOTE, Line, fit, one_line, render

if TYPE_CHECKING:
    from prompt_toolkit import PromptSession

_PROMPT = "faqbot> "
# What people type who have left other shells.
_LEAVING = ("exit", "quit", "exit()", "quit()")
_STYLE = {"citation": "ansibrightblack", "note": "italic", "prompt": "bold"}


def respond(line: str, bot: FaqBot) -> list[Line]:
    """Return what the shell says to a line: a command's output, or the answer; a blank line says nothing."""
    line = line.strip()
    if not line:
        return []
    if line.lower() in _LEAVING:
        raise Quit
    if line.startswith("/"):
        return run_command(line, bot)
    return render(bot.ask(line))


def run_lines(bot: FaqBot, lines: Iterable[str]) -> int:
    """Answer the lines of a standard input that is no terminal, each answer followed by a blank line."""
    for line in lines:
        try:
            said = respond(line, bot)
        except Quit:
            break
        if said:
            print("\n".join(text for _, text in said), end="\n\n", flush=True)
    return 0


def run_shell(bot: FaqBot, session: PromptSession[str] | None = None) -> int:
    """Ask and answer until Ctrl-D or `/quit`; `session` is where questions come from (a terminal's if not given)."""
    from prompt_toolkit import print_formatted_text  # noqa: PLC0415 - nothing but the shell imports it
    from prompt_toolkit.formatted_text import FormattedText  # noqa: PLC0415
    from prompt_toolkit.styles import Style  # noqa: PLC0415

    session = session or _session()
    style = Style.from_dict(_STYLE)

    def show(lines: Iterable[Line]) -> None:
        for kind, text in fit(lines, session.output.get_size().columns):
            print_formatted_text(FormattedText([(kind, text)]), style=style, output=session.output)

    show([(NOTE, f"{len(bot):,} chunks. Ask a question, or type /help.")])
    while True:
        try:
            line = session.prompt([("class:prompt", _PROMPT)], style=style)
        except KeyboardInterrupt:  # drops the line
            continue
        except EOFError:
            return 0
        try:
            said = respond(line, bot)
        except Quit:
            return 0
        except KeyboardInterrupt:
            said = [(NOTE, "Interrupted.")]
        except FaqbotError as error:
            said = [(NOTE, one_line(str(error)))]
        show([*said, ("", "")] if said else [])


def _session() -> PromptSession[str]:
    from prompt_toolkit import PromptSession  # noqa: PLC0415

    return PromptSession(history=_history())


def _history() -> Any:
    """Return the history kept between runs, or one for this run if it cannot be kept."""
    from platformdirs import user_state_dir  # noqa: PLC0415
    from prompt_toolkit.history import FileHistory, InMemoryHistory  # noqa: PLC0415

    path = Path(user_state_dir("faqbot", appauthor=False)) / "history"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with open(path, "ab"):
            pass
    except OSError as error:
        reason = system_reason(error)
        print(f"faqbot: warning: {path}: the history is not kept: {reason}", file=sys.stderr)
        return InMemoryHistory()
    return FileHistory(os.fspath(path))
