"""Hold what the lines of a plain-text page look like, each by itself and beside its neighbours.

Everything is computed once for each line, because most parts of this package ask for it again and again.
"""

from __future__ import annotations

from collections.abc import Sequence

from faqbot.corpus.readers.plain.line_looks import (
    WRAPPED_AT,
    Look,
    ends_by_asking,
    ends_sentence,
    indent_of,
    look_of,
    width_of,
)
from faqbot.corpus.readers.qa_marks import ANSWERED, ASKED, is_bare_mark

# A line of at most so many characters may hold the mark of a question only, if at least so many lines do, or if the
# line below it asks.
_LONGEST_MARK = 16
_FEWEST_BARE = 2


class LineTable:
    """The lines of a page and their looks; lines are counted from 0.

    `texts` are the lines without the white space around them.
    `ended` and `asking` say of each line whether it ends a sentence, and whether it asks. `indents` are the columns
    where the texts begin. `open` says that a line is blank or a rule. `bare` are the lines that hold only the mark of a
    question, and `below_bare` are the lines of these questions. `first_asking` is the first line that asks or has the
    mark of a question, or the number of lines if none does.
    """

    def __init__(self, lines: Sequence[str]) -> None:
        self.lines = lines
        self.texts = texts = [line.strip() for line in lines]
        self.looks = [look_of(line) if text else Look.BLANK for line, text in zip(lines, texts, strict=True)]
        self.open = [look is Look.BLANK or look is Look.RULE for look in self.looks]
        # A line that ends with a letter or digit ends no sentence and does not ask.
        self.ended = [text != "" and not text[-1].isalnum() and ends_sentence(text) for text in texts]
        self.asking = [text != "" and not text[-1].isalnum() and ends_by_asking(text) for text in texts]
        self.bare = self._bare_marks()
        self.below_bare = {line for at in self.bare for line in range(at + 1, self.last_of_prose(at) + 1)}
        self.indents = [indent_of(line) if line[:1].isspace() else 0 for line in lines]
        asked = (at for at, look in enumerate(self.looks) if look is Look.ASKED or self.asking[at])
        self.first_asking = next(asked, len(lines))

    def _bare_marks(self) -> set[int]:
        """Return the lines that hold only a `Q:` ("Q 1."), and give the looks of marks to them and their `A:`.

        A page with a single such line has no marks of this kind, unless the line below it asks.
        """
        short = [at for at, text in enumerate(self.texts[:-1]) if 0 < len(text) <= _LONGEST_MARK and not self.open[at]]
        bare = {at for at in short if not self.open[at + 1] and is_bare_mark(ASKED, self.texts[at])}
        if len(bare) < _FEWEST_BARE and not any(self.asking[at + 1] for at in bare):
            return set()
        for at in bare:
            self.looks[at] = Look.ASKED
        for at in short:
            if at not in bare and is_bare_mark(ANSWERED, self.texts[at]):
                self.looks[at] = Look.ANSWERED
        return bare

    def last_of_prose(self, at: int) -> int:
        """Return the last of the lines of prose directly below a line, or the line itself."""
        while at + 1 < len(self.looks) and self.looks[at + 1] is Look.PROSE:
            at += 1
        return at

    def is_open(self, at: int) -> bool:
        """Whether a line is blank, a rule, or beyond the ends of the page."""
        return not 0 <= at < len(self.open) or self.open[at]

    def stands_apart(self, at: int) -> bool:
        """Whether a line stands between blank lines, rules, or the ends of the page."""
        return self.is_open(at - 1) and self.is_open(at + 1)

    def is_full(self, at: int) -> bool:
        """Whether a line ends no sentence and is so wide that the sentence may go on in the next line."""
        return not self.ended[at] and width_of(self.texts[at]) >= WRAPPED_AT

    def is_wrapped(self, at: int) -> bool:
        """Whether the sentence in a line may go on in the next line: in lower case, or because the line is full."""
        if self.ended[at]:
            return False
        return self.texts[at + 1][:1].islower() or width_of(self.texts[at]) >= WRAPPED_AT
