"""Lines are counted, wherever they come from and however often they are taken."""

from __future__ import annotations

from faqbot.corpus.records.feed import Feed, feed_of


def test_lines_given_back_come_again_with_their_numbers() -> None:
    lines = Feed(["a", "b", "c"])
    taken = [next(lines), next(lines)]
    lines.give_back(taken[1:])
    assert (lines.number, list(lines)) == (2, ["b", "c"])


def test_lines_are_dropped_up_to_a_number_or_the_end() -> None:
    lines = Feed(["a", "b", "c"], number=5)
    lines.skip_to(7)
    assert next(lines) == "c"
    lines.skip_to(100)
    assert next(lines, None) is None


def test_a_text_is_lines_with_their_ends_and_other_breaks_end_no_line() -> None:
    assert list(feed_of("a\r\nb\rc\u2028d\x0c\n\ne")) == ["a\r\n", "b\r", "c\u2028d\x0c\n", "\n", "e"]
