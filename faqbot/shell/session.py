"""The state of a session with the shell: the bot, the conversation, and the questions and replies so far.

This module does not use a terminal. The shell passes in functions for the things that only a terminal can do: showing a
pager and clearing the screen.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import perf_counter
from typing import TYPE_CHECKING, Any

from faqbot.answering.reply import Match, Reply
from faqbot.bot import FaqBot
from faqbot.rendering.explain import ENOUGH
from faqbot.rendering.reply_rows import ReplyLook, numbered_matches
from faqbot.rendering.rows import Line

if TYPE_CHECKING:
    from faqbot.shell.feedback import Verdict

# How the shell shows replies, as far as numbers go: the size of the window changes none of them.
_SHELL = ReplyLook()


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
    without a terminal. With `marks`, Markdown is shown as it is written, because nothing can show its styles.

    `listed` are the matches that the user's numbers refer to, because they are on the screen: the options or first
    matches of the last reply that had any, or the results of a search, and those that `/more` added. A reply without
    numbers of its own changes nothing: small talk, a passage that was asked for by its number, a wrong number, a
    question for which nothing was found. `current` is the match that is meant without a number: the passage that was
    quoted last, or else the first of a list.

    `verdict` is the last verdict that was kept, and the exchange it is about. `saved` are the paths of the files that
    the session was saved to. Every reply holds all ranked matches, so that
    `/more` and `/why` need not ask the question again.
    """

    def __init__(
        self,
        bot: FaqBot,
        *,
        page: Callable[[Sequence[Line], int], None] | None = None,
        clear: Callable[[], None] | None = None,
        marks: bool = True,
    ) -> None:
        self.bot = bot
        self.conversation = bot.conversation(k=ENOUGH)
        self.exchanges: list[Exchange] = []
        self.page = page
        self.clear = clear
        self.marks = marks
        self.listed: tuple[Match, ...] = ()
        self.saved: set[str] = set()
        self.verdict: tuple[Exchange, Verdict] | None = None
        self.current: Match | None = None
        self._ranked: tuple[Match, ...] = ()
        self._opened = 0

    @property
    def last(self) -> Exchange | None:
        """The last exchange, None before the first."""
        return self.exchanges[-1] if self.exchanges else None

    @property
    def judged(self) -> Exchange | None:
        """The last exchange except small talk and wrong numbers, which are neither right nor wrong; None before it."""
        return next((exchange for exchange in reversed(self.exchanges) if _is_judged(exchange.reply)), None)

    def ask(self, text: str) -> Exchange:
        """Say `text` to the bot, and return the first exchange; there are more if the text asks several questions."""
        return self.say(text)[0]

    def say(self, text: str) -> list[Exchange]:
        """Say `text` to the bot, and return an exchange for each question in it; none is remembered if one fails."""
        said: list[Exchange] = []
        began = perf_counter()
        for reply in self.conversation.replies(text):
            took, conversation = perf_counter() - began, self.conversation
            said.append(Exchange(reply.question, reply, took, *conversation.asked, conversation.logged))
            began = perf_counter()
        self.exchanges += said
        self._let_numbers_refer_to([exchange.reply for exchange in said])
        return said

    def _let_numbers_refer_to(self, replies: Sequence[Reply]) -> None:
        """Let numbers refer to the matches of a reply, or to the options of several: only these have numbers then."""
        for reply in replies:
            if reply.outcome == "answer":
                self.current = reply.matches[0]
        if len(replies) > 1:
            options = tuple(option for reply in replies for option in reply.options)
            self.listed = options or self.listed
            self._ranked, self._opened = self.listed, len(self.listed)  # an earlier question has nothing more to show
            return
        (reply,) = replies
        if self._goes_on(reply):
            places = [place for place, match in enumerate(self._ranked, start=1) if match.chunk.id == _first_id(reply)]
            self._opened = max(self._opened, *places) if places else self._opened
        elif not (reply.carried and reply.carried.number is not None):
            self._list(reply.options, reply.matches, first_shown(reply))
            self._opened = 1 if reply.outcome == "answer" else self._opened  # "See also" only names the others

    def _goes_on(self, reply: Reply) -> bool:
        """Whether a reply shows one more passage of what was ranked before, or what stands behind it in its document.

        Then numbers go on to mean what they meant, and `/more` goes on behind that passage.
        """
        if reply.outcome != "answer" or len(reply.matches) > 1 or reply.carried is None:
            return False
        is_ranked = any(match.chunk.id == _first_id(reply) for match in self._ranked)
        return reply.matches[0].rule == "place" or (reply.carried.question is not None and is_ranked)

    def search(self, words: str, *, shown: int) -> bool:
        """Search all documents for these words, and let numbers refer to the matches; `shown` are on the screen.

        Returns whether anything was found; if not, numbers refer to what they referred to before.
        """
        matches = tuple(self.bot.search(words, k=ENOUGH))
        self._list((), matches, shown, words)
        return bool(matches)

    def show_more(self, count: int) -> list[tuple[int, Match]]:
        """Return the next `count` matches that were not shown in full, with their numbers; fewer if no more exist."""
        first = self._opened
        self._opened = min(first + count, len(self._ranked))
        if not first or self._opened > len(self.listed):  # not first: the reply itself showed no number
            self.listed = self._ranked[: self._opened]
            self.conversation.number(self.listed)
        return list(enumerate(self._ranked[first : self._opened], start=first + 1))

    @property
    def left(self) -> int:
        """The number of matches that `/more` may still show."""
        return len(self._ranked) - self._opened

    def _list(
        self, options: Sequence[Match], matches: Sequence[Match], shown: int, searched: str | None = None
    ) -> None:
        """Let numbers refer to the options and then to all other matches, if any of them are shown."""
        if not matches:
            return
        offered = {match.chunk.id for match in options}
        self._ranked = (*options, *(match for match in matches if match.chunk.id not in offered))
        self._opened = min(shown, len(self._ranked))
        if self._opened:
            self.listed, self.current = self._ranked[:shown], self._ranked[0]
            self.conversation.number(self.listed, searched)

    def reload(self) -> None:
        """Read the documents again; the conversation goes on, without its topic if no document has that title now."""
        self.bot.reload()
        topic = self.conversation.topic
        if topic is not None and topic not in self.bot.titles:
            self.conversation.about(None)


def first_shown(reply: Reply) -> int:
    """Return the highest number that the shell shows for a match of a reply before `/more`."""
    of_itself = 1 if reply.outcome == "answer" else 0
    return max((number for number, _ in numbered_matches(reply, _SHELL)), default=of_itself)


def _first_id(reply: Reply) -> str:
    return reply.matches[0].chunk.id


def _is_judged(reply: Reply) -> bool:
    is_wrong_number = reply.outcome == "abstain" and reply.carried is not None and reply.carried.number is not None
    return reply.outcome != "smalltalk" and not is_wrong_number


def asked(reply: Reply) -> str:
    """Return the question that a reply answers: the user's text, or the earlier question that it refers to."""
    return (reply.carried and reply.carried.question) or reply.question
