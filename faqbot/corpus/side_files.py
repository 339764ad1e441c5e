"""Read a corpus's side files: what they say is about all of its chunks, whichever root they stand in."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence

from faqbot.corpus.chunk import Chunk
from faqbot.corpus.corpus import Corpus, Synonyms
from faqbot.corpus.decoding import read_text
from faqbot.corpus.files import PHRASINGS, FoundFile, FoundFiles, SideFile
from faqbot.corpus.phrasings import AskedRow, look_up, part_decoys, read_phrasings
from faqbot.corpus.references import References
from faqbot.corpus.synonyms import read_synonyms
from faqbot.errors import CorpusError


def read_side_files(found: FoundFiles, chunks: Sequence[Chunk]) -> Corpus:
    """Return the corpus of these chunks with its phrasings, decoys and synonyms.

    Raises `CorpusError` with the path that opens the side file and the line.
    """
    references = References(chunks)
    rows: list[AskedRow] = []
    synonyms: dict[Synonyms, None] = {}
    for side in found.side_files:
        try:
            text = read_text(side.path, side.name)
            if os.path.basename(side.path) == PHRASINGS:
                rows += _asked(text, side, found.files, references)
            else:
                synonyms |= dict.fromkeys(read_synonyms(text, side.name))
        except CorpusError as error:  # as for documents
            raise type(error)(error.message, path=side.path, line=error.line) from error
    phrasings, decoys = part_decoys(rows)
    return Corpus(tuple(chunks), phrasings, decoys, tuple(synonyms))


def _asked(text: str, side: SideFile, files: Sequence[FoundFile], references: References) -> Iterator[AskedRow]:
    within = _cited_folder(side, files)
    return look_up(read_phrasings(text, side.name), references, side.name, within=within, whole=side.whole)


def _cited_folder(side: SideFile, files: Sequence[FoundFile]) -> str:
    """Return what the documents beside a side file are cited with before their own names: "left/", or nothing.

    Where roots clash their names are put before, and a root within another is cited by the outer one; whoever wrote
    the side file knew neither.
    """
    folder = os.path.join(os.path.dirname(os.path.abspath(side.path)), "")
    for file in files:
        path = os.path.abspath(file.path)
        relative = path[len(folder) :].replace(os.sep, "/")
        if path.startswith(folder) and file.name.endswith(relative):
            return file.name.removesuffix(relative)
    return ""
