import pytest

from faqbot.corpus.sentences import sentence_ends


def sentences(text):
    ends = sentence_ends(text)
    return [text[start:end].strip() for start, end in zip([0, *ends], ends, strict=False)]


def test_sentences_end_at_their_marks():
    assert sentences("One. Two! Three? Four") == ["One.", "Two!", "Three?", "Four"]


@pytest.mark.parametrize(
    "text",
    [
        "Use e.g. Bash here.",
        "Ask Dr. Who now.",
        "See J. Smith.",
        "Take no. 5 now.",
        "It is 3.5 long.",
        "Wait … then go.",
        "Run `a. B` now.",
    ],
)
def test_a_full_stop_inside_a_sentence_does_not_end_it(text):
    assert sentences(text) == [text]


def test_quotes_and_brackets_belong_to_the_sentence_they_close():
    assert sentences("He said “no.” Then (he left.) So") == ["He said “no.”", "Then (he left.)", "So"]


def test_sentences_of_scripts_without_spaces_are_found():
    assert sentences("これは本です。次です。") == ["これは本です。", "次です。"]


def test_a_line_of_dots_is_one_sentence():
    assert sentence_ends("." * 200_000) == [200_000]


def test_the_last_end_is_the_end_of_the_text():
    assert sentence_ends("No mark at all") == [14]
