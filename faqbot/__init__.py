"""Answer questions from the documents you already have, word for word, with file and line.

>>> from faqbot import FaqBot
>>> bot = FaqBot.from_corpus()  # the document that ships with faqbot; name files or folders for your own
>>> reply = bot.ask("How long should I hold the stretch?")
>>> reply.text[:55]
'A controlled hold of about 15 to 30 seconds is typical.'
>>> reply.matches[0].chunk.source.lines
(36, 37)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from faqbot.errors import (
    CheckpointError,
    ChunkReferenceError,
    ConversationError,
    CorpusError,
    CorpusWarning,
    EmptyCorpusError,
    EncoderError,
    FaqbotError,
    IndexFileError,
    LanguageError,
    NoPairsError,
    OutputError,
    QuestionsError,
    TopicError,
    WorkerError,
)

if TYPE_CHECKING:
    from faqbot.answering.conversation.conversation import Conversation
    from faqbot.answering.reply import Match, Reply
    from faqbot.batch.lines import answer_lines
    from faqbot.bot import FaqBot
    from faqbot.corpus.chunk import Chunk, Source

__version__ = "0.1.0"

__all__ = [
    "CheckpointError",
    "Chunk",
    "ChunkReferenceError",
    "Conversation",
    "ConversationError",
    "CorpusError",
    "CorpusWarning",
    "EmptyCorpusError",
    "EncoderError",
    "FaqBot",
    "FaqbotError",
    "IndexFileError",
    "LanguageError",
    "Match",
    "NoPairsError",
    "OutputError",
    "QuestionsError",
    "Reply",
    "Source",
    "TopicError",
    "WorkerError",
    "answer_lines",
]

# Imported when first used: they need numpy, and the command line has to be able to catch Ctrl-C while that loads.
_LATER = {
    "Chunk": "faqbot.corpus.chunk",
    "Conversation": "faqbot.answering.conversation.conversation",
    "FaqBot": "faqbot.bot",
    "Match": "faqbot.answering.reply",
    "Reply": "faqbot.answering.reply",
    "Source": "faqbot.corpus.chunk",
    "answer_lines": "faqbot.batch.lines",
}


def __getattr__(name: str) -> Any:
    if name not in _LATER:
        message = f"module 'faqbot' has no attribute {name!r}"
        raise AttributeError(message)
    from importlib import import_module  # noqa: PLC0415

    value = getattr(import_module(_LATER[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
