"""A wrong argument is answered with what is wrong and what to write instead."""

from __future__ import annotations

from pathlib import Path

import pytest

from faqbot import CorpusError, FaqBot


@pytest.mark.parametrize(
    ("options", "kind", "message"),
    [
        ({"k": "3"}, TypeError, "k must be a whole number such as 5, not the text '3'"),
        ({"k": 2.0}, TypeError, "k must be a whole number such as 5, not 2.0"),
        ({"k": None}, TypeError, "not None"),
        ({"k": True}, TypeError, "not True"),
        ({"k": 0}, ValueError, "k must be at least 1, not 0"),
        ({"threshold": "0.5"}, TypeError, "threshold must be a number from 0 to 1 such as 0.7, not the text '0.5'"),
        ({"threshold": True}, TypeError, "not True"),
        ({"threshold": [0.5]}, TypeError, "not a list"),
        ({"threshold": 70}, ValueError, "threshold must be between 0 and 1, not 70; for 70 % write 0.7"),
        ({"threshold": -1}, ValueError, "threshold must be between 0 and 1, not -1$"),
        ({"topic": 3}, TypeError, "a topic must be a title or a sequence of titles, not 3"),
    ],
)
def test_a_wrong_option_says_what_to_write(bot: FaqBot, options: dict, kind: type[Exception], message: str):
    for call in (bot.ask, lambda question, **options: bot.ask_many([question], **options)):
        with pytest.raises(kind, match=message):
            call("how long?", **options)
    if "threshold" not in options:
        with pytest.raises(kind, match=message):
            bot.search("how long?", **options)


def test_numbers_of_numpy_are_numbers(bot: FaqBot):
    import numpy as np

    assert bot.ask("any tips?", k=np.int64(2), threshold=np.float32(0.5)) == bot.ask("any tips?", k=2, threshold=0.5)


@pytest.mark.parametrize(
    ("question", "message"),
    [
        (None, "a question must be a string, not None"),
        (b"how?", r"not bytes; decode it first: question\.decode\(\)"),
        (["how?"], "not a list; ask_many takes several questions"),
        ((one for one in "ab"), "not a generator; ask_many takes several questions"),
        (3, "a question must be a string, not 3"),
    ],
)
def test_what_is_no_question_says_so(bot: FaqBot, question: object, message: str):
    for call in (bot.ask, bot.search, bot.names, bot.has_question):
        with pytest.raises(TypeError, match=message):
            call(question)  # type: ignore[operator]


@pytest.mark.parametrize("questions", ["how?", b"how?", None, 3])
def test_what_are_no_questions_says_so_at_the_call(bot: FaqBot, questions: object):
    with pytest.raises(TypeError, match="questions must be an iterable of strings"):
        bot.ask_many(questions)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("path", "message"),
    [
        (["a.md", "b.md"], r"takes each path as an argument of its own, not a list: FaqBot\.from_corpus\(\*paths\)"),
        ([], r"not a list: FaqBot\.from_corpus\(\*paths\)"),
        ((Path(name) for name in ("a", "b")), r"not a generator: FaqBot\.from_corpus\(\*paths\)"),
        ({"a.md": "# A"}, r"not a dict; FaqBot\.from_texts\(…\) takes texts by their names"),
        (b"docs", r"not bytes; decode it first: os\.fsdecode\(b'docs'\)"),
        (None, "a path must be a str or a Path, not None"),
        (3, "a path must be a str or a Path, not 3"),
    ],
)
def test_what_is_no_path_says_what_to_write(path: object, message: str):
    with pytest.raises(TypeError, match=message):
        FaqBot.from_corpus(path)  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["# Returns\n\n## Who pays?\n\nYou.", "How long do I have to wait?", "x" * 300])
def test_a_text_in_place_of_a_path_suggests_from_texts(text: str):
    with pytest.raises(CorpusError, match=r"looks like a text and not like a path: FaqBot\.from_texts"):
        FaqBot.from_corpus(text)


def test_a_path_that_is_misspelt_is_no_text():
    with pytest.raises(CorpusError, match=r"no such file or folder$"):
        FaqBot.from_corpus("docs/returns and refunds and all that.md")


def test_a_path_object_is_a_path(tmp_path: Path):
    (tmp_path / "a file with five words.md").write_text("# A\n\n## Why?\n\nBecause.\n")
    assert len(FaqBot.from_corpus(tmp_path / "a file with five words.md")) == 1


def test_update_and_load_check_their_paths(tmp_path: Path):
    with pytest.raises(TypeError, match=r"FaqBot\.update\(directory, \*paths\)"):
        FaqBot.update(tmp_path / "saved", ["a.md"])  # type: ignore[arg-type]
    for wrong in (None, 3, b"saved", ["saved"]):
        with pytest.raises(TypeError, match="a directory must be a str or a Path"):
            FaqBot.load(wrong)  # type: ignore[arg-type]


def test_the_remedies_speak_python_and_on_the_command_line_of_commands(tmp_path: Path, capsys):
    from faqbot import IndexFileError
    from faqbot.cli.main import run

    with pytest.raises(IndexFileError, match=r"make one with: FaqBot\.update\(directory, documents\)"):
        FaqBot.load(tmp_path / "none")
    assert run(["ask", "--index", str(tmp_path / "none"), "why?"]) == 2
    assert f"make one with: faqbot index CORPUS -o {tmp_path / 'none'}" in capsys.readouterr().err


def test_a_bot_is_made_by_its_methods():
    for call in (lambda: FaqBot("docs"), FaqBot):  # type: ignore[arg-type]
        with pytest.raises(
            TypeError, match=r"made by a method of the class: FaqBot\.from_corpus\(\*paths\), from_texts"
        ):
            call()


def test_what_is_no_language_or_no_chunk_says_so(bot: FaqBot):
    for make in (lambda: FaqBot.from_pairs([("q", "a")], language=3), lambda: FaqBot.from_corpus(language=b"de")):  # type: ignore[arg-type]
        with pytest.raises(TypeError, match="language must be a name or a code such as 'german' or 'de'"):
            make()
    for call in (bot.chunk, bot.section):
        with pytest.raises(TypeError, match="a chunk is named by its id, a string, not by None"):
            call(None)  # type: ignore[arg-type]


def test_what_cannot_be_added_says_what_to_write(tmp_path: Path):
    bot = FaqBot.from_pairs([("q", "a")])
    with pytest.raises(TypeError, match=r"not a dict; bot\.add\(texts=…\) takes texts"):
        bot.add({"a.md": "# A"})  # type: ignore[arg-type]
    with pytest.raises(CorpusError, match="there is no document here that faqbot reads"):
        bot.add(tmp_path)
    with pytest.raises(CorpusError, match=r"'returns\.md' is no name of a file of pairs, which ends in \.jsonl"):
        bot.add(pairs=[("q", "a")], name="returns.md")
    with pytest.raises(ValueError, match="the path of the directory is empty"):
        bot.save("")


def test_pairs_in_place_of_a_path_suggest_the_argument_for_pairs(bot: FaqBot):
    with pytest.raises(TypeError, match=r"bot\.add\(pairs=pairs\)"):
        FaqBot.from_pairs([("How do I pay?", "By card.")]).add([("Who pays?", "You do.")])


def test_what_is_no_text_of_a_conversation_says_so(bot: FaqBot):
    with pytest.raises(TypeError, match="a text that is a string, not int"):
        bot.conversation().say(3)


def test_several_references_to_remove_are_told_to_be_removed_one_by_one(bot: FaqBot):
    with pytest.raises(TypeError, match="one document or one id at a time"):
        bot.remove(["a.md", "b.md"])
