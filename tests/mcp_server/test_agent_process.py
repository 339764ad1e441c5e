"""`faqbot mcp` as a process: what is on its streams, and how it ends."""

from __future__ import annotations

import contextlib
import json
import os
import pty
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from support import PATIENCE, Run

GREETING: dict[str, Any] = {
    "id": 1,
    "method": "initialize",
    "params": {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "test", "version": "1"}},
}
READY: dict[str, Any] = {"method": "notifications/initialized"}


def line(message: dict[str, Any]) -> bytes:
    return json.dumps({"jsonrpc": "2.0", **message}).encode() + b"\n"


def asking(number: int, question: str = "how long should I hold the stretch?") -> dict[str, Any]:
    return {"id": number, "method": "tools/call", "params": {"name": "ask", "arguments": {"question": question}}}


def answers(output: str) -> dict[Any, dict[str, Any]]:
    """Return the messages on standard output by their ids; every line must be one."""
    return {message["id"]: message for message in map(json.loads, output.splitlines())}


@pytest.fixture
def start(environment: dict[str, str], index_dir: Path, tmp_path: Path) -> Iterator[Callable[..., Any]]:
    started = []

    def start(**streams: Any) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "faqbot", "mcp", "--index", str(index_dir)]
        pipes = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE) | streams
        started.append(subprocess.Popen(command, env=environment, cwd=tmp_path, **pipes))
        return started[-1]

    yield start
    for process in started:
        process.kill()
        for stream in (process.stdin, process.stdout, process.stderr):
            if stream is not None:
                with contextlib.suppress(BrokenPipeError):
                    stream.close()
        process.wait()


def greet(process: Any) -> None:
    """Exchange the greeting, so that the process serves."""
    process.stdin.write(line(GREETING) + line(READY))
    process.stdin.flush()
    assert json.loads(process.stdout.readline())["id"] == 1


@pytest.mark.slow
def test_questions_from_a_pipe_are_answered_before_the_end(run: Run, index_dir: Path) -> None:
    asked = line(GREETING) + line(READY) + b"".join(line(asking(number)) for number in range(2, 12))
    done = run("mcp", "--index", index_dir, text=asked)
    assert (done.returncode, done.stderr) == (0, "")
    replies = answers(done.stdout)
    assert set(replies) == set(range(1, 12))
    assert all(replies[number]["result"]["structuredContent"]["outcome"] == "answer" for number in range(2, 12))


def test_lines_that_are_no_messages_are_answered_and_do_no_harm(run: Run, index_dir: Path) -> None:
    wrong = [
        b"nonsense\n",
        b"\n",
        b"\xff\xfe\n",
        b"[1, 2]\n",
        b'{"id": 7}\n',
        b"[" * 100_000 + b"\n",
        b"x" * 1_500_000 + b"\n",
    ]
    lines = [line(GREETING), line(READY), *wrong, line(asking(2))]
    done = run("mcp", "--index", index_dir, text=b"".join(lines))
    assert (done.returncode, done.stderr) == (0, "")
    messages = [json.loads(one) for one in done.stdout.splitlines()]
    errors = [(message["id"], message["error"]["code"]) for message in messages if "error" in message]
    assert sorted(errors, key=str) == sorted(
        [(None, -32700)] * 3 + [(None, -32600)] * 2 + [(7, -32600)], key=str
    )  # nonsense, the wrong bytes and the deep list; the list and the long line; the object
    assert [message["id"] for message in messages if "result" in message] == [1, 2]


def test_a_request_that_was_cancelled_keeps_nobody_waiting(run: Run, index_dir: Path) -> None:
    cancelled = {"method": "notifications/cancelled", "params": {"requestId": 2}}
    asked = [GREETING, READY, asking(2), cancelled, asking(3)]
    done = run("mcp", "--index", index_dir, text=b"".join(map(line, asked)))
    assert (done.returncode, done.stderr) == (0, "")
    assert {1, 3} <= set(answers(done.stdout)) <= {1, 2, 3}


