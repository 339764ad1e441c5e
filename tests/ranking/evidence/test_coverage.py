"""What a chunk has of a question, and the question of the chunk's own question."""

from __future__ import annotations

from support import Built

from faqbot.ranking.ranking import rank

CAMP = [
    ("When does the kiosk open?", "At seven."),
    ("Where are the showers?", "Behind the kiosk."),
    ("", "Dogs sleep in the tents of their owners."),
]


def test_a_word_that_tells_counts_more_than_a_frame(built: Built) -> None:
    index = built(*CAMP)
    framed, telling = (rank(one, index).candidates.measured for one in ("Where are the marmots?", "showers"))
    assert framed["content"][0] < framed["coverage"][0]
    assert telling["content"][0] == 1


def test_a_question_of_a_frame_only_is_covered_by_the_frame(built: Built) -> None:
    measured = rank("where are they", built(*CAMP)).candidates.measured
    assert measured["content"][0] == measured["coverage"][0]


def test_a_question_that_says_all_of_the_chunks_question_has_asked_it(built: Built) -> None:
    candidates = rank("hello, is the kiosk open before noon?", built(*CAMP)).candidates
    assert candidates.measured["asked"][0] == 1


def test_a_chunk_without_a_question_has_not_been_asked(built: Built) -> None:
    candidates = rank("dogs", built(*CAMP)).candidates
    assert candidates.numbers[0] == 2
    assert candidates.measured["asked"][0] == 0
