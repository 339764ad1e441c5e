"""What one person's session with the shell holds: the bot, the conversation, and what was said so far.

Nothing here knows a terminal; the shell lends what only a terminal can do (a pager, a clear screen) as functions.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from time import perf_counter

from faqbot.answering.reply import Match, Reply
from faqbot.bot import FaqBot
from faqbot.rendering.explain import ENOUGH
from faqbot.rendering.reply_rows import SEE_ALSO, SUGGESTIONS
from faqbot.rendering.rows import Line


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
    screen. Without a terminal there is neither. `listed` is what numbers refer to: the matches of the last reply or
    search, of which the first `shown` are on the screen. `saved` are the files that the session was saved to.
    """

    def __init__(
        self,
        bot: FaqBot,
        *,
        page: Callable[[Sequence[Line], int], None] | None = None,
        clear: Callable[[], None] | None = None,
    ) -> None:
        self.bot = bot
        self.conversation = bot.conversation()
        self.exchanges: list[Exchange] = []
        self.page = page
        self.clear = clear
        self.listed: tuple[Match, ...] = ()
        self.shown = 0
        self.saved: set[str] = set()
        self._listed_for: tuple[str, tuple[str, ...]] = ("", ())

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
            self.listed = reply.matches
            self.shown = first_shown(reply)
            self._listed_for = (exchange.question, exchange.titles)
        return exchange

    def search(self, words: str, *, shown: int) -> None:
        """Let numbers refer to what is found by these words in all documents."""
        self.listed = tuple(self.bot.search(words, k=ENOUGH))
        self.shown = min(shown, len(self.listed))
        self._listed_for = (words, ())

    def list_all(self) -> None:
        """Let the numbers go on to everything that was ranked: a conversation keeps a few matches only."""
        words, titles = self._listed_for
        if len(self.listed) < ENOUGH and words:
            known = {match.chunk.id for match in self.listed}
            ranked = self.bot.search(words, k=ENOUGH, topic=self._known(titles))
            self.listed += tuple(match for match in ranked if match.chunk.id not in known)

    def in_full(self, exchange: Exchange) -> Reply:
        """Return a reply with all the matches that were ranked for it, or as it is if they come out otherwise now."""
        reply = exchange.reply
        if reply.outcome == "smalltalk" or len(reply.matches) >= ENOUGH:
            return reply
        topic = self._known(exchange.titles)
        again = self.bot.ask(exchange.question, k=ENOUGH, topic=topic, threshold=reply.threshold)
        ids = [match.chunk.id for match in reply.matches]
        is_same = again.outcome == reply.outcome and [match.chunk.id for match in again.matches[: len(ids)]] == ids
        return replace(reply, matches=again.matches) if is_same else reply

    def reload(self) -> None:
        """Read the documents again; the conversation goes on, unless what it was about is gone."""
        self.bot.reload()
        topic = self.conversation.topic
        if topic is not None and topic not in self.bot.titles:
            self.conversation.about(None)

    def _known(self, titles: Sequence[str]) -> tuple[str, ...] | None:
        """Return those titles that there still are documents of, or None if that is none."""
        there = self.bot.titles
        return tuple(title for title in titles if title in there) or None


def first_shown(reply: Reply) -> int:
    """Return how many matches of a reply the shell shows at first."""
    return {"answer": 1 + SEE_ALSO, "abstain": SUGGESTIONS, "choose": len(reply.matches)}.get(reply.outcome, 0)


def asked(reply: Reply) -> str:
    """Return the question that a reply answers: what was said, or the earlier question it was taken for."""
    return (reply.carried and reply.carried.question) or reply.question
