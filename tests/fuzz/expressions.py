r"""Find every regular expression of the package, and texts on which one of them might take quadratic time.

An expression is slow where something repeated may begin or end at many places of one run: `\\s*x` on a run of spaces,
`(.*?)\\s*$` on spaces before another letter. So for each repetition in an expression, texts are made of what precedes
it, of a long run of what it repeats, and of something that lets the match fail behind that.
"""

from __future__ import annotations

import ast
import importlib
import math
import pkgutil
import re
import signal
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, NamedTuple

import faqbot

_ROOT = Path(faqbot.__file__).parent
_METHODS = ("match", "fullmatch", "search", "sub", "subn", "findall", "finditer", "split")
# Characters of which a class of characters shows a few that it holds.
_LETTERS = " \t\n\rax0Z9-_=.,:;?!#*|()[]{}<>/\\'\"`~+&%$@^é\u00a0日"
# Behind a run: what may end a match, and what no expression expects.
_ENDS = ("", "\0", "\n", "x", "!\n", " \0")
_SMALL, _LARGE = 3_000, 12_000
# Seconds below which a run is not judged: starts and noise. The clock of a processor may go in steps of 4 ms.
_NOTICED = 0.02
# What a run of four times the length may take: 4 times if the time is linear, 16 times if it is quadratic. Load moves
# neither by half.
_RATIO = 8.0
_GIVEN_UP = 3.0
# What matches a single character.
_SINGLE = (codes.LITERAL, codes.NOT_LITERAL, codes.ANY, codes.IN)


class Expression(NamedTuple):
    """An expression, where it stands, and the methods that are called on it ("search" if none is found)."""

    place: str
    pattern: re.Pattern[str]
    methods: tuple[str, ...]


class Slow(NamedTuple):
    """An expression that takes more than linear time on a text, with the seconds for it and for a quarter of it."""

    expression: Expression
    method: str
    text: str
    quarter: float
    whole: float

    def __str__(self) -> str:
        shown = f"{self.text[:30]!r}…{self.text[-8:]!r}"
        where = f"{self.expression.place}: {self.method} {self.expression.pattern.pattern[:90]!r}"
        return f"{where} on {shown}: {self.quarter:.3f} s, {self.whole:.3f} s"


# Which expressions there are


def expressions() -> list[Expression]:
    """Return every expression that a module of the package has as a constant, or writes in a call, once each."""
    modules = {name: importlib.import_module(name) for name in sorted(_module_names())}
    trees = {name: ast.parse(Path(str(module.__file__)).read_text("utf-8")) for name, module in modules.items()}
    called = {name: _called(tree) for name, tree in trees.items()}
    everywhere = _joined(called.values())
    found: dict[re.Pattern[str], Expression] = {}
    for name, module in modules.items():
        for attribute, value in vars(module).items():
            own = called[name].get(attribute, set())
            methods = own if attribute.startswith("_") else own | everywhere.get(attribute, set())
            for pattern in _patterns_in(value):
                # Those of a list are called by another name: all calls on local names may be theirs.
                either = methods if isinstance(value, re.Pattern) and methods else called[name].get("", set())
                kept = found.get(pattern, Expression(f"{name}.{attribute}", pattern, ()))
                found[pattern] = kept._replace(methods=tuple(sorted({*kept.methods, *either})))
    for name, tree in trees.items():
        for line, method, pattern in _written(tree):
            found.setdefault(pattern, Expression(f"{name}:{line}", pattern, (method,)))
    return [one._replace(methods=one.methods or ("search",)) for one in found.values()]


def _joined(every: Iterable[dict[str, set[str]]]) -> dict[str, set[str]]:
    joined: dict[str, set[str]] = {}
    for called in every:
        for name, methods in called.items():
            joined.setdefault(name, set()).update(methods)
    return joined


def _module_names() -> Iterator[str]:
    for module in pkgutil.walk_packages([str(_ROOT)], "faqbot."):
        # Neither those that need libraries which the tests do without, nor the command itself.
        if not module.name.startswith(("faqbot.adapters", "faqbot.ranking.compiled.", "faqbot.__main__")):
            yield module.name


