"""The command for people who run a server: `faqbot serve`."""

from __future__ import annotations

import importlib.util
import sys
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from faqbot.cli.chosen_documents import demo_notice, is_demo
from faqbot.cli.services.serve_arguments import server_settings
from faqbot.cli.terminal import ANSWERED, INTERRUPTED, say, silence
from faqbot.errors import FaqbotError

if TYPE_CHECKING:
    import argparse
    import socket
    from collections.abc import Sequence

    from faqbot.serving.server_settings import ServerSettings

# What the server needs besides what answering needs.
_LIBRARIES = ("starlette", "uvicorn")


def serve(options: argparse.Namespace) -> int:
    """Answer over HTTP until a signal says to stop: 0 after SIGTERM, 130 after Ctrl-C."""
    check_server_libraries()
    from faqbot.cli.services.served_documents import chosen_log, opened_source  # noqa: PLC0415 - after the libraries
    from faqbot.serving.observing.access_log import AccessLog  # noqa: PLC0415
    from faqbot.serving.processes.listening import bound_sockets, close_all  # noqa: PLC0415
    from faqbot.serving.processes.supervising import Supervisor  # noqa: PLC0415

    settings = server_settings(options, log=chosen_log(options))
    if settings.access_log is not None:
        AccessLog(settings.access_log).close()  # what is wrong with it is said before a document is read
    sockets = bound_sockets(settings.host, settings.port)
    try:
        _warn(settings, sockets)
        if is_demo(options):
            say(demo_notice(options))
        with opened_source(options, settings.question_log) as (source, elsewhere):
            settings = replace(settings, documents=source.roots, names=_names(settings, sockets))
            announce = partial(_announce, settings, sockets)
            status = Supervisor(settings, source, sockets, say, announce, elsewhere).run()
    finally:
        close_all(sockets)
    return INTERRUPTED if status == INTERRUPTED else ANSWERED


def check_server_libraries() -> None:
    """Raise `FaqbotError` with the command that installs what is missing."""
    missing = [name for name in _LIBRARIES if importlib.util.find_spec(name) is None]
    if missing:
        raise FaqbotError(f"faqbot serve needs {' and '.join(missing)}; install with: pip install {' '.join(missing)}")


def _warn(settings: ServerSettings, sockets: Sequence[socket.socket]) -> None:
    """Say so where other machines reach the server and need no token."""
    from faqbot.serving.processes.listening import is_loopback  # noqa: PLC0415 - see `serve`

    if settings.token is None and not is_loopback(sockets):
        say(f"warning: whoever reaches {settings.host} may ask; set FAQBOT_TOKEN to let only those ask who know it")


def _names(settings: ServerSettings, sockets: Sequence[socket.socket]) -> tuple[str, ...] | None:
    """Return the names of a server that only this machine reaches, None if a token or a proxy keeps strangers out."""
    from faqbot.serving.processes.listening import is_loopback  # noqa: PLC0415 - see `serve`

    is_open = settings.token is None and not settings.trusted_proxies and is_loopback(sockets)
    return ("localhost", settings.host) if is_open else None


def _announce(settings: ServerSettings, sockets: Sequence[socket.socket], chunks: int | None) -> None:
    """Print the address, now that the server answers there."""
    from faqbot.serving.processes.listening import url_of  # noqa: PLC0415 - see `serve`

    passages = "no passages yet" if chunks is None else f"{chunks:,} passage{'s' * (chunks != 1)}"
    try:
        print(f"faqbot serves {passages} on {url_of(settings.host, sockets)}", flush=True)
    except OSError:  # whoever started the server does not read on
        silence(sys.stdout)
