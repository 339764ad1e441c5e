"""The state of a session with the shell: the bot, the conversation, and the questions and replies so far.

This module does not use a terminal. The shell passes in functions for the things that only a terminal can do: showing a
pager and clearing the screen.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import perf_counter
from typing import Any

from faqbot.answering.reply import Match, Reply
from faqbot.bot import FaqBot
from faqbot.rendering.explain import ENOUGH
from faqbot.rendering.reply_rows import suggested
from faqbot.rendering.rows import Line

# The number of matches that are numbered right after an answer or an abstention; `/more` numbers the others.
_LISTED = 5


@dataclass(frozen=True, slots=True)
class Exchange:
    """The text that the user typed (`said`), the reply, and the time that the reply took in seconds.

    `question` is the question that the conversation asked for this text, and `titles` are the titles of the documents
    that it asked (empty: all documents). `logged` is the line of the log, None if questions are not logged.
    """

    said: str
    reply: Reply
    seconds: float
    question: str = ""
    titles: tuple[str, ...] = ()
    logged: dict[str, Any] | None = None


class Session:
    """The state that the shell's commands act on, for one person. It must not be shared between threads.

    `page(lines, first)` shows lines in a pager from line `first` (0-based); `clear()` clears the screen. Both are None
    without a terminal. `listed` are the matches that the user's numbers refer to, the first having the number 1: the
    options or first matches of the last reply, or the results of a search. The first `shown` of them are on the screen.
    `saved` are the paths of the files that the session was saved to. Every reply holds all ranked matches, so that
    `/more` and `/why` need not ask the question again.
    """

    def __init__(
        self,
        bot: FaqBot,
        *,
        page: Callable[[Sequence[Line], int], None] | None = None,
        clear: Callable[[], None] | None = None,
    ) -> None:
        self.bot = bot
        self.conversation = bot.conversation(k=ENOUGH)
        self.exchanges: list[Exchange] = []
        self.page = page
        self.clear = clear
        self.listed: tuple[Match, ...] = ()
        self.shown = 0
        self.saved: set[str] = set()
        self._ranked: tuple[Match, ...] = ()

    @property
    def last(self) -> Exchange | None:
        """The last exchange, None before the first."""
        return self.exchanges[-1] if self.exchanges else None

    @property
    def judged(self) -> Exchange | None:
        """The last exchange except small talk, which is neither right nor wrong; None before the first."""
        return next((exchange for exchange in reversed(self.exchanges) if exchange.reply.outcome != "smalltalk"), None)

    def ask(self, text: str) -> Exchange:
        """Say `text` to the bot, and return the exchange, which is remembered unless saying it fails."""
        began = perf_counter()
        reply = self.conversation.say(text)
        exchange = Exchange(text, reply, perf_counter() - began, *self.conversation.asked, self.conversation.logged)
        self.exchanges.append(exchange)
        if reply.outcome != "smalltalk":
            self.listed = reply.options or reply.matches[:_LISTED]
            self.shown = first_shown(reply)
            self._ranked = reply.matches
        return exchange

    def search(self, words: str, *, shown: int) -> None:
        """Search all documents for these words, and let numbers refer to the matches; `shown` are on the screen."""
        self.listed = self._ranked = tuple(self.bot.search(words, k=ENOUGH))
        self.shown = min(shown, len(self.listed))

    def list_all(self) -> None:
        """Let numbers refer to all ranked matches, not only to the first few."""
        known = {match.chunk.id for match in self.listed}
        self.listed += tuple(match for match in self._ranked if match.chunk.id not in known)

    def reload(self) -> None:
        """Read the documents again; the conversation goes on, without its topic if no document has that title now."""
        self.bot.reload()
        topic = self.conversation.topic
        if topic is not None and topic not in self.bot.titles:
            self.conversation.about(None)


def first_shown(reply: Reply) -> int:
    """Return the number of matches of a reply that the shell shows before `/more`; "See also" only names some."""
    return {"answer": 1, "abstain": len(suggested(reply)), "choose": len(reply.options)}.get(reply.outcome, 0)


def asked(reply: Reply) -> str:
    """Return the question that a reply answers: the user's text, or the earlier question that it refers to."""
    return (reply.carried and reply.carried.question) or reply.question
