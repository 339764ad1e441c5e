"""What one person's session with the shell holds: the bot, the conversation, and what was said so far.

Nothing here knows a terminal; the shell lends what only a terminal can do (a pager, a clear screen) as functions.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import perf_counter

from faqbot.answering.reply import Match, Reply
from faqbot.bot import FaqBot
from faqbot.rendering.explain import ENOUGH
from faqbot.rendering.reply_rows import SEE_ALSO, SUGGESTIONS
from faqbot.rendering.rows import Line

# Matches of an answer or an abstention that have a number at once; /more goes on to the others.
_LISTED = 5


@dataclass(frozen=True, slots=True)
class Exchange:
    """What was said, the reply to it, and how long it took.

    `question` is what it was asked as, and `titles` are those of the documents that it was asked of (none: all).
    """

    said: str
    reply: Reply
    seconds: float
    question: str = ""
    titles: tuple[str, ...] = ()


class Session:
    """What the shell's commands act on. It belongs to one person, and is not shared between threads.

    `page(lines, first)` shows lines in a pager whose view begins about line `first` (0-based); `clear()` clears the
    screen. Without a terminal there is neither. `listed` is what numbers refer to: the options or the first matches of
    the last reply, or what was searched, of which the first `shown` are on the screen. `saved` are the files that the
    session was saved to. Every reply has all the matches that were ranked, so that none is asked for twice.
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
        """What was said last with its reply, None if nothing was."""
        return self.exchanges[-1] if self.exchanges else None

    @property
    def judged(self) -> Exchange | None:
        """What was asked last with its reply: small talk comes between, and is neither right nor wrong."""
        return next((one for one in reversed(self.exchanges) if one.reply.outcome != "smalltalk"), None)

    def ask(self, text: str) -> Exchange:
        """Say something; remember it with its reply, unless that fails or is interrupted."""
        began = perf_counter()
        reply = self.conversation.say(text)
        exchange = Exchange(text, reply, perf_counter() - began, *self.conversation.asked)
        self.exchanges.append(exchange)
        if reply.outcome != "smalltalk":
            self.listed = reply.options or reply.matches[:_LISTED]
            self.shown = first_shown(reply)
            self._ranked = reply.matches
        return exchange

    def search(self, words: str, *, shown: int) -> None:
        """Let numbers refer to what is found by these words in all documents."""
        self.listed = self._ranked = tuple(self.bot.search(words, k=ENOUGH))
        self.shown = min(shown, len(self.listed))

    def list_all(self) -> None:
        """Let the numbers go on to everything that was ranked."""
        known = {match.chunk.id for match in self.listed}
        self.listed += tuple(match for match in self._ranked if match.chunk.id not in known)

    def reload(self) -> None:
        """Read the documents again; the conversation goes on, unless what it was about is gone."""
        self.bot.reload()
        topic = self.conversation.topic
        if topic is not None and topic not in self.bot.titles:
            self.conversation.about(None)


def first_shown(reply: Reply) -> int:
    """Return how many matches of a reply the shell shows at first."""
    return {"answer": 1 + SEE_ALSO, "abstain": SUGGESTIONS, "choose": len(reply.options)}.get(reply.outcome, 0)


def asked(reply: Reply) -> str:
    """Return the question that a reply answers: what was said, or the earlier question it was taken for."""
    return (reply.carried and reply.carried.question) or reply.question
