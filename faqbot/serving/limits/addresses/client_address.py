"""Who sends a request, as far as a limit for each address needs to know it."""

from __future__ import annotations

import socket
from contextlib import suppress

from starlette.types import Scope

# An address of IPv6 that stands for one of IPv4 begins so; a server for both kinds gets such addresses.
_MAPPED = b"\0" * 10 + b"\xff\xff"

# Bytes of an address of IPv6 that name a network. A household has all addresses of such a network, and may change from
# one to another at will.
_NETWORK = 8


def client_key(scope: Scope) -> bytes:
    """Return what tells clients apart: an address of IPv4, the /64 network of one of IPv6, or b"" if it is unknown."""
    client = scope.get("client")
    host = client[0].partition("%")[0] if client else ""
    with suppress(OSError, ValueError):
        return socket.inet_pton(socket.AF_INET, host)
    with suppress(OSError, ValueError):
        packed = socket.inet_pton(socket.AF_INET6, host)
        return packed[len(_MAPPED) :] if packed.startswith(_MAPPED) else packed[:_NETWORK]
    return b""


def plain_address(host: str) -> str:
    """Return an address of IPv4 that is written as one of IPv6 in its own form, and any other text as it is."""
    return host[7:] if host.lower().startswith("::ffff:") and "." in host else host
