"""The words about a reply, apart from how they are laid out: remarks below it, and names of its options and matches."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from faqbot.answering.reply import Match, Reply
from faqbot.answering.reply_sentences import nothing_mentions, read_as
from faqbot.index.titles import topic_of
from faqbot.rendering.readable import label, one_line, place, sure_and_place
from faqbot.text.messages.catalogue import sentence
from faqbot.text.messages.voice import Voice


def remarks_on(reply: Reply, match: Match | None) -> str:
    """Return one line with what was read in another way than it was typed, and what nothing mentions; empty if none.

    `match` is the answer, None if the reply quotes nothing. The text of an abstention says by itself what was read in
    another way.
    """
    language = reply.voice.language
    repairs = next((found.repairs for found in (match, *reply.options) if found), ())
    said = [*_carried_over(reply)]
    if repairs:
        said.append(read_as(repairs, language))
    if match and reply.unmentioned:
        said.append(nothing_mentions(reply.unmentioned, reply.voice))
    return one_line(" ".join(said))


def _carried_over(reply: Reply) -> Iterator[str]:
    """Yield the topic and the question that were carried over from earlier in the conversation, if any."""
    carried, language = reply.carried, reply.voice.language
    topic = carried.topic if carried and reply.voice.names_documents else None
    question = carried.question if carried else None
    if reply.outcome == "abstain" and not question:
        return  # the sentence itself says where nothing was found
    if topic and question:
        yield sentence("carried_both", language, topic=topic, question=question)
    elif topic:
        yield sentence("carried_topic", language, topic=topic)
    elif question:
        yield sentence("carried_question", language, question=question)


def named_options(reply: Reply, *, printed: bool = False) -> list[tuple[str, str]]:
    """Return the name of each option of a choice, and what is said below it: an empty string if all would say the same.

    Options are named by their topics if all topics differ. What is `printed` names places and confidences, too. What
    would look alike has in front what tells it apart: the rows of a table may differ in nothing but their sections or
    another column.
    """
    titles = [one_line(topic_of(match.chunk)) for match in reply.options]
    described = [(_printed_option if printed else _shell_option)(title, match, titles, reply.voice)
                 for title, match in zip(titles, reply.options, strict=True)]  # fmt: skip
    named: dict[str, list[Match]] = {}
    for (name, _), match in zip(described, reply.options, strict=True):
        named.setdefault(name, []).append(match)
    described = [(_apart(name, match, named[name]), below)
                 for (name, below), match in zip(described, reply.options, strict=True)]  # fmt: skip
    all_alike = len({below for _, below in described}) == 1 < len(described)
    return [(name, "") for name, _ in described] if all_alike else described


def _apart(name: str, match: Match, alike: Sequence[Match]) -> str:
    """Return the name of an option with the first of its properties in front in which no two of its likes agree."""
    every = [_properties(one) for one in alike] if len(alike) > 1 else []
    for key, value in _properties(match).items() if every else ():
        values = [properties.get(key, "") for properties in every]
        if all(values) and len(set(values)) == len(values):
            return f"{value}: {name}"
    return name


def _properties(match: Match) -> dict[str, str]:
    """Return what is known of a match besides its text, as lines: its topic, its headings, and its metadata."""
    chunk = match.chunk
    texts = {key: one_line(value) for key, value in chunk.metadata.items() if isinstance(value, str)}
    return {"topic": one_line(topic_of(chunk)), "headings": one_line(" › ".join(chunk.sections))} | texts


def _printed_option(title: str, match: Match, titles: Sequence[str], voice: Voice) -> tuple[str, str]:
    name = label(match, voice)
    by_title = len(set(titles)) == len(titles) > 1 and not name.startswith(title)
    return f"{title}: {name}" if by_title else name, sure_and_place(match, voice.language)


def _shell_option(title: str, match: Match, titles: Sequence[str], voice: Voice) -> tuple[str, str]:
    """Return the name of an option and the line below it, which is left out where it is the same for all options.

    These are the title and the question if all titles differ. Otherwise they are the question and the title, or the
    question and the place if all options have the same title.
    """
    if len(set(titles)) == len(titles):
        return title, label(match, voice)
    return label(match, voice), title if len(set(titles)) > 1 else place(match, voice.language)


def match_names(matches: Sequence[tuple[int, Match]], voice: Voice, *, with_places: bool) -> list[tuple[int, str]]:
    """Return the numbers of matches and their labels; labels that occur twice have their topics in front.

    If the places of the matches are shown, these tell documents apart, so only rows of one table need their topics.
    """
    labels = Counter(label(match, voice) for _, match in matches)
    rows = Counter((label(match, voice), match.chunk.source.path) for _, match in matches)
    named: list[tuple[int, str]] = []
    for number, match in matches:
        name, source = label(match, voice), match.chunk.source
        is_of_table = rows[name, source.path] > 1 and topic_of(match.chunk) != source.title
        needs_topic = is_of_table if with_places else labels[name] > 1
        named.append((number, f"{one_line(topic_of(match.chunk))}: {name}" if needs_topic else name))
    return named
