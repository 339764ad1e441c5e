"""Pages as strangers write them, each with the entries that its author meant.

`KINDS` has a row for every habit. `pages(kind)` is a Hypothesis strategy that gives a `Page`: the text, and the
question, lines and answer of each entry. Every piece of text carries numbered words, so that a lost one shows: `w12x`
must be found in a chunk or heading, and `n12x` is in a part that is no text for readers (a comment, a table of
contents).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from hypothesis import strategies as st


class Entry(NamedTuple):
    """A question and its answer as the author means them; `lines` is (first, last) of both, 1-based and inclusive."""

    question: str
    lines: tuple[int, int]
    answer: str


class Page(NamedTuple):
    """A page: its file name, its text, and its entries."""

    name: str
    text: str
    entries: tuple[Entry, ...]


ASKING = (
    "How do I mend the {}?",
    "Is {} open on Sunday?",
    "Wie öffne ich {}?",
    "¿Cómo cierro {}?",
    "Où trouver {} ?",
    "Где {}?",
    "{}はどこですか？",
    "أين {}؟",
    "Can I (and {}) have “{}”?",
)
WITHOUT_MARK = (
    "How do I run {}? The old way is gone!",
    "Why don't you publish {}",
    "How do I undo {} (or) How do I go back to {}",
    "How do I change {}? (updated)",
    "Is {} free? 🎉",
    "Is {} safe?\u200b",
    "Is {} open?!",
    "Πώς {} πληρώνω;",
    "{}は返品できますか",
    "¿Puedo pagar {}? (desde 2020)",
    "Question - How can I have several {}?",
)
STATING = (
    "The {} does not ring",
    "ERROR: could not find any {}",
    "Der {} raucht, der {} nicht",
    "Le {} clignote",
    "{}が動かない",
    "`{}` is missing",
)
SENTENCES = (
    "Turn the {} until it stops.",
    "It was {} before, e.g. in v2.3 of {}.",
    "Nehmen Sie {} und {}!",
    "{}を押してください。",
    "Нажмите {}.",
    "Why would {} be so? Nobody knows.",
    "See https://example.org/{} for more.",
    "افتح {}.",
)


class Sheet:
    """A page that is being written; `draw` draws from Hypothesis' strategies."""

    def __init__(self, name: str, draw: Callable) -> None:
        self.name = name
        self.lines: list[str] = []
        self._entries: list[tuple[str, int, int]] = []
        self._draw = draw
        self._words = 0

    def page(self) -> Page:
        entries = (
            Entry(question, (first, last), "\n".join(self.lines[first:last])) for question, first, last in self._entries
        )
        return Page(self.name, self.pick("\n", "\n", "\n", "\r\n", "\r").join(self.lines), tuple(entries))

    # Drawing

    def pick(self, *choices):
        return self._draw(st.sampled_from(choices))

    def number(self, least: int, most: int) -> int:
        return self._draw(st.integers(least, most))

    def filled(self, pattern: str, letter: str = "w") -> str:
        """Fill each {} of a pattern with a numbered word of its own."""
        while "{}" in pattern:
            self._words += 1
            pattern = pattern.replace("{}", f"{letter}{self._words}x", 1)
        return pattern

    def asking(self) -> str:
        return self.filled(self.pick(*ASKING))

    def stating(self) -> str:
        return self.filled(self.pick(*STATING))

    def sentence(self) -> str:
        return self.filled(self.pick(*SENTENCES))

    # Writing

    def add(self, *lines: str) -> None:
        self.lines += lines

    def section(self, *lines: str) -> None:
        """Add lines with a blank line behind them."""
        self.add(*lines, "")

    def entry(self, asked: Sequence[str], answer: Iterable[str], question: str = "", *, behind: Sequence[str] = ("",)):
        """Add an entry; `behind` are the lines behind it, which may or may not belong to its answer."""
        first = len(self.lines) + 1
        self.add(*asked, *answer)
        while not self.lines[-1].strip():
            self.lines.pop()
        self._entries.append((question or " ".join(asked), first, len(self.lines)))
        self.add(*behind)

    def questions(self) -> list[str]:
        """Return the questions of the entries so far."""
        return [question for question, _, _ in self._entries]

    def put_before(self, lines: Sequence[str]) -> None:
        """Put lines before all others."""
        self.lines = [*lines, *self.lines]
        self._entries = [(question, first + len(lines), last + len(lines)) for question, first, last in self._entries]

    def forms(self, forms: Sequence[Callable[[], None]], least: int = 2, most: int = 5) -> None:
        for _ in range(self.number(least, most)):
            self.pick(*forms)()

    # Answers

    def prose(self) -> list[str]:
        """Return a paragraph on one line or on several."""
        sentences = [self.sentence() for _ in range(self.number(1, 3))]
        return sentences if self.number(0, 1) else [" ".join(sentences)]

    def bullets(self, depth: int = 0) -> list[str]:
        mark = self.pick("- ", "* ", "1. ", "1) ", "-\t")
        lines = []
        for number in range(self.number(1, 3)):
            shown = mark.replace("1", str(number + 1))
            lines.append(shown + self.filled("Take {}."))
            if depth < 2 and self.number(0, 3) == 0:
                lines += [" " * len(shown.expandtabs(4)) + line for line in self.bullets(depth + 1)]
        return lines

    def code(self) -> list[str]:
        fence = self.pick("```", "~~~", "````sh")
        inside = [self.filled(self.pick("# {}", "## is it {}?", "- {}", "Q: {}?", "", "\t{}")) for _ in range(3)]
        return [fence, *inside, self.filled("run {}"), fence.rstrip("sh")]

    def table(self, columns: int = 3) -> list[str]:
        rows = [self.filled("|" + " {} |" * columns) for _ in range(self.number(1, 3))]
        return [self.filled("|" + " {} |" * columns), "|" + "---|" * columns, *rows]

    def answer(self, *more: Callable[[], list[str]]) -> list[str]:
        """Return an answer in Markdown of one to three pieces, of which `more` are further kinds."""
        lines = self.prose()
        for _ in range(self.number(0, 2)):
            lines += ["", *self.pick(self.prose, self.bullets, self.code, self.table, self.quote, *more)()]
        return lines

    def quote(self) -> list[str]:
        return ["> " + line for line in self.prose()]

    def plain_answer(self) -> list[str]:
        """Return an answer in plain text that hangs together without blank lines."""
        return self.prose()


