"""Write any number of pages of one kind, and questions about them; the same ones at every run.

    python tests/benchmarks/pages.py N DIR

The pages are of the shipped page's template. Titles come from a grid of equipment, stance and movement, so that they
share their words (Cable Standing Chest Press, Cable Seated Chest Press, …); some have a name of their own (Dead Bug).
Most questions recur on most pages, in the same or in other words, with other answers, and each page lacks some.

`DIR/docs` holds the pages, `DIR/questions.jsonl` the questions, of four kinds: `named` (by the title in full or in
part, in another order, in the plural, misspelt, by initials; each fits one page only), `unique`, `ambiguous` (nothing
or a whole group is named) and `unanswerable`.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, islice, product
from pathlib import Path
from typing import Any

from page_texts import (
    EQUIPMENT,
    INTROS,
    MOVEMENTS,
    NOBODY_SAYS,
    PASSAGES,
    SINGLES,
    STANCES,
    STEPS,
    TIPS,
    TOPICS,
    UNIQUE,
    UNKNOWN,
    Movement,
)

# Every so many pages, one has a name of its own.
SINGLE_EVERY = 5
# So many questions name a page, a group of pages, or ask for what no page says.
NAMED, GROUPS, NOWHERE = 200, 40, 60
# The pages that are named, of however many there are.
ASKED = 20
# Where a page lacks these, another of its answers would nearly do.
NEARLY_ANSWERED = ("feel", "equipment")
# Letters of a word that nobody misspells in a way that others still read.
SHORT = 5
NUMBERS = ("two", "three", "four")

Record = dict[str, Any]


@dataclass(frozen=True)
class Page:
    """A page: its lines, and where it answers each topic, as `file:first-last`."""

    title: str
    movement: Movement
    lines: tuple[str, ...]
    topics: Mapping[str, str]
    unique: Mapping[str, str]

    @property
    def file(self) -> str:
        """The file's name."""
        return file_name(self.title)

    @property
    def words(self) -> frozenset[str]:
        """The words of the title."""
        return frozenset(self.title.lower().split())


def file_name(title: str) -> str:
    """Return the file of a title."""
    return f"{title.lower().replace(' ', '-')}.txt"


# Pages


def generate(count: int, apart_from: frozenset[str] = frozenset()) -> list[Page]:
    """Return so many pages, none with a title that ends in one of the words `apart_from`.

    Those of a smaller count are the first of a larger one; raise `SystemExit` if there are not as many.
    """
    pages = [page for page in _every() if page.title.lower().split()[-1] not in apart_from][:count]
    if not 0 < count <= len(pages):
        raise SystemExit(f"from 1 to {len(pages):,} pages can be told apart, not {count:,}")
    return pages


def _every() -> Iterator[Page]:
    grid = [(gear, stance, one) for gear, stance, one in product(EQUIPMENT, STANCES, MOVEMENTS)]
    random.Random(0).shuffle(grid)
    singles = iter(SINGLES)
    for number, cell in enumerate(grid):
        single = next(singles, None) if number % SINGLE_EVERY == SINGLE_EVERY - 1 else None
        yield _page(number, single, *cell)


def _page(number: int, single: Movement | None, gear: str, stance: str, movement: Movement) -> Page:
    chance = random.Random(number)
    movement = single or movement
    title = movement.name if single else f"{gear} {stance} {movement.name}"
    slots = _slots(chance, title, gear, movement)
    lines = [title, chance.choice(INTROS).format(**slots)]
    lines += [text.format(**slots) for text in chance.sample(PASSAGES, chance.randint(2, 4))]
    lines += ["Instructions", f"- {EQUIPMENT[gear]}", f"- {STANCES[stance]}"]
    lines += [f"- {text.format(**slots)}" for text in chance.sample(STEPS, chance.randint(3, 6))]
    lines += ["Tips & Tricks", *(f"- {text.format(**slots)}" for text in chance.sample(TIPS, chance.randint(3, 6)))]
    lines.append("Frequently Asked Questions")
    pairs = list(_pairs(chance, slots))
    if number < len(UNIQUE):
        pairs.append(("", *UNIQUE[number]))
    places = {}
    for topic, question, answer in pairs:
        lines += [question, answer]
        places[topic or question] = f"{file_name(title)}:{len(lines) - 1}-{len(lines)}"
    topics = {topic: places.pop(topic) for topic, _, _ in pairs if topic}
    return Page(title, movement, tuple(lines), topics, places)


