"""English words stand in faqbot/text: no other module has a list of them, or asks which language it is."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import faqbot
from faqbot.text.languages.english import ENGLISH

PACKAGE = Path(faqbot.__file__).parent
OTHERS = [path for path in sorted(PACKAGE.rglob("*.py")) if not path.is_relative_to(PACKAGE / "text")]

# "question" is a word of courtesy ("I have a question"), and the name of a column nearly everywhere.
GRAMMAR = (ENGLISH.function_words | ENGLISH.question_words | ENGLISH.courtesy_words) - {"question"}

# Names of columns, programs and the like may have one or two of these words among them; English lists have more.
MOST_GRAMMAR = 2


def word_lists(source: str) -> Iterator[set[str]]:
    """Yield the words of each list, tuple, set, `"…".split()` and regular expression in a module."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Call(func=ast.Attribute(value=ast.Constant(value=str(text)), attr="split")):
                yield set(text.split())
            case ast.Call(func=ast.Attribute(attr="compile"), args=[pattern, *_]):
                strings = [one.value for one in ast.walk(pattern) if isinstance(one, ast.Constant)]
                yield set(re.findall("[a-z]+", " ".join(map(str, strings))))
            case ast.List(elts=items) | ast.Tuple(elts=items) | ast.Set(elts=items) | ast.Dict(keys=items):
                yield {str(item.value) for item in items if isinstance(item, ast.Constant)}


def english_lists(source: str) -> list[set[str]]:
    return [words for words in word_lists(source) if len(words & GRAMMAR) > MOST_GRAMMAR]


def test_a_module_outside_text_has_no_list_of_english_words() -> None:
    found = {path.relative_to(PACKAGE): english_lists(path.read_text(encoding="utf-8")) for path in OTHERS}
    assert {path: lists for path, lists in found.items() if lists} == {}


def test_a_module_outside_text_asks_for_no_language() -> None:
    asking = re.compile(r"is_english|import.*\bENGLISH\b|faqbot\.text\.languages")
    assert [path.relative_to(PACKAGE) for path in OTHERS if asking.search(path.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize(
    "source",
    [
        'ARTICLES = frozenset("a an the".split())',
        'ARTICLES = {"a", "an", "the"}',
        'PAIRS = {"on": "off", "off": "on", "with": "without"}',
        'REFERS = re.compile(r"\\b(?:it|this|that)\\b")',
        'NUMBER = re.compile(rf"(?:the|my|your) {WORDS}")',
    ],
)
def test_each_way_to_write_an_english_list_is_seen(source: str) -> None:
    assert english_lists(source)


def test_sentences_and_names_are_no_word_lists() -> None:
    assert not english_lists('COLUMNS = ("question", "answer", "about")\nMESSAGE = f"it is not in the {name}"')