# Markdown


def headings_that_ask(sheet: Sheet) -> None:
    sheet.section(sheet.filled("# About {}"))
    sheet.section(sheet.sentence())
    sheet.forms([lambda: sheet.entry(["## " + sheet.asking(), *sheet.pick([], [""])], sheet.answer())])
    sheet.section("## Storage")
    sheet.section(sheet.sentence())


def questions_without_mark(sheet: Sheet) -> None:
    sheet.section("# The manual")
    sheet.forms([lambda: sheet.entry(["## " + sheet.filled(sheet.pick(*WITHOUT_MARK)), ""], sheet.answer())])


def statements_of_a_faq(sheet: Sheet) -> None:
    sheet.section(sheet.pick("# FAQ", "# Frequently Asked Questions", "# FAQ: the boat"))
    if sheet.number(0, 1):
        sheet.section(sheet.sentence())
    sections = sheet.pick([], ["## Bells", "## Ropes"])
    mark = "### " if sections else "## "
    for section in sections or [""]:
        if section:
            sheet.section(section)
        sheet.forms([lambda: sheet.entry([mark + sheet.pick(sheet.asking, sheet.stating)(), ""], sheet.answer())])


def statements_beside_questions(sheet: Sheet) -> None:
    sheet.section(sheet.filled("# The {}"))
    for _ in range(3):
        sheet.entry(["## " + sheet.asking(), ""], sheet.answer())
    sheet.entry(["## " + sheet.stating(), ""], sheet.answer())
    sheet.entry(["## " + sheet.asking(), ""], sheet.answer())


def bold_questions(sheet: Sheet) -> None:
    sheet.section(sheet.filled("# Help with {}"))
    mark = sheet.pick("**", "__")
    sheet.forms([lambda: sheet.entry([f"{mark}{sheet.asking()}{mark}", ""], sheet.answer())])


