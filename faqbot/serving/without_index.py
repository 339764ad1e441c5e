"""What is answered while the index cannot be used, because it is damaged: 503 at once, whatever is asked.

A person sees a page with a sentence, in the language that the browser asks for: that of the documents is not known
without an index.
"""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.responses import HTMLResponse, Response
from starlette.types import Receive, Scope, Send

from faqbot.serving.api.request_errors import error_response
from faqbot.serving.page.elements import element
from faqbot.serving.page.page_refusals import wants_page
from faqbot.text.analyser import language_code
from faqbot.text.messages.catalogue import SPOKEN_LANGUAGES, sentence

_MESSAGE = "The index of the documents cannot be used just now; the server tries again by itself."

# Seconds after which a client may try again, and a page does.
_LATER = "2"


def no_index(headers: Headers) -> Response:
    """Return the response to a request that needs the index: a page for a person, else an error in JSON."""
    later = {"Retry-After": _LATER}
    if not wants_page(headers):
        return error_response(503, "index_unavailable", _MESSAGE, later)
    language = _wanted_language(headers.get("accept-language", ""))
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("meta", http_equiv="refresh", content=_LATER),
        element("title", "faqbot"),
    )
    body = element("body", element("main", element("p", sentence("page_no_index", language), role="status")))
    page = f"<!doctype html>\n{element('html', head, body, lang=language_code(language))}\n"
    return HTMLResponse(page, 503, later)


async def answer_without_index(scope: Scope, receive: Receive, send: Send) -> None:
    """Refuse a request, as an application."""
    if scope["type"] == "http":
        await no_index(Headers(scope=scope))(scope, receive, send)


def _wanted_language(header: str) -> str:
    """Return the first language of the header Accept-Language that faqbot speaks, or else English.

    Browsers name the languages in the order in which they are wanted.
    """
    spoken = {language_code(name): name for name in SPOKEN_LANGUAGES}
    codes = (part.partition(";")[0].strip().partition("-")[0].lower() for part in header.split(","))
    return next((spoken[code] for code in codes if code in spoken), SPOKEN_LANGUAGES[0])
