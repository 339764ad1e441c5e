"""All limits, in the order in which they stand around an application."""

from __future__ import annotations

from starlette.middleware import Middleware

from faqbot.serving.limits.addresses.address_buckets import AddressBuckets, BucketTable
from faqbot.serving.limits.addresses.forwarding import BelowPath, Forwarded
from faqbot.serving.limits.answer_deadline import AnswerDeadline
from faqbot.serving.limits.body_limit import BodyLimit
from faqbot.serving.limits.concurrency_limit import ConcurrencyLimit
from faqbot.serving.limits.host_guard import HostGuard
from faqbot.serving.limits.rate_limit import RateLimit
from faqbot.serving.limits.token_guard import TokenGuard
from faqbot.serving.server_settings import ServerSettings

# What monitors ask. A monitor that is refused would take a server that is busy for one that has died, and restart it.
HEALTH = "/health"

# What a page of another host loads before anybody has a token, and the files of the page. They are the same on every
# server, and sending one takes no longer than refusing it. Counted, they would be most of what a person asks for: in an
# office with one address, ten people would open the page without its style sheet.
_FILES = ("/widget.js", "/static/")


def limits_of(settings: ServerSettings, table: BucketTable | None = None) -> list[Middleware]:
    """Return the limits of these settings as middleware, the outermost first; a limit of 0 is left out.

    Requests are counted first, so that nobody can guess tokens at any speed. A body is read before its request counts
    as one in hand, so that slow clients keep nobody out. `table` holds the buckets that processes share.
    """
    free = [settings.root_path + path for path in (HEALTH, *_FILES)]
    metrics = f"{settings.root_path}/metrics"
    limits = [] if settings.names is None else [Middleware(HostGuard, settings.names)]
    if settings.rate:
        limits.append(Middleware(RateLimit, AddressBuckets(settings.rate, settings.burst, table), free))
    if settings.token is not None:
        limits.append(Middleware(TokenGuard, settings.token, free))
    limits.append(Middleware(BodyLimit, settings.body_bytes, settings.timeout))
    if settings.concurrency:
        limits.append(Middleware(ConcurrencyLimit, settings.concurrency, [*free, metrics]))
    if settings.timeout:
        limits.append(Middleware(AnswerDeadline, settings.timeout))
    return limits


def proxies_of(settings: ServerSettings) -> list[Middleware]:
    """Return the middleware for the proxies of these settings, which stands outside everything else."""
    below = [Middleware(BelowPath, settings.root_path)] if settings.root_path else []
    return [*below, *([Middleware(Forwarded, settings.trusted_proxies)] if settings.trusted_proxies else [])]
