"""Texts and pairs in memory give the bot that files of these names give."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from faqbot import CorpusError, CorpusWarning, EmptyCorpusError, FaqBot

TEXTS = {
    "returns.md": "# Returns\n\n## Who pays the postage?\n\nWe do.\n\n## How long may I wait?\n\nThirty days.\n",
    "faq/tools.csv": "question,answer,topic\nHow long is the warranty?,Two.,Saw\nHow long is the warranty?,Ten.,Axe\n",
    "faq/about.txt": "About us\nWho are you?\nA shop.\n",
    "phrasings.csv": "question,chunk\nis shipping free,returns.md:3-5\nwho cleans the shop,\n",
    "synonyms.txt": "postage, shipping\n",
}


def written(texts: dict[str, str], folder: Path) -> Path:
    for name, text in texts.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    return folder


def index_files(bot: FaqBot, directory: Path) -> dict[str, bytes]:
    """Return the files of the saved index, without the documents beside it."""
    bot.save(directory, documents=False)
    return {path.name: path.read_bytes() for path in directory.iterdir()}


def test_texts_give_the_index_of_a_folder_with_these_files(tmp_path: Path):
    bot = FaqBot.from_texts(TEXTS)
    folder = FaqBot.from_corpus(written(TEXTS, tmp_path / "docs"))
    assert list(bot.chunks()) == list(folder.chunks())
    assert index_files(bot, tmp_path / "one") == index_files(folder, tmp_path / "two")
    assert bot.ask("is shipping free").text == "We do."


def test_the_order_of_the_texts_does_not_matter(tmp_path: Path):
    backwards = FaqBot.from_texts(dict(reversed(TEXTS.items())))
    assert index_files(backwards, tmp_path / "one") == index_files(FaqBot.from_texts(TEXTS), tmp_path / "two")


def test_bytes_are_read_as_a_file_is():
    with pytest.warns(CorpusWarning, match=r"a\.md:1: is not UTF-8; read as cp1252"):
        bot = FaqBot.from_texts({"a.md": b"# Caf\xe9\n\n## Is the caf\xe9 open?\n\nYes."})
    assert bot.topics() == ["Café"]


@pytest.mark.parametrize(
    ("texts", "message"),
    [
        ({}, "no text was given"),
        ({"a.md": ""}, "no document with text"),
        ({"a.xyz": "x"}, r"a\.xyz: no reader for this kind of file"),
        ({"../a.md": "x"}, r"'\.\./a\.md' is no name of a document; write one such as 'returns\.md'"),
        ({"/etc/a.md": "x"}, "is no name of a document"),
        ({"": "x"}, "is no name of a document"),
        ({"faqbot.toml": "title = 'x'", "a.md": "x"}, "holds settings of a folder; give settings as arguments"),
        ({"b.csv": "no,header\n1,2\n"}, r"b\.csv"),
    ],
)
def test_what_is_no_document_says_so(texts: dict[str, str], message: str):
    with pytest.raises(CorpusError, match=message), pytest.warns() if texts == {"a.md": ""} else _no_warning():
        FaqBot.from_texts(texts)


def _no_warning():
    from contextlib import nullcontext

    return nullcontext()


@pytest.mark.parametrize(
    ("texts", "message"),
    [
        ("# Returns", "texts must be a dict from names of documents to texts"),
        (None, "not None"),
        (["# Returns"], "not a list"),
        ({"a.md": None}, "the text of 'a.md' must be a string, or the bytes of a file, not None"),
        ({3: "x"}, "the name of a text must be a string such as 'returns.md', not 3"),
    ],
)
def test_what_are_no_texts_says_what_to_write(texts: object, message: str):
    with pytest.raises(TypeError, match=message):
        FaqBot.from_texts(texts)  # type: ignore[arg-type]


# Pairs

PAIRS = [
    {"question": "How do I pay?", "answer": "By card.\nOr in cash.", "id": "pay", "topic": "Orders"},
    {"question": "How long is the warranty?", "answer": "Two years.", "topic": "Saw"},
    {"question": "How long is the warranty?", "answer": "Ten years.", "topic": "Axe", "product": "axe"},
]


def test_pairs_give_the_chunks_of_a_file_of_this_name(tmp_path: Path):
    (tmp_path / "pairs.jsonl").write_text("".join(json.dumps(pair) + "\n" for pair in PAIRS))
    assert list(FaqBot.from_pairs(PAIRS).chunks()) == list(FaqBot.from_corpus(tmp_path / "pairs.jsonl").chunks())


def test_a_table_with_one_question_under_several_topics_does_not_warn(recwarn: pytest.WarningsRecorder):
    bot = FaqBot.from_pairs(PAIRS)
    assert [chunk.id for chunk in bot.chunks()][1:] == [
        "pairs#saw/how-long-is-the-warranty",
        "pairs#axe/how-long-is-the-warranty",
    ]
    assert not recwarn.list


def test_tuples_metadata_and_phrasings_are_taken():
    bot = FaqBot.from_pairs(
        [
            ("How do I pay?", "By card."),
            {
                "question": "Who repairs it?",
                "answer": "We do.",
                "phrasings": ["my saw is broken"],
                "metadata": {"a": 1},
            },
        ]
    )
    chunk = bot.ask("my saw is broken").chunk
    assert chunk is not None
    assert (chunk.text, dict(chunk.metadata), chunk.asked_as) == ("We do.", {"a": 1}, ("my saw is broken",))
    assert bot.ask("who repairs it", filter={"a": 1}).source.lines == (2, 2)  # type: ignore[union-attr]


def test_a_generator_of_pairs_and_a_name_are_taken():
    bot = FaqBot.from_pairs(((f"What is thing {n}?", f"Number {n}.") for n in range(3)), name="things.jsonl")
    assert str(bot.ask("what is thing 2?").source) == "things.jsonl:3-3 › What is thing 2?"
    assert bot.documents() == ["things.jsonl"]


@pytest.mark.parametrize(
    ("pairs", "kind", "message"),
    [
        ([], EmptyCorpusError, "no pair was given"),
        ({"q": "a"}, TypeError, r"write list\(pairs\.items\(\)\)"),
        ("qa", TypeError, "pairs must be a list of"),
        (None, TypeError, "not None"),
        (["How?"], TypeError, "pair 1 must be"),
        ([("q", "a"), ("q",)], TypeError, "pair 2 must be .* and has 1 part$"),
        ([("q", None)], TypeError, "pair 1 needs a answer|pair 1 needs an answer"),
        ([{"question": "q"}], TypeError, "pair 1 needs an answer under the key .answer."),
        ([("q", "  ")], CorpusError, r"pairs\.jsonl:1: pair 1 has an empty answer"),
        ([{"question": "q", "answer": "a", "metadata": 3}], TypeError, "the metadata of pair 1 must be a dict"),
        ([{"question": "q", "answer": "a", "phrasings": "x"}], TypeError, "must be a list of strings"),
        ([{"question": "q", "answer": "a", "x": object()}], TypeError, "metadata that JSON cannot express"),
    ],
)
def test_what_are_no_pairs_says_so(pairs: object, kind: type[Exception], message: str):
    with pytest.raises(kind, match=message):
        FaqBot.from_pairs(pairs)  # type: ignore[arg-type]


def test_a_pair_with_other_keys_is_told_which_it_has():
    with pytest.raises(TypeError, match="pair 1 needs a question under the key 'question'; its keys are: 'q', 'a'"):
        FaqBot.from_pairs([{"q": "How do I pay?", "a": "By card."}])


def test_a_text_without_text_has_no_empty_place_in_its_error():
    with pytest.warns(CorpusWarning), pytest.raises(EmptyCorpusError, match=r"^no document"):
        FaqBot.from_texts({"a.md": ""})
