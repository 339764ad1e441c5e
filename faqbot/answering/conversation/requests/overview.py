"""Replies about the documents as a whole: what they are about, their titles, and questions that they answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from faqbot.answering.conversation.introducing import introduce
from faqbot.answering.conversation.smalltalk import subjects
from faqbot.answering.conversation.turn import Turn
from faqbot.answering.reply import Reply
from faqbot.corpus.chunk import Chunk, shortened_to
from faqbot.text.messages.catalogue import sentence

# A reply lists at most this many titles or sections, and this many questions, each cut to this many characters.
_MOST_TITLES = 20
_MOST_QUESTIONS = 3
_MOST_OF_ONE = 10
_LONGEST = 100

# This many chunks of a document are looked through for questions and sections.
_LOOKED_AT = 500


def tell_about(turn: Turn) -> Reply:
    """Say what the documents are about; the current topic, or a single document, is introduced by its first passage."""
    titles = turn.bot.titles
    topic = turn.memory.topic or (titles[0] if len(titles) == 1 else None)
    if topic is not None and (reply := introduce(turn, topic)):
        return reply
    language = turn.bot.language
    about = sentence("about", language, subjects=subjects(titles, language))
    if len(titles) == 1:
        about = sentence("about_one", language, title=shortened_to(titles[0], _LONGEST))
    return _says(turn, [about, *_examples(turn)])


def list_topics(turn: Turn) -> Reply:
    """List the titles of the documents, or the sections or questions of a single document."""
    titles, language = turn.bot.titles, turn.bot.language
    if len(titles) == 1:
        return _says(turn, list(_contents(turn, titles[0])))
    head = sentence("documents", language, count=len(titles))
    return _says(turn, [head, *_items(titles[:_MOST_TITLES], len(titles), language)])


def give_examples(turn: Turn) -> Reply:
    """Say which questions the documents answer, by a few examples."""
    examples = list(_examples(turn))
    return _says(turn, examples) if examples else tell_about(turn)


def name_maker(turn: Turn) -> Reply:
    """Say what faqbot is, and whose answers it gives."""
    return _says(turn, [sentence("maker", turn.bot.language)])


def example_questions(turn: Turn) -> list[str]:
    """Return questions that the documents ask themselves: of the current topic, or of the first documents in turn."""
    topic = turn.memory.topic
    topics = [topic] if topic is not None else turn.bot.titles[:_MOST_QUESTIONS]
    asked = [list(islice(_questions(turn, title), _MOST_QUESTIONS)) for title in topics]
    in_turn = [questions[at] for at in range(_MOST_QUESTIONS) for questions in asked if at < len(questions)]
    return list(dict.fromkeys(in_turn))[:_MOST_QUESTIONS]


def _examples(turn: Turn) -> Iterator[str]:
    questions = example_questions(turn)
    if questions:
        yield sentence("for_example", turn.bot.language)
        yield from (f"- {question}" for question in questions)


def _contents(turn: Turn, title: str) -> Iterator[str]:
    """Yield the sections of a document, or some questions that it answers, below a line that says which they are."""
    language, name = turn.bot.language, shortened_to(title, _LONGEST)
    sections = list(dict.fromkeys(chunk.sections[0] for chunk in _chunks(turn, title) if chunk.sections))
    if len(sections) > 1:
        yield sentence("sections", language, title=name)
        yield from _items(sections[:_MOST_TITLES], len(sections), language)
        return
    questions = list(dict.fromkeys(_questions(turn, title)))
    if questions:
        yield sentence("questions", language, title=name)
        yield from _items(questions[:_MOST_OF_ONE], len(questions), language)
    else:
        yield sentence("about_one", language, title=name)


def _questions(turn: Turn, title: str) -> Iterator[str]:
    """Yield the questions that a document asks itself, as short as they can be shown."""
    return (shortened_to(chunk.question, _LONGEST) for chunk in _chunks(turn, title) if chunk.kind == "faq")


def _chunks(turn: Turn, title: str) -> Iterator[Chunk]:
    return (chunk for chunk in islice(turn.bot.chunks(title), _LOOKED_AT) if not chunk.is_aside)


def _items(shown: Iterable[str], count: int, language: str) -> Iterator[str]:
    """Yield a line for each item shown, and a line with the number of the others."""
    lines = [f"- {shortened_to(text, _LONGEST)}" for text in shown]
    yield from lines
    if count > len(lines):
        yield f"- {sentence('more_items', language, count=count - len(lines))}"


def _says(turn: Turn, lines: Iterable[str]) -> Reply:
    return Reply(turn.text, "smalltalk", "\n".join(lines), 0.0)
