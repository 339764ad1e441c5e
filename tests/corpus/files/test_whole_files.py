"""A text is read whole, unless it has no end or is no text."""

from __future__ import annotations

import io
import subprocess
from pathlib import Path

import pytest
from support import Run

from faqbot.corpus.files import whole_files
from faqbot.corpus.files.whole_files import read_whole


@pytest.mark.parametrize("data", [b"", b"a", b"a\0b", b"a" * 200_000, "a\0".encode("utf-16") * 50_000])
def test_a_text_is_read_whole(data: bytes) -> None:
    assert read_whole(io.BytesIO(data)) == data


def test_what_is_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(whole_files, "_MOST_BYTES", 100_000)
    assert len(read_whole(io.BytesIO(b"a" * 100_000))) == 100_000
    with pytest.raises(ValueError, match="has more than 100,000 bytes; cut it into several files"):
        read_whole(io.BytesIO(b"a" * 100_001))


ENDLESS = [
    ("gaps", "z.jsonl"),
    ("learn", "z.csv"),
    ("eval", "z.csv"),
    ("eval", "z.json"),
    ("batch", "z.csv"),
    ("batch", "z.xlsx"),
]


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="needs a device without an end")
@pytest.mark.parametrize(("command", "name"), ENDLESS)
def test_a_device_without_an_end_is_refused_at_once(run: Run, tmp_path: Path, command: str, name: str) -> None:
    (tmp_path / "a.md").write_text("# Shop\n\n## How do I pay?\n\nBy card.\n")
    (tmp_path / name).symlink_to("/dev/zero")
    done: subprocess.CompletedProcess[str] = run("--corpus", "a.md", command, name)
    assert done.returncode == 2
    (line,) = done.stderr.splitlines()
    assert line.startswith(f"faqbot: {name}")
    assert "is not what its suffix says" in line if name == "z.xlsx" else "holds a NUL byte, so it is not text" in line
