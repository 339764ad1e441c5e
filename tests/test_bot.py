"""`FaqBot`: the library's one door."""

from __future__ import annotations

import gc
import os
import pickle
import subprocess
import sys
import weakref
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import pages

from faqbot import (
    CorpusError,
    CorpusWarning,
    EmptyCorpusError,
    FaqBot,
    IndexFileError,
    LanguageError,
    OutputError,
    TopicError,
)
from faqbot.corpus.files.discovery import shipped_corpus

QUESTIONS = [
    "How long should I hold the stretch?",
    "how do i do this alone",
    "any tips?",
    "what's the boiling point of tin?",
    "shuold the asistant push hardr",
    "",
]


@pytest.fixture(scope="module")
def two_topics(tmp_path_factory: pytest.TempPathFactory) -> FaqBot:
    folder = tmp_path_factory.mktemp("corpus")
    (folder / "cats.md").write_text("# Cats\n\n## What do they eat?\n\nFish.\n")
    (folder / "dogs.md").write_text("# Dogs\n\n## What do they eat?\n\nBones.\n")
    return FaqBot.from_corpus(folder)


# From documents


def test_a_question_that_is_none_takes_no_reply_of_others_with_it(bot: FaqBot) -> None:
    replies = bot.ask_many(["any tips?", "how long?", None])  # type: ignore[list-item]
    assert [next(replies).question, next(replies).question] == ["any tips?", "how long?"]
    with pytest.raises(TypeError):
        next(replies)


def test_without_a_path_a_bot_answers_from_the_document_that_ships(bot: FaqBot) -> None:
    assert bot._corpus == (shipped_corpus(),)
    assert "15 to 30 seconds" in bot.ask("How long should I hold the stretch?").text


def test_the_shipped_page_has_29_parts_and_two_whole_lists(bot: FaqBot) -> None:
    kinds = [chunk.kind for chunk in bot.chunks()]
    assert {kind: kinds.count(kind) for kind in kinds} == {
        "passage": 5, "steps": 1, "step": 8, "tips": 1, "tip": 8, "faq": 8,
    }  # fmt: skip
    assert len(bot) == 31


def test_files_and_folders_are_read_together(tmp_path: Path, page: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "cats.md").write_text("# Cats\n\n## What do they eat?\n\nFish.\n")
    bot = FaqBot.from_corpus(page, tmp_path / "folder")
    assert bot.ask("What do they eat?").text == "Fish."
    assert bot.ask("How long should I hold the stretch?").outcome == "answer"


def test_a_missing_path_is_a_corpus_error(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match=r"nowhere: no such file"):
        FaqBot.from_corpus(tmp_path / "nowhere")


def test_an_empty_folder_is_an_empty_corpus_error(tmp_path: Path) -> None:
    with pytest.raises(EmptyCorpusError, match="looked for"):
        FaqBot.from_corpus(tmp_path)


def test_an_unknown_language_is_a_language_error() -> None:
    with pytest.raises(LanguageError, match="did you mean german"):
        FaqBot.from_corpus(language="germann")


def test_what_was_passed_over_is_warned_of(tmp_path: Path, page: Path) -> None:
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    (tmp_path / "page.txt").write_bytes(page.read_bytes())
    with pytest.warns(CorpusWarning, match=r"picture\.png"):
        FaqBot.from_corpus(tmp_path)


def test_a_bot_says_what_it_is(bot: FaqBot) -> None:
    assert repr(bot) == "<FaqBot: 31 chunks, english>"


# Asking


@pytest.mark.parametrize(
    "question",
    [
        "!?…",
        "😀😀😀",
        "كم من الوقت؟",
        "כמה זמן?",
        "\x00\x07\x1b[31mhold\x1b[0m\x7f",
        "\ud800hold\udfff",
        "\u202ehold\u202c",
        "hold\r\n\u2028hold\tstretch",
    ],
    ids=ascii,
)
def test_any_question_at_all_is_answered_in_the_ordinary_way(question: str, bot: FaqBot) -> None:
    reply = bot.ask(question)
    assert reply.question == question
    assert reply.outcome in ("answer", "choose", "abstain")
    assert bot.search(question, k=5)[:1] == list(reply.matches[:1])


