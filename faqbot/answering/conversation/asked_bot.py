"""The bot and its log as a conversation uses them; `FaqBot` and `QuestionLog` fit these protocols."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Protocol

from faqbot.answering.reply import Reply
from faqbot.corpus.chunk import Chunk
from faqbot.index.titles import Titles
from faqbot.query.names.naming import Named


class Log(Protocol):
    """Where the questions of a conversation are logged; see `question_log.question_log.QuestionLog`."""

    def add(self, question: str, reply: Reply, topic: Sequence[str] = ()) -> dict[str, Any] | None:
        """Log a question, as it was asked of the documents with the titles `topic` (() for all); return the line."""


class Bot(Protocol):
    """The methods and properties of a bot that a conversation uses; `FaqBot` has them all."""

    log: Any
    """The `Log` of the bot, None if questions are not logged."""

    def ask(
        self,
        question: str,
        *,
        k: int = 5,
        topic: str | Sequence[str] | None = None,
        threshold: float | None = None,
        named: Named | None = None,
        logged: bool = True,
    ) -> Reply:
        """Answer a question, only from the documents with the titles `topic` if any are given.

        `named` is the result of `names` for this question, if it is known; a result for another text is ignored. Unless
        `logged`, the question is not written to the log of the bot: a conversation may ask several for one turn.
        """

    def names(self, text: str, among: str | Sequence[str] | None = None) -> Named:
        """Return which documents a text names by their titles."""

    def has_question(self, text: str) -> bool:
        """Whether exactly this question is stored in the documents with an answer."""

    def chunks(self, topic: str | None = None) -> Iterator[Chunk]:
        """Return every chunk of the document with this title (None: of all documents), in the order of the corpus."""

    @property
    def titles(self) -> Titles:
        """The titles of the documents."""

    @property
    def language(self) -> str:
        """The language of the documents, which the phrases in `Talk` are chosen by."""


class AskedInBlocks(Bot, Protocol):
    """A bot that also answers many questions at once."""

    def ask_many(
        self,
        questions: Iterable[str],
        *,
        k: int = 5,
        topic: str | Sequence[str] | None = None,
        threshold: float | None = None,
        logged: bool = True,
    ) -> Iterator[Reply]:
        """Answer questions in their order, each as `ask` does."""
