"""`--encoder`: one line for what cannot be had, and an index that asks for it again."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import pytest
from support import Run
from toy_encoder import Trigrams

from faqbot import FaqBot
from faqbot.cli.cache import open_corpus


@pytest.mark.skipif(find_spec("sentence_transformers") is not None, reason="sentence-transformers is installed")
@pytest.mark.parametrize("command", [("ask", "any tips?"), ("index", ".", "-o", "index")])
def test_a_missing_package_is_one_line_that_says_what_to_install(run: Run, command: tuple[str, ...]) -> None:
    done = run(*command, "--encoder", "sentence-transformers:some-model")
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "pip install sentence-transformers" in done.stderr


@pytest.mark.parametrize("named", ["word2vec:x", "sentence-transformers", "sentence-transformers:", ""])
def test_an_unknown_encoder_is_one_line_that_says_how_to_name_one(run: Run, named: str) -> None:
    done = run("ask", "any tips?", "--encoder", named)
    assert done.returncode == 2
    how = "write the folder of a model, or ORGANISATION/MODEL as on the hub"
    assert done.stderr == f"faqbot: there is no encoder {named!r}; {how}\n"


def test_an_index_with_an_encoder_asks_for_it(run: Run, tmp_path: Path) -> None:
    (tmp_path / "cats.md").write_text("# Cats\n\n## What do they eat?\n\nFish.\n")
    FaqBot.from_corpus(tmp_path / "cats.md", encoder=Trigrams()).save(tmp_path / "index")
    done = run("ask", "What do they eat?", "--index", tmp_path / "index")
    assert done.returncode == 2
    assert "made with the encoder 'trigrams' (32 dimensions); name it (encoder=… or --encoder)" in done.stderr
    assert done.stderr.count("\n") == 1


def test_the_cache_keeps_the_indexes_of_two_encoders_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "cats.md").write_text("# Cats\n\n## What do they eat?\n\nFish.\n")
    for encoder in (None, Trigrams(), Trigrams(name="other"), Trigrams(), None):
        bot = open_corpus([str(tmp_path / "cats.md")], language="english", encoder=encoder)
        assert bot.ask("What do they eat?").text == "Fish."
    assert len([path for path in (tmp_path / "cache" / "faqbot" / "indexes").iterdir() if path.is_dir()]) == 3


def test_an_index_with_vectors_is_not_updated_without_its_encoder(run: Run, tmp_path: Path) -> None:
    (tmp_path / "cats.md").write_text("# Cats\n\n## What do they eat?\n\nFish.\n")
    FaqBot.from_corpus(tmp_path / "cats.md", encoder=Trigrams()).save(tmp_path / "index")
    done = run("index", tmp_path / "cats.md", "-o", tmp_path / "index")
    made = f"the index {tmp_path / 'index'} was made with the encoder 'trigrams' (32 dimensions)"
    remedy = "give it again (encoder=… or --encoder), or name a new directory for an index without it"
    assert (done.returncode, done.stderr) == (2, f"faqbot: {made}; {remedy}\n")


def test_an_encoder_alone_is_what_index_downloads(run: Run) -> None:
    done = run("index", "--encoder", "none")
    assert (done.returncode, done.stderr) == (0, "faqbot: there is nothing to download for none\n")
    done = run("index", "--encoder", "none", "-o", "index")
    assert (done.returncode, done.stderr.partition(" (")[0]) == (
        2,
        "faqbot: CORPUS is missing",
    )
