"""What the shell shows first: the name of the corpus, its documents, and two questions that they answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from faqbot.bot import FaqBot
from faqbot.rendering.first_questions import corpus_name, examples_of
from faqbot.rendering.readable import one_line
from faqbot.rendering.rows import ANSWER, CITATION, HEADING, NOTE, StyledRow, row
from faqbot.text.messages.catalogue import sentence

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
    examples = examples_of(bot)
    rows += [_note(examples.sentence), *(row((ANSWER, f"  {text}")) for text in examples.questions)]
    return [*rows, _note(sentence("help_and_leave", bot.language)), StyledRow()]


def _counts(bot: FaqBot) -> str:
    """Return how many documents and topics there are, if there are several."""
    topics = len(bot.titles)
    if topics <= 1:
        return ""
    files = {path for found in bot.contents() for path in found.paths} if topics <= _MOST_COUNTED else ()
    counts = [sentence("counted_documents", bot.language, count=len(files))] if files else []
    counts += [sentence("counted_topics", bot.language, count=topics)] if topics != len(files) else []
    return f": {', '.join(counts)}"


def _title_row(bot: FaqBot) -> StyledRow:
    """Return one line with the first titles, as many as fit."""
    titles = [one_line(title) for title in islice(bot.titles, _MOST_TITLES)]
    first, *shorter = (_named(titles[:most], len(bot.titles), bot.language) for most in range(len(titles), 0, -1))
    return replace(first, shorter=(*shorter, replace(shorter[-1], cut=True)) if shorter else ())


def _named(titles: Sequence[str], number: int, language: str) -> StyledRow:
    shown, left = " · ".join(titles), number - len(titles)
    if left:
        shown = f"{sentence('and_more', language, others=shown, count=left)} (/sources)"
    return StyledRow(((CITATION, f"  {shown}"),), "  ")


def _note(text: str) -> StyledRow:
    return row((NOTE, text))
