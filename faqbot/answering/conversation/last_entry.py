"""The rule of questions about the entry that was quoted last: "how much is it?", "can I hire it there?".

    Can I bring my dog?   what does it cost?   ->   what does it cost? (Can I bring my dog?)

In the help page of a shop or a gym, "it" is what the last answer was about and not the page. So the question is also
asked together with the title of that entry, which is its question or its heading. That answers only if the passage has
all telling words of the question, which alone it would not find, or if the question is about money and the entry names
an amount. All else is asked of the page, as "does it hurt?" on a page about a single exercise.
"""

from __future__ import annotations

import re

from faqbot.answering.conversation import phrases
from faqbot.answering.conversation.turn import Turn
from faqbot.answering.reply import Carried, Match, Reply
from faqbot.corpus.chunk import Chunk
from faqbot.index.titles import topic_of
from faqbot.text.analyser import shared_analyser
from faqbot.text.known_languages import language_of

# An amount of money: a sign or the name of a currency before or behind a number.
_AMOUNT = re.compile(
    r"[$£€¥₹₽]\s?\d|\d\s?(?:[$£€¥₹₽]|(?:eur|euros?|usd|dollars?|gbp|pounds?|pence|cents?|chf|francs?)\b)", re.IGNORECASE
)


def ask_of_last_entry(turn: Turn) -> Reply | None:
    """Answer a question that refers back from what was quoted last; return None if the text asks about the page."""
    entry = None if turn.memory.found_nothing else turn.quoted_chunk()
    if entry is None or not (title := _title_beyond_page(entry, turn)):
        return None
    is_about_price = phrases.asks_price(turn.named.words, turn.talk) and bool(_AMOUNT.search(entry.text))
    titles = (turn.memory.topic,) if turn.memory.topic else ()
    alone = turn.inquire(turn.text, titles)
    asks_page = not is_about_price and (not _telling(turn, turn.text) or _has_all(alone, turn))
    if asks_page or turn.bot.has_question(turn.text):
        return None
    question = f"{turn.text} ({title})"
    if is_about_price or _has_all(turn.inquire(question, titles), turn):
        return turn.ask(question, titles, Carried(question), typed=question)
    return None


def _title_beyond_page(entry: Chunk, turn: Turn) -> str:
    """Return the question or the heading of an entry, empty if it says no more than what the page is about."""
    title = entry.question or (entry.source.headings[-1] if entry.source.headings else "")
    return title if _telling(turn, title) - _telling(turn, topic_of(entry)) else ""


def _has_all(reply: Reply, turn: Turn) -> bool:
    """Whether a reply is an answer with all telling words of the text."""
    return reply.outcome == "answer" and _telling(turn, turn.text) <= _said(reply.matches[0])


def _said(match: Match) -> set[str]:
    """Return the words of a question that a match has, be it by a synonym or a repaired typo."""
    return {*match.matched, *(asked for asked, _ in (*match.synonyms, *match.repairs))}


def _telling(turn: Turn, text: str) -> set[str]:
    """Return the words of a text that are neither grammar nor words of questions."""
    lists = language_of(turn.bot.language)
    return set(shared_analyser(turn.bot.language).words(text)) - lists.function_words - lists.question_words
