import tracemalloc
from itertools import chain, repeat

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqbot import FaqBot
from faqbot.query.asked_words import MOST_READ, bounded_question
from faqbot.shell.shell import run_lines

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
