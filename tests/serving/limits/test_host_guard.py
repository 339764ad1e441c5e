"""The names that a server for one machine is called by."""

from __future__ import annotations

import pytest
from asgi_calls import answering, call, scope_of

from faqbot.serving.limits.host_guard import HostGuard

GUARD = HostGuard(answering(), ["localhost", "Help.test"])


@pytest.mark.parametrize(
    "host", ["127.0.0.1:8000", "127.0.0.1", "[::1]:8000", "localhost:8000", "LOCALHOST", "help.test", ""]
)
def test_an_address_and_a_name_of_the_server_are_answered(host: str) -> None:
    assert call(GUARD, scope_of("/", host=host)).status == 200


@pytest.mark.parametrize(
    "host",
    ["evil.example", "evil.example:8000", "127.0.0.1.evil.example", "localhost.evil.example", "[::1", "a@b:c", ":"],
)
def test_any_other_name_is_refused(host: str) -> None:
    refused = call(GUARD, scope_of("/", host=host))
    assert (refused.status, refused.code) == (403, "wrong_host")


def test_a_program_that_names_no_host_is_answered() -> None:
    assert call(GUARD, scope_of("/")).status == 200
