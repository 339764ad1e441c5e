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
from faqbot.text.messages.catalogue import listed, sentence

# A reply offers at most this many options to choose from.
MOST_OPTIONS = 4

# The sentence of an abstention names at most this many missing words; `Reply.missing` has all of them.
MOST_NAMED = 8

# The characters that divide an identifier into parts: if "e-1042" is missing, "e" and "1042" are not listed as well.
_PARTS = re.compile(r"['._/+#-]+")


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
        text = _choice(options, len(compared.options), index.analyser.language)
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


def _choice(offered: Sequence[Match], count: int, language: str) -> str:
    """Return the sentence that asks back, which gives the number of answers if more exist than are `offered`."""
    if len({topic_of(match.chunk) for match in offered}) == 1:
        return sentence("which_answer", language)
    if count <= len(offered):
        return sentence("which_document", language)
    many = "which_document_of_many" if count < SHORTLIST else "which_document_of_too_many"
    return sentence(many, language, count=min(count, SHORTLIST), offered=len(offered))


def _missing(query: Query, index: Index) -> tuple[str, ...]:
    """Return the content words that the corpus does not have, without the parts of missing identifiers."""
    is_content = index.analyser.is_content
    words = [concept.word for concept in query.concepts if not concept.readings and is_content(concept.term)]
    compounds = [word for word in words if not word.isalnum()]
    parts = {part for word in compounds for part in (*_PARTS.split(word), word.replace("-", "")) if part != word}
    return tuple(word for word in words if word not in parts)


def _abstention(ranking: Ranking, missing: Sequence[str], index: Index) -> str:
    """Return the sentence of an abstention, with the first missing words and a guess at what was meant."""
    language = index.analyser.language
    if not ranking.query.concepts:
        return sentence("no_question", language)
    said = [sentence("not_answered", language)]
    guess = only_guess(ranking.query, index)
    lacking = (*missing, guess.asked) if guess else missing
    if lacking:
        said.append(sentence("nothing_mentions", language, words=_named(lacking, language)))
    meant = guess.taken_for if guess else _offered(ranking.query, missing, index)
    if meant:
        said.append(sentence("did_you_mean", language, guess=meant))
    return " ".join(said)


def _offered(query: Query, missing: Sequence[str], index: Index) -> str | None:
    """Return a word like the only content word of a question, if the corpus lacks this word, or None."""
    content = [concept.word for concept in query.concepts if index.analyser.is_content(concept.term)]
    return offered(content[0], index) if content == list(missing) and len(content) == 1 else None


def _named(words: Sequence[str], language: str) -> str:
    """Return the first words as a list in words."""
    named = list(words[:MOST_NAMED])
    if len(words) > MOST_NAMED:
        named.append(sentence("more_words", language, count=len(words) - MOST_NAMED))
    return listed(named, "or_last", language)
