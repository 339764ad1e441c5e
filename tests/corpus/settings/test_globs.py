"""Globs match what `.gitignore` matches by them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqbot.corpus.settings.globs import parse_glob
from faqbot.errors import CorpusError


def matched(glob: str, path: str) -> bool:
    """Whether a glob matches the file of a path."""
    return parse_glob(glob).matches(path.split("/"), is_folder=False)


@pytest.mark.parametrize(
    ("glob", "path"),
    [
        ("*.md", "deep/down/faq.md"),
        ("faq.md", "faq.md"),
        ("drafts/", "old/drafts/2019/faq.md"),
        ("drafts", "old/drafts/faq.md"),
        ("archive/2019", "archive/2019/faq.md"),
        ("archive/*.txt", "archive/faq.txt"),
        ("archive/**", "archive/deep/faq.txt"),
        ("archive/**/faq.txt", "archive/faq.txt"),
        ("archive/**/faq.txt", "archive/a/b/faq.txt"),
        ("**/old/*.txt", "old/faq.txt"),
        ("**/old/*.txt", "a/b/old/faq.txt"),
        ("/notes.md", "notes.md"),
        ("./notes.md", "notes.md"),
        ("page-[0-9]?.txt", "page-12.txt"),
        ("[!a]*.md", "b.md"),
        ("**", "a/b.md"),
    ],
)
def test_a_glob_matches(glob: str, path: str) -> None:
    assert matched(glob, path)


@pytest.mark.parametrize(
    ("glob", "path"),
    [
        ("*.md", "faq.txt"),
        ("drafts/", "drafts"),
        ("archive/2019", "old/archive/2019/faq.md"),
        ("archive/*.txt", "archive/deep/faq.txt"),
        ("archive/**", "archive"),
        ("**/old/*.txt", "old/deep/faq.txt"),
        ("/notes.md", "deep/notes.md"),
        ("*.md", "FAQ.MD"),
        ("faq", "faq.md"),
        ("a/**/", "a/faq.md"),
    ],
)
def test_a_glob_does_not_match(glob: str, path: str) -> None:
    assert not matched(glob, path)


@pytest.mark.parametrize(
    ("glob", "reason"),
    [
        ("", "empty"),
        ("  ", "empty"),
        ("!keep.md", "takes nothing back"),
        ("drafts\\*.md", "write / between folders"),
        ("../other/*.md", "leads out of the folder"),
    ],
)
def test_what_is_no_glob_is_refused_with_the_reason(glob: str, reason: str) -> None:
    with pytest.raises(CorpusError, match=reason):
        parse_glob(glob)


NAMES = st.text("ab.", min_size=1, max_size=3).filter(lambda name: name.strip("."))
PATHS = st.lists(NAMES, min_size=1, max_size=5)
GLOBS = st.lists(st.sampled_from(["a", "b", "*", "**", "a*", "?", "[ab]"]), min_size=1, max_size=5).map("/".join)


@given(PATHS)
def test_a_path_matches_itself(path: list[str]) -> None:
    assert matched("/" + "/".join(path), "/".join(path))


@given(GLOBS, PATHS, PATHS)
def test_what_matches_a_folder_matches_all_that_is_in_it(glob: str, folder: list[str], below: list[str]) -> None:
    parsed = parse_glob(glob)
    if parsed.matches(folder, is_folder=True):
        assert parsed.matches([*folder, *below], is_folder=False)


@given(GLOBS, PATHS)
def test_two_stars_in_front_match_at_any_depth(glob: str, path: list[str]) -> None:
    matches = parse_glob(f"**/{glob}").matches(path, is_folder=False)
    assert matches == any(parse_glob(f"/{glob}").matches(path[at:], is_folder=False) for at in range(len(path)))
