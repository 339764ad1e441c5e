"""Account for every line of a document: it is in a chunk, it is a heading, or it is left out for a reason.

`account_for` gives the fate of all lines of one document. `find_omissions` lists, for a whole corpus, what an author
should know: headings without text, and lines that a reader leaves out. No line may be `Fate.LOST`; one that is shows an
error in a reader.

    for omission in find_omissions(["docs"]):
        print(omission)                            # faq.md:3-9 table of contents
"""

from __future__ import annotations

import os
import re
import warnings
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from itertools import groupby
from typing import NamedTuple

from faqbot.corpus.chunk import Chunk
from faqbot.corpus.chunking import chunk_document
from faqbot.corpus.document import Block, BlockKind, Document
from faqbot.corpus.files.decoding import split_lines
from faqbot.corpus.files.discovery import find_files
from faqbot.corpus.place import Place
from faqbot.corpus.places import spanning
from faqbot.corpus.readers.exports.yaml_pairs import YAML_SUFFIXES
from faqbot.corpus.readers.markup.components.component_titles import component_on
from faqbot.corpus.readers.markup.components.inline_shortcodes import without_inline_shortcodes
from faqbot.corpus.readers.qa_marks import ANSWERED, ASKED, is_bare_mark
from faqbot.corpus.readers.registry import suffix_of
from faqbot.corpus.reading import read_files, text_of, warn_of_skipped
from faqbot.corpus.records.delimited import DELIMITED

# How much of a line is looked at for the mark of an answer, in characters.
_LONGEST_MARK = 60

_WORD = re.compile(r"[^\W_]+")
_TAG = re.compile(r"<[/!]?[a-zA-Z-][^<>]*>")
# The beginning of a line that opens a box, and that may hold its title.
_TITLED = re.compile(r"\s*(?::{3}|!{3}|\?{3}|={3}|>\s?\[!|\.\. +\w[\w:.-]*::)")
# The name of a value in JSON: "faq":
_JSON_NAME = re.compile(r'"(?>(?:[^"\\]|\\.)*)"\s*:')
# The names of a value in YAML, with the marks of lists before it and an anchor, an alias or a tag behind it: - faq: &a
_YAML_NAME = re.compile(
    r"""^[ \t]*+(?>(?:[-?][ \t]++)*)(?:
      (?:[&!]\S*[ \t]+)?(?:"(?>(?:[^"\\]|\\.)*)"|'(?>(?:[^']|'')*)'|[^\s#'"\[{&*!](?>(?:[^:]|:(?=\S))*))[ \t]*:(?=\s|$)
      |(?=[&*!])
    )
    (?:\s*[&*!]\S*)*""",
    re.VERBOSE,
)


class Fate(Enum):
    """What became of a line."""

    CHUNK = "in a chunk"
    HEADING = "heading"  # of a chunk, or the header of a table
    BLANK = "blank"
    MARKUP = "markup"  # a rule of signs, or tags alone
    LEFT_OUT = "left out"  # by the reader, for a reason of its own
    BARE_HEADING = "heading without text"
    UNANSWERED = "question without an answer"  # a question in running text, which is no heading
    LOST = "lost"


class Account(NamedTuple):
    """The fate of consecutive lines; `lines` is (first, last), 1-based and inclusive.

    `reason` says why lines were left out, such as "comment"; for any other fate it is empty.
    """

    lines: tuple[int, int]
    fate: Fate
    reason: str = ""


class Omission(NamedTuple):
    """Lines of a document that nothing is quoted from, and the reason; `str` gives `path:first-last reason`.

    In a document that is cited by places, `str` gives the `place` instead of the lines.
    """

    path: str
    lines: tuple[int, int]
    reason: str
    place: Place | None = None

    def __str__(self) -> str:
        first, last = self.lines
        return f"{self.path}{self.place or f':{first}' + (f'-{last}' if last > first else '')} {self.reason}"


