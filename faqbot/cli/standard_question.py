"""The question of `faqbot ask -`, which stands on standard input."""

from __future__ import annotations

import sys

from faqbot.errors import CorpusError, FaqbotError

# The largest question in bytes: some thirty pages. Whatever is longer is a file that was piped by mistake.
_MOST_BYTES = 100_000

_NAME = "standard input"


def question_on_standard_input() -> str:
    """Return the question on standard input, decoded as documents are; on a terminal, it ends with Ctrl-D.

    Raises `FaqbotError` for a question that is empty, too long, or no text.
    """
    from faqbot.corpus.files.decoding import decode  # noqa: PLC0415 - few questions come from standard input

    data = sys.stdin.buffer.read(_MOST_BYTES + 1)
    if len(data) > _MOST_BYTES:
        message = f"{_NAME} is longer than the {_MOST_BYTES:,} bytes that a question may have"
        raise FaqbotError(f"{message}; to answer a file of questions: faqbot batch FILE")
    try:
        question = decode(data, _NAME).strip()
    except CorpusError as error:
        line = f":{error.line}" if error.line else ""
        raise FaqbotError(f"{_NAME}{line}: {error.message.partition(';')[0]}; pipe the text of a question") from error
    if not question:
        raise FaqbotError(f"{_NAME} holds no question")
    return question
