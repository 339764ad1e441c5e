"""A chunk is found by its id or its place, and so is the text around it."""

from __future__ import annotations

from pathlib import Path

import pytest

from faqbot import ChunkReferenceError, FaqBot

PAGE = """# Returns

Ask us first.

## Postage

### Who pays?

We do.

### How do I pack it?

1. Wrap it.
2. Tape it.

## Time

### How long may I wait?

Thirty days.
"""


@pytest.fixture(scope="module")
def returns() -> FaqBot:
    return FaqBot.from_texts({"returns.md": PAGE, "other.md": "# Other\n\n## Postage\n\nNone.\n"})


def test_a_chunk_is_found_by_its_id_and_by_its_place(returns: FaqBot):
    for chunk in returns.chunks():
        assert returns.chunk(chunk.id) == chunk
    assert returns.chunk("returns.md:7-9").text == "We do."


def test_ids_that_were_made_unique_are_found(tmp_path: Path):
    same = "# A\n\n## Why?\n\n{}.\n\n## Why?\n\n{}!\n"
    with pytest.warns(match="has the same id as another"):
        bot = FaqBot.from_texts({"a.md": same.format("One", "Two"), "b.md": "# B\n\nText.\n"})
    assert bot.chunk("a#why~2").text == "Two!"
    bot.save(tmp_path / "saved")
    assert FaqBot.load(tmp_path / "saved").chunk("a#why~2").text == "Two!"


def test_an_unknown_id_suggests_the_nearest(returns: FaqBot):
    with pytest.raises(ChunkReferenceError, match="returns#postage/who-pays"):
        returns.chunk("returns#postage/who-pay")


def test_a_section_is_what_stands_below_the_same_heading(returns: FaqBot):
    expected = "Who pays?\nWe do.\n\nHow do I pack it?\n1. Wrap it.\n2. Tape it."
    assert returns.section(returns.ask("who pays?").chunk) == expected  # type: ignore[arg-type]
    assert returns.section("returns.md:7-9") == expected


def test_a_section_of_a_long_table_is_what_is_near():
    bot = FaqBot.from_pairs([(f"What is thing {n}?", f"Number {n}.") for n in range(200)])
    lines = bot.section(bot.ask("what is thing 100?").chunk).split("\n")  # type: ignore[arg-type]
    assert lines[0] == "What is thing 75?"
    assert lines[-1] == "Number 125."


def test_every_chunk_has_a_section_with_its_text(bot: FaqBot):
    for chunk in bot.chunks():
        section = bot.section(chunk)
        assert all(line.strip() in section for line in chunk.text.split("\n"))


def test_a_chunk_with_exactly_an_id_is_found_and_a_place_is_no_id(returns: FaqBot):
    for chunk in returns.chunks():
        assert returns.chunk_with_id(chunk.id) == chunk
    for reference in ("returns.md:9", "returns", "", "RETURNS#postage/who-pays", "returns#postage/who-pay"):
        assert returns.chunk_with_id(reference) is None


def test_the_neighbours_of_a_chunk_stand_below_the_same_heading_in_their_order(returns: FaqBot):
    chunks = list(returns.chunks())
    for chunk in chunks:
        before, behind = returns.neighbours(chunk)
        at = chunks.index(chunk)
        assert before == chunks[at - len(before) : at]
        assert behind == chunks[at + 1 : at + 1 + len(behind)]


def test_no_more_neighbours_come_than_were_asked_for():
    bot = FaqBot.from_pairs([(f"What is thing {number}?", f"Number {number}.") for number in range(100)])
    before, behind = bot.neighbours(bot.ask("what is thing 50?").chunk, most=3)  # type: ignore[arg-type]
    assert [chunk.text for chunk in (*before, *behind)] == [f"Number {n}." for n in (47, 48, 49, 51, 52, 53)]
