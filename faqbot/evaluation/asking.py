"""Ask a bot labelled questions, and compare each reply with the chunks that answer the question."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import TypeVar

from faqbot.answering.reply import Match, Reply
from faqbot.bot import FaqBot
from faqbot.corpus.authors.references import References
from faqbot.errors import ChunkReferenceError, QuestionsError, TopicError
from faqbot.evaluation.labelled import LabelledQuestion
from faqbot.evaluation.verdicts import QuestionVerdict, verdict_of

# The number of matches asked for: MRR@10 looks at ten, the other figures at fewer.
_DEPTH = 10
# An error names at most this many further lines with the same fault.
_MOST_LINES = 8

_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class Asked:
    """A labelled question, the ids of the chunks that answer it (`right`), and the reply with its ten best matches."""

    labelled: LabelledQuestion
    right: frozenset[str]
    reply: Reply

    @property
    def matches(self) -> tuple[Match, ...]:
        """The ten best matches, the best first."""
        return self.reply.matches

    @property
    def answerable(self) -> bool:
        """Whether the documents answer the question."""
        return bool(self.right)

    @property
    def rank(self) -> int | None:
        """The rank of the first right match, counted from 1; None if none of the first ten matches is right."""
        return next((place for place, match in enumerate(self.matches, start=1) if self.is_right(match)), None)

    @property
    def confidence(self) -> float:
        """The confidence of the first match (0 to 1); 0 if there is no match."""
        return self.matches[0].confidence if self.matches else 0.0

    @property
    def first_is_right(self) -> bool:
        """Whether the first match answers the question; False if there is no match."""
        return self.rank == 1

    @property
    def verdict(self) -> QuestionVerdict:
        """What became of the question."""
        return verdict_of(self.reply, self.right)

    def is_right(self, match: Match) -> bool:
        """Whether this match answers the question."""
        return match.chunk.id in self.right


def ask_labelled(
    bot: FaqBot, labelled: Sequence[LabelledQuestion], *, threshold: float | None = None
) -> Iterator[Asked]:
    """Ask the questions, lazily, and yield the replies; `threshold` is the least confidence that answers.

    Raises `QuestionsError`, before the first question is asked, for a chunk or a topic that the documents don't have.
    """
    right = _resolve(bot, labelled)
    _check_topics(bot, labelled)
    return map(Asked, labelled, right, _replies(bot, labelled, threshold))


def _replies(bot: FaqBot, labelled: Sequence[LabelledQuestion], threshold: float | None) -> Iterator[Reply]:
    """Ask the questions in their order, those with the same topic in a row together."""
    for topic, together in groupby(labelled, key=lambda question: question.topic):
        questions = [question.question for question in together]
        yield from bot.ask_many(questions, k=_DEPTH, topic=topic, threshold=threshold, logged=False)


def _resolve(bot: FaqBot, labelled: Sequence[LabelledQuestion]) -> list[frozenset[str]]:
    """Return the ids of the chunks that answer each question."""
    chunks = list(bot.chunks())
    references = References(chunks)

    def ids_of(question: LabelledQuestion) -> frozenset[str]:
        numbers = {number for reference in question.expected for number in references.named(reference)}
        return frozenset(chunks[number].id for number in numbers)

    return _checked(ids_of, labelled)


def _check_topics(bot: FaqBot, labelled: Sequence[LabelledQuestion]) -> None:
    @cache
    def look_up(topic: str | None) -> None:
        bot.search("", k=1, topic=topic)

    _checked(lambda question: look_up(question.topic), labelled)


def _checked(do: Callable[[LabelledQuestion], _Value], labelled: Sequence[LabelledQuestion]) -> list[_Value]:
    """Return what `do` returns for each question; raise one error for all questions that it fails for.

    Labels go stale together, when a document is renamed, so the error says on which lines there are more of them.
    """
    values, failed = [], []
    for question in labelled:
        try:
            values.append(do(question))
        except (ChunkReferenceError, TopicError) as error:
            failed.append((question, error))
    if failed:
        (question, reason), *more = failed
        message = f"{reason.message}{_and_more([one.line for one, _ in more])}"
        raise QuestionsError(message, path=question.path, line=question.line) from reason
    return values


def _and_more(lines: Sequence[int | None]) -> str:
    """Return the end of a message about further lines with the same fault, empty without such lines."""
    if not lines:
        return ""
    named = ", ".join(str(line) for line in lines[:_MOST_LINES] if line is not None)
    shown = f" (line{'s' * (len(lines) != 1)} {named}{', …' * (len(lines) > _MOST_LINES)})" if named else ""
    return f"; {len(lines)} more question{'s' * (len(lines) != 1)} cannot be looked up either{shown}"
