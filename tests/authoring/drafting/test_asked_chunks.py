from faqbot.authoring.drafting.asked_chunks import ENOUGH_PHRASINGS, chunks_to_ask, distinct
from faqbot.corpus.chunk import Chunk, Source
from faqbot.corpus.corpus import Corpus, Phrasing


def chunk(identity, *, kind="faq", asked_as=(), is_aside=False):
    source = Source("shop.md", (1, 2), (), "Shop")
    return Chunk(identity, kind, "How do I pay?", "By card.", source, asked_as=asked_as, is_aside=is_aside)


def phrasings(count, number=0):
    return tuple(Phrasing(f"wording {at}", number) for at in range(count))


def test_a_chunk_without_phrasings_is_asked_for_as_many_as_are_enough():
    (asked,) = chunks_to_ask(Corpus((chunk("shop#pay"),)))
    assert (asked.number, asked.known, asked.wanted) == (0, (), ENOUGH_PHRASINGS)


def test_a_chunk_with_enough_phrasings_is_asked_for_only_if_every_chunk_is():
    corpus = Corpus((chunk("shop#pay"), chunk("shop#ship")), phrasings(ENOUGH_PHRASINGS))
    assert [asked.number for asked in chunks_to_ask(corpus)] == [1]
    every = chunks_to_ask(corpus, every=True)
    assert [(asked.number, asked.wanted) for asked in every] == [(0, ENOUGH_PHRASINGS), (1, ENOUGH_PHRASINGS)]


def test_a_chunk_that_lacks_few_phrasings_is_asked_for_some_more_than_it_lacks():
    (asked,) = chunks_to_ask(Corpus((chunk("shop#pay"),), phrasings(ENOUGH_PHRASINGS - 1)))
    assert asked.wanted == 3
    assert len(asked.known) == ENOUGH_PHRASINGS - 1


def test_the_same_phrasing_in_another_case_or_punctuation_counts_once():
    written = ("Can I pay by card?", "can i pay  by card", "cash")
    assert distinct(written) == ("Can I pay by card?", "cash")
    corpus = Corpus((chunk("shop#pay"),), tuple(Phrasing(text, 0) for text in written))
    assert chunks_to_ask(corpus)[0].known == ("Can I pay by card?", "cash")


def test_further_questions_of_the_document_count_and_made_up_ones_of_lists_do_not():
    corpus = Corpus((chunk("a", asked_as=("cash",)), chunk("b", kind="steps", asked_as=("How do I do Shop?",))))
    assert [asked.known for asked in chunks_to_ask(corpus)] == [("cash",), ()]


def test_an_aside_is_never_asked_for():
    assert not chunks_to_ask(Corpus((chunk("log", is_aside=True),)), every=True)


def test_questions_without_a_letter_are_told_apart():
    assert distinct(("?", "!", "?")) == ("?", "!")
