"""Take out of a page what its readers never see and Markdown does not know: comments of Obsidian, exports of MDX.

    %% ask Tom %%                      export const Card = ({children}) => (
    %%                                   <div>{children}</div>
    several lines                      );
    %%

Code shows both, so nothing is taken out of it. What is never closed stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from faqbot.corpus.document import LeftOut
from faqbot.corpus.readers.markup.line_runs import lines_left_out

_REMARK = re.compile(r"(?P<code>`[^`\n]*+`)|(?<![ \t])[ \t]*+(?<![\w%])%%(?!%)(?:(?!%%).)*%%(?![\w%])")
_FENCE = re.compile(r"[\s>]*+(?P<fence>`{3,}|~{3,})")
_EXPORT = re.compile(r"export\s+(?:default|const|let|var|function|async|class)\b")
_OPENING = re.compile(r"[(\[{]")
_CLOSING = re.compile(r"[)\]}]")
# Most lines of an export; a longer one has a bracket in its text that is never closed.
_LONGEST_EXPORT = 200


def without_hidden(lines: Sequence[str]) -> tuple[Sequence[str], list[LeftOut]]:
    """Return the lines, with empty ones in place of what is hidden, and the lines (1-based) that are left out."""
    if not any("%%" in line or line.startswith("export") for line in lines):
        return lines, []
    shown = list(lines)
    comments: set[int] = set()
    exports: set[int] = set()
    for first, end, is_comment in _runs(lines):
        (comments if is_comment else exports).update(range(first, end))
    for at in comments | exports:
        shown[at] = ""
    for at in _text_lines(lines):
        if "%%" in shown[at] and (said := _without_remarks(shown[at])) != shown[at]:
            comments.add(at)
            shown[at] = said
    left_out = lines_left_out([at + 1 for at in sorted(comments)], "comment")
    return shown, [*left_out, *lines_left_out([at + 1 for at in sorted(exports)], "directive")]


def _without_remarks(line: str) -> str:
    return _REMARK.sub(lambda found: found["code"] or "", line).rstrip()


def _text_lines(lines: Sequence[str]) -> Iterator[int]:
    """Yield the lines outside of fenced code."""
    fence = ""
    for at, line in enumerate(lines):
        found = _FENCE.match(line) if "`" in line or "~" in line else None
        if found and (not fence or found["fence"].startswith(fence)):
            fence = "" if fence else found["fence"]
        elif not fence:
            yield at


def _runs(lines: Sequence[str]) -> Iterator[tuple[int, int, bool]]:
    """Yield the half-open ranges of whole lines that are hidden, and whether each is a comment."""
    opened: int | None = None  # the line of an open comment
    hidden = unclosed = 0  # the lines behind the last export, and behind one that is never closed
    for at in _text_lines(lines):
        if lines[at].strip() == "%%":
            if opened is not None:
                yield opened, at + 1, True
            opened = at if opened is None else None
        elif at >= hidden and opened is None and _EXPORT.match(lines[at]):
            hidden = _export_end(lines, at, 1 if at < unclosed else _LONGEST_EXPORT)
            if not hidden:
                hidden, unclosed = at + 1, max(unclosed, at + _LONGEST_EXPORT)
            yield at, hidden, False


def _export_end(lines: Sequence[str], first: int, most: int) -> int:
    """Return the line behind an export, whose last line closes all its brackets; 0 if none of the next lines does."""
    depth = 0
    for at in range(first, min(len(lines), first + most)):
        depth += len(_OPENING.findall(lines[at])) - len(_CLOSING.findall(lines[at]))
        if depth <= 0:
            return at + 1
    return 0