def bold_statements(sheet: Sheet) -> None:
    sheet.section("# FAQ")
    opening, closing = sheet.pick(("**", "**"), ("<b>", "</b>"), ("<strong>", "</strong>"))
    asked = lambda: sheet.pick(sheet.filled("How do I pay {}"), sheet.stating())  # noqa: E731 - a form of this page only
    sheet.forms([lambda: sheet.entry([f"{opening}{asked()}{closing}", ""], sheet.prose())])


def letters(sheet: Sheet) -> None:
    sheet.section(sheet.filled("# Letters about {}"))
    q, a = sheet.pick(("Q: ", "A: "), ("**Q:** ", "**A:** "), ("Question: ", "Answer: "), ("Q1. ", "A1. "))
    sheet.forms([lambda: _asked_and_answered(sheet, q, a)])


def full_width_letters(sheet: Sheet) -> None:
    sheet.section(sheet.filled("# {}"))
    q, a = sheet.pick(("Q：", "A："), ("Q. ", "A. "), ("Q : ", "R : "), ("**Q：**", "**A：**"))
    sheet.forms([lambda: _asked_and_answered(sheet, q, a)])


def _asked_and_answered(sheet: Sheet, q: str, a: str) -> None:
    first, *rest = sheet.prose()
    sheet.entry([q + sheet.asking()], [*sheet.pick([], [""]), a + first, *rest])


def rules_below_paragraphs(sheet: Sheet) -> None:
    sheet.section("# The walk")
    wrapped = lambda: [sheet.filled("Follow {} down to the mill, and cross the bridge"), sheet.filled("behind {}.")]  # noqa: E731
    long = lambda: [sheet.filled("The cellar of {} has to be aired in winter, because otherwise the wall gets {}.")]  # noqa: E731
    rule = sheet.pick("---", "---", "===", "-----")
    sheet.forms([lambda: sheet.entry(["## " + sheet.asking(), ""], sheet.pick(wrapped, long)(), behind=[rule, ""])])
    sheet.section("## Back")
    sheet.section(*wrapped(), rule)


def underlined_headings(sheet: Sheet) -> None:
    sheet.section(sheet.filled("The {}"), "=====")
    sheet.forms([lambda: sheet.entry([sheet.asking(), "-" * 12, ""], sheet.answer())])


FRONT_MATTER = (
    ("---", "title: About {}", "---"),
    ("---", "title: 'It''s {}'  # for now", "tags: [{n}, {n}]", "---"),
    ("---", "title: >-", "  About {}", "  and {}", "weight: 1", "---"),
    ("---", "description: |", "  {n} is", "", "  {n}", "layout: page", "---"),
    ("---", "", "# a remark {n}", 'title: "{}"', "date: 2020-01-02", "..."),
    ("+++", 'title = "{}"', "[extra]", "n = 3", "+++"),
)


def front_matter(sheet: Sheet) -> None:
    sheet.section(*(sheet.filled(line.replace("{n}", sheet.filled("{}", "n"))) for line in sheet.pick(*FRONT_MATTER)))
    sheet.forms([lambda: sheet.entry(["## " + sheet.asking(), ""], sheet.answer())])


def pairs_in_front_matter(sheet: Sheet) -> None:
    sheet.add("---", sheet.filled("title: About {}"), sheet.pick("questions:", "faq:"))
    question, answer = sheet.pick(("question", "answer"), ("q", "a"))
    forms = (
        lambda: [f"    {answer}: {sheet.filled('Take {}.')}"],
        lambda: [f"    {answer}: >-", *_indented(sheet.prose(), " " * 6)],
        lambda: [f"    {answer}: |", *_indented(sheet.prose(), " " * 6)],
        lambda: [f'    {answer}: "{sheet.filled("Take {}.")}"'],
    )
    sheet.forms([lambda: sheet.entry([f'  - {question}: "{sheet.asking()}"'], sheet.pick(*forms)(), behind=[])])
    sheet.section("---")
    sheet.section(sheet.sentence())


