"""Read the side files line by line: a line that cannot be read is a finding, and the others count."""

from __future__ import annotations

import os
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from faqbot.authoring.checking.documents.encodings import check_encoding
from faqbot.authoring.checking.documents.lenient_reading import shown_path
from faqbot.authoring.checking.finding import Finding
from faqbot.authoring.checking.question_keys import as_sentence, quoted
from faqbot.corpus.authors.phrasings import AskedRow, PhrasingRow, part_decoys, read_phrasings
from faqbot.corpus.authors.references import References
from faqbot.corpus.authors.side_files import documents_beside, row_finder
from faqbot.corpus.authors.synonyms import read_synonyms
from faqbot.corpus.chunk import Chunk
from faqbot.corpus.corpus import Corpus, Synonyms
from faqbot.corpus.files.decoding import decode, read_bytes, split_lines
from faqbot.corpus.files.discovery import FoundFiles, SideFile
from faqbot.corpus.files.side_file_names import PHRASINGS
from faqbot.errors import CorpusError, CorpusWarning

# A table with more broken rows is broken in a way that a list of all rows does not explain.
_MOST_BROKEN = 100


class SynonymRule(NamedTuple):
    """A rule of synonyms.txt with the place where it stands."""

    path: str
    line: int
    rule: Synonyms


class SideRows(NamedTuple):
    """The rows of the side files that can be read, each with its place, and the findings about the others."""

    asked: tuple[AskedRow, ...]
    synonyms: tuple[SynonymRule, ...]
    findings: tuple[Finding, ...]


def read_sides_leniently(found: FoundFiles, chunks: Sequence[Chunk]) -> tuple[Corpus, SideRows]:
    """Return the corpus of these chunks with what the side files say, and the rows of the side files."""
    references = References(chunks)
    asked: list[AskedRow] = []
    synonyms: list[SynonymRule] = []
    findings: list[Finding] = []
    warned: set[str] = set()
    for side in found.side_files:
        path = shown_path(side.path)
        text = _text_of(side, path, findings)
        if os.path.basename(side.path) != PHRASINGS:
            synonyms += _rules(text, path, findings)
            continue
        find = row_finder(side, found, references, path)
        rows = [row for read in _phrasing_rows(text, path, findings)
                for row in _looked_up(read, find, path, findings, whole=side.whole)]  # fmt: skip
        asked += rows
        if any(row.chunk is None for row in rows):
            warned |= documents_beside(side, found.files)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # `phrasing_rows` finds what is a phrasing and a decoy
        phrasings, decoys = part_decoys(asked)
    beyond = frozenset(number for number, chunk in enumerate(chunks) if chunk.source.path not in warned)
    rules = tuple(dict.fromkeys(rule for _, _, rule in synonyms))
    corpus = Corpus(tuple(chunks), phrasings, decoys, rules, beyond if decoys else frozenset(), found.settings)
    return corpus, SideRows(tuple(asked), tuple(synonyms), tuple(findings))


def _text_of(side: SideFile, path: str, findings: list[Finding]) -> str:
    """Return the text of a side file; what is wrong with its bytes is added to the findings."""
    try:
        data = read_bytes(side.path)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # `check_encoding` finds the line, too
            text = decode(data, side.name)
    except CorpusError as error:
        findings.append(Finding("broken-side-file", path, error.line, as_sentence(error.message), "Repair the file."))
        return ""
    findings += check_encoding(data, text, path)
    if not text.strip():
        findings.append(Finding("empty-document", path, None, "The side file is empty.", "Fill it, or remove it."))
    return text


def _phrasing_rows(text: str, path: str, findings: list[Finding]) -> list[PhrasingRow]:
    """Return the rows of a file of phrasings; each row that cannot be read is a finding, and reading goes on."""
    lines = split_lines(text)
    for _ in range(_MOST_BROKEN):
        rows: list[PhrasingRow] = []
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            try:
                rows += read_phrasings("\n".join(lines), path)
            except CorpusError as error:
                remedy = "Write each row as question,chunk, with double quotes around a cell that has a comma in it."
                findings.append(
                    Finding("broken-side-file", path, error.line, f"The row cannot be read: {error.message}.", remedy)
                )
                if error.line is None or not _goes_on(lines, error.line):
                    break
                lines[error.line - 1] = ""
                continue
        return rows
    return rows


def _goes_on(lines: Sequence[str], broken: int) -> bool:
    """Whether reading can go on without the line `broken`, which it cannot without the header."""
    return any(line.strip() for line in lines[: broken - 1])


def _looked_up(
    read: PhrasingRow,
    find: Callable[[Iterable[PhrasingRow]], Iterator[AskedRow]],
    path: str,
    findings: list[Finding],
    *,
    whole: bool,
) -> list[AskedRow]:
    """Return the row with its chunk, or nothing if it names none, which is a finding.

    No finding are rows about other documents where the documents that are checked are no `whole` folder.
    """
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            found = list(find([read]))
        except CorpusError as error:
            remedy = "Name the chunk by the id that it has now, or remove the row."
            findings.append(Finding("unknown-chunk", path, read.line, as_sentence(error.message), remedy))
            return []
    if whole and not found:
        problem = f"{quoted(read.chunk)} may be in a document that faqbot.toml leaves out, so the row has no effect."
        remedy = "Do nothing if the document is left out for a time; otherwise remove the row."
        findings.append(Finding("phrasing-elsewhere", path, read.line, problem, remedy))
    elif caught:
        problem = f"No chunk of the documents that are checked has the id {read.chunk!r}."
        remedy = "Check the whole folder; if the chunk is gone there, too, remove the row."
        findings.append(Finding("phrasing-elsewhere", path, read.line, problem, remedy))
    return found


def _rules(text: str, path: str, findings: list[Finding]) -> list[SynonymRule]:
    """Return the rules of a file of synonyms; each line that cannot be read is a finding."""
    rules: list[SynonymRule] = []
    for number, line in enumerate(split_lines(text), start=1):
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            try:
                rules += (SynonymRule(path, number, rule) for rule in read_synonyms(line, path))
            except CorpusError as error:
                problem = f"The rule cannot be read: {error.message}."
                remedy = "Write `a, b` for words that mean the same, or `a => b`."
                findings.append(Finding("broken-side-file", path, number, problem, remedy))
        for warning in caught:
            if isinstance(warning.message, CorpusWarning):
                problem = as_sentence(warning.message.message)
                findings.append(Finding("reader-warning", path, number, problem, "Move the comment."))
    return rules
