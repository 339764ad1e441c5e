"""Ask the same kinds of questions over few pages and over many, to see what a crowd of pages of one kind costs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from labelled import Folder, open_folder
from pages import ASKED, Page, generate, places_of, write, write_pages

from faqbot.corpus.authors.references import References
from faqbot.corpus.chunk import Chunk
from faqbot.corpus.reading import read_corpus
from faqbot.evaluation.labelled import LabelledQuestion

# What a crowd must not change by much.
KINDS = ("named", "ambiguous")


def generated(count: int, temporary: Path) -> Iterator[tuple[str, Folder]]:
    """Yield a folder of few generated pages and one of many, with the same questions, each with its name.

    Raise `SystemExit` if the many are no more than the few.
    """
    every = generate(count)
    if count <= ASKED:
        raise SystemExit(f"generate more than {ASKED} pages, which are the few that the many are compared with")
    for pages in (every[:ASKED], every):
        into = temporary / f"generated-{len(pages)}"
        write(pages, every, into)
        yield f"{len(pages):,} generated pages", open_folder(into)


def among(folder: Folder, count: int, docs: Path) -> Folder:
    """Put the pages of a folder among so many generated ones, and ask its questions about named and unnamed pages.

    No generated title ends in a word of the folder's titles, so that what names one of its pages names no other. A
    generated page that asks what a chunk expected asks, answers an ambiguous question too.
    """
    chunks = read_corpus(folder.corpus).chunks
    titles = frozenset(word for chunk in chunks for word in chunk.source.title.lower().replace("-", " ").split())
    pages = generate(count, apart_from=titles)
    write_pages(pages, docs)
    references = References(chunks)
    asked = [_also(one, chunks, references, pages) for one in folder.questions if one.kind in KINDS]
    return replace(folder, corpus=(*folder.corpus, docs), questions=asked)


def _also(
    one: LabelledQuestion, chunks: Sequence[Chunk], references: References, pages: Sequence[Page]
) -> LabelledQuestion:
    """Return an ambiguous question with the generated pages that answer it, too; any other as it is."""
    if one.kind != "ambiguous":
        return one
    found = (chunks[number] for reference in one.expected for number in references.named(reference))
    asked = {chunk.question.replace(chunk.source.title, "{title}") for chunk in found if chunk.question}
    more = (place for question in sorted(asked) for place in places_of(question, pages))
    return replace(one, expected=tuple(dict.fromkeys((*one.expected, *more))))
