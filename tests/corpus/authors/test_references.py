from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqbot.corpus.authors.references import References, names_document
from faqbot.corpus.chunk import Chunk, Source
from faqbot.errors import ChunkReferenceError


def chunk(identity, path="page.txt", lines=(1, 1)):
    return Chunk(identity, "passage", "", "Text.", Source(path, lines, (), "Page"))


PAGE = [
    chunk("page#pay", lines=(3, 5)),
    chunk("page#steps", lines=(7, 9)),
    chunk("page#first", lines=(7, 7)),
    chunk("page#second", lines=(8, 9)),
    chunk("my-docs/other#pay", "my docs/other.md", (3, 4)),
]


def error_of(ask, reference):
    with pytest.raises(ChunkReferenceError) as caught:
        ask(reference)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_an_id_names_its_chunk():
    references = References(PAGE)
    assert references.named("page#steps") == (1,)
    assert references.one(" page#steps ") == 1


def test_white_space_in_an_id_is_the_dash_that_ids_have_for_it():
    assert References(PAGE).one("my docs/other#pay") == 4
    assert References([chunk("order-7")]).one("order 7") == 0


def test_a_name_without_spaces_that_two_files_have_names_neither():
    references = References([chunk("one", path=" a.md"), chunk("two", path="  a.md")])
    with pytest.raises(ChunkReferenceError):
        references.named("a.md:3")


def test_a_file_whose_name_begins_with_a_space_is_named_with_and_without_the_space():
    source = replace(PAGE[0].source, path=" lead.txt", lines=(4, 5))
    references = References([replace(PAGE[0], id="lead#pay", source=source)])
    assert references.one(" lead.txt:4-5") == references.one("lead.txt:4-5") == 0
    assert references.concerns("lead.txt:4-5")


def test_lines_name_every_chunk_within_them_in_the_order_of_the_corpus():
    references = References(PAGE)
    assert references.named("page.txt:7-9") == (1, 2, 3)
    assert references.named("page.txt:8-9") == (3,)  # and not the list, which begins before
    assert references.named("my docs/other.md:1-99") == (4,)


@pytest.mark.parametrize(
    ("lines", "named"),
    [
        ((11, 18), ("a",)),  # inside a chunk
        ((8, 19), ("a",)),  # more than half of each
        ((10, 34), ("a", "b")),  # all of one chunk, half of the other
        ((10, 33), ("a",)),  # all of one chunk, less than half of the other
        ((28, 29), ("a",)),  # half of the range
        ((5, 11), ("a",)),  # nothing by half: the chunk that shares most lines
        ((10, 29), ("a",)),  # exactly the chunk
    ],
)
def test_lines_that_fit_no_chunks_name_those_that_they_overlap_by_half(lines, named):
    references = References([chunk("a", lines=(10, 28)), chunk("b", lines=(30, 39))])
    assert references.named(f"page.txt:{lines[0]}-{lines[1]}") == tuple("ab".index(name) for name in named)


def test_lines_that_overlap_several_chunks_mean_the_one_that_is_clearly_nearest():
    nested = References([chunk("list", lines=(10, 30)), chunk("item", lines=(10, 12)), chunk("last", lines=(25, 30))])
    assert nested.named("page.txt:11-24") == (0, 1)
    assert nested.one("page.txt:11-24") == 0
    assert "list, item" in error_of(nested.one, "page.txt:11-13")


def test_one_line_names_the_chunk_on_it():
    assert References(PAGE).named("page.txt:7") == (2,)


def test_one_chunk_is_the_one_on_exactly_these_lines_or_the_only_one_within():
    references = References(PAGE)
    assert references.one("page.txt:7-9") == 1
    assert references.one("page.txt:2-6") == 0


def test_lines_of_several_chunks_are_no_single_one_and_the_error_lists_them():
    message = error_of(References(PAGE).one, "page.txt:6-12")
    assert message == ("several chunks stand at page.txt:6-12; name one by its id: page#steps, page#first, page#second")


def test_the_error_lists_a_few_of_many():
    many = [chunk(f"page#{number}", lines=(number, number)) for number in range(1, 100)]
    assert error_of(References(many).one, "page.txt:1-99").endswith("page#4, page#5, …")


def test_an_id_that_looks_like_lines_is_an_id():
    references = References([chunk("page.txt:1-2"), chunk("page#a", lines=(1, 2))])
    assert references.named("page.txt:1-2") == (0,)
    assert references.one("page.txt:1-2") == 0


def test_a_path_may_hold_a_colon_and_lines():
    assert References([chunk("a", "log:1-2.txt:7", (3, 4))]).one("log:1-2.txt:7:3-4") == 0


@pytest.mark.parametrize("ask", ["named", "one"])
def test_an_unknown_id_is_an_error_with_the_nearest(ask):
    message = error_of(getattr(References(PAGE), ask), "page#secnod")
    assert message == "no chunk has the id 'page#secnod'; did you mean 'page#second'?"


def test_an_error_names_the_only_id_that_has_a_part():
    references = References([chunk("a-long-page#how-long-is-it-open"), chunk("a-long-page#how-far-is-it")])
    assert error_of(references.one, "how-long") == (
        "no chunk has the id 'how-long'; did you mean 'a-long-page#how-long-is-it-open'?"
    )


def test_the_beginning_of_several_ids_that_lacks_few_letters_of_one_is_a_misspelling_of_that_one():
    references = References([chunk("a-long-page#tips/sit-down-slowly"), chunk("a-long-page#tips")])
    assert error_of(references.one, "a-long-page#tip").endswith("; did you mean 'a-long-page#tips'?")


