"""Ask an index a question, of all of its chunks or of those that a topic and a filter allow."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from faqbot.answering.comparison import compare_all
from faqbot.answering.decision import judge
from faqbot.answering.matches import best_matches
from faqbot.answering.reply import Match, Reply
from faqbot.bot.argument_checks import check_k, check_question, check_threshold
from faqbot.index.index import Index
from faqbot.index.scope import Chosen, Scope
from faqbot.query.asked_words import bounded_question
from faqbot.query.names.naming import Named
from faqbot.query.topic import Topic, check_topic, scope_of
from faqbot.ranking.ranking import rank, rank_all

if TYPE_CHECKING:
    from faqbot.query.filters import ChunkFilter

# The most questions that are answered at once. Of a file of questions about 10,000 chunks, a question takes 1.35, 1.26,
# 1.19 and 1.12 ms of processor time in blocks of 32, 64, 128 and 256. Larger blocks need more memory.
AT_ONCE = 128


def reply_in(
    index: Index,
    question: str,
    wanted: ChunkFilter | Chosen,
    *,
    k: int,
    topic: Topic,
    threshold: float | None,
    named: Named | None,
) -> Reply:
    """Return the reply of `ask` from an index."""
    return replies_in(index, [question], wanted, k=k, topic=topic, threshold=threshold, named=named)[0]


def replies_in(
    index: Index,
    questions: Sequence[str],
    wanted: ChunkFilter | Chosen,
    *,
    k: int,
    topic: Topic,
    threshold: float | None,
    named: Named | None = None,
) -> list[Reply]:
    """Return the replies of `ask` to a block of questions, which take several times less than one after the other.

    `named` may be given for a single question only.
    """
    check_k(k)
    check_threshold(threshold)
    for question in questions:
        check_question(question)
    check_topic(topic)
    with index.read():
        scope = _scope(topic, _chosen(wanted, index), index)
        read = [bounded_question(question) for question in questions]
        rankings = rank_all(read, index, scope=scope, is_about=topic is not None, named=named)
        replies = [judge(one, compared, index, k=k, threshold=threshold, topic=topic)
                   for one, compared in zip(read, compare_all(rankings, index), strict=True)]  # fmt: skip
    return [reply if reply.question is question else replace(reply, question=question)
            for reply, question in zip(replies, questions, strict=True)]  # fmt: skip


def answered_in_blocks(questions: Iterable[str], answer: Callable[[Sequence[str]], list[Reply]]) -> Iterator[Reply]:
    """Yield the replies of `answer` to blocks of questions, or to one after the other if they come one by one.

    A list of questions is there already. The next question of anything else may come only after the reply to the last.
    What a question raises is raised in its place, after the replies to those before it.
    """
    if not isinstance(questions, Sequence):
        for question in questions:
            yield from answer([question])
        return
    for at in range(0, len(questions), AT_ONCE):
        block = questions[at : at + AT_ONCE]
        try:
            replies = answer(block)
        except Exception:  # noqa: BLE001 - raised again below, by the question that it belongs to
            for question in block:
                yield from answer([question])
        else:
            yield from replies


def matches_in(index: Index, question: str, wanted: ChunkFilter | Chosen, *, k: int, topic: Topic) -> list[Match]:
    """Return the matches of `search` from an index."""
    check_k(k)
    check_question(question)
    check_topic(topic)
    with index.read():
        scope = _scope(topic, _chosen(wanted, index), index)
        ranking = rank(bounded_question(question), index, scope=scope, is_about=topic is not None)
        return list(best_matches(ranking, index, k=k))


def titles_in(topic: Topic) -> tuple[str, ...]:
    """Return the titles that a topic stands for, none for all documents."""
    if topic is None:
        return ()
    return (topic,) if isinstance(topic, str) else tuple(topic)


def _chosen(wanted: ChunkFilter | Chosen, index: Index) -> Chosen | None:
    """Return the chunks that a filter allows, None for all; a filtered bot gives the chunks that it has found."""
    if wanted is None or isinstance(wanted, Chosen):
        return wanted
    from faqbot.query.filters import check_filter, chosen_by  # noqa: PLC0415 - most questions have no filter

    check_filter(wanted)
    return chosen_by(wanted, index)


def _scope(topic: Topic, chosen: Chosen | None, index: Index) -> Scope:
    scope = scope_of(topic, index)
    return scope if chosen is None else scope._replace(chosen=chosen)
