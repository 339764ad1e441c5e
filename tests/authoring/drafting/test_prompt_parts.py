from hypothesis import given
from hypothesis import strategies as st

from faqbot.authoring.drafting.asked_chunks import AskedChunk
from faqbot.authoring.drafting.prompt_parts import prompt_parts


def asked(count):
    return [AskedChunk(number, (), 8) for number in range(count)]


def sizes(count, most, parents=None):
    return [len(part) for part in prompt_parts(asked(count), parents or [-1] * count, most)]


def test_chunks_that_fit_are_in_one_prompt():
    assert sizes(30, 30) == [30]


def test_prompts_are_as_equal_in_size_as_their_number_allows():
    assert sizes(95, 30) == [24, 24, 24, 23]
    assert sizes(31, 30) == [16, 15]


def test_a_list_stays_with_its_items():
    parents = [-1, -1, 1, 1, 1, -1]  # chunk 1 is the list
    assert sizes(6, 4, parents) == [1, 4, 1]


def test_a_list_that_is_too_long_is_divided():
    assert sizes(7, 3, [-1, *[0] * 6]) == [3, 3, 1]


def test_no_chunks_make_no_prompts():
    assert prompt_parts([], [], 30) == ()


@given(st.lists(st.booleans(), max_size=60), st.integers(1, 40))
def test_every_chunk_is_in_one_prompt_in_the_order_of_the_corpus(are_items, most):
    parents, whole = [], -1
    for number, is_item in enumerate(are_items):
        whole = whole if is_item else number
        parents.append(whole if is_item else -1)
    parts = prompt_parts(asked(len(parents)), parents, most)
    assert [one.number for part in parts for one in part] == list(range(len(parents)))
    assert all(1 <= len(part) <= most for part in parts)
