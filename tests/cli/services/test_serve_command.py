"""`faqbot serve` as a command: what it prints, and one line for whatever is wrong before it serves."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from running_server import running

from faqbot import FaqbotError
from faqbot.cli.arguments import parse
from faqbot.cli.services.serve_arguments import server_settings


def refused(folder: Path, *arguments: str, **environment: str) -> str:
    """Return the one line that the command prints and fails with."""
    command = [sys.executable, "-m", "faqbot", "serve", *arguments]
    done = subprocess.run(
        command, capture_output=True, text=True, cwd=folder, env={**os.environ, **environment}, check=False
    )
    assert (done.returncode, done.stdout) == (2, "")
    *warnings, line = done.stderr.splitlines()
    assert all(line.startswith("faqbot: warning: ") for line in warnings)
    return line.removeprefix("faqbot: ")


def test_a_port_that_is_taken_is_one_line(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        said = refused(tmp_path, "--port", str(port))
    expected = f"port {port} on 127.0.0.1 is in use by another program; name another with --port, or 0 for any free one"
    assert said == expected


@pytest.mark.skipif(getattr(os, "geteuid", lambda: 0)() == 0, reason="the administrator may take any port")
def test_a_port_of_the_administrator_is_one_line(tmp_path: Path) -> None:
    assert "is for the administrator" in refused(tmp_path, "--port", "80")


@pytest.mark.parametrize("host", ["no.such.host.invalid", "192.0.2.1", "1.2.3.4.5"])
def test_a_host_that_is_not_this_machine_is_one_line(tmp_path: Path, host: str) -> None:
    assert refused(tmp_path, "--port", "0", "--host", host).startswith(f"--host {host} is no address")


def test_too_few_files_for_any_connection_are_one_line(tmp_path: Path) -> None:
    shell = ["bash", "-c", 'ulimit -n 30; exec "$@"', "bash", sys.executable, "-m", "faqbot", "serve", "--port", "0"]
    done = subprocess.run(shell, capture_output=True, text=True, cwd=tmp_path, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.splitlines()[-1] == (
        "faqbot: a process may have only 30 files open, and a server needs more; allow them with: ulimit -n 1024"
    )


def test_documents_that_do_not_exist_are_one_line(tmp_path: Path) -> None:
    assert "missing.md" in refused(tmp_path, "--port", "0", "--corpus", "missing.md")


def test_an_index_that_does_not_exist_is_one_line(tmp_path: Path) -> None:
    assert "missing.index" in refused(tmp_path, "--port", "0", "--index", "missing.index")


def test_documents_without_text_are_one_line(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "empty.md").touch()
    assert "docs: no document with text" in refused(tmp_path, "--port", "0", "--corpus", "docs")


def test_a_library_that_is_not_there_is_one_line_with_the_command_that_installs_it(tmp_path: Path) -> None:
    hiding = "import importlib.util as util\nfind = util.find_spec\n"
    hiding += "util.find_spec = lambda name, *more: None if name == 'uvicorn' else find(name, *more)\n"
    (tmp_path / "sitecustomize.py").write_text(hiding)
    said = refused(tmp_path, PYTHONPATH=str(tmp_path))
    assert said == "faqbot serve needs uvicorn; install with: pip install uvicorn"


def test_a_log_that_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert "cannot log requests" in refused(tmp_path, "--port", "0", "--corpus", ".", "--access-log", "file/log")


def test_a_server_that_others_reach_without_a_token_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# Shop\n\n## How do I pay?\n\nBy card.\n")
    arguments = ("--corpus", str(tmp_path / "a.md"), "--host", "0.0.0.0", "--no-cache")
    with running(tmp_path, *arguments, FAQBOT_TOKEN="") as server:
        assert "warning: whoever reaches 0.0.0.0 may ask" in server.said()
        assert server.announced == f"faqbot serves 1 passage on http://127.0.0.1:{server.port}/\n"
    with running(tmp_path, *arguments, FAQBOT_TOKEN="a-token-that-nobody-guesses") as server:
        assert "warning" not in server.said()
        assert server.client.get("/").status_code == 401
        assert server.client.get("/", auth=("anybody", "a-token-that-nobody-guesses")).status_code == 200
        bearer = {"authorization": "Bearer a-token-that-nobody-guesses"}
        assert server.client.get("/api/topics", headers=bearer).json()[0]["topic"] == "Shop"


def settings(*arguments: str):
    return server_settings(parse(["serve", *arguments]), log=None)


@pytest.mark.parametrize("token", ["short", "with a space in it that is long", "ä" * 20])
def test_a_token_that_can_be_guessed_or_not_be_sent_is_an_error(token: str) -> None:
    with pytest.raises(FaqbotError, match=r"--token (needs at least 16 characters|must be letters)"):
        settings("--token", token)


def test_the_token_is_in_no_text_of_the_settings() -> None:
    made = settings("--token", "a-token-that-nobody-guesses")
    assert made.token == "a-token-that-nobody-guesses"
    assert "nobody" not in repr(made)


def test_the_same_secret_signs_the_same_conversations_after_a_restart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FAQBOT_SECRET", "a-secret-that-nobody-guesses")
    assert settings().secret == settings().secret
    monkeypatch.delenv("FAQBOT_SECRET")
    assert settings().secret != settings().secret


@pytest.mark.parametrize(
    ("given", "sent"),
    [
        ("https://shop.example", "https://shop.example"),
        ("HTTPS://Shop.Example:443/", "https://shop.example"),
        ("http://[::1]:8080", "http://[::1]:8080"),
        ("https://bücher.example", "https://xn--bcher-kva.example"),
    ],
)
def test_an_origin_is_what_browsers_send(given: str, sent: str) -> None:
    assert settings("--allow-origin", given).allow_origins == (sent,)


@pytest.mark.parametrize(
    "arguments",
    [
        *(("--allow-origin", one) for one in ("*", "shop.example", "https://", "https://a.b/x", "https://a b", "null")),
        *(("--port", one) for one in ("-1", "65536", "http", "٣")),
        *(("--trusted-proxy", one) for one in ("*", "proxy.example")),
        *(("--root-path", one) for one in ("help", "/a b", "/a?b", "//host/x")),
        *(("--rate", one) for one in ("-1", "nan", "inf", "many")),
        ("--max-body", "0"),
        ("--workers", "0"),
    ],
)  # fmt: skip
def test_a_value_that_cannot_be_meant_is_an_error(arguments: tuple[str, str]) -> None:
    with pytest.raises(FaqbotError, match=f"^{arguments[0]} must be "):
        settings(*arguments)


def test_a_root_path_may_end_with_a_slash() -> None:
    assert settings("--root-path", "/help/").root_path == "/help"
    assert settings("--root-path", "/").root_path == ""


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        ((), 403),
        pytest.param(("--trusted-proxy", "127.0.0.1"), 200, marks=pytest.mark.slow),
        pytest.param(("--host", "0.0.0.0"), 200, marks=pytest.mark.slow),
    ],
)
def test_only_a_server_for_this_machine_alone_asks_what_it_is_called(
    tmp_path: Path, arguments: tuple[str, ...], status: int
) -> None:
    (tmp_path / "a.md").write_text("# Shop\n\n## How do I pay?\n\nBy card.\n")
    with running(tmp_path, "--corpus", str(tmp_path / "a.md"), "--no-cache", *arguments) as server:
        assert server.client.get("/api/topics", headers={"host": "evil.example"}).status_code == status
        assert server.client.get("/api/topics", headers={"host": f"localhost:{server.port}"}).status_code == 200


def test_what_the_documents_are_warned_of_is_said_once(tmp_path: Path) -> None:
    folder = tmp_path / "docs"
    folder.mkdir()
    (folder / "a.md").write_text("# Shop\n\n## How do I pay?\n\nBy card.\n")
    (folder / "faqbot.toml").write_text('exclude = ["no-such-file"]\n')
    with running(tmp_path, "--corpus", str(folder), "--no-cache", "--access-log", "none") as server:
        assert server.said().count("matches no file") == 1
