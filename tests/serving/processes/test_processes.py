"""The processes of a server: loading a new index, replacing a worker, and stopping, while questions are asked."""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from running_server import QUESTION, RunningServer, is_gone, running, wait_for

from faqbot import FaqBot

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks for processes in /proc")

OLD, NEW = "By card.", "By bill."


def write(folder: Path, answer: str) -> Path:
    (folder / "docs").mkdir(exist_ok=True)
    document = folder / "docs" / "shop.md"
    document.write_text(f"# Shop\n\n## How do I pay?\n\n{answer}\n\n## Who pays the postage?\n\nYou do.\n")
    return document


@contextmanager
def documents_served(folder: Path) -> Iterator[RunningServer]:
    """Serve documents with two workers, and without a limit for an address."""
    write(folder, OLD)
    with running(folder, "--corpus", str(folder / "docs"), "--workers", "2", "--rate", "0") as server:
        yield server


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("served")


@pytest.fixture(scope="module")
def lasting(folder: Path) -> Iterator[RunningServer]:
    """A server that no test ends."""
    with documents_served(folder) as server:
        yield server


@pytest.fixture
def served(tmp_path: Path) -> Iterator[RunningServer]:
    """A server that a test may end."""
    with documents_served(tmp_path) as server:
        yield server


class Asking:
    """Asks one question after the other on connections of its own, and keeps what became of each."""

    def __init__(self, url: str, connections: int = 4) -> None:
        self.answers: list[str] = []
        self.failures: list[str] = []
        self._over = threading.Event()
        self._url = url
        self.threads = [threading.Thread(target=self._ask) for _ in range(connections)]

    def _ask(self) -> None:
        with httpx.Client(timeout=60) as client:
            while not self._over.is_set():
                try:
                    reply = client.post(f"{self._url}api/ask", json=QUESTION)
                    self.answers.append(reply.json()["text"] if reply.status_code == 200 else str(reply.status_code))
                except httpx.TransportError as error:
                    self.failures.append(type(error).__name__)

    def stop(self) -> None:
        self._over.set()
        for thread in self.threads:
            thread.join()


@contextmanager
def asking(url: str) -> Iterator[Asking]:
    """Ask questions as long as the block runs."""
    load = Asking(url)
    for thread in load.threads:
        thread.start()
    try:
        yield load
    finally:
        load.stop()


def answers_after(load: Asking, act: Callable[[], object], until: Callable[[], bool]) -> list[str]:
    """Do something under load, wait for what follows, and for some more answers; return all answers."""
    wait_for(lambda: len(load.answers) > 10)
    act()
    wait_for(until)
    so_far = len(load.answers)
    wait_for(lambda: len(load.answers) > so_far + 20)
    return load.answers


def is_listening(server: RunningServer) -> bool:
    try:
        server.open_connection().close()
    except ConnectionError:
        return False
    return True


@pytest.mark.slow
def test_a_log_among_the_documents_is_no_document_and_a_question_reads_nothing_again(tmp_path: Path) -> None:
    write(tmp_path, OLD)
    log = tmp_path / "docs" / "asked.jsonl"
    with running(tmp_path, "--corpus", str(tmp_path / "docs"), "--log", str(log), "--rate", "0") as server:
        assert server.answer() == OLD
        write(tmp_path, NEW)
        wait_for(lambda: server.answer() == NEW)
        wait_for(lambda: "read again" in server.said())
        assert log.read_text().count("\n") >= 2
        assert "asked.jsonl" not in server.said()
        assert server.said().count("read again") == 1


def test_changed_documents_are_read_again_and_no_question_is_lost(lasting: RunningServer, folder: Path) -> None:
    before, after = lasting.answer(), NEW if lasting.answer() == OLD else OLD
    with asking(lasting.url) as load:
        answers = answers_after(load, lambda: write(folder, after), lambda: load.answers[-8:] == [after] * 8)
    assert load.failures == []
    assert set(answers) == {before, after}
    assert "the documents were read again: 2 passages" in lasting.said()
    assert lasting.figure("faqbot_reloads_total") >= 1


def test_a_worker_that_is_killed_loses_what_it_has_in_hand_and_nothing_else(lasting: RunningServer) -> None:
    victim = lasting.workers()[0]
    with asking(lasting.url) as load:
        until = lambda: lasting.figure("faqbot_workers") == 2 and len(set(lasting.workers()) - {victim}) == 2  # noqa: E731
        answers = answers_after(load, lambda: os.kill(victim, signal.SIGKILL), until)
    assert set(answers) <= {OLD, NEW}
    assert len(load.failures) <= len(load.threads)  # each connection has one question in hand at most
    assert "a worker process was ended by signal 9; another one takes its place" in lasting.said()
    assert lasting.figure("faqbot_workers_replaced_total") == 1


@pytest.mark.slow
def test_documents_that_cannot_be_read_leave_the_old_ones_and_say_so(lasting: RunningServer, folder: Path) -> None:
    settings, answer = folder / "docs" / "faqbot.toml", lasting.answer()
    settings.write_text("title = [")
    lasting.process.send_signal(signal.SIGHUP)
    wait_for(lambda: all(lasting.health()["status"] == "stale" for _ in range(8)))
    assert "faqbot.toml:1" in lasting.health()["problem"]
    assert lasting.answer() == answer
    assert lasting.said().count("the old ones answer") == 1
    settings.unlink()
    wait_for(lambda: all(lasting.health()["status"] == "ok" for _ in range(8)))


