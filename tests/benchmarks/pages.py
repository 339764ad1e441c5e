"""Write any number of similar pages, and questions about them; every run writes the same.

    python tests/benchmarks/pages.py N DIR

The pages have the template of the shipped page. A title combines equipment, stance and movement, so that titles share
their words (Cable Standing Chest Press, Cable Seated Chest Press, …); some pages have a title of their own (Dead Bug).
Most questions are on most pages, in the same or in other words, with different answers, and each page lacks some of
them.

`DIR/docs` holds the pages, `DIR/questions.jsonl` the questions, of four kinds: `named` (a page is named by its title in
full or in part, in another order, in the plural, misspelt, or by initials; each name fits a single page), `unique` (a
single page answers), `ambiguous` (no page or a group of pages is named) and `unanswerable`.
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

# Of this number of pages, one has a title without equipment and stance.
SINGLE_EVERY = 5
# The number of questions that name a page, that name a group of pages, and that no page answers.
NAMED, GROUPS, NOWHERE = 200, 40, 60
# The number of pages that questions name; it does not grow with the number of pages.
ASKED = 20
# Topics about which a page is not asked if it lacks them, because another of its answers nearly answers them.
NEARLY_ANSWERED = ("feel", "equipment")
# Words of at most this number of letters are not misspelt: with a letter missing they could not be recognised.
SHORT = 5
NUMBERS = ("two", "three", "four")

Record = dict[str, Any]


@dataclass(frozen=True)
class Page:
    """A page: its lines, and the place (`file:first-last`) of its answer to each topic and to each unique question."""

    title: str
    movement: Movement
    lines: tuple[str, ...]
    topics: Mapping[str, str]
    unique: Mapping[str, str]

    @property
    def file(self) -> str:
        """The name of the page's file."""
        return file_name(self.title)

    @property
    def words(self) -> frozenset[str]:
        """The words of the title."""
        return frozenset(self.title.lower().split())


def file_name(title: str) -> str:
    """Return the name of the file for a title."""
    return f"{title.lower().replace(' ', '-')}.txt"


# Pages


def generate(count: int, apart_from: frozenset[str] = frozenset()) -> list[Page]:
    """Return `count` pages, none with a title that ends in one of the words `apart_from`.

    A smaller count gives the first pages of a larger count. Raises `SystemExit` if there are fewer than `count` titles.
    """
    pages = [page for page in _every() if page.title.lower().split()[-1] not in apart_from][:count]
    if not 0 < count <= len(pages):
        raise SystemExit(f"the number of pages must be from 1 to {len(pages):,}, not {count:,}")
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
    """Yield the topic, question and answer of each pair on the page; every page has the topic "target"."""
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
    """Return names of the page that fit no other page, by the way in which the name is made from the title."""
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
    """Return the title without a letter of its longest word, or None if that word has at most `SHORT` letters."""
    longest = max(words, key=len)
    middle = len(longest) // 2
    misspelt = longest[:middle] + longest[middle + 1 :]
    return " ".join(misspelt if word == longest else word for word in words) if len(longest) > SHORT else None


def _part(words: Sequence[str], others: Sequence[frozenset[str]]) -> str | None:
    """Return the fewest words of a title, with its last word, that no other title has; None if all words are needed."""
    *rest, last = words
    for size in range(len(rest)):
        for some in ((*fewer, last) for fewer in combinations(rest, size)):
            if not any(set(some) <= other for other in others):
                return " ".join(some)
    return None


# Questions


def questions(pages: Sequence[Page], every: Sequence[Page]) -> list[Record]:
    """Return questions about these pages, in the form that `faqbot eval` reads.

    `pages` are the first pages of `every`. A name must fit a single page of `every`, so that the named questions do not
    depend on the number of `pages`; the expected chunks of the ambiguous questions do.
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
        page_names = list(names(page, every).values())
        ways = [(topic, name) for topic in page.topics for name in page_names]
        for topic, name in chance.sample(ways, min(each, len(ways))):
            yield chance.choice(TOPICS[topic].named).format(name=name), [page.topics[topic]]


def _bare(pages: Sequence[Page]) -> Iterator[tuple[str, list[str]]]:
    for name, topic in TOPICS.items():
        expected = [page.topics[name] for page in pages if name in page.topics]
        if len(expected) > 1:
            yield from ((question, expected) for question in topic.bare)


def _groups(asked: Sequence[Page], pages: Sequence[Page], chance: random.Random) -> Iterator[tuple[str, list[str]]]:
    """Yield questions that name a movement, or a movement and equipment, that several of the asked pages share."""
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
    """Yield questions that no page answers: on a topic that the page lacks, on no page's topic, on an unknown title."""
    while True:
        page = chance.choice(asked)
        name = page.title.lower()
        lacking = [topic for topic in TOPICS if topic not in page.topics and topic not in NEARLY_ANSWERED]
        if lacking:
            yield chance.choice(TOPICS[chance.choice(lacking)].named).format(name=name), []
        yield chance.choice(NOBODY_SAYS).format(name=name), []
        yield chance.choice(TOPICS[chance.choice(list(TOPICS))].named).format(name=chance.choice(UNKNOWN).lower()), []


def places_of(question: str, pages: Sequence[Page]) -> list[str]:
    """Return the places where these pages answer the topic that another page has with this wording."""
    wanted = question.casefold()
    topics = [name for name, topic in TOPICS.items() if wanted in [one.casefold() for one in topic.asked]]
    return [page.topics[name] for name in topics for page in pages if name in page.topics]


def write_pages(pages: Sequence[Page], docs: Path) -> None:
    """Write the pages to a new folder."""
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
