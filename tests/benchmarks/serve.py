"""Print what `faqbot serve` answers under load, beside the same framework answering a constant.

    python tests/benchmarks/serve.py [--chunks N] [--connections C] [--rate R] [--quick] [--work DIR]
    python tests/benchmarks/serve.py --without uvloop --without httptools

One worker answers from an index of 10,000 made-up chunks (see `synthetic.py`), and another server, of Starlette and
uvicorn alone, reads the same JSON and answers with one and the same reply. The load comes from a process of its own on
the loopback (see `load_generator.py`): as fast as answers come ("closed"), and at a fixed rate ("open").

CPU is the processor time of the server's processes, divided by the answers; it depends less than the rate on what
else the machine does. The first row is what the answers take without a server. Memory is the proportional set size of
all processes of the server (Linux only), before and after all answers of a row. Other rows load the index again and
again under load, and kill a worker of two.

`--without` hides an optional library from both servers, to see what it is worth.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, NamedTuple

from prepared import FAQBOT, Prepared, working_folder
from tables import print_table

HERE = Path(__file__).parent
HEADER = ("server", "load", "answers/s", "p50 ms", "p99 ms", "max ms", "CPU ms", "failed", "memory MB")

# The framework alone: what it takes to read a request of JSON and to answer with JSON.
CONSTANT = """
import json, sys
import uvicorn
from starlette.applications import Starlette
from starlette.responses import JSONResponse
from starlette.routing import Route

reply = json.loads(sys.argv[1])

async def ask(request):
    await request.json()
    return JSONResponse(reply)

app = Starlette(routes=[Route("/api/ask", ask, methods=["POST"])])
uvicorn.run(app, port=int(sys.argv[2]), log_level="warning", access_log=False)
"""


# The answers alone, as the server computes them, without a server.
ALONE = """
import csv, sys, time
from faqbot import FaqBot
from faqbot.answering.conversation.conversation import Conversation
from faqbot.answering.reply import reply_to_json
from faqbot.rendering.readable import to_json

bot = FaqBot.load(sys.argv[1], log=False)
with open(sys.argv[2], newline="", encoding="utf-8") as file:
    questions = [row["question"] for row in csv.DictReader(file)]
for question in questions[:100]:
    bot.ask(question)
began, cpu = time.perf_counter(), time.process_time()
for question in questions:
    to_json(reply_to_json(Conversation(bot, k=5).say(question)))
print(len(questions) / (time.perf_counter() - began), (time.process_time() - cpu) * 1000 / len(questions))
"""


class Server(NamedTuple):
    """A running server: its process, and the address of its questions."""

    process: subprocess.Popen[str]
    url: str

    def processes(self) -> list[int]:
        """Return the process and those that it has started."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        started = [int(child) for child in children.read_text().split()] if children.exists() else []
        return [self.process.pid, *started]

    def cpu(self) -> float:
        """Return the seconds of processor time that the processes have taken."""
        return sum(map(_cpu, self.processes()))

    def memory(self) -> float:
        """Return the proportional set size of the processes in megabytes."""
        return sum(map(_pss, self.processes())) / 1e3


def _cpu(process: int) -> float:
    with suppress(OSError):
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return 0.0


def _pss(process: int) -> float:
    with suppress(OSError):
        return float(re.search(r"^Pss: +(\d+)", Path(f"/proc/{process}/smaps_rollup").read_text(), re.MULTILINE)[1])
    return 0.0


@contextmanager
def faqbot_server(index: Path, workers: int, environment: dict[str, str]) -> Iterator[Server]:
    """Start `faqbot serve` with this index, without limits for each address and without a log."""
    command = [FAQBOT, "serve", "--index", str(index), "--port", "0", "--workers", str(workers), "--rate", "0"]
    command += ["--access-log", "none", "--concurrency", "0"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, text=True)
    with _ended(process):
        said = process.stdout.readline()
        yield Server(process, re.search(r"http\S+", said)[0] + "api/ask")


@contextmanager
def constant_server(reply: str, port: int, environment: dict[str, str]) -> Iterator[Server]:
    """Start the framework alone."""
    process = subprocess.Popen([sys.executable, "-c", CONSTANT, reply, str(port)], env=environment, text=True)
    with _ended(process):
        server = Server(process, f"http://127.0.0.1:{port}/api/ask")
        while True:
            with suppress(OSError):
                _first_reply(server.url)
                break
            time.sleep(0.05)
        yield server


@contextmanager
def _ended(process: subprocess.Popen[str]) -> Iterator[None]:
    try:
        yield
    finally:
        process.terminate()
        process.wait()


def _first_reply(url: str) -> str:
    from urllib.request import Request, urlopen

    body = json.dumps({"question": "what is this?"}).encode()
    with urlopen(Request(url, body, {"content-type": "application/json"}), timeout=60) as response:
        return response.read().decode()