def test_a_document_that_can_no_longer_be_read_leaves_the_old_ones_until_it_is_whole(tmp_path: Path) -> None:
    page = Path(write(tmp_path, OLD))
    page.with_name("other.md").write_text("# Lamps\n\n## Do you sell lamps?\n\nNo.\n")
    with running(tmp_path, "--corpus", str(page.parent)) as server:
        whole = page.read_bytes()
        page.write_bytes(whole + b"\0")
        server.process.send_signal(signal.SIGHUP)
        wait_for(lambda: server.health()["status"] == "stale")
        assert f"{page.name}: cannot be read any more: " in server.health()["problem"]
        assert server.answer() == OLD
        page.write_bytes(whole)
        wait_for(lambda: server.health()["status"] == "ok")


def test_a_signal_to_read_documents_that_have_not_changed_is_answered_with_a_line(lasting: RunningServer) -> None:
    lasting.process.send_signal(signal.SIGHUP)
    wait_for(lambda: "the documents were read again, and nothing in them has changed" in lasting.said())


def test_a_saved_index_that_changes_is_loaded_again(tmp_path: Path) -> None:
    index = str(tmp_path / "an.index")
    FaqBot.update(index, write(tmp_path, OLD))
    with running(tmp_path, "--index", index) as server:
        assert server.answer() == OLD
        FaqBot.update(index, write(tmp_path, NEW))
        server.process.send_signal(signal.SIGHUP)
        wait_for(lambda: server.answer() == NEW)
        (tmp_path / "an.index" / "manifest.json").write_text("damaged")
        wait_for(lambda: server.health()["status"] == "stale")
        assert server.answer() == NEW
        assert "the index was loaded again: 2 passages" in server.said()
        assert "the index was not loaded again, and the old one answers: " in server.said()
        assert "read again" not in server.said()


def test_what_is_in_hand_is_finished_when_the_server_is_told_to_stop(served: RunningServer) -> None:
    workers = served.workers()
    with asking(served.url) as load:
        wait_for(lambda: len(load.answers) > 10)
        unfinished = served.open_connection()
        body = json.dumps(QUESTION).encode()
        head = "POST /api/ask HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n"
        head += f"content-length: {len(body)}"
        unfinished.sendall(head.encode() + b"\r\n\r\n" + body[:5])
        wait_for(lambda: served.figure("faqbot_requests_in_hand") >= 2)  # one of them asks for the figure
        served.process.send_signal(signal.SIGTERM)
        wait_for(lambda: "ConnectError" in load.failures)  # nobody listens any more
        unfinished.sendall(body[5:])
        received = b"".join(iter(lambda: unfinished.recv(65_536), b""))
        unfinished.close()
    assert received.startswith(b"HTTP/1.1 200 OK")
    assert OLD.encode() in received
    assert served.process.wait(60) == 0
    assert "Traceback" not in served.said()
    assert all(map(is_gone, workers))


def test_ctrl_c_stops_the_server_and_a_second_one_ends_it_at_once(served: RunningServer) -> None:
    workers = served.workers()
    unfinished = served.open_connection()
    unfinished.sendall(b"POST /api/ask HTTP/1.1\r\nhost: localhost\r\ncontent-length: 5\r\n\r\n")
    wait_for(lambda: served.figure("faqbot_requests_in_hand") >= 2)
    served.process.send_signal(signal.SIGINT)
    wait_for(lambda: not is_listening(served))
    assert served.process.poll() is None  # the request in hand is waited for
    assert served.stop(signal.SIGINT) == 130
    assert "Traceback" not in served.said()
    wait_for(lambda: all(map(is_gone, workers)))
    unfinished.close()


def test_workers_end_when_the_process_that_started_them_is_killed(served: RunningServer) -> None:
    workers = served.workers()
    served.process.kill()
    wait_for(lambda: all(map(is_gone, workers)))


def test_the_workers_share_the_limit_of_an_address(tmp_path: Path) -> None:
    write(tmp_path, OLD)
    with running(tmp_path, "--corpus", str(tmp_path / "docs"), "--workers", "2", "--rate", "0.01") as server:
        with httpx.Client(base_url=server.url, headers={"connection": "close"}, timeout=60) as client:
            statuses = [client.post("api/ask", json=QUESTION).status_code for _ in range(8)]
        assert statuses == [200] + [429] * 7
        assert server.health()["status"] == "ok"


def test_clients_that_send_nothing_or_hardly_anything_are_let_go(tmp_path: Path) -> None:
    write(tmp_path, OLD)
    with running(tmp_path, "--corpus", str(tmp_path / "docs"), "--timeout", "1") as server:
        silent, slow, body = (server.open_connection() for _ in range(3))
        slow.sendall(b"GET /health HTT")
        body.sendall(b"POST /api/ask HTTP/1.1\r\nhost: localhost\r\ncontent-length: 50\r\n\r\n{")
        assert silent.recv(1000) == b""
        assert slow.recv(1000).startswith(b"HTTP/1.1 408 ")
        assert body.recv(1000).startswith(b"HTTP/1.1 408 ")
        assert server.answer() == OLD
        for one in (silent, slow, body):
            one.close()
