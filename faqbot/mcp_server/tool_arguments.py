"""The arguments of a call, checked against the schema of the tool; what is wrong is said in one sentence.

The sentence is for the agent, which can mend its call by it. So it names the argument and what it must be, and repeats
nothing long of what was sent.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from faqbot.errors import FaqbotError
from faqbot.mcp_server.tool_schemas import input_schema

# What JSON calls the types of Python, in the words of a message; a bool is no number, though Python says so.
_KINDS = {bool: "true or false", int: "a number", float: "a number", str: "a text", list: "a list", dict: "an object"}

# Numbers from here on are not shown, and are too large wherever a number is taken: Python cannot print all of them.
_BEYOND = 10**15


def checked_arguments(tool: str, given: Mapping[str, Any]) -> dict[str, Any]:
    """Return the arguments of a call with the defaults of those that are missing; None where there is no default.

    An argument that is null counts as missing. Raises `FaqbotError` for arguments that the schema of the tool forbids.
    """
    schema = input_schema(tool)
    properties: dict[str, dict[str, Any]] = schema["properties"]
    if unknown := [name for name in given if name not in properties]:
        raise FaqbotError(f"{tool} has no argument {unknown[0][:40]!r}; it takes {', '.join(properties)}")
    checked = {}
    for name, rule in properties.items():
        value = given.get(name)
        if value is None:
            if name in schema["required"]:
                raise FaqbotError(f"{tool} needs the argument {name}: {rule['description']}")
            checked[name] = rule.get("default")
        else:
            checked[name] = _text(name, value, rule) if rule["type"] == "string" else _number(name, value, rule)
    return checked


def _text(name: str, value: Any, rule: Mapping[str, Any]) -> str:
    if not isinstance(value, str):
        raise FaqbotError(f"{name} must be a text, not {_kind(value)}")
    if "minLength" in rule and not value.strip():
        raise FaqbotError(f"{name} is empty. {rule['description']}")
    if len(value) > rule["maxLength"]:
        raise FaqbotError(f"{name} has {len(value):,} characters; at most {rule['maxLength']:,} are allowed")
    return value


def _number(name: str, value: Any, rule: Mapping[str, Any]) -> int:
    least, most = rule["minimum"], rule.get("maximum")
    allowed = f"a whole number from {least}" + ("" if most is None else f" to {most}")
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise FaqbotError(f"{name} must be {allowed}, not {_kind(value)}")
    if value != value // 1 or value < least or value > (_BEYOND if most is None else most):
        shown = f"{value:g}" if abs(value) < _BEYOND else "a number so large"
        raise FaqbotError(f"{name} must be {allowed}, not {shown}")
    return int(value)


def _kind(value: Any) -> str:
    return _KINDS[type(value)]
