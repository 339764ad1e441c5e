import os
import shutil
import subprocess
from pathlib import Path

import pytest

from faqbot import FaqBot
from faqbot.corpus.files.cited_names import printable_name
from faqbot.corpus.files.discovery import find_files
from faqbot.corpus.files.refusals import MISPLACED
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
    assert [*map(str, found.skipped)] == ["out (a link out of the corpus)", "out.md (a link out of the corpus)"]


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
    assert [*map(str, find_files([tmp_path]).skipped)] == ["logo.png (pictures hold no text)"]


def test_a_pipe_in_a_folder_is_skipped_and_never_opened(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    write(tmp_path / "a.md")
    assert [*map(str, find_files([tmp_path]).skipped)] == ["pipe.txt (not a regular file)"]


def test_a_broken_link_is_skipped(tmp_path):
    (tmp_path / "gone.md").symlink_to("nowhere.md")
    assert [*map(str, find_files([tmp_path]).skipped)] == ["gone.md (a broken link)"]


def sides(*roots):
    return [(side.name, side.whole) for side in find_files(roots).side_files]


def test_side_files_are_no_documents(tmp_path):
    for name in ("synonyms.txt", "phrasings.csv", "a.md"):
        write(tmp_path / name)
    found = find_files([tmp_path])
    assert [file.name for file in found.files] == ["a.md"]
    assert found.skipped == ()
    assert sides(tmp_path) == [("phrasings.csv", True), ("synonyms.txt", True)]


def test_a_side_file_below_the_top_of_a_root_is_skipped_and_says_where_it_would_apply(tmp_path):
    write(tmp_path / "sub" / "synonyms.txt")
    found = find_files([tmp_path])
    assert found.skipped == (("sub/synonyms.txt", MISPLACED, None),)
    assert (found.files, found.side_files) == ((), ())


def test_a_side_file_applies_if_its_folder_is_named_too(tmp_path):
    write(tmp_path / "sub" / "synonyms.txt")
    found = find_files([tmp_path, tmp_path / "sub"])
    assert found.skipped == ()
    assert [side.path for side in found.side_files] == [str(tmp_path / "sub" / "synonyms.txt")]


def test_side_files_are_found_beside_single_files_and_each_once(tmp_path):
    for name in ("phrasings.csv", "a.md", "b.md"):
        write(tmp_path / name)
    assert sides(tmp_path / "a.md", tmp_path / "b.md") == [("phrasings.csv", False)]


def test_a_side_file_counts_as_its_folders_where_the_folder_and_a_file_in_it_are_named(tmp_path):
    for name in ("phrasings.csv", "a.md"):
        write(tmp_path / name)
    assert sides(tmp_path / "a.md", tmp_path) == sides(tmp_path, tmp_path / "a.md") == [("phrasings.csv", True)]


def test_side_files_of_several_roots_are_cited_below_their_folders(tmp_path):
    for name in ("left/synonyms.txt", "right/synonyms.txt", "right/a.md"):
        write(tmp_path / name)
    assert sides(tmp_path / "left", tmp_path / "right") == [("left/synonyms.txt", True), ("right/synonyms.txt", True)]


def test_a_side_file_that_is_a_link_out_of_the_corpus_is_not_read_but_named(tmp_path):
    write(tmp_path / "secret.txt")
    write(tmp_path / "docs" / "a.md")
    (tmp_path / "docs" / "synonyms.txt").symlink_to(tmp_path / "secret.txt")
    for root in (tmp_path / "docs", tmp_path / "docs" / "a.md"):
        assert sides(root) == []
        assert [*map(str, find_files([root]).skipped)] == ["synonyms.txt (a link out of the corpus)"]


def test_a_side_file_that_a_config_map_links_to_applies(tmp_path):
    write(tmp_path / "..2026_01" / "synonyms.txt")
    (tmp_path / "..data").symlink_to("..2026_01")
    (tmp_path / "synonyms.txt").symlink_to("..data/synonyms.txt")
    assert sides(tmp_path) == [("synonyms.txt", True)]


def test_a_pipe_with_the_name_of_a_side_file_is_never_opened(tmp_path):
    os.mkfifo(tmp_path / "synonyms.txt")
    assert [*map(str, find_files([tmp_path]).skipped)] == ["synonyms.txt (not a regular file)"]
    assert sides(tmp_path) == []


@pytest.mark.parametrize("name", ["missing.md", "nul\0byte.md", "nul\0folder/a.md"])
def test_a_root_that_does_not_exist_is_an_error(tmp_path, name):
    with pytest.raises(CorpusError):
        find_files([f"{tmp_path}/{name}"])


def test_a_named_file_that_no_reader_knows_is_an_error_that_says_what_is_read(tmp_path):
    with pytest.raises(CorpusError, match=r"\.csv .*\.txt"):
        find_files([write(tmp_path / "a.doc")])


def test_a_named_side_file_is_an_error(tmp_path):
    with pytest.raises(CorpusError, match="side file"):
        find_files([write(tmp_path / "synonyms.txt")])


def test_a_named_pipe_is_an_error(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(CorpusError, match="not a regular file"):
        find_files([tmp_path / "pipe.txt"])


def test_a_prefixed_name_that_clashes_again_gives_every_root_a_prefix(tmp_path):
    write(tmp_path / "p" / "a" / "x.txt")
    write(tmp_path / "q" / "b" / "x.txt")
    write(tmp_path / "r" / "c" / "a" / "x.txt")
    roots = (tmp_path / "p" / "a", tmp_path / "q" / "b", tmp_path / "r" / "c")
    assert names(*roots) == ["a/x.txt", "b/x.txt", "c/a/x.txt"]


def test_links_below_a_linked_hidden_folder_are_followed(tmp_path):
    write(tmp_path / "..store" / "faq.md")
    write(tmp_path / "..store" / "deep" / "more.md")
    (tmp_path / "..data").mkdir()
    (tmp_path / "..data" / "faq.md").symlink_to("../..store/faq.md")
    (tmp_path / "..data" / "deep").symlink_to("../..store/deep")
    (tmp_path / "docs").symlink_to("..data")
    assert names(tmp_path) == ["docs/deep/more.md", "docs/faq.md"]


def test_hidden_folders_that_link_to_each_other_end(tmp_path):
    write(tmp_path / ".a" / "one.md")
    write(tmp_path / ".b" / "two.md")
    (tmp_path / ".a" / "b").symlink_to("../.b")
    (tmp_path / ".b" / "a").symlink_to("../.a")
    (tmp_path / "docs").symlink_to(".a")
    assert names(tmp_path) == ["docs/b/two.md", "docs/one.md"]


def test_a_link_out_of_the_corpus_below_a_linked_folder_is_named(tmp_path):
    write(tmp_path / "secret.md")
    write(tmp_path / "corpus" / ".data" / "a.md")
    (tmp_path / "corpus" / ".data" / "out.md").symlink_to(tmp_path / "secret.md")
    (tmp_path / "corpus" / "docs").symlink_to(".data")
    assert [*map(str, find_files([tmp_path / "corpus"]).skipped)] == ["docs/out.md (a link out of the corpus)"]


@pytest.fixture
def undecodable(tmp_path):
    """Make a folder of two files whose names are no UTF-8 and print alike."""
    try:
        for name in (b"caf\xe8.txt", b"caf\xe9.txt"):
            write(tmp_path / "docs" / os.fsdecode(name), text=repr(name))
    except OSError:
        pytest.skip("this file system has no such names")
    return tmp_path / "docs"


def test_a_name_that_is_no_utf8_is_cited_so_that_it_prints_and_still_opens(undecodable):
    found = find_files([undecodable]).files
    assert [file.name for file in found] == ["caf\ufffd.txt", "caf\ufffd-2.txt"]
    assert [Path(file.path).read_text() for file in found] == [repr(b"caf\xe8.txt"), repr(b"caf\xe9.txt")]


def test_names_that_print_alike_stay_different_when_named_one_by_one(undecodable):
    write(undecodable / "caf\ufffd-2.txt")
    assert names(*sorted(undecodable.iterdir(), key=os.fsencode)) == [
        "caf\ufffd.txt",
        "caf\ufffd-3.txt",
        "caf\ufffd-2.txt",
    ]


def test_folders_whose_names_print_alike_keep_their_files_apart(tmp_path, undecodable):
    folders = [tmp_path / os.fsdecode(name) for name in (b"\xe8", b"\xe9")]
    for folder in folders:
        write(folder / "a.txt")
    assert names(*folders) == ["a.txt", "a-2.txt"]


def test_a_printable_name_stays_as_it_is():
    assert printable_name("Größe 日本 🙂.md") == "Größe 日本 🙂.md"


def test_a_saved_index_within_a_corpus_is_no_part_of_it(tmp_path):
    (tmp_path / "faq.txt").write_text("Page\nFAQ\nIs it on?\nYes.\n")
    FaqBot.from_corpus(tmp_path).save(tmp_path / "faq.index")
    found = find_files([tmp_path])
    assert [file.name for file in found.files] == ["faq.txt"]
    assert [*map(str, found.skipped)] == ["faq.index (a saved index)"]


def test_a_folder_that_cannot_be_read_is_skipped_with_the_reason(tmp_path):
    # Nobody may open a path this long, not even root; the folders are made one below the other.
    (tmp_path / "a.md").write_text("# A\n\nProse.\n")
    deep = os.open(tmp_path, os.O_RDONLY)
    for _ in range(20):
        os.mkdir("d" * 250, dir_fd=deep)
        below = os.open("d" * 250, os.O_RDONLY, dir_fd=deep)
        os.close(deep)
        deep = below
    os.close(deep)
    found = find_files([tmp_path])
    assert [file.name for file in found.files] == ["a.md"]
    (skipped,) = map(str, found.skipped)
    assert skipped.startswith("dddd")
    assert skipped.endswith("d/ (file name too long)")
    shutil.rmtree(tmp_path / ("d" * 250), ignore_errors=True)


def test_a_document_has_the_state_of_its_file_and_the_name_of_its_root(tmp_path):
    folder = tmp_path / "kettle" / "docs"
    folder.mkdir(parents=True)
    (folder / "a.md").write_text("# A\n\nProse.\n")
    (file,) = find_files([folder]).files
    status = (folder / "a.md").stat()
    assert file[3:7] == (status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)
    assert file.folder == "kettle"
    assert find_files([folder / "a.md"]).files[0].folder == "kettle"


def test_folders_are_walked_however_deeply_they_are_nested(tmp_path):
    folder = os.open(tmp_path, os.O_RDONLY)
    for _ in range(1_100):  # one by one: a path of more than 4,096 bytes cannot be given, and Python would call itself
        os.mkdir("a", dir_fd=folder)
        below = os.open("a", os.O_RDONLY, dir_fd=folder)
        os.close(folder)
        folder = below
    with os.fdopen(os.open("page.md", os.O_WRONLY | os.O_CREAT, dir_fd=folder), "w") as file:
        file.write("A line.\n")
    os.close(folder)
    found = names(tmp_path)
    subprocess.run(["rm", "-rf", tmp_path / "a"], check=True)  # pytest would call itself for each folder, and fail
    assert found == ["a/" * 1_100 + "page.md"]


def test_a_file_kept_apart_is_no_document_and_is_named_if_it_would_be_one(tmp_path):
    for name in ("faq.md", "asked/q.csv", "out.csv.part"):
        write(tmp_path / name)
    found = find_files([tmp_path], apart=[tmp_path / "asked" / "q.csv", tmp_path / "out.csv.part", tmp_path / "none"])
    assert [file.name for file in found.files] == ["faq.md"]
    assert (found.apart, found.skipped) == (("asked/q.csv",), ())


def test_a_root_is_a_document_even_if_it_is_to_be_kept_apart(tmp_path):
    page = write(tmp_path / "faq.md")
    assert [file.name for file in find_files([page], apart=[page]).files] == ["faq.md"]
