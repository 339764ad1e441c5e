"""The documents' own questions in few words."""

from __future__ import annotations

from support import corpus_of

from faqbot.authoring.learning.labels import Row
from faqbot.authoring.learning.probes import probes_of
from faqbot.text.analyser import Analyser


def test_a_probe_is_the_own_question_without_the_words_that_do_only_grammar() -> None:
    corpus = corpus_of(("How do I return a parcel?", "Bring it."))
    assert list(probes_of(corpus, Analyser())) == [Row("return parcel", 0)]


def test_chunks_without_a_question_and_questions_of_one_telling_word_have_no_probe() -> None:
    corpus = corpus_of(("", "We open at nine."), ("How can I pay?", "By card."), ("Return parcels", "Bring them."))
    assert list(probes_of(corpus, Analyser())) == []