@pytest.mark.parametrize(
    "question",
    [
        "hold " * 200_000,
        "a" * 1_000_000,
        "漢字" * 500_000,
        "](" * 500_000,
        "e" + "\u0301\u0316" * 500_000,
        " ".join(f"q{number:x}z" for number in range(150_000)),
        " ".join(map("".join, zip(*["abcdefghijklmnopqrstuvwxy" * 5000] * 7, strict=False))),
    ],
    ids=["words", "one word", "han", "brackets", "marks", "identifiers", "typos"],
)
def test_a_question_of_a_megabyte_is_answered(question: str, bot: FaqBot) -> None:
    reply = bot.ask(question)
    assert len(reply.text) < 2000


@given(st.text(st.characters(), max_size=80))
def test_any_text_is_a_question(bot: FaqBot, question: str) -> None:
    reply = bot.ask(question)
    assert 0 <= reply.confidence <= 1
    assert "\n" not in reply.text or reply.outcome == "answer"


def test_the_same_question_has_the_same_answer(bot: FaqBot) -> None:
    assert bot.ask(QUESTIONS[1]) == bot.ask(QUESTIONS[1])


def test_many_questions_are_answered_one_at_a_time(bot: FaqBot) -> None:
    def endless() -> Iterator[str]:
        while True:
            yield "any tips?"

    assert next(bot.ask_many(endless())).outcome == "answer"


def test_many_questions_are_answered_as_each_alone(bot: FaqBot) -> None:
    options = {"k": 2, "topic": "assisted lying gluteus maximus stretch", "threshold": 0.2}
    expected = [bot.ask(question, **options) for question in QUESTIONS]  # type: ignore[arg-type]
    assert list(bot.ask_many(QUESTIONS, **options)) == expected  # type: ignore[arg-type]


def test_k_is_the_number_of_matches(bot: FaqBot) -> None:
    assert [len(bot.ask("how long should I hold the stretch", k=k).matches) for k in (1, 2, 7)] == [1, 2, 7]
    assert len(bot.search("hold the stretch")) == 10


@pytest.mark.parametrize("k", [0, -1])
def test_fewer_than_one_match_cannot_be_asked_for(k: int, bot: FaqBot) -> None:
    for ask in (bot.ask, bot.search):
        with pytest.raises(ValueError, match="k must be at least 1"):
            ask("hold", k=k)


@pytest.mark.parametrize("threshold", [-0.1, 1.1, float("nan")])
def test_a_threshold_is_a_probability(threshold: float, bot: FaqBot) -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        bot.ask("hold", threshold=threshold)


def test_wrong_arguments_are_refused_before_the_first_of_many_questions(bot: FaqBot) -> None:
    with pytest.raises(ValueError, match="k must be"):
        bot.ask_many([], k=0)


# Topics


def test_a_question_that_two_documents_answer_is_a_choice(two_topics: FaqBot) -> None:
    reply = two_topics.ask("What do they eat?")
    assert (reply.outcome, reply.confidence) == ("choose", 1.0)
    assert [match.confidence for match in reply.options] == [0.5, 0.5]


def test_a_topic_restricts_the_answers_to_its_document(two_topics: FaqBot) -> None:
    reply = two_topics.ask("What do they eat?", topic="Dogs")
    assert (reply.outcome, reply.text, reply.topic, reply.confidence) == ("answer", "Bones.", "Dogs", 1.0)
    assert {match.chunk.source.title for match in two_topics.search("eat", topic="Cats")} == {"Cats"}


def test_a_topic_is_found_whatever_its_letter_case(two_topics: FaqBot) -> None:
    assert two_topics.ask("What do they eat?", topic="  dOGS ").text == "Bones."


def test_a_title_is_looked_up_without_listing_them_all(two_topics: FaqBot) -> None:
    assert list(two_topics.titles) == two_topics.topics()
    assert "Dogs" in two_topics.titles
    assert "dogs" not in two_topics.titles


