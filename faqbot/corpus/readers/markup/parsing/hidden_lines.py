"""Take out of a page what its readers never see and Markdown does not know: comments of Obsidian, and code of MDX.

    %% ask Tom %%        %%
                         several lines
                         %%

Two percent signs are text in batch files, in templates and in prose, so a comment takes whole lines here, outside of
fenced and indented code, and hides neither a heading nor a question: `%%` may also part entries.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from faqbot.corpus.document import LeftOut
from faqbot.corpus.readers.markup.line_runs import lines_left_out
from faqbot.corpus.readers.markup.parsing.module_lines import module_lines
from faqbot.corpus.readers.qa_marks import ASKS, LONGEST_QUESTION

_REMARK = re.compile(r"[ ]{0,3}%%(?!%)(?:[^%]|%(?!%))+%%[ \t]*")
_MARK = re.compile(r"[ ]{0,3}%%[ \t]*")
_FENCE = re.compile(r"[\s>]*+(?P<fence>`{3,}|~{3,})")


def without_hidden(lines: Sequence[str]) -> tuple[list[str], list[LeftOut]]:
    """Return the lines, with empty ones in place of what is hidden, and the lines (1-based) that are left out."""
    shown = list(lines)
    if not any("%%" in line or line.startswith(("import", "export")) for line in lines):
        return shown, []
    text = list(text_lines(lines))
    comments = _comments(lines, text)
    modules = module_lines(lines, text) - comments
    for at in comments | modules:
        shown[at] = ""
    left_out = lines_left_out([at + 1 for at in sorted(comments)], "comment")
    return shown, [*left_out, *lines_left_out([at + 1 for at in sorted(modules)], "directive")]


def text_lines(lines: Sequence[str]) -> Iterator[int]:
    """Yield the lines outside of fenced code."""
    fence = ""
    for at, line in enumerate(lines):
        found = _FENCE.match(line) if "`" in line or "~" in line else None
        if found and (not fence or found["fence"].startswith(fence)):
            fence = "" if fence else found["fence"]
        elif not fence:
            yield at


def _comments(lines: Sequence[str], among: Sequence[int]) -> set[int]:
    """Return the lines of comments that begin and end on the lines `among`."""
    marked = [at for at in among if "%%" in lines[at]]
    found = {at for at in marked if _REMARK.fullmatch(lines[at])}
    marks = [at for at in marked if _MARK.fullmatch(lines[at])]
    for first, last in zip(marks[::2], marks[1::2], strict=False):
        if not any(line.startswith("#") or ASKS.search(line[-LONGEST_QUESTION:]) for line in lines[first:last]):
            found.update(range(first, last + 1))
    return found
