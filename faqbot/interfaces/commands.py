"""The shell's commands, in one registry from which `/help` is printed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from difflib import get_close_matches

from faqbot.bot import FaqBot
from faqbot.interfaces.render import ANSWER, CITATION, NOTE, Line, one_line


class Quit(Exception):  # noqa: N818 - no error: it ends the shell
    """Raised by the command that leaves the shell."""


@dataclass(frozen=True, slots=True)
class Command:
    """A command of the shell: its name, what it does in one line, and the function that does it."""

    name: str
    summary: str
    run: Callable[[FaqBot], list[Line]]


def run_command(line: str, bot: FaqBot) -> list[Line]:
    """Run a line that begins with `/`; an unknown name is answered with the nearest one."""
    name = line.split(maxsplit=1)[0]
    command = COMMANDS.get(name.lower())
    if command is not None:
        return command.run(bot)
    near = get_close_matches(name.lower(), COMMANDS, n=1, cutoff=0.6)
    hint = f"Did you mean {near[0]}?" if near else "/help lists the commands."
    return [(NOTE, f"There is no command {one_line(name)}. {hint}")]


def _help(_bot: FaqBot) -> list[Line]:
    width = max(map(len, COMMANDS))
    lines = [(NOTE, "Ask a question in your own words, or type a command:")]
    lines += [(ANSWER, f"  {command.name:{width}}  {command.summary}") for command in COMMANDS.values()]
    return [*lines, (NOTE, "Ctrl-C drops the line, Ctrl-D leaves.")]


def _sources(bot: FaqBot) -> list[Line]:
    counts: dict[tuple[str, str], int] = {}
    for chunk in bot.chunks():
        place = (chunk.source.path, chunk.source.title)
        counts[place] = counts.get(place, 0) + 1
    lines: list[Line] = []
    for (path, title), count in counts.items():
        lines.append((ANSWER, f"  {one_line(title)}"))
        lines.append((CITATION, f"    {one_line(path)}, {count:,} chunk{'s' * (count > 1)}"))
    return lines


def _quit(_bot: FaqBot) -> list[Line]:
    raise Quit


COMMANDS: dict[str, Command] = {
    command.name: command
    for command in (
        Command("/help", "show this list", _help),
        Command("/sources", "list the documents that answers come from", _sources),
        Command("/quit", "leave", _quit),
    )
}
