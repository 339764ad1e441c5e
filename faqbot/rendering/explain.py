"""The reasons for a reply, for people who maintain documents: how the question was read, what matched, what decided.

An explanation is a list of lines of any length; the caller wraps them to the width of the terminal.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import isclose
from typing import Any

from faqbot.answering.reply import Doubt, Match, Reply, reply_to_json
from faqbot.query.names.naming import Named
from faqbot.rendering.readable import label, one_line, percent, place

# The number of matches to ask the bot for before explaining its reply: at least as many as are ever ranked, because
# many chunks with the same text as the first match may come before the best other answer.
ENOUGH = 200

# Each kind of evidence in words for a reader; a kind that is missing here is shown by its internal name.
_NAMES = {
    "text": "the words of its text and questions",
    "headings": "the words of its headings and title",
    "characters": "runs of characters in common",
    "sentences": "its nearest sentence or question",
    "classifier": "what the phrasings teach",
    "vectors": "nearness in meaning",
    "content": "the telling words of the question that it has",
    "asked": "the telling words of its own question that are asked",
    "unnamed": "the question names another document",
    "aside": "it is about the page or the project, such as a change log",
}

_DOUBTS: dict[Doubt, str] = {
    "exchanged": "The match asks the opposite of the question",
    "stranger": "The question is about something that no document is about",
    "single": "The question is a single word, which the match itself does not say",
    "spelling": "The only word that the documents have may not be a typo",
}

# The most words and the most titles named in one line: a question may be a whole page that was pasted.
_MOST_NAMED = 20
_MOST_TITLES = 4

# The most kinds of evidence that a short explanation names.
_MOST_KINDS = 3

# Below `_LIKE_DECOYS`, a line says that the question resembles those without an answer.
_LIKE_DECOYS = 0.5

# Evidence of a smaller absolute value is left out, because it would be shown as 0.0.
_NOTHING = 0.05


def explain(reply: Reply, *, shown: int | None = None, named: Named | None = None) -> list[str]:
    """Return lines that state the reason for the decision, explain the first match in full, and the others briefly.

    `shown` is the number of matches to explain: by default only the first, or all options of a choice. The bot should
    be asked for `ENOUGH` matches, or the best other answer may be missing. `named` is the result of `FaqBot.names` for
    the question.
    """
    lines = [f"Why: {_decision(reply)}", *_before(reply, named)]
    if not reply.matches:
        return lines
    first = (reply.options or reply.matches)[0]
    if reply.outcome != "answer":
        lines.append(f"{'The first' if reply.outcome == 'choose' else 'The nearest'}, {place(first)}:")
    lines += [f"  {line}" for line in _in_full(first, reply)]
    others = reply.options[1:] or reply.matches[1 : shown or 1]
    if others:
        lines.append("The others:")
        numbered = enumerate(others, start=2)
        lines += [line for number, match in numbered for line in _in_short(match, number)]
    return lines


def taken_for(reply: Reply) -> str:
    """Name the question and the topic that a conversation put in place of the user's words.

    Return an empty string for a reply to which the conversation added neither.
    """
    question, topic = (reply.carried.question, reply.carried.topic) if reply.carried else (None, None)
    parts = [f'for "{one_line(question)}"'] if question else []
    parts += [f"to be about {one_line(topic)}"] if topic else []
    return f"taken {' and '.join(parts)}" if parts else ""


def explained_json(reply: Reply) -> dict[str, Any]:
    """Return a reply's public JSON form, with the evidence for each match and option under `why`."""
    record = reply_to_json(reply)
    for entry, match in zip(record["matches"] + record["options"], reply.matches + reply.options, strict=True):
        entry["why"] = _why_to_json(match)
    if reply.others:
        record["others"] = [explained_json(other) for other in reply.others]
    return record


def _why_to_json(match: Match) -> dict[str, Any]:
    return {
        "matched": list(match.matched),
        "synonyms": [list(pair) for pair in match.synonyms],
        "repairs": [list(pair) for pair in match.repairs],
        "exchanged": list(match.exchanged or ()),
        "fields": {kind: added + 0.0 for kind, added in match.fields.items()},  # -0.0 becomes 0.0
        "coverage": match.coverage,
        "margin": match.margin,
        "features": dict(match.features),
        "rule": match.rule,
        "doubts": dict(match.doubts),
    }


# The decision


def _before(reply: Reply, named: Named | None) -> Iterator[str]:
    """Yield how the question was read before the search: what a conversation carried over, which titles it names."""
    if carried := taken_for(reply):
        yield f"  After what was said before, it was {carried}."
    if named and named.strangers:
        yield f"  With {_named(named.strangers)}, the question names something that no document is about."
    elif named and named.titles:
        titles = _named(named.titles, _MOST_TITLES)
        yield f"  The question {'names' if named.is_sure else 'has words of the title of'} {titles}."


def _decision(reply: Reply) -> str:
    if reply.outcome == "smalltalk":
        return "this is small talk; no document was asked."
    if reply.outcome == "choose":
        return f"asked back because {_tied(reply)} is at least {_asked_for(reply)}."
    if reply.outcome == "abstain":
        return f"abstained because {_reason_to_abstain(reply)}."
    if reply.matches[0].rule == "stored question":
        return "answered because the answer is stored under this very question."
    if reply.matches[0].rule == "place":
        return "the text asks for this passage by its place in the document."
    return f"answered because {_confidence(reply)} is at least {_asked_for(reply)}."


