"""What is exported: reading it gives the same questions, answers and wordings, and what is not in it is said."""

from __future__ import annotations

import json
import warnings

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from faqbot.authoring.exporting.export import TARGETS, export_corpus
from faqbot.authoring.exporting.exported import exported
from faqbot.authoring.exporting.read_back import misread, said_in, surplus
from faqbot.cli.author_arguments import EXPORT_TARGETS
from faqbot.corpus.chunk import Chunk, Source
from faqbot.corpus.chunking import chunk_document
from faqbot.corpus.corpus import Corpus, Phrasing
from faqbot.corpus.readers.registry import SUFFIXES
from faqbot.corpus.reading import document_of, read_corpus
from faqbot.errors import FaqbotError
from faqbot.text.column_names import MISSING_WORDS

# Whatever might be taken for the end of a text, of a line, of a cell, or for markup.
PIECES = (
    *("How do I pay?", "By card.", "payment", "Über die Brücke", "カードで払えますか？", "Как оплатить?", "x", "a b"),
    *("\n", "\n\n", "\n    ", "\t", "  ", " ", "\xa0"),
    *(
        "# Heading",
        "\n\n## Is it so?\n\n",
        "\n\n### Deep\n\n",
        "Q: really?",
        "\nA: yes",
        "**Q: bold**",
        "Title\n=====\n",
    ),
    *(
        "- item",
        "\n1. one\n2. two",
        "\n* [ ] task",
        "\n---\n",
        "```",
        "\n```sh\nrun\n```\n",
        "`code`",
        "`a < b`",
        "~~~",
    ),
    *("| a | b |\n|---|---|\n| 1 | 2 |", "> quote", "!!! note", ":::", "[link](http://a.b)", "[^1]: note", "***"),
    *(
        "<b>bold</b>",
        "<br>",
        "</script>",
        "<!-- x -->",
        "-->",
        "<details><summary>s</summary>t</details>",
        "&amp;",
        "&",
    ),
    *(
        "<",
        ">",
        '"',
        "'",
        ";",
        "|",
        ",",
        "?,",
        "=1+1",
        "@x",
        "\\n",
        "\\",
        "C:\\new",
        "{#id}",
        "[",
        "]",
        '["a"]',
        "null",
    ),
    *("nan", "question", "answer", ": ", "{", "%", "$x$", "---", "...", "\u2028", "\x85", "\x0c", "\ufeff", "🙂", "é"),
)
TEXTS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=6).map("".join)
ANSWERS = TEXTS.map(str.strip).filter(bool)
QUESTIONS = TEXTS.map(lambda text: " ".join(text.split())).filter(bool)
PAIRS = st.lists(st.tuples(QUESTIONS, ANSWERS, st.lists(QUESTIONS, max_size=3)), min_size=1, max_size=4)

READ_TODAY = [name for name in TARGETS if TARGETS[name].suffix in SUFFIXES and name != "qnamaker"]


def corpus_of_pairs(pairs, sections=((),)):
    chunks = [
        Chunk(f"faq#{number}", "faq", question, answer,
              Source("faq.md", (number + 1, number + 1), (*sections[number % len(sections)], question), "Guide"),
              asked_as=tuple(wordings[:1]))
        for number, (question, answer, wordings) in enumerate(pairs)
    ]  # fmt: skip
    phrasings = [Phrasing(one, number) for number, (_, _, wordings) in enumerate(pairs) for one in wordings[1:]]
    return Corpus(tuple(chunks), tuple(phrasings))


def changed(corpus, target):
    """Return what a reader does not find in the export, and what it finds besides."""
    what = exported(corpus)
    found = said_in(export_corpus(corpus, target).text, f"page{TARGETS[target].suffix}")
    return [what.entries[number] for number in misread(what.entries, found)], surplus(what.entries, found)


@pytest.mark.parametrize("target", READ_TODAY)
@given(pairs=PAIRS, sections=st.sampled_from([((),), (("Pay",), ("Pay", "By card"), ("Is it safe?",))]))
@example(pairs=[("Where?", "Below.\n\n# Heading\n\n```\nopen", ["a; b", "c|d", "e?, f"])], sections=((),))
@example(pairs=[("null", "nan", ["[x]"]), ("question", "answer", [])], sections=((),))
@example(pairs=[("a", "b\n\nQ: c?\nA: d", []), ("a?", "---\nx: y\n---", ["<!-- -->"])], sections=((),))
def test_reading_an_export_gives_the_same_questions_answers_and_wordings(target, pairs, sections):
    assume(all(one.casefold() not in MISSING_WORDS for _, _, wordings in pairs for one in wordings))
    assume(target != "qnabot" or all(question.casefold() not in MISSING_WORDS for question, _, _ in pairs))
    assume(all(question != answer for question, answer, _ in pairs))
    # A comment in Markdown is no text, and Markdown has no other sign for the text "<!--".
    assume(target != "markdown" or not any("<!--" in answer for _, answer, _ in pairs))
    assert changed(corpus_of_pairs(pairs, sections), target) == ([], [])
