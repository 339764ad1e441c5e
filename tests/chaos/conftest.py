"""What the tests of this folder begin with."""

from pathlib import Path

import pytest
from chaos_runs import write_documents

from faqbot import FaqBot


@pytest.fixture(scope="module")
def old_index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The index that stands before a command is disturbed."""
    folder = tmp_path_factory.mktemp("old")
    write_documents(folder / "d", "Hold it")
    FaqBot.update(folder / "i", folder / "d")
    return folder / "i"
