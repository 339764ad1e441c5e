"""Personal data is replaced before it is written, and other numbers are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqbot.question_log.personal_data import without_personal_data


@pytest.mark.parametrize(
    "number",
    [
        "+49 170 1234567",
        "0049 89 636 48018",
        "0170/1234567",
        "(030) 12 34 56 78",
        "020 7946 0958",
        "01 42 68 53 00",
        "01.42.68.53.00",
        "+33(0)1 42 68 53 00",
        "+1 (212) 555-0123",
        "(212) 555-0123",
        "212-555-0123",
        "212.555.0123",
        "1-800-555-0123",
        "+91-98765 43210",
        "9876543210",
        "+86 138 1234 5678",
        "13812345678",
        "8 (912) 345-67-89",
        "612 345 678",
        "(11) 91234-5678",
        "0412 345 678",
        "090-1234-5678",
        "+4512345678",
        "0 17 11 23 45 67 8",
    ],
)
def test_telephone_numbers_of_many_countries_are_replaced(number: str) -> None:
    assert without_personal_data(f"please call {number}, after nine") == "please call [phone], after nine"


@pytest.mark.parametrize(
    "text",
    [
        "error E-1042 in version 3.11.4.2",
        "192.168.1.100 does not answer",
        "in 2019-2020 and 2021 2022 2023",
        "2024-01-31 10:30, or 31.12.2024 at 10",
        "1,234,567.89 dollars or 1 000 000 000 euros",
        "0.123456789 and 3.14159265358979",
        "ISBN 978-3-16-148410-0, 3-16-148410-X and 0-306-40615-2",
        "order #1234567890, ORD-1234567890 or HKD-7021645199",
        "1732838400 as a time in seconds",
        "pin code 702164",
        "550e8400-e29b-41d4-a716-446655440000",
        "99.99 199.99 299.99",
        "1 2 3 4 5 6 7 8 9 10 11",
        "mon 9:00-17:30, sat 10:00-12:00",
        "https://example.org/1234567890",
        "1234 5678 9012 3456",
    ],
)
def test_other_numbers_stay(text: str) -> None:
    assert without_personal_data(text) == text


def test_a_date_before_a_telephone_number_does_not_hide_it() -> None:
    assert without_personal_data("on 31.12.2024 0170 1234567 called") == "on 31.12.2024 [phone] called"


@pytest.mark.parametrize(
    "address", ["jane.doe+x@example.co.uk", "o'neil@mail.example.com", "müller@example.de", "bob_1@a.io"]
)
def test_e_mail_addresses_are_replaced(address: str) -> None:
    assert without_personal_data(f"Write to <{address}>.") == "Write to <[e-mail]>."


@pytest.mark.parametrize(
    "address",
    [
        '"joe smith"@example.com', "joe(at)example.com", "joe [at] example.com", "joe.b{at}mail.example.com",
        "joe(at)example(dot)com", "JOE (AT) EXAMPLE (DOT) COM",
    ],
)  # fmt: skip
def test_e_mail_addresses_in_quotes_and_spelt_out_are_replaced(address: str) -> None:
    assert without_personal_data(f"Write to {address}, please.") == "Write to [e-mail], please."


@pytest.mark.parametrize("before", ["call ", "please phone me at ", "Tel. ", "Telefon: ", "my mobile is "])
def test_seven_digits_behind_a_word_that_says_that_they_are_called_are_replaced(before: str) -> None:
    assert without_personal_data(f"{before}555-0133.") == f"{before}[phone]."


@pytest.mark.parametrize("text", ["part 555-0133", "I call it 5550133", "dial 100-2000%", "call me in 2024"])
def test_other_numbers_of_seven_digits_stay(text: str) -> None:
    assert without_personal_data(text) == text


@pytest.mark.parametrize(
    "text",
    ["a (at) home", "user (at) work.", "look (at) this", "user@localhost", "@angular/core@12.0.1", "meet @ 10.30"],
)
def test_other_texts_with_an_at_sign_stay(text: str) -> None:
    assert without_personal_data(text) == text


def test_each_kind_has_its_own_word() -> None:
    text = "GB29 NWBK 6016 1331 9268 19, 4111 1111 1111 1111, jane@example.com, +44 20 7946 0958"
    assert without_personal_data(text) == "[IBAN], [card], [e-mail], [phone]"


@given(st.text(alphabet=st.sampled_from("0123456789 +-./()@aZé")))
def test_a_text_whose_data_is_replaced_stays_the_same_a_second_time(text: str) -> None:
    once = without_personal_data(text)
    assert without_personal_data(once) == once or "[" in once


@given(st.text())
def test_a_text_without_digits_and_at_signs_stays(text: str) -> None:
    if "@" not in text and not any(map(str.isdecimal, text)):
        assert without_personal_data(text) == text


def test_very_many_digits_take_no_longer_than_other_letters() -> None:
    assert without_personal_data(f"{'0' * 100_000}x") == f"{'0' * 100_000}x"  # they took longer than any test waits