def test_an_error_lists_the_ids_that_have_a_part():
    references = References([chunk("a-long-page#how-long-is-it-open"), chunk("a-long-page#how-far-is-it")])
    assert error_of(references.one, "page") == (
        "no chunk has the id 'page'; it is a part of the ids a-long-page#how-long-is-it-open, a-long-page#how-far-is-it"
    )


@pytest.mark.parametrize("ask", ["named", "one"])
def test_an_unknown_document_is_an_error_with_the_nearest(ask):
    message = error_of(getattr(References(PAGE), ask), "pgae.txt:3-5")
    assert "no document is cited as 'pgae.txt'; did you mean 'page.txt:3-5'?" in message


def test_a_document_is_not_suggested_for_the_lines_behind_it():
    assert "did you mean" not in error_of(References(PAGE).one, "oven.txt:3-5")


@pytest.mark.parametrize("ask", ["named", "one"])
@pytest.mark.parametrize(("lines", "nearest"), [("6", "7-7"), ("100-200", "8-9"), ("1-2", "3-5"), ("0-0", "3-5")])
def test_lines_without_a_chunk_are_an_error_with_the_nearest_lines(ask, lines, nearest):
    message = error_of(getattr(References(PAGE), ask), f"page.txt:{lines}")
    assert message.startswith("no chunk lies within page.txt:")
    assert message.endswith(f"; did you mean page.txt:{nearest}?")


def test_lines_that_run_backwards_are_an_error():
    assert error_of(References(PAGE).named, "page.txt:9-3").startswith("page.txt:9-3 ends before it begins")


def test_an_id_that_was_given_twice_is_an_error_unless_it_says_which():
    references = References([chunk("x", "a.csv", (2, 2)), chunk("x~2", "b.csv", (2, 2)), chunk("x~3", "b.csv", (3, 3))])
    assert error_of(references.named, "x") == (
        "several chunks have the id 'x'; name one by its lines, or a renamed one by its new id: "
        "a.csv:2-2 (x), b.csv:2-2 (x~2), b.csv:3-3 (x~3)"
    )
    assert references.one("x~2") == 1
    assert references.one("a.csv:2-2") == 0


@pytest.mark.parametrize("reference", ["", " ", "\n", "a\nb", ":1-2", "x:", "x:-", "x" * 100_000, "x:99999999999"])
def test_a_reference_that_makes_no_sense_is_an_error_of_one_short_line(reference):
    assert len(error_of(References(PAGE).named, reference)) < 1_000


def test_a_reference_concerns_a_corpus_that_has_its_chunk_or_its_document():
    references = References([*PAGE, chunk("own", "table.csv")])
    for reference in ("page#pay", "page#gone", "page.txt:99", "my docs/other#x", "own"):
        assert references.concerns(reference)
    for reference in ("else#pay", "else.txt:3-5", "mine", "page", ""):
        assert not references.concerns(reference)


def test_a_document_may_have_the_sign_that_parts_ids_in_its_name():
    references = References([chunk("c##intro", "c#.md")])
    assert references.concerns("c##gone")
    assert not references.concerns("c#gone")


def test_an_id_or_lines_name_a_document_and_an_authors_own_id_does_not():
    assert names_document("page#pay")
    assert names_document("page.txt:3-5")
    assert not names_document("order-7")


@pytest.mark.slow
@pytest.mark.parametrize("pages", [1, 1_000])
def test_a_hundred_thousand_references_to_as_many_chunks_are_found(pages):
    chunks = [chunk(f"page{n % pages}#{n}", f"page{n % pages}.txt", (n, n + 1)) for n in range(100_000)]
    references = References(chunks)
    assert all(references.one(one.id) == n for n, one in enumerate(chunks))
    assert all(references.one(f"{one.source.path}:{n}-{n + 1}") == n for n, one in enumerate(chunks))


places = st.tuples(st.sampled_from(["a.txt", "b c.md", "d:1-2"]), st.integers(1, 20), st.integers(0, 9))


@given(st.lists(places, min_size=1, max_size=20), places)
def test_lines_where_chunks_begin_and_end_name_exactly_the_chunks_within_them(corpus, asked):
    chunks = [chunk(f"id{n}", path, (first, first + more)) for n, (path, first, more) in enumerate(corpus)]
    references = References(chunks)
    path, first, last = asked[0], asked[1], asked[1] + asked[2]
    within = [
        n for n, (own, start, more) in enumerate(corpus) if own == path and first <= start and start + more <= last
    ]
    reference = f"{path}:{first}-{last}"
    overlapping = [n for n, (own, start, more) in enumerate(corpus)
                   if own == path and first <= start + more and start <= last]  # fmt: skip
    if not overlapping:
        error_of(references.named, reference)
        return
    named = list(references.named(reference))
    assert set(within) <= set(named) <= set(overlapping)
    if first in {corpus[n][1] for n in within} and last in {corpus[n][1] + corpus[n][2] for n in within}:
        assert named == within
    if not within:
        return
    exact = [n for n in within if chunks[n].source.lines == (first, last)]
    meant = exact or within
    if len(meant) == 1:
        assert references.one(reference) == meant[0]
    else:
        assert all(f"id{n}" in error_of(references.one, reference) for n in meant[:5])


@given(st.lists(places, min_size=1, max_size=20))
def test_every_chunk_is_named_by_its_id_and_by_its_lines(corpus):
    chunks = [chunk(f"id{n}", path, (first, first + more)) for n, (path, first, more) in enumerate(corpus)]
    references = References(chunks)
    for n, one in enumerate(chunks):
        assert references.named(one.id) == (n,)
        assert n in references.named("{}:{}-{}".format(one.source.path, *one.source.lines))


@given(st.text())
def test_any_text_names_chunks_or_is_an_error(reference):
    with suppress(ChunkReferenceError):
        assert References(PAGE).named(reference)
