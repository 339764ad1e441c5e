"""Find the questions of a plain-text page that indents its answers, as manuals do; some of the questions state.

How do I ignore changes?
    Git has no way to do this.

I told it to ignore files, yet they are tracked
    Use another command.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from faqbot.corpus.readers.plain.line_looks import Look
from faqbot.corpus.readers.plain.marked_lines import MarkedLines

# Fewest questions with indented answers that show where the questions of a page begin.
_FEWEST = 3
# Most lines of a question that states.
_MOST_LINES = 3


class IndentedAnswers:
    """Whether a page indents its answers, and which lines are therefore questions.

    `asking` maps the first line of each text without a mark that asks to its last line. `all_are` says that the first
    lines of at least nine answers in ten are indented further than their questions.
    """

    def __init__(self, page: MarkedLines, asking: Mapping[int, int]) -> None:
        self._page = page
        ends = {at: entry.last for at, entry in page.entries.items() if entry.is_question}
        ends |= {at: at for at in page.marks if page.asking[at]} | dict(asking)
        answers = [(at, page.next_filled[last]) for at, last in ends.items() if last in page.next_filled]
        deeper = sum(page.indents[below] > page.indents[at] for at, below in answers)
        self.all_are = 10 * deeper >= 9 * len(answers) > 0
        indents = Counter(page.indents[at] for at, _ in answers)
        self._question_indent = indents.most_common(1)[0][0] if self.all_are and len(answers) >= _FEWEST else -1

    def question_end(self, first: int) -> int | None:
        """Return the last line of a question that begins on line `first`; None if none begins there.

        It begins in the column of the page's questions, and the answer is indented directly below it.
        """
        looks, indents = self._page.looks, self._page.indents
        indent = indents[first]
        if indent != self._question_indent or looks[first] is not Look.PROSE or self._page.lines[first].isupper():
            return None
        if first and looks[first - 1] is Look.PROSE and indents[first - 1] == indent:
            return None
        for last in range(first, min(first + _MOST_LINES, len(looks) - 1)):
            below = indents[last + 1]
            if looks[last + 1] is not Look.PROSE or below < indent:
                return None
            if below > indent:
                return last
            if not self._page.is_wrapped(last):
                return None
        return None
