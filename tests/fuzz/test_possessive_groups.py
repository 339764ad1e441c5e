"""No expression of the package has a repetition that some versions of Python match wrongly."""

import re

import pytest
from expressions import expressions, repeats_a_group_possessively


def test_no_expression_repeats_a_group_possessively():
    found = [one.place for one in expressions() if repeats_a_group_possessively(one.pattern)]
    assert found == []


@pytest.mark.parametrize("written", [r"(?:ab)*+", r"(a)\1{2,}+", r"x(?=(?:a|b\w)++)", r"(?:(?:ab)?+c)*"])
def test_a_possessive_group_is_found_wherever_it_stands(written):
    assert repeats_a_group_possessively(re.compile(written))


@pytest.mark.parametrize("written", [r"\w++x", r"(?>(?:ab)*)", r"[^a]*+(?:ab)*", r".{2,3}+"])
def test_a_possessive_repetition_of_one_character_is_matched_well(written):
    assert not repeats_a_group_possessively(re.compile(written))
