"""Find the rules of signs that part the answers or the passages of a plain-text page."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Set as AbstractSet

from faqbot.corpus.readers.plain.line_looks import Look
from faqbot.corpus.readers.plain.marked_lines import MarkedLines

# A rule separates headings and questions if its equals stand before at least this many of them.
_FEWEST_SEPARATED = 2
# At least this many equal rules part a page without headings into passages.
_FEWEST_RULES = 3


def find_separators(page: MarkedLines, heads: AbstractSet[int]) -> set[int]:
    """Return the rules that end an answer; `heads` are the lines that begin sections and questions.

    These are the rules whose equals stand before headings and questions, and the last rule that stands alone below
    all of these, above the foot of the page.
    """
    equal: defaultdict[str, list[int]] = defaultdict(list)
    headed: Counter[str] = Counter()
    foot: set[int] = set()
    following: int | None = None  # the next line with text
    is_below = False  # whether a heading or question stands below
    for at in range(len(page.lines) - 1, -1, -1):
        if page.looks[at] is Look.RULE and at - 1 not in page.marks:
            equal[page.texts[at]].append(at)
            headed[page.texts[at]] += following is not None and _begins(following, page, heads)
            if not is_below and not foot and following is not None and page.stands_apart(at):
                foot.add(at)
        elif page.looks[at] not in (Look.BLANK, Look.RULE):
            following = at
            is_below = is_below or _begins(at, page, heads)
    return foot | {at for rule, places in equal.items() if headed[rule] >= _FEWEST_SEPARATED for at in places}


def _begins(at: int, page: MarkedLines, heads: AbstractSet[int]) -> bool:
    """Whether a line begins a section or a question."""
    return at in heads or page.looks[at] is Look.ASKED


def is_parted_by_rules(page: MarkedLines) -> bool:
    """Whether equal rules part a page that has no headings and no questions."""
    if Look.ASKED in page.looks:
        return False
    rules = (at for at, look in enumerate(page.looks) if look is Look.RULE and page.stands_apart(at))
    return max(Counter(page.texts[at] for at in rules).values(), default=0) >= _FEWEST_RULES
