"""Read a PDF: pages of text at places, and nothing that says what a heading, a paragraph or a question is.

The lines of all pages are put in the order of reading (`page_lines`, `page_columns`), without running heads
(`running_heads`), tables of contents (`contents_pages`) and tables (`aligned_tables`); they become paragraphs and items
(`line_groups`), and some of these headings (`headings`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from faqbot.corpus.document import Document
from faqbot.corpus.places import Pages
from faqbot.corpus.readers.lined_text import LinedText
from faqbot.corpus.readers.pdf.aligned_tables import merged_strokes, tables_of
from faqbot.corpus.readers.pdf.believed_tags import drop_wrong_tags, tagged_tables
from faqbot.corpus.readers.pdf.contents_pages import contents_lines
from faqbot.corpus.readers.pdf.drawing.pdf_file import PdfFile
from faqbot.corpus.readers.pdf.drawing.spans import DrawnSpan, PageContent, Stroke
from faqbot.corpus.readers.pdf.headings import Headings
from faqbot.corpus.readers.pdf.hyphens import Joiner, without_soft_hyphens
from faqbot.corpus.readers.pdf.line_groups import Group, GroupKind, line_groups_of
from faqbot.corpus.readers.pdf.measures import Measures
from faqbot.corpus.readers.pdf.page_columns import regions_of
from faqbot.corpus.readers.pdf.page_lines import PageLine, lines_of, sign_lines, unmapped_share, without_copies
from faqbot.corpus.readers.pdf.pdf_titles import title_of_pdf
from faqbot.corpus.readers.pdf.running_heads import RUNNING_HEAD, running_heads
from faqbot.corpus.readers.pdf.writing import Writer
from faqbot.corpus.structure.contents_lists import TABLE_OF_CONTENTS
from faqbot.errors import CorpusError, CorpusWarning
from faqbot.system.callers import warn_caller

# A PDF from whose characters more than this share is unknown cannot be read: its fonts have numbers for their shapes.
_MOST_UNMAPPED = 0.3
# Marks of a program that say that text is no part of the document are believed up to this share of the text.
_MOST_ARTIFACTS = 0.5
# Most pages that a warning names one by one.
_MOST_NAMED = 10


@dataclass(slots=True)
class _Left:
    """A line that is left out, and the reason."""

    text: str
    reason: str
    page: int


@dataclass(slots=True)
class _Pages:
    """The text of all pages: `regions` holds the lines of each region, in the order of reading, and the drawn lines."""

    regions: list[tuple[list[PageLine], list[Stroke]]] = field(default_factory=list)
    left_out: list[_Left] = field(default_factory=list)

    @property
    def lines(self) -> list[PageLine]:
        """The lines of all regions."""
        return [line for lines, _ in self.regions for line in lines]


def read_pdf(content: bytes, path: str, fallback_title: str) -> Document:
    """Return the document of a PDF's bytes; its chunks are cited by pages.

    Raises `CorpusError` for a file that is no PDF, is damaged or protected, has no text but only pictures, or whose
    fonts do not say which characters they show; a `CorpusWarning` names the pages that cannot be read, or have no text.
    """
    file = PdfFile(content, path)
    contents = _read_pages(file)
    pages = _in_order(contents)
    lines = pages.lines
    if not lines:
        raise _no_text(contents, path)
    if unmapped_share(lines) > _MOST_UNMAPPED:
        message = "has fonts that do not say which characters they show: run a text recognition (OCR) on it first"
        raise CorpusError(message, path=path)
    sign_lines(lines)
    outline = file.outline()
    groups, joiner, measures = _grouped(pages, [title for title, _ in outline])
    texts = [text_of_group(group, joiner) for group in groups]
    headings = Headings(groups, texts, measures, outline)
    text = LinedText(path)
    Writer(text, measures, joiner).write(groups, texts, headings)
    for left in pages.left_out:
        text.leave_out(left.text, left.reason, Pages(left.page, left.page))
    title = title_of_pdf(file.title(), path, groups, texts, headings)
    return text.document(title, fallback_title=fallback_title)


def text_of_group(group: Group, joiner: Joiner) -> str:
    """Return the text of a group on one line, but for the ends of lines that are kept."""
    text = ""
    for at, line in enumerate(group.lines):
        text = f"{text}\n{line.text}" if at in group.breaks else joiner.joined(text, line.text)
    return without_soft_hyphens(text)


def _read_pages(file: PdfFile) -> list[PageContent]:
    """Return what all pages show; warn of pages that cannot be read, and of pages without text among others."""
    contents: list[PageContent] = []
    failed: list[int] = []
    failure: CorpusError | None = None
    for number in range(1, len(file) + 1):
        try:
            contents.append(file.page(number))
        except CorpusError as error:
            if file.is_exhausted:
                raise
            failed.append(number)
            failure = failure or error
    if failure and not contents:
        raise failure
    if failed:
        warn_caller(CorpusWarning(f"{_named(failed)} cannot be read and {_are(failed)} left out", path=file.path))
    _check_text(contents, file.path)
    return contents


def _check_text(contents: Sequence[PageContent], path: str) -> None:
    """Raise an error for a document of pictures of pages, and warn of such pages among others."""
    empty = [page.number for page in contents if page.pictures and not any(span.text.strip() for span in page.spans)]
    if len(empty) == len(contents):
        pages = f"{len(empty):,} page{'s' if len(empty) > 1 else ''}"
        message = f"has no text, only pictures of {pages}: run a text recognition (OCR) on it first"
        raise CorpusError(message, path=path)
    if empty:
        message = f"{_named(empty)} {_have(empty)} no text, only pictures: run a text recognition (OCR) on the file"
        warn_caller(CorpusWarning(message, path=path))


def _named(numbers: Sequence[int]) -> str:
    shown = ", ".join(map(str, numbers[:_MOST_NAMED]))
    more = f" and {len(numbers) - _MOST_NAMED:,} more" if len(numbers) > _MOST_NAMED else ""
    return f"page{'s' if len(numbers) > 1 else ''} {shown}{more}"


def _are(numbers: Sequence[int]) -> str:
    return "are" if len(numbers) > 1 else "is"


def _have(numbers: Sequence[int]) -> str:
    return "have" if len(numbers) > 1 else "has"


def _no_text(contents: Sequence[PageContent], path: str) -> CorpusError:
    if any(page.turned for page in contents):
        return CorpusError("has only slanted text, which is left out; save it with upright text", path=path)
    pages = f"{len(contents):,} page{'s' if len(contents) > 1 else ''}"
    return CorpusError(f"has no text on its {pages}; leave it out, or save it with text", path=path)


def _in_order(contents: Sequence[PageContent]) -> _Pages:
    """Return the lines of all pages in the order of reading, without running heads and what is no part of the text."""
    pages = _Pages()
    for page in contents:
        page.spans = without_copies(page.spans)
        page.turned = without_copies(page.turned)
        pages.left_out += [_Left(span.text, "slanted or turned text", page.number) for span in page.turned]
    _leave_out_artifacts(contents, pages)
    rows = [lines_of(page.spans, page.number) for page in contents]
    heads = running_heads(rows, [page.height for page in contents])
    for page, lines in zip(contents, rows, strict=True):
        pages.left_out += [_Left(line.text, heads[id(line)], page.number) for line in lines if id(line) in heads]
        spans = [span for line in lines if id(line) not in heads for span in line.spans]
        rules = merged_strokes(page.rules)
        for column, region in regions_of(spans, rules):
            pages.regions.append((_region(region, page.number, column), rules))
    return pages


def _leave_out_artifacts(contents: Sequence[PageContent], pages: _Pages) -> None:
    total = sum(len(span.text) for page in contents for span in page.spans)
    marked = sum(len(span.text) for page in contents for span in page.spans if span.is_artifact)
    if not marked or marked > _MOST_ARTIFACTS * total:
        return
    for page in contents:
        artifacts = [span for span in page.spans if span.is_artifact]
        page.spans = [span for span in page.spans if not span.is_artifact]
        pages.left_out += [_Left(line.text, RUNNING_HEAD, page.number) for line in lines_of(artifacts, page.number)]


def _region(spans: Sequence[DrawnSpan], page: int, column: str) -> list[PageLine]:
    lines = [line for line in lines_of(spans, page) if line.text]
    left = min((line.x0 for line in lines), default=0.0)
    for line in lines:
        line.column, line.left = column, left
    return lines


def _grouped(pages: _Pages, titles: Sequence[str]) -> tuple[list[Group], Joiner, Measures]:
    """Return the groups of all lines, tables among them; tables of contents are left out."""
    lines = pages.lines
    contents = contents_lines(lines, titles)
    pages.left_out += [_Left(line.text, TABLE_OF_CONTENTS, line.page) for line in lines if id(line) in contents]
    measures = Measures(lines)
    drop_wrong_tags(lines, measures)
    joiner = Joiner(line.text for line in lines)
    groups: list[Group] = []
    waiting: list[PageLine] = []
    for region, rules in pages.regions:
        kept = [line for line in region if id(line) not in contents]
        at = 0
        for table in tagged_tables(kept, joiner) or tables_of(kept, rules, joiner):
            waiting += kept[at : table.first]
            groups += line_groups_of(waiting, measures)
            waiting = []
            inside = kept[table.first : table.last]
            groups.append(Group(inside, GroupKind.TABLE, rows=table.rows, has_header=table.has_header))
            at = table.last
        waiting += kept[at:]
    groups += line_groups_of(waiting, measures)
    return groups, joiner, measures