def account_for(text: str, document: Document, chunks: Sequence[Chunk]) -> list[Account]:
    """Return the fate of every line of a text, from the document and the chunks that were made of it.

    The lines of the chunks are those of the text (see `Document.in_lines_of_text`). Each line is in exactly one
    account, in order; consecutive lines of one fate and reason share an account. The time is linear in the length of
    the text.
    """
    lines = split_lines(text)
    fates = (_table_fates if document.pairs or document.facts else _prose_fates)(lines, document, chunks)
    accounts, first = [], 1
    for (fate, reason), run in groupby(fates):
        last = first + sum(1 for _ in run) - 1
        accounts.append(Account((first, last), fate, reason))
        first = last + 1
    return accounts


def omissions_of(path: str, accounts: Iterable[Account]) -> Iterator[Omission]:
    """Yield what an author should know: headings and questions with nothing below, and lines left out or lost."""
    for lines, fate, reason in accounts:
        if fate in (Fate.LEFT_OUT, Fate.BARE_HEADING, Fate.UNANSWERED, Fate.LOST):
            yield Omission(path, lines, reason or fate.value)


def find_omissions(roots: Sequence[str | os.PathLike[str]]) -> list[Omission]:
    """Return the omissions of all documents below the roots, in the order of the documents and their lines.

    Raises `CorpusError` for a named file or folder that cannot be read. A `CorpusWarning` names the skipped files.
    """
    found = find_files(roots)
    skipped = list(found.skipped)
    omissions: list[Omission] = []
    for document, file, data in read_files(found.files, skipped):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # `read_files` gave the warnings of this file
            text = text_of(document, data)
        accounts = account_for(text, document, list(chunk_document(document.in_lines_of_text())))
        omissions += [_in_the_file(omission, document) for omission in omissions_of(file.name, accounts)]
    warn_of_skipped(skipped)
    return omissions


def _in_the_file(omission: Omission, document: Document) -> Omission:
    """Return an omission with the lines of the file, and the place, where people look for it."""
    first, last = omission.lines
    place = spanning([place for place in document.places[first - 1 : last] if place])
    if document.file_lines:
        first, last = document.file_lines[first - 1][0], document.file_lines[last - 1][1]
    return omission._replace(lines=(first, last), place=place)


# The reasons of rows of a sheet, and of another table, that are headings: nothing is quoted from them, and nothing is
# lost.
_SHEET_HEADINGS, _ROW_HEADINGS = frozenset(("header", "heading", "title")), frozenset(("heading",))

# A fate and the reason of lines that were left out.
_Fate = tuple[Fate, str]


def _prose_fates(lines: Sequence[str], document: Document, chunks: Sequence[Chunk]) -> list[_Fate]:
    fates = _unread_fates(lines)
    _mark_left_out(fates, document)
    answered = {chunk.source.lines[0] for chunk in chunks if chunk.question}
    for block in document.blocks:
        if block.kind is BlockKind.QUESTION:
            is_answered = block.lines[0] in answered  # elsewhere, a chunk that says the question marks it below
            _mark(fates, block.lines, Fate.CHUNK if is_answered else Fate.UNANSWERED)
        elif block.kind is BlockKind.END and block.text:
            _mark(fates, block.lines, Fate.MARKUP)  # an `A:` with nothing behind it
    for block, has_text in _headings(document.blocks, chunks):
        if block.raw:  # an empty heading that only ends a section has no line of its own
            _mark(fates, block.lines, Fate.HEADING if has_text else Fate.BARE_HEADING)
    for place, together in groupby(chunks, key=lambda chunk: chunk.source.lines):
        _mark_said(fates, lines, place, list(together))
    title = set(_words(f"{document.title} {document.own_title}"))
    for at, line in enumerate(lines):
        if fates[at][0] is Fate.LOST and title.issuperset(_behind_number(_words(line))):
            fates[at] = (Fate.HEADING if chunks else Fate.BARE_HEADING, "")
            break
    return fates


def _table_fates(lines: Sequence[str], document: Document, chunks: Sequence[Chunk]) -> list[_Fate]:
    is_delimited = suffix_of(document.path) in DELIMITED
    fates = _unread_fates(lines if is_delimited else [_without_names(line, document.path) for line in lines])
    header_end = min(chunk.source.lines[0] for chunk in chunks) - 1 if is_delimited else 0
    _mark(fates, (1, header_end), Fate.HEADING)
    _mark_left_out(fates, document)
    for left_out in document.left_out:
        if left_out.reason in (_SHEET_HEADINGS if document.text else _ROW_HEADINGS):
            _mark(fates, left_out.lines, Fate.HEADING)
    for chunk in chunks:
        _mark(fates, chunk.source.lines, Fate.CHUNK)
    return fates