def _patterns_in(value: object) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _patterns_in(one)
    elif isinstance(value, tuple | list):
        for one in value:
            yield from _patterns_in(one)


def _called(tree: ast.AST) -> dict[str, set[str]]:
    """Return the methods that are called on each constant, or taken from it; under "" those of all local names."""
    called: dict[str, set[str]] = {}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Attribute) or node.attr not in _METHODS or _name(node.value) == "re":
            continue
        name = _name(node.value)
        called.setdefault(name if name.isupper() else "", set()).add(node.attr)
    return called


def _name(node: ast.AST) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


def _written(tree: ast.AST) -> Iterator[tuple[int, str, re.Pattern[str]]]:
    """Yield the expressions that stand in a call within a function: `re.sub(r"…", …)`."""
    for node in ast.walk(tree):
        is_call = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args
        if not is_call or _name(node.func.value) != "re":
            continue
        method, first = node.func.attr, node.args[0]
        if method in _METHODS and isinstance(first, ast.Constant) and isinstance(first.value, str):
            yield node.lineno, method, re.compile(first.value)


# Expressions that Python matches wrongly


def repeats_a_group_possessively(pattern: re.Pattern[str]) -> bool:
    """Whether an expression has a possessive repetition of more than a single character, such as `(?:ab)*+`.

    Python before 3.11.5 may match it wrongly (gh-106052); `(?>(?:ab)*)` means the same and is matched as it should be.
    """
    return _repeats_a_group(list(parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG)))


def _repeats_a_group(nodes: Sequence[Any]) -> bool:
    for code, argument in nodes:
        if code in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
            inner = list(argument[2])
            is_single = len(inner) == 1 and inner[0][0] in _SINGLE
            if (code == codes.POSSESSIVE_REPEAT and not is_single) or _repeats_a_group(inner):
                return True
        elif any(_repeats_a_group(inner) for inner, _ in _inside(code, argument)):
            return True
    return False


# Texts that may be slow


