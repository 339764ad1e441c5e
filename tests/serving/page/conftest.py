"""A browser, servers that run as people run them, and a site of another origin that shows the widget."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from browsing import Served, Site

HELPDESK = Path(__file__).parents[2] / "data" / "helpdesk"

# Where Debian and others have it; FAQBOT_CHROMIUM names another one.
_CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "chrome")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Chromium without a window; one for the tests of a module.

    Playwright keeps an event loop running in its thread until it stops, so it must not outlive the module: other tests
    of the same process start loops of their own.
    """
    api = pytest.importorskip("playwright.sync_api", reason="no playwright: pip install playwright")
    pytest.importorskip("uvicorn", reason="no uvicorn: pip install starlette uvicorn")
    program = os.environ.get("FAQBOT_CHROMIUM") or next(filter(None, map(shutil.which, _CHROMIUM)), None)
    if program is None:
        pytest.skip("no chromium: apt-get install chromium, or name one in FAQBOT_CHROMIUM")
    with api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-dev-shm-usage"])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def serve(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Served]]:
    """Start `faqbot serve` with these options, and return where it answers; all are stopped at the end."""
    started: list[subprocess.Popen[str]] = []

    def serve(*options: object, port: int = 0) -> Served:
        folder = tmp_path_factory.mktemp("served")
        command = [sys.executable, "-m", "faqbot", "serve", "--port", str(port), "--rate", "0", "--access-log", "none"]
        process = subprocess.Popen(
            [*command, "--log", str(folder / "log.jsonl"), *map(str, options)],
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "HOME": str(folder), "XDG_CACHE_HOME": str(folder / "cache")},
        )
        started.append(process)
        assert process.stdout is not None
        line = process.stdout.readline()
        assert " on http" in line, "the server did not start"
        return Served(line.split()[-1], folder / "log.jsonl", process)

    yield serve
    for process in started:
        process.terminate()
    for process in started:
        process.wait()
        process.stdout.close()  # type: ignore[union-attr]


@pytest.fixture(scope="session")
def site() -> Iterator[Site]:
    """A site of its own, whose only page is what its `page` is, with a policy as strict as policies get."""
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Security-Policy", site.policy)
            self.end_headers()
            self.wfile.write(site.page.encode() if self.path == "/" else b"")

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    site.origin = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield site
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="session")
def helpdesk(serve: Callable[..., Served], site: Site) -> Served:
    """The help desk, which allows the other site to show the widget."""
    return serve("--corpus", HELPDESK, "--allow-origin", site.origin)
