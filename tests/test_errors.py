"""The errors form the tree that is drawn in the docstring, print as one line, and keep their place when pickled."""

from __future__ import annotations

import pickle
import re

import pytest

import faqbot
from faqbot import errors
from faqbot.errors import CorpusWarning, FaqbotError


def tree(kind: type[FaqbotError]) -> list[type[FaqbotError]]:
    return [kind, *(below for child in kind.__subclasses__() for below in tree(child))]


ERRORS = tree(FaqbotError)


def drawn() -> dict[str, str]:
    """Return each error's parent, as the docstring draws them."""
    parents: dict[str, str] = {}
    path: list[str] = []
    for line in (errors.__doc__ or "").splitlines():
        if found := re.match(r"    ([│ ]*(?:[├└]── )?)(\w+Error)\b", line):
            depth = len(found[1]) // 4
            path = [*path[:depth], found[2]]
            parents[found[2]] = path[depth - 1] if depth else "Exception"
    return parents


def test_the_tree_is_as_it_is_drawn() -> None:
    assert drawn() == {kind.__name__: kind.__bases__[0].__name__ for kind in ERRORS}


def test_every_error_can_be_imported_from_faqbot() -> None:
    assert {kind.__name__ for kind in ERRORS} <= set(faqbot.__all__)


@pytest.mark.parametrize("kind", ERRORS)
def test_an_error_pickles_with_its_place(kind: type[FaqbotError]) -> None:
    error = pickle.loads(pickle.dumps(kind("is odd", path="a.csv", line=3, row=2)))
    assert type(error) is kind
    assert (error.message, error.path, error.line, error.row) == ("is odd", "a.csv", 3, 2)
    assert str(error) == "a.csv:3: is odd"


def test_an_error_names_its_place_as_compilers_do() -> None:
    assert str(FaqbotError("is odd")) == "is odd"
    assert str(FaqbotError("is odd", path="a.csv")) == "a.csv: is odd"
    assert str(FaqbotError("is odd", path="a.csv", line=3)) == "a.csv:3: is odd"


def test_a_warning_pickles_with_its_place() -> None:
    warning = pickle.loads(pickle.dumps(CorpusWarning("is empty", path="a.md", line=1)))
    assert (str(warning), warning.path, warning.line) == ("a.md:1: is empty", "a.md", 1)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\u2028", " \x85 ", "\v"])
def test_an_error_is_one_line_whatever_is_in_it(end: str) -> None:
    assert str(FaqbotError(f"is{end}odd", path=f"a{end}b.csv")) == "a b.csv: is odd"
    assert str(CorpusWarning(f"is{end}odd", path="a.csv")) == "a.csv: is odd"
    assert FaqbotError(f"is{end}odd").message == f"is{end}odd"


def test_an_error_of_something_huge_shows_its_beginning_and_its_end() -> None:
    text = str(FaqbotError(f"there is no {'x' * 10**6}; name another"))
    assert len(text) < 5_000
    assert text.startswith("there is no xxx")
    assert text.endswith("xxx; name another")
