"""The loop of the shell: read a line, show the answer with its citation; with menus and colours, or in plain lines."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from typing import Protocol

from faqbot.bot import FaqBot
from faqbot.errors import FaqbotError, unforeseen
from faqbot.query.asked_words import bounded_question
from faqbot.rendering.message_rows import message_rows
from faqbot.rendering.readable import one_line
from faqbot.rendering.reply_rows import PROMPT, ReplyLook
from faqbot.rendering.rows import NOTE, StyledRow, plain_lines, row
from faqbot.rendering.terminal_styles import has_styles
from faqbot.shell.commands.commands import Quit, run_command
from faqbot.shell.first_screen import first_screen
from faqbot.shell.session import Session
from faqbot.text.messages.catalogue import sentence

# Lines that leave the shell or ask for help, from people who know other shells or are new to this one.
_LEAVING = {"exit", "quit", "exit()", "quit()", ":q"}
_HELP = {"?", "help", "help()"}

# Who presses Ctrl-C so many times in a row wants to leave the shell rather than drop a line.
_WANTS_TO_LEAVE = 2


class Terminal(Protocol):
    """The place where a session reads lines and shows rows."""

    @property
    def look(self) -> ReplyLook:
        """The look of replies now, which may change with the size of the window."""

    def read(self) -> str:
        """Return the next line; raise `KeyboardInterrupt` for a line dropped by Ctrl-C, `EOFError` at the end."""

    def show(self, rows: Iterable[StyledRow]) -> None:
        """Show rows below those shown before."""


# The look of replies without styles: the marks of Markdown stay.
_UNSTYLED = ReplyLook(marks=True)


def respond(line: str, session: Session, look: ReplyLook) -> list[StyledRow]:
    """Return the rows that answer a line: the output of a command, a reply, or no rows for a blank line.

    Raises `Quit` for a line that leaves the shell, and the errors of asking the bot.
    """
    line = line.strip()
    if not line:
        return []
    if line.lower() in _LEAVING:
        raise Quit
    if line.lower() in _HELP:
        return [row((NOTE, sentence("ask_or_help", session.bot.language)))]
    if line.startswith("/"):
        return [said if isinstance(said, StyledRow) else row(said) for said in run_command(line, session)]
    return message_rows([exchange.reply for exchange in session.say(line)], look)


def run_lines(bot: FaqBot, lines: Iterable[str]) -> int:
    """Repeat and answer the lines of an input that is not a terminal, with a blank line after each answer; return 0."""
    session = Session(bot)
    for line in lines:
        rows = _turn(line, session, _UNSTYLED)
        if rows is None:
            break
        if rows:
            asked = one_line(bounded_question(line))
            print("\n".join([f"{PROMPT}{asked}", *plain_lines(rows)]), end="\n\n", flush=True)
    return 0


def run_shell(bot: FaqBot, *, plain: bool = False, is_demo: bool = False) -> int:
    """Read and answer lines until Ctrl-D or `/quit`, and return the exit status.

    With `plain`, the shell uses no colours, menus or moving cursor. `is_demo` is that of `first_screen`.
    """
    if plain or not has_styles():
        return _converse(Session(bot), _PlainTerminal(), is_demo=is_demo)
    from faqbot.shell.prompt import Screen  # noqa: PLC0415 - loads prompt_toolkit

    screen = Screen()
    session = Session(bot, page=screen.page, clear=screen.clear, marks=False)
    screen.open(session)
    return _converse(session, screen, is_demo=is_demo)


class _PlainTerminal:
    """A terminal on which lines are only added at the end."""

    look = _UNSTYLED

    def read(self) -> str:
        try:
            return input(PROMPT)
        except (KeyboardInterrupt, EOFError):
            print()
            raise

    def show(self, rows: Iterable[StyledRow]) -> None:
        import shutil  # noqa: PLC0415 - only a terminal needs it

        width = shutil.get_terminal_size().columns
        print("".join(f"{line}\n" for line in plain_lines(rows, width)), end="", flush=True)


def _converse(session: Session, terminal: Terminal, *, is_demo: bool) -> int:
    terminal.show(first_screen(session.bot, is_demo=is_demo))
    dropped = 0
    while True:
        try:
            line = terminal.read()
        except KeyboardInterrupt:  # Ctrl-C drops the line
            dropped += 1
            if dropped == _WANTS_TO_LEAVE:
                terminal.show([row((NOTE, sentence("help_and_leave", session.bot.language)))])
            continue
        except EOFError:
            return 0
        dropped = 0
        try:
            rows = _turn(line, session, terminal.look)
            if rows is None:
                return 0
            terminal.show([*rows, StyledRow()] if rows else [])
        except KeyboardInterrupt:
            with suppress(KeyboardInterrupt):  # some people press Ctrl-C more than once
                terminal.show([row((NOTE, sentence("interrupted", session.bot.language))), StyledRow()])


def _turn(line: str, session: Session, look: ReplyLook) -> list[StyledRow] | None:
    """Return the rows that answer a line, or None to leave. An error becomes one row, and does not end the shell."""
    try:
        return respond(line, session, look)
    except Quit:
        return None
    except FaqbotError as error:
        message = str(error)
    except Exception as error:  # noqa: BLE001 - a bug in faqbot must not end the session
        message = sentence("went_wrong", session.bot.language, error=unforeseen(error))
    return [row((NOTE, one_line(message)))]
