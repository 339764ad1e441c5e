"""Write YAML that people can read: texts of several lines as blocks, and nothing escaped that need not be."""

from __future__ import annotations

import re
from typing import Any

# YAML ends a line at these characters, and other texts do not. In quotes they are escaped.
_FURTHER_LINE_ENDS = re.compile("[\x85\u2028\u2029]")


def yaml_text(value: Any) -> str:
    """Return a value of texts, lists and maps as YAML, in the order that it has."""
    import yaml  # noqa: PLC0415 - only two formats need it

    class Dumper(yaml.SafeDumper):  # type: ignore[misc]  # PyYAML has no types
        """Writes texts of several lines as blocks."""

        def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 - as in the base
            return True

    def represent(dumper: Any, text: str) -> Any:
        style = '"' if _FURTHER_LINE_ENDS.search(text) else "|" if "\n" in text else None
        return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)

    Dumper.add_representer(str, represent)
    return str(yaml.dump(value, Dumper=Dumper, allow_unicode=True, sort_keys=False, width=2**31))
