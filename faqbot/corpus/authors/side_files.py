"""Read the side files of a corpus: phrasings and synonyms are about all chunks, decoys about those of their root."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence

from faqbot.corpus.authors.phrasings import AskedRow, look_up, part_decoys, read_phrasings
from faqbot.corpus.authors.references import References
from faqbot.corpus.authors.synonyms import read_synonyms
from faqbot.corpus.chunk import Chunk
from faqbot.corpus.corpus import Corpus, Synonyms
from faqbot.corpus.decoding import read_text
from faqbot.corpus.discovery import PHRASINGS, FoundFile, FoundFiles, SideFile
from faqbot.errors import CorpusError


def read_side_files(found: FoundFiles, chunks: Sequence[Chunk], digests: dict[str, str] | None = None) -> Corpus:
    """Return the corpus of these chunks with its phrasings, decoys and synonyms; `digests` as for `read_bytes`.

    Raises `CorpusError` with the path that opens the side file and the line.
    """
    references = References(chunks)
    rows: list[AskedRow] = []
    warned: set[str] = set()
    synonyms: dict[Synonyms, None] = {}
    for side in found.side_files:
        try:
            text = read_text(side.path, side.name, digests)
            if os.path.basename(side.path) == PHRASINGS:
                asked = list(_asked(text, side, found.files, references))
                rows += asked
                if any(row.chunk is None for row in asked):
                    warned |= _beside(side, found.files)
            else:
                synonyms |= dict.fromkeys(read_synonyms(text, side.name))
        except CorpusError as error:  # as for documents
            raise type(error)(error.message, path=side.path, line=error.line) from error
    phrasings, decoys = part_decoys(rows)
    beyond = frozenset(number for number, chunk in enumerate(chunks) if chunk.source.path not in warned)
    return Corpus(tuple(chunks), phrasings, decoys, tuple(synonyms), beyond if decoys else frozenset())


def _asked(text: str, side: SideFile, files: Sequence[FoundFile], references: References) -> Iterator[AskedRow]:
    within = _cited_folder(side, files)
    return look_up(read_phrasings(text, side.name), references, side.name, within=within, whole=side.whole)


def _beside(side: SideFile, files: Sequence[FoundFile]) -> set[str]:
    """Return the documents in the folder of a side file, by the names they are cited by.

    Decoys say nothing about documents of other roots, which may well answer them.
    """
    folder = os.path.join(os.path.dirname(os.path.abspath(side.path)), "")
    return {file.name for file in files if os.path.abspath(file.path).startswith(folder)}


def _cited_folder(side: SideFile, files: Sequence[FoundFile]) -> str:
    """Return the prefix with which the documents beside a side file are cited: "left/", or nothing.

    Where roots clash, names get a prefix, and files of a root within another are cited by the outer root; the author
    of the side file could know neither.
    """
    folder = os.path.join(os.path.dirname(os.path.abspath(side.path)), "")
    for file in files:
        path = os.path.abspath(file.path)
        relative = path[len(folder) :].replace(os.sep, "/")
        if path.startswith(folder) and file.name.endswith(relative):
            return file.name.removesuffix(relative)
    return ""
