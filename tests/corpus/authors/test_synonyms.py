import warnings
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqbot.corpus.authors.synonyms import read_synonyms
from faqbot.corpus.corpus import Synonyms
from faqbot.errors import CorpusError, CorpusWarning


def read(text):
    return read_synonyms(text, "synonyms.txt")


def test_entries_between_commas_mean_each_other():
    assert read("strap, towel,band\n") == (Synonyms(("strap", "towel", "band"), ("strap", "towel", "band")),)


def test_an_arrow_leads_from_left_to_right_only():
    assert read("couch, sofa => settee, divan") == (Synonyms(("couch", "sofa"), ("settee", "divan")),)


def test_an_entry_that_an_arrow_keeps_is_on_both_sides():
    assert read("tv => tv, television") == (Synonyms(("tv",), ("tv", "television")),)


def test_an_entry_may_have_several_words():
    assert read("gluteus  maximus\t=>glutes") == (Synonyms(("gluteus maximus",), ("glutes",)),)


def test_comments_and_blank_lines_say_nothing():
    assert read("# strap, towel\n\n  # more\n \t\na, b\n") == (Synonyms(("a", "b"), ("a", "b")),)


def test_a_sharp_within_an_entry_belongs_to_it():
    assert read("c#, c sharp") == (Synonyms(("c#", "c sharp"), ("c#", "c sharp")),)


def test_a_comment_behind_an_entry_is_a_part_of_it_with_a_warning():
    with pytest.warns(CorpusWarning, match=r"synonyms\.txt:2: the `#` is read as a part of the entry"):
        assert read("\na, b # both")[0].left == ("a", "b # both")


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (r"a\, b, c", ("a, b", "c")),
        (r"a \=> b, c", ("a => b", "c")),
        (r"\#one, c", ("#one", "c")),
        (r"a \# b, c", ("a # b", "c")),
        (r"a\\, c", ("a\\", "c")),
        ("c, a\\", ("c", "a\\")),
    ],
)
def test_a_backslash_takes_the_sign_behind_it_as_it_is(text, left):
    assert read(text)[0].left == left


def test_an_entry_twice_in_a_line_is_one_however_it_is_written():
    assert read("TV, tv, Television") == (Synonyms(("TV", "Television"), ("TV", "Television")),)


def test_a_line_twice_is_one_rule():
    assert len(read("a, b\nc, d\na,b\n")) == 2


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_end_as_in_documents(end):
    assert len(read(f"a, b{end}c => d{end}")) == 2


@pytest.mark.parametrize(
    ("rule", "wrong"),
    [
        ("a,,b", "an entry is empty"),
        ("a, b,", "an entry is empty"),
        (",a", "an entry is empty"),
        ("a => b, ", "an entry is empty"),
        (", => b", "an entry is empty"),
        (",", "an entry is empty"),
        ("=> b", "one side of `=>` is empty"),
        ("a =>", "one side of `=>` is empty"),
        ("=>", "one side of `=>` is empty"),
        ("a => b => c", "has more than one `=>`"),
        ("a", "a single entry has no synonym"),
        ("a, A", "a single entry has no synonym"),
    ],
)
def test_a_rule_that_says_nothing_is_an_error_with_its_line(rule, wrong):
    with pytest.raises(CorpusError, match=wrong) as caught:
        read(f"# comment\nx, y\n{rule}\n")
    assert (caught.value.path, caught.value.line) == ("synonyms.txt", 3)


@given(st.text(alphabet=st.one_of(st.sampled_from(list("ab,=>#\\ \t\n\r")), st.characters())))
def test_any_text_is_rules_or_an_error(text):
    with warnings.catch_warnings(), suppress(CorpusError):
        warnings.simplefilter("ignore")
        for rule in read(text):
            assert rule.left
            assert all(entry == " ".join(entry.split()) != "" for entry in (*rule.left, *rule.right))


entries = st.text(min_size=1).map(lambda text: " ".join(text.split())).filter(bool)


@given(st.lists(entries, min_size=1, max_size=4), st.lists(entries, min_size=1, max_size=4))
def test_entries_that_are_escaped_come_back_as_they_were(left, right):
    def escaped(side):
        return ",".join("".join(f"\\{c}" if c in r"\,=#" else c for c in entry) for entry in side)

    def folded(side):
        return {entry.casefold() for entry in side}

    (rule,) = read(f"{escaped(left)} => {escaped(right)}")
    assert (folded(rule.left), folded(rule.right)) == (folded(left), folded(right))
    assert set(rule.left) <= set(left)
