"""The yardstick's sets: which folders are sets, and how their questions are asked."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import pytest
from asking import asked_of, bot_of, corpus_of, parts_of, right_of, spread
from labelled import open_folder
from sets import ONE_KIND, Set, chosen, sets

from faqbot import FaqBot
from faqbot.corpus.authors.references import References

POOL = """# The pool

## When does it open?

At nine, and at ten on Sundays.

## What does a ticket cost?

Four, and two for children.

## May I bring a dog?

Only to the terrace.
"""
QUESTIONS = (
    {"question": "opening time?", "expected": ["pool.md:3-5"]},
    {"question": "price of a ticket", "expected": ["pool.md:7-9"]},
    {"question": "are dogs allowed", "expected": ["pool.md:11-13"]},
    {"question": "entry for children", "expected": ["pool.md:7-9"]},
)


def write_lines(path: Path, records: Iterable[object]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(one) + "\n" for one in records))


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder with a set of each kind."""
    for folder, labels in (
        ("nearmiss/pool", "nearmiss/pool/questions.jsonl"),
        ("real/pool-de", "real/pool-de.questions.jsonl"),
    ):
        write_lines(tmp_path / labels, [*QUESTIONS, {"question": "is there a sauna?", "expected": []}])
        (tmp_path / folder).mkdir(exist_ok=True)
        (tmp_path / folder / "pool.md").write_text(POOL)
    (tmp_path / "nearmiss/pool/phrasings.csv").write_text("question,chunk\nsince when?,pool.md:3-5\nis it hot?,\n")
    entries = [{"id": f"e{at}", "question": f"Where is room {word}?", "answer": f"On floor {at}, at the {word} end."}
               for at, word in enumerate(("red", "green", "blue", "brown", "grey"))]  # fmt: skip
    write_lines(tmp_path / "benchmarks/rooms/faq.jsonl", entries)
    asked = [{"id": f"e{at}-{number}", "question": f"way {number} to {entry['question']}", "expected": [f"e{at}"]}
             for at, entry in enumerate(entries) for number in range(6)]  # fmt: skip
    write_lines(tmp_path / "benchmarks/rooms/dev.jsonl", asked)
    write_lines(tmp_path / "benchmarks/baths/faq.jsonl", entries)
    write_lines(tmp_path / "benchmarks/baths/questions.jsonl", QUESTIONS[:1])
    (tmp_path / "benchmarks/baths/set.json").write_text('{"language": "swahili", "group": "water"}')
    return tmp_path


def named(data: Path, name: str) -> Set:
    (one,) = chosen(sets(data), name)
    return one


def test_every_folder_is_a_set_and_the_pages_of_the_project_are_added(data: Path) -> None:
    found = {one.name: one.group for one in sets(data)}
    assert found == {"rooms": "rooms", "baths": "water", "pool": "nearmiss", "pool-de": "real", "exercises": ONE_KIND,
                     "page": "the page that ships"}  # fmt: skip


def test_the_language_comes_from_the_set_and_english_stands_for_one_without_a_stemmer(data: Path) -> None:
    assert named(data, "pool-de").language == "german"
    assert named(data, "baths").language == "english"


def test_sets_are_chosen_by_name_and_by_group(data: Path) -> None:
    assert [one.name for one in chosen(sets(data), "water, pool")] == ["baths", "pool"]
    with pytest.raises(SystemExit, match="no set or group is named lake"):
        chosen(sets(data), "pool,lake")


def test_a_missing_folder_is_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="missing: no such folder"):
        sets(tmp_path / "missing")
    with pytest.raises(SystemExit, match="no sets; looked for"):
        sets(tmp_path)


def test_side_files_are_used_only_with_phrasings(data: Path) -> None:
    pool = named(data, "pool")
    assert pool.ways == (False, True)
    bare, phrased = (corpus_of(pool, phrased=phrased) for phrased in pool.ways)
    assert (bare.phrasings, bare.decoys) == ((), ())
    assert ([one.question for one in phrased.phrasings], phrased.decoys) == (["since when?"], ("is it hot?",))
    assert bare.chunks == phrased.chunks


def test_a_set_is_built_as_its_documents_are(data: Path) -> None:
    pool = named(data, "pool-de")
    built = bot_of(corpus_of(pool, phrased=False), pool.language)
    assert list(built.chunks()) == list(FaqBot.from_corpus(data / "real/pool-de", language="german").chunks())


def test_the_first_wordings_of_each_entry_serve_as_phrasings_and_are_not_asked_then(data: Path) -> None:
    rooms = named(data, "rooms")
    assert (len(rooms.to_ask(phrased=False)), len(rooms.to_ask(phrased=True))) == (30, 10)
    assert len(corpus_of(rooms, phrased=True).phrasings) == 20


def test_a_set_with_unanswerable_questions_is_asked_as_it_is(data: Path) -> None:
    asked = list(asked_of(named(data, "pool"), phrased=False))
    assert [one.answerable for one in asked] == [True, True, True, True, False]
    assert not any(one.taken for one in asked)
    assert all(one.right_ids for one in asked[:4])


def test_a_set_without_unanswerable_questions_gets_some(data: Path) -> None:
    whole, *folds = parts_of(named(data, "rooms"), phrased=False)
    assert len(whole.asked) == 23
    assert all(one.answerable for one in whole.asked)
    taken = [one for part in folds for one in part.asked]
    assert len(taken) == 7
    assert not any(one.answerable or one.right for one in taken)
    for part in folds:
        left = {chunk.id for chunk in part.bot.chunks()}
        assert left
        assert not left & {name for one in part.asked for name in one.question.expected}


def test_a_chunk_is_right_by_lines_if_half_of_its_lines_are_expected(data: Path) -> None:
    chunks = corpus_of(named(data, "pool"), phrased=False).chunks
    question = open_folder(data / "nearmiss/pool").questions[0]
    assert right_of(question, chunks, References(chunks), by_lines=True) == {0}


def test_the_comparison_has_the_features_of_every_candidate(data: Path) -> None:
    asked = next(asked_of(named(data, "pool"), phrased=False))
    comparison = asked.comparison()
    assert comparison.confidences[0] == asked.reply().matches[0].confidence
    assert comparison.ranking.candidates.numbers[0] in asked.right
    assert 0 < comparison.features(0).content <= 1


def test_few_of_many_are_spread_evenly() -> None:
    assert spread(range(10), 4) == [0, 2, 5, 7]
    assert spread(range(3), 4) == spread(range(3), None) == [0, 1, 2]
