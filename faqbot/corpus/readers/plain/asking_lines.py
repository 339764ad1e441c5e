"""Find the questions of a plain-text page that have no mark: lines that ask and that an answer follows.

Sisters decide about the doubtful ones: what the other questions of the page look like, and where they stand.
"""

from __future__ import annotations

import re

from faqbot.corpus.readers.plain.line_looks import Look, ends_by_asking
from faqbot.corpus.readers.plain.marked_lines import MarkedLines
from faqbot.corpus.readers.qa_marks import LONGEST_QUESTION

_INNER_END = re.compile(r"[.!?]\s+\S")
# Most lines of a wrapped question after its first line.
_WRAPPED = 3


class AskingLines:
    """The lines without a mark that ask.

    `ends` maps the first line of each text that asks to its last line. `last` is the line where the last question of
    the page begins, with or without a mark. `are_parted` says that a blank line or a rule stands above at least three
    questions in four. `have_sisters` says that a question may have several sentences on this
    page, because other lines of it ask.
    """

    def __init__(self, page: MarkedLines) -> None:
        self._page = page
        self.ends: dict[int, int] = {}
        self._single = self._several = amid = 0
        for at in page.filled:
            if page.is_marked(at) or (last := self._find_end(at)) is None:
                continue
            self.ends[at] = last
            has_several = self._has_several(at, last)
            self._single, self._several = self._single + (not has_several), self._several + has_several
            amid += self._is_amid(at) - (at > 0 and page.looks[at - 1] is Look.BLANK)
        self._stand_amid = amid >= 0
        # One question of a single sentence, or three of several sentences: a paragraph may end with a question.
        self.have_sisters = self._single > 0 or self._several > 2  # noqa: PLR2004 - see above
        asked = [at for at in page.filled if page.looks[at] is Look.ASKED]
        numbered = [at for at, entry in page.entries.items() if entry.is_question]
        self.last = max([*self.ends, *asked, *numbered], default=-1)
        below_text = [at for at in (*self.ends, *asked, *numbered) if at]
        parted = sum(page.open[at - 1] for at in below_text)
        self.are_parted = 4 * parted >= 3 * len(below_text) > 0
        self._marked = len(asked) + len(numbered) + sum(ends_by_asking(page.text_of(at)) for at in page.marks)

    def question_end(self, first: int, question: int | None, *, several: bool) -> int | None:
        """Return the last line of the question that begins on line `first`.

        `question` is the question above, if the line is in its answer. Returns None if no question begins on the line,
        or if no line with an answer follows. A paragraph may end with a question, so `several` says whether the
        question may consist of several sentences: in a section of questions, or where other lines of the page ask.
        """
        last = self.ends.get(first)
        if last is None or (question is not None and self._is_in_answer(first, question)):
            return None
        return last if several or not self._has_several(first, last) else None

    def _is_in_answer(self, first: int, question: int) -> bool:
        """Whether a question belongs to the answer above it.

        It is indented further, or it stands in a paragraph, or it has no mark on a page that marks its questions.
        """
        if self._page.indents[first] > self._page.indents[question]:
            return True
        if self._is_amid(first) and not self._stand_amid:
            return True
        marked = self._page.is_marked(question) or self._page.looks[question] is Look.ASKED
        return marked and self._marked > len(self.ends)

    def _has_several(self, first: int, last: int) -> bool:
        return bool(_INNER_END.search("\n".join(self._page.lines[first : last + 1]).strip()))

    def _is_amid(self, at: int) -> bool:
        """Whether a line stands in a paragraph, below the end of a sentence that does not ask."""
        if (
            not at
            or self._page.looks[at - 1] in (Look.BLANK, Look.RULE)
            or at - 1 in self._page.marks
            or at - 1 == self._page.title_at
        ):
            return False
        return self._page.ended[at - 1] and not self._page.asking[at - 1]

    def _find_end(self, first: int) -> int | None:
        """Return the last line of the text that begins on line `first` and asks; None if it does not ask."""
        if self._page.looks[first] is not Look.PROSE or True not in self._page.asking[first : first + _WRAPPED + 1]:
            return None
        if self._page.goes_on(first - 1):
            return None
        if (
            first
            and self._page.looks[first - 1] is Look.PROSE
            and first - 1 not in self._page.marks
            and self._is_full(first - 1)
        ):
            return None
        last = first
        while last - first < _WRAPPED and not self._page.asking[last] and self._wraps(first, last):
            last += 1
        if not self._page.asking[last] or last not in self._page.next_filled:
            return None
        return last if sum(len(line) for line in self._page.lines[first : last + 1]) <= LONGEST_QUESTION else None

    def _is_full(self, at: int) -> bool:
        """Whether a line in a paragraph is full and ends no sentence, so that the next line goes on with it."""
        return at != self._page.title_at and self._page.is_full(at)

    def _wraps(self, first: int, last: int) -> bool:
        """Whether a question may go on in the next line: in lower case, or below a full line in its paragraph."""
        if self._page.goes_on(last):
            return True
        if (
            last + 1 >= len(self._page.lines)
            or self._page.looks[last + 1] is not Look.PROSE
            or last + 1 in self._page.marks
        ):
            return False
        begins = first == 0 or self._page.looks[first - 1] in (Look.BLANK, Look.RULE)
        return begins and self._page.is_wrapped(last)
