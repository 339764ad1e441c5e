"""A network in the format ONNX gives vectors without torch; each text is a batch of its own."""

from __future__ import annotations

import pickle
import time
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("onnxruntime")
pytest.importorskip("tokenizers")
pytest.importorskip("onnx")

from tiny_model import DIMENSION, tiny_model

from faqbot import FaqBot
from faqbot.errors import EncoderError
from faqbot.index.encoders.onnx_encoder import OnnxEncoder

MEAN = {"1_Pooling/config.json": {"pooling_mode_mean_tokens": True, "pooling_mode_cls_token": False}}
FIRST = {"1_Pooling/config.json": {"pooling_mode_mean_tokens": False, "pooling_mode_cls_token": True}}


@pytest.fixture(scope="module")
def encoder(tmp_path_factory: pytest.TempPathFactory) -> OnnxEncoder:
    return OnnxEncoder(str(tiny_model(tmp_path_factory.mktemp("tiny"))), "tiny")


def test_the_vector_of_a_text_is_the_mean_over_its_tokens(encoder: OnnxEncoder) -> None:
    [vector] = encoder(["car eat eat"])  # with a mark at either end, five tokens
    assert vector.tolist() == pytest.approx([1 / 5, 0, 2 / 5, 0, 0, 0])


def test_words_of_one_meaning_have_one_vector(encoder: OnnxEncoder) -> None:
    car, voiture, doctor = encoder(["Car", "voiture", "doctor"])
    assert car @ voiture > 0
    assert car @ doctor == 0


def test_the_settings_of_a_model_choose_its_first_token(tmp_path: Path) -> None:
    tiny_model(tmp_path / "mean", settings=MEAN)
    tiny_model(tmp_path / "first", settings=FIRST)
    assert OnnxEncoder(str(tmp_path / "mean"), "mean")(["car"])[0].any()
    assert not OnnxEncoder(str(tmp_path / "first"), "first")(["car"])[0].any()  # the mark in front has no vector


def test_a_network_that_finishes_its_vectors_itself_is_taken_at_its_word(tmp_path: Path) -> None:
    encoder = OnnxEncoder(str(tiny_model(tmp_path, output="sentence_embedding")), "tiny")
    assert encoder(["car eat eat"])[0].tolist() == [1, 0, 2, 0, 0, 0]


@pytest.mark.parametrize("text", ["", " ", "zebra 😀", "你好吗", "\ud800"])
def test_a_text_without_a_known_token_has_no_direction(encoder: OnnxEncoder, text: str) -> None:
    assert encoder([text]).tolist() == [[0.0] * DIMENSION]


@pytest.mark.parametrize(
    "settings",
    [{"sentence_bert_config.json": {"max_seq_length": 5}}, {"config.json": {"max_position_embeddings": 5}}],
)
def test_tokens_behind_the_limit_of_the_model_are_not_read(tmp_path: Path, settings: dict[str, Any]) -> None:
    encoder = OnnxEncoder(str(tiny_model(tmp_path, settings=settings)), "tiny")
    assert (encoder(["car car car doctor doctor"]) == encoder(["car car car"])).all()


def test_a_text_as_long_as_a_book_takes_no_longer_than_its_beginning(encoder: OnnxEncoder) -> None:
    began = time.process_time()
    book = encoder(["meals " * 1_000_000, "x" * 10_000_000])
    assert time.process_time() - began < 1
    assert (book[0] == encoder(["meals " * 1000])[0]).all()


@given(st.lists(st.text("car eat bed zebra é你\x00\n", max_size=40), min_size=1, max_size=6))
def test_a_text_has_the_same_vector_whichever_texts_come_with_it(encoder: OnnxEncoder, texts: list[str]) -> None:
    together = encoder(texts)
    assert together.shape == (len(texts), DIMENSION)
    assert all((together[number] == encoder([text])[0]).all() for number, text in enumerate(texts))


def test_no_texts_have_no_vectors(encoder: OnnxEncoder) -> None:
    assert len(encoder([])) == 0


def test_an_encoder_pickles_as_its_folder_and_name(encoder: OnnxEncoder) -> None:
    pickled = pickle.dumps(encoder)
    assert len(pickled) < 400
    again = pickle.loads(pickled)
    assert (again.name, again.digest) == ("tiny", encoder.digest)
    assert (again(["car"]) == encoder(["car"])).all()


@pytest.mark.parametrize("broken", ["onnx/model.onnx", "tokenizer.json"])
def test_a_broken_file_is_one_line_that_names_the_model(tmp_path: Path, broken: str) -> None:
    (tiny_model(tmp_path) / broken).write_bytes(b"no such format")
    with pytest.raises(EncoderError) as caught:
        OnnxEncoder(str(tmp_path), "tiny")
    assert str(caught.value).startswith(f"{tmp_path}: the model cannot be read: ")
    assert "\n" not in str(caught.value)


def test_a_network_with_a_foreign_input_is_refused(tmp_path: Path) -> None:
    tiny_model(tmp_path, inputs=("input_ids", "pixel_values"))
    with pytest.raises(EncoderError, match=r"the model needs the input 'pixel_values', so it is no model of sentences"):
        OnnxEncoder(str(tmp_path), "tiny")


def test_a_network_that_fails_is_found_when_it_is_opened(tmp_path: Path) -> None:
    tiny_model(tmp_path, rows=3)  # fewer rows than the tokeniser has tokens
    with pytest.raises(EncoderError, match="the model cannot be run: "):
        OnnxEncoder(str(tmp_path), "tiny")


def test_a_bot_finds_an_answer_that_shares_no_word_with_the_question(tmp_path: Path, encoder: OnnxEncoder) -> None:
    (tmp_path / "cats.md").write_text(
        "# Cats\n\n## Where do they sleep?\n\nOn a sofa.\n\n## Any fleas?\n\nComb them.\n"
    )
    without = FaqBot.from_corpus(tmp_path / "cats.md", encoder="none")
    assert without.search("parasites") == []
    [best, *_] = FaqBot.from_corpus(tmp_path / "cats.md", encoder=encoder).search("parasites")
    assert best.chunk.text == "Comb them."


def test_two_builds_with_an_encoder_are_equal_byte_for_byte(tmp_path: Path, encoder: OnnxEncoder) -> None:
    lines = "".join(f"## Where do cats eat {number} meals?\n\nIn bed {number}.\n\n" for number in range(50))
    (tmp_path / "cats.md").write_text(f"# Cats\n\n{lines}")
    for name in ("one", "two"):
        FaqBot.from_corpus(tmp_path / "cats.md", encoder=encoder).save(tmp_path / name)
    one, two = (sorted(filter(Path.is_file, (tmp_path / name).rglob("*"))) for name in ("one", "two"))
    assert [path.name for path in one] == [path.name for path in two]
    assert all(a.read_bytes() == b.read_bytes() for a, b in zip(one, two, strict=True))


def test_vectors_are_of_single_precision(encoder: OnnxEncoder) -> None:
    assert encoder(["car", "bed"]).dtype == np.float32
