"""What each tool takes and returns, as JSON Schema.

The parts of results are those of `reply.schema.json`, so a result has the fields that `--json` prints. The schemas name
no dialect: without a name, the protocol means draft 2020-12, and validators of older clients refuse the name.
"""

from __future__ import annotations

from typing import Any

from faqbot.answering.reply_schema import reply_schema

# The longest question in characters: a long e-mail. A question of this length takes some milliseconds.
LONGEST_ASKED = 4000

# The longest title of a document, reference to a passage, and text to look for in titles, in characters.
_LONGEST_REFERENCE = 1000

# The most passages that `ask` and `search` return; each is quoted in full.
MOST_PASSAGES = 20

# How many passages they return where no number is given, as on the command line and in Python.
PASSAGES = {"ask": 5, "search": 10}

# How many titles `list_topics` returns at once, and how many at most.
TITLES, MOST_TITLES = 100, 1000

_QUESTION = {
    "type": "string",
    "minLength": 1,
    "maxLength": LONGEST_ASKED,
    "description": "The question in words, complete in itself: nothing is known of earlier calls.",
}
_TOPIC = {
    "type": "string",
    "maxLength": _LONGEST_REFERENCE,
    "description": "Answer only from the document with this title (list_topics lists the titles). Usually left out.",
}


def input_schema(tool: str) -> dict[str, Any]:
    """Return the schema of the arguments of a tool."""
    properties, required = _INPUTS[tool]
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


def output_schema(tool: str) -> dict[str, Any]:
    """Return the schema of the structured result of a tool."""
    definitions = reply_schema()["$defs"]
    if tool == "ask":
        # Its type is named beside the reference, because clients of older versions of the protocol look for it there.
        return {"type": "object", "$ref": "#/$defs/reply", "$defs": definitions}
    properties = _OUTPUTS[tool]
    schema = {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}
    return schema if tool == "list_topics" else {**schema, "$defs": definitions}


def _whole(least: int, most: int, default: int, text: str) -> dict[str, Any]:
    return {"type": "integer", "minimum": least, "maximum": most, "default": default, "description": text}


_INPUTS: dict[str, tuple[dict[str, Any], list[str]]] = {
    "ask": (
        {
            "question": _QUESTION,
            "topic": _TOPIC,
            "k": _whole(1, MOST_PASSAGES, PASSAGES["ask"], "How many of the best passages to return."),
        },
        ["question"],
    ),
    "search": (
        {
            "question": {**_QUESTION, "description": "A question or words to look for, complete in itself."},
            "topic": {**_TOPIC, "description": "Search only the document with this title. Usually left out."},
            "k": _whole(1, MOST_PASSAGES, PASSAGES["search"], "How many passages to return."),
        },
        ["question"],
    ),
    "read_section": (
        {
            "id": {
                "type": "string",
                "minLength": 1,
                "maxLength": _LONGEST_REFERENCE,
                "description": "The id of a passage, as ask and search return it; or its place, such as faq.md:12-14.",
            },
        },
        ["id"],
    ),
    "list_topics": (
        {
            "containing": {
                "type": "string",
                "maxLength": _LONGEST_REFERENCE,
                "description": "List only titles that contain this text; upper and lower case count as the same.",
            },
            "offset": {"type": "integer", "minimum": 0, "default": 0, "description": "Leave out this many titles."},
            "limit": _whole(1, MOST_TITLES, TITLES, "List at most this many titles."),
        },
        [],
    ),
}

_OUTPUTS: dict[str, dict[str, Any]] = {
    "search": {
        "question": {"type": "string", "description": "The question as it was asked."},
        "matches": {"type": "array", "items": {"$ref": "#/$defs/match"}, "description": "The passages, best first."},
    },
    "read_section": {
        "chunk": {"$ref": "#/$defs/chunk", "description": "The passage that was asked for."},
        "section": {"type": "string", "description": "The passages below the same heading, in the document's order."},
    },
    "list_topics": {
        "topics": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    "topic": {"type": "string", "description": "The title, as the argument `topic` takes it."},
                    "chunks": {"type": "integer", "minimum": 0, "description": "How many passages it has."},
                    "paths": {"type": "array", "items": {"type": "string"}, "description": "The files they stand in."},
                },
                "required": ["topic", "chunks", "paths"],
                "additionalProperties": False,
            },
        },
        "total": {"type": "integer", "minimum": 0, "description": "How many titles there are, listed or not."},
        "offset": {"type": "integer", "minimum": 0, "description": "How many of them come before the first listed."},
    },
}

# The names of the tools, in the order in which they are listed.
TOOLS = tuple(_INPUTS)
