"""A program's own readers read the files with their suffixes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from faqbot import Block, BlockKind, CorpusError, Document, FaqBot, Pair, read_markdown

WIKI = "= Returns =\n\n== Who pays the postage? ==\n\nWe do.\n\n== How long may I wait? ==\n\nThirty days.\n"


def read_wiki(text: str, path: str, fallback_title: str) -> Document:
    """Read a page with headings such as `== Heading ==`, which are those of Markdown with other marks."""
    marks = (line.replace("=", "#", line[: len(line) // 2].count("=")).rstrip(" =") for line in text.split("\n"))
    return read_markdown("\n".join(marks), path, fallback_title)


def read_blob(content: bytes, path: str, fallback_title: str) -> Document:
    """Read questions and answers that are separated by NUL bytes, one pair a line of a file that is no text."""
    pairs = [line.split(b"\0") for line in content.split(b"\n") if line]
    listed = (Pair(one.decode(), two.decode(), (at, at)) for at, (one, two) in enumerate(pairs, start=1))
    return Document(path, fallback_title, pairs=tuple(listed))


def test_a_reader_reads_the_files_of_a_folder_and_of_texts(tmp_path: Path):
    (tmp_path / "returns.WIKI").write_text(WIKI)
    readers = {".wiki": read_wiki}
    for bot in (
        FaqBot.from_corpus(tmp_path, readers=readers),
        FaqBot.from_corpus(tmp_path / "returns.WIKI", readers=readers),
        FaqBot.from_texts({"returns.WIKI": WIKI}, readers=readers),
        FaqBot.update(tmp_path / "saved", tmp_path, readers=readers),
    ):
        source = bot.ask("who pays for postage?").source
        assert str(source) == "returns.WIKI:3-5 › Who pays the postage?"


def test_a_reader_of_bytes_is_given_bytes(tmp_path: Path):
    (tmp_path / "a.blob").write_bytes(b"Who pays?\0You do.\nWho cleans?\0We do.\n")
    bot = FaqBot.from_corpus(tmp_path, readers={".blob": read_blob})
    assert bot.ask("who cleans?").source.lines == (2, 2)  # type: ignore[union-attr]


def test_a_reader_takes_the_place_of_faqbots_own():
    def read_lines(text: str, path: str, fallback_title: str) -> Document:
        lines = enumerate(text.splitlines(), start=1)
        return Document(
            path, fallback_title, tuple(Block(BlockKind.PARAGRAPH, line, (at, at), line) for at, line in lines)
        )

    bot = FaqBot.from_texts({"a.md": "# One\n# Two"}, readers={".md": read_lines})
    assert [chunk.text for chunk in bot.chunks()] == ["# One", "# Two"]


def test_the_index_knows_which_reader_made_it(tmp_path: Path):
    (tmp_path / "returns.wiki").write_text(WIKI)
    FaqBot.update(tmp_path / "saved", tmp_path / "returns.wiki", readers={".wiki": read_wiki})
    manifest = json.loads((tmp_path / "saved" / "manifest.json").read_text())
    assert list(manifest["readers"]) == [".wiki"]
    assert manifest["readers"][".wiki"].endswith("test_own_readers.read_wiki")
    assert FaqBot.load(tmp_path / "saved").ask("who pays?").text == "We do."
    with pytest.raises(CorpusError, match=r"was made with the reader .*read_wiki for \.wiki; give it again"):
        FaqBot.update(tmp_path / "saved", tmp_path)


def test_another_reader_reads_the_documents_again(tmp_path: Path):
    (tmp_path / "a.wiki").write_text(WIKI)

    def read_other(text: str, path: str, fallback_title: str) -> Document:
        return read_markdown("# Other\n\nText.\n", path, fallback_title)

    FaqBot.update(tmp_path / "saved", tmp_path / "a.wiki", readers={".wiki": read_wiki})
    bot = FaqBot.update(tmp_path / "saved", tmp_path / "a.wiki", readers={".wiki": read_other})
    assert bot.topics() == ["Other"]


def test_reload_and_add_use_the_readers(tmp_path: Path):
    (tmp_path / "a.wiki").write_text(WIKI)
    bot = FaqBot.from_corpus(tmp_path, readers={".wiki": read_wiki})
    (tmp_path / "b.wiki").write_text(WIKI.replace("Returns", "Repairs").replace("We do", "You do"))
    bot.add(tmp_path / "b.wiki")
    assert bot.ask("who pays the postage?", topic="Repairs").text == "You do."
    bot.reload()
    assert bot.topics() == ["Returns", "Repairs"]
    bot.save(tmp_path / "saved")
    loaded = FaqBot.load(tmp_path / "saved")
    loaded.remove("b.wiki")
    loaded.add(texts={"c.wiki": WIKI.replace("Returns", "More")}, readers={".wiki": read_wiki})
    assert loaded.documents() == ["a.wiki", "c.wiki"]


def test_after_an_error_the_readers_of_add_are_not_kept(tmp_path: Path):
    (tmp_path / "a.wiki").write_text(WIKI)
    bot = FaqBot.from_texts({"a.md": "# A\n\n## Why?\n\nBecause."})
    with pytest.raises(CorpusError):
        bot.add(tmp_path / "a.wiki", tmp_path / "missing.md", readers={".wiki": read_wiki})
    with pytest.raises(CorpusError, match=r"\.wiki"):
        bot.add(tmp_path / "a.wiki")


@pytest.mark.parametrize(
    ("reader", "message"),
    [
        (lambda text, path, title: 1 / 0, r"a\.wiki: the reader .*<lambda> failed with ZeroDivisionError: division"),
        (lambda text, path, title: text, r"a\.wiki: the reader .*<lambda> returned str and not faqbot\.Document"),
        (lambda text: text, r"a\.wiki: the reader .*<lambda> failed with TypeError"),
    ],
)
def test_a_reader_that_fails_is_named(tmp_path: Path, reader, message: str):
    (tmp_path / "a.wiki").write_text(WIKI)
    with pytest.raises(CorpusError, match=message):
        FaqBot.from_corpus(tmp_path / "a.wiki", readers={".wiki": reader})


def test_an_error_of_a_reader_has_its_line(tmp_path: Path):
    def refuse(text: str, path: str, title: str) -> Document:
        raise CorpusError("is not closed", line=3)

    (tmp_path / "a.wiki").write_text(WIKI)
    with pytest.raises(CorpusError, match=r"a\.wiki:3: is not closed"):
        FaqBot.from_corpus(tmp_path / "a.wiki", readers={".wiki": refuse})


@pytest.mark.parametrize(
    ("readers", "kind", "message"),
    [
        (read_wiki, TypeError, 'readers must be a dict from suffixes to functions, such as {".wiki": read_wiki}'),
        ({".wiki": "read_wiki"}, TypeError, "maps a suffix such as '.wiki' to a function"),
        ({"wiki": read_wiki}, ValueError, "a suffix of readers is the last part of a file's name"),
        ({".tar.gz": read_wiki}, ValueError, "not '.tar.gz'"),
    ],
)
def test_what_are_no_readers_says_so(readers: object, kind: type[Exception], message: str):
    with pytest.raises(kind, match=message):
        FaqBot.from_texts({"a.md": "# A"}, readers=readers)  # type: ignore[arg-type]


def test_readers_that_other_processes_cannot_import_say_so(tmp_path: Path):
    with pytest.raises(TypeError, match=r"cannot import .*<lambda>.*: define it at the top level"):
        FaqBot.update(tmp_path / "saved", tmp_path, readers={".wiki": lambda *_: None}, processes=2)  # type: ignore[dict-item]


def test_several_processes_use_a_reader_of_a_module(tmp_path: Path):
    for number in range(4):
        (tmp_path / f"{number}.wiki").write_text(
            f"= Page {number} =\n\n" + "== Who asks? ==\n\nNobody at all.\n\n" * 50_000
        )
    (tmp_path / "wiki_reader.py").write_text(
        "from faqbot import read_markdown\n"
        "def read(text, path, title):\n    return read_markdown(text.replace('=', '#')[:2000], path, title)\n"
    )
    code = (
        "import wiki_reader\nfrom faqbot import FaqBot\nif __name__ == '__main__':\n"
        "    bot = FaqBot.update('saved', '.', readers={'.wiki': wiki_reader.read}, processes=2)\n"
        "    print(len(bot.topics()))\n"
    )
    (tmp_path / "main.py").write_text(code)
    (tmp_path / "faqbot.toml").write_text('include = ["*.wiki"]\n')
    command = [sys.executable, "-W", "ignore", "main.py"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("4\n", "")
