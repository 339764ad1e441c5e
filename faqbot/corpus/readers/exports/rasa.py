"""Read the training data of a Rasa bot: the examples of an intent ask, and the response to the intent answers.

    nlu:
    - intent: faq/ask_hours                  the examples are the question and its further wordings
      examples: |
        - When are you open?
    responses:
      utter_faq/ask_hours:                   the response is found by its name, or by a rule or a story
      - text: We are open from 9 to 5.

Rasa keeps both in files of their own as often as in one. A document is read from one file, so that a file with only one
of them has no pairs, and the error says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from faqbot.corpus.document import LeftOut
from faqbot.corpus.readers.exports.yaml_nodes import Member, YamlNode
from faqbot.corpus.readers.exports.yaml_tree import YamlLines
from faqbot.corpus.records.delimited import Lines
from faqbot.corpus.records.pair_tree import FoundRecord, Unread
from faqbot.errors import NoPairsError

_UTTER = "utter_"
# A part of an example that is marked as an entity: [Berlin](city), [Berlin]{"entity": "city"}, [2]{...}[{...}].
_ENTITY = re.compile(r"\[([^\[\]\n]*)\](?:\([^()\n]*\)|\{[^{}\n]*\}|\[\{[^\[\]\n]*\}\])")
_BULLET = re.compile(r"^[ \t]*-(?:[ \t]+|$)", re.MULTILINE)


class _Response(NamedTuple):
    """The texts of a response, the other values of the first of them, and its lines."""

    texts: tuple[str, ...]
    others: dict[str, Any]
    lines: Lines


def is_rasa(roots: Sequence[YamlNode]) -> bool:
    """Whether documents in YAML are training data of Rasa: examples of intents, or responses named `utter_…`."""
    for name, _, node in _sections(roots):
        if name == "nlu" and any(one.member("intent") and one.member("examples") for one in node.elements):
            return True
        if name == "responses" and node.members and all(one.name.startswith(_UTTER) for one in node.members):
            return True
    return False


class RasaBot:
    """The pairs in the training data of a Rasa bot (`found`), what is not read, and what is left out."""

    title = ""

    def __init__(self, roots: Sequence[YamlNode], lines: YamlLines, path: str) -> None:
        """Join intents and responses; raise `NoPairsError` if a file has only one of the two."""
        self.found: list[FoundRecord] = []
        self.unread: list[Unread] = []
        self.left_out: list[LeftOut] = []
        self._of = lines
        self._responses: dict[str, _Response] = {}
        self._intents: dict[str, list[YamlNode]] = {}
        self._actions: dict[str, str] = {}
        for section in _sections(roots):
            self._read_section(section)
        if not self._responses or not self._intents:
            has, lacks = ("examples", "responses") if self._intents else ("responses", "examples")
            message = (
                f"has the {has} of a Rasa bot but not their {lacks}; put both into one file, for example with "
                "`cat nlu.yml domain.yml > faq.yml`"
            )
            raise NoPairsError(message, path=path)
        self._join()

    def _read_section(self, section: Member) -> None:
        name, key, node = section
        if name == "responses":
            for member in node.members:
                self._responses[member.name] = _response(member, self._of)
            return
        if name == "nlu":
            for one in node.elements:
                intent = one.member("intent")
                if intent and intent.value is not None:
                    self._intents.setdefault(str(intent.value), []).append(one)
                else:
                    self.left_out.append(LeftOut(self._of.of(one.start, one.end), "no intent of a Rasa bot"))
            return
        if name in ("rules", "stories"):
            self._actions |= {intent: action for intent, action in _steps(node) if intent not in self._actions}
        self.left_out.append(LeftOut(self._of.of(key.start, max(key.end, node.end)), "settings of a Rasa bot"))

    def _join(self) -> None:
        used = set()
        for intent, nodes in self._intents.items():
            places = [self._of.of(one.start, one.end) for one in nodes]
            name = next((one for one in (_UTTER + intent, self._actions.get(intent)) if one in self._responses), None)
            examples = [text for one in nodes for text in _examples(one.member("examples"))]
            if name is None or not examples:
                lack = "a response in this file" if examples else "examples"
                self.unread.append(Unread(places[0][0], f"the intent {intent} without {lack}"))
                self.left_out += [LeftOut(lines, "intent without a response") for lines in places]
                continue
            used.add(name)
            response = self._responses[name]
            self.found.append(FoundRecord(response.lines, _record(intent, examples, response)))
            self.left_out += [LeftOut(lines, "examples of what people ask") for lines in places]
        rest = (response.lines for name, response in self._responses.items() if name not in used)
        self.left_out += [LeftOut(lines, "response without an intent") for lines in rest]


def _record(intent: str, examples: list[str], response: _Response) -> dict[str, Any]:
    record = {**response.others, "question": examples, "answer": response.texts[0] if response.texts else ""}
    if len(response.texts) > 1:
        record["variants of the answer"] = list(response.texts[1:])
    return {**record, "id": intent}


def _sections(roots: Sequence[YamlNode]) -> Iterator[Member]:
    """Yield the sections of the documents; files that are joined have some of them more than once."""
    for root in roots:
        yield from root.members


def _response(member: Member, lines: YamlLines) -> _Response:
    """Return a response; of several texts, the first that is for every channel and every condition comes first."""
    given = [one for one in member.node.value or [] if isinstance(one, dict)] if member.node.elements else []
    with_text = [one for one in given if isinstance(one.get("text"), str) and one["text"].strip()]
    with_text.sort(key=lambda one: bool(one.get("channel") or one.get("condition")))
    others = {name: value for one in with_text[:1] for name, value in one.items() if name not in ("text", "id")}
    texts = tuple(dict.fromkeys(one["text"].strip() for one in with_text))
    return _Response(texts, others, lines.of(member.key.start, max(member.key.end, member.node.end)))


def _steps(stories: YamlNode) -> Iterator[tuple[str, str]]:
    """Yield each intent in the steps of rules or stories that a response follows, with the name of the response."""
    for story in stories.elements:
        steps = story.member("steps")
        nodes = steps.elements if steps else []
        for step, following in pairwise(nodes):
            intent, action = step.member("intent"), following.member("action")
            if intent and action:
                yield str(intent.value), str(action.value)


def _examples(node: YamlNode | None) -> list[str]:
    """Return the examples of an intent: a text with a `- ` before each, or a list of texts or of objects with these."""
    if node is None:
        return []
    if isinstance(node.value, str):
        parts = _BULLET.split(node.value)
        return [text for part in parts if (text := _without_entities(part))]
    texts = (one.value if isinstance(one.value, str) else one.value.get("text") if one.members else None
             for one in node.elements)  # fmt: skip
    found = (_without_entities(_BULLET.sub("", text)) for text in texts if isinstance(text, str))
    return [text for text in found if text]


def _without_entities(example: str) -> str:
    return " ".join(_ENTITY.sub(r"\1", example).split())
