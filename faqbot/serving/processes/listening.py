"""The sockets that a server listens on, and the address to print."""

from __future__ import annotations

import errno
import socket
import sys
from collections.abc import Sequence

from faqbot.errors import FaqbotError, system_reason

# Ports below this one are for the administrator of a machine, on most systems.
_FIRST_FREE_PORT = 1024


def bound_sockets(host: str, port: int) -> list[socket.socket]:
    """Return a socket for each address of the host, bound to the port; port 0 is any free one, the same for all.

    The sockets do not listen yet, so that nobody waits for an answer before there is a worker. Raises `FaqbotError` if
    the host has no address on this machine, or if the port is taken or not allowed.
    """
    sockets: list[socket.socket] = []
    try:
        for family, address in _addresses(host, port):
            chosen = sockets[0].getsockname()[1] if sockets else port
            sockets.append(_bound(family, (address[0], chosen, *address[2:])))
    except OSError as error:
        close_all(sockets)
        raise FaqbotError(_why_not(error, host, port)) from error
    return sockets


def _addresses(host: str, port: int) -> list[tuple[socket.AddressFamily, tuple[str | int, ...]]]:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    except (socket.gaierror, UnicodeError) as error:
        raise FaqbotError(f"--host {host} is no address or name of this machine; try 127.0.0.1 or 0.0.0.0") from error
    return list(dict.fromkeys((family, (host, *rest)) for family, _, _, _, (host, *rest) in found))


def _bound(family: socket.AddressFamily, address: tuple[str | int, ...]) -> socket.socket:
    bound = socket.socket(family, socket.SOCK_STREAM)
    try:
        if sys.platform != "win32":  # where it means that two programs may share a port
            bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if family == socket.AF_INET6 and address[0] != "::":  # which stands for all addresses, those of IPv4 too
            bound.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
        bound.bind(address)
    except BaseException:
        bound.close()
        raise
    bound.set_inheritable(True)
    return bound


def _why_not(error: OSError, host: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"port {port} on {host} is in use by another program; name another with --port, or 0 for any free one"
    if error.errno == errno.EACCES and 0 < port < _FIRST_FREE_PORT:
        return f"port {port} is for the administrator of this machine; name one from {_FIRST_FREE_PORT} with --port"
    if error.errno == errno.EADDRNOTAVAIL:
        return f"--host {host} is no address of this machine; try 127.0.0.1 or 0.0.0.0"
    return f"cannot listen on {host}, port {port}: {system_reason(error)}"


def close_all(sockets: Sequence[socket.socket]) -> None:
    """Close the sockets."""
    for one in sockets:
        one.close()


def url_of(host: str, sockets: Sequence[socket.socket]) -> str:
    """Return the address that a browser on this machine opens."""
    port = sockets[0].getsockname()[1]
    shown = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)  # noqa: S104 - shown
    return f"http://{shown}:{port}/"


def is_loopback(sockets: Sequence[socket.socket]) -> bool:
    """Whether only programs on this machine reach the sockets."""
    from ipaddress import ip_address  # noqa: PLC0415 - only looked at once

    return all(ip_address(one.getsockname()[0].partition("%")[0]).is_loopback for one in sockets)
