"""`FaqBot`: the corpus, the search and the judgement behind one small surface."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from threading import Lock
from typing import TYPE_CHECKING, Any, Self

from faqbot.answering.decision import judge
from faqbot.answering.matches import best_matches
from faqbot.answering.reply import Match, Reply
from faqbot.corpus.chunk import Chunk
from faqbot.corpus.discovery import FoundFiles, corpus_roots, find_files
from faqbot.errors import TopicError
from faqbot.index.encoder import Encoder, checked
from faqbot.index.index import Index
from faqbot.index.scope import EVERYWHERE, Scope
from faqbot.index.storage.loading import load_index
from faqbot.index.titles import (
    Titles,
    folded,
)
from faqbot.query.names.naming import Named, named_in
from faqbot.query.query import is_stored
from faqbot.ranking.ranking import Ranking, rank
from faqbot.text.suggest import nearest

if TYPE_CHECKING:
    from faqbot.answering.conversation.conversation import Conversation
    from faqbot.index.contents import TopicContents


# Titles that an error suggests.
_MOST_NAMED = 3

# The most titles that a wrong one is compared with letter by letter: all of them are read for that.
_MOST_COMPARED = 1000

# The title of a document that answers may come from, or the titles of several; None: from all.
Topic = str | Sequence[str] | None


class FaqBot:
    """Answers questions from documents, with citations.

    Make one with `from_corpus`, `update` or `load`. A bot may be shared between threads, if its encoder may. One that
    was saved or loaded pickles as the path of its index (and its encoder), so that every process maps the same files.

    >>> bot = FaqBot.from_corpus()
    >>> reply = bot.ask("how long should I hold it?")
    >>> reply.outcome
    'answer'
    >>> str(reply.matches[0].chunk.source)[:49]
    'assisted-lying-gluteus-maximus-stretch.txt:36-37 '
    """

    def __init__(self, index: Index, *, corpus: tuple[str, ...] | None = None, directory: str | None = None) -> None:
        """Wrap an index that is already there; `corpus` or `directory` is what `reload` reads again."""
        self._index = index
        self._corpus = corpus
        self._directory = directory
        self._reloading = Lock()

    @classmethod
    def from_corpus(
        cls, *paths: str | os.PathLike[str], language: str = "english", encoder: Encoder | None = None
    ) -> Self:
        """Read documents (files or folders; with none, the corpus that ships with faqbot) and index them.

        `encoder` is a function from a list of n texts to their vectors, an array of shape (n, d); what it finds near
        counts beside the words. Its attribute `name`, or where it is defined, is the name it is known by.

        Raises `CorpusError` for what cannot be read, `EmptyCorpusError` if there is nothing to answer from,
        `LanguageError` for a language without a stemmer, and `EncoderError` if the encoder gives no vectors. What was
        passed over is named in `CorpusWarning`s.
        """
        corpus = corpus_roots(paths)
        return cls(_index_of(find_files(corpus), language, encoder), corpus=corpus)

    @classmethod
    def _from_found(cls, found: FoundFiles, language: str, encoder: Encoder | None, digests: dict[str, str]) -> Self:
        """Do as `from_corpus` with files that were found already; note the SHA-256 of each, by path, in `digests`."""
        return cls(_index_of(found, language, encoder, digests), corpus=found.roots)

    @classmethod
    def load(cls, directory: str | os.PathLike[str], encoder: Encoder | None = None) -> Self:
        """Map a saved index; nothing is read before a question needs it.

        Raises `IndexFileError` if there is no index, or it is damaged or of another format version, or was made with
        another encoder than this one (by its name and dimension).
        """
        return cls(load_index(directory, checked(encoder)), directory=os.path.abspath(directory))

    @classmethod
    def update(
        cls,
        directory: str | os.PathLike[str],
        *paths: str | os.PathLike[str],
        language: str = "english",
        encoder: Encoder | None = None,
        processes: int = 1,
        progress: bool = False,
    ) -> Self:
        """Bring the saved index in `directory` up to date with documents, or make it, and load it.

        The index is, to the byte, the one that `from_corpus` and `save` write, but only what changed since the last
        update is read: `directory` keeps what was read of the documents, about as much again as the index.

            bot = FaqBot.update("support.index", "docs/")  # after every change of a document, say

        `paths`, `language` and `encoder` are those of `from_corpus`, and are given anew each time. Vectors are not
        kept by document: if something changed, the encoder is asked for all of them.

        Large documents are read in up to so many `processes`; a script that asks for more than one starts with
        `if __name__ == "__main__":`, as `multiprocessing` wants it. `progress` shows on a terminal how far it is.

        Raises and warns as `from_corpus` and `save` do, and `EncoderError` if the index that is there was made with an
        encoder and none is given. The directory is then as it was.
        """
        from faqbot.building.update import update_index  # noqa: PLC0415 - as for `_index_of`

        if not paths:  # the page that ships in the place of an index of other documents would surprise everybody
            raise TypeError("name the documents that the index is made from, behind the directory")
        index = update_index(directory, paths, language, checked(encoder), processes=processes, shown=progress)
        return cls(index, directory=os.path.abspath(directory))

    def save(self, directory: str | os.PathLike[str]) -> None:
        """Write the index to a directory, in place of an index that may be there.

        Raises `OutputError` if the directory holds anything else, or cannot be written.
        """
        from faqbot.index.storage.saving import save_index  # noqa: PLC0415 - see there

        with self._reloading:  # what is read meanwhile is another index
            self._index.digest = save_index(self._index, directory)
            self._directory = os.path.abspath(directory)

    def reload(self) -> None:
        """Read the saved index, or the documents, again; questions under way are answered from the old state.

        Threads may call it at the same time: one reads after the other, so that an older state never comes last.
        """
        with self._reloading:
            self._reload()

    def _reload(self) -> None:
        if self._corpus is not None:
            encoder = self._index.encoder
            function = encoder.function if encoder else None
            self._index = _index_of(find_files(self._corpus), self.language, function)
            self._directory = None  # what was saved there may say something else by now
        elif self._directory is not None:
            self._index = load_index(self._directory, self._index.encoder)

    def ask(
        self,
        question: str,
        *,
        k: int = 5,
        topic: Topic = None,
        threshold: float | None = None,
        named: Named | None = None,
    ) -> Reply:
        """Answer a question, ask back, or abstain.

        `k` is the number of matches to return, `topic` restricts them to the document of that title, or those of
        several, and `threshold` (0 to 1) is the least confidence that answers. `named` is what `names` returned for
        the question, if it was called before: the names in it are then not looked up again. Raises `TopicError` for an
        unknown topic.

        >>> FaqBot.from_corpus().ask("what's the boiling point of tin?").outcome
        'abstain'
        """
        _check(k, threshold)
        _check_text(question)
        _check_topic(topic)
        index = self._index
        with index.read():
            return judge(question, _rank(question, index, topic, named), index, k=k, threshold=threshold)

    def ask_many(
        self, questions: Iterable[str], *, k: int = 5, topic: Topic = None, threshold: float | None = None
    ) -> Iterator[Reply]:
        """Answer questions one after the other, lazily; each reply is what `ask` gives.

        What `ask` raises for `k`, `topic` and `threshold` is raised at once.
        """
        _check(k, threshold)
        _check_topic(topic)
        index = self._index
        with index.read():
            _scope(topic, index)
        if isinstance(questions, str):
            raise TypeError("questions must be an iterable of strings, not one string")
        return (self.ask(question, k=k, topic=topic, threshold=threshold) for question in questions)

    def search(self, question: str, *, k: int = 10, topic: Topic = None) -> list[Match]:
        """Return the k best matches: those of `ask`, in its order and with its confidences, without its decision.

        >>> [match.chunk.kind for match in FaqBot.from_corpus().search("any tips?", k=2)]
        ['tips', 'tip']
        """
        _check(k, None)
        _check_text(question)
        _check_topic(topic)
        index = self._index
        with index.read():
            return list(best_matches(_rank(question, index, topic), index, k=k))

    def names(self, text: str, among: Topic = None) -> Named:
        """Return which documents a text names, by their titles: in part, colloquially, by initials or misspelt.

        `among` is the title that it may name, or several of them; all titles if not given. Raises `TopicError` for a
        title that no document has.
        """
        _check_text(text)
        _check_topic(among)
        index = self._index
        with index.read():
            return named_in(text, index, _topic_numbers(among, index))

    def has_question(self, text: str) -> bool:
        """Whether the documents have an answer to this very question, politeness aside."""
        _check_text(text)
        index = self._index
        with index.read():
            return is_stored(text, index)

    def chunks(self) -> Iterator[Chunk]:
        """Return every chunk of the corpus, in its order."""
        index = self._index
        return (index.chunk(number) for number in range(len(index)))

    def topics(self) -> list[str]:
        """Return the titles of the documents (or the topics their tables name), in the order of the corpus."""
        index = self._index
        with index.read():
            return list(index.topics)

    @property
    def titles(self) -> Titles:
        """The same, each read when it is asked for: `title in bot.titles` and `len(bot.titles)` don't read them all."""
        return self._index.topics

    def contents(self) -> list[TopicContents]:
        """Return each of the `topics` with the number of its chunks and the files that they come from."""
        from faqbot.index.contents import contents  # noqa: PLC0415 - a question does without

        index = self._index
        with index.read():
            return contents(index)

    def conversation(self, *, k: int = 5) -> Conversation:
        """Begin a conversation: questions that build on those before; `k` is the number of matches in a reply."""
        from faqbot.answering.conversation.conversation import Conversation  # noqa: PLC0415 - a single question does without

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
    def roots(self) -> tuple[str, ...]:
        """The documents that `reload` reads again, files and folders; none for a bot that knows its index only."""
        return self._corpus or ()

    @property
    def directory(self) -> str | None:
        """The directory of the saved index that this bot answers from; None if it is not saved."""
        return self._directory

    @property
    def digest(self) -> str | None:
        """The digest of what the index holds, which names it among all others; None if it was never saved."""
        return self._index.digest

    def __reduce__(self) -> tuple[Any, ...]:
        if self._directory is None:
            message = "only a saved FaqBot pickles (as its path), and this one is not: call bot.save(directory) first"
            raise TypeError(message)
        if self._index.encoder is None:
            return (FaqBot.load, (self._directory,))
        self._index.encoder.check_pickles()
        return (FaqBot.load, (self._directory, self._index.encoder.function))


