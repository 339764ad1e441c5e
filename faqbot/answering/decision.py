"""Decide from the confidences whether to answer, ask back or abstain, and write the text of the reply."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from faqbot.answering.comparison import compare
from faqbot.answering.matches import matches_at
from faqbot.answering.reply import Match, Reply
from faqbot.index.index import Index
from faqbot.index.titles import topic_of
from faqbot.query.query import Query, only_guess
from faqbot.query.spelling import offered
from faqbot.ranking.fitted import THRESHOLD
from faqbot.ranking.ranking import Ranking
from faqbot.ranking.shortlist import SHORTLIST

# A reply offers at most this many options to choose from.
MOST_OPTIONS = 4

# The sentence of an abstention names at most this many missing words; `Reply.missing` has all of them.
MOST_NAMED = 8

# The characters that divide an identifier into parts: if "e-1042" is missing, "e" and "1042" are not listed as well.
_PARTS = re.compile(r"['._/+#-]+")

_CHOOSE_TEXT = "That could mean several things. Which one?"
_CHOOSE_DOCUMENT_TEXT = "Several documents answer that. Which one do you mean?"
_ABSTAIN_TEXT = "The documents don't answer that."
_EMPTY_TEXT = "There is no question here to answer."


def judge(question: str, ranking: Ranking, index: Index, *, k: int, threshold: float | None = None) -> Reply:
    """Return the reply to a question: an answer, a choice or an abstention.

    The reply has the `k` best matches. `threshold` is the least confidence for an answer, by default that of
    `threshold_of`.
    """
    least = threshold_of(index) if threshold is None else threshold
    compared = compare(ranking, index)
    missing = _missing(ranking.query, index)
    read = cache(index.chunk)
    matches = matches_at(range(min(k, len(ranking.candidates))), compared, read)
    forced = ranking.query.is_decoy
    if len(compared.options) > 1 and not forced and compared.choice >= least:
        options = matches_at(compared.options[:MOST_OPTIONS], compared, read)
        text = _choice(options, len(compared.options))
        return Reply(question, "choose", text, compared.choice, matches, missing, threshold=least, options=options)
    confidence = matches[0].confidence if matches else 0.0
    if len(compared.options) > 1 and not forced:
        confidence = compared.choice
    if not matches or forced or confidence < least:
        text = _abstention(ranking, missing, index)
        return Reply(question, "abstain", text, confidence, matches, missing, threshold=least)
    chunk = matches[0].chunk
    return Reply(question, "answer", chunk.text, confidence, matches, missing, topic_of(chunk) or None, least)


def threshold_of(index: Index) -> float:
    """Return the least confidence for an answer that the authors of a corpus have set, or else THRESHOLD."""
    return THRESHOLD if index.settings.threshold is None else index.settings.threshold


def _choice(offered: Sequence[Match], count: int) -> str:
    """Return the sentence that asks back, which gives the number of answers if more exist than are `offered`."""
    if len({topic_of(match.chunk) for match in offered}) == 1:
        return _CHOOSE_TEXT
    if count <= len(offered):
        return _CHOOSE_DOCUMENT_TEXT
    many = f"{count}" if count < SHORTLIST else f"{SHORTLIST} or more"
    return f"{many} documents answer that, {len(offered)} of them here. Which one do you mean?"


def _missing(query: Query, index: Index) -> tuple[str, ...]:
    """Return the content words that the corpus does not have, without the parts of missing identifiers."""
    is_content = index.analyser.is_content
    words = [concept.word for concept in query.concepts if not concept.readings and is_content(concept.term)]
    compounds = [word for word in words if not word.isalnum()]
    parts = {part for word in compounds for part in (*_PARTS.split(word), word.replace("-", "")) if part != word}
    return tuple(word for word in words if word not in parts)


def _abstention(ranking: Ranking, missing: Sequence[str], index: Index) -> str:
    """Return the sentence of an abstention, with the first missing words and a guess at what was meant."""
    if not ranking.query.concepts:
        return _EMPTY_TEXT
    sentence = _ABSTAIN_TEXT
    guess = only_guess(ranking.query, index)
    lacking = (*missing, guess.asked) if guess else missing
    if lacking:
        sentence = f"{sentence} Nothing in them mentions {_listed(lacking)}."
    meant = guess.taken_for if guess else _offered(ranking.query, missing, index)
    return f"{sentence} Did you mean {meant}?" if meant else sentence


def _offered(query: Query, missing: Sequence[str], index: Index) -> str | None:
    """Return a word like the only content word of a question, if the corpus lacks this word, or None."""
    content = [concept.word for concept in query.concepts if index.analyser.is_content(concept.term)]
    return offered(content[0], index) if content == list(missing) and len(content) == 1 else None


def _listed(words: Sequence[str]) -> str:
    """Return the first words as a list in words."""
    shown = list(words[:MOST_NAMED])
    if len(words) > MOST_NAMED:
        shown.append(f"{len(words) - MOST_NAMED} more words")
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} or {shown[-1]}"
