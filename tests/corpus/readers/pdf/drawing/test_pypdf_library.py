"""A version of pypdf without what the reader needs gives one line that names the versions that have it."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from faqbot.corpus.readers.pdf.drawing.pypdf_library import PYPDF_VERSIONS, PypdfLibrary

READ = """
import sys
sys.path.insert(0, sys.argv[1])
from faqbot.corpus.reading import read_document
read_document(sys.argv[2])
"""


@pytest.mark.parametrize("version", ["9.0.0", "5.0.0"])
def test_another_version_is_named_with_those_that_can_be_used(tmp_path, version):
    (tmp_path / "pypdf").mkdir()
    (tmp_path / "pypdf" / "__init__.py").write_text(f"__version__ = {version!r}\n")
    (tmp_path / "help.pdf").write_bytes(b"%PDF-1.7\n%%EOF\n")
    command = [sys.executable, "-c", READ, str(tmp_path), str(tmp_path / "help.pdf")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    last = done.stderr.strip().splitlines()[-1]
    assert f"pypdf {version} cannot be used to read it: pip install 'pypdf>=6.21,<8'" in last


def test_a_limit_that_the_library_does_not_know_is_left_to_it():
    with PypdfLibrary("help.pdf").limited(no_such_limit=1, zlib_maximum_output_length=1_000):
        pass


def test_the_extra_installs_a_version_that_can_be_used():
    project = tomllib.loads((Path(__file__).parents[5] / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["project"]["optional-dependencies"]["pdf"] == [PYPDF_VERSIONS]
