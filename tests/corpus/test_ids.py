import warnings

import pytest

from faqbot.corpus.chunk import Chunk, Source
from faqbot.corpus.ids import IdClash, chunk_id, slug, tell_apart, told_apart
from faqbot.errors import CorpusWarning


def faq(identity, text, line=1, question="Why?"):
    return Chunk(identity, "faq", question, text, Source("a.csv", (line, line), (question,), "A"))


def test_a_slug_keeps_letters_and_digits_of_every_script():
    assert slug("Größe: 10 cm – 日本語 हिन्दी?") == "grösse-10-cm-日本語-हिन्दी"


def test_a_slug_has_no_numbering_so_that_it_stays_when_a_question_is_put_before():
    assert slug("3. How do I pay?") == slug("12) How do I pay?") == "how-do-i-pay"


def test_a_slug_of_endless_text_ends():
    assert len(slug("字" * 100_000)) <= 120


def test_an_id_is_the_path_without_suffix_then_the_headings():
    assert chunk_id("my docs/faq.md", ("Billing & Co",), "how") == "my-docs/faq#billing-co/how"


def test_different_texts_under_one_id_are_numbered_with_one_short_warning():
    with pytest.warns(CorpusWarning) as caught:
        chunks = tell_apart([faq("x", "One.", 1), faq("x", "Two.", 2), faq("x", "Three.", 3)])
    assert [chunk.id for chunk in chunks] == ["x", "x~2", "x~3"]
    assert [str(warning.message) for warning in caught] == [
        "2 entries have the same ids as others; equal ones are left out, and others have ids that end in ~2, ~3, …"
    ]


def test_of_two_that_say_the_same_the_first_is_kept_with_a_warning():
    with pytest.warns(CorpusWarning, match="1 entry has the same id as another; equal ones are left out"):
        chunks = tell_apart([faq("x", "One two."), faq("x", "One\n two.", 9)])
    assert [chunk.source.lines for chunk in chunks] == [(1, 1)]


def test_a_clash_names_both_chunks_and_the_new_id():
    first, second, third = faq("x", "One.", 1), faq("x", "Two.", 2), faq("x", "One.", 3)
    clashes = [clash for _, clash in told_apart([first, second, third])]
    assert clashes == [None, IdClash(second, first, "x~2"), IdClash(third, first, None)]


def test_an_authors_id_that_looks_numbered_is_not_taken_over():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        chunks = tell_apart([faq("x", "One."), faq("x~2", "Two."), faq("x", "Three.")])
    assert [chunk.id for chunk in chunks] == ["x", "x~2", "x~3"]


def test_ten_thousand_rows_of_one_id_are_told_apart():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        chunks = tell_apart(faq("x", f"Answer {n}.") for n in range(10_000))
    assert len({chunk.id for chunk in chunks}) == 10_000
