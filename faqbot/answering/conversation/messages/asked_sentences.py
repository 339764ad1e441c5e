"""Read a message of several sentences, such as a ticket, for the sentences that ask.

Greetings, thanks, signatures and what a person tells about himself cost a question nothing: each sentence that asks is
asked by itself. What is told before it is asked with it only if the sentence needs it ("what does that mean?"), or if
it has no answer by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from faqbot.answering.conversation import phrases
from faqbot.answering.conversation.smalltalk import kind_of
from faqbot.answering.conversation.turn import Asking
from faqbot.corpus.sentences import sentence_ends
from faqbot.text.document_words import ABBREVIATION
from faqbot.text.known_languages import language_of, talk_of
from faqbot.text.lazy_pattern import LazyPattern
from faqbot.text.talk import Talk

if TYPE_CHECKING:
    from faqbot.answering.conversation.asked_bot import Bot

# At most this many questions of a message are answered.
MOST_QUESTIONS = 3

# A message of more sentences or characters is a pasted page, which is asked as a whole.
_MOST_SENTENCES = 60
_LONGEST = 20_000

# In a message, a mark ends a sentence even before a word in lower case, unless it is the full stop of an abbreviation.
_CHAT_MARKS = frozenset("?!？.")
_CHAT_END = LazyPattern(r"(?<=[?!？])\s+|(?<=[^\W\d_]{3}\.)\s+(?=[a-z])")
# The end of a line that a mail program wrapped: it is long, and the next begins in lower case, or with English "I".
_WRAPPED = LazyPattern(r"(?<=[^\n]{40})(?<=[\w,)])[ \t]*\r?\n[ \t]*(?=[^\W\d_A-ZÀ-Þ]|I\b)")
_ABBREVIATION = LazyPattern(rf"{ABBREVIATION}\.$", re.IGNORECASE)
_WORD = re.compile(r"\w+(?:['’]\w+)?")


class AskedSentence(NamedTuple):
    """A sentence that asks, and the sentences that were told before it, since the question before."""

    sentence: str
    told: tuple[str, ...] = ()


def questions_in(text: str, talk: Talk) -> list[AskedSentence]:
    """Return the questions of a message in order; a message that asks nothing by its form is one question as a whole.

    Greetings and signatures are left out, unless there is nothing else.
    """
    if len(text) > _LONGEST:
        return [AskedSentence(text)]
    sentences = _sentences(text, talk)
    if not 1 < len(sentences) <= _MOST_SENTENCES:
        return [AskedSentence(text)]
    kept = [sentence for sentence in _before_signature(sentences, talk) if not _is_courtesy(sentence, talk)]
    asked = _asked(kept, talk)
    if asked:
        return asked
    return [AskedSentence(" ".join(kept) if kept else text)]


def _asked(sentences: list[str], talk: Talk) -> list[AskedSentence]:
    """Return the sentences that ask, each with those before it."""
    asked: list[AskedSentence] = []
    told: list[str] = []
    for sentence in sentences:
        if phrases.asks_plainly(sentence, spoken_words(sentence), talk):
            asked.append(AskedSentence(sentence, tuple(told)))
            told = []
        else:
            told.append(sentence)
    return asked


def _sentences(text: str, talk: Talk) -> list[str]:
    """Return the sentences of a message; every line ends one unless it was wrapped, and so does a question mark."""
    found: list[str] = []
    for line in (_WRAPPED.sub(" ", text) if "\n" in text else text).splitlines():
        start, before = 0, len(found)
        for end in sentence_ends(line):
            for piece in _chat_sentences(line[start:end].strip()):
                if len(found) > before and _goes_on(found[-1], piece, talk):
                    found[-1] += f" {piece}"
                else:
                    found.append(piece)
            start = end
    return [sentence for sentence in found if any(map(str.isalnum, sentence))]


def _goes_on(sentence: str, piece: str, talk: Talk) -> bool:
    """Whether a piece of a line goes on with the sentence before, as behind the ordinal in "am 3. Mai"."""
    return bool(talk.unfinished.search(sentence)) and not talk.asks_plainly.match(spoken_words(piece))


def _chat_sentences(text: str) -> Iterator[str]:
    if _CHAT_MARKS.isdisjoint(text[:-1]):
        yield text
        return
    start = 0
    for end in _CHAT_END.finditer(text):
        if not _ABBREVIATION.search(text, max(start, end.start() - 12), end.start()):
            yield text[start : end.start()]
            start = end.end()
    yield text[start:]


def _before_signature(sentences: list[str], talk: Talk) -> list[str]:
    """Return the sentences up to the one that signs the message off, if there are any."""
    signed = (at for at, sentence in enumerate(sentences) if at and talk.signs_off.match(spoken_words(sentence)))
    return sentences[: next(signed, len(sentences))]


def _is_courtesy(sentence: str, talk: Talk) -> bool:
    return kind_of(sentence, talk) is not None or bool(talk.courtesy.fullmatch(spoken_words(sentence)))


def spoken_words(sentence: str) -> str:
    """Return the words of a sentence in lower case, with a space between any two."""
    return " ".join(_WORD.findall(sentence.casefold().replace("’", "'")))


def reading_of(question: AskedSentence, bot: Bot, asking: Asking) -> str:
    """Return the text to ask for a question: the sentence, without its polite frame or with what was told before it.

    The frame is left out if the sentence has no answer with it. What was told is needed if the sentence refers back
    ("how do I block it?"), if it has no telling word ("what now?"), or if it has no answer by itself.
    """
    sentence, told = question
    readings = [sentence, talk_of(bot.language).frames.sub("", sentence)]
    if told:
        with_told = [f"{told[-1]} {sentence}", f"{' '.join(told)} {sentence}"]
        readings = [*readings, *with_told] if _stands_alone(sentence, bot) else [*with_told, *readings]
    if len(set(readings)) == 1:
        return sentence
    for text in dict.fromkeys(readings):
        if bot.ask(text, **asking._asdict(), logged=False).outcome != "abstain":
            return text
    return sentence


def _stands_alone(sentence: str, bot: Bot) -> bool:
    words, lists = bot.names(sentence).words, language_of(bot.language)
    is_empty = set(words.split()) <= lists.function_words | lists.question_words
    return not is_empty and not phrases.refers_back(words, talk_of(bot.language))
