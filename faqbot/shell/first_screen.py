"""What the shell shows first: the name of the corpus, its documents, and two questions that they answer."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from faqbot.bot import FaqBot
from faqbot.corpus.chunk import Chunk
from faqbot.index.titles import topic_of
from faqbot.rendering.readable import one_line
from faqbot.rendering.rows import ANSWER, CITATION, HEADING, NOTE, StyledRow, row

# The examples that are shown, and the chunks at the beginning of the corpus among which they are looked for: a large
# corpus is not read as a whole before the first question.
_EXAMPLES = 2
_LOOKED_AT = 500

# The questions that are asked to find two that are answered, and the lengths that an example may have, in characters.
_MOST_ASKED = 20
_LENGTHS = range(12, 71)

# Two examples that begin with the same characters show too little.
_BEGINNING = 8

# The most titles that are named, and the most titles of a corpus whose files are counted: that reads all of its topics.
_MOST_TITLES = 12
_MOST_COUNTED = 1000


def first_screen(bot: FaqBot, *, is_demo: bool = False) -> list[StyledRow]:
    """Return the rows that greet; `is_demo` says that the page that ships is used because no documents were named."""
    rows = [StyledRow(((HEADING, corpus_name(bot)), (CITATION, _counts(bot))))]
    if len(bot.titles) > 1:
        rows.append(_title_row(bot))
    if is_demo:
        rows.append(_note("This is the demo page. For documents of your own: faqbot --corpus FOLDER"))
    rows += _examples(bot)
    return [*rows, _note("/help lists the commands, Ctrl-D leaves."), StyledRow()]


def corpus_name(bot: FaqBot) -> str:
    """Return a name for the corpus: its title in `faqbot.toml`, the title of its only document, or its folder."""
    if bot.title:
        return one_line(bot.title)
    if len(bot.titles) == 1:
        return one_line(bot.titles[0])
    if not bot.roots:
        return one_line(os.path.basename(bot.directory or "")) or "Your documents"
    more = f" +{len(bot.roots) - 1}" if len(bot.roots) > 1 else ""
    return one_line(os.path.basename(os.path.abspath(bot.roots[0])) or bot.roots[0]) + more


def _counts(bot: FaqBot) -> str:
    """Return how many documents and topics there are, if there are several."""
    topics = len(bot.titles)
    if topics <= 1:
        return ""
    files = {path for found in bot.contents() for path in found.paths} if topics <= _MOST_COUNTED else ()
    counts = [f"{len(files):,} document{'s' * (len(files) != 1)}"] if files else []
    counts += [f"{topics:,} topics"] if topics != len(files) else []
    return f": {', '.join(counts)}"


def _title_row(bot: FaqBot) -> StyledRow:
    """Return one line with the first titles, as many as fit."""
    titles = [one_line(title) for title in islice(bot.titles, _MOST_TITLES)]
    first, *shorter = (_named(titles[:most], len(bot.titles)) for most in range(len(titles), 0, -1))
    return replace(first, shorter=(*shorter, replace(shorter[-1], cut=True)) if shorter else ())


def _named(titles: Sequence[str], number: int) -> StyledRow:
    left = number - len(titles)
    more = f" and {left:,} more (/sources)" if left else ""
    return StyledRow(((CITATION, f"  {' · '.join(titles)}{more}"),), "  ")


def _examples(bot: FaqBot) -> list[StyledRow]:
    chunks = list(islice(bot.chunks(), _LOOKED_AT))
    if questions := list(islice(_answered(bot, chunks), _EXAMPLES)):
        return [_note("Ask in your own words, for example:"), *(row((ANSWER, f"  {text}")) for text in questions)]
    if headings := list(dict.fromkeys(_headings(chunks)))[:_EXAMPLES]:
        return [_note(f"Ask in your own words, for example about {' or '.join(headings)}.")]
    return [_note("Ask a question in your own words.")]


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


def _note(text: str) -> StyledRow:
    return row((NOTE, text))
