"""A server that tests talk to over real sockets: uvicorn in a thread of the test's process."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import TemporaryFile
from typing import Any

import httpx
import uvicorn
from starlette.types import ASGIApp
from support import wait_until

from faqbot import FaqBot
from faqbot.serving.app import make_app
from faqbot.serving.server_settings import ServerSettings

# Pairs of questions and answers with what a server must take care of: metadata, ids in any script, and HTML.
PAIRS = [
    {"question": "How do I pay?", "answer": "By card or by **bill**.", "id": "pay", "product": "Drill"},
    {"question": "Who pays the postage?", "answer": "You do, except for returns.", "id": "postage/who#1"},
    {"question": "Wie lange habe ich Garantie?", "answer": "Zwei Jahre.", "id": "garantie/für-ÄÖ", "product": "Saw"},
    {"question": "كيف أدفع؟", "answer": "بالبطاقة.", "id": "دفع/كيف"},
    {"question": "What is <script>alert('x')</script>?", "answer": "<img src=x onerror=alert('y')>", "id": "../x"},
    {"question": "When are you open?", "answer": "From nine to five.", "id": "hours"},
    {"question": "How do I send a drill back?", "answer": "Print the label, and post it.", "topic": "Returns"},
    {"question": "How do I send a saw back?", "answer": "Ask us for a box first.", "topic": "Returns"},
]  # fmt: skip


def small_bot(**options: Any) -> FaqBot:
    """Return a bot that answers from PAIRS, and logs nothing unless `options` say so."""
    return FaqBot.from_pairs(PAIRS, **{"log": False, **options})


@contextmanager
def listening(app: ASGIApp) -> Iterator[str]:
    """Serve an application, and return where: "http://127.0.0.1:12345"."""
    server = uvicorn.Server(
        uvicorn.Config(app, port=0, log_config=None, lifespan="off", ws="none", server_header=False)
    )
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        wait_until(lambda: server.started or not thread.is_alive())
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()


@contextmanager
def process(*arguments: str, **environment: str) -> Iterator[str]:
    """Run `faqbot serve` with these arguments at any free port, and return where it serves.

    Whatever it was asked, it has reported no failure of its own, even one after a response was sent.
    """
    command = [sys.executable, "-m", "faqbot", "serve", "--port", "0", *arguments]
    with (
        TemporaryFile("w+") as said,
        subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=said, text=True, env={**os.environ, **environment}
        ) as running,
    ):
        try:
            assert running.stdout is not None
            announced = running.stdout.readline()
            assert " on http" in announced, said.seek(0) or said.read()
            yield announced.split(" on ")[1].strip()
        finally:
            running.terminate()
            running.wait()
        said.seek(0)
        failed = [line for line in said if '"exception"' in line or "Traceback" in line]
        assert not failed, failed


@contextmanager
def served(bot: FaqBot, **settings: Any) -> Iterator[httpx.Client]:
    """Serve a bot, and return a client of the server."""
    with (
        listening(make_app(ServerSettings(**settings), bot)) as address,
        httpx.Client(base_url=address, timeout=60) as client,
    ):
        yield client
