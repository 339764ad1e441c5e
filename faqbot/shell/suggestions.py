"""The grey suggestion behind what is typed: an earlier line that goes on like this, or a question of the corpus."""

from __future__ import annotations

from prompt_toolkit.auto_suggest import AutoSuggest, Suggestion
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.document import Document

from faqbot.shell.completion import KnownTexts

# A letter or two say nothing yet.
_LEAST_TYPED = 3
_LONGEST_TYPED = 200


class ShellSuggest(AutoSuggest):
    """Suggests from the history first, the newest line first, and from the corpus second."""

    def __init__(self, known: KnownTexts) -> None:
        self._known = known

    def get_suggestion(self, buffer: Buffer, document: Document) -> Suggestion | None:
        """Return the rest of a line that begins with what is typed."""
        typed = document.text
        if len(typed.strip()) < _LEAST_TYPED or len(typed) > _LONGEST_TYPED or "\n" in typed:
            return None
        rest = self._from_history(buffer, typed) or self._from_corpus(typed)
        return Suggestion(rest) if rest else None

    @staticmethod
    def _from_history(buffer: Buffer, typed: str) -> str:
        earlier = (line for line in reversed(buffer.history.get_strings()) if "\n" not in line)
        return next((line[len(typed) :] for line in earlier if line.startswith(typed) and line != typed), "")

    def _from_corpus(self, typed: str) -> str:
        lower = typed.lower()
        begun = (one for one in self._known.get() if one.lower.startswith(lower) and one.lower != lower)
        one = next(begun, None)
        # Lower case may be longer than the text; then nobody can tell where its rest begins.
        return one.text[len(typed) :] if one and len(one.text) == len(one.lower) else ""
