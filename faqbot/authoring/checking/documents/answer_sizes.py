"""Find answers that do not help: a placeholder, a single word, only a link, or longer than a screen.

Questions that stand one below the other share the answer below the last of them. That may be meant; more often the
answer to the first is not written yet, and readers get the answer to the next question.
"""

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
    r"!?\[[^\[\]]*+\](?:\([^()\s]*(?:\s[^()]*)?\)|\[[^\[\]]*+\])|<?\bhttps?://[^\s>]+>?|<[a-z/][^<>]*>|\bwww\.\S+"
)

# A mark that the answer is still to be written. In other letters, "todo" is a word of Spanish and Portuguese.
_PLACEHOLDER = re.compile(
    r"\W*(?:(?:TODO|TBD|TBA|FIXME)\s*[:(\[–—-]|(?i:(?:todo|tbd|tba|fixme|n/a)\W*\Z|lorem ipsum\b))"
)


def check_answers(material: Material, analyser: Analyser) -> Iterator[Finding]:
    """Yield the findings about the answers to the questions of the documents, each for itself."""
    for chunk in material.corpus.chunks:
        if chunk.kind == "faq":
            yield from _of_answer(chunk, material.path_of(chunk), analyser)


def _of_answer(chunk: Chunk, path: str, analyser: Analyser) -> Iterator[Finding]:
    line, question = chunk.source.lines[0], quoted(chunk.question)
    if stacked := stacked_questions(chunk):
        listed = " and ".join(map(quoted, stacked))
        problem = f"No text stands between {listed}, so the text below the last of them answers all."
        remedy = "Write the answers that are missing; do nothing if one answer is meant for all."
        yield Finding("shared-answer", path, line, problem, remedy)
    screens = _rows(chunk.text) / _LINES
    if screens > 1:
        problem = f"The answer to {question} is {_rows(chunk.text)} lines long, more than a screen."
        yield Finding("long-answer", path, line, problem, "Say the gist first, or divide the answer into questions.")
    elif is_unwritten(chunk.text):
        problem = f"The answer to {question} is a placeholder: {quoted(chunk.text)}"
        yield Finding("placeholder-answer", path, line, problem, "Write the answer, or remove the question.")
    elif is_only_link(chunk.text, analyser):
        remedy = "Say in a sentence what the reader finds there."
        yield Finding("link-only-answer", path, line, f"The answer to {question} is only a link.", remedy)
    elif is_single_word(chunk.text, analyser):
        problem = f"The answer to {question} is a single word: {quoted(chunk.text)}"
        yield Finding("one-word-answer", path, line, problem, "Answer in a sentence, which can be quoted by itself.")


def stacked_questions(chunk: Chunk) -> tuple[str, ...]:
    """Return the questions of a chunk if they stand one below the other in the document; none otherwise."""
    stacked = chunk.questions[1:]  # the first is all of them in one
    return stacked if len(stacked) > 1 and chunk.question == " ".join(stacked) else ()


def is_unwritten(text: str) -> bool:
    """Whether a text only says that an answer is still to be written."""
    return _PLACEHOLDER.match(text) is not None


def is_only_link(text: str, analyser: Analyser) -> bool:
    """Whether a text is a link and nothing else, but for two words such as "see also"."""
    rest, links = _LINK.subn(" ", text)
    return links > 0 and len(analyser.words(rest)) <= _WORDS_BESIDE


def is_single_word(text: str, analyser: Analyser) -> bool:
    """Whether a text is a single word; a number or a code with several parts is not."""
    return len(analyser.words(text)) <= 1


def _rows(text: str) -> int:
    """Return the number of lines that a text takes on a screen."""
    return sum(max(1, -(-len(line) // _COLUMNS)) for line in text.splitlines())
