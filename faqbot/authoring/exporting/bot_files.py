"""Write the files that other bots import: QnA Maker and Azure question answering, QnABot on AWS, and Rasa."""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import Any

from faqbot.authoring.exporting.cell_forms import cell_form, referred_form, says
from faqbot.authoring.exporting.exported import Exported, ExportedPair
from faqbot.authoring.exporting.yaml_text import yaml_text
from faqbot.corpus.records.bot_exports import with_line_breaks

_QNA_MAKER = ("Question", "Answer", "Source", "Metadata", "SuggestedQuestions", "IsContextOnly", "Prompts", "QnaId")
# In a cell of QnA Maker, a backslash before `n` would be read as a line end, and before the mark of one as its escape.
_ESCAPE = re.compile(r"\\(?=[nrt\\\n])")
_PARTS_METADATA = re.compile(r"(?<!\s)\s*+[:|]\s*+")
# What an intent of Rasa cannot have in its name, which has one slash, behind `faq`.
_NOT_IN_NAME = re.compile(r"[^\w.-]+")
_INTENT = "faq"
# Longest name of an intent, in characters; it stands twice in the file.
_LONGEST_NAME = 60


def qnamaker_text(what: Exported) -> str:
    """Return a TSV with a row for each wording; the rows of a question have the same answer and number."""
    rows = ["\t".join(_QNA_MAKER)]
    for number, entry in enumerate(what.entries, start=1):
        rest = (entry.path, _metadata(entry), "[]", "False", "[]", str(number))
        after = "\t".join((_tsv_cell(entry.answer), *map(_plain, rest)))
        rows += (f"{_tsv_cell(wording)}\t{after}" for wording in (entry.question, *entry.wordings))
    return "\n".join((*rows, ""))


def qnabot_text(what: Exported) -> str:
    """Return an object with an item for each question, as the designer of QnABot exports it."""
    return json.dumps({"qna": [_qnabot_item(entry) for entry in what.entries]}, ensure_ascii=False, indent=2) + "\n"


def rasa_text(what: Exported) -> str:
    """Return the intents with their examples, the responses, and the rule that answers with these."""
    names = _intents(what.entries)
    nlu = [{"intent": name, "examples": _examples(entry)} for name, entry in zip(names, what.entries, strict=True)]
    responses = {f"utter_{name}": [{"text": cell_form(entry.answer)}]
                 for name, entry in zip(names, what.entries, strict=True)}  # fmt: skip
    rule = {"rule": "answer a question", "steps": [{"intent": _INTENT}, {"action": f"utter_{_INTENT}"}]}
    return yaml_text({"version": "3.1", "nlu": nlu, "responses": responses, "rules": [rule]})


def _tsv_cell(text: str) -> str:
    r"""Return a text in one cell of a TSV without quotes: `\n` for a line end, and references of HTML for tabs.

    Where this would say something else, as it does with a tab in code, no sign is left that could be taken for another.
    """
    text = text.strip()
    cell = _one_line(_ESCAPE.sub("&#92;", cell_form(text)), r"\n")
    # A path of Windows reaches up to the next space: the end of its line must not be taken for a part of it.
    return cell if says(with_line_breaks(cell), text) else _one_line(referred_form(text), r" \n")


def _one_line(cell: str, line_end: str) -> str:
    if cell.startswith('"'):
        cell = f"&quot;{cell[1:]}"
    return cell.replace("\t", "&#9;").replace("\n", line_end)


def _plain(text: str) -> str:
    return " ".join(text.split())


def _metadata(entry: ExportedPair) -> str:
    """Return the topic and the section as "topic:… | section:…"; names and values may hold no `:` and no `|`."""
    values = {"topic": entry.topic, "section": " › ".join(entry.sections)}
    return " | ".join(f"{name}:{_PARTS_METADATA.sub(' ', value).lower()}" for name, value in values.items() if value)


def _qnabot_item(entry: ExportedPair) -> dict[str, Any]:
    item: dict[str, Any] = {
        "qid": "-".join(entry.id.split()),
        "type": "qna",
        "q": [cell_form(one) for one in (entry.question, *entry.wordings)],
        "a": cell_form(entry.answer),
    }
    return {**item, "t": entry.headings[0]} if entry.headings else item


def _intents(entries: tuple[ExportedPair, ...]) -> list[str]:
    """Return the name of each intent, made of the end of the id; the names differ."""
    names, taken = [], Counter[str]()
    for entry in entries:
        name = _NOT_IN_NAME.sub("-", entry.id.rpartition("/")[2])[:_LONGEST_NAME].strip("-").casefold() or "question"
        taken[name] += 1
        while taken[name] > 1:
            name = f"{name}-{taken[name]}"
            taken[name] += 1
        names.append(f"{_INTENT}/{name}")
    return names


def _examples(entry: ExportedPair) -> str:
    return "".join(f"- {_plain(cell_form(one))}\n" for one in (entry.question, *entry.wordings))
