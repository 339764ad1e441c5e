"""Find the imports and exports of MDX, which are JavaScript between the blocks of a page.

    import Tabs from '@theme/Tabs';        export const Card = ({children}) => (
                                             <div>{children}</div>
                                           );

Prose may begin with these words, too, so the code behind them decides. What is never closed is prose.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_NAMES = r"(?:[\w$]+|(?:[\w$]+\s*,\s*)?(?:\{[^{}'\"]*\}|\*\s+as\s+[\w$]+))"
# A whole statement that names a module, or lists what the page exports.
_NAMING = re.compile(
    rf"(?:import\s+(?:{_NAMES}\s+from\s+)?|export\s+(?:\*|{_NAMES})\s+from\s+)['\"][^'\"\n]+['\"]\s*;?"
    r"|export\s+\{[^{}'\"]*\}\s*;?"
)
# The beginning of what defines something.
_DEFINING = re.compile(
    r"export\s+(?:(?:const|let|var)\s+[\w$]+\s*(?::[^=\n]{1,100})?=|(?:async\s+)?function\s+[\w$]+\("
    r"|(?:default\s+)?class\s+[\w$]+\s[^{}\n]{0,100}\{|default\s+(?:async\s+)?function(?:\s+[\w$]+)?\s?\("
    r"|default\s+(?:\{|[\w$.]+;|\([^()\n]{0,200}\)\s*=>))"
)
_OPENING = re.compile(r"[(\[{]")
_CLOSING = re.compile(r"[)\]}]")
_CLOSED = re.compile(r"[)\]}>][;,]?[ \t]*$|['\"];?[ \t]*$")
# Most lines of a statement; a longer one has a bracket in its text that is never closed.
_LONGEST = 200


def module_lines(lines: Sequence[str], among: Sequence[int]) -> set[int]:
    """Return the lines of the imports and exports that begin a block on a line of `among`, in order."""
    found: set[int] = set()
    behind = unclosed = 0  # the lines behind the last statement, and behind the last that was never closed
    for at in among:
        if at < behind or not lines[at].startswith(("import", "export")) or not _begins_block(lines, at, behind):
            continue
        end = _end_of_brackets(lines, at, 1 if at < unclosed else _LONGEST)
        if not end:
            unclosed = max(unclosed, at + _LONGEST)
        elif _DEFINING.match(lines[at]) or _NAMING.fullmatch("\n".join(lines[at:end]).rstrip()):
            found.update(range(at, end))
            behind = end
    return found


def _begins_block(lines: Sequence[str], at: int, behind: int) -> bool:
    return at in (0, behind) or not lines[at - 1].strip() or lines[at - 1].startswith("#")


def _end_of_brackets(lines: Sequence[str], first: int, most: int) -> int:
    """Return the line behind the one that closes all brackets since the first line, or 0 if they stay open too long."""
    depth = 0
    for at in range(first, min(len(lines), first + most)):
        depth += len(_OPENING.findall(lines[at])) - len(_CLOSING.findall(lines[at]))
        if depth <= 0:
            return at + 1 if at == first or _CLOSED.search(lines[at][-_LONGEST:]) else 0
    return 0
