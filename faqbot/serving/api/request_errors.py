"""What can be wrong with a request, as an exception and as the JSON that a client gets.

A message is one sentence for people, and a code is for programs. Neither repeats anything of the request: a page that
shows a message can be made to show nothing else.
"""

from __future__ import annotations

from collections.abc import Mapping

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from faqbot.serving.limits.refusing import refusal_body

# What is said where a part of the server raises a status without a sentence of its own.
_BY_STATUS = {
    400: ("invalid_request", "The request cannot be read."),
    404: ("not_found", "There is nothing at this address."),
    405: ("method_not_allowed", "This address does not take that method; the header Allow names those that it takes."),
    413: ("body_too_large", "The body of the request is too large."),
}
_FAILED = ("internal_error", "Something went wrong in the server.")


class RequestError(HTTPException):
    """A request that is answered with an error: its HTTP status, a code for programs, and a sentence for people."""

    def __init__(self, status: int, code: str, message: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(status, message, headers)
        self.code = code


def invalid(message: str, code: str = "invalid_request") -> RequestError:
    """Return the error for a request that can be read, but asks for what there is not."""
    return RequestError(422, code, message)


def not_readable(message: str, code: str = "invalid_json") -> RequestError:
    """Return the error for a request that cannot be read."""
    return RequestError(400, code, message)


def error_response(
    status: int, code: str, message: str, headers: Mapping[str, str] | None = None, *, number: str | None = None
) -> Response:
    """Return the response for an error; `number` names a failure of the server in its log."""
    return Response(refusal_body(code, message, number=number), status, headers, media_type="application/json")


async def tell_error(request: Request, error: Exception) -> Response:
    """Answer a request that was refused; what HTTP itself refuses has a sentence for its status.

    Starlette awaits this handler. One that is no coroutine would be run in a thread.
    """
    assert isinstance(error, HTTPException)
    status, headers = error.status_code, dict(error.headers or {})
    if (request.method, request.scope["path"]) == ("OPTIONS", "*"):  # asks about the server, not about an address
        headers["Allow"] = "GET, HEAD, OPTIONS, POST"
    if "Allow" in headers:  # the methods are a set, so their order changes from start to start
        headers["Allow"] = ", ".join(sorted({*headers["Allow"].split(", "), "OPTIONS"}))
        if request.method == "OPTIONS":
            return Response(status_code=204, headers=headers)
    if isinstance(error, RequestError):
        return error_response(status, error.code, error.detail, headers)
    return error_response(status, *_BY_STATUS.get(status, _FAILED), headers)
