import tracemalloc
from itertools import chain, repeat

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqbot import FaqBot
from faqbot.query.asked_words import MOST_READ, asked_words, bounded_question, without_seams
from faqbot.query.query import analyse
from faqbot.shell.shell import run_lines
from faqbot.text.analyser import Analyser

ASKED = "how long should I hold the stretch?"
BOOK = f"{ASKED} {'and then the story goes on, ' * 50_000}"


@pytest.fixture(scope="module")
def bot():
    return FaqBot.from_corpus()


@given(st.text(max_size=100))
def test_a_question_is_read_as_a_whole(question):
    assert bounded_question(question) is question


@given(st.text(min_size=1, max_size=100), st.integers(MOST_READ - 100, MOST_READ + 100))
def test_of_a_pasted_book_the_beginning_is_read_without_half_a_word(words, length):
    text = "".join(chain.from_iterable(zip(words * length, repeat(""), strict=False)))[:length] + words * 2
    part = bounded_question(text)
    assert text.startswith(part)
    assert len(part) <= MOST_READ
    rest = text[len(part) :]
    assert not rest or rest[0] in " \n\t" or not {" ", "\n", "\t"} & {*part[-60:]}


def test_a_pasted_book_is_answered_as_its_beginning_and_its_reply_has_all_of_it(bot):
    for asking in (bot.ask, bot.conversation().say, lambda text: next(bot.ask_many([text]))):
        long, short = asking(BOOK), asking(bounded_question(BOOK))
        assert long.question == BOOK
        assert [match.chunk.id for match in long.matches] == [match.chunk.id for match in short.matches]
        assert (long.outcome, long.confidence, long.missing) == (short.outcome, short.confidence, short.missing)
    assert bot.search(BOOK) == bot.search(bounded_question(BOOK))
    assert bot.names(BOOK).words == bot.names(bounded_question(BOOK)).words
    assert not bot.has_question(BOOK)


def test_a_pasted_book_costs_no_memory_for_each_of_its_words(bot, capsys):
    def peak_of(asking):
        tracemalloc.start()
        asking()
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return peak

    bot.ask(ASKED)
    for asking in (
        lambda: bot.ask(BOOK),
        lambda: bot.search(BOOK),
        lambda: bot.conversation().say(BOOK),
        lambda: run_lines(bot, [BOOK]),
    ):
        assert peak_of(asking) < 3 * len(BOOK) + 2_000_000
    assert len(capsys.readouterr().out) < 2 * MOST_READ


@pytest.mark.parametrize(
    ("question", "kept"),
    [
        ("怎么导出", ["怎么", "导出"]),  # not 么导
        ("在哪里下载", ["在哪", "哪里", "下载"]),
        ("这里是从哪里来的", ["这里", "里是", "是从", "从哪", "哪里", "来的"]),
        ("需要付費嗎", ["需要", "要付", "付費"]),  # 嗎 makes a question of any sentence
        ("成人票多少钱", ["成人", "人票", "多少", "少钱"]),  # 钱 is money, and in no other bigram
        ("会議はいつですか", ["会議", "いつ", "です", "すか"]),  # はい would be "yes"
    ],
)
def test_bigrams_that_join_a_word_that_asks_to_its_neighbour_are_left_out(question, kept):
    analyser = Analyser()
    words = analyser.words(question)
    assert [word for word in without_seams(words, analyser) if word in words] == kept


@pytest.mark.parametrize("question", ["how do I pay?", "", "如何", "么导", "怎么用"])
def test_a_question_without_such_bigrams_keeps_its_words(question):
    words = Analyser().words(question)
    assert without_seams(words, Analyser()) == words


def test_a_chinese_question_is_answered_whichever_words_ask_it():
    bot = FaqBot.from_pairs(
        [
            ("如何导出视频？", "打开文件菜单，选择导出。"),
            ("安装包要怎么下载", "从官网下载。"),
            ("可以退款吗", "可以，七天之内。"),
        ]
    )
    assert bot.ask("怎么导出视频").text == "打开文件菜单，选择导出。"
    assert bot.ask("安装包在哪里下载").text == "从官网下载。"


def test_words_of_earlier_questions_are_not_stemmed_again_to_know_whether_the_documents_have_them(built, monkeypatch):
    index, stemmed = built(("", "Hold the strap.")), []
    analyse("hold the strap", index)
    monkeypatch.setattr(index.analyser, "stems", lambda words: stemmed.extend(words) or list(words))
    assert asked_words("hold the strap, please", index) == ["hold", "the", "strap", "please"]
    assert stemmed == ["please"]
