"""How encoders are told apart, and which encoder of an index is found by its name."""

from __future__ import annotations

from pathlib import Path

import pytest
from toy_encoder import Trigrams

from faqbot import FaqBot, IndexFileError
from faqbot.index.encoder import CheckedEncoder, Encoding, encoder_digest, reopened


class Model(Trigrams):
    """An encoder that says which model it is."""

    def __init__(self, name: str, digest: object) -> None:
        super().__init__(name=name)
        self.digest = digest


def test_models_are_told_apart_by_their_digests_and_others_by_their_names() -> None:
    one = Encoding("one", 32, "a" * 32)
    assert one.is_same(Encoding("two", 32, "a" * 32))
    assert not one.is_same(Encoding("one", 32, "b" * 32))
    assert not one.is_same(Encoding("one", 32))
    assert not one.is_same(Encoding("one", 16, "a" * 32))
    assert Encoding("one", 32).is_same(Encoding("one", 32))
    assert not Encoding("one", 32).is_same(Encoding("two", 32))


def test_an_encoding_shows_the_beginning_of_its_digest() -> None:
    assert str(Encoding("one", 32)) == "'one' (32 dimensions)"
    assert str(Encoding("one", 32, "0123456789")) == "'one' (32 dimensions, model 01234567)"


def test_a_digest_that_is_no_text_does_not_count() -> None:
    assert encoder_digest(Model("one", 3)) == ""
    assert CheckedEncoder(Model("one", "abc")).encoding == Encoding("one", 32, "abc")


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    (tmp_path / "cats.md").write_text("# Cats\n\n## Any fleas?\n\nComb them out.\n")
    FaqBot.from_corpus(tmp_path / "cats.md", encoder=Model("one", "abc")).save(tmp_path / "index")
    return tmp_path / "index"


def test_the_same_model_under_another_name_is_accepted(saved: Path) -> None:
    assert FaqBot.load(saved, encoder=Model("two", "abc")).ask("Any fleas?").text == "Comb them out."


def test_another_model_of_the_same_name_is_refused(saved: Path) -> None:
    with pytest.raises(
        IndexFileError, match=r"made with the encoder 'one' \(32 dimensions, model abc\), not with 'one'"
    ):
        FaqBot.load(saved, encoder=Model("one", "abd"))


@pytest.mark.parametrize("encoding", [Encoding("model", 8, "abc"), Encoding("org/model", 8), Encoding("a.b", 8)])
def test_only_a_model_of_the_hub_is_looked_for_by_its_name(encoding: Encoding) -> None:
    assert reopened(encoding) is None
