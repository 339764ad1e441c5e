"""Change bytes at random, as files are damaged and as people write what nobody expects; a seed gives the same bytes."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from structured_changes import changed_archive, changed_json, changed_request

# What means something in one format or another, and what is at the edge of something.
PIECES = tuple(
    piece.encode("utf-8", "surrogatepass")
    for piece in (
        *(
            "\0",
            "\r",
            "\n",
            "\r\n",
            "\t",
            " ",
            "\u00a0",
            "\u2028",
            "\ufeff",
            "\u202e",
            "\u200b",
            "\ud800",
            "é",
            "日本",
            "🙂",
        ),
        *(
            '"',
            "'",
            "`",
            "```\n",
            "---\n",
            "***",
            "===\n",
            "~~~\n",
            "|",
            "|-|-|\n",
            "||",
            "> ",
            "- ",
            "1. ",
            "1) ",
            "# ",
        ),
        *("[", "]", "(", ")", "{", "}", "[a](b)", "[a]: b\n", "[^1]: ", "{#a}", "<", ">", "<!--", "-->", "<b>"),
        *("</div>", "<details><summary>", "</details>", "<table><tr><td>", "<pre>", "&amp;", "&#0;", "&#x110000;"),
        *("<![CDATA[", "<?", "Q: ", "A: ", "Q1: a?\nA1: b\n", "?", "a?\n", ":", "::", ".. note::\n", "__", "`a`_"),
        *(":::note\n", ":::\n", "=>", ",", ";", ",,,\n", "question,answer\n", '"question":', "null", "NaN", "1e999"),
        *("-1", "0", "9" * 20, "[]", "{}", "[" * 200, "{" * 200, "(" * 200, ">" * 200, "- " * 200, "*" * 500),
        *("a" * 3_000, " " * 3_000, "\n" * 500, "!!python/object:os.system", "&a [*a]", "<<: *a", "%PDF-1.7"),
        *("PK\x03\x04", "true", "%", "$", "\\", "/", "../"),
    )
)
_MOST_CHANGES = 8
# The share of inputs in which a value, a member or a part is changed where there is one, and not any bytes.
_STRUCTURED = 0.8


def mutated(data: bytes, others: Sequence[bytes], random: Random) -> bytes:
    """Return bytes with one to eight changes, some of which take a piece of another seed.

    Where bytes have a structure that `structured_changes` knows, most changes are made to one of its parts.
    """
    if random.random() < _STRUCTURED:
        for change_part, change in (
            (changed_archive, lambda part: mutated(part, others, random)),
            (changed_request, lambda part: mutated(part, others, random)),
            (changed_json, lambda text: _changed(text, others, random)),
        ):
            changed = change_part(data, change, random)
            if changed is not None:
                return changed
    return _changed(data, others, random)


def _changed(data: bytes, others: Sequence[bytes], random: Random) -> bytes:
    for _ in range(random.randint(1, _MOST_CHANGES)):
        data = random.choice(_CHANGES)(data, others, random)
    return data


def _piece(data: bytes, random: Random, most: int = 400) -> tuple[int, int]:
    start = random.randint(0, len(data))
    return start, min(len(data), start + random.randint(0, most))


def _insert(data: bytes, _: Sequence[bytes], random: Random) -> bytes:
    at = random.randint(0, len(data))
    return data[:at] + random.choice(PIECES) + data[at:]


def _insert_at_line(data: bytes, _: Sequence[bytes], random: Random) -> bytes:
    lines = data.split(b"\n")
    at = random.randrange(len(lines))
    lines[at] = random.choice(PIECES) + lines[at]
    return b"\n".join(lines)


def _flip(data: bytes, _: Sequence[bytes], random: Random) -> bytes:
    if not data:
        return data
    at = random.randrange(len(data))
    return data[:at] + bytes([data[at] ^ (1 << random.randrange(8))]) + data[at + 1 :]


def _replace(data: bytes, _: Sequence[bytes], random: Random) -> bytes:
    start, end = _piece(data, random, 20)
    return data[:start] + random.choice(PIECES) + data[end:]


def _remove(data: bytes, _: Sequence[bytes], random: Random) -> bytes:
    start, end = _piece(data, random)
    return data[:start] + data[end:]


def _cut_short(data: bytes, _: Sequence[bytes], random: Random) -> bytes:
    return data[: random.randint(0, len(data))]


def _repeat(data: bytes, _: Sequence[bytes], random: Random) -> bytes:
    start, end = _piece(data, random, 60)
    return data[:start] + data[start:end] * random.choice((2, 3, 20, 200)) + data[end:]


def _swap_lines(data: bytes, _: Sequence[bytes], random: Random) -> bytes:
    lines = data.split(b"\n")
    one, other = random.randrange(len(lines)), random.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    return b"\n".join(lines)


def _take_of_another(data: bytes, others: Sequence[bytes], random: Random) -> bytes:
    other = random.choice(others)
    start, end = _piece(other, random, 2_000)
    at = random.randint(0, len(data))
    return data[:at] + other[start:end] + data[at:]


_CHANGES = (
    *(_insert, _insert, _insert_at_line, _insert_at_line, _flip, _replace, _remove, _cut_short, _repeat),
    *(_swap_lines, _take_of_another),
)


def shrunk(data: bytes, fails: object, most: int = 2_000) -> bytes:
    """Return fewer bytes for which `fails(data)` still holds, trying pieces of falling length at most so many times."""
    tried, size = 0, max(1, len(data) // 2)
    while size and tried < most:
        at = 0
        while at < len(data) and tried < most:
            shorter = data[:at] + data[at + size :]
            tried += 1
            if fails(shorter):  # type: ignore[operator]
                data = shorter
            else:
                at += size
        size //= 2
    return data
