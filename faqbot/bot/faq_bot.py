"""The class `FaqBot`, which reads documents, ranks their chunks and decides on a reply."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from operator import index as whole_number
from typing import TYPE_CHECKING, Any, Self

from faqbot.bot.argument_checks import check_directory, check_language, check_pairs, check_paths, check_texts
from faqbot.bot.keeping_bot import KeepingBot, built_from
from faqbot.corpus.files.discovery import FoundFiles, corpus_roots, find_files
from faqbot.corpus.readers.own_readers import DocumentReader, check_own_readers, check_readers_pickle
from faqbot.errors import EmptyCorpusError
from faqbot.index.encoder import Encoder
from faqbot.index.index import Index
from faqbot.index.storage.loading import load_index
from faqbot.question_log.log_choice import LogSetting, choose_log, paths_of

if TYPE_CHECKING:
    from faqbot.corpus.files.memory_files import PairLike


class FaqBot(KeepingBot):
    """Answers questions from documents, with citations.

    Make a bot with `from_corpus`, `from_texts`, `from_pairs`, `update` or `load`. Threads may share a bot if they may
    share its encoder. A bot that was saved or loaded pickles as the path of its index and its encoder, so that all
    processes map the same files.

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

    @classmethod
    def from_corpus(
        cls,
        *paths: str | os.PathLike[str],
        language: str | None = None,
        encoder: Encoder | str | None = None,
        readers: Mapping[str, DocumentReader] | None = None,
        log: LogSetting = None,
    ) -> Self:
        """Read documents and index them.

        `paths` are files or folders; without any, the corpus that ships with faqbot is read. `language` is by default
        that of the `faqbot.toml` beside the documents, and without one that which the documents seem to be in: English
        in doubt. `encoder` is a function
        from a list of n texts to their vectors, an array of shape (n, d); the similarity of these vectors then counts
        as evidence, together with the words. The index records the encoder under its attribute `name` or, if there is
        no such attribute, under the module and name of its definition. A text instead of a function is the name of an
        encoder, as `--encoder` takes it: "static", the table of word vectors that ships with faqbot (the default for
        English), "none" (the default for other languages), the folder of a model, or the name of a model on the hub,
        which is downloaded if it is not on this machine. `readers` maps suffixes such as ".wiki" to functions that read
        files with them (see `faqbot.corpus.readers.own_readers`).

        Raises `CorpusError` if a document cannot be read, `EmptyCorpusError` if the documents hold no text,
        `LanguageError` for a language without a stemmer, and `EncoderError` if the encoder returns no valid vectors.
        Emits a `CorpusWarning` for each part of a document that was skipped.
        """
        check_paths(paths, "FaqBot.from_corpus")
        check_language(language)
        own = check_own_readers(readers)
        decided = () if language is None else ("language",)
        found = find_files(corpus_roots(paths), decided, own, paths_of(choose_log(log)))
        index, kept = built_from(found, found.settings.language_for(language), encoder)
        bot = cls(index, corpus=found.roots, kept=kept, readers=own)
        bot._remember(found, language, encoder, decided)
        bot.log = choose_log(log, found.settings.log)
        return bot

    @classmethod
    def from_texts(
        cls,
        texts: Mapping[str, str | bytes],
        *,
        language: str | None = None,
        encoder: Encoder | str | None = None,
        readers: Mapping[str, DocumentReader] | None = None,
        log: LogSetting = None,
    ) -> Self:
        r"""Index texts that are in memory, by the names of the files that they could be in: `{"returns.md": "# …"}`.

        The bot has the chunks and the citations that it has of a folder with files of these names. A text may be the
        bytes of a file, as of a PDF. `phrasings.csv` and `synonyms.txt` are side files, as in a folder. The other
        arguments and the errors are those of `from_corpus`.

        >>> bot = FaqBot.from_texts({"returns.md": "# Returns\n\n## Who pays the postage?\n\nWe do."})
        >>> bot.ask("who pays for postage?").source
        <Source 'returns.md:3-5 › Who pays the postage?'>
        """
        own = check_own_readers(readers)
        from faqbot.corpus.files.memory_files import found_texts  # noqa: PLC0415 - loaded bots don't need it

        found = found_texts(check_texts(texts), own)
        if not found.files:
            raise EmptyCorpusError("no text was given; give at least one, such as {'returns.md': '# Returns …'}")
        return cls._in_memory(found, language, encoder, own, log)

    @classmethod
    def from_pairs(
        cls,
        pairs: Iterable[PairLike],
        *,
        name: str = "pairs.jsonl",
        language: str | None = None,
        encoder: Encoder | str | None = None,
        log: LogSetting = None,
    ) -> Self:
        """Index pairs of questions and answers: `[(question, answer), …]`, or dicts with more to say about each.

        A dict has a `question` and an `answer`, and may have an `id`, which becomes the id of the chunk, a `topic`, a
        dict of `metadata` and a list of `phrasings`, other ways to ask; every further key is metadata. Pairs are cited
        as the lines of a file of this `name`, the first pair as line 1. The other arguments are those of `from_corpus`.

        Raises `TypeError` for what is no pair, and `CorpusError` for an empty question or answer.

        >>> named = {"question": "Who pays?", "answer": "You.", "id": 7}
        >>> bot = FaqBot.from_pairs([("How do I pay?", "By card."), named])
        >>> bot.ask("who pays?").chunk
        <Chunk '7': 'Who pays?'>
        """
        from faqbot.corpus.files.memory_files import found_pairs  # noqa: PLC0415 - as above

        found = found_pairs(check_pairs(pairs, name), name)
        if not found.files[0].content:
            raise EmptyCorpusError("no pair was given; give at least one, such as ('How do I pay?', 'By card.')")
        return cls._in_memory(found, language, encoder, {}, log)

    @classmethod
    def _in_memory(
        cls,
        found: FoundFiles,
        language: str | None,
        encoder: Encoder | str | None,
        readers: Mapping[str, DocumentReader],
        log: LogSetting,
    ) -> Self:
        check_language(language)
        index, kept = built_from(found, language, encoder)
        bot = cls(index, corpus=(), kept=kept, readers=readers, log=log)
        bot._remember(found, language, encoder, ())
        return bot

    @classmethod
    def _from_found(
        cls,
        found: FoundFiles,
        language: str | None,
        encoder: Encoder | str | None,
        digests: dict[str, str] | None = None,
    ) -> Self:
        """Do what `from_corpus` does for listed files, and put the SHA-256 of each file into `digests` by its path."""
        return cls(_index_of(found, language, encoder, digests), corpus=found.roots)

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
        check_directory(directory)
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
        readers: Mapping[str, DocumentReader] | None = None,
        log: LogSetting = None,
    ) -> Self:
        """Bring the saved index in `directory` up to date with the documents, or create it, and load it.

        The resulting index is equal, byte for byte, to the index that `from_corpus` and `save` write, but only the
        documents that changed since the last update are read. For that purpose `directory` also keeps the result
        of reading the documents, which takes about as much space as the index.

            bot = FaqBot.update("support.index", "docs/")  # for example after every change of a document

        `paths` and `encoder` mean the same as for `from_corpus`, and must be given at every update, except an encoder
        that the index finds by its name (see `load`). `language` is by default that of the `faqbot.toml` beside the
        documents, else the language of the index, and for a new index that of the documents. Vectors are not kept for
        single documents: if any document changed, the encoder encodes all of them again.

        Large documents are read in up to `processes` processes, and what these found is merged in as many threads, but
        in four at most. A script that uses more than one process must guard its start with
        `if __name__ == "__main__":`, as `multiprocessing` requires. `progress` shows a progress line on a terminal.

        `readers` are those of `from_corpus`, and must be given at every update. With several processes they must be
        functions that can be imported: at the top level of a module.

        Raises and warns as `from_corpus` and `save` do. Raises `EncoderError` if the existing index was made with an
        encoder that cannot be found by its name, and `encoder` is None. After an error the directory is unchanged.
        """
        from faqbot.building.update import update_index  # noqa: PLC0415 - as in `_index_of`

        check_directory(directory)
        check_paths(paths, "FaqBot.update", "directory, ")
        check_language(language)
        if not paths:  # nobody expects the page that ships in the place of an index of other documents
            raise TypeError("name the documents that the index is made from, behind the directory")
        if whole_number(processes) < 1:  # a TypeError for what is no whole number
            message = f"processes must be at least 1, not {processes}"
            raise ValueError(message)
        own = check_own_readers(readers)
        if processes > 1:
            check_readers_pickle(own)
        logs = paths_of(choose_log(log))
        updated = update_index(
            directory, paths, language, encoder, processes=processes, shown=progress, readers=own, logs=logs
        )
        return cls(updated, directory=os.path.abspath(directory), log=log, readers=own)

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


def _index_of(
    found: FoundFiles, language: str | None, encoder: Encoder | str | None, digests: dict[str, str] | None = None
) -> Index:
    """Read and index documents; put the SHA-256 of every file into `digests`, by its path."""
    # Reading and building import markdown-it and scikit-learn, which a loaded bot does not need.
    from faqbot.building.own_language import build_in_memory  # noqa: PLC0415

    return build_in_memory(found, language, encoder, digests)
