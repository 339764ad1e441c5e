"""Open a PDF with pypdf, within limits, and yield what its pages show.

Every error of the library becomes one `CorpusError`, and its log messages stay off standard error.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from typing import Any

from faqbot.corpus.readers.pdf.drawing.fonts import PdfFont
from faqbot.corpus.readers.pdf.drawing.matrices import Transform, matrix_of
from faqbot.corpus.readers.pdf.drawing.objects import pdf_entry
from faqbot.corpus.readers.pdf.drawing.page_content import Drawing
from faqbot.corpus.readers.pdf.drawing.pypdf_library import PypdfLibrary
from faqbot.corpus.readers.pdf.drawing.spans import PageContent, PdfTag
from faqbot.corpus.readers.pdf.drawing.tags import tags_of
from faqbot.errors import CorpusError

# Most pages that are read: the longest manuals have some thousand. Each entry of the tree of pages is visited once.
MOST_PAGES = 20_000
# Most operators of all pages, as a million takes some ten seconds and 100 MB: a page of text has some hundred, and
# 5,000 pages of a manual have fewer than this.
MOST_OPERATORS = 4_000_000
# Limits of pypdf for a single stream: the bytes that it may expand to, and the operators and operands in it. The
# content of a page of text has some ten thousand bytes, a map some million.
_LIMITS = {
    "zlib_maximum_output_length": 50_000_000,
    "lzw_maximum_output_length": 50_000_000,
    "run_length_maximum_output_length": 50_000_000,
    "array_based_stream_maximum_output_length": 50_000_000,
    "stream_decoding_work_maximum_length": 150_000_000,
    "stream_parsing_work_maximum_count": 2_000_000,
    "page_tree_maximum_entries": 2 * MOST_PAGES,
    "page_tree_maximum_page_entries": 20 * MOST_PAGES,
    "outline_maximum_entries": MOST_PAGES,
}
# Outline entries deeper than this are no headings that anyone sees.
_DEEPEST_OUTLINE = 20

_MARK = b"%PDF-"
# Viewers accept the mark within the first kilobyte.
_MARK_WITHIN = 1_024
# The mark at the end, without which pypdf reads nothing; a download that lost its last bytes is read without it.
_END, _END_WITHIN = b"%%EOF", 1_024

# What to do about a file that cannot be read.
_SAVE_ANEW = "open it in a viewer and print or save it anew"
_GET_ANEW = "its end is missing, so get the file anew from where it came from"


class PdfFile:
    """A PDF that is open; `path` is the name that it is cited by."""

    def __init__(self, content: bytes, path: str) -> None:
        self.path = path
        self._library = PypdfLibrary(path)
        self._fonts: dict[int, tuple[Any, PdfFont | None]] = {}
        self._operators = 0
        self._tags: dict[tuple[int, int], PdfTag] = {}
        if not content:
            raise CorpusError("is empty", path=path)
        if _MARK not in content[:_MARK_WITHIN]:
            raise CorpusError("is not a PDF, whatever its name says: it does not begin with %PDF", path=path)
        is_ended = _END in content[-_END_WITHIN:]
        self._advice = _SAVE_ANEW if is_ended else _GET_ANEW
        with self._reading():
            self._reader = self._library.open(BytesIO(content if is_ended else content + b"\n" + _END + b"\n"))
            if self._reader.is_encrypted:
                self._unlock()
            self._pages = list(self._reader.pages[: MOST_PAGES + 1])
        if len(self._pages) > MOST_PAGES:
            raise CorpusError(f"has more than {MOST_PAGES:,} pages; split it into several files", path=path)
        if not self._pages:
            raise CorpusError("has no pages", path=path)
        self._tags = self._read_tags()

    def __len__(self) -> int:
        """Return the number of pages."""
        return len(self._pages)

    @property
    def is_exhausted(self) -> bool:
        """Whether the pages read so far draw more than a document may."""
        return self._operators > MOST_OPERATORS

    def title(self) -> str:
        """Return the title in the metadata, or an empty text for a file without a title."""
        with self._reading():
            metadata = self._reader.metadata
            return " ".join(str((metadata and metadata.title) or "").split())

    def outline(self) -> list[tuple[str, int]]:
        """Return the bookmarks: the title of each, and its page, counted from 1; empty if they cannot be read."""
        try:
            with self._reading():
                entries = self._reader.outline
                return list(self._bookmarks(entries))
        except CorpusError:
            return []  # bookmarks only confirm headings

    def page(self, number: int) -> PageContent:
        """Return what a page shows, counted from 1; raise `CorpusError` if it cannot be read."""
        with self._reading():
            return self._page(number)

    def _page(self, number: int) -> PageContent:
        page = self._pages[number - 1]
        box = page.cropbox
        left, bottom, width, height = (float(one) for one in (box.left, box.bottom, box.width, box.height))
        ctm, width, height = _turned(int(page.rotation or 0) % 360, left, bottom, width, height)
        drawing = Drawing(ctm, self._font, self._operations)
        contents = page.get("/Contents")
        if contents is not None:
            drawing.draw(self._operations(contents.get_object()), page.get("/Resources"))
        content = _content(number, width, height, drawing)
        for span in content.spans:
            span.tag = self._tags.get((number, span.element)) if span.element >= 0 else None
        return content

    def _read_tags(self) -> dict[tuple[int, int], PdfTag]:
        """Return the tags of all pages; a file without tags, and one whose tags cannot be read, has none."""
        try:
            with self._reading():
                root = pdf_entry(pdf_entry(self._reader.trailer, "/Root"), "/StructTreeRoot")
                numbers = {page.indirect_reference.idnum: at for at, page in enumerate(self._pages, 1)}
                return tags_of(root, numbers) if root else {}
        except CorpusError:
            return {}  # the page is read as it looks

    def _operations(self, content: Any) -> Sequence[tuple[Any, bytes]]:
        operations: Sequence[tuple[Any, bytes]] = self._library.parsed(content, self._reader, "bytes").operations
        self._operators += len(operations)
        if self._operators > MOST_OPERATORS:
            raise CorpusError(_TOO_MUCH, path=self.path)
        return operations

    def _font(self, resources: Any, name: Any) -> PdfFont | None:
        resources = resources.get_object() if resources is not None else {}
        fonts = resources.get("/Font", {}).get_object() if "/Font" in resources else {}
        if name not in fonts:
            return None
        font = fonts[name].get_object()
        if id(font) not in self._fonts:
            self._fonts[id(font)] = (font, self._read_font(font))  # kept with the font, whose id stays its own
        return self._fonts[id(font)][1]

    def _read_font(self, font: Any) -> PdfFont | None:
        if not isinstance(font, dict):
            return None
        encoding = font.get("/Encoding")
        is_by_glyph = font.get("/Subtype") == "/Type0" and str(encoding).startswith("/Identity")
        has_characters = "/ToUnicode" in font or not is_by_glyph
        unit = 1.0
        if font.get("/Subtype") == "/Type3":
            matrix = matrix_of([one.get_object() for one in font.get("/FontMatrix", ())])
            unit = abs(matrix[0]) * 1000 if matrix else 1.0
        return PdfFont(self._library.font_tables(font), has_characters=has_characters, unit=unit)

    def _bookmarks(self, entries: Any) -> Iterator[tuple[str, int]]:
        waiting = [iter(entries)]
        while waiting:
            entry = next(waiting[-1], None)
            if entry is None:
                waiting.pop()
            elif isinstance(entry, list):
                if len(waiting) < _DEEPEST_OUTLINE:
                    waiting.append(iter(entry))
            else:
                page = self._reader.get_destination_page_number(entry)
                if entry.title and page is not None:
                    yield " ".join(str(entry.title).split()), page + 1

    def _unlock(self) -> None:
        """Open a protected file with the empty password, with which a file can be read that must not be changed."""
        if not self._reader.decrypt(""):
            raise CorpusError("is protected by a password; save it without one", path=self.path)

    @contextmanager
    def _reading(self) -> Iterator[None]:
        """Turn whatever the library raises into a `CorpusError`, and keep it within its limits meanwhile."""
        try:
            with self._library.limited(**_LIMITS):
                yield
        except CorpusError:
            raise
        except self._library.needs_library as error:
            message = "is encrypted, which needs a library: pip install cryptography (or save it without protection)"
            raise CorpusError(message, path=self.path) from error
        except Exception as error:
            message = f"cannot be read as a PDF ({_reason(error)}); {self._advice}"
            raise CorpusError(message, path=self.path) from error


_TOO_MUCH = f"draws more than {MOST_OPERATORS:,} things; leave it out of the corpus, or split it into several files"


def _reason(error: Exception) -> str:
    """Return what a library says of an error, on one line of plain length."""
    said = " ".join(str(error).split()).rstrip(".")
    return said[:120] if said else type(error).__name__


def _turned(angle: int, left: float, bottom: float, width: float, height: float) -> tuple[Transform, float, float]:
    """Return the matrix that turns a page as viewers do, with its lower left corner at 0, and its size then."""
    turned: dict[int, tuple[Transform, float, float]] = {
        90: ((0.0, -1.0, 1.0, 0.0, -bottom, left + width), height, width),
        180: ((-1.0, 0.0, 0.0, -1.0, left + width, bottom + height), width, height),
        270: ((0.0, 1.0, -1.0, 0.0, bottom + height, -left), height, width),
    }
    return turned.get(angle, ((1.0, 0.0, 0.0, 1.0, -left, -bottom), width, height))


def _content(number: int, width: float, height: float, drawing: Drawing) -> PageContent:
    """Return what a page shows in the direction of most of its text."""
    lengths = {turn: sum(len(span.text) for span in spans) for turn, spans in drawing.spans.items()}
    main = max(lengths, key=lambda turn: (lengths[turn], turn == 0), default=0)
    turned = [span for turn, spans in drawing.spans.items() if turn != main for span in spans]
    spans = drawing.spans.get(main, [])
    rules = drawing.rules if main == 0 else []
    return PageContent(number, width, height, spans, turned, rules, drawing.pictures)
