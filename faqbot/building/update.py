"""Update the index in a directory, or create it, for `FaqBot.update` and `faqbot index`.

The directory also keeps the segments of the documents (see `segment_store`), so that only changed documents are
analysed again. If no document changed, every byte of the index is checked, and the index stays as it is. Otherwise all
segments are merged again, so that the index has the same bytes as one that is built from scratch.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext, suppress
from hashlib import sha256
from typing import Any

from faqbot import __version__
from faqbot.building.documents.document_list import list_documents, listed_documents
from faqbot.building.documents.lost_documents import refuse_lost
from faqbot.building.gathering import Gathered, KeptLearning, build_gathered, read_sides
from faqbot.building.own_language import understand
from faqbot.building.segment_store import DirectoryStore
from faqbot.building.workers import work_of
from faqbot.corpus.files.discovery import FoundFiles, corpus_roots, find_files
from faqbot.corpus.files.memory_files import with_side_contents
from faqbot.corpus.readers.own_readers import DocumentReader
from faqbot.errors import CorpusError, EncoderError, IndexFileError, remedy
from faqbot.index.encoder import CheckedEncoder, Encoder, Encoding, reopened
from faqbot.index.index import Index
from faqbot.index.static_table.static_encoder import is_static_name, reads_texts
from faqbot.index.storage.index_state import state_of_index
from faqbot.index.storage.loading import load_index
from faqbot.index.storage.manifest import MANIFEST, parse_manifest, settings
from faqbot.index.storage.regular_files import read_regular
from faqbot.index.storage.saving import SEGMENTS, keep_index, write_index, writing
from faqbot.system.progress import working
from faqbot.system.versions import installed_versions

# The packages that compute what an index holds.
_LIBRARIES = ("numpy", "scipy")


def update_index(  # noqa: PLR0913 - what `FaqBot.update` is given
    directory: str | os.PathLike[str],
    documents: Sequence[str | os.PathLike[str]],
    language: str | None = None,
    given: Encoder | str | None = None,
    *,
    processes: int = 1,
    shown: bool = False,
    readers: Mapping[str, DocumentReader] | None = None,
    logs: Sequence[str] = (),
    keeps_documents: bool = False,
) -> Index:
    """Update the index in a directory, or create it (see `FaqBot.update`), and return it, mapped.

    `processes` is the largest number of processes that read documents, and of threads that merge what these found. With
    `shown`, a terminal shows the progress.
    `readers` are the readers of the program, `logs` the logs of questions, which are no documents. With
    `keeps_documents`, a document of the old index that is still there and cannot be read is an error (`refuse_lost`).
    Raises the errors of reading documents and of saving an index; the directory is then as it was before.
    """
    with writing(directory) as target, _kept_segments(target) as folder:
        manifest = _manifest(target)
        decided = () if language is None else ("language",)
        _check_readers(manifest, readers or {}, target)
        # Updating asks nothing, so it logs nothing.
        found = find_files(corpus_roots(documents), (*decided, "log"), readers or {}, logs)
        named = found.settings.language_for(language)
        read_in = _language_of(manifest) if named is None else named
        made_with = _given_encoder(given, manifest, target)
        store = DirectoryStore(folder, is_locked=True)
        gathered, analyser, encoder = understand(found, read_in, made_with, store, work_of(processes, shown=shown))
        with working("building the index") if shown else nullcontext():
            digests: dict[str, str] = {}
            corpus = read_sides(found, gathered.segments, digests, with_chunks=reads_texts(encoder))
            inputs = _inputs(found, digests, gathered, analyser.language, encoder)
            listed = listed_documents(with_side_contents(found), tuple(gathered.jobs), target, by_update=True)
            if (index := _unchanged(target, manifest, inputs, given)) is not None:
                list_documents(listed, target, manifest["digest"])
                return index
            kept = KeptLearning(store)
            index = build_gathered(gathered, corpus, analyser, encoder, kept, processes)
            if keeps_documents and (before := _intact(target, given)) is not None:
                refuse_lost(before, index, found)
        with working("writing the index") if shown else nullcontext():
            write_index(index, target, inputs=inputs, segments=gathered.keys | kept.names, documents=listed)
        return load_index(target, given)


def _manifest(target: str) -> dict[str, Any]:
    """Return the manifest in a directory, in any version of the format; an empty dict if no manifest can be read."""
    with suppress(OSError):
        return parse_manifest(read_regular(os.path.join(target, MANIFEST)))
    return {}


def _language_of(manifest: Mapping[str, Any]) -> str | None:
    """Return the language that a manifest names, None for an empty manifest."""
    language = manifest.get("language")
    return language if isinstance(language, str) else None


def _check_readers(manifest: Mapping[str, Any], given: Mapping[str, DocumentReader], target: str) -> None:
    """Raise `CorpusError` if the old index has documents of a reader that is not given again."""
    recorded = manifest.get("readers")
    for suffix, name in recorded.items() if isinstance(recorded, dict) else ():
        if suffix not in given:
            message = f"the index was made with the reader {name} for {suffix}; give it again"
            raise CorpusError(f"{message} (readers={{{suffix!r}: …}}), or name a new directory", path=target)


def _given_encoder(given: Encoder | str | None, manifest: dict[str, Any], target: str) -> Encoder | str | None:
    """Return the encoder to build with, as it is given or was for the old index; None for the default of the language.

    Raises `EncoderError` if the old index was made with an encoder that cannot be found by its name: a new index
    without it would answer worse.
    """
    if given is None and manifest.get("encoder"):
        with suppress(TypeError):  # a damaged manifest may describe the encoder wrongly; then it is not used again
            made_with = Encoding(**manifest["encoder"])
            if not is_static_name(made_with.name):
                return _again(made_with, target)
    return given


def _again(made_with: Encoding, target: str) -> Encoder:
    if (encoder := reopened(made_with)) is not None:
        return encoder.function
    message = (
        f"the index {target} was made with the encoder {made_with}; give it again ({remedy('encoder=…', '--encoder')})"
    )
    raise EncoderError(f"{message}, or name a new directory for an index without it")


def _unchanged(target: str, manifest: dict[str, Any], inputs: str, given: Encoder | str | None) -> Index | None:
    """Return the index in a directory if it was made from these inputs and all its bytes are intact, otherwise None."""
    if manifest.get("inputs") == inputs:
        with suppress(IndexFileError):
            if keep_index(target):
                return load_index(target, given)
    return None


def _intact(target: str, given: Encoder | str | None) -> Index | None:
    """Return the index in a directory, or None if the directory has no index that can be used."""
    with suppress(IndexFileError):
        return load_index(target, given)
    return None


def _inputs(
    found: FoundFiles, digests: Mapping[str, str], gathered: Gathered, language: str, encoder: CheckedEncoder | None
) -> str:
    """Return the digest of everything that an index is made from; `digests` has those of the side files, by path."""
    segments = sorted(gathered.keys)
    names = [file.name for file in found.files]
    sides = [(side.name, side.whole, digests[side.path]) for side in found.side_files]
    installed = installed_versions(_LIBRARIES)
    libraries = [installed[name] for name in _LIBRARIES]
    authors = [found.settings.title, found.settings.threshold]
    made_with = encoder and encoder.encoding
    depends = [__version__, libraries, settings(language), authors, segments, names, sides, made_with]
    return sha256(json.dumps(depends, sort_keys=True).encode()).hexdigest()


@contextmanager
def _kept_segments(target: str) -> Iterator[str]:
    """Create the folder of the segments and yield its path; after any error, remove the segments added meanwhile.

    Those of an index that was written before the error stay: it is whole, and the next update starts from them.
    """
    folder = os.path.join(target, SEGMENTS)
    os.makedirs(folder, exist_ok=True)
    before, index_before = set(os.listdir(folder)), state_of_index(target)
    try:
        yield folder
    except BaseException:
        if state_of_index(target) != index_before:
            raise
        with suppress(OSError):  # or it would hide what went wrong
            for name in set(os.listdir(folder)) - before:
                with suppress(OSError):  # a folder that a user made meanwhile
                    os.unlink(os.path.join(folder, name))
            if not before:
                os.rmdir(folder)
        raise