def _pairs(chance: random.Random, slots: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """Yield topic, question and answer of what the page says; what it targets, always."""
    rest = [name for name in TOPICS if name != "target"]
    for name in ("target", *chance.sample(rest, chance.randint(5, 7))):
        topic = TOPICS[name]
        yield name, chance.choice(topic.asked).format(**slots), chance.choice(topic.answers).format(**slots)


def _slots(chance: random.Random, title: str, gear: str, movement: Movement) -> dict[str, str]:
    sets, fewest, kilos = chance.choice(NUMBERS), chance.randint(5, 12), chance.randint(2, 12)
    return {
        "title": title,
        "gear": f"the {gear.lower()}",
        "primary": movement.primary,
        "helpers": movement.helpers,
        "place": movement.place,
        "fault": movement.fault,
        "sets": sets,
        "Sets": sets.capitalize(),
        "reps": f"{fewest} to {fewest + chance.randint(2, 8)}",
        "days": (days := chance.choice(NUMBERS)),
        "Days": days.capitalize(),
        "rest": str(15 * chance.randint(2, 10)),
        "spare": chance.choice(NUMBERS[:2]),
        "kilos": str(kilos),
        "more": str(kilos + chance.randint(2, 9)),
    }


# Names


def names(page: Page, pages: Sequence[Page]) -> dict[str, str]:
    """Return what the page can be called by, each fitting no other page, by the way it is made."""
    words = page.title.lower().split()
    found = {"full": " ".join(words), "plural": _plural(words)}
    if misspelt := _misspelt(words):
        found["misspelt"] = misspelt
    if page.movement not in SINGLES:
        gear = words[: len(words) - 1 - len(page.movement.name.split())]
        rest = words[len(gear) :]
        found["other order"] = f"{' '.join(rest)} with the {' '.join(gear)}"
    part = _part(words, [other.words for other in pages if other is not page])
    if part:
        found["part"] = part
    initials = _initials(page)
    if len(words) > 2 and [_initials(other) for other in pages].count(initials) == 1:
        found["initials"] = initials
    return found


def _initials(page: Page) -> str:
    return "".join(word[0] for word in page.title.split())


def _plural(words: Sequence[str]) -> str:
    *rest, last = words
    if last.endswith("y") and last != "fly":
        return " ".join((*rest, f"{last[:-1]}ies"))
    if last == "fly":
        return " ".join((*rest, "flies"))
    return " ".join((*rest, last + ("es" if last.endswith("s") else "s")))


def _misspelt(words: Sequence[str]) -> str | None:
    """Leave a letter out of the longest word; of a short one little would be left, and None is returned."""
    longest = max(words, key=len)
    middle = len(longest) // 2
    misspelt = longest[:middle] + longest[middle + 1 :]
    return " ".join(misspelt if word == longest else word for word in words) if len(longest) > SHORT else None


def _part(words: Sequence[str], others: Sequence[frozenset[str]]) -> str | None:
    """Return the fewest words of a title that no other has all of, the last one among them; None if all are needed."""
    *rest, last = words
    for size in range(len(rest)):
        for some in ((*fewer, last) for fewer in combinations(rest, size)):
            if not any(set(some) <= other for other in others):
                return " ".join(some)
    return None


# Questions


def questions(pages: Sequence[Page], every: Sequence[Page]) -> list[Record]:
    """Return questions about these pages, in the form that `faqbot eval` reads.

    The pages are the first of `every`, among which names are told apart: over fewer or more of those pages the same
    questions come out, with what is then expected.
    """
    chance = random.Random(0)
    asked = every[:ASKED]
    kinds = {
        "named": _named(asked, every, chance),
        "unique": ((question, [place]) for page in pages for question, place in page.unique.items()),
        "ambiguous": (*_bare(pages), *islice(_groups(asked, pages, chance), GROUPS)),
        "unanswerable": islice(_nowhere(asked, chance), NOWHERE),
    }
    found = {question: (kind, expected) for kind, some in kinds.items() for question, expected in some}
    return [
        {"id": f"g{number:03}", "question": question, "kind": kind, "expected": expected}
        for number, (question, (kind, expected)) in enumerate(found.items(), start=1)
    ]


def _named(asked: Sequence[Page], every: Sequence[Page], chance: random.Random) -> Iterator[tuple[str, list[str]]]:
    each = -(-NAMED // len(asked))
    for page in asked:
        its = list(names(page, every).values())
        ways = [(topic, name) for topic in page.topics for name in its]
        for topic, name in chance.sample(ways, min(each, len(ways))):
            yield chance.choice(TOPICS[topic].named).format(name=name), [page.topics[topic]]


def _bare(pages: Sequence[Page]) -> Iterator[tuple[str, list[str]]]:
    for name, topic in TOPICS.items():
        expected = [page.topics[name] for page in pages if name in page.topics]
        if len(expected) > 1:
            yield from ((question, expected) for question in topic.bare)


def _groups(asked: Sequence[Page], pages: Sequence[Page], chance: random.Random) -> Iterator[tuple[str, list[str]]]:
    """Yield questions that name a movement, or a movement and equipment, of several of the asked pages."""
    groups = [movement.name.lower() for movement in MOVEMENTS]
    groups += [f"{gear.lower()} {movement}" for gear in EQUIPMENT for movement in groups]
    both = list(product(groups, TOPICS))
    chance.shuffle(both)
    for group, topic in both:
        if sum(_answers(page, group, topic) for page in asked) > 1:
            expected = [page.topics[topic] for page in pages if _answers(page, group, topic)]
            yield chance.choice(TOPICS[topic].named).format(name=group), expected


def _answers(page: Page, group: str, topic: str) -> bool:
    return topic in page.topics and set(group.split()) <= page.words


def _nowhere(asked: Sequence[Page], chance: random.Random) -> Iterator[tuple[str, list[str]]]:
    """Yield questions that no page answers: about a page that lacks it, about none, and what nobody says."""
    while True:
        page = chance.choice(asked)
        name = page.title.lower()
        lacking = [topic for topic in TOPICS if topic not in page.topics and topic not in NEARLY_ANSWERED]
        if lacking:
            yield chance.choice(TOPICS[chance.choice(lacking)].named).format(name=name), []
        yield chance.choice(NOBODY_SAYS).format(name=name), []
        yield chance.choice(TOPICS[chance.choice(list(TOPICS))].named).format(name=chance.choice(UNKNOWN).lower()), []


def places_of(question: str, pages: Sequence[Page]) -> list[str]:
    """Return where these pages answer what another page of the kind asks in these words."""
    wanted = question.casefold()
    topics = [name for name, topic in TOPICS.items() if wanted in [one.casefold() for one in topic.asked]]
    return [page.topics[name] for name in topics for page in pages if name in page.topics]


def write_pages(pages: Sequence[Page], docs: Path) -> None:
    """Write the pages to a folder that is made for them."""
    docs.mkdir(parents=True)
    for page in pages:
        (docs / page.file).write_text("\n".join(page.lines) + "\n", encoding="utf-8")


def write(pages: Sequence[Page], every: Sequence[Page], folder: Path) -> None:
    """Write the pages and the `questions` about them to a folder."""
    write_pages(pages, folder / "docs")
    lines = (json.dumps(one) + "\n" for one in questions(pages, every))
    (folder / "questions.jsonl").write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        raise SystemExit(f"usage: {sys.argv[0]} N DIR")
    generated = generate(int(sys.argv[1]))
    write(generated, generated, Path(sys.argv[2]))
