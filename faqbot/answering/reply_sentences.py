"""The sentences of a reply that are faqbot's own: which answer is meant, and that nothing was found."""

from __future__ import annotations

from collections.abc import Sequence

from faqbot.answering.reply import Match
from faqbot.corpus.chunk import shortened_to
from faqbot.index.index import Index
from faqbot.index.titles import topic_of
from faqbot.query.missing_words import is_in_other_language, mentionable
from faqbot.query.query import Query, only_guess
from faqbot.query.topic import Topic, topic_numbers
from faqbot.ranking.shortlist import SHORTLIST
from faqbot.text.messages.catalogue import listed, sentence
from faqbot.text.messages.voice import Voice

# A sentence names at most this many of the documents that a question was restricted to, each in as many characters.
_MOST_TITLES = 3
_LONGEST_TITLE = 60

# From this confidence on, a passage answers more probably than not, so that it would be wrong to say that nothing was
# found.
_NEARLY = 0.5


def voice_of(index: Index) -> Voice:
    """Return how faqbot speaks about the documents of an index."""
    return Voice(index.analyser.language, len(index.topics) > 1)


def question_back(options: Sequence[Match], count: int, language: str) -> str:
    """Return the sentence that asks back, which gives the number of answers if more exist than the `options`."""
    if len({topic_of(match.chunk) for match in options}) == 1:
        return sentence("which_answer", language)
    if count <= len(options):
        return sentence("which_document", language)
    many = "which_document_of_many" if count < SHORTLIST else "which_document_of_too_many"
    return sentence(many, language, count=min(count, SHORTLIST), offered=len(options))


def abstention(
    question: str, query: Query, matches: Sequence[Match], missing: Sequence[str], topic: Topic, index: Index
) -> str:
    """Return the sentences of an abstention: where nothing was found, the missing words, what may be meant, and typos.

    If a passage answers more probably than not, the first sentence says that none surely does. If the question is in
    another language than the documents, this is said instead of all but the first.
    """
    language = index.analyser.language
    if not query.concepts:
        return sentence("no_question", language)
    said = [_nothing_found(topic, index)]
    if is_in_other_language(missing, question, index):
        return " ".join([*said, sentence("other_language", language)])
    guess = only_guess(query, index)
    lacking = mentionable((*missing, guess.asked) if guess else missing, question, index)
    if not lacking and matches and matches[0].confidence >= _NEARLY:
        said = [sentence("nothing_sure", language)]
    if lacking:
        said.append(nothing_mentions(lacking, voice_of(index)))
    meant = guess.taken_for if guess else _offered(query, missing, index)
    if meant:
        said.append(sentence("did_you_mean", language, guess=meant))
    if matches and matches[0].repairs and not guess:
        said.append(read_as(matches[0].repairs, language))
    return " ".join(said)


def read_as(repairs: Sequence[tuple[str, str]], language: str) -> str:
    """Return the sentence that says which typos, as pairs (asked, taken for), were read as which words."""
    readings = [sentence("reading", language, asked=asked, known=known) for asked, known in repairs]
    return sentence("read_as", language, readings=", ".join(readings))


def nothing_mentions(words: Sequence[str], voice: Voice) -> str:
    """Return the sentence that no document has these words."""
    named = listed([sentence("missing_word", voice.language, word=word) for word in words], "or_last", voice.language)
    return sentence("unmentioned" if voice.names_documents else "unmentioned_in_document", voice.language, words=named)


def _nothing_found(topic: Topic, index: Index) -> str:
    """Return the sentence that nothing was found, and in which documents if only some were searched."""
    language = index.analyser.language
    numbers = topic_numbers(topic, index) or ()
    titles = dict.fromkeys(" ".join(index.topics[number].split()) for number in numbers)
    if not index.has_topics:
        return sentence("nothing_found", language)
    if not 0 < len(titles) <= _MOST_TITLES:
        return sentence("nothing_found_in_documents", language)
    named = [sentence("title", language, title=shortened_to(title, _LONGEST_TITLE)) for title in titles]
    return sentence("nothing_found_in", language, titles=listed(named, "or_last", language))


def _offered(query: Query, missing: Sequence[str], index: Index) -> str | None:
    """Return a word like the only content word of a question, if the corpus lacks this word, or None."""
    content = [concept.word for concept in query.concepts if index.analyser.is_content(concept.term)]
    if content != list(missing) or len(content) != 1:
        return None
    from faqbot.query.spelling import offered  # noqa: PLC0415 - few questions are a single unknown word

    return offered(content[0], index)
