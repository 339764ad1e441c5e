"""The retriever of LlamaIndex, in LlamaIndex itself."""

from __future__ import annotations

import asyncio

import pytest

from faqbot import FaqBot

pytest.importorskip("llama_index.core", reason="llama-index-core is not installed (extra adapters)")
pytestmark = pytest.mark.filterwarnings("ignore")  # those of the other library are none of ours

QUESTION = "How long should I hold the stretch?"


def test_nodes_have_the_quoted_text_its_citation_and_the_confidence(bot: FaqBot):
    from faqbot.adapters.llama_index_retriever import FaqBotNodeRetriever

    retriever = FaqBotNodeRetriever(bot, k=2)
    found = retriever.retrieve(QUESTION)
    assert len(found) == 2
    assert found[0].text.startswith("A controlled hold of about 15 to 30 seconds")
    assert found[0].metadata["first_line"] == 36
    assert found[0].score == bot.ask(QUESTION).confidence
    assert [node.node_id for node in asyncio.run(retriever.aretrieve(QUESTION))] == [node.node_id for node in found]


def test_with_answers_only_there_is_nothing_where_the_bot_abstains(bot: FaqBot):
    from faqbot.adapters.llama_index_retriever import FaqBotNodeRetriever

    assert FaqBotNodeRetriever(bot, answers_only=True).retrieve("what's the boiling point of tin?") == []
