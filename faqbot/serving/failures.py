"""Answer what goes wrong in the server with an error in JSON, and log it under a number that the client is told.

Starlette's own handler for this stands outside of all middleware, so its responses would lack their headers.
"""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from faqbot.errors import IndexFileError
from faqbot.serving.api.request_errors import error_response, tell_error
from faqbot.serving.without_index import no_index

_LOG = logging.getLogger("faqbot.serving")


class Failures:
    """Answers with an error where an application raises one.

    `damaged` is called with what is wrong with the index, if that is why.
    """

    def __init__(self, app: ASGIApp, damaged: Callable[[IndexFileError], None] = lambda _: None) -> None:
        self._app = app
        self._damaged = damaged

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        has_begun = False

        async def noting_send(message: Message) -> None:
            nonlocal has_begun
            has_begun = has_begun or message["type"] == "http.response.start"
            await send(message)

        try:
            await self._app(scope, receive, noting_send)
        except ClientDisconnect:  # nobody is there to be answered
            return
        except HTTPException as error:
            if scope["type"] != "http" or has_begun:
                raise
            await (await tell_error(Request(scope), error))(scope, receive, send)
        except IndexFileError as error:
            self._damaged(error)
            if scope["type"] != "http" or has_begun:
                raise
            await no_index(Headers(scope=scope))(scope, receive, send)
        except Exception:
            if scope["type"] != "http":
                raise
            if has_begun:  # the connection is closed, so that half an answer is not taken for a whole one
                _LOG.exception("a response broke off; the client has a part of it, or did not read it in time")
                raise
            number = secrets.token_hex(4)
            _LOG.exception("the server failed to answer a request; the client was told the number %s", number)
            message = "Something went wrong in the server; its log has the cause under this id."
            await error_response(500, "internal_error", message, number=number)(scope, receive, send)
