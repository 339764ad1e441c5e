"""Read the side files of a corpus.

Phrasings and synonyms concern the chunks of all roots, decoys only those of the root that their file belongs to.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from faqbot.corpus.authors.left_out_documents import LeftOutDocuments
from faqbot.corpus.authors.phrasings import AskedRow, PhrasingRow, look_up, part_decoys, read_phrasings
from faqbot.corpus.authors.references import References
from faqbot.corpus.authors.synonyms import read_synonyms
from faqbot.corpus.chunk import Chunk
from faqbot.corpus.corpus import Corpus, Synonyms
from faqbot.corpus.files.cited_names import printable_name
from faqbot.corpus.files.decoding import decode, read_text
from faqbot.corpus.files.discovery import FoundFile, FoundFiles, SideFile
from faqbot.corpus.files.side_file_names import PHRASINGS
from faqbot.errors import CorpusError


def read_side_files(found: FoundFiles, chunks: Sequence[Chunk], digests: dict[str, str] | None = None) -> Corpus:
    """Return the corpus of these chunks with its phrasings, decoys, synonyms and settings.

    `digests` receives the SHA-256 of each side file, as in `read_bytes`. Raises `CorpusError` with the line and with
    the path of the side file on disk.
    """
    references = References(chunks)
    rows: list[AskedRow] = []
    warned: set[str] = set()
    synonyms: dict[Synonyms, None] = {}
    for side in found.side_files:
        try:
            text = _text_of(side, digests)
            if os.path.basename(side.path) == PHRASINGS:
                asked = list(row_finder(side, found, references, side.name)(read_phrasings(text, side.name)))
                rows += asked
                if any(row.chunk is None for row in asked):
                    warned |= documents_beside(side, found.files)
            else:
                synonyms |= dict.fromkeys(read_synonyms(text, side.name))
        except CorpusError as error:  # name the path on disk and not the cited name, as `read_file` does
            raise type(error)(error.message, path=side.path, line=error.line) from error
    phrasings, decoys = part_decoys(rows)
    beyond = frozenset(number for number, chunk in enumerate(chunks) if chunk.source.path not in warned)
    return Corpus(
        tuple(chunks),
        phrasings,
        decoys,
        tuple(synonyms),
        beyond if decoys else frozenset(),
        found.settings,
    )


def _text_of(side: SideFile, digests: dict[str, str] | None) -> str:
    return read_text(side.path, side.name, digests) if side.content is None else decode(side.content, side.name)


def row_finder(
    side: SideFile, found: FoundFiles, references: References, path: str
) -> Callable[[Iterable[PhrasingRow]], Iterator[AskedRow]]:
    """Return the function that looks up rows of a phrasings.csv (see `look_up`); `path` is cited in its messages."""
    folder = os.path.join(os.path.dirname(os.path.abspath(side.path)), "")
    within = cited_prefix(folder, found.files)
    inside = (path[len(folder) :] for path in found.left_out if path.startswith(folder))
    names = [printable_name(name).replace(os.sep, "/") for name in inside]
    left_out = LeftOutDocuments([*names, *(within + name for name in names)])
    return partial(look_up, references=references, path=path, within=within, whole=side.whole, left_out=left_out)


def documents_beside(side: SideFile, files: Sequence[FoundFile]) -> set[str]:
    """Return the names that the documents in the folder of a side file are cited by.

    Documents of other roots are left out: the decoys of this file say nothing about them, and they may answer a decoy.
    """
    folder = os.path.join(os.path.dirname(os.path.abspath(side.path)), "")
    return {file.name for file in files if os.path.abspath(file.path).startswith(folder)}


def cited_prefix(folder: str, files: Sequence[FoundFile]) -> str:
    """Return the prefix of the names that the documents in a folder are cited by: "left/", or nothing.

    `folder` is an absolute path. Names have a prefix where two roots hold files of the same name, and where the root is
    a folder inside another root. The author of a side file in the folder cannot know either.
    """
    inside = os.path.join(folder, "")
    for file in files:
        path = os.path.abspath(file.path)
        relative = path[len(inside) :].replace(os.sep, "/")
        if path.startswith(inside) and file.name.endswith(relative):
            return file.name.removesuffix(relative)
    return ""