def _index_of(
    found: FoundFiles, language: str, encoder: Encoder | None, digests: dict[str, str] | None = None
) -> Index:
    """Read and index documents; the SHA-256 of every file is put into `digests`, by path."""
    # Reading and building need markdown-it and scikit-learn; a bot that is loaded does without both.
    from faqbot.building.gathering import build_in_memory  # noqa: PLC0415
    from faqbot.text.analyser import Analyser  # noqa: PLC0415

    return build_in_memory(found, Analyser(language), checked(encoder), digests)


def _rank(question: str, index: Index, topic: Topic, named: Named | None = None) -> Ranking:
    return rank(question, index, scope=_scope(topic, index), is_about=topic is not None, named=named)


def _scope(topic: Topic, index: Index) -> Scope:
    """Return which chunks a topic allows; raise `TopicError` if it is unknown."""
    numbers = _topic_numbers(topic, index)
    return EVERYWHERE if numbers is None else Scope(within=frozenset(numbers))


def _topic_numbers(topic: Topic, index: Index) -> list[int] | None:
    """Return the numbers of the topics that are meant, None for all; raise `TopicError` for an unknown title."""
    if topic is None:
        return None
    titles = [topic] if isinstance(topic, str) else topic
    return [number for title in titles for number in _numbers(title, index)]


def _numbers(topic: str, index: Index) -> list[int]:
    """Return the numbers of the topics of a title; letter case and white space don't matter."""
    numbers = index.topics.numbers_like(topic)
    if not numbers:
        near = _titles_like(topic, index)[:_MOST_NAMED]
        hint = f"did you mean {' or '.join(map(repr, near))}?" if near else "`faqbot topics` lists them"
        message = f"no document has the title {topic!r}; {hint}"
        raise TopicError(message)
    return numbers


def _titles_like(topic: str, index: Index) -> list[str]:
    """Return the titles that a wrong one may have meant: those it names, or of a few the one spelt most like it."""
    if named := named_in(topic, index).titles:
        return list(named)
    if len(index.topics) > _MOST_COMPARED:
        return []
    known: dict[str, str] = {}
    for title in index.topics:
        known.setdefault(folded(title), title)
    return [known[near] for near in nearest(folded(topic), known, parts=True)]


def _check_topic(topic: object) -> None:
    """Raise `TypeError` unless it is a title, several of them, or None."""
    if topic is None or isinstance(topic, str):
        return
    if not isinstance(topic, Sequence) or not all(isinstance(title, str) for title in topic):
        raise TypeError(f"a topic must be a title or several, not {topic!r}")


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
