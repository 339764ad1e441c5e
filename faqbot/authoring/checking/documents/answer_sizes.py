"""Find answers that are too short or too long to help: a single word, only a link, longer than a screen."""

from __future__ import annotations

import re
from collections.abc import Iterator

from faqbot.authoring.checking.finding import Finding
from faqbot.authoring.checking.material import Material
from faqbot.authoring.checking.question_keys import quoted
from faqbot.corpus.chunk import Chunk
from faqbot.text.analyser import Analyser

# A screen: a window of a terminal or of a chat shows about so many lines of so many characters.
_LINES, _COLUMNS = 50, 80
# Beside a link, this many words still say nothing: "See also".
_WORDS_BESIDE = 2
_LINK = re.compile(
    r"!?\[[^\]]*\]\([^()\s]*(?:\s[^()]*)?\)|!?\[[^\]]*\]\[[^\]]*\]|<?\bhttps?://[^\s>]+>?|<[a-z/][^<>]*>|\bwww\.\S+"
)


def check_answers(material: Material, analyser: Analyser) -> Iterator[Finding]:
    """Yield the findings about the length of the answers to the questions of the documents."""
    for chunk in material.corpus.chunks:
        if chunk.kind == "faq":
            yield from _of_answer(chunk, material.path_of(chunk), analyser)


def _of_answer(chunk: Chunk, path: str, analyser: Analyser) -> Iterator[Finding]:
    line, question = chunk.source.lines[0], quoted(chunk.question)
    screens = _rows(chunk.text) / _LINES
    if screens > 1:
        problem = f"The answer to {question} is {_rows(chunk.text)} lines long, more than a screen."
        yield Finding("long-answer", path, line, problem, "Say the gist first, or divide the answer into questions.")
    elif is_only_link(chunk.text, analyser):
        remedy = "Say in a sentence what the reader finds there."
        yield Finding("link-only-answer", path, line, f"The answer to {question} is only a link.", remedy)
    elif is_single_word(chunk.text, analyser):
        problem = f"The answer to {question} is a single word: {quoted(chunk.text)}"
        yield Finding("one-word-answer", path, line, problem, "Answer in a sentence, which can be quoted by itself.")


def is_only_link(text: str, analyser: Analyser) -> bool:
    """Whether a text is a link and nothing else, but for two words such as "see also"."""
    rest, links = _LINK.subn(" ", text)
    return links > 0 and len(analyser.words(rest)) <= _WORDS_BESIDE


def is_single_word(text: str, analyser: Analyser) -> bool:
    """Whether a text is a single word; a number or a code with several parts is none."""
    return len(analyser.words(text)) <= 1


def _rows(text: str) -> int:
    """Return the number of lines that a text takes on a screen."""
    return sum(max(1, -(-len(line) // _COLUMNS)) for line in text.splitlines())
