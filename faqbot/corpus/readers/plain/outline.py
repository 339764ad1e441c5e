"""Find the kind of each line of a plain-text page: title, section, question, bullet or prose.

The page is read by its strongest marks first. Underlined lines, headings of a wiki, and numbers mark headings and
questions wherever they stand, and their levels follow from the order in which the page first uses the marks. Every
other line has no mark, so its kind is derived from its look and from the lines around it, and inside an answer it is
part of the answer unless its sisters outside of answers say otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from faqbot.corpus.readers.plain.contents_index import find_contents
from faqbot.corpus.readers.plain.line_looks import (
    BULLET,
    WIKI_HEADING,
    Look,
    asks,
    ends_sentence,
    indent_of,
    is_modeline,
    is_wrapped,
    look_of,
    stands_apart,
)
from faqbot.corpus.readers.plain.numbering import Entry, accepted, named_lines, numbered_lines
from faqbot.corpus.readers.plain.underlines import find_underlined, looks_like_heading
from faqbot.corpus.readers.qa_marks import ANSWERED, ASKED, LONGEST_QUESTION, question_end
from faqbot.text.document_words import ASKING_SECTION, WELL_KNOWN_HEADING

_INNER_END = re.compile(r"[.!?]\s+\S")
_WELL_KNOWN = re.compile(WELL_KNOWN_HEADING, re.IGNORECASE)
_ASKING_SECTION = re.compile(ASKING_SECTION, re.IGNORECASE)

# Signs before and behind the text of a heading: --- FAQ ---
_DECORATION = re.compile(r"^(?:[-=*~#_]{2,}|=)\s+|\s+[-=*~#_]{2,}$")

# Longest title, in characters.
_LONGEST_TITLE = 120
# Longest heading of a paragraph, in characters, unless the heading is in capitals.
_LONGEST_LABEL = 40
# Most words of a heading that ends an answer on a page without other headings of its look.
_LABEL_WORDS = 3
# "Phone: 123" is a statement, not a heading, and "Archive-name: faqs/kettles" is a header of a message.
_NAMED_VALUE = re.compile(r"[^:]+:\s+\S")
_HEADER_FIELD = re.compile(r"[A-Za-z][A-Za-z-]{1,40}:\s")
# Signs of code, commands, addresses, hours and dates, which are no names of sections. The line is cut before a search.
_NO_NAME = re.compile(
    r"^[$>#:|%/\\<{@~.]|://|\S@\S|[{};=\\|<>]|\d\s?[-–:]\s?\d|\d[./]\d{1,2}[./]\d|^[\W\d_]*$|"
    r"\b\d{1,2}\.?\s+\w{3,12}\.?,?\s+\d{4}\b"
)
# Editors look for instructions in so many lines at the beginning and at the end of a file.
_MODELINES = 5
# An address begins in lower case although no sentence goes on in it.
_ADDRESS = re.compile(r"\s*+(?:[^\s@]{1,100}@\S|\S{1,10}://|www\.)")
# Most lines of a wrapped question after its first line.
_WRAPPED = 3
# A heading in capitals has more characters than this: "RETURNS" is a heading, "OK" and "FAX" may be text.
_SHORTEST_SHOUT = 4
# A rule that stands before at least so many headings and questions separates them.
_FEWEST_SEPARATED = 2


class Outline:
    """The kinds of the lines of a page; lines are counted from 0.

    `looks` has the look of each line. `title_at` is the line of the title or None. `sections` maps the lines that head
    sections to their levels. `questions` maps the first line of each question to its last line. `entries` are the
    numbered headings and questions, by their first lines. `contents` are the ranges of the lists of contents, and
    `modelines` the lines for an editor. `separators` are the rules that end an answer. `by_blanks` says that blank
    lines separate the paragraphs of the page.
    """

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self.looks = [look_of(line) for line in lines]
        self._ended = [ends_sentence(line) for line in lines]
        self._asking = [asks(line) for line in lines]
        ends = {*range(_MODELINES), *range(len(lines) - _MODELINES, len(lines))} & set(range(len(lines)))
        self.modelines = {at for at in ends if is_modeline(lines[at])}
        underlined = find_underlined(lines, self.looks)
        self._numbered = numbered_lines(lines, self.looks)
        numbered = {at: entry for at, entry in self._numbered.items() if at not in underlined}
        named = named_lines(lines, self.looks, repeated=True)
        self._contents = find_contents(lines, self.looks, self._numbered, underlined.keys() | named.keys())
        self.contents = self._contents.ranges
        self._left_out = self.modelines | {at for first, last in self.contents for at in range(first, last + 1)}
        self._filled = [
            at for at, look in enumerate(self.looks) if look not in (Look.BLANK, Look.RULE) and at not in self._left_out
        ]
        self._next_filled = dict(pairwise(self._filled))
        self._marks = {at: self._deep(at, mark) for at, mark in underlined.items() if at not in self._left_out}
        self._marks |= self._other_marks(any_named=bool(named))
        self.title_at = self._find_title()
        self._drop_subtitle()
        rest = [entry for at, entry in numbered.items() if at not in self._left_out and at not in self._marks]
        self.entries = {
            entry.first: entry for entry in accepted(rest, lines, self.looks) if entry.first != self.title_at
        }
        self._has_depths = any(entry.depth > 1 or not entry.is_question for entry in self.entries.values())
        self._levels = self._levels_of_marks()
        self.sections: dict[int, int] = {}
        self.questions: dict[int, int] = {}
        self._asking_lines: set[int] = set()
        self._sisters = self._plain_questions()
        self._seen: set[str] = set()  # the looks of the headings without marks outside of answers
        self._find_sections_and_questions()
        self.separators = self._find_separators()
        self.by_blanks = self._parted_by_blanks()

    def goes_on(self, number: int) -> bool:
        """Whether the sentence in a line continues in the next line, which then begins in lower case."""
        if not 0 <= number < len(self._lines) - 1 or number == self.title_at or number in self._marks:
            return False
        if self.looks[number] in (Look.BLANK, Look.RULE, Look.HEADING):
            return False
        if self._ended[number] or self.looks[number + 1] is not Look.PROSE:
            return False
        following = self._lines[number + 1]
        return following.strip()[:1].islower() and not _ADDRESS.match(following)

    def is_paragraph_line(self, number: int) -> bool:
        """Whether a line is part of a paragraph, and not of a title, section or question."""
        return self.looks[number] is Look.PROSE and not self.begins_block(number) and number not in self._asking_lines

    def begins_block(self, number: int) -> bool:
        """Whether a line is the title, heads a section, begins a question, or is left out."""
        if number == self.title_at or number in self.sections or number in self.questions:
            return True
        return number in self._left_out

    def level_of(self, question: int) -> int:
        """Return the level of a question that is a heading, and 0 for a question in running text."""
        entry = self.entries.get(question)
        return self._entry_level(entry) if entry else self._levels.get(self._marks.get(question, ""), 0)

    # Marks

    def _other_marks(self, *, any_named: bool) -> dict[int, str]:
        """Return the marks of the headings of a wiki, and of the headings with a word and a number."""
        marks = named_lines(self._lines, self.looks, self._left_out) if any_named else {}
        wiki = {at: match for at in self._filled if (match := self._wiki_heading(at))}
        marks |= {at: match["marks"] for at, match in wiki.items()}
        if len(wiki) > 1:
            marks |= dict.fromkeys(filter(self._is_left_open, self._filled), "=")
        return marks

    def _deep(self, at: int, mark: str) -> str:
        """Return the mark of an underlined line; deeper numbers (1.1) make other marks than 1 and no number."""
        entry = self._numbered.get(at)
        return f"{mark}{entry.depth}" if entry and entry.depth > 1 else mark

    def _wiki_heading(self, at: int) -> re.Match[str] | None:
        return WIKI_HEADING.fullmatch(self._lines[at]) if self.looks[at] is Look.HEADING else None

    def _is_left_open(self, at: int) -> bool:
        """Whether a line is `= Question` without the sign at its end, on a page with headings of a wiki."""
        return self._lines[at].startswith("= ") and self.looks[at] is Look.PROSE and stands_apart(self.looks, at)

    def _levels_of_marks(self) -> dict[str, int]:
        """Return the level of each mark, in the order in which the page first uses the marks."""
        first_used = dict.fromkeys(self._marks[at] for at in sorted(self._marks) if at != self.title_at)
        title_mark = self._marks.get(-1 if self.title_at is None else self.title_at, "")
        order = [title_mark, *first_used] if title_mark in first_used else [*first_used]
        return {mark: level for level, mark in enumerate(dict.fromkeys(order), start=1)}

    def _entry_level(self, entry: Entry) -> int:
        return len(self._levels) + entry.depth if self._has_depths else 0

    # Title, sections and questions

    def _find_title(self) -> int | None:
        """Return the first line with text if it is short, does not end a sentence, and other lines follow.

        A header of a message ("Archive-name: …"), an address or a date may stand above the title.
        """
        if len(self._filled) < 2:  # noqa: PLR2004 - the only line is the text of the page
            return None
        for at in self._filled[:-1]:
            if not self._is_above_title(at):
                return at if self._may_be_title(at) else None
        return None

    def _is_above_title(self, at: int) -> bool:
        line = self._lines[at].strip()
        alone = at + 1 >= len(self.looks) or self.looks[at + 1] in (Look.BLANK, Look.RULE)
        if _HEADER_FIELD.match(line):
            return True
        return alone and self.looks[at] is Look.PROSE and bool(_NO_NAME.search(line[:_LONGEST_TITLE]))

    def _drop_subtitle(self) -> None:
        """Take no heading from an underlined line directly below the title, if no other heading has its mark."""
        below = -1 if self.title_at is None else self.title_at + 1
        if below in self._marks and self.title_at not in self._marks:
            others = [mark for at, mark in self._marks.items() if at != below]
            if others and self._marks[below] not in others:
                del self._marks[below]

    def _may_be_title(self, first: int) -> bool:
        line = self._lines[first].strip()
        wiki = self.looks[first] is Look.HEADING and len(self._marks[first]) > 2  # noqa: PLR2004 - === Name ===
        if wiki:
            return not any(
                len(self._marks[at]) >= len(self._marks[first]) for at in self._filled[1:] if at in self._marks
            )
        if self.looks[first] is not Look.PROSE or len(line) > _LONGEST_TITLE or ends_sentence(line):
            return False
        if line.startswith(".. "):
            return False
        # If the next line begins in lower case, the first line is part of a wrapped sentence.
        following = self._lines[first + 1].strip() if first + 1 < len(self._lines) else ""
        return not following[:1].islower()

    def _find_sections_and_questions(self) -> None:
        """Go through the lines from top to bottom: the kind of a short line depends on the questions above it."""
        asking = False  # whether the line is in a section of questions
        answering = False  # whether the line is below a question, with no section between them
        unanswered = False  # whether the line is directly below a question
        question: int | None = None  # the first line of the question above
        for number in self._filled:
            if number in self._asking_lines:
                continue  # a further line of a wrapped question
            if number == self.title_at:
                asking = bool(_ASKING_SECTION.search(self._lines[number]))
            elif (level := self._marked_level(number)) is not None:
                self.sections[number] = level
                asking = bool(_ASKING_SECTION.search(self._lines[number]))
                answering = unanswered = asks(self.text_of(number))
                question = number
            elif (last := self._entry_end(number)) is not None:
                self._add_question(number, last)
                answering = unanswered = True
                question = number
            elif self._is_section(number, question if answering else None, unanswered=unanswered):
                self.sections[number] = 1
                asking = bool(_ASKING_SECTION.search(self._lines[number]))
                answering = unanswered = False
            # A question directly below a question is part of its answer ("Of course. Still unsure?").
            elif (
                last := self._question_end(
                    number, question if answering else None, several=not unanswered and (asking or self._sisters)
                )
            ) is not None:
                self._add_question(number, last)
                answering = unanswered = True
                question = number
            else:
                if self.looks[number] is Look.ASKED:
                    answering, question = True, number
                unanswered = self._leaves_unanswered(number, unanswered=unanswered)

    def _add_question(self, first: int, last: int) -> None:
        self.questions[first] = last
        self._asking_lines.update(range(first, last + 1))

    def text_of(self, at: int) -> str:
        """Return the text of a heading without its marks and its number."""
        entry = self._numbered.get(at) if at in self._marks else self.entries.get(at)
        wiki = self._wiki_heading(at)
        line = wiki["text"] if wiki else entry.text if entry else " ".join(self._lines[at].split())
        return (_DECORATION.sub("", line) or line).removesuffix(":")

    def _marked_level(self, number: int) -> int | None:
        if number in self._marks:
            return self._levels[self._marks[number]]
        entry = self.entries.get(number)
        if entry:
            return None if entry.is_question else self._entry_level(entry)
        return 1 if number in self._contents.headed else None

    def _entry_end(self, number: int) -> int | None:
        """Return the last line of a numbered question, or of a line that a list of questions names."""
        entry = self.entries.get(number)
        if entry:
            return entry.last
        return number if number in self._contents.asked and number in self._next_filled else None

    def _leaves_unanswered(self, number: int, *, unanswered: bool) -> bool:
        """Whether the answer begins after a line: the line is `Q: …` without an answer, or a bare `A:`."""
        line = self._lines[number]
        if self.looks[number] is Look.ASKED:
            asked = ASKED.sub("", line, count=1)
            end = question_end(asked)
            return not end or not asked[end:].strip()
        marked = ANSWERED.match(line)
        return unanswered and marked is not None and not line[marked.end() :].strip()

    # Sections without marks

    def _is_section(self, number: int, question: int | None, *, unanswered: bool) -> bool:
        """Whether a line without a mark heads a section; `question` is the question that it would end the answer of."""
        line = self._lines[number].strip()
        if self.looks[number] is not Look.PROSE or number not in self._next_filled:
            return False
        # In an answer, "You will need:" introduces a list.
        if question is not None and (line.endswith(":") or self._is_marked(question)) and not line.isupper():
            return False
        if len(line) <= _LONGEST_LABEL and _WELL_KNOWN.fullmatch(line):
            return True
        # A short answer ("10-12") looks like a section.
        return not unanswered and self._is_heading(number, question)

    def _is_heading(self, number: int, question: int | None) -> bool:
        """Whether a line without a mark has the look and the place of a heading.

        On a page with several marked headings, such a line must be in capitals.
        """
        line = self._lines[number].strip()
        look = "capitals" if line.isupper() else "plain"
        if (look == "plain" and self._marked_headings > 1) or not self._may_head(number):
            return False
        if not self._heads_something(number, self._next_filled[number]):
            return False
        if question is None:
            self._seen.add(look)
        return question is None or self._ends_answer(number, question, look)

    def _ends_answer(self, number: int, question: int, look: str) -> bool:
        """Whether a line that looks like a heading ends an answer, because the page has such headings elsewhere.

        On a page without other headings, a name of a few words ends the answer of a question without a mark, unless it
        stands alone above the next question, where it is a remark.
        """
        if indent_of(self._lines[number]) > indent_of(self._lines[question]):
            return False
        if look in self._seen or (look == "capitals" and not self._is_marked(question)):
            return True
        if self._is_marked(question) or len(self._lines[number].split()) > _LABEL_WORDS:
            return False
        return not (self._stands_alone(number) and self._next_filled[number] in self._asking_ends)

    def _is_marked(self, question: int) -> bool:
        return question in self._marks or question in self.entries

    def _may_head(self, number: int) -> bool:
        """Whether a line may be a heading: it is short, ends no sentence and is not part of a wrapped sentence."""
        line = self._lines[number].strip()
        if not looks_like_heading(line) or _NAMED_VALUE.match(line) or _NO_NAME.search(line):
            return False
        following = self._next_filled[number]
        if indent_of(self._lines[number]) > indent_of(self._lines[following]) and not line.isupper():
            return False
        return not (self.goes_on(number) or self.goes_on(number - 1))

    def _heads_something(self, number: int, following: int) -> bool:
        line = self._lines[number].strip()
        asking = bool(_ASKING_SECTION.search(line))
        if self._heads(following, asking=asking):
            return True
        # A line between blank lines heads a section. If it ends with `:` ("You will need:"), it belongs to the section
        # that it stands in.
        return (self._stands_alone(number) and not line.endswith((":", ","))) or self._heads_prose(number)

    def _heads_prose(self, number: int) -> bool:
        """Whether a line is a heading of the sentence below it: in capitals, or short and the first of a paragraph."""
        line = self._lines[number].strip()
        if self.looks[number + 1] is not Look.PROSE:
            return False
        if line.isupper() and len(line) > _SHORTEST_SHOUT:
            return True
        begins = number == 0 or self.looks[number - 1] is Look.BLANK
        below = self._lines[number + 1]
        says = ends_sentence(below) or _NO_NAME.search(below[:_LONGEST_TITLE])
        return begins and len(line) <= _LONGEST_LABEL and bool(says)

    def _heads(self, following: int, *, asking: bool) -> bool:
        """Whether the next line with text begins a list or is a question."""
        if following in self._marks:
            return False
        if following in self.entries:
            return self.entries[following].is_question
        if self.looks[following] is Look.BULLET:
            bullet = BULLET.match(self._lines[following])
            return not (bullet and int(bullet["number"] or 1) > 1)
        if self.looks[following] is Look.ASKED:
            return True
        return self._question_end(following, None, several=asking or self._sisters) is not None

    # Questions without marks

    def _question_end(self, first: int, question: int | None, *, several: bool) -> int | None:
        """Return the last line of the question that begins on line `first`.

        `question` is the question above, if the line is in its answer. Returns None if no question begins on the line,
        or if no line with an answer follows. A paragraph may end with a question, so `several` says whether the
        question may consist of several sentences: in a section of questions, or where other lines of the page ask.
        """
        last = self._asking_ends.get(first)
        if last is None or (question is not None and self._is_in_answer(first, question)):
            return None
        text = "\n".join(self._lines[first : last + 1]).strip()
        return last if several or not _INNER_END.search(text) else None

    def _is_in_answer(self, first: int, question: int) -> bool:
        """Whether a question belongs to the answer above it.

        It is indented further, or it stands in a paragraph, or it has no mark on a page that marks its questions.
        """
        if indent_of(self._lines[first]) > indent_of(self._lines[question]):
            return True
        if self._is_amid(first) and not self._asks_amid:
            return True
        marked = self._is_marked(question) or self.looks[question] is Look.ASKED
        return marked and self._marked_questions > self._plain_count

    def _plain_questions(self) -> bool:
        """Whether the page has plain lines that ask: one of a single sentence, or three with several sentences.

        Counts the questions with and without marks as well.
        """
        marked = [at for at in self._marks if asks(self.text_of(at))]
        entries = [at for at, entry in self.entries.items() if entry.is_question]
        letters = [at for at in self._filled if self.looks[at] is Look.ASKED]
        self._marked_questions = len(marked) + len(entries) + len(letters)
        self._asking_ends: dict[int, int] = {}
        self._marked_headings = len({at for at in self._marks if at != self.title_at})
        self._marked_headings += sum(not entry.is_question for entry in self.entries.values())
        single = several = amid = 0
        for at in self._filled:
            if at in self.entries or at in self._marks or (last := self._find_asking_end(at)) is None:
                continue
            self._asking_ends[at] = last
            inner = _INNER_END.search("\n".join(self._lines[at : last + 1]).strip())
            single, several = single + (not inner), several + bool(inner)
            amid += self._is_amid(at) - (at > 0 and self.looks[at - 1] is Look.BLANK)
        self._plain_count = single + several
        self._asks_amid = amid >= 0
        return single > 0 or several > 2  # noqa: PLR2004 - see above

    def _is_amid(self, at: int) -> bool:
        """Whether a line stands in a paragraph, below the end of a sentence that does not ask."""
        if not at or self.looks[at - 1] in (Look.BLANK, Look.RULE) or at - 1 in self._marks or at - 1 == self.title_at:
            return False
        return self._ended[at - 1] and not self._asking[at - 1]

    def _find_asking_end(self, first: int) -> int | None:
        """Return the last line of the text that begins on line `first` and asks; None if it does not ask."""
        if True not in self._asking[first : first + _WRAPPED + 1] or self.looks[first] is not Look.PROSE:
            return None
        if self.goes_on(first - 1):
            return None
        if first and self.looks[first - 1] is Look.PROSE and first - 1 not in self._marks and self._is_full(first - 1):
            return None
        last = first
        while last - first < _WRAPPED and not self._asking[last] and self._wraps(first, last):
            last += 1
        if not self._asking[last] or last not in self._next_filled:
            return None
        return last if sum(len(line) for line in self._lines[first : last + 1]) <= LONGEST_QUESTION else None

    def _is_full(self, at: int) -> bool:
        """Whether a line in a paragraph is full and ends no sentence, so that the next line goes on with it."""
        return not self._ended[at] and at != self.title_at and is_wrapped(self._lines[at], "")

    def _wraps(self, first: int, last: int) -> bool:
        """Whether a question may go on in the next line: in lower case, or below a full line in its paragraph."""
        if self.goes_on(last):
            return True
        if last + 1 >= len(self._lines) or self.looks[last + 1] is not Look.PROSE or last + 1 in self._marks:
            return False
        begins = first == 0 or self.looks[first - 1] in (Look.BLANK, Look.RULE)
        return begins and is_wrapped(self._lines[last], self._lines[last + 1])

    # Paragraphs and rules

    def _stands_alone(self, number: int) -> bool:
        before = self.looks[number - 1] if number else Look.BLANK
        after = self.looks[number + 1] if number + 1 < len(self.looks) else Look.BLANK
        return before is Look.BLANK and after is Look.BLANK

    def _parted_by_blanks(self) -> bool:
        """Whether the page has two paragraphs with only blank lines between them."""
        return any(
            later - earlier > 1
            and all(look is Look.BLANK for look in self.looks[earlier + 1 : later])
            and self.is_paragraph_line(earlier)
            and self.is_paragraph_line(later)
            for earlier, later in self._next_filled.items()
        )

    def _find_separators(self) -> set[int]:
        """Return the rules, with space around them, whose equals stand before headings and questions."""
        equal: dict[str, list[int]] = {}
        headed: dict[str, int] = {}
        following = len(self._lines)
        for at in range(len(self._lines) - 1, -1, -1):
            look = self.looks[at]
            if look is Look.RULE and (at == 0 or self.looks[at - 1] is Look.BLANK or at - 1 not in self._marks):
                rule = self._lines[at].strip()
                equal.setdefault(rule, []).append(at)
                headed[rule] = headed.get(rule, 0) + (following in self.sections or following in self.questions)
            elif look not in (Look.BLANK, Look.RULE):
                following = at
        return {at for rule, places in equal.items() if headed[rule] >= _FEWEST_SEPARATED for at in places}
