"""A retriever of LangChain that asks a bot (pip install langchain-core)."""

from __future__ import annotations

from typing import Any

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever

from faqbot.adapters.match_records import matches_for, metadata_of


class FaqBotRetriever(BaseRetriever):
    """Retrieves the chunks of a `FaqBot`, or of what `FaqBot.filtered` returns, as documents of LangChain.

    `k` is the most documents to return. With `answers_only` it returns none where the bot would abstain. The metadata
    of a document has the `source` to cite, the `confidence`, and the metadata of the chunk.

        retriever = FaqBotRetriever(bot=FaqBot.from_corpus("docs/"), k=3)
        retriever.invoke("how do I pay?")
    """

    bot: Any
    k: int = 5
    answers_only: bool = False

    def _get_relevant_documents(
        self,
        query: str,
        *,
        run_manager: CallbackManagerForRetrieverRun,  # noqa: ARG002 - what LangChain gives
    ) -> list[Document]:
        _, matches = matches_for(self.bot, query, self.k, answers_only=self.answers_only)
        return [
            Document(id=match.chunk.id, page_content=match.chunk.text, metadata=metadata_of(match)) for match in matches
        ]
