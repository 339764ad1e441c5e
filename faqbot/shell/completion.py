"""The offers of the prompt while a line is typed: a menu of completions, and a grey suggestion after the cursor."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from prompt_toolkit.application import get_app_or_none
from prompt_toolkit.auto_suggest import AutoSuggest, Suggestion
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document

from faqbot.shell.commands.commands import COMMANDS
from faqbot.shell.known_texts import KnownTexts, fitting
from faqbot.shell.session import Session

# The least and the most characters of a typed text that is completed, and of one that gets a suggestion: a letter or
# two fit too many texts.
_SHORTEST_COMPLETED, _LONGEST_COMPLETED = 2, 120
_SHORTEST_SUGGESTED, _LONGEST_SUGGESTED = 3, 200


class ShellCompleter(Completer):
    """Completes commands, their arguments, and questions; prompt_toolkit calls the completer in a thread of its own."""

    def __init__(self, session: Session, known: KnownTexts) -> None:
        self._session = session
        self._known = known

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterable[Completion]:  # noqa: ARG002 - the signature is prompt_toolkit's
        """Yield completions if the cursor is at the end of the line."""
        text = document.text_before_cursor
        if document.text_after_cursor.strip() or "\n" in text:
            return
        if text.startswith("/"):
            yield from self._command(text)
        elif len(text.strip()) >= _SHORTEST_COMPLETED and len(text) <= _LONGEST_COMPLETED:
            for known in fitting(text, self._known.get(), lambda: _still_typed(document)):
                yield Completion(known.text, -len(text), display_meta=known.about)

    def _command(self, text: str) -> Iterator[Completion]:
        """Yield completions of a command's name, or of its argument."""
        name, space, argument = text.partition(" ")
        if not space:
            yield from _names(name, self._session.bot.language)
        elif (command := COMMANDS.get(name)) and command.complete:
            yield from command.complete(self._session, argument)


def _names(typed: str, language: str) -> Iterator[Completion]:
    for name, command in COMMANDS.items():
        if name.startswith(typed.lower()) and name != typed:
            yield Completion(name, -len(typed), display_meta=command.summary(language))


def _still_typed(document: Document) -> bool:
    """Whether the line is unchanged, so that completions are still wanted.

    Without this check, leaving the prompt would have to wait for a thread that still looks for completions.
    """
    app = get_app_or_none()
    return app is None or (not app.is_done and app.current_buffer.text == document.text)


class ShellSuggest(AutoSuggest):
    """Suggests the rest of a line that begins with the typed text: the newest earlier line, else a corpus question."""

    def __init__(self, known: KnownTexts) -> None:
        self._known = known

    def get_suggestion(self, buffer: Buffer, document: Document) -> Suggestion | None:
        """Return the rest of a line that begins with the typed text, or None if no line does."""
        typed = document.text
        if len(typed.strip()) < _SHORTEST_SUGGESTED or len(typed) > _LONGEST_SUGGESTED or "\n" in typed:
            return None
        rest = self._from_history(buffer, typed) or self._from_corpus(typed)
        return Suggestion(rest) if rest else None

    @staticmethod
    def _from_history(buffer: Buffer, typed: str) -> str:
        earlier = (line for line in reversed(buffer.history.get_strings()) if "\n" not in line)
        return next((line[len(typed) :] for line in earlier if line.startswith(typed) and line != typed), "")

    def _from_corpus(self, typed: str) -> str:
        lower = typed.lower()
        begun = (known for known in self._known.get() if known.lower.startswith(lower) and known.lower != lower)
        first = next(begun, None)
        # A text may be longer in lower case (as "İ" is); then the place where its rest begins is not known.
        return first.text[len(typed) :] if first and len(first.text) == len(first.lower) else ""
