"""The schema of the public JSON form of a reply, a file that ships beside this module."""

from __future__ import annotations

import json
import os
from typing import Any

# The file, for tools that read schemas from files.
REPLY_SCHEMA = os.path.join(os.path.dirname(os.path.abspath(__file__)), "reply.schema.json")


def reply_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of `Reply.to_dict()`, which is what `faqbot ask --json` prints.

    `$defs` has the schemas of its parts: `match`, `chunk` and `source` are those of their own `to_dict()`.
    """
    with open(REPLY_SCHEMA, encoding="utf-8") as file:
        schema: dict[str, Any] = json.load(file)
    return schema
