"""The commands that change no file: explain a reply, show further matches and sources, search, set the topic."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from faqbot.answering.reply import Match
from faqbot.bot import FaqBot
from faqbot.rendering.explain import explain, paragraphs
from faqbot.rendering.readable import BETWEEN, citation, how_sure, label, one_line, sure_and_place
from faqbot.rendering.reply_rows import NUMBER, quoted_rows
from faqbot.rendering.rows import ANSWER, CITATION, NOTE, Line, StyledRow, row
from faqbot.shell.section import section_around
from faqbot.shell.session import Session
from faqbot.text.messages.catalogue import sentence, written_number
from faqbot.text.suggest import nearest

# The number of matches that `/more` and `/search` show at a time, and the most documents or titles listed.
_MORE = 3
_FOUND = 10
_MOST_LISTED = 20

# The arguments of `/topic` that clear the topic.
_CLEARING = ("-", "none")


def why(session: Session, _argument: str) -> list[Line]:
    """Explain the last reply."""
    if session.last is None:
        return _note(sentence("nothing_asked", session.bot.language))
    reply = session.last.reply
    language = reply.voice.language
    named = session.bot.names(reply.question)
    lines = [(ANSWER, line) for line in paragraphs(explain(reply, named=named))] + [("", "")]
    if reply.topic and reply.voice.names_documents:
        lines.append((NOTE, sentence("reply_about", language, topic=one_line(reply.topic))))
    topic = session.conversation.topic
    if topic and reply.voice.names_documents:
        lines.append((NOTE, sentence("topic_now", language, topic=one_line(topic))))
    elif reply.voice.names_documents:
        lines.append((NOTE, sentence("no_topic_now", language)))
    return [*lines, (NOTE, sentence("it_took", language, time=duration(session.last.seconds, language)))]


def more(session: Session, _argument: str) -> list[Line | StyledRow]:
    """Show the next matches in full."""
    shown = session.show_more(_MORE)
    if not shown:
        return [*_note(sentence("no_more_matches" if session.listed else "no_matches", session.bot.language))]
    lines: list[Line | StyledRow] = []
    for number, match in shown:
        lines += _in_full(number, match, session)
    return [*lines, (NOTE, _what_is_left(session))]


def open_section(session: Session, argument: str) -> list[Line]:
    """Show the section around a citation in the pager, or return its lines if there is no pager."""
    match = session.current if session.current and not argument else numbered(session, argument or "1")
    if isinstance(match, str):
        return _note(match)
    section = section_around(match.chunk, session.bot)
    if session.page is None:
        return section.lines
    session.page(section.lines, section.first)
    return []


def search(session: Session, words: str) -> list[Line]:
    """List the matches of a search briefly."""
    if not session.search(words, shown=_FOUND):
        return _note(sentence("nothing_was_found", session.bot.language))
    lines: list[Line] = []
    for number, match in enumerate(session.listed, start=1):
        lines.append((ANSWER, f"  {number}. {label(match)}"))
        lines.append((CITATION, f"     {sure_and_place(match, session.bot.language)}"))
    lines.append((NOTE, sentence("how_to_open", session.bot.language)))
    return [*lines, (NOTE, _what_is_left(session))]


def _what_is_left(session: Session) -> str:
    """Return how many matches `/more` would show."""
    if not session.left:
        return sentence("that_is_all", session.bot.language)
    return sentence("matches_left", session.bot.language, count=session.left)


def sources(session: Session, _argument: str) -> list[Line]:
    """List the documents, each with the number of its passages."""
    language = session.bot.language
    counts: dict[tuple[str, str], int] = {}
    for chunk in session.bot.chunks():
        named = (chunk.source.path, chunk.source.title)
        counts[named] = counts.get(named, 0) + 1
    lines: list[Line] = []
    for (path, title), count in list(counts.items())[:_MOST_LISTED]:
        lines.append((ANSWER, f"  {one_line(title)}"))
        lines.append((CITATION, f"    {one_line(path)}, {sentence('passages', language, count=count)}"))
    if len(counts) > _MOST_LISTED:
        passages = sentence("passages", language, count=sum(counts.values()))
        more = sentence("more_documents", language, count=len(counts) - _MOST_LISTED, passages=passages)
        lines.append((NOTE, more))
    return lines


def topic(session: Session, name: str) -> list[Line]:
    """Show the topic and the titles, or set the topic to the document of this `name`, or clear the topic."""
    titles, language = session.bot.topics(), session.bot.language
    if not name:
        current = session.conversation.topic
        state = sentence("topic_is", language, topic=one_line(current)) if current else _no_topic(language)
        return [(NOTE, state), *_titles(titles, language)]
    found = _titles_like(name, session.bot)
    if name.casefold() in _CLEARING and len(found) != 1:
        session.conversation.about(None)
        return _note(_no_topic(language))
    if len(found) > 1:
        return [(NOTE, sentence("titles_match", language)), *_titles(found, language)]
    if not found:
        unknown = sentence("no_such_title", language, title=one_line(name))
        return _note(f"{unknown} {_title_hint(name, session.bot)}")
    session.conversation.about(found[0])
    return _note(sentence("topic_set", language, topic=one_line(found[0])))


def list_titles(session: Session, _argument: str) -> list[Line]:
    """List the titles that `/topic` takes, whatever the topic is."""
    return [*_titles(session.bot.topics(), session.bot.language)]


def numbered(session: Session, number: str) -> Match | str:
    """Return the match with this number on the screen, or a message that says what is wrong with the number."""
    language = session.bot.language
    if not session.listed:
        return sentence("nothing_to_choose", language)
    known = sentence("no_such_number", language, count=len(session.listed))
    if not re.fullmatch(r"[0-9]{1,9}", number):
        return f"{sentence('not_a_number', language, text=one_line(number))} {known}"
    return session.listed[int(number) - 1] if 1 <= int(number) <= len(session.listed) else known


def duration(seconds: float, language: str = "english") -> str:
    """Return a time, given in seconds, as text in milliseconds or seconds."""
    return f"{1000 * seconds:.0f} ms" if seconds < 1 else f"{written_number(seconds, '.1f', language)} s"


def _note(text: str) -> list[Line]:
    return [(NOTE, text)]


def _in_full(number: int, match: Match, session: Session) -> Iterator[Line | StyledRow]:
    """Yield a match in full: its number, its question, its text as an answer is shown, its citation, a blank line."""
    chunk, language = match.chunk, session.bot.language
    first = f"{number}. "
    set_in = " " * len(first)
    text = quoted_rows(chunk.text, chunk.source, marks=session.marks)
    if chunk.question:
        yield row((ANSWER, one_line(chunk.question))).under(first, set_in, NUMBER)
    else:
        yield text.pop(0).under(first, set_in, NUMBER)
    yield from (line.under(set_in, set_in) if line.fragments else line for line in text)
    yield CITATION, set_in + BETWEEN.join((how_sure(match.confidence, language), citation(chunk.source, language)))
    yield "", ""


def _no_topic(language: str) -> str:
    return sentence("all_searched", language)


def _titles(titles: Sequence[str], language: str) -> Iterable[Line]:
    yield from ((ANSWER, f"  {one_line(title)}") for title in titles[:_MOST_LISTED])
    if len(titles) > _MOST_LISTED:
        yield NOTE, sentence("part_of_title", language, count=len(titles) - _MOST_LISTED)


def _titles_like(name: str, bot: FaqBot) -> list[str]:
    """Return the titles that `name` may stand for.

    These are, in this order of preference: the title that equals the name; the titles that contain the name as whole
    words; the titles that contain the name anywhere; the title that the name would name in a question, if there is only
    one such title. Case and punctuation do not count.
    """
    titles = bot.topics()
    exact = [title for title in titles if title.strip().casefold() == name.casefold()]
    words = " ".join(_words(name))
    parted = [(title, f" {' '.join(_words(title))} ") for title in titles if words]
    whole = [title for title, title_words in parted if f" {words} " in title_words]
    parts = [title for title, title_words in parted if words in title_words]
    named = bot.names(name).titles
    return exact or whole or parts or (list(named) if len(named) == 1 else [])


def _title_hint(name: str, bot: FaqBot) -> str:
    """Return a hint with a title whose words are spelt like those of `name`, or a hint to list the titles."""
    known = dict.fromkeys(word for title in bot.topics() for word in _words(title))
    mended = " ".join(near for word in _words(name) for near in nearest(word, known))
    found = _titles_like(mended, bot) if mended else []
    if not found:
        return sentence("topic_lists", bot.language)
    return sentence("did_you_mean", bot.language, guess=one_line(found[0]))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())
