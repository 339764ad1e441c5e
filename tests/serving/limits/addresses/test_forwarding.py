"""What a proxy may say: who asks, and below which path it serves the application."""

from __future__ import annotations

import pytest
from asgi_calls import answering, call, scope_of

from faqbot.serving.limits.addresses.forwarding import BelowPath, Forwarded
from faqbot.serving.limits.addresses.proxy_addresses import proxy_networks


def client_seen(trusted: list[str], client: str, forwarded: str) -> str:
    app = Forwarded(answering(lambda scope: scope["client"][0].encode()), trusted)
    return call(app, scope_of(client=client, x_forwarded_for=forwarded)).body.decode()


def test_a_trusted_proxy_names_the_client() -> None:
    assert client_seen(["10.0.0.1"], "10.0.0.1", "203.0.113.7") == "203.0.113.7"


def test_what_the_client_itself_has_written_before_the_proxy_does_not_count() -> None:
    assert client_seen(["10.0.0.0/8"], "10.0.0.1", "1.2.3.4, 203.0.113.7, 10.0.0.2") == "203.0.113.7"


def test_nobody_else_names_the_client() -> None:
    assert client_seen(["10.0.0.1"], "203.0.113.9", "203.0.113.7") == "203.0.113.9"


def test_a_proxy_is_known_by_its_address_in_the_form_of_ipv6_too() -> None:
    assert client_seen(["10.0.0.1"], "::ffff:10.0.0.1", "203.0.113.7") == "203.0.113.7"


@pytest.mark.parametrize(("text", "known"), [("10.1.2.3/8", "10.0.0.0/8"), ("2001:DB8::1", "2001:db8::1")])
def test_a_network_is_put_right(text: str, known: str) -> None:
    assert proxy_networks(text) == known


@pytest.mark.parametrize("text", ["*", "proxy.example", "", "10.0.0.0/40"])
def test_a_name_or_everybody_is_no_proxy(text: str) -> None:
    with pytest.raises(ValueError, match=r"\S"):
        proxy_networks(text)


@pytest.mark.parametrize("path", ["/api/ask", "/help/api/ask"])
def test_a_proxy_may_leave_its_path_in_front_or_not(path: str) -> None:
    app = BelowPath(answering(lambda scope: f"{scope['root_path']} {scope['path']}".encode()), "/help")
    assert call(app, scope_of(path)).body == b"/help /help/api/ask"


def test_a_path_that_only_begins_like_that_of_the_proxy_is_another_one() -> None:
    app = BelowPath(answering(lambda scope: scope["path"].encode()), "/help")
    assert call(app, scope_of("/helpdesk")).body == b"/help/helpdesk"
