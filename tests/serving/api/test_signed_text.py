"""Texts that a client keeps for the server."""

from __future__ import annotations

import re
from base64 import urlsafe_b64decode, urlsafe_b64encode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqbot.serving.api.signed_text import DamagedTextError, ExpiredTextError, ForeignTextError, Signer

SIGNER = Signer(b"secret", "conversation", 60.0)
SIGNED = SIGNER.sign("What was said. " * 3, now=1000)


@given(st.text(), st.integers(0, 2**60))
def test_a_text_is_read_as_it_was_signed(text: str, now: int):
    signed = SIGNER.sign(text, now=now)
    assert re.fullmatch("[A-Za-z0-9_-]+", signed)
    assert SIGNER.read(signed, now=now + 60) == text


@given(st.text())
def test_what_was_not_signed_is_never_read(text: str):
    with pytest.raises((DamagedTextError, ForeignTextError)):
        SIGNER.read(text, now=1000)


@given(st.integers(0, len(SIGNED) - 1), st.sampled_from("AZaz09-_ \n=+é"))
def test_a_change_of_any_letter_is_found(at: int, letter: str):
    changed = SIGNED[:at] + letter + SIGNED[at + 1 :]
    try:
        same = urlsafe_b64decode(changed + "=" * (-len(changed) % 4)) == urlsafe_b64decode(
            SIGNED + "=" * (-len(SIGNED) % 4)
        )
    except ValueError:
        same = False
    if not (same and letter in "AZaz09-_"):  # the last letter has bits that stand for nothing
        with pytest.raises((DamagedTextError, ForeignTextError)):
            SIGNER.read(changed, now=1000)


@given(st.integers(0, len(SIGNED) - 1))
def test_a_text_that_was_cut_is_damaged(length: int):
    with pytest.raises(DamagedTextError):
        SIGNER.read(SIGNED[:length], now=1000)


def test_a_text_of_another_secret_or_purpose_is_foreign():
    for other in (Signer(b"other", "conversation", 60.0), Signer(b"secret", "receipt", 60.0)):
        with pytest.raises(ForeignTextError):
            SIGNER.read(other.sign("x", now=1000), now=1000)


def test_two_signers_of_one_secret_read_the_texts_of_each_other():
    assert Signer(b"secret", "conversation", 60.0).read(SIGNED, now=1000).startswith("What was said.")


def test_a_text_is_read_up_to_its_age_and_not_later():
    assert SIGNER.read(SIGNED, now=1060)
    with pytest.raises(ExpiredTextError):
        SIGNER.read(SIGNED, now=1061)


def test_the_time_cannot_be_changed():
    data = bytearray(urlsafe_b64decode(SIGNED + "=" * (-len(SIGNED) % 4)))
    data[5:13] = (5000).to_bytes(8, "big")
    with pytest.raises(DamagedTextError):
        SIGNER.read(urlsafe_b64encode(data).decode().rstrip("="), now=5000)


def test_a_text_that_repeats_itself_becomes_short():
    assert len(SIGNER.sign("the same words again and again " * 1000)) < 400