def _without_names(line: str, path: str) -> str:
    """Return a line of JSON or YAML without the names of its values; YAML may have values as JSON has them."""
    return _JSON_NAME.sub("", _YAML_NAME.sub("", line) if suffix_of(path) in YAML_SUFFIXES else line)


def _unread_fates(lines: Sequence[str]) -> list[_Fate]:
    """Return the fates of lines that nobody reads: only lines with words can be lost."""
    return [(Fate.LOST if _words(line) else Fate.MARKUP if line.strip() else Fate.BLANK, "") for line in lines]


def _mark(fates: list[_Fate], lines: tuple[int, int], fate: Fate, reason: str = "") -> None:
    for at in range(lines[0] - 1, lines[1]):
        if fates[at][0] is not Fate.BLANK:
            fates[at] = (fate, reason)


def _mark_left_out(fates: list[_Fate], document: Document) -> None:
    for lines, reason in document.left_out:
        if reason != Fate.MARKUP.value or any(fates[at][0] is Fate.LOST for at in range(lines[0] - 1, lines[1])):
            _mark(fates, lines, Fate.LEFT_OUT, reason)


def _mark_said(fates: list[_Fate], lines: Sequence[str], place: tuple[int, int], chunks: Sequence[Chunk]) -> None:
    """Mark the lines `place` as far as the chunks that stand there say them; a line that they skip keeps its fate.

    Several chunks share a long line: each holds some of its sentences. Marks and link targets may be missing in a
    chunk, so half of the words of a line are enough, and a mark such as `Q:` or `A:` counts as said. Of a line that
    opens a box, only the title is said.
    """
    said = {word for chunk in chunks for text in (chunk.text, chunk.question, *chunk.source.headings)
            for word in _WORD.findall(text)}  # fmt: skip
    for at in range(place[0] - 1, place[1]):
        words = _words(_behind_mark(_shown(lines[at])))
        needed = 1 if _TITLED.match(lines[at]) else (len(words) + 1) // 2
        if lines[at].strip() and sum(word in said for word in words) >= min(needed, len(words)):
            fates[at] = (Fate.CHUNK, "")


def _headings(blocks: Sequence[Block], chunks: Sequence[Chunk]) -> Iterator[tuple[Block, bool]]:
    """Yield each heading with whether a chunk stands below it, before the next heading that is not below it."""
    starts = sorted(chunk.source.lines[0] for chunk in chunks)
    headings = [block for block in blocks if block.level and block.kind in (BlockKind.HEADING, BlockKind.QUESTION)]
    open_: list[tuple[Block, int]] = []  # headings, and the number of chunks that begin before each
    before = 0
    for heading in headings:
        first = heading.lines[0] + (not heading.raw)  # without text of its own, it stands on the last line of a section
        while before < len(starts) and starts[before] < first:
            before += 1
        while open_ and open_[-1][0].level >= heading.level:
            closed, chunks_before = open_.pop()
            yield closed, before > chunks_before
        open_.append((heading, before))
    for heading, chunks_before in open_:
        yield heading, len(starts) > chunks_before


def _shown(line: str) -> str:
    """Return the title of the component or the shortcode on a line, or the line without shortcodes around its words."""
    return component_on(line).title or without_inline_shortcodes([line])[0]


def _behind_mark(line: str) -> str:
    """Return a line without its `A:`, and nothing for a line that holds only a `Q:`."""
    begins = line[:_LONGEST_MARK].lstrip(" \t*_#>-.)0123456789").rstrip()
    if is_bare_mark(ASKED, begins):
        return ""
    mark = ANSWERED.match(begins)
    return line.partition(mark[0])[2] if mark else line


def _behind_number(words: Sequence[str]) -> Sequence[str]:
    """Return the words behind the number of a heading, which a title does not have; a number alone stays."""
    start = next((at for at, word in enumerate(words) if not word.isdecimal()), 0)
    return words[start:]


def _words(line: str) -> list[str]:
    """Return the words of a line without those in tags."""
    return _WORD.findall(_TAG.sub(" ", line))
