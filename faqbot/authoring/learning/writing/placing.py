"""Find the folder that a row belongs to, and the name of its chunk in the phrasings.csv of this folder."""

from __future__ import annotations

import os
from collections.abc import Sequence

from faqbot.corpus.authors.references import References
from faqbot.corpus.authors.side_files import cited_prefix
from faqbot.corpus.chunk import Chunk
from faqbot.corpus.files.discovery import FoundFiles
from faqbot.errors import ChunkReferenceError, CorpusError


class Places:
    """The folders of a corpus that may hold a phrasings.csv: each root that is a folder, and the folder of a file."""

    def __init__(self, found: FoundFiles, chunks: Sequence[Chunk], references: References) -> None:
        roots = (root if os.path.isdir(root) else os.path.dirname(root) for root in map(os.path.abspath, found.roots))
        self.folders = tuple(dict.fromkeys(roots))
        # Once for each folder: this looks at every document, and there may be thousands of rows to name chunks for.
        self._prefixes = {folder: cited_prefix(folder, found.files) for folder in self.folders}
        self._paths = {name: os.path.abspath(path) for name, path in found.paths().items()}
        self._chunks = chunks
        self._references = references

    def folder_of(self, chunk: int | None) -> str | None:
        """Return the folder that holds the document of a chunk, the innermost of several.

        A decoy (None) belongs to the only folder. None is returned for a decoy if there are several folders.
        """
        if chunk is None:
            return self.folders[0] if len(self.folders) == 1 else None
        path = self._paths[self._chunks[chunk].source.path]
        holding = [folder for folder in self.folders if path.startswith(os.path.join(folder, ""))]
        # A root may be a link, so that no folder seems to hold the document.
        return max(holding, key=len, default=self.folders[0] if len(self.folders) == 1 else None)

    def name_of(self, chunk: int, folder: str) -> str:
        """Return what names a chunk in the phrasings.csv of a folder: its id, or its place if the id is ambiguous."""
        within = self._prefixes[folder]
        source = self._chunks[chunk].source
        lines = f"{source.path.removeprefix(within)}:{source.lines[0]}-{source.lines[1]}"
        identity = self._chunks[chunk].id
        place = source.cited.removeprefix(within)
        for name in (identity.removeprefix("-".join(within.split())), identity, place, lines):
            if self.number_of(name, folder) == chunk:
                return name
        message = f"no reference names the chunk {identity} alone; give its question another wording, or another id"
        raise CorpusError(message, path=self._paths[source.path], line=source.lines[0])

    def number_of(self, name: str, folder: str) -> int | None:
        """Return the chunk that a name in the phrasings.csv of a folder stands for; None if it stands for none."""
        within = self._prefixes[folder]
        try:
            return self._references.one(within + name if self._references.concerns(within + name) else name)
        except ChunkReferenceError:
            return None