def texts_for(pattern: re.Pattern[str], length: int) -> Iterator[str]:
    """Yield texts of about this many characters for each repetition in an expression."""
    tree = parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG)
    seen = set()
    for before, repeated in _repetitions(list(tree), ""):
        for run in _runs(repeated):
            for start in dict.fromkeys(("", before)):
                for end in _ENDS:
                    # Where the beginning repeats as well, each of its copies may begin a match: `<a <a <a …`.
                    pieces = {run, start + run} if start else {run}
                    for piece in pieces:
                        text = start + piece * (length // max(1, len(piece))) + end
                        if (text[:40], text[-10:]) not in seen:
                            seen.add((text[:40], text[-10:]))
                            yield text


def _repetitions(nodes: Sequence[Any], before: str) -> Iterator[tuple[str, Sequence[Any]]]:
    """Yield each long repetition as a text that may stand before it, and the nodes that it repeats."""
    for number, (code, argument) in enumerate(nodes):
        if code in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
            _, most, inner = argument
            if most == codes.MAXREPEAT or most > 50:
                yield before, list(inner)
                # Two repetitions that follow each other may share what they hold.
                following = nodes[number + 1 : number + 2]
                if following:
                    yield before, [*list(inner), *following]
            yield from _repetitions(list(inner), before)
        else:
            for inner, above in _inside(code, argument):
                yield from _repetitions(inner, before + above)
        before = (before + _sample([(code, argument)]))[-60:]


def _inside(code: Any, argument: Any) -> Iterator[tuple[Sequence[Any], str]]:
    if code == codes.SUBPATTERN:
        yield list(argument[-1]), ""
    elif code == codes.BRANCH:
        for branch in argument[1]:
            yield list(branch), ""
    elif code == codes.ATOMIC_GROUP:
        yield list(argument), ""
    elif code in (codes.ASSERT, codes.ASSERT_NOT):
        yield list(argument[1]), ""


def _runs(nodes: Sequence[Any]) -> Iterator[str]:
    """Yield texts that these nodes match: for classes of characters, with several of their characters."""
    samples = [_sample(nodes, choice) for choice in range(6)]
    return iter(dict.fromkeys(sample for sample in samples if sample))


def _sample(nodes: Sequence[Any], choice: int = 0) -> str:
    """Return a text that nodes match, as far as that is easily said."""
    text = ""
    for code, argument in nodes:
        if code == codes.LITERAL:
            text += chr(argument)
        elif code in (codes.ANY, codes.NOT_LITERAL, codes.IN):
            held = _held(code, argument)
            text += held[choice % len(held)] if held else ""
        elif code in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
            text += _sample(list(argument[2]), choice) * min(
                max(argument[0], 1 if argument[0] or choice % 2 else 0), 40
            )
        elif code == codes.SUBPATTERN:
            text += _sample(list(argument[-1]), choice)
        elif code == codes.BRANCH:
            branches = argument[1]
            text += _sample(list(branches[choice % len(branches)]), choice)
        elif code == codes.ATOMIC_GROUP:
            text += _sample(list(argument), choice)
    return text


def _held(code: Any, argument: Any) -> str:
    if code == codes.ANY:
        return "a ;"
    if code == codes.NOT_LITERAL:
        return "".join(letter for letter in "a ;" if ord(letter) != argument)
    return "".join(letter for letter in _LETTERS if _holds(argument, letter))[:12] or "a"


@cache
def _category(code: Any) -> re.Pattern[str]:
    names = {
        codes.CATEGORY_DIGIT: r"\d",
        codes.CATEGORY_NOT_DIGIT: r"\D",
        codes.CATEGORY_SPACE: r"\s",
        codes.CATEGORY_NOT_SPACE: r"\S",
        codes.CATEGORY_WORD: r"\w",
        codes.CATEGORY_NOT_WORD: r"\W",
    }
    return re.compile(names[code])


def _holds(items: Sequence[Any], letter: str) -> bool:
    negated = any(code == codes.NEGATE for code, _ in items)
    held = any(
        (code == codes.LITERAL and argument == ord(letter))
        or (code == codes.RANGE and argument[0] <= ord(letter) <= argument[1])
        or (code == codes.CATEGORY and _category(argument).match(letter) is not None)
        for code, argument in items
    )
    return held != negated


# Timing


def slowest(expression: Expression) -> Slow | None:
    """Return the text on which an expression takes more than linear time, or None."""
    for method in expression.methods:
        small = texts_for(expression.pattern, _SMALL)
        large = texts_for(expression.pattern, _LARGE)
        for quarter, whole in zip(small, large, strict=False):
            first = seconds(expression.pattern, method, whole)
            if first < _NOTICED:
                continue
            if first == math.inf:
                return Slow(expression, method, whole, 0.0, first)
            times = [
                (seconds(expression.pattern, method, quarter), seconds(expression.pattern, method, whole))
                for _ in range(3)
            ]
            least, most = (min(column) for column in zip(*times, strict=True))
            if most >= _NOTICED and most > _RATIO * least:
                return Slow(expression, method, whole, least, most)
    return None


def seconds(pattern: re.Pattern[str], method: str, text: str) -> float:
    """Return the processor time that a method takes on a text; infinity if it is given up."""
    began = time.process_time()
    try:
        with _given_up(_GIVEN_UP):
            if method in ("sub", "subn"):
                pattern.sub("", text)
            elif method == "finditer":
                for _ in pattern.finditer(text):
                    pass
            else:
                getattr(pattern, method)(text)
    except _TooLongError:
        return math.inf
    return time.process_time() - began


class _TooLongError(Exception):
    pass


@contextmanager
def _given_up(limit: float) -> Iterator[None]:
    """Raise `_TooLongError` after this much processor time, so that an exponential expression ends, too."""

    def stop(*_: object) -> None:
        raise _TooLongError

    old = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, limit)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, old)
