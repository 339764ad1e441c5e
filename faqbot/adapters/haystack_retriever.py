"""A component of Haystack that asks a bot (pip install haystack-ai)."""

from __future__ import annotations

from typing import Any

from haystack import Document, component, default_from_dict, default_to_dict

from faqbot.adapters.match_records import matches_for, metadata_of
from faqbot.bot import FaqBot


@component
class FaqBotComponent:
    """Retrieves the chunks of a `FaqBot`, or of what `FaqBot.filtered` returns, as documents of Haystack.

    `top_k` is the most documents to return. With `answers_only` it returns none where the bot would abstain. A pipeline
    that is saved names the directory of the index, so the bot must have been saved or loaded.

        pipeline.add_component("retriever", FaqBotComponent(FaqBot.load("support.index")))
        pipeline.run({"retriever": {"query": "how do I pay?"}})
    """

    def __init__(self, bot: Any, top_k: int = 5, *, answers_only: bool = False) -> None:
        self.bot = bot
        self.top_k = top_k
        self.answers_only = answers_only

    @component.output_types(documents=list[Document], outcome=str)
    def run(self, query: str, top_k: int | None = None) -> dict[str, Any]:
        """Return the `documents` for a query, best first, and the `outcome`: answer, choose or abstain."""
        most = self.top_k if top_k is None else top_k
        outcome, matches = matches_for(self.bot, query, most, answers_only=self.answers_only)
        listed = [
            Document(id=match.chunk.id, content=match.chunk.text, meta=metadata_of(match), score=match.confidence)
            for match in matches
        ]
        return {"documents": listed, "outcome": outcome}

    def to_dict(self) -> dict[str, Any]:
        """Return the component as Haystack saves it, with the directory of the index."""
        if getattr(self.bot, "directory", None) is None:
            raise ValueError("only a FaqBot that is saved can be a part of a saved pipeline: call bot.save(directory)")
        saved: dict[str, Any] = default_to_dict(
            self, bot=self.bot.directory, top_k=self.top_k, answers_only=self.answers_only
        )
        return saved

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> FaqBotComponent:
        """Return the component that `to_dict` saved; the index is loaded from its directory."""
        parameters = {**data["init_parameters"], "bot": FaqBot.load(data["init_parameters"]["bot"])}
        made: FaqBotComponent = default_from_dict(cls, {**data, "init_parameters": parameters})
        return made
