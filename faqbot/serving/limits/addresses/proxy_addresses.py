"""Addresses of proxies, in the form that uvicorn knows them by."""

from __future__ import annotations

import ipaddress


def proxy_networks(text: str) -> str:
    """Return an address or a network as uvicorn takes it; raise `ValueError` if the text is neither."""
    return str(ipaddress.ip_network(text, strict=False) if "/" in text else ipaddress.ip_address(text))
