"""Find entries with the same id, and documents with the same title."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from faqbot.authoring.checking.documents.lenient_reading import ReadDocument
from faqbot.authoring.checking.finding import Finding
from faqbot.authoring.checking.question_keys import quoted
from faqbot.corpus.chunk import Chunk
from faqbot.corpus.ids import IdClash, document_id


def check_ids(clashes: Iterable[IdClash], paths: Mapping[str, str]) -> Iterator[Finding]:
    """Yield a finding for each chunk whose id an earlier chunk has; `paths` are those of the documents, by name.

    Chunks with the same question are passed over: that they ask the same is a finding of its own.
    """
    for chunk, earlier, became in clashes:
        path, line = paths[chunk.source.path], chunk.source.lines[0]
        place = f"{paths[earlier.source.path]}{earlier.source.place or f':{earlier.source.lines[0]}'}"
        if became is None:
            problem = f"The entry repeats {place} word for word, with the same id; it is left out."
            yield Finding("duplicate-entry", path, line, problem, "Remove one of the two.")
        elif not _is_made(chunk):
            problem = f"The id {chunk.id} is that of {place}, so this entry is {became} instead."
            yield Finding("same-id", path, line, problem, "Give each entry an id of its own.")
        elif not chunk.question or chunk.question != earlier.question:
            problem = f"The passage begins like {place}, so its id has a number: {became}."
            remedy = "Nothing, unless phrasings name it: the number changes when a passage before it goes."
            yield Finding("numbered-id", path, line, problem, remedy)


def check_titles(documents: Sequence[ReadDocument]) -> Iterator[Finding]:
    """Yield a finding for each document whose title an earlier document has."""
    sharing: defaultdict[str, list[ReadDocument]] = defaultdict(list)
    for read in documents:
        sharing[" ".join(read.document.title.split()).casefold()].append(read)
    for first, *others in sharing.values():
        for read in others:
            problem = f"The document has the title of {first.path}, {quoted(first.document.title)}."
            remedy = "Give each document a title that says what it is about; until then the path is added to it."
            yield Finding("same-title", read.path, None, problem, remedy)


def _is_made(chunk: Chunk) -> bool:
    """Whether faqbot made the id of a chunk, and not the author."""
    return chunk.id.startswith(f"{document_id(chunk.source.path)}#")
