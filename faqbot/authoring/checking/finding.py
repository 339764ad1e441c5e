"""What `faqbot check` reports: findings, each with a stable code, and the table of all codes.

The README shows the same table (a test compares the two). A code never changes its meaning, because people turn codes
into rules of their CI.
"""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple


class Severity(IntEnum):
    """How bad a finding is; the worst is the lowest, so that it comes first."""

    ERROR = 0  # readers get no answer or the wrong one, or a command ends with an error
    WARNING = 1  # most likely a mistake, or text that is lost
    NOTE = 2  # worth a look

    @property
    def label(self) -> str:
        """The name in reports: "error"."""
        return self.name.lower()


class Code(NamedTuple):
    """A kind of finding: its severity and its meaning in one line."""

    severity: Severity
    meaning: str


_ERROR, _WARNING, _NOTE = Severity

CODES = {
    "unreadable-document": Code(_ERROR, "a document, or a folder of documents, cannot be read"),
    "nothing-to-answer": Code(_ERROR, "the documents have no text at all that can be an answer"),
    "broken-side-file": Code(_ERROR, "a line of `phrasings.csv` or `synonyms.txt` cannot be read"),
    "unknown-chunk": Code(_ERROR, "a phrasing names a chunk that does not exist, or several chunks"),
    "same-question": Code(_ERROR, "a question is asked twice under one heading, with different answers"),
    "wrong-answer": Code(_ERROR, "a question or phrasing, asked word for word, gets another answer than its own"),
    "not-answered": Code(_WARNING, "a question or phrasing, asked word for word, is not answered"),
    "asked-back": Code(_WARNING, "a question or phrasing, asked word for word, is asked back as a choice"),
    "repeated-question": Code(_WARNING, "a question recurs under another heading or in a document of the same title"),
    "shared-question": Code(
        _WARNING, "documents about different things ask the same question and answer it differently"
    ),
    "near-duplicate-question": Code(_WARNING, "two questions with different answers have the same telling words"),
    "empty-answer": Code(_WARNING, "a question has no answer"),
    "shared-answer": Code(_WARNING, "questions stand one below the other and share the answer below the last"),
    "placeholder-answer": Code(_WARNING, "an answer is a placeholder such as TODO"),
    "link-only-answer": Code(_WARNING, "an answer is only a link"),
    "heading-without-text": Code(_WARNING, "a heading has no text below it"),
    "unread-heading": Code(_WARNING, "a line begins with `##` without a space, so it is read as text"),
    "unclosed-code": Code(_WARNING, "a code block is not closed and takes the lines below it"),
    "lost-lines": Code(_WARNING, "lines that are in no chunk, for no known reason"),
    "empty-document": Code(_WARNING, "a document or a side file has no text"),
    "table-without-pairs": Code(_WARNING, "a table has no questions with answers"),
    "broken-row": Code(_WARNING, "a row of a table does not fit the header and is left out"),
    "mended-row": Code(_WARNING, "a row of a table has a separator without quotes in a cell"),
    "unread-json": Code(_WARNING, "a part of a JSON file has no question with an answer"),
    "reader-warning": Code(_WARNING, "a part of a document is read in another way than it looks"),
    "not-utf8": Code(_WARNING, "a file is not UTF-8 and was read in the encoding of its language"),
    "garbled-text": Code(_WARNING, "a line has characters that were damaged by a wrong encoding"),
    "other-language": Code(_WARNING, "the documents seem to be in another language than they are read in"),
    "same-id": Code(_WARNING, "two entries have the same id of the author's"),
    "broken-link": Code(_WARNING, "a relative link or image leads to no file"),
    "broken-anchor": Code(_WARNING, "the anchor of a link does not exist"),
    "misplaced-side-file": Code(_WARNING, "a side file has no effect where it is"),
    "shared-phrasing": Code(_WARNING, "a phrasing belongs to several chunks with different answers"),
    "phrasing-and-decoy": Code(_WARNING, "a decoy is also a phrasing or a question of the documents"),
    "unused-synonym": Code(_WARNING, "a rule of `synonyms.txt` has no effect, because no document has its words"),
    "ambiguous-synonym": Code(_WARNING, "a rule of `synonyms.txt` makes two questions the same"),
    "close-question": Code(_NOTE, "another question wins or ties when a question is asked in its telling words only"),
    "parallel-question": Code(_NOTE, "the same, where some of the documents repeat many of each other's questions"),
    "duplicate-entry": Code(_NOTE, "an entry repeats another, with the same answer"),
    "numbered-id": Code(_NOTE, "the id of a chunk has a number, because an earlier chunk has the same id"),
    "one-word-answer": Code(_NOTE, "an answer is a single word"),
    "long-answer": Code(_NOTE, "an answer is longer than a screen"),
    "left-out-lines": Code(_NOTE, "lines are left out for a reason, such as a table of contents"),
    "switched-off-row": Code(_NOTE, "a row of a table is switched off"),
    "short-row": Code(_NOTE, "a row of a table has fewer cells than the header"),
    "row-above-header": Code(_NOTE, "a row stands above the header of a table and is left out"),
    "unused-column": Code(_NOTE, "a column of a table is not searched"),
    "same-title": Code(_NOTE, "documents share a title"),
    "skipped-file": Code(_NOTE, "a file in a folder is not read"),
    "duplicate-phrasing": Code(_NOTE, "a row of `phrasings.csv` repeats another row, or the question of its chunk"),
    "phrasing-elsewhere": Code(_NOTE, "a phrasing is about a document that is not checked"),
    "answered-decoy": Code(_NOTE, "the documents seem to answer a decoy"),
}


class Finding(NamedTuple):
    """One finding: its code, the file and the line at fault, what is wrong, and what to do.

    `line` is None for a finding about a whole file. In a document that is cited by places, `place` is what stands
    behind the path (" p. 3") instead of the line.
    """

    code: str
    path: str
    line: int | None
    problem: str
    remedy: str
    place: str = ""

    @property
    def where(self) -> str:
        """The path with the line or the place."""
        return self.path + (self.place or ("" if self.line is None else f":{self.line}"))

    @property
    def severity(self) -> Severity:
        """The severity of the code."""
        return CODES[self.code].severity

    @property
    def order(self) -> tuple[int, str, int, str, str]:
        """The sort key: the worst first, then by path and line."""
        return (self.severity, self.path, self.line or 0, self.code, self.problem)
