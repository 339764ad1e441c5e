"""The fuzzer itself: it finds what it should find, and every seed is read as it is."""

import time
from random import Random

import pytest
from fuzz import Failure, check, run, smaller
from mutations import mutated, shrunk
from targets import Target, targets

from faqbot.errors import FaqbotError


def target(read):
    return Target("a reader", [b"seed"], read)


def test_the_same_seed_gives_the_same_inputs():
    def inputs():
        random = Random(3)
        return [mutated(b"a,b\nc,d\n", [b"e\n"], random) for _ in range(200)]

    assert inputs() == inputs()
    assert len(set(inputs())) > 150


def test_what_the_package_refuses_is_no_failure_and_any_other_error_is():
    def refuse(data):
        raise FaqbotError("is no table")

    def break_down(data):
        if b"!" in data:
            raise KeyError("x")

    assert check(target(refuse), b"data") == ""
    assert check(target(break_down), b"data") == ""
    assert check(target(break_down), b"data!").startswith("KeyError at test_fuzz.py:")


def test_a_failing_input_is_made_smaller_as_long_as_it_fails_in_the_same_way():
    def read(data):
        if b"{" in data and b"}" in data:
            raise ValueError("both")

    wrong = check(target(read), b"some {text} here")
    assert smaller(target(read), b"some {text} here", wrong) == b"{}"
    assert shrunk(b"aaaabaaaa", lambda data: b"b" in data) == b"b"


def test_an_input_that_takes_too_long_is_ended_and_told(monkeypatch):
    def loop(data):
        while True:
            time.process_time()

    monkeypatch.setattr("fuzz._SECONDS", 0.05)
    assert check(target(loop), b"data").startswith("TooSlowError")


def test_failures_of_one_kind_are_told_once():
    def fail(data):
        raise ZeroDivisionError

    told = []
    done = run([target(fail)], 1, 60, most=5, found=told.append)
    assert done.counts.total() == 5
    assert [(failure.target, failure.data) for failure in done.failures] == [("a reader", b"")]
    assert told == done.failures
    assert isinstance(told[0], Failure)


def test_each_target_gets_its_share_and_the_same_inputs_whatever_others_there_are():
    inputs = {}

    def named(name):
        return Target(name, [b"a,b\nc,d\n"], inputs.setdefault(name, []).append, [b"e" * 9_000])

    one, both = named("one"), [named("other"), named("one")]
    run([one], 1, 60, most=100)
    alone = [*inputs["one"]]
    inputs["one"].clear()
    assert run(both, 1, 60, most=200).counts == {"one": 100, "other": 100}
    assert inputs["one"] == alone != inputs["other"]
    assert 0 < sum(len(data) > 4_000 for data in alone) < 20


@pytest.mark.slow
def test_every_seed_keeps_its_promises():
    wrong = [(target.name, check(target, seed)) for target in targets() for seed in (*target.seeds, *target.large)]
    assert [(name, said) for name, said in wrong if said] == []


@pytest.mark.slow
def test_a_thousand_inputs_keep_the_promises():
    done = run(targets(), 1, 600, most=1_000)
    assert done.counts.total() == 1_000
    assert done.failures == []
