"""The documents of a bot: adding and removing some, saving, and reading them again."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Mapping
from threading import Lock
from typing import TYPE_CHECKING

from faqbot.bot.answering_bot import AnsweringBot
from faqbot.bot.argument_checks import check_directory, check_pairs, check_paths, check_texts
from faqbot.corpus.files.discovery import FoundFiles, find_files
from faqbot.corpus.readers.own_readers import DocumentReader, check_own_readers
from faqbot.errors import CorpusError, EmptyCorpusError
from faqbot.index.encoder import Encoder
from faqbot.index.index import Index
from faqbot.index.static_table.static_encoder import reads_texts
from faqbot.index.storage.loading import load_index
from faqbot.question_log.log_choice import LogSetting, paths_of
from faqbot.system.callers import log_info

if TYPE_CHECKING:
    from faqbot.building.documents.kept_documents import KeptDocuments
    from faqbot.corpus.files.memory_files import PairLike


class KeepingBot(AnsweringBot):
    """The part of `FaqBot` that knows where its documents are, and what `add` and `remove` need of them."""

    def __init__(
        self,
        index: Index = None,  # type: ignore[assignment] # so that the error can say how a bot is made
        *,
        corpus: tuple[str, ...] | None = None,
        directory: str | None = None,
        log: LogSetting = None,
        kept: KeptDocuments | None = None,
        readers: Mapping[str, DocumentReader] | None = None,
    ) -> None:
        """Take an index that exists already; `reload` reads the documents of `corpus` or the index in `directory`."""
        if not isinstance(index, Index):
            makers = "from_corpus(*paths), from_texts(texts), from_pairs(pairs) or load(directory)"
            raise TypeError(f"a FaqBot is made by a method of the class: FaqBot.{makers}")
        super().__init__(index, log)
        self._corpus = corpus
        self._directory = directory
        self._language: str | None = None
        self._encoder: Encoder | str | None = None
        self._decided: tuple[str, ...] = ()
        self._default_log: str | None = None
        self._reloading = Lock()
        self._kept = kept
        self._readers = dict(readers or {})

    def add(
        self,
        *paths: str | os.PathLike[str],
        texts: Mapping[str, str | bytes] | None = None,
        pairs: Iterable[PairLike] | None = None,
        readers: Mapping[str, DocumentReader] | None = None,
        name: str = "pairs.jsonl",
    ) -> None:
        """Add documents: files or folders, `texts` as `from_texts` takes them, `pairs` as `from_pairs` does.

        A document with the name of one that is there takes its place, and so does a pair with the id of one in the file
        of pairs `name`. A file below a folder that the bot was made from is cited as if it had been there. Only what is
        added is read; `save` writes the result. The index is the one that a new build of all documents gives. Settings
        and side files that the bot has stay as they are; `reload` reads them again.

        Questions that have begun are answered from the old index; several threads may add, one after the other. After
        an error nothing has changed. Raises `CorpusError` for a document that cannot be read, and if the bot was loaded
        from an index that does not keep its documents.
        """
        check_paths(paths, "bot.add")
        own = check_own_readers(readers)
        with self._reloading:
            from faqbot.building.documents import document_changes  # noqa: PLC0415 - questions don't need it
            from faqbot.corpus.files.memory_files import found_texts, more_pairs  # noqa: PLC0415 - as above

            known = self._readers | own
            kept = self._documents(known)
            added = [document_changes.found_at(kept.found, os.fspath(path), known) for path in paths]
            for path, one in zip(paths, added, strict=True):
                if not one.files:
                    raise EmptyCorpusError("there is no document here that faqbot reads", path=path)
            added += [found_texts(check_texts(texts), known)] if texts is not None else []
            added += [more_pairs(check_pairs(pairs, name), name, kept.found)] if pairs is not None else []
            if not any(one.files or one.side_files for one in added):
                raise EmptyCorpusError("there is nothing to add; name a document, or give texts or pairs")
            analyser, encoder = self._index.analyser, self._index.encoder
            self._take(*document_changes.add_documents(kept, added, analyser, encoder))
            self._readers = known
            log_info("added %s", ", ".join(file.name for one in added for file in one.files))

    def remove(self, reference: str | os.PathLike[str]) -> None:
        """Remove a document by the name that it is cited by or by its path, a folder of documents, or a pair by its id.

        The index is then the one that a new build of the other documents gives. Rows of `phrasings.csv` about documents
        that are removed are passed over. As for `add`, nothing has changed after an error.

        Raises `CorpusError` if there is no such document, and for the last one.
        """
        if isinstance(reference, list | tuple | set):
            raise TypeError("bot.remove takes one document or one id at a time; call it for each of them")
        check_paths((reference,), "bot.remove")
        with self._reloading:
            from faqbot.building.documents import document_changes  # noqa: PLC0415 - as in `add`

            kept, given = self._documents(), os.fspath(reference)
            analyser, encoder = self._index.analyser, self._index.encoder
            fewer = self._without_pair(given, kept.found)
            if fewer is not None:
                self._take(*document_changes.add_documents(kept, [fewer], analyser, encoder))
            else:
                names = document_changes.names_of(given, kept.found, self.documents())
                self._take(*document_changes.remove_documents(kept, names, analyser, encoder))
            log_info("removed %s", given)

    def _without_pair(self, reference: str, found: FoundFiles) -> FoundFiles | None:
        """Return the file of pairs without the pair with an id; None if no chunk has the id, or a document the name.

        Raises `CorpusError` for the id of a chunk of a document that is no file of pairs.
        """
        from faqbot.bot.chunk_sections import number_with_id  # noqa: PLC0415 - as in `add`
        from faqbot.corpus.files.memory_files import pairs_without  # noqa: PLC0415 - as in `add`

        number = number_with_id(reference, self._index)
        if number is None or any(file.name == reference for file in found.files):
            return None
        source = self._index.chunk(number).source
        fewer = pairs_without(source.path, source.lines[0], found)
        if fewer is None:
            message = f"{reference!r} is a part of this document, which faqbot does not edit"
            raise CorpusError(
                f"{message}; remove the document {source.path!r}, or edit it and add it", path=source.path
            )
        return fewer

    def documents(self) -> list[str]:
        """Return the names that the documents are cited by, in the order of the corpus, as `remove` takes them."""
        from faqbot.index.contents import files  # noqa: PLC0415 - questions don't need it

        index = self._index
        with index.read():
            return list(dict.fromkeys(path for path, _, _ in files(index)))

    def _take(self, index: Index, kept: KeptDocuments) -> None:
        """Answer from a new index, which is not saved yet, from now on."""
        self._index, self._kept = index, kept
        self._directory = None
        if self._corpus is not None:
            self._corpus = kept.found.roots

    def _documents(self, readers: Mapping[str, DocumentReader] | None = None) -> KeptDocuments:
        """Return the documents that the bot keeps, or those that its saved index lists; raise `CorpusError` if none.

        `readers` are those that may have read documents that the saved index lists, by default those of the bot.
        """
        if self._kept is None and self._directory is not None:
            from faqbot.building.documents.document_list import kept_in  # noqa: PLC0415 - questions don't need it

            self._kept = kept_in(self._directory, self._index.digest, self._readers if readers is None else readers)
        if self._kept is None:
            message = "the bot does not keep its documents, so none can be added or removed"
            how = "make it with FaqBot.from_corpus or FaqBot.update, or load an index that these and save wrote"
            raise CorpusError(f"{message}; {how}", path=self._directory)
        return self._kept

    def save(self, directory: str | os.PathLike[str], *, documents: bool = True) -> None:
        """Write the index to a directory, and replace the index that is there, if any.

        With `documents`, the folder `.segments` there also keeps what `add` and `remove` need of the documents, if the
        bot has it, which takes about as much space as the index; questions don't need it. The segments that `update`
        keeps there stay for the next update. Raises `OutputError` if the directory holds
        anything other than an index, or cannot be written.
        """
        from faqbot.index.storage.saving import save_index  # noqa: PLC0415 - questions don't need it

        check_directory(directory)
        with self._reloading:  # a `reload` meanwhile would replace the index that is being saved
            has_documents = self._has_documents()  # found out while it is known where the bot was loaded from
            if documents and has_documents:
                from faqbot.building.documents.document_list import save_with_documents  # noqa: PLC0415 - as above

                self._index.digest = save_with_documents(self._index, self._documents(), directory)
            else:
                self._index.digest = save_index(self._index, directory)
            self._directory = os.path.abspath(directory)

    def _has_documents(self) -> bool:
        try:
            return bool(self._documents())
        except CorpusError:
            return False

    def reload(self) -> None:
        """Read the documents and their settings, or the saved index, again.

        Questions that have begun are answered from the old index. After an error nothing has changed, so all are: a
        document that was deleted is forgotten, and one that is still there and cannot be read is a `CorpusError`.

        Threads may call `reload` at the same time: the calls run one after the other, so the newest index stays.
        """
        with self._reloading:
            self._reload()

    def _reload(self) -> None:
        if self._corpus is not None:
            found = find_files(self._corpus, self._decided, self._readers, paths_of(self.log))
            language = found.settings.language_for(self._language)
            if self._kept is not None:
                from faqbot.corpus.files.memory_files import with_memory  # noqa: PLC0415 - questions don't need it

                found = with_memory(found, self._kept.found)
            index, kept = built_from(found, language, self._encoder_again())
            self._refuse_lost(index, found)
            self._take(index, kept)
            self._remember(found, self._language, self._encoder, self._decided)
        elif self._directory is not None:
            encoder = self._index.encoder
            self._index = load_index(self._directory, encoder.function if encoder else None)
            self._kept = None

    def _refuse_lost(self, index: Index, found: FoundFiles) -> None:
        """Raise `CorpusError` if a new index lacks a document that is still there and was read before."""
        from faqbot.building.documents.lost_documents import refuse_lost  # noqa: PLC0415 - questions don't need it

        refuse_lost(self._index, index, found)

    def _encoder_again(self) -> Encoder | str | None:
        """Return the encoder to read the documents again with: the given one, or the model that was opened for it."""
        opened = self._index.encoder
        return opened.function if opened and isinstance(self._encoder, str) and reads_texts(opened) else self._encoder

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

    def _remember(
        self, found: FoundFiles, language: str | None, encoder: Encoder | str | None, decided: Collection[str]
    ) -> None:
        """Keep what `reload` needs: what the caller gave, and the keys of the settings that it decided."""
        self._language, self._encoder, self._decided = language, encoder, tuple(decided)
        self._default_log = found.settings.log


def built_from(found: FoundFiles, language: str | None, encoder: Encoder | str | None) -> tuple[Index, KeptDocuments]:
    """Return the index of documents, and what to keep of them; the language is that of the documents if it is None."""
    # Reading and building import markdown-it and scikit-learn, which a loaded bot does not need.
    from faqbot.building.documents.kept_documents import build_kept  # noqa: PLC0415

    return build_kept(found, language, encoder)
