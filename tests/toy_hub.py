"""A hub of models on this machine: as much of the protocol of huggingface.co as a download needs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha1
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

_COMMIT = "0123456789" * 4


class _Handler(BaseHTTPRequestHandler):
    """`folders` has the folder of each model by its name, as in "org/model"."""

    folders: dict[str, Path]

    def do_HEAD(self) -> None:
        self.do_GET()

    def do_GET(self) -> None:
        parts = self.path.partition("?")[0].strip("/").split("/")
        is_about = parts[:2] == ["api", "models"]
        parts = parts[2:] if is_about else parts
        folder = self.folders.get("/".join(parts[:2]))
        if folder is None:
            self._send(b"{}", 404, {"X-Error-Code": "RepoNotFound"})
        elif is_about:
            files = sorted(path for path in folder.rglob("*") if path.is_file())
            about: Any = _tree(folder, files) if parts[2:3] == ["tree"] else _info("/".join(parts[:2]), folder, files)
            self._send(json.dumps(about).encode())
        else:
            data = (folder / "/".join(parts[4:])).read_bytes()
            self._send(data, 200, {"ETag": f'"{_oid(data)}"', "X-Repo-Commit": _COMMIT})

    def _send(self, data: bytes, status: int = 200, headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        for name, value in {"Content-Length": str(len(data)), **(headers or {})}.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(data)

    def log_message(self, *_: Any) -> None:
        """Stay silent."""


def _info(name: str, folder: Path, files: list[Path]) -> dict[str, Any]:
    siblings = [{"rfilename": path.relative_to(folder).as_posix()} for path in files]
    return {"id": name, "sha": _COMMIT, "private": False, "tags": [], "downloads": 0, "likes": 0, "siblings": siblings}


def _tree(folder: Path, files: list[Path]) -> list[dict[str, Any]]:
    described = []
    for path in files:
        data = path.read_bytes()
        described.append(
            {"type": "file", "path": path.relative_to(folder).as_posix(), "size": len(data), "oid": _oid(data)}
        )
    return described


def _oid(data: bytes) -> str:
    """Return the digest of a file as git and the hub compute it."""
    return sha1(b"blob %d\0" % len(data) + data).hexdigest()


@contextmanager
def toy_hub(**folders: Path) -> Iterator[str]:
    """Serve models, the model "org/NAME" from the folder given as NAME, and yield the address of the hub."""
    handler = type("Handler", (_Handler,), {"folders": {f"org/{name}": folder for name, folder in folders.items()}})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
