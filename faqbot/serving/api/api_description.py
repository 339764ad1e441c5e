"""The description of the API (OpenAPI 3.1), which is written by hand in `openapi.json` beside this package."""

from __future__ import annotations

import json
import os
from typing import Any

from faqbot.answering.reply_schema import reply_schema

_FILE = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "openapi.json")

# How the file refers to the schema of a reply, which is a file of its own, and how that one refers to its parts.
_ELSEWHERE, _INSIDE = "../answering/reply.schema.json#/$defs/", "#/$defs/"
_HERE = "#/components/schemas/"


def api_description(*, question_length: int = 0, has_token: bool = True) -> dict[str, Any]:
    """Return the description with the schema of a reply taken in, so that it refers to no other document.

    `question_length` is the number of characters that a question may have, 0 for any, and `has_token` says whether the
    server asks for its token.
    """
    with open(_FILE, encoding="utf-8") as file:
        described: dict[str, Any] = json.load(file)
    schemas = described["components"]["schemas"]
    schemas |= reply_schema()["$defs"]
    if question_length:
        schemas["QuestionText"]["maxLength"] = question_length
    if not has_token:
        _open(described)
    redirected: dict[str, Any] = _redirected(described)
    return redirected


def _open(described: dict[str, Any]) -> None:
    """Leave out how a client shows that it may ask."""
    del described["components"]["securitySchemes"]
    for operations in described["paths"].values():
        for operation in operations.values():
            operation.pop("security", None)
            operation["responses"].pop("401", None)


def _redirected(value: Any) -> Any:
    """Return a part of the description whose references to the schema of a reply lead to where it stands now."""
    if isinstance(value, list):
        return [_redirected(one) for one in value]
    if not isinstance(value, dict):
        return value
    return {key: _leading_here(one) if key == "$ref" else _redirected(one) for key, one in value.items()}


def _leading_here(reference: str) -> str:
    for beginning in (_ELSEWHERE, _INSIDE):
        if reference.startswith(beginning):
            return _HERE + reference.removeprefix(beginning)
    return reference
