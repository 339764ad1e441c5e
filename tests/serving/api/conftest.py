from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest
from served import served, small_bot


@pytest.fixture(scope="session")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A client of a server that logs no questions."""
    with served(small_bot(), question_length=200, allow_origins=("https://shop.example",)) as client:
        yield client
