"""Read the `.qna` files of Microsoft's Bot Framework: questions with `# ?`, wordings, and answers between backquotes.

    > a comment                              <a id = "7"></a>              the id of the pair below
    > !# @qna.pair.source = faq.md           ### ? When are you open?      the question
    **Filters:**                             - opening hours               another wording of it
    - city = Oslo                            ```markdown                   the answer, up to the next ```
    **Prompts:**
    - [In winter](#8) `context-only`         a button below the answer

Filters and buttons become metadata. A pair that a `context-only` button leads to has the question with this button as
its section, because its own question ("In winter") says too little. References to other files and lists of synonyms are
left out.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Sequence
from dataclasses import replace
from textwrap import dedent
from typing import Any

from faqbot.corpus.document import Document, LeftOut, Pair
from faqbot.corpus.files.decoding import prose_lines
from faqbot.errors import CorpusError, CorpusWarning, NoPairsError

_QUESTION = re.compile(r"\s{0,20}#{1,6}[ \t]{0,20}\?(?P<text>.*)")
_HEADING = re.compile(r"\s{0,20}#{1,6}\s*\S")
_PROPERTY = re.compile(r"\s{0,20}>\s{0,20}!#\s{0,20}@(?P<name>[\w.-]{1,60})\s{0,20}=(?P<value>.*)")
_COMMENT = re.compile(r"\s{0,20}>")
_ANCHOR = re.compile(
    r"\s{0,20}<a\s+(?:id|name)\s{0,9}=\s{0,9}[\"'](?P<id>[^\"'<>]{1,100})[\"']\s{0,9}/?>", re.IGNORECASE
)
_FENCE = re.compile(r"\s*(?P<marks>`{3,20})[ \t]{0,9}\w{0,20}\s*")
_ITEM = re.compile(r"\s{0,20}[-*+][ \t]+(?P<text>\S.*)")
_LABEL = re.compile(r"\s{0,20}\*{2,3}(?P<name>filters|prompts)\s{0,9}:?\s{0,9}\*{2,3}\s{0,9}:?\s*", re.IGNORECASE)
_PROMPT = re.compile(r"\[(?P<text>[^\[\]]{1,300})\]\((?P<to>[^()]{1,300})\)(?P<rest>.*)")
_SYNONYMS = re.compile(r"\s{0,20}\$[^:]{1,200}:\s{0,9}qna-alterations\s{0,9}=", re.IGNORECASE)
_MOST_NAMED = 5
# The name of the metadata that hold the buttons; a filter may have the same name.
_BUTTONS = "prompts"


def read_qna(text: str, path: str, fallback_title: str) -> Document:
    """Return the pairs of a `.qna` file, each with its lines.

    Raises `NoPairsError` for a file without any pair, and `CorpusError` for an answer without an end. A question
    without an answer is left out, with a `CorpusWarning`.
    """
    reader = _Reader(prose_lines(text, path), path)
    reader.read()
    unanswered = [lines[0] for lines, reason in reader.left_out if reason == "question without an answer"]
    if not reader.pairs and text.strip():
        raise NoPairsError("no question (`# ? …`) has an answer (between lines of three backquotes)", path=path)
    if unanswered:
        shown = ", ".join(map(str, unanswered[:_MOST_NAMED])) + (", …" if len(unanswered) > _MOST_NAMED else "")
        plural = "s" * (len(unanswered) > 1)
        message = f"{len(unanswered)} question{plural} without an answer, left out (line{plural} {shown})"
        warnings.warn(CorpusWarning(message, path=path, line=unanswered[0]), stacklevel=2)
    title = reader.title or fallback_title
    return Document(path, title, pairs=_in_context(reader.pairs), left_out=tuple(reader.left_out))


def _in_context(pairs: Sequence[Pair]) -> tuple[Pair, ...]:
    """Return the pairs; one that a `context-only` button leads to has the question with the button as its section."""
    parents: dict[str, str] = {}
    for pair in pairs:
        buttons = pair.metadata.get(_BUTTONS)
        for button in buttons if isinstance(buttons, list) else ():
            if button.get("contextOnly"):
                parents.setdefault(button["to"], pair.question)
    return tuple(replace(pair, section=parents[pair.id]) if pair.id in parents else pair for pair in pairs)


class _Reader:
    """Goes through the lines, and keeps what is known of the pair that is being read.

    `_list` says what the items of the current list are: "wordings", "filters", "prompts", or "other" outside of a pair.
    """

    def __init__(self, lines: list[str], path: str) -> None:
        self.pairs: list[Pair] = []
        self.left_out: list[LeftOut] = []
        self.title = ""
        self._lines, self._path = lines, path
        self._at = 0
        self._list = "other"
        self._id = self._source = ""
        self._first = self._last = 0
        self._questions: list[str] = []
        self._answer = ""
        self._metadata: dict[str, Any] = {}
        self._buttons: list[dict[str, Any]] = []

    def read(self) -> None:
        """Read all lines."""
        while self._at < len(self._lines):
            line = self._lines[self._at]
            self._at += 1
            if line.strip():
                self._read_line(line)
        self._end_pair()

    def _read_line(self, line: str) -> None:
        question, fence, label = _QUESTION.match(line), _FENCE.fullmatch(line), _LABEL.fullmatch(line)
        if question and question["text"].strip():
            self._begin_pair(" ".join(question["text"].split()))
        elif fence and self._questions and not self._answer:
            self._read_answer(fence["marks"])
        elif label and self._questions:
            self._list, self._last = label["name"].casefold(), self._at
        elif anchor := _ANCHOR.match(line):
            self._end_pair()
            self._id = anchor["id"].strip()
        elif _COMMENT.match(line):
            self._read_comment(line)
        elif (item := _ITEM.match(line)) and self._list != "other":
            self._read_item(item["text"].strip())
        else:
            self._leave_out(line)

    def _begin_pair(self, question: str) -> None:
        self._end_pair()  # which forgets the id and the source of the pair above, but not those of this one
        self._questions, self._list = [question], "wordings"
        self._first = self._last = self._at

    def _read_answer(self, marks: str) -> None:
        start = self._at
        while self._at < len(self._lines):
            line = self._lines[self._at].strip()
            self._at += 1
            if line.startswith(marks) and not line.strip("`"):
                self._answer = dedent("\n".join(self._lines[start : self._at - 1])).strip()
                self._list, self._last = "other", self._at
                return
        raise CorpusError(f"the answer that begins here has no end: no line of {marks}", path=self._path, line=start)

    def _read_item(self, text: str) -> None:
        self._last = self._at
        if self._list == "wordings":
            self._questions.append(" ".join(text.split()))
        elif self._list == "filters":
            name, _, value = text.partition("=")
            self._metadata[name.strip()] = value.strip()
        elif prompt := _PROMPT.match(text):
            button = {"displayText": prompt["text"], "to": prompt["to"].lstrip("#")}
            if "context-only" in prompt["rest"]:
                button["contextOnly"] = True
            self._buttons.append(button)

    def _read_comment(self, line: str) -> None:
        """Read the source of the pair below and the name of the whole, which stand in comments."""
        named = _PROPERTY.match(line)
        name, value = (named["name"].casefold(), named["value"].strip()) if named else ("", "")
        if name == "qna.pair.source":
            self._end_pair()
            self._source = value
        elif name == "kb.name":
            self.title = value
        self.left_out.append(LeftOut((self._at, self._at), "metadata" if named else "comment"))

    def _leave_out(self, line: str) -> None:
        """Leave out a line of no pair, which ends the pair above it if it is a heading, a list or a reference."""
        reason = "synonyms" if _SYNONYMS.match(line) else "heading" if _HEADING.match(line) else "text of no pair"
        if _PROMPT.match(line.strip()):
            reason = "reference to another file"
        if reason != "text of no pair":
            self._end_pair()
        self.left_out.append(LeftOut((self._at, self._at), reason))

    def _end_pair(self) -> None:
        """Add the pair that is being read, if it has an answer; forget it in any case."""
        if self._questions and self._answer:
            asked = tuple(one for one in dict.fromkeys(self._questions) if one != self._questions[0])
            more = {_BUTTONS: self._buttons, "source": self._source}
            metadata = {**self._metadata, **{name: value for name, value in more.items() if value}}
            lines = self._first, self._last
            self.pairs.append(Pair(self._questions[0], self._answer, lines, self._id, "", asked, metadata))
        elif self._questions:
            self.left_out.append(LeftOut((self._first, self._last), "question without an answer"))
        if self._questions:
            self._id = self._source = ""
        self._questions, self._answer, self._list = [], "", "other"
        self._metadata, self._buttons = {}, []