def test_of_very_many_titles_none_is_compared_with_an_unknown_topic(
    two_topics: FaqBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("faqbot.query.topic._MOST_COMPARED", 1)
    with pytest.raises(TopicError, match=r"bot\.topics\(\) lists them"):
        two_topics.ask("eat", topic="zzDogzz")


@pytest.mark.parametrize("topic", ["Dgos", "DOGGS"])
def test_an_unknown_topic_is_answered_with_the_nearest(topic: str, two_topics: FaqBot) -> None:
    with pytest.raises(TopicError, match=f"no document has the title '{topic}'; did you mean 'Dogs'"):
        two_topics.ask("eat", topic=topic)
    with pytest.raises(TopicError):
        two_topics.search("eat", topic=topic)


# Saved


def test_a_saved_bot_answers_as_before(bot: FaqBot, index_dir: Path) -> None:
    loaded = FaqBot.load(index_dir)
    assert [loaded.ask(question) for question in QUESTIONS] == [bot.ask(question) for question in QUESTIONS]
    assert loaded.language == "english"


def test_the_language_is_saved_too(tmp_path: Path) -> None:
    (tmp_path / "seite.md").write_text("# Seite\n\n## Welche Häuser?\n\nAlle.\n", encoding="utf-8")
    FaqBot.from_corpus(tmp_path / "seite.md", language="german").save(tmp_path / "index")
    assert FaqBot.load(tmp_path / "index").language == "german"


def test_there_is_nothing_to_load_where_nothing_was_saved(tmp_path: Path) -> None:
    with pytest.raises(IndexFileError, match="no such directory"):
        FaqBot.load(tmp_path / "index")


def test_a_bot_is_not_saved_over_anything_else(tmp_path: Path, bot: FaqBot) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(OutputError, match="not empty"):
        bot.save(tmp_path)


def test_a_saved_bot_pickles_as_its_path(index_dir: Path) -> None:
    loaded = FaqBot.load(index_dir)
    pickled = pickle.dumps(loaded)
    assert len(pickled) < 500
    assert pickle.loads(pickled).ask(QUESTIONS[0]) == loaded.ask(QUESTIONS[0])


def test_a_relative_path_pickles_for_a_process_elsewhere(
    index_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(index_dir.parent)
    pickled = pickle.dumps(FaqBot.load(index_dir.name))
    monkeypatch.chdir(tmp_path)
    assert len(pickle.loads(pickled)) == 31


def test_another_process_answers_with_a_pickled_bot(index_dir: Path) -> None:
    code = "import pickle, sys; print(pickle.load(sys.stdin.buffer).ask('any tips?').matches[0].chunk.kind)"
    pickled = pickle.dumps(FaqBot.load(index_dir))
    done = subprocess.run([sys.executable, "-c", code], input=pickled, capture_output=True, check=True)
    assert done.stdout.decode().strip() == "tips"


def test_an_unsaved_bot_says_what_to_do_before_it_pickles(bot: FaqBot) -> None:
    with pytest.raises(TypeError, match=r"call bot\.save\(directory\) first"):
        pickle.dumps(bot)


def test_saving_makes_a_bot_pickle(tmp_path: Path, page: Path) -> None:
    bot = FaqBot.from_corpus(page)
    bot.save(tmp_path / "index")
    assert len(pickle.loads(pickle.dumps(bot))) == 31


# Read again


def test_reload_reads_the_documents_again(tmp_path: Path) -> None:
    (tmp_path / "cats.md").write_text("# Cats\n\n## What do they eat?\n\nFish.\n")
    bot = FaqBot.from_corpus(tmp_path)
    (tmp_path / "cats.md").write_text("# Cats\n\n## What do they eat?\n\nMice.\n")
    assert bot.ask("What do they eat?").text == "Fish."
    bot.reload()
    assert bot.ask("What do they eat?").text == "Mice."


def test_reload_reads_a_replaced_index_again(tmp_path: Path) -> None:
    for answer in ("Fish.", "Mice."):
        (tmp_path / "cats.md").write_text(f"# Cats\n\n## What do they eat?\n\n{answer}\n")
        FaqBot.from_corpus(tmp_path / "cats.md").save(tmp_path / "index")
        if answer == "Fish.":
            bot = FaqBot.load(tmp_path / "index")
    assert bot.ask("What do they eat?").text == "Fish."
    bot.reload()
    assert bot.ask("What do they eat?").text == "Mice."


def test_a_failed_reload_leaves_the_bot_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "cats.md").write_text("# Cats\n\n## What do they eat?\n\nFish.\n")
    bot = FaqBot.from_corpus(tmp_path / "cats.md")
    (tmp_path / "cats.md").unlink()
    with pytest.raises(CorpusError):
        bot.reload()
    assert bot.ask("What do they eat?").text == "Fish."


def test_a_bot_that_read_its_documents_again_has_to_be_saved_again_to_pickle(tmp_path: Path, page: Path) -> None:
    bot = FaqBot.from_corpus(page)
    bot.save(tmp_path / "index")
    bot.reload()
    with pytest.raises(TypeError, match="call bot"):
        pickle.dumps(bot)


def test_reload_finds_the_documents_from_another_working_directory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "cats.md").write_text("# Cats\n\n## What do they eat?\n\nFish.\n")
    monkeypatch.chdir(tmp_path)
    bot = FaqBot.from_corpus("cats.md")
    monkeypatch.chdir(os.path.dirname(tmp_path))
    bot.reload()
    assert bot.ask("What do they eat?").text == "Fish."