def pairs_between_rules(sheet: Sheet) -> None:
    sheet.add("---")
    sheet.forms([lambda: _asked_and_answered(sheet, "Q: ", "A: ")])
    sheet.section("---")
    sheet.forms([lambda: _asked_and_answered(sheet, "Q: ", "A: ")])


def shortcodes(sheet: Sheet) -> None:
    sheet.section("# Help", "{{< toc >}}")
    notice = lambda: ["{{% notice tip %}}", *sheet.prose(), "{{% /notice %}}", "", sheet.sentence()]  # noqa: E731
    callout = lambda: ['{{< callout type="info" >}}', *sheet.prose(), "{{< /callout >}}", "", sheet.sentence()]  # noqa: E731
    include = lambda: ["{% include " + sheet.filled("{}", "n") + ".html %}", "", *sheet.prose()]  # noqa: E731
    sheet.forms([lambda: sheet.entry(["## " + sheet.asking(), ""], sheet.answer(notice, callout, include))])


def mdx(sheet: Sheet) -> None:
    sheet.section(sheet.filled("import {}, { Card } from '@theme/{}';", "n"), "import {", "  Tabs,", "} from './tabs';")
    sheet.section("# Help")
    sheet.section(sheet.filled("export const {} = 7;", "n"))
    card = lambda: ["<Card>", "", *sheet.prose(), "", "</Card>", "", sheet.sentence()]  # noqa: E731
    sheet.forms([lambda: sheet.entry(["## " + sheet.asking(), ""], sheet.answer(card))])


def containers(sheet: Sheet) -> None:
    sheet.section("# Help")
    tip = lambda: [":::tip Read on", *sheet.prose(), ":::", "", sheet.sentence()]  # noqa: E731
    warning = lambda: [":::: warning", "", *sheet.bullets(), "", "::::", "", sheet.sentence()]  # noqa: E731
    sheet.forms(
        [
            lambda: sheet.entry(["## " + sheet.asking(), ""], sheet.answer(tip, warning)),
            lambda: sheet.entry(["::: details " + sheet.asking(), ""], sheet.prose(), behind=["", ":::", ""]),
        ]
    )


def admonitions(sheet: Sheet) -> None:
    sheet.section("# Help")
    note = lambda: ['!!! note "Read on"', "", *_indented(sheet.prose()), "", sheet.sentence()]  # noqa: E731
    sheet.forms(
        [
            lambda: sheet.entry(["## " + sheet.asking(), ""], sheet.answer(note)),
            lambda: sheet.entry([f'??? question "{sheet.asking()}"', ""], _indented(sheet.prose())),
        ]
    )


def _indented(lines: Sequence[str], by: str = "    ") -> list[str]:
    return [by + line if line else "" for line in lines]


def details(sheet: Sheet) -> None:
    sheet.section("# Help")
    sheet.forms([lambda: _details(sheet, sheet.pick(sheet.asking(), sheet.stating()))])


def _details(sheet: Sheet, question: str) -> None:
    sheet.add("<details>")
    sheet.entry([f"<summary>{question}</summary>", ""], sheet.prose(), behind=["", "</details>", ""])


def details_in_lists(sheet: Sheet) -> None:
    sheet.section("# Help", "", "## Tents")
    for _ in range(sheet.number(2, 4)):
        sheet.add(sheet.pick("* <details>", "- <details>"))
        question = f"  <summary>{sheet.asking()}</summary>"
        sheet.entry([question, ""], _indented(sheet.prose(), "  "), behind=["", "  </details>", ""])


def comments_scripts_and_styles(sheet: Sheet) -> None:
    sheet.section("# Help")
    hidden = (
        lambda: [sheet.filled("<!-- {} -->", "n")],
        lambda: [sheet.filled("<!-- {}", "n"), "", sheet.filled("## is it {}? -->", "n")],
        lambda: ["<style>", sheet.filled(".{} { color: red }", "n"), "", "p { margin: 0 }", "</style>"],
        lambda: ["<script>", sheet.filled("let {} = 1", "n"), "", sheet.filled("if ({}) { }", "n"), "</script>"],
    )
    within = lambda: [*sheet.pick(*hidden)(), "", sheet.sentence()]  # noqa: E731
    between = lambda: ["", *sheet.pick(*hidden)(), ""]  # noqa: E731
    sheet.forms([lambda: sheet.entry(["## " + sheet.asking(), ""], sheet.answer(within), behind=between())])


