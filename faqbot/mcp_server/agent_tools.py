"""The tools of agents: each takes checked arguments, asks the bot, and returns a structured result with its text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from faqbot.answering.conversation.conversation import Conversation
from faqbot.bot import FaqBot
from faqbot.errors import FaqbotError, TopicError, remedy
from faqbot.index.titles import folded
from faqbot.mcp_server.fresh_bot import FreshBot
from faqbot.mcp_server.tool_arguments import checked_arguments
from faqbot.mcp_server.tool_schemas import PASSAGES
from faqbot.mcp_server.tool_texts import passage_texts, reply_texts, section_texts, topic_texts
from faqbot.rendering.readable import one_line


class ToolResult(NamedTuple):
    """The result of a call: `record` as the output schema of the tool says (None for an error), and blocks of text."""

    record: dict[str, Any] | None
    texts: list[str]


class AgentTools:
    """Calls tools by their names; threads may call several at once.

    `threshold` is the least confidence for an answer (None: that of the documents).
    """

    def __init__(self, bot: FreshBot, *, threshold: float | None = None) -> None:
        self._fresh = bot
        self._threshold = threshold
        self._by_name: dict[str, Callable[[FaqBot, Mapping[str, Any]], ToolResult]] = {
            "ask": self._ask,
            "search": _search,
            "read_section": _read_section,
            "list_topics": _list_topics,
        }

    def call(self, tool: str, arguments: Mapping[str, Any]) -> ToolResult:
        """Return the result of a tool; an error that the agent can mend is a result with one sentence."""
        try:
            checked = checked_arguments(tool, arguments) | {"given": arguments}
            return self._by_name[tool](self._fresh.current(), checked)
        except TopicError as error:
            said = remedy("bot.topics() lists them", "`faqbot topics` lists them")
            return ToolResult(None, [one_line(str(error).replace(said, "list_topics lists them"))])
        except FaqbotError as error:
            return ToolResult(None, [one_line(str(error))])

    def _ask(self, bot: FaqBot, arguments: Mapping[str, Any]) -> ToolResult:
        """Answer as `faqbot ask` does, which shows the answer alone unless it is told how many matches to show."""
        topic = arguments["topic"] or None
        conversation = Conversation(bot, k=arguments["k"], topic=topic, threshold=self._threshold)
        reply = conversation.say(arguments["question"])
        return ToolResult(reply.to_dict(), reply_texts(reply, arguments["given"].get("k")))


def _search(bot: FaqBot, arguments: Mapping[str, Any]) -> ToolResult:
    question = arguments["question"]
    matches = bot.search(question, k=arguments["k"] or PASSAGES["search"], topic=arguments["topic"] or None)
    record = {"question": question, "matches": [match.to_dict() for match in matches]}
    return ToolResult(record, passage_texts(matches, bot.language))


def _read_section(bot: FaqBot, arguments: Mapping[str, Any]) -> ToolResult:
    chunk = bot.chunk(arguments["id"])
    section = bot.section(chunk)
    return ToolResult({"chunk": chunk.to_dict(), "section": section}, section_texts(chunk, section, bot.language))


def _list_topics(bot: FaqBot, arguments: Mapping[str, Any]) -> ToolResult:
    wanted, offset = folded(arguments["containing"] or ""), arguments["offset"]
    found = [one for one in bot.contents() if wanted in folded(one.topic)]
    listed = found[offset : offset + arguments["limit"]]
    topics = [{"topic": one.topic, "chunks": one.chunks, "paths": list(one.paths)} for one in listed]
    record = {"topics": topics, "total": len(found), "offset": offset}
    return ToolResult(record, topic_texts(listed, len(found), offset))
