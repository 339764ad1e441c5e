"""What was not answered well is asked again; what is answered by now, or known, is no gap."""

from __future__ import annotations

from pathlib import Path

import pytest

from faqbot import FaqBot
from faqbot.authoring.gaps.log_reading import LoggedQuestion
from faqbot.authoring.gaps.unanswered import OpenQuestion, Unanswered, find_unanswered

DELIVERY, PAYING = "faq#how-long-does-delivery-take", "faq#how-can-i-pay"


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> FaqBot:
    folder: Path = tmp_path_factory.mktemp("shop")
    (folder / "faq.md").write_text(
        "# Shop\n\n## How long does delivery take?\n\nThree days.\n\n## How can I pay?\n\nBy card or in cash.\n"
    )
    (folder / "phrasings.csv").write_text("question,chunk\ndo you sell live crocodiles,\n")
    return FaqBot.from_corpus(folder)


def found(bot: FaqBot, *questions: LoggedQuestion) -> Unanswered:
    return find_unanswered(questions, bot, lambda listed: listed)


def abstained(question: str, **more: object) -> LoggedQuestion:
    return LoggedQuestion(question, "abstain", 0.1)._replace(**more)


def opened(bot: FaqBot, *questions: LoggedQuestion) -> list[OpenQuestion]:
    return found(bot, *questions).open


def test_what_was_abstained_from_answered_weakly_or_marked_bad_was_not_answered_well(shop: FaqBot) -> None:
    result = found(
        shop,
        abstained("submarine rental"),
        LoggedQuestion("zeppelin rental", "answer", 0.69, chunk=PAYING),
        LoggedQuestion("balloon rental", "answer", 0.99, chunk=PAYING, feedback="bad"),
        LoggedQuestion("tractor rental", "answer", 0.7, chunk=PAYING),
        LoggedQuestion("tandem rental", "answer", 0.6, chunk=PAYING, feedback="good"),
        LoggedQuestion("kayak rental", "choose", 0.6),
    )
    assert (result.abstained, result.weak, result.bad) == (1, 1, 1)
    assert [question.question for question in result.open] == ["balloon rental", "submarine rental", "zeppelin rental"]


def test_one_question_in_other_letters_and_marks_is_counted_in_its_most_frequent_wording(shop: FaqBot) -> None:
    (question,) = opened(
        shop, abstained("Submarine rental?"), abstained("submarine  rental"), abstained("submarine rental")
    )
    assert (question.question, question.count) == ("submarine rental", 3)


def test_a_question_that_the_documents_answer_by_now_is_closed(shop: FaqBot) -> None:
    result = found(shop, abstained("How can I pay?"), abstained("how can I pay"))
    assert (result.open, result.closed) == ([], 2)


def test_a_decoy_is_a_known_gap(shop: FaqBot) -> None:
    result = found(shop, abstained("Do you sell live crocodiles?"))
    assert (result.open, result.decoys) == ([], 1)


def test_an_answer_that_was_marked_bad_closes_nothing_as_long_as_it_is_given(shop: FaqBot) -> None:
    asked = LoggedQuestion("How can I pay?", "answer", 1.0, chunk=PAYING, feedback="bad", right=DELIVERY)
    (question,) = opened(shop, asked)
    assert question.right == DELIVERY
    assert question.nearest is None or question.nearest.chunk.id != PAYING
    assert found(shop, asked._replace(chunk=DELIVERY, right=PAYING)).closed == 1


def test_the_nearest_chunk_and_the_missing_words_are_those_of_today(shop: FaqBot) -> None:
    (question,) = opened(shop, abstained("delivery by submarine", chunk=""))
    assert question.nearest is not None
    assert question.nearest.chunk.id == DELIVERY
    assert question.missing == ("submarine",)


def test_a_document_that_is_gone_is_named_in_the_question(shop: FaqBot) -> None:
    (question,) = opened(shop, abstained("how heavy is it", topic=("Submarines",)))
    assert question.in_full == "Submarines: how heavy is it"


def test_small_talk_is_no_gap_unless_a_person_named_its_answer(shop: FaqBot) -> None:
    result = found(shop, abstained("hello there"), abstained("Thank you so much!"), abstained("thanks", right=PAYING))
    assert result.small_talk == 2
    assert [question.question for question in result.open] == ["thanks"]


def test_the_words_that_stand_for_personal_data_are_not_asked_about(shop: FaqBot) -> None:
    (question,) = opened(shop, abstained("[card] is refused by the submarine [e-mail]"))
    assert question.searched == "is refused by the submarine"
    assert question.missing == ("refused", "submarine")
    assert question.confidence < 0.3


def test_a_decoy_that_a_chunk_asks_by_now_is_told_from_those_without_an_answer(tmp_path: Path) -> None:
    (tmp_path / "pool.md").write_text("# Pool\n\n## Do you have a sauna\n\nNo, but the bath in the park has one.\n")
    (tmp_path / "phrasings.csv").write_text("question,chunk\nis there a sauna,\nis there a slide,\n")
    result = found(FaqBot.from_corpus(tmp_path), abstained("is there a sauna?"), abstained("is there a slide?"))
    assert (result.open, result.decoys) == ([], 1)
    ((question, chunk),) = result.answered_decoys
    assert (question.question, chunk.id) == ("is there a sauna?", "pool#do-you-have-a-sauna")
