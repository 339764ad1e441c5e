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

    counts, failures = run([target(fail)], 1, 60, most=5)
    assert counts.total() == 5
    assert [(failure.target, failure.data) for failure in failures] == [("a reader", b"")]
    assert isinstance(failures[0], Failure)


@pytest.mark.slow
def test_every_seed_keeps_its_promises():
    wrong = [(target.name, check(target, seed)) for target in targets() for seed in target.seeds]
    assert [(name, said) for name, said in wrong if said] == []


@pytest.mark.slow
def test_a_thousand_inputs_keep_the_promises():
    counts, failures = run(targets(), 1, 600, most=1_000)
    assert counts.total() == 1_000
    assert failures == []
