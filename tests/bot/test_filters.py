"""`filter=` allows the chunks with certain metadata, and no others."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqbot import Conversation, FaqBot, FilterError, TopicError

ROWS = [
    {
        "question": "How long is the warranty?",
        "answer": "Two years.",
        "product": "Saw",
        "size": 3,
        "tags": ["new", "eu"],
    },
    {"question": "How long is the warranty?", "answer": "Three years.", "product": "Drill", "size": 4, "tags": ["eu"]},
    {"question": "How long is the warranty?", "answer": "Ten years.", "product": "Hammer", "size": 4.5, "sold": True},
    {"question": "Who repairs it?", "answer": "Any workshop.", "product": "Drill", "size": None},
    {"question": "Does it need oil?", "answer": "Once a year.", "product": "Saw", "tags": []},
]


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> FaqBot:
    folder = tmp_path_factory.mktemp("shop")
    (folder / "tools.jsonl").write_text("".join(json.dumps(row) + "\n" for row in ROWS))
    (folder / "about.md").write_text(
        "# About us\n\n## Who are we?\n\nA shop for tools.\n\n## Where are we?\n\nIn Ulm.\n"
    )
    return FaqBot.from_corpus(folder)


def products(bot: FaqBot, **wanted: object) -> set[str]:
    return {match.chunk.metadata["product"] for match in bot.search("warranty repair oil", filter=wanted, k=50)}


def test_a_value_of_metadata_restricts_the_answer(shop: FaqBot):
    assert shop.ask("How long is the warranty?").outcome == "choose"
    assert shop.ask("How long is the warranty?", filter={"product": "Drill"}).text == "Three years."
    assert [reply.text for reply in shop.ask_many(["how long is the warranty?"] * 2, filter={"product": "Hammer"})] == [
        "Ten years."
    ] * 2


def test_of_a_set_one_value_is_enough_and_every_key_counts(shop: FaqBot):
    assert products(shop, product={"Saw", "Hammer"}) == {"Saw", "Hammer"}
    assert products(shop, product=["Saw", "Drill"], size=4) == {"Drill"}
    assert products(shop, product=set()) == set()
    assert shop.ask("warranty", filter={"product": "Saw", "size": 4}).outcome == "abstain"


def test_an_item_of_a_list_counts_as_a_value(shop: FaqBot):
    assert products(shop, tags="eu") == {"Saw", "Drill"}
    assert products(shop, tags="new") == {"Saw"}


def test_numbers_and_truth_values_and_none_are_equal_as_in_python_but_never_to_texts(shop: FaqBot):
    assert products(shop, size=4.0) == {"Drill"}
    assert products(shop, size=4.5) == {"Hammer"}
    assert products(shop, sold=True) == {"Hammer"}
    assert products(shop, size=None) == {"Drill"}
    assert products(shop, product="saw") == set()


def test_a_function_of_the_chunk_restricts_the_answer(shop: FaqBot):
    reply = shop.ask("how long is the warranty?", filter=lambda chunk: chunk.metadata.get("size", 0) == 4)
    assert reply.text == "Three years."
    assert shop.search("tools", filter=lambda chunk: chunk.source.path == "about.md", k=9)
    assert shop.ask("warranty", filter=lambda _: False).outcome == "abstain"


def test_a_function_is_called_once_for_each_chunk_and_not_for_each_question(shop: FaqBot):
    calls: list[str] = []

    def allow(chunk) -> bool:
        calls.append(chunk.id)
        return True

    list(shop.ask_many(["warranty"] * 5, filter=allow))
    assert len(calls) == len(set(calls)) == len(shop)


def test_a_filter_and_a_topic_both_count(shop: FaqBot):
    assert shop.search("warranty", topic="About us", filter={"product": "Saw"}) == []
    assert (
        shop.search("where are we", topic="About us", filter=lambda chunk: "Ulm" in chunk.text)[0].chunk.text
        == "In Ulm."
    )


def test_an_empty_filter_allows_everything(shop: FaqBot):
    assert shop.ask("Who are we?", filter={}) == shop.ask("Who are we?") == shop.ask("Who are we?", filter=None)


def test_a_saved_index_is_filtered_alike(shop: FaqBot, tmp_path):
    shop.save(tmp_path / "saved")
    loaded = FaqBot.load(tmp_path / "saved")
    for wanted in ({"product": "Saw"}, {"tags": "eu", "product": {"Saw", "x"}}, lambda chunk: chunk.kind == "faq"):
        assert loaded.search("warranty", filter=wanted) == shop.search("warranty", filter=wanted)


@pytest.mark.parametrize(
    ("wanted", "message"),
    [
        ({"prodct": "Saw"}, "no chunk has the metadata 'prodct'; did you mean 'product'?"),
        ({"zzz": {"a"}}, "no chunk has the metadata 'zzz'; the chunks have 'product'"),
        ({"product": 3}, None),
    ],
)
def test_unknown_metadata_is_an_error_and_an_unknown_value_is_not(shop: FaqBot, wanted: dict, message: str | None):
    if message is None:
        assert shop.search("warranty", filter=wanted) == []
        return
    with pytest.raises(FilterError, match=message.replace("?", r"\?")):
        shop.ask("warranty", filter=wanted)
    with pytest.raises(FilterError):
        shop.ask_many(["warranty"], filter=wanted)
    with pytest.raises(FilterError):
        shop.conversation(filter=wanted)


def test_a_number_in_place_of_a_text_is_named(tmp_path):
    (tmp_path / "a.csv").write_text("question,answer,size\nHow long is it?,Long.,3\nWho made it?,We did.,4\n")
    bot = FaqBot.from_corpus(tmp_path)
    assert [match.chunk.text for match in bot.search("how", filter={"size": "3"})] == ["Long."]
    with pytest.raises(FilterError, match="'size' holds texts; filter by the text '3' and not by 3"):
        bot.ask("how", filter={"size": 3})


@pytest.mark.parametrize("wanted", ["Saw", ["Saw"], 3, {1: "Saw"}, {"product": object()}, {"product": {b"Saw"}}])
def test_what_is_no_filter_is_a_type_error(shop: FaqBot, wanted: object):
    with pytest.raises(TypeError, match="filter"):
        shop.ask("warranty", filter=wanted)  # type: ignore[arg-type]


# A filtered bot, and a conversation


def test_a_filtered_bot_knows_no_other_titles(shop: FaqBot):
    tools = shop.filtered({"product": {"Saw", "Drill"}})
    assert "About us" not in tools.topics()
    assert len(tools) == 4
    assert "About us" not in tools.conversation().say("what do you know?").text
    assert not tools.has_question("Who are we?")
    assert tools.has_question("Who repairs it?")
    assert tools.names("about us").titles == ()
    with pytest.raises(TopicError, match="no document that the filter allows"):
        tools.ask("who?", topic="About us")


def test_the_titles_that_a_filter_allows_are_found_once_for_an_index(shop: FaqBot):
    drills = shop.filtered({"product": "Drill"})
    assert drills.titles is drills.titles


def test_a_conversation_stays_within_its_filter_also_after_it_was_kept(shop: FaqBot):
    conversation = shop.conversation(filter={"product": "Drill"})
    assert conversation.say("how long is the warranty?").text == "Three years."
    kept = Conversation.from_json(shop.filtered({"product": "Drill"}), conversation.to_json())
    assert kept.say("and who repairs it?").text == "Any workshop."
    assert kept.say("who are we?").text != "A shop for tools."


def test_a_filtered_bot_answers_as_ask_with_the_filter(shop: FaqBot):
    wanted = {"product": {"Saw", "Drill"}}
    filtered = shop.filtered(wanted)
    for question in ("how long is the warranty?", "oil", "who are we", ""):
        assert filtered.ask(question) == shop.ask(question, filter=wanted)
        assert filtered.search(question) == shop.search(question, filter=wanted)


def test_a_filtered_bot_follows_a_reload(tmp_path):
    page = tmp_path / "a.csv"
    page.write_text("question,answer,size\nHow long is it?,Long.,3\n")
    bot = FaqBot.from_corpus(page)
    small = bot.filtered({"size": "3"})
    page.write_text("question,answer,size\nHow long is it?,Longer.,3\nWho made it?,We did.,4\n")
    bot.reload()
    assert small.ask("how long is it?").text == "Longer."
    assert len(small) == 1


VALUES = st.one_of(
    st.none(), st.booleans(), st.integers(-3, 3), st.sampled_from(["a", "b", "1", "ä", ""]), st.just(1.0)
)


@given(st.lists(st.dictionaries(st.sampled_from(["p", "q"]), st.one_of(VALUES, st.lists(VALUES, max_size=3))),
                min_size=1, max_size=8), st.dictionaries(st.sampled_from(["p", "q"]), VALUES, max_size=2))  # fmt: skip
def test_the_posting_lists_give_what_reading_every_chunk_gives(rows: list[dict], wanted: dict):
    from faqbot.building.builder import build_index
    from faqbot.corpus.chunk import Chunk, Source
    from faqbot.corpus.corpus import Corpus
    from faqbot.query.filters import chosen_by
    from faqbot.text.analyser import Analyser

    def is_equal(one: object, other: object) -> bool:
        return one == other and isinstance(one, bool) == isinstance(other, bool)

    def allows(metadata: dict) -> bool:
        have = {key: value if isinstance(value, list) else [value] for key, value in metadata.items()}
        return all(any(is_equal(value, one) for one in have.get(key, [])) for key, value in wanted.items())

    chunks = [Chunk(f"x#{n}", "faq", f"Q {n}?", "A.", Source("x.csv", (n + 1, n + 1), (), "X"), metadata=row)
              for n, row in enumerate(rows)]  # fmt: skip
    index = build_index(Corpus(tuple(chunks)), Analyser("english"))
    try:
        chosen = chosen_by(wanted, index)
    except FilterError:
        assert not any(map(allows, rows))
        return
    found = list(range(len(rows))) if chosen is None else chosen.numbers.tolist()
    assert found == [number for number, row in enumerate(rows) if allows(row)]
