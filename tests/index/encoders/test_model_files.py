"""Which files make a model of sentences, and what is said of a folder that lacks one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from faqbot.errors import EncoderError
from faqbot.index.encoders.model_files import files_in, preferred_model


@pytest.fixture
def model(tmp_path: Path) -> Path:
    """A folder with the names of a model's files; only a network is ever read as one."""
    (tmp_path / "onnx").mkdir()
    for name in ("model.onnx", "onnx/model.onnx", "onnx/model_quantized.onnx", "tokenizer.json"):
        (tmp_path / name).write_text(name)
    return tmp_path


def settings(folder: Path, name: str, **content: object) -> None:
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text(json.dumps(content))


@pytest.mark.parametrize(
    ("names", "chosen"),
    [
        (
            ["onnx/model.onnx", "onnx/model_quint8_avx2.onnx", "onnx/model_qint8_arm64.onnx"],
            "onnx/model_quint8_avx2.onnx",
        ),
        (["model.onnx", "onnx/model_quantized.onnx"], "onnx/model_quantized.onnx"),
        (["model.onnx", "onnx/model_qint8_avx512_vnni.onnx"], "model.onnx"),
        (["model.safetensors"], None),
        ([], None),
    ],
)
def test_a_quantised_network_that_runs_everywhere_is_preferred(names: list[str], chosen: str | None) -> None:
    assert preferred_model(names) == chosen


def test_a_model_without_settings_has_the_mean_and_no_limits(model: Path) -> None:
    files = files_in(str(model))
    assert files.network == str(model / "onnx" / "model_quantized.onnx")
    assert (files.trained, files.most, files.by_first) == (None, None, False)


def test_settings_are_read_where_they_stand(model: Path) -> None:
    settings(model, "sentence_bert_config.json", max_seq_length=128, do_lower_case=False)
    settings(model, "config.json", max_position_embeddings=512)
    settings(model, "1_Pooling/config.json", pooling_mode_cls_token=True, pooling_mode_mean_tokens=False)
    files = files_in(str(model))
    assert (files.trained, files.most, files.by_first) == (128, 512, True)


@pytest.mark.parametrize("value", [None, 0, -1, "128", 1.5, True, []])
def test_a_limit_that_is_no_number_is_no_limit(model: Path, value: object) -> None:
    settings(model, "sentence_bert_config.json", max_seq_length=value)
    assert files_in(str(model)).trained is None


def test_another_way_to_join_tokens_is_refused(model: Path) -> None:
    settings(model, "1_Pooling/config.json", pooling_mode_max_tokens=True)
    with pytest.raises(EncoderError, match="joins its tokens by pooling_mode_max_tokens; only the mean and the first"):
        files_in(str(model))


@pytest.mark.parametrize("text", ["[]", "{", '"x"', "\xff"])
def test_settings_that_are_no_object_are_named(model: Path, text: str) -> None:
    (model / "config.json").write_text(text, encoding="latin-1")
    with pytest.raises(EncoderError) as caught:
        files_in(str(model))
    assert str(caught.value) == f"{model / 'config.json'}: no JSON object"


def test_a_folder_without_a_tokeniser_says_so(model: Path) -> None:
    (model / "tokenizer.json").unlink()
    with pytest.raises(EncoderError) as caught:
        files_in(str(model))
    said = "no model of sentences: onnx/model_quantized.onnx is here, but its tokenizer.json is not"
    assert str(caught.value) == f"{model}: {said}"


def test_a_folder_without_a_network_says_what_it_lacks(tmp_path: Path) -> None:
    with pytest.raises(EncoderError) as caught:
        files_in(str(tmp_path))
    said = "no model of sentences in the format ONNX; there is no onnx/model.onnx or model.onnx"
    assert str(caught.value) == f"{tmp_path}: {said}"


def test_a_folder_of_sentence_transformers_is_told_how_it_can_be_used(tmp_path: Path) -> None:
    (tmp_path / "modules.json").write_text("[]")
    with pytest.raises(EncoderError, match="For a model of sentence-transformers write sentence-transformers:FOLDER"):
        files_in(str(tmp_path))


@pytest.mark.parametrize("changed", ["onnx/model_quantized.onnx", "tokenizer.json", "onnx/model_quantized.onnx_data"])
def test_the_digest_changes_with_every_file_that_vectors_depend_on(model: Path, changed: str) -> None:
    before = files_in(str(model)).digest
    (model / changed).write_text("other")
    assert files_in(str(model)).digest != before


def test_the_digest_does_not_depend_on_the_folder_or_on_files_that_are_not_used(model: Path, tmp_path: Path) -> None:
    before = files_in(str(model)).digest
    (model / "model.onnx").unlink()
    (model / "README.md").write_text("A model.")
    moved = model.rename(tmp_path.with_name(f"{tmp_path.name}-moved"))
    assert files_in(str(moved)).digest == before