def tables_of_pairs(sheet: Sheet) -> None:
    sheet.section(sheet.filled("# The {}"), "", sheet.sentence())
    sheet.add(sheet.pick("| Question | Answer |", "| Frage | Antwort |", "| Pregunta | Respuesta |"), "|---|---|")
    for _ in range(sheet.number(1, 5)):
        question, answer = sheet.asking(), sheet.filled("Take {}, then {}.")
        sheet.entry([f"| {question} | {answer} |"], [], question, behind=[])


def other_tables(sheet: Sheet) -> None:
    sheet.section(sheet.filled("# Plans for {}"))
    sheet.section(sheet.filled("## {}"))
    sheet.forms([lambda: sheet.section(*sheet.table(sheet.number(2, 5))), lambda: sheet.section(*sheet.prose())])


def contents_first(sheet: Sheet) -> None:
    """Write the table of contents when the headings below it are known."""
    sheet.section("# Help")
    before, sheet.lines = sheet.lines, []
    sheet.forms([lambda: sheet.entry(["## " + sheet.asking(), ""], sheet.answer())])
    headings = [question.lstrip("# ") for question in sheet.questions()]
    target = sheet.pick("#", "other.md#", "https://example.org/faq#")
    mark, indent = sheet.pick(("- ", "  "), ("1. ", "   "), ("* ", "  "))
    nested = [mark + "[Help](#help)"] if sheet.number(0, 1) else []
    listed = [f"{indent if nested else ''}{mark}[{text}]({target}{n})" for n, text in enumerate(headings)]
    sheet.put_before([*before, *nested, *listed, ""])


def questions_first(sheet: Sheet) -> None:
    """Write a list of the questions, without links, before the entries."""
    sheet.section("# Help")
    before, sheet.lines = sheet.lines, []
    sheet.forms([lambda: sheet.entry(["## " + sheet.asking(), ""], sheet.prose())])
    headings = [question.lstrip("# ") for question in sheet.questions()]
    mark = sheet.pick("- {}", "{n}. {}", "* {}")
    sheet.put_before([*before, *(mark.format(text, n=n) for n, text in enumerate(headings, 1)), ""])


def no_break_spaces(sheet: Sheet) -> None:
    space = sheet.pick("\u00a0", "\u3000", " \u00a0")
    sheet.section(f"#{space}Help")
    sheet.forms([lambda: sheet.entry([f"##{space}{sheet.asking()}", ""], sheet.answer())])


def link_definitions(sheet: Sheet) -> None:
    sheet.section("# Help")
    target = lambda: [sheet.filled("See [it][{}]."), "", sheet.filled("[{}]: https://example.org/{}", "n")]  # noqa: E731
    behind = lambda: ["", sheet.filled("[{}]: https://example.org", "n"), ""]  # noqa: E731
    sheet.forms([lambda: sheet.entry(["## " + sheet.asking(), ""], [*target(), "", *sheet.prose()], behind=behind())])


def change_logs(sheet: Sheet) -> None:
    sheet.section("# Clock")
    sheet.forms([lambda: sheet.entry(["## " + sheet.asking(), ""], sheet.answer())])
    sheet.section("## Changelog")
    for number in range(sheet.number(1, 3)):
        sheet.section(f"### 1.{number}", "", *sheet.bullets())


# Plain text


def plain_questions(sheet: Sheet) -> None:
    sheet.section(sheet.filled("The book of {}"))
    sheet.section(sheet.pick("Frequently asked questions", "FAQ", "Questions and answers"))
    sheet.forms([lambda: sheet.entry([sheet.asking()], sheet.plain_answer())])


def two_sentences(sheet: Sheet) -> None:
    sheet.section(sheet.filled("The shop of {}"))
    sheet.section(sheet.pick("PROBLEMS AFTER THE PURCHASE", "Nach dem Kauf:"))
    question = ("I lost my {}. What now?", "Der {} ist weg. Was nun?", "The {} broke! Can you mend it?")
    sheet.forms([lambda: sheet.entry([sheet.filled(sheet.pick(*question))], sheet.plain_answer())], 3)


