"""Find decoys that the documents seem to answer.

A decoy is there because the documents look as if they answered it, so some decoys would be answered if they were not
listed: 24 of the 227 of eight small FAQs, and none of them has an answer. What is reported is therefore less: an answer
that is as good as certain and has all words of the decoy, which is one of the 24, and a chunk whose own question has
the same telling words as the decoy, which is one of the 227 (see `stale_decoys`).
"""

from __future__ import annotations

from collections.abc import Iterator

from faqbot.answering.reply import Reply
from faqbot.authoring.checking.finding import Finding
from faqbot.authoring.checking.material import Material
from faqbot.authoring.checking.question_keys import are_opposite, quoted, words_key
from faqbot.authoring.checking.stale_decoys import OwnQuestions
from faqbot.bot import FaqBot
from faqbot.corpus.chunk import Chunk
from faqbot.text.analyser import Analyser

# The least confidence of an answer without the decoys, and the least share of the decoy's words that the answer has.
CERTAIN, COVERED = 0.95, 0.95


def check_decoys(material: Material, bot: FaqBot, analyser: Analyser) -> Iterator[Finding]:
    """Yield a finding for each decoy that a chunk asks, too, or that `bot`, which knows no decoys, surely answers.

    Decoys that are also stored with an answer are passed over (see `phrasing_rows`).
    """
    decoys = set(material.corpus.decoys)
    chunks, asked = material.corpus.chunks, material.corpus.phrasings
    questions = (*(question for chunk in chunks for question in chunk.questions), *(row.question for row in asked))
    stored = {words_key(question, analyser) for question in questions}
    own = OwnQuestions(chunks, analyser)
    listed = {
        row.question: row
        for row in reversed(material.sides.asked)
        if row.chunk is None and row.question in decoys and words_key(row.question, analyser) not in stored
    }
    for row, reply in zip(listed.values(), bot.ask_many(list(listed), k=1), strict=True):
        chunk = own.asking(row.question) or _certain(reply, analyser)
        if chunk is not None:
            problem = f"The decoy {quoted(row.question)} seems to have an answer at {material.place_of(chunk)}."
            remedy = "If it is an answer, name the chunk in the row or remove the row; otherwise leave it."
            yield Finding("answered-decoy", row.path, row.line, problem, remedy)


def _certain(reply: Reply, analyser: Analyser) -> Chunk | None:
    """Return the chunk with which a reply answers a decoy as good as certainly, if there is one."""
    if reply.outcome != "answer" or reply.confidence < CERTAIN or reply.matches[0].coverage < COVERED:
        return None
    chunk = reply.matches[0].chunk
    return None if are_opposite(reply.question, chunk.question or chunk.text, analyser) else chunk
