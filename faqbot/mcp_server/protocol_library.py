"""The library `mcp`, the official SDK of the Model Context Protocol, which is installed only where it is wanted.

Version 2 is needed. Its servers are made in another way than those of version 1, and they serve clients of every
version of the protocol: the client's first message decides.
"""

from __future__ import annotations

from faqbot.errors import FaqbotError


def check_protocol_library() -> None:
    """Raise `FaqbotError`, with what to install, unless version 2 of the library can be imported."""
    try:
        import mcp_types  # noqa: F401, PLC0415 - a package of its own since version 2
        from mcp.server.lowlevel import Server  # noqa: F401, PLC0415 - only this command needs it
    except ImportError as error:
        hint = "pip install 'mcp>=2,<3' (or, in a checkout of faqbot, pip install '.[mcp]')"
        raise FaqbotError(f"faqbot mcp needs version 2 of the library mcp: {hint}") from error
