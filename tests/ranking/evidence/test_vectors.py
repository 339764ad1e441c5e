"""Vectors of an encoder are stored in the index and add to the evidence; without an encoder there are none."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from itertools import accumulate
from pathlib import Path

import numpy as np
import pytest
from support import corpus_of
from toy_encoder import Trigrams

from faqbot import EncoderError, FaqBot, IndexFileError
from faqbot.building.builder import build_index
from faqbot.index.encoder import CheckedEncoder, encoder_name
from faqbot.index.index import Index
from faqbot.index.scope import Scope
from faqbot.index.storage.loading import load_index
from faqbot.index.storage.manifest import seal
from faqbot.index.storage.saving import save_index
from faqbot.ranking.ranking import rank
from faqbot.text.analyser import Analyser

PAIRS = [("car?", "Blue."), ("doctor?", "Upstairs."), ("What is for lunch?", "Soup with bread.")]


def indexed(encoder: object = None, pairs: Sequence[tuple[str, str]] = PAIRS) -> Index:
    return build_index(corpus_of(*pairs), Analyser(), encoder=CheckedEncoder(encoder) if encoder else None)


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    save_index(indexed(Trigrams()), tmp_path / "index")
    return tmp_path / "index"


# Kept


def test_vectors_are_kept_as_bytes_and_mapped(saved: Path) -> None:
    index = load_index(saved, CheckedEncoder(Trigrams()))
    for name in ("title_vectors", "text_vectors"):
        assert index.arrays[name].dtype == np.int8
        assert len(index.arrays[name]) == len(PAIRS) * 32
        assert not index.arrays[name].flags.owndata
    assert json.loads((saved / "manifest.json").read_text())["encoder"] == {
        "name": "trigrams",
        "dimension": 32,
        "digest": "",
    }


def test_two_builds_with_an_encoder_are_byte_for_byte_equal(saved: Path, tmp_path: Path) -> None:
    save_index(indexed(Trigrams()), tmp_path / "again")
    contents = [
        {path.relative_to(root): path.read_bytes() for path in root.rglob("*") if path.is_file()}
        for root in (saved, tmp_path / "again")
    ]
    assert contents[0] == contents[1]


def test_a_loaded_index_ranks_as_the_unsaved_one(saved: Path) -> None:
    questions = ["voiture", "soup", "a doctor for lunch"]
    loaded, unsaved = load_index(saved, CheckedEncoder(Trigrams())), indexed(Trigrams())
    for one in questions:
        assert list(rank(one, loaded).candidates) == list(rank(one, unsaved).candidates)


def test_the_title_of_a_document_goes_before_only_where_there_are_several(tmp_path: Path) -> None:
    for name in ("Cats", "Dogs"):
        (tmp_path / f"{name}.md").write_text(f"# {name}\n\n## What do they eat?\n\nFood.\n")
    for paths, said in (((tmp_path,), "Cats: What do they eat?"), ((tmp_path / "Cats.md",), "What do they eat?")):
        encoder = Trigrams()
        FaqBot.from_corpus(*paths, encoder=encoder)
        assert said in encoder.texts


# Found


def test_a_chunk_that_shares_no_word_with_the_question_is_found() -> None:
    assert not rank("voiture", indexed()).candidates
    candidates = rank("voiture", indexed(Trigrams())).candidates
    assert candidates[0].number == 0


def test_a_scope_restricts_what_vectors_find_too() -> None:
    candidates = rank("voiture", indexed(Trigrams()), scope=Scope(hidden=frozenset({0}))).candidates
    assert 0 not in [candidate.number for candidate in candidates]


@pytest.mark.parametrize("question", ["", "???", " \n "])
def test_a_question_without_a_word_is_not_encoded(question: str) -> None:
    encoder = Trigrams()
    index = indexed(encoder)
    encoder.texts.clear()
    assert not rank(question, index).candidates
    assert not encoder.texts


def test_without_an_encoder_no_vector_is_kept_and_none_counts() -> None:
    index = indexed()
    assert len(index.arrays["title_vectors"]) == len(index.arrays["text_vectors"]) == 0
    with_zeros = indexed(lambda texts: np.zeros((len(texts), 4)))
    for question in ("car", "soup and bread", "lunch?"):
        plain = rank(question, index).candidates
        assert [one.number for one in plain] == [one.number for one in rank(question, with_zeros).candidates]
        assert all(one.score == [*accumulate(one.evidence.values())][-1] for one in plain)


# Refused


@pytest.mark.parametrize(
    ("encoder", "said"),
    [
        (None, "made with the encoder 'trigrams' (32 dimensions); name it"),
        (Trigrams(name="other"), "made with the encoder 'trigrams' (32 dimensions), not with 'other' (32 dimensions)"),
        (Trigrams(64), "made with the encoder 'trigrams' (32 dimensions), not with 'trigrams' (64 dimensions)"),
    ],
)
def test_an_index_of_another_encoder_is_refused_by_both_names(encoder: Trigrams | None, said: str, saved: Path) -> None:
    with pytest.raises(IndexFileError) as raised:
        FaqBot.load(saved, encoder)
    assert said in str(raised.value)
    assert "rebuild it with" in str(raised.value)


def test_an_index_without_an_encoder_is_refused_with_one(tmp_path: Path) -> None:
    save_index(indexed(), tmp_path / "index")
    with pytest.raises(IndexFileError, match=r"made without an encoder, and 'trigrams' \(32 dimensions\) is given"):
        FaqBot.load(tmp_path / "index", Trigrams())


@pytest.mark.parametrize(
    "listed", [5, {}, {"name": "x"}, {"name": 3, "dimension": 32}, {"name": "trigrams", "dimension": True}]
)
def test_a_manifest_that_names_no_encoder_is_damaged(listed: object, saved: Path) -> None:
    manifest = json.loads((saved / "manifest.json").read_text())
    (saved / "manifest.json").write_bytes(seal({**manifest, "encoder": listed}))
    with pytest.raises(IndexFileError, match="damaged"):
        FaqBot.load(saved, Trigrams())


@pytest.mark.parametrize(
    ("encoder", "said"),
    [
        (lambda texts: np.zeros(4), r"gave the shape \(4,\) for 3 texts; expected \(3, d\)"),
        (lambda texts: np.zeros((1, 4)), r"gave the shape \(1, 4\) for 3 texts"),
        (lambda texts: np.zeros((len(texts), 0)), "vectors of dimension 0"),
        (lambda texts: np.full((len(texts), 4), np.nan), "gave nan in the vector of text 1 of 3"),
        (lambda texts: np.full((len(texts), 4), np.inf), "gave inf"),
        (lambda texts: [["a"] for _ in texts], "gave no numbers"),
        (lambda texts: None, "the shape"),
        ("trigrams", "an encoder is a function from a list of texts to vectors, not str"),
    ],
)
def test_what_is_no_vector_is_an_error_that_says_what_came(encoder: object, said: str) -> None:
    with pytest.raises(EncoderError, match=said):
        indexed(encoder)


def test_a_dimension_that_changes_is_an_error() -> None:
    index = indexed(encoder := Trigrams())
    encoder.dimension = 16
    with pytest.raises(EncoderError, match=r"gave the shape \(1, 16\) for 1 text; expected \(1, 32\)"):
        rank("car", index)


# Named


def test_an_encoder_is_known_by_its_own_name_or_by_where_it_is_defined() -> None:
    assert encoder_name(Trigrams()) == "trigrams"
    assert encoder_name(corpus_of) == "support.corpus_of"
    assert encoder_name(Trigrams(name="")) == f"{Trigrams.__module__}.Trigrams"


# In one thread


def test_a_question_is_compared_with_all_chunks_in_its_own_thread(environment: dict[str, str]) -> None:
    program = (
        "import time\n"
        "import numpy as np\n"
        "from faqbot.ranking.evidence import vectors\n"
        "class Made:\n"
        "    single_precision = {name: np.ones((5000, 128), dtype=np.float32) for name in ('title', 'text')}\n"
        "    def __len__(self):\n"
        "        return 5000\n"
        "question, made = np.ones((1, 128), dtype=np.float32), Made()\n"
        "assert (vectors.rough_cosines(question, made) == 128).all()\n"
        "time.sleep(0.3)  # threads that have just started are busy with waiting\n"
        "every, own = time.process_time(), time.thread_time()\n"
        "for _ in range(300):\n"
        "    vectors.rough_cosines(question, made)\n"
        "every, own = time.process_time() - every, time.thread_time() - own\n"
        "print(f'{every - own:.3f} s of other threads, {own:.3f} s of its own')\n"
        "raise SystemExit(every - own > 0.1 * own)\n"
    )
    many = {name: value for name, value in environment.items() if not name.endswith("NUM_THREADS")}
    done = subprocess.run([sys.executable, "-c", program], env=many, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
