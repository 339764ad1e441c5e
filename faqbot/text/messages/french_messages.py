"""What faqbot says in French; `catalogue` says how the sentences are written."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

FRENCH_SENTENCES: Mapping[str, str | tuple[str, str]] = MappingProxyType({})
