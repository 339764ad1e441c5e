"""The retriever of LangChain, in LangChain itself."""

from __future__ import annotations

import asyncio

import pytest

from faqbot import FaqBot

pytest.importorskip("langchain_core", reason="langchain-core is not installed (extra adapters)")
pytestmark = pytest.mark.filterwarnings("ignore")  # those of the other library are none of ours


def test_documents_have_the_quoted_text_and_its_citation(bot: FaqBot):
    from faqbot.adapters.langchain_retriever import FaqBotRetriever

    found = FaqBotRetriever(bot=bot, k=2).invoke("How long should I hold the stretch?")
    assert len(found) == 2
    assert found[0].page_content.startswith("A controlled hold of about 15 to 30 seconds")
    assert found[0].metadata["first_line"] == 36
    assert found[0].metadata["source"].startswith("assisted-lying-gluteus-maximus-stretch.txt:36-37 ")
    assert found[0].metadata["confidence"] > 0.9
    assert found[0].id == bot.ask("How long should I hold the stretch?").chunk.id  # type: ignore[union-attr]


def test_with_answers_only_there_is_nothing_where_the_bot_abstains(bot: FaqBot):
    from faqbot.adapters.langchain_retriever import FaqBotRetriever

    question = "what's the boiling point of tin?"
    assert FaqBotRetriever(bot=bot).invoke(question)
    assert FaqBotRetriever(bot=bot, answers_only=True).invoke(question) == []
    assert FaqBotRetriever(bot=bot, answers_only=True).invoke("How long should I hold the stretch?")


def test_it_is_a_part_of_a_chain_also_asynchronously(bot: FaqBot):
    from langchain_core.runnables import RunnableLambda

    from faqbot.adapters.langchain_retriever import FaqBotRetriever

    chain = FaqBotRetriever(bot=bot, k=1) | RunnableLambda(lambda found: found[0].metadata["title"])
    assert chain.invoke("any tips?") == asyncio.run(chain.ainvoke("any tips?")) == bot.topics()[0]
    assert chain.batch(["any tips?", "how long?"]) == [bot.topics()[0]] * 2


def test_a_filtered_bot_is_retrieved_from():
    from faqbot.adapters.langchain_retriever import FaqBotRetriever

    rows = [{"question": "How long?", "answer": answer, "product": answer} for answer in ("Saw", "Axe")]
    retriever = FaqBotRetriever(bot=FaqBot.from_pairs(rows).filtered({"product": "Axe"}))
    assert [found.metadata["product"] for found in retriever.invoke("how long?")] == ["Axe"]
