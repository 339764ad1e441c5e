import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqbot.corpus.authors.references import References
from faqbot.corpus.authors.short_references import ShortReferences, is_short_reference
from faqbot.corpus.chunk import Chunk, Source
from faqbot.corpus.reading import read_corpus
from faqbot.errors import ChunkReferenceError


def chunk(identity, lines=(1, 1)):
    return Chunk(identity, "passage", "", "Text.", Source("page.txt", lines, (), "Page"))


def clashing():
    """Return two ids whose short references begin with the same signs."""
    seen = {}
    for number in range(10**6):
        identity = f"page#{number}"
        start = ShortReferences([identity]).of(0)
        if start in seen:
            return seen[start], identity
        seen[start] = identity
    raise AssertionError


IDS = st.lists(st.text(min_size=1, max_size=12), min_size=1, max_size=20, unique=True)


@given(IDS)
def test_every_chunk_is_found_by_its_short_reference(ids):
    short = ShortReferences(ids)
    for number in range(len(ids)):
        reference = short.of(number)
        assert is_short_reference(reference)
        assert short.find(reference) == short.find(f" {reference.upper()} ") == number


def test_a_short_reference_depends_on_its_own_chunk_only():
    many = [f"page#{number}" for number in range(1_000)]
    assert ShortReferences(many).of(500) == ShortReferences(["page#500"]).of(0)


def test_a_short_reference_is_the_same_on_every_machine():
    assert ShortReferences(["returns#refunds/how-long-does-a-refund-take"]).of(0) == "ref:v8n4z"


def test_references_that_begin_alike_are_longer_and_the_short_one_is_ambiguous():
    one, other = clashing()
    before = ShortReferences([one]).of(0)
    both = ShortReferences([one, other])
    assert both.of(0) != both.of(1)
    assert len(both.of(0)) > len(before)
    assert (both.find(both.of(0)), both.find(both.of(1))) == (0, 1)
    with pytest.raises(ChunkReferenceError, match=f"several chunks .* write one of: {both.of(0)}, {both.of(1)}"):
        both.find(before)


def test_the_long_reference_of_a_clash_still_holds_when_the_other_chunk_is_gone():
    one, other = clashing()
    assert ShortReferences([one]).find(ShortReferences([one, other]).of(0)) == 0


def test_the_reference_of_a_chunk_that_is_gone_is_an_error_that_says_so():
    gone = ShortReferences(["page#gone"]).of(0)
    with pytest.raises(ChunkReferenceError, match=f"no chunk has the short reference {gone}: .* gone or renamed"):
        References([chunk("page#pay")]).one(gone)


def test_references_take_short_references_wherever_they_take_ids():
    references = References([chunk("page#pay"), chunk("page#ship", (3, 4))])
    short = references.short.of(1)
    assert references.one(short) == 1
    assert references.named(short) == (1,)
    assert references.concerns(short)
    assert not References([chunk("page#pay")]).concerns(short)


def test_a_row_of_phrasings_may_name_its_chunk_by_a_short_reference(tmp_path):
    (tmp_path / "page.md").write_text("# Page\n\n## How do I pay?\n\nBy card.\n")
    short = References(read_corpus([tmp_path]).chunks).short.of(0)
    (tmp_path / "phrasings.csv").write_text(f"question,chunk\ncash,{short}\n")
    assert [row.question for row in read_corpus([tmp_path]).phrasings] == ["cash"]


def test_an_own_id_that_looks_like_a_short_reference_is_an_id():
    taken = ShortReferences(["page#pay"]).of(0)
    references = References([chunk("page#pay"), chunk(taken, (3, 4))])
    assert references.one(taken) == 1
    assert references.short.of(0) != taken
    assert references.one(references.short.of(0)) == 0


@pytest.mark.parametrize(
    "text", ["", "ref:", "ref:k7", "ref:12345", "ref:k7w2e", "k7w2m", "ref:k7w2m-3", "page#ref:k7w2m"]
)
def test_other_texts_are_no_short_references(text):
    assert not is_short_reference(text)
    assert ShortReferences(["page#pay"]).find(text) is None


@pytest.mark.parametrize("write", [str, " {} ".format])
def test_a_short_reference_without_its_mark_is_no_reference_but_is_suggested(write):
    references = References([chunk("pool#is-it-deep"), chunk("pool#is-it-warm")])
    short = references.short.of(1)
    with pytest.raises(ChunkReferenceError, match=f"did you mean '{short}'"):
        references.one(write(short.removeprefix("ref:")))


def test_an_id_that_looks_like_a_short_reference_without_its_mark_stays_an_id():
    signs = ShortReferences(["pool#is-it-deep"]).of(0).removeprefix("ref:")
    assert References([chunk("pool#is-it-deep"), chunk(signs)]).one(signs) == 1
