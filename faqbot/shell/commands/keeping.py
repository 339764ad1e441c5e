"""The commands that write a file: feedback on an answer, and the whole session.

These commands import the modules they need when they run, because most sessions write nothing.
"""

from __future__ import annotations

import os
from typing import Literal

from faqbot.answering.reply import Reply
from faqbot.bot import FaqBot
from faqbot.corpus.chunk import Chunk
from faqbot.errors import OutputError
from faqbot.question_log.log_lines import NO_CHUNK
from faqbot.rendering.readable import citation, one_line
from faqbot.rendering.rows import NOTE, Line
from faqbot.shell.commands.inspecting import numbered
from faqbot.shell.session import Exchange, Session, asked
from faqbot.text.messages.catalogue import sentence

# The mark in place of the right chunk if the user did not name it. In phrasings.csv this mark is an error until
# somebody replaces it, whereas an empty cell would mean that no chunk answers the question.
UNKNOWN = "?"


def good(session: Session, _argument: str) -> list[Line]:
    """Record that the last answer was right; after an abstention, that no document answers the question."""
    exchange, language = session.judged, session.bot.language
    if exchange is None:
        return [(NOTE, sentence("nothing_answered", language))]
    if exchange.reply.outcome == "choose":
        return [(NOTE, sentence("choose_first", language))]
    return _keep(session, exchange, "good", _given(exchange.reply))


def bad(session: Session, reference: str) -> list[Line]:
    """Record that the last answer was wrong, and which chunk is right.

    `reference` is the number of a match on the screen, the id of a chunk, `file:first-last`, `-` if no document answers
    the question, or empty if the user does not know the right chunk.
    """
    exchange, language = session.judged, session.bot.language
    if exchange is None:
        return [(NOTE, sentence("nothing_answered", language))]
    if not reference:
        return [*_keep(session, exchange, "bad", UNKNOWN), (NOTE, sentence("say_where", language))]
    chunk = None if reference == NO_CHUNK else _chunk(reference, session)
    if isinstance(chunk, str):
        return [(NOTE, chunk)]
    if ("" if chunk is None else chunk.id) == _given(exchange.reply):
        return [(NOTE, sentence("was_given", language))]
    if chunk is None:
        return [*_keep(session, exchange, "bad", ""), (NOTE, sentence("right_is_none", language))]
    right = sentence("right_is", language, place=citation(chunk.source, language))
    return [*_keep(session, exchange, "bad", chunk.id), (NOTE, right)]


def save(session: Session, name: str) -> list[Line]:
    """Save the session as Markdown. An existing file is replaced only if this session saved it."""
    from faqbot.shell.transcript import as_markdown  # noqa: PLC0415
    from faqbot.system.atomic_files import open_output  # noqa: PLC0415 - see above

    language = session.bot.language
    if not session.exchanges:
        return [(NOTE, sentence("nothing_to_save", language))]
    path = os.path.abspath(os.path.expanduser(_unquoted(name)))
    if "\0" in path:
        raise OutputError("is not a valid file name", path=path)
    real = os.path.realpath(path)
    if os.path.lexists(path) and real not in session.saved:
        raise OutputError("exists already and was not saved by this session; choose another name", path=path)
    with open_output(path) as file:
        file.write(as_markdown(session.exchanges, language).encode())
    session.saved.add(real)
    return [(NOTE, sentence("saved", language, count=len(session.exchanges), path=one_line(path)))]


def _keep(session: Session, exchange: Exchange, verdict: Literal["good", "bad"], chunk: str) -> list[Line]:
    """Add a row to the file of feedback, and to the log of questions if there is one; return a line with the paths."""
    from faqbot.shell.feedback import Verdict, feedback_path, keep  # noqa: PLC0415 - see above

    reply, path = exchange.reply, feedback_path()
    new = Verdict(_question(exchange, session.bot), chunk, verdict, _given(reply), reply.outcome, reply.confidence)
    earlier = session.verdict if session.verdict and session.verdict[0] is exchange else None
    is_instead = keep(new, path, earlier and earlier[1])
    session.verdict = exchange, new
    log, language = session.bot.log, session.bot.language
    lines: list[Line] = [(NOTE, sentence("kept", language, path=one_line(path)))]
    if log is not None and exchange.logged is not None:
        log.judge(exchange.logged, verdict, None if chunk == UNKNOWN else chunk or NO_CHUNK)
        lines = [(NOTE, sentence("kept_in_both", language, path=one_line(path), log=one_line(log.path)))]
    return [*lines, (NOTE, sentence("kept_instead", language))] if is_instead else lines


def _chunk(reference: str, session: Session) -> Chunk | str:
    """Return the chunk that a number or a reference names, or a message that says what is wrong with the number.

    Raises `ChunkReferenceError` for a reference that names no chunk.
    """
    if reference.isascii() and reference.isdecimal():
        match = numbered(session, reference)
        return match if isinstance(match, str) else match.chunk
    from faqbot.corpus.authors.references import References  # noqa: PLC0415 - see above

    chunks = list(session.bot.chunks())
    return chunks[References(chunks).one(reference)]


def _question(exchange: Exchange, bot: FaqBot) -> str:
    """Return the question in a form that is clear without the conversation: with the title of its document in front."""
    question = asked(exchange.reply)
    if exchange.reply.carried is None or len(exchange.titles) != 1:
        return question
    (title,) = exchange.titles
    named = bot.names(question).titles
    return question if title in named else f"{title}: {exchange.question if named else question}"


def _given(reply: Reply) -> str:
    """Return the ids of the chunks that were the answer or the options, joined by spaces."""
    given = {"answer": reply.matches[:1], "choose": reply.options}.get(reply.outcome, ())
    return " ".join(match.chunk.id for match in given)


def _unquoted(name: str) -> str:
    """Return the name of a file without the quotes around it, if any."""
    is_quoted = len(name) > 2 and name[0] == name[-1] and name[0] in "'\""  # noqa: PLR2004 - two quotes and at least one letter
    return name[1:-1] if is_quoted else name
