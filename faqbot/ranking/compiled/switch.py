"""Whether this process uses the compiled loops: only if it asks for them, or has answered many questions in bulk."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType
from typing import Any, NamedTuple

from faqbot.index.packing import Array

# After this many questions of batches, a process turns the compiled loops on. Reading numba and the loops, which are
# compiled once for a machine and kept on its disk, takes what they save for some 4,000 questions, so a batch that ends
# soon after loses little.
MANY = 8_000


class Loops(NamedTuple):
    """The modules `list_loops`, `pair_loops` and `vector_loops`."""

    lists: ModuleType
    pairs: ModuleType
    vectors: ModuleType


class _Switch:
    """The state of this process: the loops that it uses, and the questions of batches that it has answered."""

    loops: Loops | None = None
    answered = 0


def compiled() -> Loops | None:
    """Return the compiled loops if this process uses them, else None."""
    return _Switch.loops


def use_compiled() -> bool:
    """Use the compiled loops in this process from now on; return False, and change nothing, without a usable numba.

    The first process on a machine compiles them when it asks its first question, which takes some seconds; numba keeps
    them beside the modules, or in the user's cache folder if nothing can be written there.
    """
    from importlib import import_module  # noqa: PLC0415 - few processes ask for the loops

    try:
        names = ("list_loops", "pair_loops", "vector_loops")
        _Switch.loops = Loops(*(import_module(f"faqbot.ranking.compiled.{name}") for name in names))
    # numba is not installed, does not fit the installed numpy, or finds no folder to keep what it compiles in.
    except (ImportError, RuntimeError, OSError):
        return False
    return True


def run_loop(loop: Callable[..., Any], scratch: Array, *arguments: Any) -> Any:
    """Return what a loop returns; clear `scratch`, which it writes to, if it fails, as it does on a damaged index."""
    try:
        return loop(*arguments)
    except BaseException:
        scratch.fill(0)
        raise


def use_numpy() -> None:
    """Use numpy alone in this process from now on, as at its start."""
    _Switch.loops, _Switch.answered = None, 0


def count_answered(questions: int) -> None:
    """Count questions of a batch that were answered; turn the compiled loops on once they are many."""
    before = _Switch.answered
    _Switch.answered += questions
    if before < MANY <= _Switch.answered:
        use_compiled()
