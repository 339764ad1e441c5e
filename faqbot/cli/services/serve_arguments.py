"""The options of `faqbot serve`, and the settings that they stand for."""

from __future__ import annotations

import argparse
import math
import os
import re
from typing import TYPE_CHECKING

from faqbot.cli.shared_options import Commands, add_command, add_corpus_options, add_log, positive
from faqbot.errors import FaqbotError

if TYPE_CHECKING:
    from faqbot.serving.server_settings import ServerSettings

TOKEN_VARIABLE, SECRET_VARIABLE = "FAQBOT_TOKEN", "FAQBOT_SECRET"

_EXAMPLES = (
    "faqbot serve --corpus docs/",
    "faqbot serve --index support.index --port 8080 --workers 2",
    "FAQBOT_TOKEN=$(cat token.txt) faqbot serve --corpus docs/ --host 0.0.0.0",
)

# The highest port there is.
_PORTS = 65_535

# The least characters of what must not be guessed.
_LEAST_SECRET = 16

# How many times its requests a second an address may send at once: a few people behind one address, who ask quickly.
_BURST = 4


def add_serve(commands: Commands) -> None:
    """Add the command to the parser."""
    serve = add_command(commands, "serve", "answer over HTTP: a page to chat on, an API, a widget", _EXAMPLES)
    text = "the address to listen on (default: 127.0.0.1, which only this machine reaches; 0.0.0.0: all)"
    serve.add_argument("--host", default="127.0.0.1", metavar="ADDRESS", help=text)
    text = "the port to listen on; 0: any free one, which is printed (default: 8000)"
    serve.add_argument("--port", type=_port, default=8000, metavar="PORT", help=text)
    text = "answer in N processes, which share one index in memory (default: 1)"
    serve.add_argument("--workers", type=positive, default=1, metavar="N", help=text)
    add_log(serve, again=True)
    text = "add a line of JSON for each request, without questions, to FILE; none: to no file (default: standard error)"
    serve.add_argument("--access-log", default="-", metavar="FILE", help=text)
    _add_access(serve)
    _add_limits(serve)
    add_corpus_options(serve, again=True)


def _add_access(serve: argparse.ArgumentParser) -> None:
    group = serve.add_argument_group("who may ask")
    text = "answer only those who send TOKEN; other users of this machine see it here, so rather set FAQBOT_TOKEN"
    group.add_argument("--token", metavar="TOKEN", help=text)
    text = "let pages of ORIGIN, such as https://shop.example, show the widget; may be repeated"
    group.add_argument("--allow-origin", action="append", type=_origin, metavar="ORIGIN", help=text)
    text = "believe what a proxy at ADDRESS (or in this network) says about who asks; may be repeated"
    group.add_argument("--trusted-proxy", action="append", type=_proxy, metavar="ADDRESS", help=text)
    text = "the path below which a proxy serves this server, such as /help"
    group.add_argument("--root-path", type=_root_path, default="", metavar="/PATH", help=text)


def _add_limits(serve: argparse.ArgumentParser) -> None:
    group = serve.add_argument_group("limits", "0 is no limit, except of a question and of a body.")
    text = f"N requests a second from one address, and {_BURST} times as many at once (default: 10)"
    group.add_argument("--rate", type=_seconds, default=10.0, metavar="N", help=text)
    text = "N requests in hand in each process (default: 100)"
    group.add_argument("--concurrency", type=_natural_number, default=100, metavar="N", help=text)
    text = "seconds for a request to arrive, and for its answer (default: 10)"
    group.add_argument("--timeout", type=_seconds, default=10.0, metavar="SECONDS", help=text)
    text = "seconds to finish what is in hand when the server is told to stop (default: 10)"
    group.add_argument("--grace", type=_seconds, default=10.0, metavar="SECONDS", help=text)
    text = "characters of a question (default: 1000)"
    group.add_argument("--max-question", type=positive, default=1_000, metavar="N", help=text)
    text = "bytes of the body of a request (default: 65536)"
    group.add_argument("--max-body", type=positive, default=65_536, metavar="N", help=text)


