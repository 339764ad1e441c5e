"""The index of a server's own is in the user's cache, or elsewhere if it cannot be written there."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from running_server import running

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="makes symbolic links")


def write_document(folder: Path, answer: str) -> str:
    (folder / "shop.md").write_text(f"# Shop\n\n## How do I pay?\n\n{answer}\n")
    return str(folder / "shop.md")


def test_an_index_that_cannot_be_written_to_the_cache_is_in_a_temporary_folder_until_the_server_ends(
    tmp_path: Path,
) -> None:
    places = {"XDG_CACHE_HOME": str(tmp_path / "cache"), "TMPDIR": str(tmp_path / "tmp")}
    (tmp_path / "tmp").mkdir()
    with running(tmp_path, "--corpus", write_document(tmp_path, "By card."), **places) as server:
        server.stop()
    (segments,) = (tmp_path / "cache").glob("**/.segments")
    segments.rename(tmp_path / "elsewhere")
    segments.symlink_to(tmp_path / "elsewhere")  # nothing may be written through it
    with running(tmp_path, "--corpus", write_document(tmp_path, "By bill."), **places) as server:
        assert server.answer() == "By bill."
        warning = "warning: the index is not kept for the next start (--no-cache keeps none): "
        assert f"faqbot: {warning}{segments}: is a symbolic link" in server.said()
        assert list((tmp_path / "tmp").glob("faqbot-*"))
        assert server.stop() == 0
    assert not list((tmp_path / "tmp").iterdir())


def test_a_cache_that_cannot_be_made_is_a_warning(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    document = write_document(tmp_path, "By card.")
    with running(tmp_path, "--corpus", document, XDG_CACHE_HOME=str(tmp_path / "file")) as server:
        assert server.answer() == "By card."
        assert f"not kept for the next start (--no-cache keeps none): {tmp_path}/file" in server.said()