def _reason_to_abstain(reply: Reply) -> str:
    if reply.carried and reply.carried.number is not None:
        return "it is only a number, and no passage on the screen has it"
    if not reply.matches:
        has_words = any(map(str.isalnum, reply.question))
        return "nothing searched has a word of the question" if has_words else "there is no word in the question"
    if reply.matches[0].rule == "decoy":
        return "this very question is listed in phrasings.csv as one without an answer"
    if reply.matches[0].rule == "tie":
        return f"{_tied(reply)} is less than {_asked_for(reply)}"
    return f"{_confidence(reply)} is less than {_asked_for(reply)}"


def _tied(reply: Reply) -> str:
    """Say that several answers are too close to call; only two or three are counted, as the matches may lack others."""
    number = len(reply.options) or sum(match.rule == "tie" for match in reply.matches)
    many = {2: "two", 3: "three"}.get(number, "several")
    return f"{many} answers are too close to call, and the chance that one of them is right"


def _confidence(reply: Reply) -> str:
    """Return the confidence in whole percent, or in full where rounding would move it across the threshold."""
    rounded = percent(reply.confidence)
    enough = reply.confidence >= reply.threshold
    same_side = (float(rounded.removesuffix(" %")) / 100 >= reply.threshold) == enough
    return rounded if same_side else f"{100 * reply.confidence:.15g} %"


def _asked_for(reply: Reply) -> str:
    return f"the {100 * reply.threshold:.15g} % asked for"


# The evidence for a match


def _in_full(match: Match, reply: Reply) -> Iterator[str]:
    if match.matched:
        yield f"Words that it, its headings or its phrasings have as they stand: {_named(match.matched)}."
    if match.repairs:
        yield f"Typos: {_read(match.repairs)}."
    if match.synonyms:
        yield f"Synonyms: {_read(match.synonyms)}."
    if reply.missing:
        yield f"Nothing in the documents accounts for: {_named(reply.missing)}."
    yield f"In all it has words for {_share(match.coverage)} of the question, rare words counting most."
    yield f"Its score is {match.score:.1f}, the sum of:"
    added = _by_size(match)
    width = max((len(f"{value:+.1f}") for _, value in added), default=0)
    yield from (f"  {value:+{width}.1f}  {name}" for name, value in added)
    yield _lead(match, reply.matches)
    for doubt, left in match.doubts.items():
        yield f"{_doubt(doubt, match)}, which leaves {_share(left)} of the confidence."
    if match.features.get("in_scope", 1.0) < _LIKE_DECOYS:
        yield "The question is like those that phrasings.csv lists as having no answer, which lowers the confidence."


def _doubt(doubt: Doubt, match: Match) -> str:
    """Say why a match is doubtful; of exchanged words, it names both."""
    if doubt != "exchanged" or match.exchanged is None:
        return _DOUBTS[doubt]
    asked, instead = map(one_line, match.exchanged)
    return f'The match says "{instead}" where the question says "{asked}"'


def _in_short(match: Match, number: int) -> Iterator[str]:
    has = [f"has {_named(match.matched)}"] if match.matched else []
    has += [_read(match.synonyms)] if match.synonyms else []
    yield f"  {number}. {place(match)} {'; '.join(has) or 'has no word'} ({_share(match.coverage)} of the question)"
    most = ", ".join(f"{name} ({value:+.1f})" for name, value in _by_size(match)[:_MOST_KINDS])
    yield f"     score {match.score:.1f}" + (f", mostly {most}" if most else "")


def _by_size(match: Match) -> list[tuple[str, float]]:
    """Return (name, amount added to the score) of each kind of evidence, the largest absolute amounts first."""
    added = [(_NAMES.get(kind, kind), value) for kind, value in match.fields.items() if abs(value) >= _NOTHING]
    return sorted(added, key=lambda entry: -abs(entry[1]))


def _lead(match: Match, matches: Sequence[Match]) -> str:
    """Say how far a match is ahead of the best other answer, and name the other answer."""
    if isclose(match.margin, match.score):
        return "No other answer was found."
    rival = _rival(match, matches)
    which = f", {place(rival)}: {label(rival)}" if rival else "."
    direction = "ahead of" if match.margin >= 0 else "behind"
    return f"That is {abs(match.margin):.1f} {direction} the best other answer{which}"


def _rival(match: Match, matches: Sequence[Match]) -> Match | None:
    """Return the best other answer, from which the margin is measured; a chunk with the same text does not count."""
    words = match.chunk.text.split()
    score = match.score - match.margin
    others = (other for other in matches if other.chunk.text.split() != words)
    return next((other for other in others if isclose(other.score, score, abs_tol=1e-9)), None)


def _share(coverage: float) -> str:
    return f"{100 * coverage:.0f} %"


def _named(words: Sequence[str], most: int = _MOST_NAMED) -> str:
    named = ", ".join(map(one_line, words[:most]))
    return named if len(words) <= most else f"{named} and {len(words) - most} more"


def _read(pairs: Iterable[tuple[str, str]]) -> str:
    return ", ".join(f'"{one_line(asked)}" was read as "{one_line(known)}"' for asked, known in pairs)
