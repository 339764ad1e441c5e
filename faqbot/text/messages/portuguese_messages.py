"""What faqbot says in Portuguese; `catalogue` says how the sentences are written."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

PORTUGUESE_SENTENCES: Mapping[str, str | tuple[str, str]] = MappingProxyType({})
