"""Answer questions from the documents you already have, word for word, with file and line.

>>> from faqbot import FaqBot
>>> bot = FaqBot.from_corpus()  # the corpus that ships with faqbot; pass files or folders to use your own
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
    DamagedIndexError,
    EmptyCorpusError,
    EncoderError,
    FaqbotError,
    FilterError,
    IndexFileError,
    LanguageError,
    LogWarning,
    MissingLibraryError,
    NoPairsError,
    OutputError,
    QuestionsError,
    SwitchedOffError,
    TopicError,
    WorkerError,
)

if TYPE_CHECKING:
    from faqbot.answering.conversation.conversation import Conversation
    from faqbot.answering.reply import Carried, Match, Outcome, Reply
    from faqbot.answering.reply_schema import reply_schema
    from faqbot.batch.lines import answer_lines
    from faqbot.bot import FaqBot
    from faqbot.bot.filtered_bot import FilteredBot
    from faqbot.corpus.chunk import Chunk, Kind, Source
    from faqbot.corpus.document import Block, BlockKind, Document, Pair
    from faqbot.corpus.files.memory_files import PairLike
    from faqbot.corpus.place import Place
    from faqbot.corpus.readers.markdown import read_markdown
    from faqbot.corpus.readers.own_readers import DocumentReader
    from faqbot.evaluation.evaluation import Evaluation, evaluate
    from faqbot.evaluation.labelled import LabelledQuestion, read_labelled
    from faqbot.index.contents import TopicContents
    from faqbot.index.encoder import Encoder
    from faqbot.index.titles import Titles
    from faqbot.query.filters import ChunkFilter
    from faqbot.query.names.naming import Named
    from faqbot.question_log.question_log import QuestionLog
    from faqbot.ranking.compiled.switch import use_compiled

__version__ = "0.1.0"

__all__ = [
    "Block",
    "BlockKind",
    "Carried",
    "CheckpointError",
    "Chunk",
    "ChunkFilter",
    "ChunkReferenceError",
    "Conversation",
    "ConversationError",
    "CorpusError",
    "CorpusWarning",
    "DamagedIndexError",
    "Document",
    "DocumentReader",
    "EmptyCorpusError",
    "Encoder",
    "EncoderError",
    "Evaluation",
    "FaqBot",
    "FaqbotError",
    "FilterError",
    "FilteredBot",
    "IndexFileError",
    "Kind",
    "LabelledQuestion",
    "LanguageError",
    "LogWarning",
    "Match",
    "MissingLibraryError",
    "Named",
    "NoPairsError",
    "Outcome",
    "OutputError",
    "Pair",
    "PairLike",
    "Place",
    "QuestionLog",
    "QuestionsError",
    "Reply",
    "Source",
    "SwitchedOffError",
    "Titles",
    "TopicContents",
    "TopicError",
    "WorkerError",
    "answer_lines",
    "evaluate",
    "read_labelled",
    "read_markdown",
    "reply_schema",
    "use_compiled",
]

# The public names that are imported when first used, with their modules. Most of these modules import numpy, and the
# command line must be able to catch Ctrl-C while numpy loads.
_LATER = {
    "Block": "faqbot.corpus.document",
    "BlockKind": "faqbot.corpus.document",
    "Carried": "faqbot.answering.reply",
    "Chunk": "faqbot.corpus.chunk",
    "ChunkFilter": "faqbot.query.filters",
    "Conversation": "faqbot.answering.conversation.conversation",
    "Document": "faqbot.corpus.document",
    "DocumentReader": "faqbot.corpus.readers.own_readers",
    "Encoder": "faqbot.index.encoder",
    "Evaluation": "faqbot.evaluation.evaluation",
    "FaqBot": "faqbot.bot",
    "FilteredBot": "faqbot.bot.filtered_bot",
    "Kind": "faqbot.corpus.chunk",
    "LabelledQuestion": "faqbot.evaluation.labelled",
    "Match": "faqbot.answering.reply",
    "Named": "faqbot.query.names.naming",
    "Outcome": "faqbot.answering.reply",
    "QuestionLog": "faqbot.question_log.question_log",
    "Pair": "faqbot.corpus.document",
    "PairLike": "faqbot.corpus.files.memory_files",
    "Place": "faqbot.corpus.place",
    "Reply": "faqbot.answering.reply",
    "Source": "faqbot.corpus.chunk",
    "Titles": "faqbot.index.titles",
    "TopicContents": "faqbot.index.contents",
    "answer_lines": "faqbot.batch.lines",
    "evaluate": "faqbot.evaluation.evaluation",
    "read_labelled": "faqbot.evaluation.labelled",
    "read_markdown": "faqbot.corpus.readers.markdown",
    "reply_schema": "faqbot.answering.reply_schema",
    "use_compiled": "faqbot.ranking.compiled.switch",
}


if not TYPE_CHECKING:  # a type checker that sees `__getattr__` accepts any misspelt name

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
