"""What the options of `faqbot serve` say, with the defaults of each."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field

# Bytes of a secret that is made at the start: as many as HMAC-SHA256 uses.
_SECRET_BYTES = 32


@dataclass(frozen=True, slots=True)
class ServerSettings:
    """The settings of a server; the same values go to all of its worker processes.

    A limit of 0 is no limit. `token` and `secret` are left out where the settings are printed.
    """

    # Where the server listens. Port 0 is any free port.
    host: str = "127.0.0.1"
    port: int = 8000
    workers: int = 1

    # The names that a request may call the server by, besides its addresses; None: any name. Named where only programs
    # on this machine reach the server, with neither a token nor a proxy (see `HostGuard`).
    names: tuple[str, ...] | None = None

    # The path below which a proxy serves the application, such as "/help"; "" for a host of its own.
    root_path: str = ""
    # Addresses and networks of the proxies whose X-Forwarded-For and X-Forwarded-Proto count; none by default.
    trusted_proxies: tuple[str, ...] = ()
    # The origins, such as "https://shop.example", whose pages may show the widget and call the API; none by default.
    allow_origins: tuple[str, ...] = ()

    # What `Authorization: Bearer` must carry for the API; None: the API is open.
    token: str | None = field(default=None, repr=False)
    # The key that signs the state of conversations; workers share it. Without FAQBOT_SECRET each start makes a new one.
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(_SECRET_BYTES), repr=False)

    # The absolute paths of the files and folders of the documents, of which the page of a source shows the lines; none
    # if there is only an index.
    documents: tuple[str, ...] = ()

    # Limits: characters of a question, bytes of a request's body, requests a second from one address and how many of
    # them may come at once, requests that a worker has in hand.
    question_length: int = 1_000
    body_bytes: int = 65_536
    rate: float = 10.0
    burst: int = 40
    concurrency: int = 100
    # Seconds: for a request to arrive, and again for its answer; for requests in hand when the server stops; and
    # between two looks at the documents.
    timeout: float = 10.0
    shutdown_seconds: float = 10.0
    watch_seconds: float = 1.0

    # The absolute path of the log of questions, None to log none; and the access log: a path, "-" for standard error,
    # None for no access log.
    question_log: str | None = None
    access_log: str | None = "-"
