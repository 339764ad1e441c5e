"""The gaps as a Markdown document whose answers are still to be written: a heading for each gap, and a comment below.

The author saves it beside the documents and writes each answer in the place of its comment. A heading whose answer is
not written yet has no text, so it is no chunk, and is never quoted. The title makes every heading a question, also one
that people asked in keywords.

A heading is what somebody wrote, and names of people are not recognised in a log. Gaps that were asked once are listed
all the same, because on a small site that is most of them; the document asks its author to look for names instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from faqbot.authoring.gaps.gap import Gap
from faqbot.authoring.gaps.gap_phrasings import times_asked
from faqbot.rendering.readable import one_line

_HEAD = (
    "# More questions and answers",
    "",
    "<!-- The headings are what people wrote: take out names and other personal data before you publish them. -->",
)
# Marks that would make a part of a question more than text.
_MARKUP = re.compile(r"[\\`*_\[\]<>#|~]")
_LONGEST_HEADING = 200


def stubs_of(gaps: Sequence[Gap]) -> Iterator[str]:
    """Yield the lines of the document; none if there are no gaps."""
    if gaps:
        yield from _HEAD
    for gap in gaps:
        yield from ("", f"## {_heading(gap)}", "", "<!-- TODO: write the answer here, in the place of this comment.")
        yield f"Asked {times_asked(gap.count)}; people put it like this:"
        yield from (f"- {_in_comment(example.in_full)}" for example in gap.examples)
        yield "-->"


def _heading(gap: Gap) -> str:
    """Return the most typical question as a heading, with a capital letter at its beginning."""
    text = one_line(gap.examples[0].searched) or one_line(gap.examples[0].in_full)
    text = text if len(text) <= _LONGEST_HEADING else text[:_LONGEST_HEADING].rpartition(" ")[0] or text
    return _MARKUP.sub(lambda mark: f"\\{mark[0]}", text[:1].upper() + text[1:])


def _in_comment(text: str) -> str:
    """Return a text that does not end the comment that it stands in."""
    return one_line(text).replace("-->", "-- >").replace("--!>", "--! >")
