"""The reasons for a reply, for people who maintain documents: how the question was read, what matched, what decided.

An explanation is a list of lines of any length; the caller wraps them to the width of the terminal.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import isclose
from typing import Any

from faqbot.answering.reply import Doubt, Match, Reply, reply_to_json
from faqbot.answering.reply_sentences import nothing_mentions
from faqbot.query.names.naming import Named
from faqbot.rendering.readable import confidence_word, how_sure, label, one_line, place, whole_percent
from faqbot.text.messages.catalogue import sentence, written_number

# The number of matches to ask the bot for before explaining its reply: at least as many as are ever ranked, because
# many chunks with the same text as the first match may come before the best other answer.
ENOUGH = 200

# The sentence for each kind of evidence; a kind that is missing here is shown by its internal name.
_KINDS = {
    "text": "evidence_text",
    "headings": "evidence_headings",
    "characters": "evidence_characters",
    "sentences": "evidence_sentences",
    "classifier": "evidence_classifier",
    "vectors": "evidence_vectors",
    "content": "evidence_content",
    "asked": "evidence_asked",
    "unnamed": "evidence_unnamed",
    "aside": "evidence_aside",
}

_DOUBTS: dict[Doubt, str] = {
    "exchanged": "doubt_opposite",
    "stranger": "doubt_stranger",
    "single": "doubt_single",
    "negation": "doubt_negation",
    "code": "doubt_code",
    "spelling": "doubt_spelling",
}

# The reasons for an answer that a rule found.
_OF_RULES = {"stored question": "why_stored", "place": "why_place"}

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
    language = reply.voice.language
    lines = [_decision(reply), *(f"  {line}" for line in _before(reply, named))]
    if not reply.matches:
        return lines
    first = (reply.options or reply.matches)[0]
    if reply.outcome != "answer":
        key = "why_of_option" if reply.outcome == "choose" else "why_of_nearest"
        lines.append(sentence(key, language, place=place(first, language)))
    lines += [f"  {line}" for line in _in_full(first, reply)]
    others = reply.options[1:] or reply.matches[1 : shown or 1]
    if others:
        lines.append(sentence("why_of_others", language))
        lines += [line for number, match in enumerate(others, start=2) for line in _in_short(match, number, language)]
    return lines


def paragraphs(lines: Sequence[str]) -> Iterator[str]:
    """Yield the lines of an explanation, with a blank line between two paragraphs.

    A paragraph begins with a line that introduces others, or where the indent ends that the lines before have.
    """
    indent = 0
    for number, line in enumerate(lines):
        before, indent = indent, len(line) - len(line.lstrip())
        if number and (indent < before or line.endswith(":")):
            yield ""
        yield line


def taken_for(reply: Reply) -> str:
    """Return a sentence with the question and the topic that a conversation put in place of the user's words.

    Return an empty string for a reply to which the conversation added neither.
    """
    carried, language = reply.carried, reply.voice.language
    question = one_line(carried.question) if carried and carried.question else ""
    topic = one_line(carried.topic) if carried and carried.topic and reply.voice.names_documents else ""
    if question and topic:
        return sentence("taken_for_both", language, question=question, topic=topic)
    if question:
        return sentence("taken_for_question", language, question=question)
    return sentence("taken_for_topic", language, topic=topic) if topic else ""


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
    language = reply.voice.language
    if carried := taken_for(reply):
        yield carried
    if named and named.strangers:
        yield sentence("why_strangers", language, words=_named(named.strangers, language))
    elif named and named.titles and reply.voice.names_documents:
        key = "why_named" if named.is_sure else "why_perhaps_named"
        yield sentence(key, language, titles=_named(named.titles, language, _MOST_TITLES))


def _decision(reply: Reply) -> str:
    language = reply.voice.language
    if reply.outcome == "smalltalk":
        return sentence("why_small_talk", language)
    if reply.outcome == "choose":
        return _tied(reply, "why_asked_back")
    if reply.outcome == "abstain":
        return _reason_to_abstain(reply)
    if (why := _OF_RULES.get(reply.matches[0].rule)) is not None:
        return sentence(why, language)
    if _is_asked_for(reply):
        return sentence("why_asked_for", language, sure=how_sure(reply.confidence, language))
    return sentence("why_answered", language, sure=_how_sure(reply), needed=_needed(reply))


def _is_asked_for(reply: Reply) -> bool:
    """Whether a conversation showed one more passage of an earlier question, by its number or as a further one.

    No threshold decides about that.
    """
    carried = reply.carried
    return carried is not None and (carried.number is not None or (bool(carried.question) and reply.threshold == 0))


def _reason_to_abstain(reply: Reply) -> str:
    language = reply.voice.language
    if reply.carried and reply.carried.number is not None:
        return sentence("why_only_number", language)
    if not reply.matches:
        has_words = any(map(str.isalnum, reply.question))
        return sentence("why_no_known_word" if has_words else "why_no_word", language)
    if reply.matches[0].rule == "decoy":
        return sentence("why_decoy", language)
    if reply.matches[0].rule == "tie":
        return _tied(reply, "why_tied")
    return sentence("why_abstained", language, sure=_how_sure(reply), needed=_needed(reply))


def _tied(reply: Reply, key: str) -> str:
    """Say that several answers are too close to call, and how sure it is that one of them is right."""
    return sentence(key, reply.voice.language, sure=_how_sure(reply), needed=_needed(reply))


def _how_sure(reply: Reply) -> str:
    """Return how sure the reply is, with the percentage in full where rounding would move it across the threshold."""
    enough = reply.confidence >= reply.threshold
    if (whole_percent(reply.confidence) / 100 >= reply.threshold) == enough:
        return how_sure(reply.confidence, reply.voice.language)
    word = sentence(confidence_word(reply.confidence), reply.voice.language)
    return f"{word}, {_in_full_percent(reply.confidence, reply)}"


def _needed(reply: Reply) -> str:
    return _in_full_percent(reply.threshold, reply)


def _in_full_percent(share: float, reply: Reply) -> str:
    return f"{written_number(100 * share, '.15g', reply.voice.language)} %"


# The evidence for a match


def _in_full(match: Match, reply: Reply) -> Iterator[str]:
    language = reply.voice.language
    if match.matched:
        yield sentence("why_matched", language, words=_named(match.matched, language))
    if match.repairs:
        yield sentence("read_as", language, readings=_readings(match.repairs, language))
    if match.synonyms:
        yield sentence("why_synonyms", language, readings=_readings(match.synonyms, language))
    if reply.missing:
        cut = [*map(one_line, reply.missing[:_MOST_NAMED]), *(["…"] if len(reply.missing) > _MOST_NAMED else [])]
        yield nothing_mentions(cut, reply.voice)
    yield sentence("why_coverage", language, share=_share(match.coverage))
    yield sentence("why_score", language, score=match.score)
    added = _by_size(match, language)
    width = max((len(f"{value:+.1f}") for _, value in added), default=0)
    yield from (f"  {written_number(value, f'+{width}.1f', language)}  {name}" for name, value in added)
    yield _lead(match, reply.matches, language)
    for doubt, left in match.doubts.items():
        yield sentence("why_doubt", language, doubt=_doubt(doubt, match, language), share=_share(left))
    if match.features.get("in_scope", 1.0) < _LIKE_DECOYS:
        yield sentence("why_like_decoys", language)


def _doubt(doubt: Doubt, match: Match, language: str) -> str:
    """Say why a match is doubtful; of exchanged words, it names both."""
    if doubt != "exchanged" or match.exchanged is None:
        return sentence(_DOUBTS[doubt], language)
    asked, instead = map(one_line, match.exchanged)
    return sentence("doubt_exchanged", language, instead=instead, asked=asked)


def _in_short(match: Match, number: int, language: str) -> Iterator[str]:
    words = [_named(match.matched, language)] if match.matched else []
    words += [_readings(match.synonyms, language)] if match.synonyms else []
    where, share = place(match, language), _share(match.coverage)
    if words:
        line = sentence("why_in_short", language, place=where, words="; ".join(words), share=share)
    else:
        line = sentence("why_no_match", language, place=where)
    yield f"  {number}. {line}"
    kinds = _by_size(match, language)[:_MOST_KINDS]
    most = ", ".join(f"{name} ({written_number(value, '+.1f', language)})" for name, value in kinds)
    yield f"     {sentence('why_score_mostly', language, score=match.score, kinds=most)}"


def _by_size(match: Match, language: str) -> list[tuple[str, float]]:
    """Return (name, amount added to the score) of each kind of evidence, the largest absolute amounts first."""
    added = [(sentence(_KINDS[kind], language) if kind in _KINDS else kind, value)
             for kind, value in match.fields.items() if abs(value) >= _NOTHING]  # fmt: skip
    return sorted(added, key=lambda entry: -abs(entry[1]))


def _lead(match: Match, matches: Sequence[Match], language: str) -> str:
    """Say how far a match is ahead of the best other answer, and name the other answer."""
    if isclose(match.margin, match.score):
        return sentence("why_alone", language)
    said = sentence("why_ahead" if match.margin >= 0 else "why_behind", language, lead=abs(match.margin))
    rival = _rival(match, matches)
    if rival is None:
        return f"{said}."
    return sentence("why_other", language, lead=said, answer=label(rival), place=place(rival, language))


def _rival(match: Match, matches: Sequence[Match]) -> Match | None:
    """Return the best other answer, from which the margin is measured; a chunk with the same text does not count."""
    words = match.chunk.text.split()
    score = match.score - match.margin
    others = (other for other in matches if other.chunk.text.split() != words)
    return next((other for other in others if isclose(other.score, score, abs_tol=1e-9)), None)


def _share(coverage: float) -> str:
    return f"{100 * coverage:.0f} %"


def _named(words: Sequence[str], language: str, most: int = _MOST_NAMED) -> str:
    named = ", ".join(map(one_line, words[:most]))
    return named if len(words) <= most else sentence("and_more", language, others=named, count=len(words) - most)


def _readings(pairs: Iterable[tuple[str, str]], language: str) -> str:
    return ", ".join(sentence("reading", language, asked=one_line(one), known=one_line(known)) for one, known in pairs)
