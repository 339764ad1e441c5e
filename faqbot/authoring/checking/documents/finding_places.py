"""Say where a finding is in a document whose lines people do not see: on a page, in a paragraph, in a cell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from faqbot.authoring.checking.documents.lenient_reading import ReadDocument
from faqbot.authoring.checking.finding import Finding
from faqbot.corpus.document import Document


def placed(findings: Iterable[Finding], documents: Sequence[ReadDocument]) -> Iterator[Finding]:
    """Yield the findings, those about documents that are cited by places with the place of their lines.

    A page of HTML has lines that people can see, so its findings keep their lines.
    """
    cited = {read.path: read.document for read in documents if read.document.places and not read.document.file_lines}
    for finding in findings:
        document = cited.get(finding.path)
        place = "" if document is None or finding.line is None else place_of_line(document, finding.line)
        yield finding._replace(place=place) if place else finding


def place_of_line(document: Document, line: int) -> str:
    """Return what stands behind the path in the citation of a line of the text, or of the next line that has a place.

    The result is empty for lines that have none.
    """
    return next((str(place) for place in document.places[line - 1 :] if place), "")


def said_lines(document: Document, ranges: Sequence[tuple[int, int]]) -> list[str]:
    """Return ranges of lines of the text as people find them: places, or lines of the file; each only once."""
    if document.file_lines:
        seen = [(document.file_lines[first - 1][0], document.file_lines[last - 1][1]) for first, last in ranges]
        return list(dict.fromkeys(f"{first}-{last}" if last > first else f"{first}" for first, last in seen))
    if document.places:
        return list(dict.fromkeys(place_of_line(document, first).strip() for first, _ in ranges))
    return [f"{first}-{last}" if last > first else f"{first}" for first, last in ranges]


def line_in_file(document: Document, line: int) -> int:
    """Return the line of the file where a line of the text stands."""
    return document.file_lines[line - 1][0] if document.file_lines else line
