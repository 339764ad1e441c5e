import os

import pytest

from faqbot.corpus.files import find_files
from faqbot.errors import CorpusError


def write(path, text="A line.\n"):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def names(*roots):
    return [file.name for file in find_files(roots).files]


def test_folders_are_walked_recursively_in_a_stable_order(tmp_path):
    for name in ("b/z.md", "b/a.txt", "a.csv", "b.jsonl", "b/c/d.json"):
        write(tmp_path / name)
    assert names(tmp_path) == ["a.csv", "b/a.txt", "b/c/d.json", "b/z.md", "b.jsonl"]


def test_hidden_files_and_git_are_left_out_without_a_word(tmp_path):
    for name in (".hidden.md", ".git/config.txt", "sub/.cache/x.md", "seen.md"):
        write(tmp_path / name)
    found = find_files([tmp_path])
    assert [file.name for file in found.files] == ["seen.md"]
    assert found.skipped == ()


def test_a_suffix_in_capitals_is_read_too(tmp_path):
    write(tmp_path / "README.MD")
    assert names(tmp_path) == ["README.MD"]


def test_a_symlink_loop_is_left_out(tmp_path):
    write(tmp_path / "docs" / "a.md")
    (tmp_path / "docs" / "loop").symlink_to(tmp_path / "docs")
    (tmp_path / "self").symlink_to("self")
    assert names(tmp_path) == ["docs/a.md"]


def test_a_link_out_of_the_corpus_is_not_followed_but_named(tmp_path):
    write(tmp_path / "outside" / "secret.md")
    write(tmp_path / "corpus" / "a.md")
    (tmp_path / "corpus" / "out").symlink_to(tmp_path / "outside")
    (tmp_path / "corpus" / "out.md").symlink_to(tmp_path / "outside" / "secret.md")
    found = find_files([tmp_path / "corpus"])
    assert [file.name for file in found.files] == ["a.md"]
    assert found.skipped == ("out (a link out of the corpus)", "out.md (a link out of the corpus)")


def test_links_to_a_hidden_folder_inside_are_followed_as_a_config_map_needs(tmp_path):
    write(tmp_path / "..2026_01" / "faq.md")
    write(tmp_path / "..2026_01" / "sub" / "more.md")
    (tmp_path / "..data").symlink_to("..2026_01")
    (tmp_path / "faq.md").symlink_to("..data/faq.md")
    (tmp_path / "sub").symlink_to("..data/sub")
    assert names(tmp_path) == ["faq.md", "sub/more.md"]


def test_a_file_and_a_link_to_it_are_one_document_under_its_own_name(tmp_path):
    write(tmp_path / "real.md")
    (tmp_path / "alias.md").symlink_to("real.md")
    assert names(tmp_path) == ["real.md"]


def test_a_file_named_twice_is_read_once(tmp_path):
    path = write(tmp_path / "a.md")
    assert names(path, path, tmp_path) == ["a.md"]


def test_several_roots_keep_their_order_and_their_own_names(tmp_path):
    write(tmp_path / "b" / "one.md")
    write(tmp_path / "a" / "two.md")
    assert names(tmp_path / "b", tmp_path / "a") == ["one.md", "two.md"]


def test_roots_that_clash_put_their_name_before_the_path(tmp_path):
    write(tmp_path / "left" / "faq.md")
    write(tmp_path / "right" / "faq.md")
    assert names(tmp_path / "left", tmp_path / "right") == ["left/faq.md", "right/faq.md"]


def test_clashing_roots_of_one_name_are_told_apart_by_their_parents(tmp_path):
    write(tmp_path / "x" / "docs" / "faq.md")
    write(tmp_path / "y" / "docs" / "faq.md")
    assert names(tmp_path / "x" / "docs", tmp_path / "y" / "docs") == ["x/docs/faq.md", "y/docs/faq.md"]


def test_a_single_file_is_cited_by_its_name(tmp_path):
    assert names(write(tmp_path / "deep" / "down" / "a.txt")) == ["a.txt"]


def test_files_no_reader_knows_are_skipped_with_a_reason(tmp_path):
    write(tmp_path / "logo.png")
    write(tmp_path / "a.md")
    assert find_files([tmp_path]).skipped == ("logo.png (no reader)",)


def test_a_pipe_in_a_folder_is_skipped_and_never_opened(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    write(tmp_path / "a.md")
    assert find_files([tmp_path]).skipped == ("pipe.txt (no regular file)",)


def test_a_broken_link_is_skipped(tmp_path):
    (tmp_path / "gone.md").symlink_to("nowhere.md")
    assert find_files([tmp_path]).skipped == ("gone.md (a broken link)",)


def test_side_files_are_no_documents(tmp_path):
    write(tmp_path / "synonyms.txt")
    write(tmp_path / "phrasings.csv")
    write(tmp_path / "a.md")
    assert names(tmp_path) == ["a.md"]


@pytest.mark.parametrize("name", ["missing.md", "nul\0byte.md"])
def test_a_root_that_does_not_exist_is_an_error(tmp_path, name):
    with pytest.raises(CorpusError):
        find_files([f"{tmp_path}/{name}"])


def test_a_named_file_that_no_reader_knows_is_an_error_that_says_what_is_read(tmp_path):
    with pytest.raises(CorpusError, match=r"\.csv .*\.txt"):
        find_files([write(tmp_path / "a.docx")])


def test_a_named_side_file_is_an_error(tmp_path):
    with pytest.raises(CorpusError, match="side file"):
        find_files([write(tmp_path / "synonyms.txt")])


def test_a_named_pipe_is_an_error(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(CorpusError, match="no regular file"):
        find_files([tmp_path / "pipe.txt"])