@pytest.mark.slow
def test_no_input_at_all_is_no_error(run: Run, index_dir: Path) -> None:
    done = run("mcp", "--index", index_dir)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_ends_it_at_once_though_the_host_says_nothing(start: Any, number: int, status: int) -> None:
    process = start()
    greet(process)
    process.send_signal(number)
    assert process.wait(PATIENCE) == status
    assert (process.stdout.read(), process.stderr.read()) == (b"", b"")


def test_ctrl_c_on_a_terminal_ends_it(start: Any) -> None:
    ours, theirs = pty.openpty()
    process = start(stdin=theirs, stdout=theirs, start_new_session=True)
    os.close(theirs)
    assert process.stderr.readline().startswith(b"faqbot: ready for the messages of an agent's host")
    process.send_signal(signal.SIGINT)
    assert process.wait(PATIENCE) == 130
    assert process.stderr.read() == b""
    os.close(ours)


def test_it_ends_quietly_when_the_host_reads_no_more(start: Any) -> None:
    process = start()
    greet(process)
    process.stdout.close()
    process.stdin.write(line(asking(2)))
    process.stdin.flush()
    assert process.wait(PATIENCE) == 0
    assert process.stderr.read() == b""


def test_it_ends_quietly_when_the_host_says_no_more(start: Any) -> None:
    process = start()
    greet(process)
    process.stdin.close()
    assert process.wait(PATIENCE) == 0
    assert (process.stdout.read(), process.stderr.read()) == (b"", b"")


@pytest.mark.parametrize("is_waiting", [False, True])
def test_it_ends_quietly_when_the_host_dies(start: Any, is_waiting: bool) -> None:  # noqa: FBT001
    process = start()
    greet(process)
    process.stdout.close()
    if is_waiting:
        process.stdin.write(line(asking(2)) + line(asking(3)))
    process.stdin.close()
    assert process.wait(PATIENCE) == 0
    assert process.stderr.read() == b""


def test_what_a_library_prints_is_no_message(environment: dict[str, str], index_dir: Path, tmp_path: Path) -> None:
    code = (
        "import os, sys\n"
        "from faqbot.bot import FaqBot\n"
        "load = FaqBot.load.__func__\n"
        "def loud(*given, **named):\n"
        "    print('printed'); os.write(1, b'written\\n'); os.system('echo from a child')\n"
        "    return load(FaqBot, *given, **named)\n"
        "FaqBot.load = loud\n"
        "from faqbot.cli.main import run\n"
        f"sys.exit(run(['mcp', '--index', {str(index_dir)!r}]))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        input=line(GREETING) + line(READY) + line(asking(2)),
        capture_output=True,
        env=environment,
        cwd=tmp_path,
        check=False,
    )
    assert done.returncode == 0
    assert set(answers(done.stdout.decode())) == {1, 2}
    assert sorted(done.stderr.split(b"\n")) == [b"", b"from a child", b"printed", b"written"]


@pytest.mark.parametrize(
    "arguments",
    [
        ["--corpus", "nowhere"],
        pytest.param(["--index", "nowhere"], marks=pytest.mark.slow),
        pytest.param(["--corpus", "a", "--index", "b"], marks=pytest.mark.slow),
    ],
)
def test_documents_that_cannot_be_read_are_one_line_before_any_message(run: Run, arguments: list[str]) -> None:
    done = run("mcp", *arguments, text=line(GREETING))
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) == 1


def test_a_missing_library_is_one_line(environment: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "mcp.py").write_text("raise ImportError\n")
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys; sys.path.insert(0, '.')\nfrom faqbot.cli.main import run\nsys.exit(run(['mcp']))",
        ],
        capture_output=True,
        env=environment,
        cwd=tmp_path,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    hint = "pip install 'mcp>=2,<3' (or, in a checkout of faqbot, pip install '.[mcp]')"
    assert done.stderr == f"faqbot: faqbot mcp needs version 2 of the library mcp: {hint}\n"


def test_a_closed_stream_is_one_line(environment: dict[str, str], index_dir: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        ["sh", "-c", f"exec {sys.executable} -m faqbot mcp --index {index_dir} <&-"],
        capture_output=True, env=environment, cwd=tmp_path, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (0, "")
    assert "Traceback" not in done.stderr
