"""Change what a format holds, and not only its bytes: a value in JSON, a member of an archive, a part of a request.

Bytes that are changed at random are hardly ever JSON afterwards, and a changed archive is hardly ever opened, so most
of them would be refused at the door. Each function returns None for bytes that do not have its structure.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import lru_cache
from io import BytesIO
from random import Random
from typing import Any
from zipfile import BadZipFile, ZipFile, ZipInfo

# Changes bytes: `mutated` of the module `mutations`.
Change = Callable[[bytes], bytes]

# The share of changed requests of which only the body is changed, if they have one.
_BODIES = 0.7
# Values of other types, and at the edge of what is allowed. A list or an object stands for itself, wherever it is put.
_VALUES: tuple[str, ...] = (
    *("null", "true", "false", "0", "-1", "1", "0.5", "1e308", "1e999", "-0.0", "NaN", "9" * 25, "9" * 5_000),
    *(
        '""',
        '" "',
        '"a"',
        '"\\u0000"',
        '"\\ud800"',
        '"é日本🙂"',
        '"\\u202e"',
        '"a#b"',
        '"<b>&amp;"',
        f'"{"a" * 3_000}"',
    ),
    *("[]", "{}", "[null]", '[""]', "[0]", '["a", "a"]', '{"": null}', '{"a": 1}', "[" * 1_500 + "]" * 1_500),
)


def changed_json(data: bytes, change: Change, random: Random) -> bytes | None:
    """Change one to four values of a JSON text, or of one line of JSON lines."""
    lines = [data]
    value = _parsed(data)
    if value is None and data.count(b"\n"):
        lines = data.splitlines(keepends=True)
        at = random.randrange(len(lines))
        value = _parsed(lines[at])
    else:
        at = 0
    if value is None:
        return None
    root = [json.loads(value)]
    for _ in range(random.randint(1, 4)):
        _change_value(root, change, random)
    lines[at] = _written(root[0] if root else None, random) + (b"\n" if len(lines) > 1 else b"")
    return b"".join(lines)


@lru_cache(maxsize=256)
def _parsed(data: bytes) -> bytes | None:
    """Return a JSON object or array as it was given, None for anything else."""
    if data.lstrip()[:1] not in (b"{", b"["):
        return None
    try:
        json.loads(data)
    except (ValueError, RecursionError):
        return None
    return data


def _written(value: Any, random: Random) -> bytes:
    """Return JSON, in ASCII or not, on one line or on several."""
    text = json.dumps(value, ensure_ascii=random.random() < 0.5, indent=random.choice((None, None, 1)))
    for number, literal in enumerate(_VALUES):
        text = text.replace(f'"\\ue000{number}\\ue000"', literal).replace(f'"\ue000{number}\ue000"', literal)
    return text.encode("utf-8", "surrogatepass")


def _change_value(root: list[Any], change: Change, random: Random) -> None:
    """Change, remove, repeat, rename or wrap one value, wherever it stands."""
    places = _places(root)
    if not places:
        return
    holder, key = random.choice(places)
    value = holder[key]
    kind = random.randrange(8)
    if kind == 0:
        del holder[key]
    elif kind == 1:
        holder[key] = random.choice(([value], {"a": value}, [value, value]))
    elif kind == 2 and isinstance(holder, list):
        holder[key:key] = [value] * random.choice((1, 2, 50))
    elif kind == 3 and isinstance(holder, dict):
        holder[random.choice(("", "a", key.upper(), f"{key} ", f"{key}s"))] = holder.pop(key)
    elif kind == 4:
        other, its_key = random.choice(places)
        holder[key] = json.loads(json.dumps(other[its_key]))
    elif kind in (5, 6) and isinstance(value, str):
        holder[key] = change(value.encode("utf-8", "surrogatepass")).decode("utf-8", "replace")
    elif kind in (5, 6) and isinstance(value, int | float):
        holder[key] = random.choice((value + 1, value - 1, -value, value * 1_000_003, value / 3))
    else:
        holder[key] = f"\ue000{random.randrange(len(_VALUES))}\ue000"


def _places(root: list[Any]) -> list[tuple[Any, Any]]:
    """Return where values stand: what holds each, and its key or number in it."""
    places: list[tuple[Any, Any]] = []
    waiting: list[Any] = [root]
    while waiting and len(places) < 2_000:
        holder = waiting.pop()
        keys = range(len(holder)) if isinstance(holder, list) else [*holder]
        places += [(holder, key) for key in keys]
        waiting += [holder[key] for key in keys if isinstance(holder[key], dict | list)]
    return places


def changed_archive(data: bytes, change: Change, random: Random) -> bytes | None:
    """Change one member of an archive, which is then stored without being packed."""
    members = _members(data) if data.startswith(b"PK") else {}
    named = [name for name, content in members.items() if content]
    if not named:
        return None
    changed = random.choice(named)
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        for name, content in members.items():
            archive.writestr(ZipInfo(name), change(content) if name == changed else content)
    return packed.getvalue()


@lru_cache(maxsize=64)
def _members(data: bytes) -> dict[str, bytes]:
    """Return what is in an archive, nothing if it is damaged."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            return {name: archive.read(name) for name in archive.namelist()}
    except BadZipFile:
        return {}


def changed_request(data: bytes, change: Change, random: Random) -> bytes | None:
    """Change the body of a request, or else its head."""
    if not data.startswith((b"POST /", b"GET /")):
        return None
    head, empty, body = data.partition(b"\n\n")
    if body and random.random() < _BODIES:
        return head + empty + change(body)
    lines = head.split(b"\n")
    at = random.randrange(len(lines))
    lines[at] = change(lines[at])
    return b"\n".join(lines) + empty + body
