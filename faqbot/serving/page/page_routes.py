"""The routes that browsers ask for: the page, its form, the page of a source, and the files that pages load."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from faqbot.serving.api.answer_routes import note_outcomes
from faqbot.serving.api.conversation_token import is_over
from faqbot.serving.api.request_errors import RequestError
from faqbot.serving.api.request_fields import turn_fields, verdict_fields
from faqbot.serving.api.request_json import check_media_type
from faqbot.serving.api.request_query import by_name, read_fields
from faqbot.serving.kept_files import KeptFile
from faqbot.serving.page.page_refusals import wants_page
from faqbot.serving.page.pages import ChatPages
from faqbot.serving.page.reply_elements import PageExchange
from faqbot.serving.page.static_files import static_file

if TYPE_CHECKING:
    from faqbot.bot import FaqBot
    from faqbot.serving.answering_thread import AnsweringThread
    from faqbot.serving.api.talking import Talking
    from faqbot.serving.api.verdict_routes import VerdictRoutes
    from faqbot.serving.server_settings import ServerSettings

_FORM = "application/x-www-form-urlencoded"

# The fields of the form: those of a question, of which `part` says that a script wants the answer alone, or those of a
# verdict.
_ASKING = frozenset({"question", "conversation", "part"})
_JUDGING = frozenset({"receipt", "verdict", "conversation"})

# What the page says about an error, by its code; any other means that something went wrong. The limits refuse a form
# before it comes here (see `page_refusals`).
_PROBLEMS = {"question_too_long": "long", "log_failed": "busy"}


class PageRoutes:
    """The routes as functions from a request to a response."""

    def __init__(
        self,
        bot: FaqBot,
        talking: Talking,
        verdicts: VerdictRoutes,
        thread: AnsweringThread,
        settings: ServerSettings,
    ) -> None:
        self._bot = bot
        self._thread = thread
        self._talking = talking
        self._verdicts = verdicts
        self._longest = settings.question_length
        self._pages = ChatPages(bot, root=settings.root_path, documents=settings.documents)
        self._files: dict[str, KeptFile] = {}

    def refused(self, kind: str) -> str:
        """Return the page that says why a question was not looked at (see `ChatPages.problem`)."""
        return self._pages.problem(kind)

    async def page(self, request: Request) -> Response:
        """Show the page to chat on, or answer its form."""
        if request.method == "POST":
            return await self._form(request)
        return HTMLResponse(await self._thread(self._pages.chat))

    async def _form(self, request: Request) -> Response:
        """Answer a question or take a verdict; an error is told on the page, which keeps the question."""
        fields: dict[str, str] = {}
        try:
            fields = await _form_of(request)
            make = self._judged if "verdict" in fields else self._answered
            return HTMLResponse(await self._thread(lambda: make(fields, request)))
        except RequestError as error:
            if not wants_page(request.headers):
                raise
            kept = {"conversation": fields.get("conversation", ""), "said": fields.get("question", "")}
            kind = _PROBLEMS.get(error.code, "failed")
            shown = await self._thread(lambda: self._pages.problem(kind, **kept))
            return HTMLResponse(shown, error.status_code, error.headers)

    def _answered(self, fields: dict[str, str], request: Request) -> str:
        question = fields.get("question", "")
        if not question.strip():
            return self._pages.chat(conversation=fields.get("conversation", ""))
        asked = turn_fields({"question": question}, self._longest)
        has_ended = False
        try:
            said = self._talking.say(asked, fields.get("conversation") or None, self._bot)
        except RequestError as error:
            if not is_over(error):
                raise
            has_ended = True
            said = self._talking.say(asked, None, self._bot)
        note_outcomes(request, said.reply)
        exchange = PageExchange(question, said.reply, said.conversation, said.receipts, has_ended)
        return self._pages.part(exchange) if "part" in fields else self._pages.chat(exchange)

    def _judged(self, fields: dict[str, str], _request: Request) -> str:
        self._verdicts.record(verdict_fields({name: fields[name] for name in ("receipt", "verdict") if name in fields}))
        return self._pages.thanks(fields.get("conversation", ""))

    async def source(self, request: Request) -> Response:
        """Show the section that a chunk stands in; an id that no path can have stands in the query."""
        identity = request.path_params["id"] or request.query_params.get("id", "")
        chunk = await self._thread(lambda: self._bot.chunk_with_id(identity))
        if chunk is not None:
            # Not in the thread that answers, because reading a document again takes long enough for others to wait.
            return HTMLResponse(await run_in_threadpool(self._pages.source, chunk))
        if wants_page(request.headers):
            return HTMLResponse(await self._thread(self._pages.no_source), 404)
        raise RequestError(404, "not_found", "No chunk has this id; the documents may have changed.")

    async def file(self, request: Request) -> Response:
        """Give a file that a page loads."""
        return self._file(request.path_params["name"], request)

    async def widget(self, request: Request) -> Response:
        """Give the script of the widget, which any page may load; what it may ask depends on the page's origin."""
        response = self._file("widget.js", request)
        response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
        return response

    def _file(self, name: str, request: Request) -> Response:
        file = static_file(name)
        if file is None:
            raise RequestError(404, "not_found", "There is nothing at this address.")
        kept = self._files.setdefault(name, KeptFile(*file))
        return kept.response(request)


async def _form_of(request: Request) -> dict[str, str]:
    check_media_type(request.headers, _FORM)
    fields = by_name(read_fields(await request.body(), "invalid_form"))
    if not fields.keys() <= (_JUDGING if "verdict" in fields else _ASKING):
        raise RequestError(422, "invalid_request", "The form has a field that it does not take.")
    return {name: text for name, text in fields.items() if isinstance(text, str)}
