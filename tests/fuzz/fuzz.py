"""Fuzz everything that reads what others wrote: python tests/fuzz/fuzz.py [--minutes M | --inputs N] [--target NAME].

Real files, questions, states and requests are changed at random and read, on all processors. An input fails if anything
but a `FaqbotError` is raised, if a promise is broken (quotations, ids, nothing lost, the same document every time), or
if it takes more processor time than its size allows, twice. Failing inputs are made smaller and kept in a folder.

Targets take turns, so that each gets its share. The inputs of a seed are always the same; how many of them are read in
some minutes depends on the machine, so a run that is to be repeated says how many `--inputs` each process reads.
"""

from __future__ import annotations

import argparse
import hashlib
import multiprocessing
import os
import signal
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable
from itertools import cycle
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from mutations import mutated, shrunk
from targets import Target, quietly, targets

from faqbot.errors import FaqbotError

# The processor time that an input may take: so many seconds, and so many for each byte. A hundred times what is usual.
_SECONDS, _SECONDS_A_BYTE = 4.0, 2e-4
# An input that takes longer than this many times its limit is ended.
_ENDED = 3
# A failing input is made smaller in at most this many steps.
_STEPS = 400
# So many bytes of a failing input are printed.
_SHOWN = 300
# One in so many inputs is made of a large seed.
_LARGE = 50


class Failure(NamedTuple):
    """A failing input: its target, what went wrong, and the bytes."""

    target: str
    what: str
    data: bytes


class TooSlowError(Exception):
    """An input takes more processor time than its size allows."""


def check(target: Target, data: bytes) -> str:
    """Return what is wrong with how a target takes bytes; an empty string if nothing is. Time is measured twice."""
    wrong = _check_once(target, data)
    return _check_once(target, data) if wrong.startswith("TooSlowError") else wrong


def _check_once(target: Target, data: bytes) -> str:
    limit = _SECONDS + _SECONDS_A_BYTE * len(data)
    began = time.process_time()
    old = signal.signal(signal.SIGVTALRM, _end)
    signal.setitimer(signal.ITIMER_VIRTUAL, _ENDED * limit)
    try:
        quietly(target.check, data)
    except FaqbotError as error:
        return "" if str(error).strip() else "an error without a message"
    except TooSlowError:
        return f"TooSlowError: more than {_ENDED * limit:.0f} s for {len(data):,} bytes"
    except (Exception, RecursionError, MemoryError) as error:  # noqa: BLE001 - that is what is looked for
        place = traceback.extract_tb(error.__traceback__)[-1]
        return f"{type(error).__name__} at {os.path.basename(place.filename)}:{place.lineno}: {str(error)[:200]}"
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, old)
    took = time.process_time() - began
    return f"TooSlowError: {took:.1f} s for {len(data):,} bytes" if took > limit else ""


def _end(*_: object) -> None:
    raise TooSlowError


def kind_of(wrong: str) -> str:
    """Return what is the same for all inputs that fail in one way: the error and its place."""
    return wrong.partition(": ")[0]


def smaller(target: Target, data: bytes, wrong: str) -> bytes:
    """Return a smaller input that fails in the same way."""
    if wrong.startswith("TooSlowError"):
        return data
    kind = kind_of(wrong)
    return shrunk(data, lambda shorter: kind_of(_check_once(target, shorter)) == kind, _STEPS)


class Run(NamedTuple):
    """How many inputs each target has read, in how many seconds of a processor, and a failure of each kind."""

    counts: Counter[str]
    seconds: Counter[str]
    failures: list[Failure]


def run(
    chosen: list[Target],
    seed: int,
    seconds: float,
    most: int | None = None,
    found: Callable[[Failure], None] = lambda _: None,
) -> Run:
    """Change and check inputs for so many seconds, or so many inputs, and call `found` with each kind of failure."""
    done, kinds = Run(Counter(), Counter(), []), set()
    randoms = {target.name: Random(f"{seed} {target.name}") for target in chosen}
    until = time.monotonic() + seconds
    for target in cycle(chosen):
        if time.monotonic() > until or done.counts.total() == most:
            break
        data = _input(target, randoms[target.name])
        began = time.process_time()
        wrong = check(target, data)
        done.counts[target.name] += 1
        done.seconds[target.name] += time.process_time() - began  # type: ignore[assignment] # a Counter of floats
        if wrong and (target.name, kind_of(wrong)) not in kinds:
            kinds.add((target.name, kind_of(wrong)))
            least = smaller(target, data, wrong)
            done.failures.append(Failure(target.name, _check_once(target, least) or wrong, least))
            found(done.failures[-1])
    return done


def _input(target: Target, random: Random) -> bytes:
    """Return the next input of a target."""
    is_large = target.large and not random.randrange(_LARGE)
    seed = random.choice(target.large if is_large else target.seeds)
    return mutated(seed, target.seeds, random)


def _work(number: int, options: argparse.Namespace, results: Any) -> None:
    chosen = [target for target in targets() if options.target in target.name]
    minutes = float("inf") if options.inputs else options.minutes

    def tell(failure: Failure) -> None:
        path = _kept(failure, options.failures)
        print(f"{failure.target}: {failure.what}\n  {path}: {failure.data[:_SHOWN]!r}", flush=True)

    results.put(run(chosen, options.seed + number, minutes * 60, options.inputs, tell))


def main() -> int:
    """Run the processes, print the failures and the counts, and return 1 if there are any failures."""
    options = _options()
    context = multiprocessing.get_context("spawn")
    results = context.Queue()
    workers = [context.Process(target=_work, args=(number, options, results)) for number in range(options.processes)]
    for worker in workers:
        worker.start()
    runs = [results.get() for _ in workers]
    for worker in workers:
        worker.join()
    counts = sum((one.counts for one in runs), Counter[str]())
    seconds = sum((one.seconds for one in runs), Counter[str]())
    kinds = {(failure.target, kind_of(failure.what)) for one in runs for failure in one.failures}
    print(f"{'':<24}{'inputs':>10}{'in a second':>13}")
    for name, count in sorted(counts.items()):
        print(f"{name:<24}{count:>10,}{count / max(seconds[name], 1e-9):>13,.0f}")
    print(f"\n{counts.total():,} inputs in {seconds.total():,.0f} seconds of a processor, {len(kinds)} failures")
    return 1 if kinds else 0


def _kept(failure: Failure, folder: str) -> str:
    os.makedirs(folder, exist_ok=True)
    name = f"{failure.target.replace(' ', '-').replace('.', '-')}-{hashlib.sha256(failure.data).hexdigest()[:12]}"
    path = os.path.join(folder, name)
    Path(path).write_bytes(failure.data)
    return path


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=2, help="how long to go on (default: 2)")
    parser.add_argument("--inputs", type=int, help="how many inputs each process reads, however long it takes")
    parser.add_argument("--seed", type=int, default=1, help="the number that the inputs are made from (default: 1)")
    parser.add_argument("--target", default="", help="only targets with this in their names")
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1, help="default: one for each processor")
    parser.add_argument("--failures", default="failures", help="the folder for failing inputs (default: failures)")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