# Shared


def test_eight_threads_share_a_bot_and_answer_as_one_alone(index_dir: Path) -> None:
    alone = [FaqBot.load(index_dir).ask(question) for question in QUESTIONS]
    shared = FaqBot.load(index_dir)
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(shared.ask, QUESTIONS * 20)) == alone * 20


def test_threads_keep_answering_while_the_bot_reloads(index_dir: Path) -> None:
    bot = FaqBot.load(index_dir)
    expected = bot.ask(QUESTIONS[0])
    with ThreadPoolExecutor(8) as pool:
        replies = [pool.submit(bot.ask, QUESTIONS[0]) for _ in range(200)]
        for _ in range(10):
            bot.reload()
        assert all(reply.result() == expected for reply in replies)


# What callers get wrong


@pytest.mark.parametrize("question", [None, 5, b"bytes", ["a", "list"]])
def test_a_question_that_is_no_string_is_a_type_error(bot: FaqBot, question: object) -> None:
    with pytest.raises(TypeError, match="must be a string"):
        bot.ask(question)
    with pytest.raises(TypeError, match="must be a string"):
        bot.search(question)


def test_one_string_is_no_iterable_of_questions(bot: FaqBot) -> None:
    with pytest.raises(TypeError, match="not one string"):
        bot.ask_many("any tips?")


def test_an_empty_path_is_an_error_and_not_the_current_directory() -> None:
    with pytest.raises(CorpusError, match="empty"):
        FaqBot.from_corpus("")


def test_a_question_that_very_many_documents_ask_is_answered_from_the_one_that_is_named(tmp_path: Path) -> None:
    rows = "".join(f"What is the warranty?,{number} years.,Saw {number}x,saw{number}\n" for number in range(80))
    (tmp_path / "saws.csv").write_text(f"question,answer,topic,id\n{rows}", encoding="utf-8")
    (tmp_path / "phrasings.csv").write_text("question,chunk\nis it rented?,\n", encoding="utf-8")
    bot = FaqBot.from_corpus(tmp_path)
    for number in (3, 60, 79):
        reply = bot.ask("What is the warranty?", topic=f"Saw {number}x")
        assert (reply.outcome, reply.confidence, reply.text) == ("answer", 1.0, f"{number} years.")
    assert bot.ask("What is the warranty?").text.startswith("50 or more documents answer that")


@pytest.mark.parametrize("topic", [5, [5], {"Kettle"}])
def test_a_topic_that_is_no_title_is_a_type_error(topic: object, index_dir: Path) -> None:
    bot = FaqBot.load(index_dir)
    for call in (lambda: bot.ask("why?", topic=topic), lambda: bot.search("why?", topic=topic),
                 lambda: bot.names("why?", among=topic)):  # fmt: skip
        with pytest.raises(TypeError, match="a topic must be a title"):
            call()


def test_titles_are_a_sequence_as_any_other(index_dir: Path) -> None:
    titles = FaqBot.load(index_dir).titles
    assert titles[-1] == titles[0]
    assert titles.index(titles[0]) == 0
    with pytest.raises(IndexError):
        titles[999]
    with pytest.raises(ValueError, match="no document has the title"):
        titles.index("nope")


# Topics


