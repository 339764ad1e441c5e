"""`faqbot check`: show the findings as text or as JSON, and say whether the command fails."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from textwrap import wrap
from typing import Any

from faqbot.authoring.checking.check import Checked
from faqbot.authoring.checking.finding import Finding, Severity
from faqbot.rendering.readable import one_line, to_json

# The width of the report in columns where no terminal is narrower; only a longer path or id is not broken.
WIDTH = 100
# No terminal is taken for narrower than this, because a line begins with up to four columns of indentation.
_NARROWEST = 20
# Of one code, so many findings are listed, unless all are asked for.
MOST_LISTED = 5

# The values of --fail-on, and the severity from which on the command fails; None: it never does.
FAIL_ON: dict[str, Severity | None] = {"error": Severity.ERROR, "warning": Severity.WARNING, "never": None}


def fails(checked: Checked, fail_on: str) -> bool:
    """Whether the command fails: there is a finding at the severity `fail_on` or above."""
    worst = FAIL_ON[fail_on]
    return worst is not None and checked.has(worst)


def check_as_json(checked: Checked) -> str:
    """Return all findings as one line of JSON."""
    return to_json(
        {
            "checked": _totals(checked),
            "counts": {severity.label: checked.count(severity) for severity in Severity},
            "findings": list(map(_finding_to_json, checked.findings)),
        }
    )


def check_as_text(checked: Checked, *, show_all: bool = False, width: int = WIDTH) -> Iterator[str]:
    """Yield the lines of the report: the findings, the worst first, how many are not shown, and the totals.

    `width` is that of the terminal in columns; the report is never wider than 100.
    """
    width = max(_NARROWEST, min(width, WIDTH))
    listed: Counter[str] = Counter()
    for severity in Severity:
        for finding in checked.findings:
            if finding.severity is severity:
                listed[finding.code] += 1
                if show_all or listed[finding.code] <= MOST_LISTED:
                    yield from _lines(finding, width)
        if not show_all:
            yield from _unlisted(checked, severity, listed)
    yield from _summary(checked, width)


def _lines(finding: Finding, width: int) -> Iterator[str]:
    yield f"{one_line(finding.where)}: {finding.severity.label} {finding.code}"
    yield from _wrapped("  ", finding.problem, width)
    yield from _wrapped("  → ", finding.remedy, width)


def _wrapped(first: str, text: str, width: int) -> list[str]:
    return wrap(first + one_line(text), width, subsequent_indent=" " * len(first),
                break_on_hyphens=False, break_long_words=False)  # fmt: skip


def _unlisted(checked: Checked, severity: Severity, listed: Counter[str]) -> Iterator[str]:
    codes = dict.fromkeys(finding.code for finding in checked.findings if finding.severity is severity)
    for code in codes:
        if listed[code] > MOST_LISTED:
            yield f"and {listed[code] - MOST_LISTED:,} more of {code} (--all lists them)"


def _summary(checked: Checked, width: int) -> Iterator[str]:
    totals = ", ".join(_counted(number, name) for name, number in _totals(checked).items() if number or name in _ALWAYS)
    counts = ", ".join(_counted(checked.count(severity), f"{severity.label}s") for severity in Severity)
    yield from _wrapped("", f"{counts if checked.findings else 'nothing found'}: checked {totals}", width)


_ALWAYS = ("documents", "chunks", "questions", "phrasings")


def _counted(number: int, plural: str) -> str:
    return f"{number:,} {plural.removesuffix('s') if number == 1 else plural}"


def _totals(checked: Checked) -> dict[str, int]:
    return {name: getattr(checked, name) for name in (*_ALWAYS, "decoys", "synonyms")}


def _finding_to_json(finding: Finding) -> dict[str, Any]:
    record = {
        "severity": finding.severity.label,
        "code": finding.code,
        "path": finding.path,
        "line": finding.line,
        "problem": finding.problem,
        "remedy": finding.remedy,
    }
    return {**record, "place": finding.place.strip()} if finding.place else record
