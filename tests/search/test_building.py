"""Chunks to arrays: what scikit-learn weighs, numpy finds, the same every time."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from scipy.sparse import csc_matrix
from sklearn.feature_extraction.text import CountVectorizer, TfidfTransformer
from sklearn.metrics.pairwise import cosine_similarity
from support import Built

from faqbot import FaqBot
from faqbot.bot import shipped_corpus
from faqbot.corpus.corpus import Corpus
from faqbot.corpus.reading import read_corpus
from faqbot.search.building import build_index
from faqbot.search.fields import cosine
from faqbot.search.index import ARRAYS, FIELDS, TEXTS, Index
from faqbot.search.query import analyse
from faqbot.search.store import load_index
from faqbot.search.terms import Analyser
from faqbot.search.weighting import saturate
from faqbot.search.wording import Wording

QUESTIONS = ["How long should I hold the stretch?", "can i do it without a partner", "assistant knee glute mat", "tips"]

_BUILD = "import sys; from faqbot import FaqBot; FaqBot.from_corpus(*sys.argv[2:]).save(sys.argv[1])"


@pytest.fixture(scope="module")
def mapped(index_dir: Path) -> Index:
    return load_index(index_dir)


@pytest.mark.parametrize("field", FIELDS)
def test_numpy_scipy_and_scikit_learn_agree_on_the_cosine(field: str, mapped: Index, bot: FaqBot) -> None:
    terms = [text.decode() for text in mapped._terms]
    # Readings of one term each: a synonym would count for the word that it stands for.
    queries = [[concept._replace(readings=concept.readings[:1]) for concept in analyse(question, mapped).concepts
                if concept.readings and concept.readings[0].how == "word"] for question in QUESTIONS]  # fmt: skip

    by_numpy = np.array([cosine(query, field, mapped) for query in queries])

    stored = mapped.fields[field]
    by_term = csc_matrix((stored.weights, stored.chunks, stored.starts), shape=(len(mapped), len(terms)))
    asked = np.zeros((len(QUESTIONS), len(terms)))
    for row, query in enumerate(queries):
        for term in query:
            asked[row, term.readings[0].terms[0]] = term.weight
    lengths = np.linalg.norm(asked, axis=1)[:, None] * np.asarray(stored.norms, dtype=float)[None, :]
    products = (by_term.astype(float) @ asked.T).T
    by_scipy = np.divide(products, lengths, out=np.zeros_like(products), where=lengths > 0)

    analyser = Analyser()
    words = Wording(read_corpus([shipped_corpus()]), analyser).fields[field]
    vectorizer = CountVectorizer(analyzer=analyser.stems, vocabulary=terms)
    counts = saturate(vectorizer.transform(words), field)
    transformer = TfidfTransformer(norm=None).fit(counts)
    transformer.idf_ = np.array(mapped.term_weights)
    by_sklearn = cosine_similarity(asked, transformer.transform(counts))

    assert by_numpy.max() > 0.1
    np.testing.assert_allclose(by_numpy, by_scipy, atol=1e-6)
    np.testing.assert_allclose(by_numpy, by_sklearn, atol=1e-6)


def test_two_builds_of_the_same_files_are_byte_for_byte_equal(tmp_path: Path) -> None:
    decoys = "".join(f"is it number {number} in blue?,\n" for number in range(5))
    phrasings = "".join(f"is the {number}th of them safe for me,more.md:3-5\n" for number in range(80))
    for name, seed in (("one", "1"), ("two", "2")):
        corpus = tmp_path / name / "corpus"
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
    assert bot._index.topics == ["Billing", "pairs"]
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
