"""`batch --report`: the figures of a run as one page of HTML, with two plots, which loads nothing from anywhere.

All text from questions and documents is escaped, and the page forbids scripts and addresses of its own by a content
security policy. The page holds no date and no times, so the same run gives the same page.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from faqbot.batch.reporting.report_plots import check_plotting_library, confidence_plot, documents_plot
from faqbot.batch.reporting.summary import document_rows, outcome_rows, word_rows
from faqbot.batch.tally import Tally
from faqbot.rendering.readable import one_line
from faqbot.system.atomic_files import open_output

# A page has room for more rows than a terminal.
_MOST_DOCUMENTS, _MOST_BARS, _MOST_WORDS = 50, 15, 10

_STYLE = """
body { font: 16px/1.5 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; color: #222;
  background: #fff }
h1 { font-size: 1.6rem } h2 { font-size: 1.15rem; margin-top: 2.2rem }
table { border-collapse: collapse; width: 100% }
th, td { text-align: left; padding: .3rem .6rem .3rem 0; border-bottom: 1px solid #ddd; overflow-wrap: anywhere }
th + th, td + td { text-align: right; white-space: nowrap }
svg { width: 100%; height: auto }
""".strip()


def check_report() -> None:
    """Raise `FaqbotError` if the library that draws the plots is missing."""
    check_plotting_library()


def write_report(tally: Tally, path: str, *, overwrite: bool = True) -> None:
    """Write the page; raise `OutputError` if it cannot be written, and as `open_output` does without `overwrite`."""
    page = report_page(tally)
    with open_output(path, overwrite=overwrite) as file:
        file.write(page.encode("utf-8", "replace"))


def report_page(tally: Tally) -> str:
    """Return the page of a run."""
    ranked = sorted(tally.documents.items(), key=lambda item: (-item[1], item[0]))
    bars = [(one_line(path), count) for path, count in ranked[:_MOST_BARS]]
    parts = [
        f"<h1>{tally.outcomes.total():,} questions</h1>",
        _table("Outcomes", ("outcome", "questions", "share"), outcome_rows(tally)),
        _plot("How sure was faqbot?", confidence_plot(tally.confidences), "Questions by confidence and outcome"),
        _plot("Which documents answered?", documents_plot(bars), "Answers by document") if bars else "",
        _table("Answered from", ("document", "questions", "share"), document_rows(tally, _MOST_DOCUMENTS)),
        _table(
            "Words of unanswered questions that no document mentions",
            ("word", "questions"),
            word_rows(tally, _MOST_WORDS),
        ),
    ]
    body = "\n".join(filter(None, parts))
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>faqbot batch report</title>\n<style>\n{_STYLE}\n</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )


def _table(heading: str, header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a heading and a table; empty if there are no rows."""
    if not rows:
        return ""
    first = "".join(f'<th scope="col">{escape(name)}</th>' for name in header)
    lines = ("".join(f"<td>{escape(cell)}</td>" for cell in row) for row in rows)
    body = "\n".join(f"<tr>{line}</tr>" for line in lines)
    return f"<h2>{escape(heading)}</h2>\n<table>\n<tr>{first}</tr>\n{body}\n</table>"


def _plot(heading: str, svg: str, described: str) -> str:
    named = svg.replace("<svg ", f'<svg role="img" aria-label="{escape(described)}" ', 1)
    return f"<h2>{escape(heading)}</h2>\n<figure>{named}</figure>"
