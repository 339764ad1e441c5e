"""The class `FaqBot`, which reads documents, ranks their chunks and decides on a reply."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator
from operator import index as whole_number
from threading import Lock
from typing import TYPE_CHECKING, Any, Self

from faqbot.answering.decision import judge, threshold_of
from faqbot.answering.matches import best_matches
from faqbot.answering.reply import Match, Reply
from faqbot.corpus.chunk import Chunk
from faqbot.corpus.files.discovery import FoundFiles, corpus_roots, find_files
from faqbot.index.encoder import Encoder
from faqbot.index.index import Index
from faqbot.index.static_table.static_encoder import NO_VECTORS, encoder_for, is_static
from faqbot.index.storage.loading import load_index
from faqbot.index.titles import Titles
from faqbot.query.names.naming import Named, named_in
from faqbot.query.query import is_stored
from faqbot.query.topic import Topic, check_topic, scope_of, topic_numbers
from faqbot.question_log.log_choice import LogSetting, choose_log
from faqbot.ranking.ranking import Ranking, rank

if TYPE_CHECKING:
    from faqbot.answering.conversation.conversation import Conversation
    from faqbot.index.contents import TopicContents
    from faqbot.question_log.question_log import QuestionLog


class FaqBot:
    """Answers questions from documents, with citations.

    Make a bot with `from_corpus`, `update` or `load`. Threads may share a bot if they may share its encoder. A bot that
    was saved or loaded pickles as the path of its index and its encoder, so that all processes map the same files.

    Questions are logged only if asked for. `log`, which all of these take, is a file, or a `QuestionLog`; False logs
    nothing, and None (the default) does as the environment variable FAQBOT_LOG says, which names a file or is `none`,
    or else as the `faqbot.toml` beside the documents says. Whatever a person asks is logged with its outcome: each call
    of `ask`, each question of `ask_many`, and each turn of a conversation except small talk. `search` and `names` log
    nothing. The attribute `log` is the `QuestionLog` (None: nothing is logged), and may be set to another one.

    >>> bot = FaqBot.from_corpus()
    >>> reply = bot.ask("how long should I hold it?")
    >>> reply.outcome
    'answer'
    >>> str(reply.matches[0].chunk.source)[:49]
    'assisted-lying-gluteus-maximus-stretch.txt:36-37 '
    """

    def __init__(
        self,
        index: Index,
        *,
        corpus: tuple[str, ...] | None = None,
        directory: str | None = None,
        log: LogSetting = None,
    ) -> None:
        """Take an index that exists already; `reload` reads the documents of `corpus` or the index in `directory`."""
        self.log: QuestionLog | None = choose_log(log)
        self._index = index
        self._corpus = corpus
        self._directory = directory
        self._language: str | None = None
        self._decided: tuple[str, ...] = ()
        self._default_log: str | None = None
        self._reloading = Lock()

    @classmethod
    def from_corpus(
        cls,
        *paths: str | os.PathLike[str],
        language: str | None = None,
        encoder: Encoder | str | None = None,
        log: LogSetting = None,
    ) -> Self:
        """Read documents and index them.

        `paths` are files or folders; without any, the corpus that ships with faqbot is read. `language` is by default
        that of the `faqbot.toml` beside the documents, and English without one. `encoder` is a function
        from a list of n texts to their vectors, an array of shape (n, d); the similarity of these vectors then counts
        as evidence, together with the words. The index records the encoder under its attribute `name` or, if there is
        no such attribute, under the module and name of its definition. A text instead of a function is the name of an
        encoder, as `--encoder` takes it: "static", the table of word vectors that ships with faqbot (the default for
        English), "none" (the default for other languages), the folder of a model, or the name of a model on the hub,
        which is downloaded if it is not on this machine.

        Raises `CorpusError` if a document cannot be read, `EmptyCorpusError` if the documents hold no text,
        `LanguageError` for a language without a stemmer, and `EncoderError` if the encoder returns no valid vectors.
        Emits a `CorpusWarning` for each part of a document that was skipped.
        """
        decided = () if language is None else ("language",)
        found = find_files(corpus_roots(paths), decided)
        bot = cls._from_found(found, found.settings.language_for(language), encoder)
        bot._remember(found, language, decided)  # noqa: SLF001 - its own class
        bot.log = choose_log(log, found.settings.log)
        return bot

    @classmethod
    def _from_found(
        cls,
        found: FoundFiles,
        language: str,
        encoder: Encoder | str | None,
        digests: dict[str, str] | None = None,
    ) -> Self:
        """Do what `from_corpus` does for listed files, and put the SHA-256 of each file into `digests` by its path."""
        return cls(_index_of(found, language, encoder, digests), corpus=found.roots)

    def _remember(self, found: FoundFiles, language: str | None, decided: Collection[str]) -> None:
        """Keep what `reload` needs: the language that the caller gave, and the keys of the settings that it decided."""
        self._language, self._decided = language, tuple(decided)
        self._default_log = found.settings.log

    @classmethod
    def load(
        cls, directory: str | os.PathLike[str], encoder: Encoder | str | None = None, *, log: LogSetting = None
    ) -> Self:
        """Map a saved index into memory; a large index is read from disk only as questions need it.

        `encoder` must be given if the index was made with a function. An index that was made with a model of the hub
        needs no `encoder`: the model is found on this machine by the name that the index records. No model is
        downloaded.

        Raises `IndexFileError` if the directory has no index, or if the index is damaged, has another format version,
        or was made with another encoder than `encoder`. Raises `EncoderError` if a model is not on this machine.
        """
        return cls(load_index(directory, encoder), directory=os.path.abspath(directory), log=log)

    @classmethod
    def update(
        cls,
        directory: str | os.PathLike[str],
        *paths: str | os.PathLike[str],
        language: str | None = None,
        encoder: Encoder | str | None = None,
        processes: int = 1,
        progress: bool = False,
        log: LogSetting = None,
    ) -> Self:
        """Bring the saved index in `directory` up to date with the documents, or create it, and load it.

        The resulting index is equal, byte for byte, to the index that `from_corpus` and `save` write, but only the
        documents that changed since the last update are read. For that purpose `directory` also keeps the result
        of reading the documents, which takes about as much space as the index.

            bot = FaqBot.update("support.index", "docs/")  # for example after every change of a document

        `paths` and `encoder` mean the same as for `from_corpus`, and must be given at every update, except an encoder
        that the index finds by its name (see `load`). `language` is by default that of the `faqbot.toml` beside the
        documents, else the language of the index, and English for a new index. Vectors are not kept for single
        documents: if any document changed, the encoder encodes all of them again.

        Large documents are read in up to `processes` processes. A script that uses more than one must guard its start
        with `if __name__ == "__main__":`, as `multiprocessing` requires. `progress` shows a progress line on a
        terminal.

        Raises and warns as `from_corpus` and `save` do. Raises `EncoderError` if the existing index was made with an
        encoder that cannot be found by its name, and `encoder` is None. After an error the directory is unchanged.
        """
        from faqbot.building.update import update_index  # noqa: PLC0415 - as in `_index_of`

        if not paths:  # nobody expects the page that ships in the place of an index of other documents
            raise TypeError("name the documents that the index is made from, behind the directory")
        if whole_number(processes) < 1:  # a TypeError for what is no whole number
            message = f"processes must be at least 1, not {processes}"
            raise ValueError(message)
        updated = update_index(directory, paths, language, encoder, processes=processes, shown=progress)
        return cls(updated, directory=os.path.abspath(directory), log=log)

    def save(self, directory: str | os.PathLike[str]) -> None:
        """Write the index to a directory, and replace the index that is there, if any.

        The segments that `update` keeps there stay for the next update. Raises `OutputError` if the directory holds
        anything other than an index, or cannot be written.
        """
        from faqbot.index.storage.saving import save_index  # noqa: PLC0415 - questions don't need it

        with self._reloading:  # a `reload` meanwhile would replace the index that is being saved
            self._index.digest = save_index(self._index, directory)
            self._directory = os.path.abspath(directory)

    def reload(self) -> None:
        """Read the documents and their settings, or the saved index, again.

        Questions that have begun are answered from the old index.

        Threads may call `reload` at the same time: the calls run one after the other, so the newest index stays.
        """
        with self._reloading:
            self._reload()

    def _reload(self) -> None:
        if self._corpus is not None:
            found = find_files(self._corpus, self._decided)
            language = found.settings.language_for(self._language)
            self._index = _index_of(found, language, self._encoder_again(language))
            self._directory = None  # the index saved there may differ from the new one
            self._remember(found, self._language, self._decided)
        elif self._directory is not None:
            encoder = self._index.encoder
            self._index = load_index(self._directory, encoder.function if encoder else None)

    def _encoder_again(self, language: str) -> Encoder | str | None:
        """Return the encoder to read the documents again with; a default one gives way to that of another language."""
        encoder = self._index.encoder
        if language != self.language and (encoder is None or is_static(encoder)):
            return None
        return encoder.function if encoder else NO_VECTORS

    def ask(
        self,
        question: str,
        *,
        k: int = 5,
        topic: Topic = None,
        threshold: float | None = None,
        named: Named | None = None,
        logged: bool = True,
    ) -> Reply:
        """Answer a question, ask back, or abstain.

        `k` is the number of matches to return. `topic` is the title of a document, or a sequence of titles, that the
        matches must come from. `threshold` (0 to 1) is the least confidence for an answer, by default
        `FaqBot.threshold`. `named` is the value that
        `names` returned for this question, if it was called before; the titles are then not looked up again. A question
        that no person asked, such as a test of the documents, is not `logged`.

        Raises `TopicError` for an unknown topic, and `ValueError` for a `k` below 1 or a `threshold` outside 0 to 1.

        >>> FaqBot.from_corpus().ask("what's the boiling point of tin?").outcome
        'abstain'
        """
        _check(k, threshold)
        _check_text(question)
        check_topic(topic)
        index = self._index
        with index.read():
            reply = judge(question, _rank(question, index, topic, named), index, k=k, threshold=threshold, topic=topic)
        if logged and self.log is not None:
            self.log.add(question, reply, _titles(topic))
        return reply

    def ask_many(
        self,
        questions: Iterable[str],
        *,
        k: int = 5,
        topic: Topic = None,
        threshold: float | None = None,
        logged: bool = True,
    ) -> Iterator[Reply]:
        """Answer questions one after the other, lazily, each as `ask` does.

        The errors that `ask` raises for `k`, `topic` and `threshold` are raised at the call, before the first reply.
        """
        _check(k, threshold)
        check_topic(topic)
        index = self._index
        with index.read():
            scope_of(topic, index)
        if isinstance(questions, str):
            raise TypeError("questions must be an iterable of strings, not one string")
        return (self.ask(question, k=k, topic=topic, threshold=threshold, logged=logged) for question in questions)

    def search(self, question: str, *, k: int = 10, topic: Topic = None) -> list[Match]:
        """Return the k best matches, in the order and with the confidences that `ask` gives them, without a decision.

        >>> [match.chunk.kind for match in FaqBot.from_corpus().search("any tips?", k=2)]
        ['tips', 'tip']
        """
        _check(k, None)
        _check_text(question)
        check_topic(topic)
        index = self._index
        with index.read():
            return list(best_matches(_rank(question, index, topic), index, k=k))

    def names(self, text: str, among: Topic = None) -> Named:
        """Return which documents a text names by their titles: in full, in part, colloquially, by initials or misspelt.

        `among` is a title, or a sequence of titles, to choose from; None stands for all titles. Raises `TopicError` for
        a title that no document has.
        """
        _check_text(text)
        check_topic(among)
        index = self._index
        with index.read():
            return named_in(text, index, topic_numbers(among, index))

    def has_question(self, text: str) -> bool:
        """Whether exactly this question, apart from words of politeness, is stored in the documents with an answer."""
        _check_text(text)
        index = self._index
        with index.read():
            return is_stored(text, index)

    def chunks(self, topic: Topic = None) -> Iterator[Chunk]:
        """Return every chunk, or every chunk of the documents with the titles `topic`, in the order of the corpus.

        Raises `TopicError` for an unknown topic.
        """
        check_topic(topic)
        index = self._index
        topics = topic_numbers(topic, index)
        if topics is None:
            return (index.chunk(number) for number in range(len(index)))
        return (index.chunk(int(number)) for at in topics for number in index.chunks_of(at))

    def topics(self) -> list[str]:
        """Return the titles of the documents, and the topics that tables name, in the order of the corpus."""
        index = self._index
        with index.read():
            return list(index.topics)

    @property
    def titles(self) -> Titles:
        """The titles of `topics()`, read on demand: `title in bot.titles` and `len(bot.titles)` don't read them all."""
        return self._index.topics

    def contents(self) -> list[TopicContents]:
        """Return for each of the `topics` the number of its chunks and the files that these chunks come from."""
        from faqbot.index.contents import contents  # noqa: PLC0415 - questions don't need it

        index = self._index
        with index.read():
            return contents(index)

    def conversation(self, *, k: int = 5) -> Conversation:
        """Begin a conversation, whose questions may refer to earlier ones; `k` is the number of matches in a reply."""
        from faqbot.answering.conversation.conversation import Conversation  # noqa: PLC0415 - single questions don't need it

        return Conversation(self, k=k)

    def __len__(self) -> int:
        """Return the number of chunks."""
        return len(self._index)

    def __repr__(self) -> str:
        return f"<FaqBot: {len(self)} chunks, {self.language}>"

    @property
    def language(self) -> str:
        """The language that questions and documents are analysed in."""
        return self._index.analyser.language

    @property
    def title(self) -> str | None:
        """The name of the whole collection that `faqbot.toml` gives, None if it gives none.

        It names the collection where a program shows it as a whole. The titles of documents are not changed by it.
        """
        return self._index.settings.title

    @property
    def threshold(self) -> float:
        """The least confidence for an answer where `ask` is given none: that of `faqbot.toml`, or else faqbot's own."""
        return threshold_of(self._index)

    @property
    def default_log(self) -> str | None:
        """The absolute path of the log that `faqbot.toml` names, None if it names none, and for a saved index."""
        return self._default_log

    @property
    def roots(self) -> tuple[str, ...]:
        """The files and folders that `reload` reads again; empty for a bot that was loaded from a saved index."""
        return self._corpus or ()

    @property
    def directory(self) -> str | None:
        """The directory of the saved index that this bot answers from; None if the index is not saved."""
        return self._directory

    @property
    def digest(self) -> str | None:
        """The digest of the content of the index, which identifies it; None if the index was never saved."""
        return self._index.digest

    def __reduce__(self) -> tuple[Any, ...]:
        if self._directory is None:
            message = "only a saved FaqBot can be pickled (as the path of its index): call bot.save(directory) first"
            raise TypeError(message)
        log = self.log or False  # what FAQBOT_LOG says in the other process does not count
        if self._index.encoder is None:
            return (_loaded, (self._directory, None, log))
        self._index.encoder.check_pickles()
        return (_loaded, (self._directory, self._index.encoder.function, log))


