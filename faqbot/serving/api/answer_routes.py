"""The routes that answer: `ask`, `chat`, `search` and `topics`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from starlette.requests import Request
from starlette.responses import Response

from faqbot.answering.conversation.conversation import Conversation
from faqbot.answering.reply import Match, Reply, match_to_json, reply_to_json
from faqbot.errors import FilterError, TopicError
from faqbot.serving.api.json_responses import JsonResponse
from faqbot.serving.api.request_errors import invalid
from faqbot.serving.api.request_fields import AskFields, TurnFields, ask_fields, search_fields, turn_fields
from faqbot.serving.api.request_json import check_media_type, json_body
from faqbot.serving.api.request_query import by_name, read_fields
from faqbot.serving.observing.observed import OUTCOMES_KEY
from faqbot.serving.waiting_questions import OwnQuestion, WaitingQuestions

if TYPE_CHECKING:
    from faqbot.bot import FaqBot
    from faqbot.bot.filtered_bot import FilteredBot
    from faqbot.serving.answering_thread import AnsweringThread
    from faqbot.serving.api.talking import Spoken, Talking
    from faqbot.serving.server_settings import ServerSettings

# How many matches `ask` and `search` return by default, as those of `FaqBot` do.
_OF_ASK, _OF_SEARCH = 5, 10


class AnswerRoutes:
    """The routes as functions from a request to a response."""

    def __init__(self, bot: FaqBot, talking: Talking, thread: AnsweringThread, settings: ServerSettings) -> None:
        self._bot = bot
        self._talking = talking
        self._thread = thread
        self._waiting = WaitingQuestions(bot, thread)
        self._longest = settings.question_length

    async def ask(self, request: Request) -> Response:
        """Answer a question that stands alone."""
        fields = ask_fields(await json_of(request), self._longest)
        with refusing_unknown():
            reply = await self._reply(fields)
        note_outcomes(request, reply)
        return JsonResponse(reply_to_json(reply))

    async def chat(self, request: Request) -> Response:
        """Answer the next text of a conversation."""
        fields = turn_fields(await json_of(request), self._longest)
        spoken = await self._thread(lambda: self._spoken(fields))
        note_outcomes(request, spoken.reply)
        value: dict[str, Any] = {"reply": reply_to_json(spoken.reply)}
        return JsonResponse(value | {"conversation": spoken.conversation, "receipts": list(spoken.receipts)})

    async def search(self, request: Request) -> Response:
        """List the best matches, without a decision."""
        query = by_name(read_fields(request.scope["query_string"], "invalid_query"), repeated=("topic",))
        fields = search_fields(query, self._longest)
        matches = await self._thread(lambda: self._matches(fields))
        return JsonResponse({"question": fields.question, "matches": [match_to_json(match) for match in matches]})

    async def topics(self, _request: Request) -> Response:
        """List the titles of the documents."""
        contents = await self._thread(self._bot.contents)
        return JsonResponse([one._asdict() for one in contents])

    async def _reply(self, fields: AskFields) -> Reply:
        """Answer together with other questions that wait; a question with a filter is answered by itself."""
        k = fields.k or _OF_ASK
        if not fields.filter:
            return await self._waiting(OwnQuestion(fields.question, k, fields.topic, fields.threshold))
        wanted = fields.filter

        def filtered() -> Reply:
            bot = self._bot.filtered(wanted)
            return Conversation(bot, k=k, topic=fields.topic, threshold=fields.threshold).say(fields.question)

        return await self._thread(filtered)

    def _spoken(self, fields: TurnFields) -> Spoken:
        with refusing_unknown():
            return self._talking.say(fields, fields.conversation, _allowed_by(fields, self._bot))

    def _matches(self, fields: AskFields) -> list[Match]:
        with refusing_unknown():
            k = fields.k or _OF_SEARCH
            return self._bot.search(fields.question, k=k, topic=fields.topic, filter=fields.filter or None)


async def json_of(request: Request) -> Any:
    """Return the value of the body of a request."""
    check_media_type(request.headers)
    return json_body(await request.body())


def note_outcomes(request: Request, reply: Reply) -> None:
    """Leave the outcomes of a reply where the access log and the figures find them."""
    request.scope[OUTCOMES_KEY] = tuple(one.outcome for one in (reply, *reply.others))


def _allowed_by(fields: AskFields, bot: FaqBot) -> FaqBot | FilteredBot:
    """Return the bot that knows what the filter of a request allows."""
    return bot.filtered(fields.filter) if fields.filter else bot


@contextmanager
def refusing_unknown() -> Iterator[None]:
    """Answer with the error 422 where the documents have no such title or metadata.

    The sentences of these errors suggest what is spelt alike, but they repeat what was asked.
    """
    try:
        yield
    except TopicError as error:
        message = "No document that may answer has the title in `topic`; GET /api/topics lists the titles."
        raise invalid(message, "unknown_topic") from error
    except FilterError as error:
        message = "No chunk has the metadata that `filter` names, or it has values of another type."
        raise invalid(message, "unknown_metadata") from error