def numbered_with_an_index(sheet: Sheet) -> None:
    _numbered(sheet, with_index=True)


def numbered_without_an_index(sheet: Sheet) -> None:
    _numbered(sheet, with_index=False)


def _numbered(sheet: Sheet, *, with_index: bool) -> None:
    sheet.section(sheet.filled("The {} FAQ"))
    sheet.section(sheet.sentence())
    sections = []
    for section in range(1, sheet.number(1, 3) + 1):
        name = f"SECTION {section} - {('BASICS', 'BUYING', 'CARE')[section - 1]}"
        sections.append((name, [_wrapped_question(sheet, section, at) for at in range(1, sheet.number(2, 4) + 1)]))
    if with_index:
        sheet.section("INDEX")
        for name, questions in sections:
            sheet.section(name, *(line for lines in questions for line in _indented(lines)))
    for name, questions in sections:
        sheet.section(name)
        for lines in questions:
            sheet.entry([*lines, ""], _numbered_answer(sheet))


def _wrapped_question(sheet: Sheet, section: int, at: int) -> list[str]:
    number = f"{section}.{at}. "
    if sheet.number(0, 1):
        return [number + sheet.filled("How do I use the {}?")]
    first = number + sheet.filled("I have a {} problem with the kiln. How do I find out whether it is")
    return [first, " " * len(number) + sheet.filled("the {} or the clay?")]


def _numbered_answer(sheet: Sheet) -> list[str]:
    lines = sheet.prose()
    for _ in range(sheet.number(0, 2)):
        lines += [
            "",
            *sheet.pick(
                sheet.prose, lambda: _indented([sheet.filled("kiln --{}")]), lambda: [sheet.filled("- Take {}.")]
            )(),
        ]
    return lines


def remarks_in_answers(sheet: Sheet) -> None:
    sheet.section(sheet.filled("The help desk of {}"))
    sheet.section("Frequently asked questions")
    remark = (
        "    lamp reset {}",
        "sudo lamp --{}",
        "{}@example.org",
        "Mon-Fri 9-17, {}",
        "It worked with {}",
        "    # {}",
        "Tel. 555-0142 ({})",
    )
    more = lambda: ["", sheet.filled(sheet.pick(*remark)), "", sheet.sentence()]  # noqa: E731
    sheet.forms([lambda: sheet.entry([sheet.asking()], [sheet.sentence(), *more()])])


def long_underlined_headings(sheet: Sheet) -> None:
    sheet.section("Help", "====")
    long = (
        "Things that go wrong when {} freezes, and what you can do about them (winter only).",
        'Error: "{}, valve; both closed"!',
        "The {} hums, but there is no water. What did I do wrong, and who can mend it?",
    )
    for pattern in long[: sheet.number(1, 3)]:
        heading = sheet.filled(pattern)
        body = [heading, sheet.pick("-", "=", "~") * len(heading), ""], sheet.prose()
        if heading.endswith("?"):
            sheet.entry(*body, heading)
        else:
            sheet.section(*body[0], *body[1])


def wordpress(sheet: Sheet) -> None:
    sheet.section("=== Word Counter ===", "Contributors: ann, bob", "Tags: words, count", "Stable tag: 1.2")
    sheet.section(sheet.sentence())
    sheet.section("== Frequently Asked Questions ==")
    sheet.forms([lambda: sheet.entry([f"= {sheet.pick(sheet.asking(), sheet.stating())} =", ""], sheet.prose())])
    sheet.section("== Changelog ==", "", "= 1.2 =", *(f"* {sheet.sentence()}" for _ in range(2)))


def markdown_in_txt(sheet: Sheet) -> None:
    sheet.section("# The boat", "", "## Questions")
    sheet.forms([lambda: sheet.entry(["### " + sheet.asking(), ""], sheet.answer())])