def server_settings(options: argparse.Namespace, *, log: str | None) -> ServerSettings:
    """Return the settings that the options and the variables FAQBOT_TOKEN and FAQBOT_SECRET stand for.

    `log` is the path of the log of questions. Raises `FaqbotError` for a token or a secret that can be guessed.
    """
    from faqbot.serving.server_settings import ServerSettings  # noqa: PLC0415 - only this command needs it

    access_log = {"none": None, "-": "-"}.get(options.access_log, os.path.abspath(options.access_log))
    settings = ServerSettings(
        host=options.host,
        port=options.port,
        workers=options.workers,
        root_path=options.root_path,
        trusted_proxies=tuple(options.trusted_proxy or ()),
        allow_origins=tuple(dict.fromkeys(options.allow_origin or ())),
        token=_token(options.token),
        question_length=options.max_question,
        body_bytes=options.max_body,
        rate=options.rate,
        burst=max(1, math.ceil(_BURST * options.rate)),
        concurrency=options.concurrency,
        timeout=options.timeout,
        shutdown_seconds=options.grace,
        question_log=log,
        access_log=access_log,
    )
    secret = os.environ.get(SECRET_VARIABLE)
    if not secret:
        return settings
    from dataclasses import replace  # noqa: PLC0415 - these take milliseconds, which other commands need not wait for
    from hashlib import sha256  # noqa: PLC0415

    return replace(settings, secret=sha256(_guessed_by_nobody(secret, SECRET_VARIABLE).encode()).digest())


def _token(option: str | None) -> str | None:
    """Return the token of the option, or else of FAQBOT_TOKEN; None if neither is given."""
    name = TOKEN_VARIABLE if option is None else "--token"
    token = os.environ.get(TOKEN_VARIABLE) or None if option is None else option
    if token is None:
        return None
    if not re.fullmatch(r"[!-~]+", token):
        raise FaqbotError(f"{name} must be letters, digits and signs of ASCII without spaces")
    return _guessed_by_nobody(token, name)


def _guessed_by_nobody(text: str, name: str) -> str:
    if len(text) < _LEAST_SECRET:
        make = "python -c 'import secrets; print(secrets.token_urlsafe())'"
        raise FaqbotError(f"{name} needs at least {_LEAST_SECRET} characters; {make} prints one that nobody guesses")
    return text


def _port(text: str) -> int:
    if not re.fullmatch("[0-9]{1,5}", text) or int(text) > _PORTS:
        raise argparse.ArgumentTypeError(f"must be a whole number from 0 to {_PORTS}, not {text!r}")
    return int(text)


def _natural_number(text: str) -> int:
    if not re.fullmatch("[0-9]{1,9}", text):
        raise argparse.ArgumentTypeError(f"must be a whole number from 0, not {text!r}")
    return int(text)


def _seconds(text: str) -> float:
    """Return a number from 0, at most a day in seconds."""
    try:
        number = float(text)
    except ValueError:
        number = -1.0
    if not 0 <= number <= 86_400:  # noqa: PLR2004 - as the docstring says
        raise argparse.ArgumentTypeError(f"must be a number from 0 to 86400, not {text!r}")
    return number


def _origin(text: str) -> str:
    """Return an origin as browsers send it: a scheme and a host, a port that is not the usual one, and no path."""
    from urllib.parse import urlsplit  # noqa: PLC0415 - few servers allow an origin

    try:
        parts = urlsplit(text)
        port, host = parts.port, (parts.hostname or "").encode("idna").decode()
    except ValueError:
        host = ""
    is_plain = parts.scheme in ("http", "https") and not (parts.query or parts.fragment or parts.username)
    if not host or not is_plain or parts.path not in ("", "/") or re.search(r"[\s,;'\"*]", text):
        raise argparse.ArgumentTypeError(f"must be an origin such as https://shop.example, not {text!r}")
    named = f"[{host}]" if ":" in host else host
    usual = {"http": 80, "https": 443}[parts.scheme]
    return f"{parts.scheme}://{named}" + (f":{port}" if port not in (None, usual) else "")


def _proxy(text: str) -> str:
    from faqbot.serving.limits.addresses.proxy_addresses import proxy_networks  # noqa: PLC0415 - few servers are behind a proxy

    try:
        return proxy_networks(text)
    except ValueError as error:
        message = f"must be an address or a network such as 10.0.0.0/8, not {text!r}"
        raise argparse.ArgumentTypeError(message) from error


def _root_path(text: str) -> str:
    """Return a path without the slash at its end: "" for "/"."""
    path = text.rstrip("/")
    if path and not re.fullmatch(r"(/[A-Za-z0-9._~-]+)+", path):
        raise argparse.ArgumentTypeError(f"must be a path such as /help, not {text!r}")
    return path
