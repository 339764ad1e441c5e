"""Words that turn a question into its opposite: an answer about the one is no answer about the other."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from faqbot.text.analyser import FUNCTION_WORDS, Analyser

# English only. "do" and "do not" are no such pair: people say "it doesn't start" of "how do I start it?".
_PAIRS = (
    "enable disable; activate deactivate; lock unlock; install uninstall; subscribe unsubscribe; connect disconnect; "
    "encrypt decrypt; mute unmute; follow unfollow; increase decrease; upload download; import export; "
    "accept reject; allowed forbidden; legal illegal"
)
# Words that are opposites about one thing only: "turn on", "turn off"; "with partner", "without partner".
_SWITCHED = {"on": "off", "off": "on"}
_ABOUT = {"with": "without", "without": "with"}


def sides(words: Sequence[str], analyser: Analyser) -> frozenset[tuple[str, str]]:
    """Return the sides that a question takes, as (what it says, the opposite); one that says both takes none."""
    opposite = _opposites(analyser.language)
    found: dict[str, str] = {}
    for at, (word, stem) in enumerate(zip(words, analyser.stems(words), strict=True)):
        before = words[at - 1] if at else ""
        if stem in opposite and before != "not":
            found[stem] = opposite[stem]
        elif word in _ABOUT:
            thing = next((one for one in words[at + 1 :] if one not in FUNCTION_WORDS), "")
            found[f"{word} {thing}"] = f"{_ABOUT[word]} {thing}"
        elif word in _SWITCHED and "turn" in words[max(0, at - 4) : at]:
            found[f"turn {word}"] = f"turn {_SWITCHED[word]}"
        elif word == "can":
            negated = list(words[at + 1 : at + 2]) == ["not"]
            found["can not" if negated else "can"] = "can" if negated else "can not"
    return frozenset((side, other) for side, other in found.items() if other not in found)


def asks_opposite(taken: frozenset[tuple[str, str]], title: bytes, analyser: Analyser) -> bool:
    """Whether a chunk's questions (see `pack_title`) take the other side of something, and none takes this one."""
    return any(_asks_other(ours, theirs, title, analyser) for ours, theirs in taken)


def _asks_other(ours: str, theirs: str, title: bytes, analyser: Analyser) -> bool:
    """Look for the other side of one pair; where a question takes this one, no more is looked at."""
    # Most titles and most lines have no word of the kind, and looking for bytes is fast.
    marks = [side.partition(" ")[0].encode() for side in (theirs, ours)]
    if marks[0] not in title:
        return False
    opposite = False
    for line in title.split(b"\n"):
        if marks[0] in line or marks[1] in line:
            taken = sides(line.decode("utf-8", "ignore").split(), analyser)
            if (ours, theirs) in taken:
                return False
            opposite |= (theirs, ours) in taken
    return opposite


@cache
def _opposites(language: str) -> dict[str, str]:
    """Return the stem of each word of a pair with that of the other; by language, as a cache keeps what it is asked."""
    stems = Analyser(language).stems
    pairs = [stems(pair.split()) for pair in _PAIRS.split("; ")]
    return {one: other for pair in pairs for one, other in (pair, pair[::-1])}