def restructured_text(sheet: Sheet) -> None:
    sheet.section("=====", "Boats", "=====")
    sheet.section(sheet.filled(".. _{}:", "n"))
    note = lambda: [".. note::", "", *_indented(sheet.prose()), "", sheet.sentence()]  # noqa: E731
    code = lambda: [".. code-block:: console", "", sheet.filled("    $ boat --{}"), "", sheet.sentence()]  # noqa: E731
    comment = lambda: [sheet.filled(".. a remark by {}", "n"), "", sheet.sentence()]  # noqa: E731
    bullets = lambda: [sheet.filled("* take {}"), sheet.filled("  and {}")]  # noqa: E731

    def one() -> None:
        question, lines = sheet.asking(), sheet.prose()
        for _ in range(sheet.number(0, 2)):
            lines += ["", *sheet.pick(note, code, comment, bullets)()]
        sheet.entry([question, "-" * 2 * len(question), ""], lines, question)

    sheet.forms([one])


def questions_before_plain_answers(sheet: Sheet) -> None:
    sheet.section("Skating rink FAQ")
    before, sheet.lines = sheet.lines, []
    sheet.forms([lambda: sheet.entry([sheet.asking(), *sheet.pick([], [""])], sheet.prose())])
    mark = sheet.pick("", "- ")
    questions = [mark + entry for entry in sheet.questions()]
    sheet.put_before([*before, *questions, ""])


class Kind(NamedTuple):
    """A habit: what is written, the name of the file, and the function that writes a page."""

    name: str
    file: str
    write: Callable[[Sheet], None]


KINDS = (
    Kind("headings that ask", "manual.md", headings_that_ask),
    Kind("questions without a mark", "manual.md", questions_without_mark),
    Kind("statements of a FAQ", "faq.md", statements_of_a_faq),
    Kind("statements beside questions", "stove.md", statements_beside_questions),
    Kind("bold questions", "help.md", bold_questions),
    Kind("bold statements", "faq.md", bold_statements),
    Kind("Q: and A:", "letters.md", letters),
    Kind("full-width Q and A", "letters.md", full_width_letters),
    Kind("rules below paragraphs", "walk.md", rules_below_paragraphs),
    Kind("underlined headings", "page.md", underlined_headings),
    Kind("front matter", "page.md", front_matter),
    Kind("pairs in front matter", "page.md", pairs_in_front_matter),
    Kind("pairs between rules", "page.md", pairs_between_rules),
    Kind("shortcodes", "help.md", shortcodes),
    Kind("MDX", "help.md", mdx),
    Kind("containers", "help.md", containers),
    Kind("admonitions", "help.md", admonitions),
    Kind("details", "help.md", details),
    Kind("details in lists", "help.md", details_in_lists),
    Kind("comments, scripts and styles", "help.md", comments_scripts_and_styles),
    Kind("tables of pairs", "shop.md", tables_of_pairs),
    Kind("other tables", "plans.md", other_tables),
    Kind("table of contents", "help.md", contents_first),
    Kind("list of questions first", "help.md", questions_first),
    Kind("no-break spaces", "help.md", no_break_spaces),
    Kind("link definitions", "help.md", link_definitions),
    Kind("change logs", "clock.md", change_logs),
    Kind("plain questions", "book.txt", plain_questions),
    Kind("plain questions of two sentences", "shop.txt", two_sentences),
    Kind("numbered questions with an index", "kiln.txt", numbered_with_an_index),
    Kind("numbered questions without an index", "kiln.txt", numbered_without_an_index),
    Kind("remarks in plain answers", "desk.txt", remarks_in_answers),
    Kind("long underlined headings", "help.txt", long_underlined_headings),
    Kind("WordPress", "readme.txt", wordpress),
    Kind("Markdown in .txt", "notes.txt", markdown_in_txt),
    Kind("reStructuredText in .txt", "boats.txt", restructured_text),
    Kind("reStructuredText", "boats.rst", restructured_text),
    Kind("questions before plain answers", "rink.txt", questions_before_plain_answers),
)


@st.composite
def pages(draw: Callable, kind: Kind) -> Page:
    """Return a page of a kind."""
    sheet = Sheet(kind.file, draw)
    kind.write(sheet)
    return sheet.page()
