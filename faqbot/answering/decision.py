"""Decide from the confidences whether to answer, ask back or abstain."""

from __future__ import annotations

from faqbot.answering.comparison import Comparison
from faqbot.answering.matches import matches_at
from faqbot.answering.reply import Reply
from faqbot.answering.reply_sentences import abstention, question_back, voice_of
from faqbot.index.index import Index
from faqbot.index.titles import topic_of
from faqbot.query.missing_words import TELLING_BESIDE_ANSWER, mentionable, missing_words
from faqbot.query.topic import Topic
from faqbot.ranking.fitted import THRESHOLD

# A reply offers at most this many options to choose from.
MOST_OPTIONS = 4


def judge(
    question: str, compared: Comparison, index: Index, *, k: int, threshold: float | None = None, topic: Topic = None
) -> Reply:
    """Return the reply to a question whose candidates were compared: an answer, a choice or an abstention.

    The reply has the `k` best matches. `threshold` is the least confidence for an answer, by default that of
    `threshold_of`. `topic` has the titles of the documents that were ranked, for the sentence of an abstention.
    """
    least, ranking = threshold_of(index) if threshold is None else threshold, compared.ranking
    missing = missing_words(ranking.query, index)
    voice = voice_of(index)
    matches = matches_at(range(min(k, len(ranking.candidates))), compared, index)
    forced = ranking.query.is_decoy
    if len(compared.options) > 1 and not forced and compared.choice >= least:
        options = matches_at(compared.options[:MOST_OPTIONS], compared, index)
        text = question_back(options, len(compared.options), voice.language)
        return Reply(
            question, "choose", text, compared.choice, matches, missing, threshold=least, options=options, voice=voice
        )
    confidence = matches[0].confidence if matches else 0.0
    if len(compared.options) > 1 and not forced:
        confidence = compared.choice
    if not matches or forced or confidence < least:
        text = abstention(question, ranking.query, matches, missing, topic, index)
        return Reply(question, "abstain", text, confidence, matches, missing, threshold=least, voice=voice)
    chunk = matches[0].chunk
    unmentioned = mentionable(missing, question, index, TELLING_BESIDE_ANSWER)
    return Reply(
        question,
        "answer",
        chunk.text,
        confidence,
        matches,
        missing,
        topic_of(chunk) or None,
        least,
        unmentioned=unmentioned,
        voice=voice,
    )


def threshold_of(index: Index) -> float:
    """Return the least confidence for an answer that the authors of a corpus have set, or else THRESHOLD."""
    return THRESHOLD if index.settings.threshold is None else index.settings.threshold
