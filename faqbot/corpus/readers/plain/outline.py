"""Find the kind of each line of a plain-text page: title, section, question, bullet or prose.

The page is read by its strongest marks first (`marked_lines`): underlined lines, headings of a wiki, and numbers mark
headings and questions wherever they stand. Every other line has no mark, so its kind is derived from its look and from
the lines around it, and inside an answer it is part of the answer unless its sisters outside of answers say otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from faqbot.corpus.readers.plain.asking_lines import AskingLines
from faqbot.corpus.readers.plain.indented_answers import IndentedAnswers
from faqbot.corpus.readers.plain.line_looks import BULLET, Look, capitals_of, ends_by_asking, ends_sentence
from faqbot.corpus.readers.plain.marked_lines import NO_NAME, MarkedLines
from faqbot.corpus.readers.plain.pair_lines import find_pairs
from faqbot.corpus.readers.plain.separators import find_separators, is_parted_by_rules
from faqbot.corpus.readers.plain.underlines import looks_like_heading
from faqbot.corpus.readers.qa_marks import ANSWERED, behind_name, may_ask, question_end
from faqbot.text.document_words import ASKING_SECTION, WELL_KNOWN_HEADING

_WELL_KNOWN = re.compile(WELL_KNOWN_HEADING, re.IGNORECASE)
_ASKING_SECTION = re.compile(ASKING_SECTION, re.IGNORECASE)

# Longest heading of a paragraph, in characters, unless the heading is in capitals.
_LONGEST_LABEL = 40
# Most words of a heading that ends an answer on a page without other headings of its look.
_LABEL_WORDS = 3
# "Phone: 123" is a statement, not a heading.
_NAMED_VALUE = re.compile(r"[^:]+:\s+\S")
# A heading in capitals has more characters than this: "RETURNS" is a heading, "OK" and "FAX" may be text.
_SHORTEST_SHOUT = 4
# Length of the beginning of a line that is searched for signs.
_BEGINNING = 120


class Outline:
    """The kinds of the lines of a page; lines are counted from 0.

    `page` has the marks, the title and what is left out. `sections` maps the lines that head sections to their levels.
    `questions` maps the first line of each question to its last line. `pairs` are the lines that hold a question and
    its answer. `separators` are the rules that end an answer. `by_blanks` says that blank lines separate the paragraphs
    of the page, and `by_rules` that the page is a series of passages between equal rules.
    """

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self.page = MarkedLines(lines)
        self.looks = self.page.looks
        self.sections: dict[int, int] = {}
        self.questions: dict[int, int] = {}
        self.pairs = find_pairs(self.page)
        self._asking_lines: set[int] = set()
        self._asking = AskingLines(self.page)
        marked = [at for at in self.page.marks if at != self.page.title_at]
        entries = [entry for entry in self.page.entries.values() if not entry.is_question]
        self._marked_headings = len(marked) + len(entries)
        # Those with a name or a number ("Section 2") that stand on their texts. Others may stand so without one.
        self._glued_headings = sum(not self.page.is_open(at + 1) and self.page.is_named(at) for at in marked)
        self._glued_headings += sum(not self.page.is_open(entry.last + 1) for entry in entries)
        self._answers = IndentedAnswers(self.page, self._asking.ends)
        self._last_outdented = -1  # the last line that is indented no further than the question above it
        self._marked_above = -1  # the last heading or question with a mark
        self._above_filled = -1
        self._seen: set[str] = set()  # the looks of the headings without marks outside of answers
        self._find_sections_and_questions()
        heads = self.sections.keys() | self.questions.keys()
        self.separators = find_separators(self.page, heads)
        self.by_blanks = self._parted_by_blanks()
        self.by_rules = not heads and not self.pairs and is_parted_by_rules(self.page)

    def is_paragraph_line(self, number: int) -> bool:
        """Whether a line is part of a paragraph, and not of a title, section or question."""
        return self.looks[number] is Look.PROSE and not self.begins_block(number) and number not in self._asking_lines

    def begins_block(self, number: int) -> bool:
        """Whether a line is the title, heads a section, begins a question, or is left out."""
        if number == self.page.title_at or number in self.sections or number in self.questions:
            return True
        return number in self.page.left_out or number in self.pairs

    def _find_sections_and_questions(self) -> None:
        """Go through the lines from top to bottom: the kind of a short line depends on the questions above it."""
        asking = False  # whether the line is in a section of questions
        answering = False  # whether the line is below a question, with no section between them
        unanswered = False  # whether the line is directly below a question
        question = -1  # the first line of the question above
        for before, number in zip([-1, *self.page.filled], self.page.filled, strict=False):
            self._above_filled = before
            above = question if answering else None
            if number in self._asking_lines or number in self.page.below_bare:
                continue  # a further line of a wrapped question, or of one below its mark
            if number == self.page.title_at:
                asking = bool(_ASKING_SECTION.search(self._lines[number]))
            elif (level := self.page.heading_level(number)) is not None:
                self.sections[number] = level
                self._marked_above = number
                asking = bool(_ASKING_SECTION.search(self._lines[number]))
                answering = unanswered = ends_by_asking(self.page.text_of(number))
                question = number
            elif (last := self._marked_end(number, above, unanswered=unanswered)) is not None:
                self._add_question(number, last)
                answering, unanswered, question = True, True, number
            elif self._is_section(number, above, unanswered=unanswered):
                self.sections[number] = 1
                asking = bool(_ASKING_SECTION.search(self._lines[number]))
                answering = unanswered = False
            # A question directly below a question is part of its answer ("Of course. Still unsure?").
            elif (last := self._plain_end(number, above, asking=asking, unanswered=unanswered)) is not None:
                self._add_question(number, last)
                answering, unanswered, question = True, True, number
            else:
                if self.looks[number] is Look.ASKED or number in self.pairs:
                    answering, question = True, number
                unanswered = self._leaves_unanswered(number, unanswered=unanswered)
                if above is not None and self.page.indents[number] <= self.page.indents[above]:
                    self._last_outdented = number

    def _add_question(self, first: int, last: int) -> None:
        self.questions[first] = last
        self._asking_lines.update(range(first, last + 1))

    def _marked_end(self, number: int, question: int | None, *, unanswered: bool) -> int | None:
        """Return the last line of a question with a mark, or with an indented answer like the others.

        Steps that are indented in an answer are no questions.
        """
        last = self.page.question_end(number)
        if last is None and not unanswered:
            return self._answers.question_end(number)
        if last is None or question is None or (number in self.page.entries and self.page.is_marked(question)):
            return last
        return None if self.page.indents[number] > self.page.indents[question] else last

    def _plain_end(self, number: int, question: int | None, *, asking: bool, unanswered: bool) -> int | None:
        if number in self.pairs:
            return None
        several = not unanswered and (asking or self._asking.have_sisters)
        last = self._asking.question_end(number, question, several=several)
        return number if last is None and not unanswered and several and self._asks_alone(number, question) else last

    def _asks_alone(self, number: int, question: int | None) -> bool:
        """Whether a short line that stands alone asks without a question mark: "Can I come along"."""
        if self.page.ended[number] or self.looks[number] is not Look.PROSE or not self._stands_alone(number):
            return False
        if number not in self.page.next_filled or not looks_like_heading(self._lines[number]):
            return False
        if question is not None:
            deeper = self.page.indents[number] > self.page.indents[question]
            if deeper or self.page.is_marked(question) or self.looks[question] is Look.ASKED:
                return False
        return may_ask(self._lines[number])

    def _leaves_unanswered(self, number: int, *, unanswered: bool) -> bool:
        """Whether the answer begins after a line: the line is `Q: …` without an answer, or a bare `A:`."""
        line = self._lines[number]
        if self.looks[number] is Look.ASKED:
            asked = behind_name(line)
            end = question_end(asked)
            return not end or not asked[end:].strip()
        marked = ANSWERED.match(line)
        return unanswered and marked is not None and not line[marked.end() :].strip()

    # Sections without marks

    def _is_section(self, number: int, question: int | None, *, unanswered: bool) -> bool:
        """Whether a line without a mark heads a section; `question` is the question that it would end the answer of."""
        line = self._lines[number].strip()
        if self.looks[number] is not Look.PROSE or number not in self.page.next_filled or number in self.pairs:
            return False
        if self._marked_above >= 0 and self.page.indents[number] > self.page.indents[self._marked_above]:
            return False
        # In an answer, "You will need:" introduces a list.
        if question is not None and not capitals_of(line) and self._is_inside(number, question):
            return False
        if len(line) <= _LONGEST_LABEL and _WELL_KNOWN.fullmatch(line):
            return True
        # A short answer ("10-12") looks like a section.
        return not unanswered and self._is_heading(number, question)

    def _is_heading(self, number: int, question: int | None) -> bool:
        """Whether a line without a mark has the look and the place of a heading.

        On a page with several marked headings, such a line must be in capitals, or stand directly above its text as
        nearly all marked ones do.
        """
        line = self._lines[number].strip()
        look = "capitals" if capitals_of(line) else "plain"
        outdented = question is not None and self._is_outdented(number, question)
        if (look == "plain" and not outdented and not self._may_lack_mark(number)) or not self._may_head(number):
            return False
        if not self._heads_something(number, self.page.next_filled[number]):
            return False
        if look == "plain" and self._above_filled in self.sections and not self.page.is_open(number - 1):
            return False  # a sentence directly below a heading, such as "You may pay by:"
        # A heading of a list or of questions is no sister of a line above prose.
        if look == "plain" and self._heads(self.page.next_filled[number], asking=bool(_ASKING_SECTION.search(line))):
            look = "plain above questions"
        elif look == "plain" and self._above_filled in self.sections:
            return False  # the first line of a section, such as an address
        if question is None:
            self._seen.add(look)
        return question is None or self._ends_answer(number, question, look)

    def _may_lack_mark(self, number: int) -> bool:
        if self._marked_headings <= 1:
            return True
        return self._marked_headings - self._glued_headings <= 1 and not self.page.is_open(number + 1)

    def _ends_answer(self, number: int, question: int, look: str) -> bool:
        """Whether a line that looks like a heading ends an answer, because the page has such headings elsewhere.

        On a page without such headings, a line in capitals ends the answer of a question without a mark, and so does a
        name of a few words. If the name stands alone, it is a remark in the answer, unless no question follows on the
        page ("Contact").
        """
        if self.page.indents[number] > self.page.indents[question]:
            return False
        if self._is_outdented(number, question):
            return True
        if (self._asking.are_parted and not self.page.is_open(number - 1)) or self._follows_alike(number, question):
            return False
        return look in self._seen or self._is_label(number, question)

    def _is_label(self, number: int, question: int) -> bool:
        """Whether a line in an answer is a heading although the page has no such headings elsewhere."""
        line = self.page.texts[number]
        if self.page.is_marked(question):
            return False
        if capitals_of(line):
            return True
        if len(line.split()) > _LABEL_WORDS or line[0].islower():
            return False
        return number > self._asking.last or not self._stands_alone(number)

    def _follows_alike(self, number: int, question: int) -> bool:
        """Whether a line in an answer is one of several that look like headings, as in a list without bullets."""
        above = self._above_filled
        if self.page.texts[above].endswith((":", "：")):
            return True
        if above in self.questions or above <= self.questions.get(question, question):
            return False
        if bool(capitals_of(self._lines[number])) != bool(capitals_of(self._lines[above])):
            return False
        return self.looks[above] is Look.PROSE and not self.page.ended[above] and self._may_head(above)

    def _is_outdented(self, number: int, question: int) -> bool:
        """Whether a line is not indented although the whole answer above it and most answers of the page are."""
        indented = self._answers.all_are and self._last_outdented <= self.questions.get(question, question)
        return indented and self.page.indents[number] <= self.page.indents[question]

    def _is_inside(self, number: int, question: int) -> bool:
        """Whether a line stands in an answer, although it may look like a heading."""
        if self._is_outdented(number, question):
            return False
        return self.page.is_marked(question) or self._lines[number].rstrip().endswith(":")

    def _may_head(self, number: int) -> bool:
        """Whether a line may be a heading: it is short, ends no sentence and is not part of a wrapped sentence."""
        line = self._lines[number].strip()
        if not looks_like_heading(line) or _NAMED_VALUE.match(line) or NO_NAME.search(line):
            return False
        following = self.page.next_filled[number]
        if self.page.indents[number] > self.page.indents[following] and not capitals_of(line):
            return False
        return not (self.page.goes_on(number) or self.page.goes_on(number - 1))

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
        shout = capitals_of(line)
        if shout and (len(shout) > _SHORTEST_SHOUT or self._answers.all_are):
            return True
        begins = number == 0 or self.looks[number - 1] is Look.BLANK
        below = self._lines[number + 1]
        says = ends_sentence(below) or NO_NAME.search(below[:_BEGINNING])
        return begins and len(line) <= _LONGEST_LABEL and bool(says)

    def _heads(self, following: int, *, asking: bool) -> bool:
        """Whether the next line with text begins a list or is a question."""
        if following in self.page.marks:
            return False
        if following in self.page.entries:
            return self.page.entries[following].is_question
        if self.looks[following] is Look.BULLET:
            bullet = BULLET.match(self._lines[following])
            return not (bullet and int(bullet["number"] or 1) > 1)
        if self.looks[following] is Look.ASKED:
            return True
        several = asking or self._asking.have_sisters
        return self._asking.question_end(following, None, several=several) is not None

    # Paragraphs

    def _stands_alone(self, number: int) -> bool:
        if number and self.looks[number - 1] is not Look.BLANK:
            return False
        return number + 1 >= len(self.looks) or self.looks[number + 1] is Look.BLANK

    def _parted_by_blanks(self) -> bool:
        """Whether the page has two paragraphs with only blank lines between them."""
        return any(
            later - earlier > 1
            and all(look is Look.BLANK for look in self.looks[earlier + 1 : later])
            and self.is_paragraph_line(earlier)
            and self.is_paragraph_line(later)
            for earlier, later in self.page.next_filled.items()
        )
