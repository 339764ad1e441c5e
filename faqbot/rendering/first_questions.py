"""What people see of a corpus before they ask: its name, and examples of questions that it answers."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from faqbot.bot import FaqBot
from faqbot.corpus.chunk import Chunk
from faqbot.index.titles import topic_of
from faqbot.rendering.readable import one_line
from faqbot.text.messages.catalogue import listed, sentence

# The chunks at the beginning of the corpus among which examples are looked for: a large corpus is not read as a whole
# before the first question.
_LOOKED_AT = 500

# The questions that are asked to find two that are answered, and the lengths that an example may have, in characters.
_MOST_ASKED = 20
_LENGTHS = range(12, 71)

# Two examples that begin with the same characters show too little.
_BEGINNING = 8


class Examples(NamedTuple):
    """A sentence that says how to ask, and questions that are answered, as examples below it."""

    sentence: str
    questions: tuple[str, ...]


def corpus_name(bot: FaqBot, roots: Sequence[str] = ()) -> str:
    """Return a name for the corpus: its title in `faqbot.toml`, the title of its only document, or its folder.

    `roots` are the files and folders of the documents, by default those of the bot.
    """
    roots = roots or bot.roots
    if bot.title:
        return one_line(bot.title)
    if len(bot.titles) == 1:
        return one_line(bot.titles[0])
    if not roots:
        return one_line(os.path.basename(bot.directory or "")) or "Your documents"
    more = f" +{len(roots) - 1}" if len(roots) > 1 else ""
    return one_line(os.path.basename(os.path.abspath(roots[0])) or roots[0]) + more


def examples_of(bot: FaqBot, most: int = 2) -> Examples:
    """Return up to `most` questions as examples; where the documents have no questions, name headings of theirs."""
    chunks = list(islice(bot.chunks(), _LOOKED_AT))
    if questions := tuple(islice(_answered(bot, chunks), most)):
        return Examples(sentence("ask_for_example", bot.language), questions)
    if headings := list(dict.fromkeys(_headings(chunks)))[:most]:
        about = listed(headings, "or_last", bot.language)
        return Examples(sentence("ask_about_example", bot.language, headings=about), ())
    return Examples(sentence("ask_anything", bot.language), ())


def _answered(bot: FaqBot, chunks: Sequence[Chunk]) -> Iterator[str]:
    """Yield questions that are answered and begin differently; first one of each document.

    Questions that several documents ask are left out, because they would be asked back.
    """
    asked = Counter(one_line(chunk.question).casefold() for chunk in chunks)
    fitting = [(topic_of(chunk), one_line(chunk.question)) for chunk in chunks
               if len(chunk.question) in _LENGTHS and "?" in chunk.question and not chunk.is_aside]  # fmt: skip
    once = [(topic, question) for topic, question in fitting if asked[question.casefold()] == 1]
    first = dict(reversed(once))  # of each topic, the first question
    others = (question for topic, question in once if first[topic] != question)
    begun: set[str] = set()
    for question in islice([*reversed(first.values()), *others], _MOST_ASKED):
        beginning = question.casefold()[:_BEGINNING]
        if beginning not in begun and bot.ask(question, k=1, logged=False).outcome == "answer":
            begun.add(beginning)
            yield question


def _headings(chunks: Sequence[Chunk]) -> Iterator[str]:
    for chunk in chunks:
        headings = [one_line(heading) for heading in chunk.sections if heading != chunk.source.title]
        if headings and not chunk.is_aside and len(headings[-1]) in _LENGTHS:
            yield f"“{headings[-1]}”"
