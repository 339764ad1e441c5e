"""How many requests an address may send: never more than the bucket says, in memory of a fixed size."""

from __future__ import annotations

import time

import pytest
from asgi_calls import scope_of
from hypothesis import example, given
from hypothesis import strategies as st

from faqbot.serving.limits.addresses.address_buckets import BUCKET_PLACES, AddressBuckets, new_table
from faqbot.serving.limits.addresses.client_address import client_key


def test_as_many_requests_as_the_burst_may_come_at_once_and_no_more() -> None:
    buckets = AddressBuckets(rate=10, burst=4)
    assert [buckets.seconds_to_wait(b"a", 100.0) for _ in range(4)] == [0.0] * 4
    assert buckets.seconds_to_wait(b"a", 100.0) == pytest.approx(0.1)


def test_after_the_seconds_to_wait_one_more_request_may_come() -> None:
    buckets = AddressBuckets(rate=10, burst=1)
    buckets.seconds_to_wait(b"a", 100.0)
    wait = buckets.seconds_to_wait(b"a", 100.0)
    assert buckets.seconds_to_wait(b"a", 100.0 + wait) == 0.0


def test_addresses_have_buckets_of_their_own() -> None:
    buckets = AddressBuckets(rate=1, burst=1)
    assert buckets.seconds_to_wait(b"a", 100.0) == 0.0
    assert buckets.seconds_to_wait(b"b", 100.0) == 0.0
    assert buckets.seconds_to_wait(b"a", 100.0) > 0


@given(st.lists(st.floats(0, 0.3), min_size=1, max_size=80), st.integers(1, 20), st.integers(1, 10))
@example(pauses=[0.0, 0.0, 0.0], rate=3, burst=2)  # the time when the bucket is full is rounded up
def test_no_time_sees_more_requests_than_the_rate_and_the_burst_allow(
    pauses: list[float], rate: int, burst: int
) -> None:
    buckets = AddressBuckets(rate, burst)
    now, passed = 1000.0, []
    for pause in pauses:
        now += pause
        if buckets.seconds_to_wait(b"a", now) == 0.0:
            passed.append(now)
    for first, begun in enumerate(passed):
        for last, ended in enumerate(passed[first:], first):
            assert last - first + 1 <= burst + rate * (ended - begun) + 1e-6


def test_a_million_addresses_take_no_more_memory_and_are_all_answered() -> None:
    table = new_table()
    buckets = AddressBuckets(1, 1, table)
    assert all(buckets.seconds_to_wait(number.to_bytes(4, "big"), 50.0) == 0.0 for number in range(4 * BUCKET_PLACES))
    assert len(table.names) == len(table.full_at) == BUCKET_PLACES


def test_processes_with_one_table_count_together() -> None:
    table = new_table()
    one, other = AddressBuckets(1, 2, table), AddressBuckets(1, 2, table)
    assert one.seconds_to_wait(b"a", 10.0) == other.seconds_to_wait(b"a", 10.0) == 0.0
    assert one.seconds_to_wait(b"a", 10.0) > 0


def test_a_time_that_another_clock_has_left_shuts_nobody_out() -> None:
    table = new_table()
    AddressBuckets(1, 1, table).seconds_to_wait(b"a", time.monotonic() + 1e9)
    assert AddressBuckets(1, 1, table).seconds_to_wait(b"a", 10.0) == 0.0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2001:db8::1", "2001:db8::ffff"),  # one household
        ("::ffff:192.0.2.1", "192.0.2.1"),
        ("fe80::1%eth0", "fe80::2"),
        ("no address", "another"),
    ],
)
def test_these_are_one_client(one: str, other: str) -> None:
    assert client_key(scope_of(client=one)) == client_key(scope_of(client=other))


@pytest.mark.parametrize(("one", "other"), [("192.0.2.1", "192.0.2.2"), ("2001:db8::1", "2001:db8:0:1::1")])
def test_these_are_two_clients(one: str, other: str) -> None:
    assert client_key(scope_of(client=one)) != client_key(scope_of(client=other))


def test_a_server_on_a_socket_without_addresses_has_one_client() -> None:
    assert client_key({"type": "http", "client": None}) == b""
