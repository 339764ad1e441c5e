"""The receipt for a line of the log."""

from __future__ import annotations

import pytest
from served import small_bot

from faqbot.question_log.log_lines import line_of
from faqbot.serving.api.request_errors import RequestError
from faqbot.serving.api.verdict_receipt import Receipts

LINE = line_of("how do i pay, ünd wie?", ("Returns",), small_bot().ask("How do I pay?"))


def test_a_receipt_gives_the_line_back():
    assert Receipts(b"secret").line(Receipts(b"secret").receipt(LINE)) == LINE


@pytest.mark.parametrize("receipt", ["", "x", Receipts(b"other").receipt(LINE)], ids=["", "x", "another server's"])
def test_any_other_text_is_an_error_of_the_client(receipt: str):
    with pytest.raises(RequestError) as caught:
        Receipts(b"secret").line(receipt)
    assert (caught.value.status_code, caught.value.code) == (400, "invalid_receipt")
