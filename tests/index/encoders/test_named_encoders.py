"""Which encoder a name stands for, and what is said of a name that stands for none."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import pytest

from faqbot import FaqBot
from faqbot.errors import EncoderError
from faqbot.index.encoders.named_encoders import is_on_hub, open_encoder


@pytest.mark.parametrize("name", ["org/model", "sentence-transformers/all-MiniLM-L6-v2", "a.b/c_d.e"])
def test_a_name_of_two_parts_may_be_on_the_hub(name: str) -> None:
    assert is_on_hub(name)


@pytest.mark.parametrize("name", ["model", "./model", "../model", "~/model", "/a/b", "a/b/c", "a/", "/b", "", "a b/c"])
def test_a_path_is_no_name_on_the_hub(name: str) -> None:
    assert not is_on_hub(name)


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("word2vec:x", "encoder"),
        ("model", "encoder"),
        ("", "encoder"),
        ("./model", "folder"),
        ("/no/such/model", "folder"),
    ],
)
def test_a_name_that_stands_for_nothing_is_told_what_does(name: str, what: str) -> None:
    with pytest.raises(EncoderError) as caught:
        open_encoder(name)
    how = "write the folder of a model, or ORGANISATION/MODEL as on the hub"
    assert str(caught.value) == f"there is no {what} {name!r}; {how}"


def test_none_stands_for_no_encoder(tmp_path: Path) -> None:
    assert open_encoder("none") is None
    (tmp_path / "cats.md").write_text("# Cats\n\n## Any fleas?\n\nComb them out.\n")
    assert FaqBot.from_corpus(tmp_path / "cats.md", encoder="none")._index.encoder is None


@pytest.mark.skipif(find_spec("onnxruntime") is not None, reason="onnxruntime is installed")
def test_a_model_without_its_packages_names_them(tmp_path: Path) -> None:
    (tmp_path / "model.onnx").touch()
    (tmp_path / "tokenizer.json").touch()
    for name in (str(tmp_path), "org/model"):
        with pytest.raises(EncoderError, match=r"needs packages that are not installed: pip install onnxruntime"):
            open_encoder(name)


def test_a_folder_is_named_by_its_last_part_and_may_begin_in_the_home_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for package in ("onnxruntime", "tokenizers", "onnx"):
        pytest.importorskip(package)
    from tiny_model import tiny_model

    tiny_model(tmp_path / "models" / "tiny")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    opened = [
        open_encoder(name) for name in ("models/tiny", "models/tiny/", "~/models/tiny", str(tmp_path / "models/tiny"))
    ]
    assert {(one.name, one.digest) for one in opened if one} == {("tiny", opened[0].digest if opened[0] else "")}


def test_a_folder_goes_before_a_name_on_the_hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "org" / "model").mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    with pytest.raises(EncoderError, match="no model of sentences in the format ONNX"):
        open_encoder("org/model")
