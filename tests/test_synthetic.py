"""The made-up corpus that the benchmarks measure on."""

from __future__ import annotations

from io import BufferedReader, BytesIO
from pathlib import Path
from statistics import fmean

import pytest
from benchmarks.synthetic import asked, pairs, vocabulary, write_corpus, write_questions

from faqbot.batch.input import QuestionRecord, layout_of
from faqbot.batch.output import OWNED
from faqbot.batch.stream import StreamLines
from faqbot.corpus.reading import read_corpus
from faqbot.corpus.records.feed import Feed


def words(text: str) -> list[str]:
    return text.rstrip("?.").split()


def test_the_same_numbers_make_the_same_pairs_and_questions() -> None:
    assert list(pairs(300)) == list(pairs(300))
    assert list(asked(300, 100)) == list(asked(300, 100))


def test_words_are_different_and_the_shortest_come_first() -> None:
    made = vocabulary(100_000).tolist()
    assert len(set(made)) == 100_000
    assert sorted(map(len, made)) == list(map(len, made))


def test_a_question_has_about_nine_words_and_an_answer_forty_five() -> None:
    made = list(pairs(2000))
    assert len(made) == 2000
    assert fmean(len(words(question)) for question, _ in made) == pytest.approx(9, abs=0.3)
    assert fmean(len(words(answer)) for _, answer in made) == pytest.approx(45, abs=1)
    assert all(words(question) and words(answer) for question, answer in made)


def test_what_is_asked_keeps_about_two_thirds_of_a_stored_question() -> None:
    stored = [words(question) for question, _ in pairs(200)]
    some = list(asked(200, 500))
    kept = []
    for question in some:
        most, length = max((len({*words(question)} & {*one}) / len({*one}), len(one)) for one in stored)
        kept.append((most * length, length))
    assert sum(most for most, _ in kept) / sum(length for _, length in kept) == pytest.approx(2 / 3, abs=0.05)


def test_no_two_questions_are_alike_even_if_many_are_asked_of_few_pairs() -> None:
    some = list(asked(5, 2000))
    assert len(set(some)) == len(some) == 2000


def test_more_pairs_than_a_block_are_all_different() -> None:
    made = list(pairs(20_001))
    assert len(set(made)) == 20_001


@pytest.mark.parametrize("markdown", [False, True])
def test_the_pairs_are_spread_over_the_files_in_order(tmp_path: Path, markdown: bool) -> None:  # noqa: FBT001
    write_corpus(tmp_path, 70, files=3, markdown=markdown)
    assert len(list(tmp_path.iterdir())) == 3
    chunks = [(chunk.question, chunk.text) for chunk in read_corpus([tmp_path]).chunks]
    assert chunks == list(pairs(70))


def test_no_title_is_a_word_of_the_vocabulary(tmp_path: Path) -> None:
    write_corpus(tmp_path, 20, files=2)
    titles = {word.lower() for chunk in read_corpus([tmp_path]).chunks for word in chunk.source.title.split()}
    assert not titles & {word.decode() for word in vocabulary(20_200).tolist()}


def test_the_questions_are_a_table_that_batch_reads(tmp_path: Path) -> None:
    write_questions(tmp_path / "questions.csv", 50, 30)
    feed = Feed(StreamLines(BufferedReader(BytesIO((tmp_path / "questions.csv").read_bytes())), "questions.csv"))
    layout = layout_of(feed, "csv", "questions.csv", OWNED)
    read = [layout.record(raw) for raw in layout.raws(feed)]
    assert [record.question for record in read if isinstance(record, QuestionRecord)] == list(asked(50, 30))
