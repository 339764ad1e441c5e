"""Write the FAQPage of schema.org as JSON-LD, which search engines read in a page; its answers are HTML."""

from __future__ import annotations

import json
from typing import Any

from faqbot.authoring.exporting.cell_forms import cell_form, html_form
from faqbot.authoring.exporting.exported import Exported, ExportedPair


def faqpage_text(what: Exported) -> str:
    """Return a JSON-LD object with all questions; it may be put into a `<script type="application/ld+json">` as is."""
    page: dict[str, Any] = {"@context": "https://schema.org", "@type": "FAQPage"}
    if what.title:
        page["name"] = cell_form(what.title)
    page["mainEntity"] = [_question(entry) for entry in what.entries]
    return json.dumps(page, ensure_ascii=False, indent=2).replace("</", "<\\/") + "\n"


def _question(entry: ExportedPair) -> dict[str, Any]:
    question: dict[str, Any] = {"@type": "Question", "name": cell_form(entry.question)}
    if entry.wordings:
        question["alternateName"] = [*map(cell_form, entry.wordings)]
    return {**question, "acceptedAnswer": {"@type": "Answer", "text": html_form(entry.answer)}}
