"""Ask the same kinds of questions about few pages and about many, to see how much many similar pages cost."""

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

# The kinds of questions whose figures many other pages must not change by much.
KINDS = ("named", "ambiguous")


def generated(count: int, temporary: Path) -> Iterator[tuple[str, Folder]]:
    """Yield the names and folders of few generated pages and of `count` pages, with the same questions.

    Raises `SystemExit` if `count` is not larger than the number of the few.
    """
    every = generate(count)
    if count <= ASKED:
        raise SystemExit(f"generate more than {ASKED} pages, which are the few that the many are compared with")
    for pages in (every[:ASKED], every):
        into = temporary / f"generated-{len(pages)}"
        write(pages, every, into)
        yield f"{len(pages):,} generated pages", open_folder(into)


def among(folder: Folder, count: int, docs: Path) -> Folder:
    """Return the folder with `count` generated pages added (written to `docs`), and with its questions of `KINDS`.

    No generated title ends in a word of the folder's titles, so that a name of one of the folder's pages names no
    generated page. An ambiguous question is also answered by each generated page that has the same question as one of
    the expected chunks.
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
    """Return an ambiguous question with the generated pages that answer it added; return other questions unchanged."""
    if one.kind != "ambiguous":
        return one
    found = (chunks[number] for reference in one.expected for number in references.named(reference))
    asked = {chunk.question.replace(chunk.source.title, "{title}") for chunk in found if chunk.question}
    more = (place for question in sorted(asked) for place in places_of(question, pages))
    return replace(one, expected=tuple(dict.fromkeys((*one.expected, *more))))
