"""What faqbot says in Spanish; `catalogue` says how the sentences are written."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

SPANISH_SENTENCES: Mapping[str, str | tuple[str, str]] = MappingProxyType({})
