"""Chunks to arrays: what scikit-learn weighs, numpy finds, the same every time."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from sklearn.feature_extraction.text import CountVectorizer, TfidfTransformer
from support import Built

from faqbot import FaqBot
from faqbot.building.builder import build_index
from faqbot.building.questions.wording import Wording
from faqbot.corpus.chunk import KINDS
from faqbot.corpus.corpus import Corpus
from faqbot.corpus.files.discovery import shipped_corpus
from faqbot.corpus.reading import read_corpus
from faqbot.index.bm25 import saturate, saturation
from faqbot.index.index import Index
from faqbot.index.schema import ARRAYS, TEXTS
from faqbot.index.storage.loading import load_index
from faqbot.query.query import analyse
from faqbot.ranking.maxscore import score
from faqbot.ranking.posting_lists import WORD_FIELDS, posting_lists
from faqbot.ranking.scoring import WEIGHTS
from faqbot.text.analyser import Analyser

QUESTIONS = ["How long should I hold the stretch?", "can i do it without a partner", "assistant knee glute mat", "tips"]

_BUILD = "import sys; from faqbot import FaqBot; FaqBot.from_corpus(*sys.argv[2:]).save(sys.argv[1])"


@pytest.fixture(scope="module")
def mapped(index_dir: Path) -> Index:
    return load_index(index_dir)


@pytest.mark.parametrize("field", WORD_FIELDS)
def test_numpy_and_scikit_learn_agree_on_what_words_score(field: str, mapped: Index) -> None:
    terms = [text.decode() for text in mapped._terms]
    analyser = Analyser()
    words = Wording(read_corpus([shipped_corpus()]), analyser).fields[field]
    vectorizer = CountVectorizer(analyzer=analyser.stems, vocabulary=terms)
    counts = vectorizer.transform(words).astype(float)
    lengths = np.asarray(counts.sum(axis=1)).ravel()
    saturations = saturation(lengths, lengths[lengths > 0].mean(), field)
    counts.data = saturate(counts.data, np.repeat(saturations, np.diff(counts.indptr)), field)
    transformer = TfidfTransformer(norm="l2" if field == "headings" else None).fit(counts)
    transformer.idf_ = np.array(mapped.term_weights)
    weights = transformer.transform(counts)
    highest = 0.0
    for question in QUESTIONS:
        query = analyse(question, mapped)
        # Readings of one term each: a synonym would count for the word that it stands for.
        kept = tuple(concept._replace(readings=concept.readings[:1]) for concept in query.concepts
                     if concept.readings and concept.readings[0].how == "word")  # fmt: skip
        query = query._replace(concepts=kept)
        asked = np.zeros(len(terms))
        for concept in kept:
            asked[concept.readings[0].terms[0]] = {
                "text": WEIGHTS["text"] / 6 / mapped.greatest_weight,
                "headings": WEIGHTS["headings"] * concept.weight / query.length,
            }[field]

        lists = posting_lists(query, mapped, WEIGHTS, len(mapped))
        by_numpy = score(lists, np.arange(len(mapped))).fields[WORD_FIELDS.index(field)]

        highest = max(highest, by_numpy.max())
        np.testing.assert_allclose(by_numpy, weights @ asked, atol=1e-6)
    assert highest > 0.1


def test_two_builds_of_the_same_files_are_byte_for_byte_equal(tmp_path: Path) -> None:
    decoys = "".join(f"is it number {number} in blue?,\n" for number in range(5))
    phrasings = "".join(f"is the {number}th of them safe for me,more.md:3-5\n" for number in range(80))
    for name, seed in (("one", "1"), ("two", "2")):
        corpus = tmp_path / name / "kettles"  # a name that tells something is a part of titles
        corpus.mkdir(parents=True)
        (corpus / "more.md").write_text("# More\n\n## Is it safe?\n\nYes. 東京 ทุกวัน.\n", encoding="utf-8")
        (corpus / "tips.txt").write_text("Kettle\nTips\n- Fill it.\n- Boil it.\nIs it hot?\nYes, very.\n")
        (corpus / "phrasings.csv").write_text(f"question,chunk\n{phrasings}{decoys}")
        (corpus / "synonyms.txt").write_text("harmless, harm free => safe\n")
        command = [sys.executable, "-c", _BUILD, str(tmp_path / name / "index"), str(corpus)]
        subprocess.run(command, check=True, env={**os.environ, "PYTHONHASHSEED": seed})
    one, two = (contents(tmp_path / name / "index") for name in ("one", "two"))
    assert one == two


def test_nothing_inside_tells_the_machine_or_where_the_files_were(page: Path, tmp_path: Path) -> None:
    FaqBot.from_corpus(page).save(tmp_path / "index")
    for data in contents(tmp_path / "index").values():
        assert str(page.parent).encode() not in data
        assert str(tmp_path).encode() not in data
        assert os.uname().nodename.encode() not in data


def test_an_index_has_the_arrays_and_texts_it_declares(bot: FaqBot) -> None:
    index = bot._index
    assert {name: array.dtype.str for name, array in index.arrays.items()} == ARRAYS
    assert index.texts.keys() == TEXTS.keys()


def test_the_kind_of_every_chunk_and_whether_it_has_a_question_are_stored(rich: Index) -> None:
    chunks = [rich.chunk(number) for number in range(len(rich))]
    assert [KINDS[kind] for kind in rich.arrays["chunk_kinds"]] == [chunk.kind for chunk in chunks]
    assert [bool(asks) for asks in rich.arrays["chunk_asks"]] == [bool(chunk.question) for chunk in chunks]


def test_a_corpus_without_a_single_word_is_indexed_and_answers_nothing(built: Built) -> None:
    bot = FaqBot(built(("", "!!! ***"), ("???", "…"), title="***"))
    assert len(bot) == 2
    assert bot.search("???") == []


def test_a_whole_list_is_found_by_its_question_and_not_by_what_its_items_say(bot: FaqBot) -> None:
    lists = {match.chunk.kind for match in bot.search("numbness tingling pinching", k=50)} & {"steps", "tips"}
    assert not lists


def test_a_word_of_the_question_is_found_in_the_text_field_too(built: Built) -> None:
    index = built(("How long?", "Ten seconds"))
    number = index.term_number("long")
    assert number is not None
    chunks, _ = index.fields["text"].of(number)
    assert chunks.tolist() == [0]


def test_the_topic_that_a_table_names_goes_before_the_title_of_the_document(tmp_path: Path) -> None:
    table = tmp_path / "pairs.csv"
    table.write_text("question,answer,topic\nHow much?,Ten.,  Billing \nHow far?,Five.,\n", encoding="utf-8")
    bot = FaqBot.from_corpus(table)
    assert list(bot._index.topics) == ["Billing", "pairs"]
    assert bot.ask("How much?", topic="billing").topic == "Billing"


def test_the_reply_s_topic_can_be_asked_for_again(tmp_path: Path) -> None:
    table = tmp_path / "pairs.csv"
    table.write_text("question,answer,topic\nHow much?,Ten.,Billing\n", encoding="utf-8")
    bot = FaqBot.from_corpus(table)
    assert bot.ask("How much?", topic=bot.ask("How much?").topic).text == "Ten."


def test_text_that_no_file_can_hold_is_still_indexed(tmp_path: Path) -> None:
    table = tmp_path / "pairs.jsonl"
    table.write_text('{"question": "What is it?", "answer": "A lone \\ud800 surrogate"}\n', encoding="utf-8")
    assert FaqBot.from_corpus(table).ask("What is it?").outcome == "answer"


def test_building_does_not_change_the_chunks(bot: FaqBot) -> None:
    chunks = tuple(bot.chunks())
    assert tuple(FaqBot(build_index(Corpus(chunks), Analyser())).chunks()) == chunks


def contents(directory: Path) -> dict[str, bytes]:
    return {str(path.relative_to(directory)): path.read_bytes() for path in directory.rglob("*") if path.is_file()}
