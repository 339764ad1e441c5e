"""Ask an index a question, of all of its chunks or of those that a topic and a filter allow."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from faqbot.answering.decision import judge
from faqbot.answering.matches import best_matches
from faqbot.answering.reply import Match, Reply
from faqbot.bot.argument_checks import check_k, check_question, check_threshold
from faqbot.index.index import Index
from faqbot.index.scope import Chosen, Scope
from faqbot.query.length_limit import bounded_question
from faqbot.query.names.naming import Named
from faqbot.query.topic import Topic, check_topic, scope_of
from faqbot.ranking.ranking import rank

if TYPE_CHECKING:
    from faqbot.query.filters import ChunkFilter


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
    check_k(k)
    check_threshold(threshold)
    check_question(question)
    check_topic(topic)
    with index.read():
        scope = _scope(topic, _chosen(wanted, index), index)
        read = bounded_question(question)
        ranking = rank(read, index, scope=scope, is_about=topic is not None, named=named)
        reply = judge(read, ranking, index, k=k, threshold=threshold, topic=topic)
    return reply if read is question else replace(reply, question=question)


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
