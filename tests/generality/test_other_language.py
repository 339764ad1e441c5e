"""The benchmark of other languages asks documents that have the words of grammar of their language and no others."""

from __future__ import annotations

import pytest
from other_language import documents_in, is_told


@pytest.mark.parametrize(
    ("question", "language", "told"),
    [
        ("Сколько стоит вход?", "english", True),
        ("Сколько стоит вход?", "russian", False),
        ("What does it cost?", "english", False),
        ("What does it cost?", "russian", True),
    ],
)
def test_a_question_in_a_script_that_the_documents_lack_is_counted(question: str, language: str, told: bool) -> None:  # noqa: FBT001
    assert is_told(question, documents_in(language)) == told
