"""Find questions and headings without text below them, and lines that a reader leaves out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from faqbot.authoring.checking.documents.finding_places import line_in_file, said_lines
from faqbot.authoring.checking.documents.lenient_reading import ReadDocument
from faqbot.authoring.checking.finding import Finding
from faqbot.authoring.checking.question_keys import quoted
from faqbot.corpus.chunking import chunk_document
from faqbot.corpus.document import BlockKind, Document
from faqbot.corpus.files.decoding import split_lines
from faqbot.corpus.inventory import Account, Fate, account_for
from faqbot.corpus.readers.qa_marks import asks

# Reasons for which lines without any content of the page are left out. They would bury the others.
_WITHOUT_CONTENT = {
    "comment",
    "front matter",
    "markup",
    "metadata",
    "header",
    "link target",
    "directive",
    "script or style",
    "title",
    "settings of a Rasa bot",
    "no intent of a Rasa bot",
    "examples of what people ask",
}
# Reasons for which rows and values in JSON and YAML are left out; `table_faults` reports each.
_OF_ROWS = {
    *("incomplete row", "broken row", "switched off", "above the table", "no question with an answer"),
    "intent without a response",
}
# Reasons that the reader itself warns of, with the names of what it leaves out.
_WARNED = {"sheet without questions and answers"}
_MOST_RANGES = 5


def check_lines(read: ReadDocument) -> Iterator[Finding]:
    """Yield the findings about the lines of a document that no chunk has."""
    chunks = list(chunk_document(read.document.in_lines_of_text())) if read.document.text else read.chunks
    accounts = account_for(read.text, read.document, chunks)
    lines = split_lines(read.text)
    asking = {block.lines[0] for block in read.document.blocks if block.kind is BlockKind.QUESTION}
    left_out: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for account in accounts:
        if account.fate is Fate.LEFT_OUT:
            left_out[account.reason].append(account.lines)
        else:
            for finding in _of_account(account, lines, asking, read):
                yield finding._replace(line=line_in_file(read.document, finding.line or 1))
    for reason, ranges in left_out.items():
        if reason not in _WITHOUT_CONTENT | _OF_ROWS | _WARNED:
            yield _of_reason(reason, ranges, read)


def _of_account(account: Account, lines: Sequence[str], asking: set[int], read: ReadDocument) -> Iterator[Finding]:
    (first, last), fate, _ = account
    path = read.path
    # A heading may have a line of signs above it.
    text = quoted(next((line.strip("#*_= \t") for line in lines[first - 1 : last] if line.strip("#*_=-~^ \t")), ""))
    if fate is Fate.UNANSWERED or (fate is Fate.BARE_HEADING and (first in asking or asks(lines[first - 1]))):
        yield Finding("empty-answer", path, first, f"No answer follows the question {text}.",
                      "Write the answer below it, or remove the question.")  # fmt: skip
    elif fate is Fate.BARE_HEADING and not _is_title(lines[first - 1 : last], read.document):
        yield Finding("heading-without-text", path, first, f"No text follows the heading {text}.",
                      "Write the text below it, or remove the heading.")  # fmt: skip
    elif fate is Fate.LOST:
        where = f"The line {text} is" if first == last else f"{last - first + 1:,} lines from {text} on are"
        yield Finding("lost-lines", path, first, f"{where} in no chunk, so nobody finds what is there.",
                      "Write it as a paragraph, and report the case as a fault of faqbot.")  # fmt: skip


def _is_title(lines: Sequence[str], document: Document) -> bool:
    """Whether a heading is the title of its page, which needs no text of its own."""
    title = f"{document.title} {document.own_title}".casefold().split()
    return set(title).issuperset(" ".join(lines).strip("#*_=-~^ \t").casefold().split())


def _of_reason(reason: str, ranges: Sequence[tuple[int, int]], read: ReadDocument) -> Finding:
    count = sum(last - first + 1 for first, last in ranges)
    said = said_lines(read.document, ranges)
    shown = ", ".join(said[:_MOST_RANGES])
    more = ", …" if len(said) > _MOST_RANGES else ""
    subject = f"{count:,} lines ({shown}{more}) are" if count > 1 else "The line is"
    if count > len(said) == 1 and said[0].isdecimal():  # several lines of the text stand in a line of the file
        subject = f"A part of line {shown} is"
    first = line_in_file(read.document, ranges[0][0])
    return Finding("left-out-lines", read.path, first, f"{subject} left out: {reason}.",
                   "Nothing, if no answer is there.")  # fmt: skip
