"""Introduce a document: quote the passage that it begins with, or list what it answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from faqbot.answering.conversation.turn import Turn
from faqbot.answering.reply import Reply
from faqbot.corpus.chunk import Chunk, shortened_to
from faqbot.text.messages.catalogue import sentence

# Passages before the first heading introduce a document; this many chunks are looked at for one.
_MOST_LOOKED_AT = 200

# Of a document, this many chunks are looked through for questions and sections; at most this many of its sections are
# listed, or this many of its questions, each cut to this many characters.
_LOOKED_AT = 500
_MOST_SECTIONS, _MOST_OF_ONE = 20, 10
_LONGEST = 100


def repeat_or_introduce(turn: Turn, titles: Sequence[str]) -> Reply:
    """Repeat the last question for these documents; if it has no answer there, introduce a single document.

    A title that is the first thing said asks nothing, so it introduces its document, unless it is a stored question.
    """
    memory = turn.memory
    if memory.question is not None or len(titles) > 1 or turn.bot.has_question(turn.text):
        reply = turn.repeat(titles)
        if reply.outcome != "abstain" or len(titles) > 1:
            return reply
    memory.numbered = ()  # of a reply that nobody sees
    memory.turn_to(titles[0])
    return introduce(turn, titles[0]) or list_contents(turn, titles[0])


def introduce(turn: Turn, topic: str) -> Reply | None:
    """Quote the first passage of a document and turn to it; None if it has no passage, as a table of questions has."""
    chunk = first_passage(turn, topic)
    return None if chunk is None else turn.quote(chunk)


def first_passage(turn: Turn, topic: str) -> Chunk | None:
    """Return the first passage of a document that is no aside, such as a change log; None without one."""
    for looked_at, chunk in enumerate(turn.bot.chunks(topic)):
        if looked_at == _MOST_LOOKED_AT:
            return None
        if chunk.kind == "passage" and not chunk.is_aside:
            return chunk
    return None


def list_contents(turn: Turn, title: str) -> Reply:
    """List the sections or questions of a document."""
    return reply_of_lines(turn, _contents(turn, title))


def _contents(turn: Turn, title: str) -> Iterator[str]:
    """Yield the sections of a document, or some questions that it answers, below a line that says which they are."""
    language, name = turn.bot.language, shortened_to(title, _LONGEST)
    sections = list(dict.fromkeys(chunk.sections[0] for chunk in _chunks(turn, title) if chunk.sections))
    if len(sections) > 1:
        yield sentence("sections", language, title=name)
        yield from listed_items(sections[:_MOST_SECTIONS], len(sections), language)
        return
    questions = list(dict.fromkeys(own_questions(turn, title)))
    if questions:
        yield sentence("questions", language, title=name)
        yield from listed_items(questions[:_MOST_OF_ONE], len(questions), language)
    else:
        yield sentence("about_one", language, title=name)


def own_questions(turn: Turn, title: str) -> Iterator[str]:
    """Yield the questions that a document asks itself, as short as they can be shown."""
    return (shortened_to(chunk.question, _LONGEST) for chunk in _chunks(turn, title) if chunk.kind == "faq")


def _chunks(turn: Turn, title: str) -> Iterator[Chunk]:
    return (chunk for chunk in islice(turn.bot.chunks(title), _LOOKED_AT) if not chunk.is_aside)


def listed_items(shown: Iterable[str], count: int, language: str) -> Iterator[str]:
    """Yield a line for each item shown, and a line with the number of the others."""
    lines = [f"- {shortened_to(text, _LONGEST)}" for text in shown]
    yield from lines
    if count > len(lines):
        yield f"- {sentence('more_items', language, count=count - len(lines))}"


def reply_of_lines(turn: Turn, lines: Iterable[str]) -> Reply:
    """Return a reply of these lines, which is no answer from the documents."""
    return Reply(turn.text, "smalltalk", "\n".join(lines), 0.0)
