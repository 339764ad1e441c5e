"""A retriever of LlamaIndex that asks a bot (pip install llama-index-core)."""

from __future__ import annotations

from typing import Any

from llama_index.core.retrievers import BaseRetriever
from llama_index.core.schema import NodeWithScore, QueryBundle, TextNode

from faqbot.adapters.match_records import matches_for, metadata_of


class FaqBotNodeRetriever(BaseRetriever):
    """Retrieves the chunks of a `FaqBot`, or of what `FaqBot.filtered` returns, as nodes of LlamaIndex.

    `k` is the most nodes to return, and the score of a node is the confidence, a probability. With `answers_only` it
    returns none where the bot would abstain.

        retriever = FaqBotNodeRetriever(FaqBot.from_corpus("docs/"), k=3)
        retriever.retrieve("how do I pay?")
    """

    def __init__(self, bot: Any, k: int = 5, *, answers_only: bool = False, **further: Any) -> None:
        self._bot = bot
        self._k = k
        self._answers_only = answers_only
        super().__init__(**further)

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        _, matches = matches_for(self._bot, query_bundle.query_str, self._k, answers_only=self._answers_only)
        return [
            NodeWithScore(
                node=TextNode(id_=match.chunk.id, text=match.chunk.text, metadata=metadata_of(match)),
                score=match.confidence,
            )
            for match in matches
        ]
