"""What the checks look at: the documents, the corpus that is made of them, and the rows of the side files.

Reading a corpus for an answer ends at the first thing that is broken. Here reading goes on, and every broken thing is
a finding.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from faqbot.authoring.checking.documents.equal_names import check_ids
from faqbot.authoring.checking.documents.lenient_reading import ReadDocument, read_leniently, shown_path, skipped_files
from faqbot.authoring.checking.finding import Finding
from faqbot.authoring.checking.side_rows.side_reading import SideRows, read_sides_leniently
from faqbot.corpus.chunk import Chunk
from faqbot.corpus.chunking import chunk_document
from faqbot.corpus.corpus import Corpus
from faqbot.corpus.files.discovery import find_files
from faqbot.corpus.ids import IdClash, told_apart
from faqbot.corpus.reading import has_text, no_text
from faqbot.corpus.structure.equal_titles import distinct_titles
from faqbot.index.titles import topic_of


@dataclass(frozen=True, slots=True)
class Material:
    """Everything that is checked.

    `paths` maps the name that a file is cited by to its path as it is shown. `own_titles` maps the new titles of
    documents that share a title to the title that they share.
    """

    documents: tuple[ReadDocument, ...]
    corpus: Corpus
    sides: SideRows
    paths: Mapping[str, str]
    own_titles: Mapping[str, str]

    def path_of(self, chunk: Chunk) -> str:
        """Return the path of a chunk's document, as it is shown."""
        return self.paths.get(chunk.source.path, chunk.source.path)

    def place_of(self, chunk: Chunk) -> str:
        """Return the place of a chunk: "docs/faq.md:12", "docs/faq.pdf p. 3"."""
        return f"{self.path_of(chunk)}{chunk.source.place or f':{chunk.source.lines[0]}'}"

    def subject_of(self, chunk: Chunk) -> str:
        """Return what a chunk is about: its topic, but the title as the author wrote it if documents share a title."""
        topic = topic_of(chunk)
        return self.own_titles.get(topic, topic).casefold()


def read_material(roots: Sequence[str], decided: Collection[str] = ()) -> tuple[Material, list[Finding]]:
    """Read all that is below the roots, and return it with the findings about what cannot be read.

    `decided` are the keys of settings in which the roots may differ (see `find_files`).
    Raises `CorpusError` for a root that does not exist, and `EmptyCorpusError` if there is no document.
    """
    found = find_files(roots, decided)
    if not found.files:
        raise no_text(found, found.skipped)
    paths = {file.name: shown_path(file.path) for file in found.files}
    findings = list(skipped_files(found))
    documents = []
    for file in found.files:
        document, about = read_leniently(file)
        findings += about
        if document is not None:
            documents.append(document)
    titles = distinct_titles({read.document.path: read.document.title for read in documents})
    chunks, clashes = _unique_chunks(documents, titles)
    if not chunks:
        findings += (_without_answers(read) for read in documents)
    corpus, sides = read_sides_leniently(found, chunks)
    findings += [*check_ids(clashes, paths), *sides.findings]
    own_titles = {titles[read.document.path]: read.document.title for read in documents if read.document.path in titles}
    return Material(tuple(documents), corpus, sides, paths, own_titles), findings


def _without_answers(read: ReadDocument) -> Finding:
    problem = "Nothing in the document can be an answer: it has headings, contents or bare questions only."
    return Finding("empty-document", read.path, None, problem, "Write answers below its headings, or remove it.")


def _unique_chunks(documents: Sequence[ReadDocument], titles: Mapping[str, str]) -> tuple[list[Chunk], list[IdClash]]:
    """Return all chunks with unique ids, and the clashes of their ids."""
    titled = (replace(read.document, title=titles.get(read.document.path, read.document.title))
              for read in documents if has_text(read.document))  # fmt: skip
    told = list(told_apart(chunk for document in titled for chunk in chunk_document(document)))
    return [chunk for chunk, _ in told if chunk is not None], [clash for _, clash in told if clash is not None]
