"""`include` and `exclude` say which files are documents, and a glob that matches nothing is known."""

from __future__ import annotations

from faqbot.corpus.settings.document_filter import DocumentFilter


def test_without_globs_every_file_is_taken() -> None:
    assert DocumentFilter().takes("a/b.md", is_folder=False)


def test_exclude_counts_before_include() -> None:
    chosen = DocumentFilter(["*.md"], ["drafts/"])
    assert chosen.takes("a.md", is_folder=False)
    assert not chosen.takes("a.txt", is_folder=False)
    assert not chosen.takes("drafts/a.md", is_folder=False)


def test_an_excluded_folder_is_not_searched_and_any_other_is() -> None:
    chosen = DocumentFilter(["*.md"], ["drafts/"])
    assert not chosen.takes("deep/drafts", is_folder=True)
    assert chosen.takes("deep", is_folder=True)


def test_globs_that_matched_nothing_are_listed_in_the_order_of_the_author() -> None:
    chosen = DocumentFilter(["*.rst", "*.md"], ["old/", "drafts/"])
    chosen.takes("drafts", is_folder=True)
    chosen.takes("a.md", is_folder=False)
    assert list(chosen.unmatched()) == [("include", "*.rst"), ("exclude", "old/")]


def test_a_letter_with_a_mark_is_the_same_in_one_sign_and_in_two() -> None:
    assert not DocumentFilter([], ["\u00fcber.md"]).takes("u\u0308ber.md", is_folder=False)
