"""The number or code of a follow-up in the place of that of the last question."""

from __future__ import annotations

import pytest

from faqbot.answering.conversation.other_code import with_other_code


@pytest.mark.parametrize(
    ("question", "text", "changed"),
    [
        ("What does code 51 mean?", "and 56?", "What does code 56 mean?"),
        ("What does error E-2099 mean?", "and e-2100", "What does error e-2100 mean?"),
        ("Is 51 the same as code 51?", "and for 52?", "Is 52 the same as code 52?"),
    ],
)
def test_a_code_of_the_same_form_is_exchanged(question: str, text: str, changed: str) -> None:
    assert with_other_code(question, text) == changed


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("What does a permit for 2 cars cost?", "and in 2025?"),
        ("How do I install it on Windows11?", "and 10?"),
        ("What does error E-2099 mean?", "and 2100?"),
        ("Can I play mp3 files?", "and 4?"),
        ("How do I pay?", "and 56?"),
        ("Is it 51 or 52?", "and 53?"),
        ("What does code 51 mean?", "and 52 or 53?"),
        ("What does code 51 mean?", "and 51?"),
        ("What does code 51 mean?", "and now?"),
    ],
)
def test_anything_else_is_no_other_code(question: str, text: str) -> None:
    assert with_other_code(question, text) is None
