"""The report says in plain words what became of the questions, in lines of at most 80 columns."""

from __future__ import annotations

from faqbot import Chunk, Match, Source
from faqbot.authoring.gaps.gap import FoundGaps, Gap
from faqbot.authoring.gaps.gap_report import gaps_to_json, report_of_gaps
from faqbot.authoring.gaps.unanswered import AnsweredDecoy, OpenQuestion, Unanswered

NEAR = Match(Chunk("faq#pay", "faq", "How can I pay?", "By card.", Source("faq.md", (3, 5), (), "Shop")), 1.0, 0.4)


def gap(*questions: str) -> Gap:
    opened = tuple(
        OpenQuestion(question, (), 2, "2026-01-01T00:00:00Z", "2026-01-02T00:00:00Z", nearest=NEAR)
        for question in questions
    )
    return Gap(opened, opened[:3], NEAR, 0.4, ("zeppelin",))


def found(*gaps: Gap, **counts: int) -> FoundGaps:
    still_open = [question for one in gaps for question in one.questions]
    some = {"abstained": 0, "weak": 0, "bad": 0, "closed": 0, "decoys": 0, "small_talk": 0} | counts
    return FoundGaps(gaps, Unanswered(still_open, **some), 30, 0, 0, ())


def test_the_report_says_what_became_of_the_questions() -> None:
    shown = found(gap("rent a zeppelin", "zeppelin"), abstained=8, weak=1, closed=2, decoys=1, small_talk=2)
    assert list(report_of_gaps(shown)) == [
        "Of 30 questions in the logs, 9 were not answered well: 8 not answered, 1",
        "answered below 70 %.",
        "The documents answer 2 of them now.",
        "1 is a decoy in phrasings.csv, and known to have no answer.",
        "2 are small talk, which only a conversation replies to.",
        "The other 4 show 1 gap in the documents.",
        "",
        " 1. asked 4 times in 2 wordings",
        "    - rent a zeppelin (2 times)",
        "    - zeppelin (2 times)",
        "    nearest: How can I pay? (faq.md:3-5, 40 %)",
        "    nothing in the documents mentions: zeppelin",
    ]


def test_decoys_that_the_documents_seem_to_answer_are_named() -> None:
    decoy = AnsweredDecoy(OpenQuestion("can I pay here", (), 2), NEAR.chunk)
    shown = found(abstained=2)
    shown = shown._replace(unanswered=shown.unanswered._replace(answered_decoys=(decoy,)))
    assert list(report_of_gaps(shown))[1:] == [
        '2 are decoys that the documents seem to answer now: "can I pay here"',
        "(faq.md:3-5).",
        "No gap is left.",
    ]
    assert gaps_to_json(shown)["answered_decoys"] == [{"question": "can I pay here", "count": 2, "chunk": "faq#pay"}]


def test_only_the_largest_gaps_are_shown() -> None:
    lines = list(report_of_gaps(found(*(gap(f"thing {number}") for number in range(23)), abstained=46)))
    assert sum("asked 2 times" in line for line in lines) == 20
    assert lines[-2].startswith("3 smaller gaps, asked 6 times in all, are not shown.")


def test_there_may_be_nothing_to_report() -> None:
    assert list(report_of_gaps(found())) == [
        "Of 30 questions in the logs, all were answered well. There are no gaps.",
    ]
    assert list(report_of_gaps(found(abstained=1, closed=1)))[-1] == "No gap is left."


def test_no_line_is_wider_than_a_terminal() -> None:
    long = " ".join(["how about a very long question"] * 30)
    assert max(map(len, report_of_gaps(found(gap(long), abstained=2)))) <= 80


def test_the_json_has_every_question() -> None:
    (told,) = gaps_to_json(found(gap("rent a zeppelin", "zeppelin"), abstained=4))["gaps"]
    assert told["count"] == 4
    assert told["nearest"]["chunk"] == "faq#pay"
    assert (told["first"], told["last"]) == ("2026-01-01T00:00:00Z", "2026-01-02T00:00:00Z")
    assert [question["question"] for question in told["questions"]] == ["rent a zeppelin", "zeppelin"]


def test_the_sentences_fit_one_question_and_gaps_that_are_too_small() -> None:
    one = found(gap("rent a zeppelin"), abstained=2)._replace(since="2026-01-01")
    assert list(report_of_gaps(one))[:3] == [
        "Of 30 questions in the logs since 2026-01-01, 2 were not answered well: 2 not",
        "answered.",
        "They show 1 gap in the documents.",
    ]
    small = found(gap("rent a zeppelin"), abstained=2)._replace(gaps=(), small=1)
    assert list(report_of_gaps(small))[-1] == "No gap was asked so often that it is shown, and 1 gap less often."
    assert list(report_of_gaps(found()._replace(questions=0, since="2026-01-01"))) == [
        "There are no questions in the logs since 2026-01-01."
    ]
