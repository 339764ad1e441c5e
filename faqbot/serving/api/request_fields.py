"""The fields of each request: which there are, and what they may hold.

The names and the limits are those of `faqbot ask`; a server has upper limits as well. An unknown field is an error,
because it is most often a misspelt one. A field that may be left out may be null, too, which means the same.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from faqbot.query.topic import Topic
from faqbot.serving.api.request_errors import invalid
from faqbot.serving.api.request_json import plain_json

# The upper limits that a command does not have; openapi.json names them.
MOST_MATCHES = 100
MOST_TITLES = 100
_MOST_KEYS, _MOST_VALUES = 20, 100

_Read = TypeVar("_Read")


@dataclass(frozen=True, slots=True)
class AskFields:
    """What `ask` is asked, and `search`; `question_length` of the settings has been checked."""

    question: str
    k: int | None
    topic: Topic
    threshold: float | None
    filter: dict[str, Any] | None


@dataclass(frozen=True, slots=True)
class TurnFields(AskFields):
    """What `chat` is asked: also the token of the conversation."""

    conversation: str | None


@dataclass(frozen=True, slots=True)
class VerdictFields:
    """What `feedback` is told: the verdict on a reply, by its receipt, and the id of the right chunk if it is known."""

    receipt: str
    is_good: bool
    right: str | None


def ask_fields(value: Any, longest: int) -> AskFields:
    """Return the fields of `ask`; `longest` is the number of characters that a question may have, 0 for any."""
    return AskFields(**_asked(_known(value, _OF_ASK), longest))


def turn_fields(value: Any, longest: int) -> TurnFields:
    """Return the fields of `chat`."""
    fields = _known(value, _OF_TURN)
    return TurnFields(**_asked(fields, longest), conversation=_optional(fields, "conversation", _text))


def search_fields(fields: Mapping[str, str | list[str]], longest: int) -> AskFields:
    """Return the fields of `search`, each of which is a text in the query, as the JSON of `ask` would hold them."""
    known = dict(_known(fields, _OF_SEARCH))
    if "k" in known:
        known["k"] = _digits(str(known["k"]))
    if "filter" in known:
        known["filter"] = plain_json(str(known["filter"]))
    return AskFields(**_asked(known, longest))


def verdict_fields(value: Any) -> VerdictFields:
    """Return the fields of `feedback`."""
    fields = _known(value, _OF_VERDICT)
    if fields.get("verdict") not in ("good", "bad"):
        raise invalid("`verdict` must be good or bad.")
    return VerdictFields(_needed(fields, "receipt"), fields["verdict"] == "good", _optional(fields, "right", _text))


_OF_ASK = ("question", "k", "topic", "threshold", "filter")
_OF_SEARCH = ("question", "k", "topic", "filter")
_OF_TURN = (*_OF_ASK, "conversation")
_OF_VERDICT = ("receipt", "verdict", "right")


def _known(value: Any, names: tuple[str, ...]) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise invalid("The body must be a JSON object.")
    if not value.keys() <= {*names}:
        *others, last = (f"`{name}`" for name in names)
        raise invalid(f"The request has a field that is not taken here; it may have {', '.join(others)} and {last}.")
    return value


def _asked(fields: Mapping[str, Any], longest: int) -> dict[str, Any]:
    question = _needed(fields, "question")
    if 0 < longest < len(question):
        raise invalid(f"The question is too long; it may have {longest:,} characters.", "question_too_long")
    return {
        "question": question,
        "k": _optional(fields, "k", _count),
        "topic": _optional(fields, "topic", _titles),
        "threshold": _optional(fields, "threshold", _probability),
        "filter": _optional(fields, "filter", _metadata),
    }


def _needed(fields: Mapping[str, Any], name: str) -> str:
    if name not in fields:
        raise invalid(f"`{name}` is missing.")
    return _text(fields[name], name)


def _optional(fields: Mapping[str, Any], name: str, read: Callable[[Any, str], _Read]) -> _Read | None:
    value = fields.get(name)
    return None if value is None else read(value, name)


def _text(value: Any, name: str) -> str:
    if not isinstance(value, str):
        raise invalid(f"`{name}` must be a text.")
    return value


def _digits(text: str) -> int | str:
    """Return the number that a text in a query stands for; any other text as it is, for `_count` to refuse."""
    is_number = text.isascii() and text.isdecimal() and len(text) <= len(str(MOST_MATCHES))
    return int(text) if is_number else text


def _count(value: Any, name: str) -> int:
    is_whole = isinstance(value, int | float) and not isinstance(value, bool) and value == int(value)
    if not is_whole or not 1 <= value <= MOST_MATCHES:
        raise invalid(f"`{name}` must be a whole number from 1 to {MOST_MATCHES}.")
    return int(value)


def _probability(value: Any, name: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        raise invalid(f"`{name}` must be a number from 0 to 1.")
    return float(value)


def _titles(value: Any, name: str) -> Topic:
    titles = [value] if isinstance(value, str) else value
    is_list = isinstance(titles, list) and all(isinstance(title, str) for title in titles)
    if not is_list or not 1 <= len(titles) <= MOST_TITLES:
        raise invalid(f"`{name}` must be a title, or a list of 1 to {MOST_TITLES} titles.")
    return value if isinstance(value, str) else tuple(titles)


def _metadata(value: Any, name: str) -> dict[str, Any]:
    if not isinstance(value, dict) or len(value) > _MOST_KEYS or not all(map(_is_wanted, value.values())):
        message = f"`{name}` must be an object of up to {_MOST_KEYS} keys of metadata, each with a text, a number, a"
        raise invalid(f"{message} truth value, null, or a list of 1 to {_MOST_VALUES} of these.")
    return value


def _is_wanted(value: Any) -> bool:
    if isinstance(value, list):
        return 1 <= len(value) <= _MOST_VALUES and not any(isinstance(one, list | dict) for one in value)
    return not isinstance(value, dict)
