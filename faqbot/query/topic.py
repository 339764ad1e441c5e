"""The titles that `topic=` takes, and the chunks that they allow."""

from __future__ import annotations

from collections.abc import Sequence

from faqbot.errors import TopicError, remedy
from faqbot.index.index import Index
from faqbot.index.scope import EVERYWHERE, Scope
from faqbot.index.titles import folded
from faqbot.query.names.naming import named_in
from faqbot.text.suggest import nearest

# The most titles that the error about an unknown topic suggests.
_MOST_NAMED = 3

# Suggestions by spelling are made only for corpora of at most this many titles, because every title is read for them.
_MOST_COMPARED = 1000

# Restricts answers to the document of one title, or to the documents of several titles; None allows all documents.
Topic = str | Sequence[str] | None


def scope_of(topic: Topic, index: Index) -> Scope:
    """Return the scope of a topic: which chunks it allows. Raise `TopicError` if no document has the title."""
    numbers = topic_numbers(topic, index)
    return EVERYWHERE if numbers is None else Scope(within=frozenset(numbers))


def topic_numbers(topic: Topic, index: Index) -> list[int] | None:
    """Return the numbers of a topic's titles; None stays None, which stands for all documents."""
    if topic is None:
        return None
    titles = [topic] if isinstance(topic, str) else topic
    return [number for title in titles for number in _numbers(title, index)]


def _numbers(topic: str, index: Index) -> list[int]:
    """Return the numbers of the topics with a title, letter case and white space aside; raise `TopicError` if none."""
    numbers = index.topics.numbers_like(topic)
    if not numbers:
        near = _titles_like(topic, index)[:_MOST_NAMED]
        listing = remedy("bot.topics() lists them", "`faqbot topics` lists them")
        hint = f"did you mean {' or '.join(map(repr, near))}?" if near else listing
        message = f"no document has the title {topic!r}; {hint}"
        raise TopicError(message)
    return numbers


def _titles_like(topic: str, index: Index) -> list[str]:
    """Return suggestions for an unknown title: the titles that it names in part, else those spelt most like it."""
    if named := named_in(topic, index).titles:
        return list(named)
    if len(index.topics) > _MOST_COMPARED:
        return []
    known: dict[str, str] = {}
    for title in index.topics:
        known.setdefault(folded(title), title)
    return [known[near] for near in nearest(folded(topic), known, parts=True)]


def check_topic(topic: object) -> None:
    """Raise `TypeError` unless `topic` is a title, a sequence of titles, or None."""
    if topic is None or isinstance(topic, str):
        return
    if not isinstance(topic, Sequence) or not all(isinstance(title, str) for title in topic):
        raise TypeError(f"a topic must be a title or a sequence of titles, not {topic!r}")
