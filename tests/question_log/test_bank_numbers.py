"""Card numbers and IBANs are told from other numbers by their check digits."""

from __future__ import annotations

import pytest

from faqbot.question_log.bank_numbers import cards_in, ibans_in


@pytest.mark.parametrize(
    "iban",
    [
        "DE89 3704 0044 0532 0130 00",
        "GB29NWBK60161331926819",
        "nl91abna0417164300",
        "FR14 2004 1010 0505 0001 3M02 606",
        "CH93 0076 2011 6238 5295 7",
        "NO93 8601 1117 947",
        "MT84MALT011000012345MTLCAST001S",
        "BR18 0036 0305 0000 1000 9795 493C 1",
    ],
)
def test_an_iban_is_found_up_to_its_own_end(iban: str) -> None:
    text = f"is {iban} right"
    assert [text[start:end] for start, end in ibans_in(text)] == [iban]


@pytest.mark.parametrize(
    "text", ["DE88 3704 0044 0532 0130 00", "DE89 3704 0044 0532 0130 001", "AB12 is the code of the room", "XX99 0000"]
)
def test_what_has_other_check_digits_or_another_length_is_no_iban(text: str) -> None:
    assert ibans_in(text) == []


@pytest.mark.parametrize(
    "card",
    [
        "4111 1111 1111 1111",
        "4111-1111-1111-1111",
        "5500000000000004",
        "2223 0031 2200 3222",
        "378282246310005",
        "3782 822463 10005",
        "6011111111111117",
        "3530 1113 3330 0000",
        "30569309025904",
    ],
)
def test_a_card_number_is_found_and_not_what_follows(card: str) -> None:
    text = f"my card {card} 12/27"
    assert [text[start:end] for start, end in cards_in(text)] == [card]


def test_a_card_number_may_be_followed_by_a_letter_without_a_space() -> None:
    assert cards_in("my card 4111111111111111exp 12/27") == [(8, 24)]


@pytest.mark.parametrize(
    "text", ["4111 1111 1111 1112", "9783161484100", "1732838400123", "1234567812345670", "#4111111111111111"]
)
def test_a_wrong_sum_or_another_issuer_is_no_card(text: str) -> None:
    assert cards_in(text) == []
