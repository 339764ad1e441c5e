"""A server that is ended while clients ask: answers are whole, nothing is left behind, and the next one starts.

A worker that is ended alone is replaced, and the others go on answering.
"""

from __future__ import annotations

import http.client
import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from chaos_runs import ENDINGS, ROUNDS, living
from running_server import RunningServer, is_gone, wait_for
from support import PATIENCE, wait_until

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks for processes in /proc"),
]

WAYS = ("By card.", "By bill.")
CLIENTS = 4
# With which status a server ends, and whether it finishes what it has in hand.
STATUSES = {"kill -9": {-signal.SIGKILL}, "SIGTERM": {0}, "triple Ctrl-C": {0, 130}}


class Client(threading.Thread):
    """Asks one question after the other, counts the answers that are whole or not, and keeps those that are wrong."""

    def __init__(self, port: int) -> None:
        super().__init__(daemon=True)
        self.counted: Counter[str] = Counter()
        self.wrong: list[str] = []
        self._port = port
        self._over = threading.Event()

    def run(self) -> None:
        """Ask until told to stop; a connection is kept as long as the server keeps it."""
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=PATIENCE)
        while not self._over.is_set():
            try:
                connection.request("POST", "/api/ask", b'{"question": "How do I pay?"}', _JSON)
                response = connection.getresponse()
                self._judge(response.status, response.read())
            except ConnectionRefusedError:
                self.counted["refused"] += 1
                connection.close()
                time.sleep(0.01)
            except (http.client.RemoteDisconnected, OSError):  # the connection ended before a response began
                self.counted["not answered"] += 1
                connection.close()
            except http.client.HTTPException:  # it ended before the response did
                self.counted["broken off"] += 1
                connection.close()
        connection.close()

    def _judge(self, status: int, body: bytes) -> None:
        """Count a response that came as long as it says; it must be a whole answer then, or a refusal that says so."""
        value = json.loads(body)
        if status == 503 and value["error"]["code"] == "overloaded":
            self.counted["refused"] += 1
        elif status == 200 and value["text"] in WAYS:
            self.counted["whole"] += 1
        else:
            self.wrong.append(f"{status} {body[:300]!r}")

    def stop(self) -> None:
        """Ask no more, and wait for the last answer."""
        self._over.set()
        self.join()


_JSON = {"content-type": "application/json"}


@contextmanager
def asking(server: RunningServer) -> Iterator[list[Client]]:
    """Ask as long as the block runs; no answer is wrong, and a question that nobody answers is not waited for."""
    clients = [Client(server.port) for _ in range(CLIENTS)]
    for client in clients:
        client.start()
    try:
        wait_until(lambda: all(client.counted["whole"] for client in clients))
        yield clients
    finally:
        for client in clients:
            client.stop()
    assert not [wrong for client in clients for wrong in client.wrong]


class Servers:
    """Starts servers of one folder, each in a process group of its own as a terminal does, and ends them."""

    def __init__(self, folder: Path, environment: dict[str, str]) -> None:
        self.folder = folder
        self.counted: Counter[str] = Counter()
        (folder / "tmp").mkdir()
        (folder / "d").mkdir()
        self.answer_with(WAYS[0])
        self._environment = {**environment, "TMPDIR": str(folder / "tmp")}

    def answer_with(self, way: str) -> None:
        """Write the document."""
        draft = self.folder / "tmp" / "draft"
        draft.write_text(f"# Shop\n\n## How do I pay?\n\n{way}\n")
        draft.replace(self.folder / "d" / "shop.md")

    def start(self) -> RunningServer:
        """Start a server with two workers and a log of questions; it has to come up in whatever state things are."""
        command = [sys.executable, "-m", "faqbot", "--corpus", "d", "serve", "--port", "0", "--workers", "2"]
        errors = self.folder / "errors"
        with errors.open("w") as written:
            process = subprocess.Popen(
                [*command, "--rate", "0", "--access-log", "none", "--log", "asked.jsonl"],
                cwd=self.folder,
                env=self._environment,
                stdout=subprocess.PIPE,
                stderr=written,
                text=True,
                start_new_session=True,
            )
        server = RunningServer(process, errors)
        assert " on http" in server.announced, server.said()
        return server

    def end(self, server: RunningServer, how: str, chance: random.Random) -> None:
        """Send the signals; wait until all processes are gone, and look what is left."""
        for number in ENDINGS[how]:
            with suppress(ProcessLookupError):
                (os.killpg if number == signal.SIGINT else os.kill)(server.process.pid, number)
            time.sleep(chance.choice((0, 0.001, 0.03)))
        assert server.process.wait(PATIENCE) in STATUSES[how], server.said()
        wait_until(lambda: not living(server.process.pid))
        server.client.close()
        server.process.stdout.close()
        said = server.said()
        assert "Traceback" not in said
        assert "Exception" not in said
        self.look()

    def look(self) -> None:
        """No file is there that was not there before, and each line of the log is whole."""
        names = {str(path.relative_to(self.folder)) for path in self.folder.rglob("*")}
        names = {name for name in names if not name.startswith("home")}
        assert names <= {"tmp", "d", "d/shop.md", "errors", "asked.jsonl"}, names
        for line in (self.folder / "asked.jsonl").read_bytes().splitlines():
            json.loads(line)

    def count(self, clients: list[Client]) -> None:
        """Add what became of the questions of some clients."""
        for client in clients:
            self.counted.update(client.counted)


@pytest.fixture
def servers(environment: dict[str, str], tmp_path: Path) -> Servers:
    return Servers(tmp_path, environment)


@pytest.mark.parametrize("how", ENDINGS)
def test_a_server_that_is_ended_under_load_is_gone_with_all_it_made(servers: Servers, how: str) -> None:
    for seed in range(ROUNDS):
        chance = random.Random(seed)
        server = servers.start()
        with asking(server) as clients:
            if seed % 2:  # then another process is reading the documents
                servers.answer_with(WAYS[seed // 2 % 2])
            time.sleep(chance.uniform(0, 0.5))
            servers.end(server, how, chance)
        servers.count(clients)
    if how == "SIGTERM":
        assert not servers.counted["broken off"]
    print(f"\nserve, {how}: {ROUNDS} rounds; {dict(servers.counted)}, 0 left behind")


@pytest.mark.parametrize("how", ["kill -9", "SIGTERM"])
def test_a_worker_that_is_ended_under_load_is_replaced_and_the_other_answers(servers: Servers, how: str) -> None:
    server = servers.start()
    with asking(server) as clients:
        for seed in range(ROUNDS):
            chance = random.Random(seed)
            time.sleep(chance.uniform(0, 0.2))
            victim = chance.choice(server.workers())
            os.kill(victim, ENDINGS[how][0])
            wait_until(lambda victim=victim: is_gone(victim))
            wait_for(lambda: server.figure("faqbot_workers") == 2 and len(server.workers()) == 2)
        assert server.figure("faqbot_workers_replaced_total") == ROUNDS
    servers.count(clients)
    # Each connection has one question in hand at most, and half of the connections are the victim's.
    assert servers.counted["broken off"] + servers.counted["not answered"] <= ROUNDS * CLIENTS
    assert servers.counted["whole"] > ROUNDS
    servers.end(server, "SIGTERM", random.Random(0))
    print(f"\nserve, {how} of a worker: {ROUNDS} rounds; {dict(servers.counted)}, 0 left behind")