def _loaded(directory: str, encoder: Encoder | None, log: LogSetting) -> FaqBot:
    """Return the bot that a pickled one becomes."""
    return FaqBot.load(directory, encoder, log=log)


def _titles(topic: Topic) -> tuple[str, ...]:
    """Return the titles that a topic stands for, none for all documents."""
    if topic is None:
        return ()
    return (topic,) if isinstance(topic, str) else tuple(topic)


def _index_of(
    found: FoundFiles, language: str, encoder: Encoder | str | None, digests: dict[str, str] | None = None
) -> Index:
    """Read and index documents; put the SHA-256 of every file into `digests`, by its path."""
    # Reading and building import markdown-it and scikit-learn, which a loaded bot does not need.
    from faqbot.building.gathering import build_in_memory  # noqa: PLC0415
    from faqbot.text.analyser import Analyser  # noqa: PLC0415

    analyser = Analyser(language)
    return build_in_memory(found, analyser, encoder_for(encoder, analyser.language), digests)


def _rank(question: str, index: Index, topic: Topic, named: Named | None = None) -> Ranking:
    return rank(question, index, scope=scope_of(topic, index), is_about=topic is not None, named=named)


def _check_text(question: object) -> None:
    if not isinstance(question, str):
        raise TypeError(f"a question must be a string, not {type(question).__name__}")


def _check(k: int, threshold: float | None) -> None:
    if k < 1:
        message = f"k must be at least 1, not {k}"
        raise ValueError(message)
    if threshold is not None and not 0 <= threshold <= 1:
        message = f"threshold must be between 0 and 1, not {threshold}"
        raise ValueError(message)
