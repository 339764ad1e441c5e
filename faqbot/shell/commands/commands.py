"""The table of the shell's commands, from which `/help` and the completion are made and the README is checked."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from time import perf_counter
from typing import TYPE_CHECKING

from faqbot.errors import CorpusWarning, FaqbotError, system_reason
from faqbot.rendering.readable import one_line
from faqbot.rendering.rows import ANSWER, NOTE, Line, StyledRow
from faqbot.shell.commands.completers import complete_file, complete_number, complete_title
from faqbot.shell.commands.inspecting import duration, list_titles, more, open_section, search, sources, topic, why
from faqbot.shell.commands.keeping import bad, good, save
from faqbot.shell.session import Session
from faqbot.system.progress import working
from faqbot.text.messages.catalogue import listed, sentence
from faqbot.text.suggest import nearest_command

if TYPE_CHECKING:
    from prompt_toolkit.completion import Completion

# The most commands suggested for an unknown command.
_MOST_OFFERED = 3


class Quit(Exception):  # noqa: N818 - not an error
    """Raised to leave the shell."""


@dataclass(frozen=True, slots=True)
class Command:
    """A command of the shell.

    `arguments` names the argument in `/help` ("FILE"): in brackets if it may be left out ("[N]"), empty if the command
    takes none. `key` is that of the sentence that describes the command in `/help`. `run(session, argument)` runs the
    command and returns the lines to show. `complete(session, typed)` yields completions of the argument while it is
    typed.
    """

    name: str
    arguments: str
    key: str
    run: Callable[[Session, str], Sequence[Line | StyledRow]]
    complete: Callable[[Session, str], Iterable[Completion]] | None = None

    @property
    def usage(self) -> str:
        """The name and argument of the command, as `/help` shows them."""
        return f"{self.name} {self.arguments}".rstrip()

    def summary(self, language: str) -> str:
        """Return what the command does, in a language."""
        return sentence(self.key, language)

    def takes(self, argument: str) -> bool:
        """Whether the command can be run with this argument (empty: without an argument)."""
        return bool(self.arguments) if argument else self.arguments[:1] in ("", "[")


def run_command(line: str, session: Session) -> Sequence[Line | StyledRow]:
    """Run a line that begins with `/`, and return the lines to show; an error becomes one line.

    Raises `Quit` for `/quit`, and no other error of faqbot or of the system.
    """
    name, argument = [*line.split(maxsplit=1), ""][:2]
    argument = argument.strip()
    command = find_command(name)
    if command is None:
        return [(NOTE, _unknown(name, session.bot.language))]
    if not command.takes(argument):
        return [(NOTE, sentence("usage", session.bot.language, usage=command.usage))]
    try:
        return command.run(session, argument)
    except FaqbotError as error:
        return [(NOTE, one_line(str(error)))]
    except OSError as error:
        return [(NOTE, one_line(system_reason(error)))]


def _help(session: Session, _argument: str) -> list[Line]:
    language = session.bot.language
    width = max(len(command.usage) for command in COMMANDS.values())
    lines = [(NOTE, sentence("ask_or_command", language))]
    lines += [(ANSWER, f"  {command.usage:{width}}  {command.summary(language)}") for command in COMMANDS.values()]
    lines.append((NOTE, sentence("what_numbers_are", language)))
    return [*lines, (NOTE, sentence("keys_leave", language))]


def _history(session: Session, _argument: str) -> list[Line]:
    if not session.exchanges:
        return [(NOTE, sentence("nothing_asked", session.bot.language))]
    width = len(str(len(session.exchanges)))
    numbered = enumerate(session.exchanges, start=1)
    return [(ANSWER, f"  {number:{width}}. {one_line(exchange.said)}") for number, exchange in numbered]


def _reload(session: Session, _argument: str) -> list[Line]:
    """Read the documents again; if that fails, the bot still answers from the documents as they were before."""
    began, language = perf_counter(), session.bot.language
    before = session.conversation.topic
    with working("reading the documents"), warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            session.reload()
        except (FaqbotError, OSError) as error:
            lines = [sentence("not_reloaded", language, error=error), sentence("as_before", language)]
        else:
            passages = sentence("passages", language, count=len(session.bot))
            lines = [sentence("reloaded", language, passages=passages, time=duration(perf_counter() - began, language))]
            if before != session.conversation.topic:
                lines.append(sentence("topic_gone", language, topic=before))
    warned = [f"Warning: {warning.message}" for warning in caught if issubclass(warning.category, CorpusWarning)]
    return [(NOTE, one_line(line)) for line in warned + lines]


def _clear(session: Session, _argument: str) -> list[Line]:
    if session.clear is not None:
        session.clear()
    return []


def _quit(_session: Session, _argument: str) -> list[Line]:
    raise Quit


COMMANDS: dict[str, Command] = {
    command.name: command
    for command in (
        Command("/why", "", "command_why", why),
        Command("/more", "", "command_more", more),
        Command("/open", "[N]", "command_open", open_section, complete_number),
        Command("/topic", "[TITLE]", "command_topic", topic, complete_title),
        Command("/topics", "", "command_topics", list_titles),
        Command("/sources", "", "command_sources", sources),
        Command("/search", "WORDS", "command_search", search),
        Command("/good", "", "command_good", good),
        Command("/bad", "[RIGHT]", "command_bad", bad, complete_number),
        Command("/save", "FILE", "command_save", save, complete_file),
        Command("/reload", "", "command_reload", _reload),
        Command("/history", "", "command_history", _history),
        Command("/clear", "", "command_clear", _clear),
        Command("/help", "", "command_help", _help),
        Command("/quit", "", "command_quit", _quit),
    )
}


def find_command(name: str) -> Command | None:
    """Return the command of this name, or the only command whose name begins with it; None if there is no such one.

    A longer form of a command does not count beside it: `/top` is `/topic`, though there is `/topics`.
    """
    name = name.lower()
    begun = [command for command in COMMANDS.values() if command.name.startswith(name)]
    is_one = bool(begun) and all(command.name.startswith(begun[0].name) for command in begun)
    return COMMANDS.get(name) or (begun[0] if is_one and name != "/" else None)


def _unknown(name: str, language: str) -> str:
    begun = [command for command in COMMANDS if command.startswith(name.lower())]
    near = begun[:_MOST_OFFERED] if name != "/" else []
    if not near and (only := nearest_command(name[1:].lower(), (command[1:] for command in COMMANDS))):
        near = [f"/{only}"]
    meant = listed(near, "or_last", language)
    hint = sentence("did_you_mean_command", language, commands=meant) if near else sentence("help_lists", language)
    return f"{sentence('no_such_command', language, command=one_line(name))} {hint}"
