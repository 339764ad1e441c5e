"""The rule of questions about the entry that was quoted last: "how much is it?", "can I hire it there?".

    Can I bring my dog?   what does it cost?   ->   what does it cost? (Can I bring my dog?)

In the help page of a shop or a gym, "it" is what the last answer was about and not the page. So the question is also
asked together with the title of that entry, which is its question or its heading. That answers only if the passage has
all telling words of the question, which alone it would not find, or if the question is about money and the entry names
an amount. A question that tells nothing by itself ("how long is it?") is not answered from an entry about something
else, which is only shown as near; also where nothing was found for the question before. All else is asked of the page,
as "does it hurt?" on a page about a single exercise.
"""

from __future__ import annotations

import re

from faqbot.answering.conversation import phrases
from faqbot.answering.conversation.turn import Turn, said_words
from faqbot.answering.reply import Carried, Reply
from faqbot.corpus.chunk import Chunk
from faqbot.index.titles import topic_of

# An amount of money: a sign or the name of a currency before or behind a number.
_AMOUNT = re.compile(
    r"(?:[$£€¥₹₽]|\b(?:eur|usd|gbp|chf|fr\.))\s?\d|\d(?:[.,]?[–-])?\s?(?:[$£€¥₹₽]|(?:eur|euros?|usd|dollars?|gbp|pounds?|pence|"
    r"cents?|chf|fr\.|francs?|franken|franchi|rappen|centimes?|c[eéê]ntimos?|centesimi|centavos?|reais|pesos?)(?!\w))",
    re.IGNORECASE,
)

# If the best match is the entry, this share of the usual confidence is enough: its amount answers the words for money,
# which it often lacks ("an 8 Euro pass" for "what does it cost?").
_ENOUGH = 0.8

# Only an answer that is certain has as much confidence as this.
_CERTAIN = 1.0


def ask_of_last_entry(turn: Turn) -> Reply | None:
    """Answer a question that refers back from what was quoted last; return None if the text asks about the page."""
    memory, titles = turn.memory, (turn.memory.topic,) if turn.memory.topic else ()
    entry = None if memory.found_nothing else turn.quoted_chunk()
    title = _last_title(entry, turn)
    if not title or turn.bot.has_question(turn.text):
        return None
    question = f"{turn.text} ({title})"
    asks_price = phrases.asks_price(turn.named.words, turn.talk)
    telling = {word for word in turn.telling(turn.words(turn.text)) if not turn.talk.asks_price.search(word)}
    if entry is not None and asks_price and _AMOUNT.search(entry.text):
        found = turn.inquire(question, titles)
        if not telling <= _said(found):
            return None
        is_entry = not telling and bool(found.matches) and found.matches[0].chunk.id == entry.id
        least = found.threshold * _ENOUGH if is_entry else None
        return turn.ask(question, titles, Carried(question), typed=question, threshold=least)
    alone = turn.inquire(turn.text, titles)
    if not telling and alone.outcome == "answer" and _is_of_other(alone.matches[0].chunk, entry, turn):
        return turn.ask(turn.text, titles, threshold=_CERTAIN)
    if entry is None or not telling or _has_all(alone, turn) or not _has_all(turn.inquire(question, titles), turn):
        return None
    return turn.ask(question, titles, Carried(question), typed=question)


def _last_title(entry: Chunk | None, turn: Turn) -> str:
    """Return what was spoken of last beyond the page: the title of the entry, or a question that found nothing."""
    if entry is not None:
        return _title_of(entry) if _beyond_page(entry, turn) else ""
    question = turn.memory.question
    return question.typed if turn.memory.found_nothing and question is not None else ""


def _title_of(entry: Chunk) -> str:
    return entry.question or (entry.source.headings[-1] if entry.source.headings else "")


def _beyond_page(entry: Chunk, turn: Turn) -> set[str]:
    """Return the telling words of the question or the heading of an entry that the title of its page does not have."""
    return turn.telling(turn.words(_title_of(entry))) - turn.words(topic_of(entry))


def _is_of_other(found: Chunk, entry: Chunk | None, turn: Turn) -> bool:
    """Whether a chunk is about another thing than the entry and than its page: its title has words of its own."""
    if entry is not None and found.id == entry.id:
        return False
    own = _beyond_page(found, turn) - turn.telling(turn.words(turn.text))
    return any(not turn.talk.asks_price.search(word) for word in own)


def _has_all(reply: Reply, turn: Turn) -> bool:
    """Whether a reply is an answer with all telling words of the text."""
    return reply.outcome == "answer" and turn.telling(turn.words(turn.text)) <= _said(reply)


def _said(reply: Reply) -> set[str]:
    return said_words(reply.matches[0]) if reply.matches else set()