def measured(server: Server, name: str, load: str, questions: Path, *options: str) -> tuple[str, ...]:
    """Put a load on a server, and return its row."""
    memory, cpu = server.memory(), server.cpu()
    command = [sys.executable, str(HERE / "load_generator.py"), server.url, str(questions), *options]
    found: dict[str, Any] = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    answered = max(1, found["answered"])
    return (
        name,
        load,
        f"{found['answered'] / found['seconds']:,.0f}",
        *(f"{found[key]:.1f}" for key in ("p50", "p99", "max")),
        f"{(server.cpu() - cpu) * 1000 / answered:.2f}" if server.cpu() > cpu else "n/a",
        ", ".join(f"{count} {why}" for why, count in found["failures"].items()) or "0",
        f"{memory:.0f} to {server.memory():.0f}",
    )


def alone(index: Path, questions: Path, environment: dict[str, str]) -> tuple[str, ...]:
    """Return the row of answers without a server."""
    command = [sys.executable, "-c", ALONE, str(index), str(questions)]
    said = subprocess.run(command, capture_output=True, text=True, check=True, env=environment).stdout
    rate, cpu = map(float, said.split())
    return ("no server", "one after the other", f"{rate:,.0f}", "", "", "", f"{cpu:.2f}", "0", "")


@contextmanager
def again_and_again(act: Any, seconds: float) -> Iterator[None]:
    """Call a function every so many seconds while the block runs."""
    over = threading.Event()

    def acting() -> None:
        while not over.wait(seconds):
            act()

    thread = threading.Thread(target=acting)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def rows(options: argparse.Namespace, work: Path, environment: dict[str, str]) -> Iterator[Sequence[str]]:
    """Yield a row for each server and load."""
    size = Prepared(work, options.chunks)
    questions = size.questions(2_000)
    many, seconds = (5_000, 5) if options.quick else (100_000, 20)
    closed = ("--connections", str(options.connections), "--seconds", str(seconds))
    fixed = (*closed, "--rate", str(options.rate))
    yield alone(size.index, questions, environment)
    with faqbot_server(size.index, 1, environment) as server:
        reply = _first_reply(server.url)
        yield measured(server, "faqbot, 1 worker", f"closed, {options.connections} connections", questions, *closed)
        yield measured(server, "faqbot, 1 worker", f"open, {options.rate:g} a second", questions, *fixed)
        count = ("--connections", str(options.connections), "--requests", str(many))
        yield measured(server, "faqbot, 1 worker", f"closed, {many:,} answers", questions, *count)
        with again_and_again(lambda: server.process.send_signal(signal.SIGHUP), 0.5):
            yield measured(server, "faqbot, 1 worker", "open, SIGHUP twice a second", questions, *fixed)
    with constant_server(reply, options.port, environment) as server:
        yield measured(server, "a constant", f"closed, {options.connections} connections", questions, *closed)
        yield measured(server, "a constant", f"open, {options.rate:g} a second", questions, *fixed)
    with faqbot_server(size.index, 2, environment) as server:
        yield measured(server, "faqbot, 2 workers", f"closed, {options.connections} connections", questions, *closed)
        with again_and_again(lambda: os.kill(server.processes()[-1], signal.SIGKILL), 2.0):
            yield measured(server, "faqbot, 2 workers", "open, kill -9 every 2 s", questions, *fixed)


def hiding(modules: Sequence[str], work: Path) -> dict[str, str]:
    """Return the environment of processes that cannot import these modules."""
    folder = work / "hidden"
    folder.mkdir(exist_ok=True)
    for module in modules:
        (folder / f"{module}.py").write_text("raise ImportError\n")
    inherited = os.environ.get("PYTHONPATH", "")
    single = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"), "1")
    return {**os.environ, **single, "PYTHONPATH": f"{folder}{os.pathsep}{inherited}"}


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description="Measure faqbot serve under load.")
    parser.add_argument("--chunks", type=int, default=10_000, metavar="N")
    parser.add_argument("--connections", type=int, default=16, metavar="C")
    parser.add_argument("--rate", type=float, default=300, metavar="R")
    parser.add_argument("--port", type=int, default=18_765, help="a free port, for the server that answers a constant")
    parser.add_argument("--without", action="append", default=[], metavar="MODULE")
    parser.add_argument("--quick", action="store_true", help="seconds instead of minutes")
    parser.add_argument("--work", type=Path, metavar="DIR", help="keep corpora and indexes here, and use them again")
    options = parser.parse_args()
    with working_folder(options.work) as work:
        table = list(rows(options, work, hiding(options.without, work)))
    print_table(HEADER, table)


if __name__ == "__main__":
    main()
