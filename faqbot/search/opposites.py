"""Words that turn a question into its opposite: an answer about the one is no answer about the other."""

from __future__ import annotations

from collections.abc import Sequence

from faqbot.search.terms import FUNCTION_WORDS

# English only. "do" and "do not" are no such pair: people say "it doesn't start" of "how do I start it?".
_PAIRS = (
    "enable disable; activate deactivate; lock unlock; install uninstall; subscribe unsubscribe; connect disconnect; "
    "encrypt decrypt; mute unmute; follow unfollow; increase decrease; upload download; import export; "
    "accept reject; allowed forbidden; legal illegal; can cannot"
)
_OPPOSITE = {one: other for pair in _PAIRS.split("; ") for one, other in (pair.split(), pair.split()[::-1])}


def sides(words: Sequence[str]) -> frozenset[tuple[str, str]]:
    """Return the sides that a question takes, as (what it says, the opposite); one that says both takes none.

    "with" and "without" are opposites about one thing: "with partner", "without partner".
    """
    said = set(words)
    for at, word in enumerate(words):
        if word in ("with", "without"):
            thing = next((one for one in words[at + 1 :] if one not in FUNCTION_WORDS), "")
            said.add(f"{word} {thing}")
        elif word == "can" and list(words[at + 1 : at + 2]) == ["not"]:
            said = said - {"can"} | {"cannot"}
    pairs = ((word, _opposite(word)) for word in said)
    return frozenset((word, opposite) for word, opposite in pairs if opposite and opposite not in said)


def asks_opposite(taken: frozenset[tuple[str, str]], title: bytes) -> bool:
    """Whether a chunk's questions (see `pack_title`) take the other side of something, and none takes this one."""
    words = {_as_written(theirs).encode() for _, theirs in taken}
    if not any(word in title for word in words):  # most titles, and looking for bytes is fast
        return False
    asked = [sides(line.split()) for line in title.decode("utf-8", "ignore").split("\n") if line]
    return any(
        any((theirs, ours) in line for line in asked) and not any((ours, theirs) in line for line in asked)
        for ours, theirs in taken
    )


def _as_written(said: str) -> str:
    return "can not" if said == "cannot" else said.partition(" ")[0]


def _opposite(said: str) -> str | None:
    word, space, thing = said.partition(" ")
    if space:
        return f"{'without' if word == 'with' else 'with'} {thing}"
    return _OPPOSITE.get(word)
