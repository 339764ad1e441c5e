"""Ask again what was not answered well, and tell what the documents answer by now from what they still don't."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from faqbot.answering.conversation.smalltalk import kind_of
from faqbot.answering.reply import Match, Reply
from faqbot.authoring.checking.stale_decoys import OwnQuestions
from faqbot.authoring.gaps.log_reading import LoggedQuestion
from faqbot.bot import FaqBot
from faqbot.corpus.chunk import Chunk
from faqbot.errors import TopicError
from faqbot.index.index import Index
from faqbot.query.query import analyse
from faqbot.question_log.log_lines import NO_CHUNK
from faqbot.question_log.personal_data import without_replacements
from faqbot.text.known_languages import talk_of

# An answer below this confidence counts as none: such answers are often wrong.
WEAK = 0.7

# Matches to look through for the nearest chunk that nobody has marked as wrong.
_DEPTH = 5


@dataclass(slots=True)
class OpenQuestion:
    """A question that was not answered well, in its most frequent wording, and what the documents say to it now.

    `count` is how often it was asked in all, `first` and `last` are when (empty if nobody knows). `nearest` is the best
    match that nobody has marked as wrong (None without one), and `missing` are the words that nothing in the documents
    mentions. `right` is the id of the chunk that a person named as the right one, `-` for none, else empty.
    """

    question: str
    topic: tuple[str, ...]
    count: int = 0
    first: str = ""
    last: str = ""
    right: str = ""
    nearest: Match | None = None
    missing: tuple[str, ...] = ()
    wrong: set[str] = field(default_factory=set)

    @property
    def in_full(self) -> str:
        """The question with the title of the only document that it was asked of, so that it is clear by itself."""
        return f"{self.topic[0]}: {self.question}" if len(self.topic) == 1 else self.question

    @property
    def searched(self) -> str:
        """The question in full as it is asked again: "call me on [phone]" asks nothing about phones."""
        return without_replacements(self.in_full)

    @property
    def confidence(self) -> float:
        """The confidence of the nearest chunk, 0 without one."""
        return self.nearest.confidence if self.nearest else 0.0


class AnsweredDecoy(NamedTuple):
    """A question that is a decoy, although a chunk asks the same in other words."""

    question: OpenQuestion
    chunk: Chunk


class Unanswered(NamedTuple):
    """What became of the questions that were not answered well, each counted as often as it was asked.

    `open` are those that the documents still don't answer, the most frequent first. `decoys` counts those that are
    known to have no answer; `answered_decoys` are the decoys that the documents seem to answer by now. `small_talk`
    counts texts such as "hello", which only a conversation replies to.
    """

    open: list[OpenQuestion]
    abstained: int
    weak: int
    bad: int
    closed: int
    decoys: int
    small_talk: int
    answered_decoys: tuple[AnsweredDecoy, ...] = ()

    @property
    def asked(self) -> int:
        """How often a question was not answered well."""
        return self.abstained + self.weak + self.bad


def find_unanswered(
    questions: Iterable[LoggedQuestion],
    bot: FaqBot,
    counted: Callable[[Sequence[OpenQuestion]], Iterable[OpenQuestion]],
) -> Unanswered:
    """Return the questions that were not answered well, and are not answered now.

    `counted` yields the questions that it is given; it shows the progress of asking them.
    """
    failed = [(question, reason) for question in questions if (reason := _failure(question))]
    reasons = Counter(reason for _, reason in failed)
    still_open, outcomes, known = [], Counter[str](), []
    for question in counted(_distinct((question for question, _ in failed), bot)):
        outcome = _ask_again(question, bot)
        outcomes[outcome] += question.count
        if outcome == "open":
            still_open.append(question)
        if outcome == "decoy":
            known.append(question)
    counts = (reasons["abstained"], reasons["weak"], reasons["bad"])
    answered = _answered_decoys(known, bot)
    decoys = outcomes["decoy"] - sum(question.count for question, _ in answered)
    return Unanswered(still_open, *counts, outcomes["closed"], decoys, outcomes["small talk"], answered)


def _answered_decoys(decoys: Sequence[OpenQuestion], bot: FaqBot) -> tuple[AnsweredDecoy, ...]:
    """Return the decoys that a chunk asks, too; all chunks are read, but only if there is a decoy."""
    own = OwnQuestions(bot.chunks() if decoys else (), index_of(bot).analyser)
    return tuple(AnsweredDecoy(decoy, chunk) for decoy in decoys if (chunk := own.asking(decoy.question)))


def _failure(question: LoggedQuestion) -> str:
    """Return why a question was not answered well; an empty text if it was."""
    if question.feedback == "bad":
        return "bad"
    if question.outcome == "abstain":
        return "abstained"
    return "weak" if question.outcome == "answer" and question.confidence < WEAK and not question.feedback else ""


def _distinct(questions: Iterable[LoggedQuestion], bot: FaqBot) -> list[OpenQuestion]:
    """Return each question once, whatever its letter case and punctuation, the most frequent first."""
    wordings: dict[object, Counter[str]] = {}
    found: dict[object, OpenQuestion] = {}
    analyser = index_of(bot).analyser
    for asked in questions:
        text = " ".join(asked.question.split())
        key: object = (tuple(analyser.words(text)) or text, asked.topic)
        wordings.setdefault(key, Counter())[text] += 1
        question = found.setdefault(key, OpenQuestion(text, asked.topic))
        question.count += 1
        question.first = min(filter(None, (question.first, asked.time)), default="")
        question.last = max(question.last, asked.time)
        question.right = asked.right or question.right
        if asked.feedback == "bad" and asked.chunk:
            question.wrong.add(asked.chunk)
    for key, question in found.items():
        (question.question, _), *_ = wordings[key].most_common(1)
    return sorted(found.values(), key=lambda question: (-question.count, question.question, question.topic))


def _ask_again(question: OpenQuestion, bot: FaqBot) -> str:
    """Ask a question of the documents as they are now, and return `open`, `closed`, `small talk`, or `decoy`.

    A decoy is a gap that is known.
    """
    if _is_decoy(question, index_of(bot)):
        return "decoy"
    reply = _reply(question, bot)
    if _is_closed(question, reply):
        return "closed"
    if not question.right and kind_of(question.question, talk_of(bot.language)):
        return "small talk"
    question.nearest = next((match for match in reply.matches if match.chunk.id not in question.wrong), None)
    question.missing = reply.missing
    return "open"


def _is_decoy(question: OpenQuestion, index: Index) -> bool:
    with index.read():
        return len(index.arrays["decoy_hashes"]) > 0 and analyse(question.question, index).is_decoy


def _reply(question: OpenQuestion, bot: FaqBot) -> Reply:
    try:
        text = without_replacements(question.question)
        return bot.ask(text, k=_DEPTH, topic=question.topic or None, logged=False)
    except TopicError:  # the document is gone, or has another title now
        return bot.ask(question.searched, k=_DEPTH, logged=False)


def _is_closed(question: OpenQuestion, reply: Reply) -> bool:
    """Whether a question is answered now: surely, by the chunk that is right, and by none that was marked as wrong."""
    if reply.outcome == "choose":
        offered = {match.chunk.id for match in reply.options}
        return question.right in offered if question.right else not question.wrong
    if reply.outcome != "answer" or reply.confidence < WEAK:
        return False
    given = reply.matches[0].chunk.id
    return given == question.right or (question.right in ("", NO_CHUNK) and given not in question.wrong)


def index_of(bot: FaqBot) -> Index:
    """Return the index of a bot, whose terms and weights authors' tools need."""
    return bot._index  # noqa: SLF001 - programs need no index
