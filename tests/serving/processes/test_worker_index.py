"""A server whose index is damaged says so at once, and goes on by itself when the index is whole again."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest
from running_server import QUESTION, RunningServer, running, wait_for

from faqbot import FaqBot, IndexFileError
from faqbot.serving.processes.worker_index import WorkerIndex

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a file that is mapped is damaged here")

ANSWER = "By card."


def write_document(folder: Path, answer: str = ANSWER) -> Path:
    (folder / "docs").mkdir(exist_ok=True)
    (folder / "docs" / "shop.md").write_text(f"# Shop\n\n## How do I pay?\n\n{answer}\n")
    return folder / "docs"


@pytest.fixture
def index(tmp_path: Path) -> Path:
    FaqBot.update(tmp_path / "an.index", write_document(tmp_path))
    shutil.copytree(tmp_path / "an.index", tmp_path / "whole")
    return tmp_path / "an.index"


def data_in(index: Path) -> Path:
    (data,) = index.glob("*.bin")
    return data


def overwrite(index: Path) -> None:
    data = data_in(index)
    with data.open("r+b") as file:
        file.write(b"\xff" * data.stat().st_size)


def cut(index: Path) -> None:
    os.truncate(data_in(index), 10)


def mend(index: Path) -> None:
    shutil.copy(data_in(index.parent / "whole"), data_in(index))


def status(server: RunningServer) -> int:
    return server.client.post("api/ask", json=QUESTION).status_code


@pytest.mark.parametrize("damage", [overwrite, cut])
def test_an_index_that_is_damaged_under_the_server_and_mended(damage, index: Path, tmp_path: Path) -> None:
    with running(tmp_path, "--index", str(index), "--rate", "0") as server:
        assert server.answer() == ANSWER
        damage(index)
        wait_for(lambda: status(server) == 503)
        refused = server.client.post("api/ask", json=QUESTION)
        assert refused.json()["error"]["code"] == "index_unavailable"
        wait_for(lambda: server.client.get("health").status_code == 503)
        assert server.process.poll() is None
        mend(index)
        wait_for(lambda: status(server) == 200)
        assert server.answer() == ANSWER
        assert server.health()["status"] == "ok"
        assert f"questions are not answered until the index is whole: {index}: the index is damaged" in server.said()
        assert f"rebuild it with: faqbot index CORPUS -o {index}" in server.said()
        assert "the index was loaded again: 1 passage" in server.said()
        assert "Traceback" not in server.said()


def test_an_index_that_is_damaged_at_the_start_and_built_again(index: Path, tmp_path: Path) -> None:
    cut(index)
    with running(tmp_path, "--index", str(index), "--rate", "0") as server:
        assert "faqbot serves no passages yet on http://127.0.0.1:" in server.announced
        assert status(server) == 503
        FaqBot.update(index, write_document(tmp_path, "By bill."))
        wait_for(lambda: status(server) == 200)
        assert server.answer() == "By bill."


def test_an_index_of_the_servers_own_is_built_again(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    docs = str(write_document(tmp_path))
    with running(tmp_path, "--corpus", docs, "--rate", "0", XDG_CACHE_HOME=str(cache)) as server:
        assert server.answer() == ANSWER
        (data,) = cache.glob("**/*.bin")
        overwrite(data.parent)
        wait_for(lambda: status(server) == 503)
        wait_for(lambda: status(server) == 200)
        assert server.answer() == ANSWER
        assert "; it is built again" in server.said()
        assert "CORPUS" not in server.said()


def test_a_directory_without_an_index_is_refused_where_the_server_begins_and_borne_later(tmp_path: Path) -> None:
    with pytest.raises(IndexFileError, match="no such directory"):
        WorkerIndex(str(tmp_path / "none"), None, None).begin(is_first=True)
    index = WorkerIndex(str(tmp_path / "none"), None, None)
    index.begin(is_first=False)
    assert "no such directory" in str(index.why_not)
    FaqBot.update(tmp_path / "none", write_document(tmp_path))
    assert index.look()
    assert index.why_not is None


def test_a_manifest_that_is_damaged_where_the_server_begins_is_borne(index: Path) -> None:
    manifest = index / "manifest.json"
    os.truncate(manifest, manifest.stat().st_size // 2)
    worker = WorkerIndex(str(index), None, None)
    worker.begin(is_first=True)
    assert "manifest.json" in str(worker.why_not)
    shutil.copy(index.parent / "whole" / "manifest.json", manifest)
    assert worker.look()


def test_files_that_have_not_changed_are_not_read_again(index: Path) -> None:
    overwrite(index)
    worker = WorkerIndex(str(index), None, None)
    worker.begin(is_first=True)
    before = worker.why_not
    index.chmod(0o755)
    assert not worker.look()
    assert worker.why_not is before  # the very same text, which was not made again
    mend(index)
    assert worker.look()


def test_a_question_that_met_with_damage_that_is_gone_changes_nothing(index: Path) -> None:
    worker = WorkerIndex(str(index), None, None)
    worker.begin(is_first=True)
    worker.note_damage(IndexFileError("the index is damaged"))
    assert not worker.look()
    assert worker.why_not is None