def test_a_topic_among_others_that_is_no_title_is_a_type_error(two_topics: FaqBot) -> None:
    for ask in (two_topics.ask, two_topics.search):
        with pytest.raises(TypeError, match="a topic must be a title or a sequence of titles"):
            ask("what do they eat?", topic=[None])  # type: ignore[list-item]


def test_an_unknown_topic_of_many_questions_is_an_error_before_the_first_is_asked(two_topics: FaqBot) -> None:
    with pytest.raises(TopicError):
        two_topics.ask_many(["what do they eat?"], topic="Birds")
    with pytest.raises(TypeError):
        two_topics.ask_many(["what do they eat?"], topic=[None])  # type: ignore[list-item]


def test_one_title_may_be_named_among_as_a_string(two_topics: FaqBot) -> None:
    assert two_topics.names("do cats like dogs?", among="Cats").titles == ("Cats",)
    assert two_topics.names("do cats like dogs?", among="Dogs").titles == ("Dogs",)


def test_what_names_found_saves_ask_from_looking_again_and_changes_nothing(two_topics: FaqBot) -> None:
    question = "what do dogs eat?"
    for text in (question, "something else about cats"):  # of another text it is of no use
        assert two_topics.ask(question, named=two_topics.names(text)) == two_topics.ask(question)
    named = two_topics.names(question)
    assert pickle.loads(pickle.dumps(named)) == named._replace(looked_up=None)


def test_the_documents_have_the_questions_that_they_ask(two_topics: FaqBot) -> None:
    assert two_topics.has_question("hello, what do they eat please")
    assert not two_topics.has_question("what do they drink?")


def test_load_makes_a_bot_of_its_own_class(two_topics: FaqBot, tmp_path: Path) -> None:
    class Mine(FaqBot):
        pass

    two_topics.save(tmp_path / "index")
    assert type(Mine.load(tmp_path / "index")) is Mine


def test_an_update_without_documents_is_refused(two_topics: FaqBot, tmp_path: Path) -> None:
    two_topics.save(tmp_path / "index")
    with pytest.raises(TypeError, match="name the documents"):
        FaqBot.update(tmp_path / "index")
    assert FaqBot.load(tmp_path / "index").topics() == two_topics.topics()


def test_a_title_among_others_may_be_in_any_letter_case_and_must_be_there(two_topics: FaqBot) -> None:
    assert two_topics.names("do cats like dogs?", among="cATS").titles == ("Cats",)
    with pytest.raises(TopicError, match="no document has the title 'Kites'"):
        two_topics.names("do cats like dogs?", among=["Cats", "Kites"])


def test_what_names_a_document_is_printed_without_its_index(two_topics: FaqBot) -> None:
    assert "Index" not in repr(two_topics.names("do cats like dogs?"))


def test_a_loaded_bot_lets_its_file_go_with_the_last_reference(two_topics: FaqBot, tmp_path: Path) -> None:
    two_topics.save(tmp_path / "index")
    bot = FaqBot.load(tmp_path / "index")
    index = weakref.ref(bot._index)
    gc.disable()
    try:
        del bot
        assert index() is None
    finally:
        gc.enable()


def test_a_choice_that_is_not_sure_enough_is_an_abstention_with_the_confidence_of_the_choice(
    two_topics: FaqBot,
) -> None:
    choice = two_topics.ask("what do they eat, then?", threshold=0.0)
    assert choice.outcome == "choose"
    unsure = two_topics.ask("what do they eat, then?", threshold=min(1.0, choice.confidence + 0.001))
    assert (unsure.outcome, unsure.confidence, unsure.options) == ("abstain", choice.confidence, ())


@pytest.fixture(scope="module")
def pages_bot(tmp_path_factory: pytest.TempPathFactory) -> FaqBot:
    return FaqBot.from_corpus(pages(tmp_path_factory.mktemp("pages")))


def test_a_chunk_has_one_confidence_among_the_matches_and_the_options(pages_bot: FaqBot) -> None:
    for question in ("who should avoid it?", "what is the biggest mistake?", "foot straight", "lie down", "sets"):
        reply = pages_bot.ask(question, k=50, threshold=0.0)
        of_matches = {match.chunk.id: match.confidence for match in reply.matches}
        assert all(of_matches[match.chunk.id] == match.confidence for match in reply.options)
