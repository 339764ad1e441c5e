"""The words of many texts together are those of each for itself."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from faqbot.building.interning import Numbering
from faqbot.text.analyser import Analyser

ANALYSERS = {language: Analyser(language) for language in ("english", "german")}
SIGNS = "abcABC019 \n\t.,:;!?'’`\"_/-+#()[]~*éÉßẞ東京"
WORDS = ("cannot", "dont", "won't", "Don`t", "node.js", "E-1042", "c++", "_private", "abcdefgh", "abcdefghi", "e.g.")
TEXTS = st.lists(st.text(SIGNS, max_size=30) | st.lists(st.sampled_from(WORDS)).map(" ".join))


@given(st.lists(TEXTS, max_size=3), st.sampled_from(sorted(ANALYSERS)))
@example([["see [the guide](https://example.org/a).", "[it](", "there) is"]], "english")
@example([["abc.", "abc..", ".abc", "abc'", "abc+", "abc_", "", "a"]], "english")
@example([["東京 is far", "cannot", "x" * 100]], "english")
def test_the_words_of_many_texts_are_those_of_each(calls: list[list[str]], language: str) -> None:
    numbering = Numbering(ANALYSERS[language])
    numbers = [numbering.all_words(texts) for texts in calls]
    listed = numbering.listed
    spelt = [[[listed[number] for number in its] for its in found] for found in numbers]
    assert spelt == [ANALYSERS[language].all_words(texts) for texts in calls]


@given(TEXTS)
def test_every_word_has_one_number(texts: list[str]) -> None:
    numbering = Numbering(ANALYSERS["english"])
    numbers = numbering.all_words(texts)
    assert [numbering.words(text) for text in texts] == numbers
    assert len(set(numbering.listed)) == len(numbering.listed)


def test_the_numbers_of_texts_do_not_depend_on_what_another_block_had() -> None:
    texts = ["Where is the strap?", "It is under the mat."]
    Numbering(ANALYSERS["english"]).all_words(["quite other words"])
    one, other = (Numbering(ANALYSERS["english"]) for _ in range(2))
    assert one.all_words(texts) == other.all_words(texts)
