"""The component of Haystack, in a pipeline of Haystack."""

from __future__ import annotations

from pathlib import Path

import pytest

from faqbot import FaqBot

pytest.importorskip("haystack", reason="haystack-ai is not installed (extra adapters)")
pytestmark = pytest.mark.filterwarnings("ignore")  # those of the other library are none of ours

QUESTION = "How long should I hold the stretch?"


def test_a_pipeline_gets_documents_and_the_outcome(bot: FaqBot):
    from haystack import Pipeline

    from faqbot.adapters.haystack_retriever import FaqBotComponent

    pipeline = Pipeline()
    pipeline.add_component("faq", FaqBotComponent(bot, top_k=3))
    result = pipeline.run({"faq": {"query": QUESTION}})["faq"]
    assert result["outcome"] == "answer"
    assert len(result["documents"]) == 3
    assert result["documents"][0].content.startswith("A controlled hold of about 15 to 30 seconds")
    assert result["documents"][0].meta["first_line"] == 36
    assert result["documents"][0].score > 0.9


def test_the_number_of_documents_is_given_for_each_run_or_for_all(bot: FaqBot):
    from faqbot.adapters.haystack_retriever import FaqBotComponent

    component = FaqBotComponent(bot, answers_only=True)
    assert len(component.run(query=QUESTION, top_k=2)["documents"]) == 2
    assert component.run(query="what's the boiling point of tin?") == {"documents": [], "outcome": "abstain"}


def test_a_saved_pipeline_loads_the_index_again(bot: FaqBot, tmp_path: Path):
    from haystack import Pipeline

    from faqbot.adapters.haystack_retriever import FaqBotComponent

    bot.save(tmp_path / "saved")
    pipeline = Pipeline()
    pipeline.add_component("faq", FaqBotComponent(FaqBot.load(tmp_path / "saved"), top_k=1))
    again = Pipeline.loads(pipeline.dumps(), unsafe=True)
    assert again.run({"faq": {"query": QUESTION}})["faq"]["outcome"] == "answer"


def test_a_bot_that_is_not_saved_says_so_when_its_pipeline_is_saved():
    from faqbot.adapters.haystack_retriever import FaqBotComponent

    with pytest.raises(ValueError, match=r"call bot\.save\(directory\)"):
        FaqBotComponent(FaqBot.from_pairs([("q", "a")])).to_dict()
