"""The search for documents obeys the `faqbot.toml` of each root."""

from __future__ import annotations

import os
import subprocess
import sys
import warnings
from pathlib import Path

import pytest

from faqbot.corpus.files.discovery import find_files
from faqbot.corpus.files.refusals import MISPLACED
from faqbot.corpus.inventory import find_omissions
from faqbot.errors import CorpusError, CorpusWarning, EmptyCorpusError


@pytest.fixture(autouse=True)
def _strict() -> object:
    with warnings.catch_warnings():
        warnings.simplefilter("error", CorpusWarning)
        yield


def write(folder: Path, *names: str, settings: str = "") -> Path:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("# A page\n\nA line.\n")
    if settings:
        (folder / "faqbot.toml").write_text(settings)
    return folder


def names(*roots: Path) -> list[str]:
    return [file.name for file in find_files(roots).files]


def test_excluded_files_and_folders_are_passed_over_without_a_word(tmp_path: Path) -> None:
    docs = write(tmp_path, "a.md", "drafts/b.md", "x/drafts/c.md", "old.md", "photo.jpg", "x/node_modules/y/z.js",
                 settings='exclude = ["drafts/", "old.md", "*.jpg", "node_modules"]')  # fmt: skip
    found = find_files([docs])
    assert [file.name for file in found.files] == ["a.md"]
    assert found.skipped == ()


def test_an_excluded_folder_is_not_even_opened(tmp_path: Path) -> None:
    docs = write(tmp_path, "a.md", "drafts/b.md", settings='exclude = ["drafts/"]')
    code = (
        "import os, sys\nopened = []\n"
        "sys.addaudithook(lambda event, args: opened.append(args[0]) if event == 'os.scandir' else None)\n"
        "from faqbot.corpus.files.discovery import find_files\nfind_files(sys.argv[1:])\nprint(*opened)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(docs)], capture_output=True, text=True, check=True)
    assert str(docs) in done.stdout.split()
    assert str(docs / "drafts") not in done.stdout.split()


def test_only_included_files_are_documents(tmp_path: Path) -> None:
    docs = write(tmp_path, "a.md", "b.txt", "faq/c.txt", "photo.jpg", settings='include = ["*.md", "faq/"]')
    found = find_files([docs])
    assert [file.name for file in found.files] == ["a.md", "faq/c.txt"]
    assert found.skipped == ()


def test_links_are_chosen_by_their_own_names(tmp_path: Path) -> None:
    docs = write(tmp_path, "a.md", ".real/b.md", settings='exclude = ["drafts/", "c.md"]')
    (docs / "drafts").symlink_to(".real")
    (docs / "c.md").symlink_to("a.md")
    (docs / "d.md").symlink_to(".real/b.md")
    assert names(docs) == ["a.md", "d.md"]


def test_a_file_that_the_user_names_is_read_whatever_the_settings_say(tmp_path: Path) -> None:
    docs = write(tmp_path, "a.md", "b.md", settings='exclude = ["b.md"]')
    assert names(docs / "b.md") == ["b.md"]
    assert names(docs, docs / "b.md") == ["a.md", "b.md"]


def test_each_root_has_its_own_globs(tmp_path: Path) -> None:
    one = write(tmp_path / "one", "a.md", "b.md", settings='exclude = ["a.md"]')
    two = write(tmp_path / "two", "c.md", "d.md", settings='include = ["d.md"]')
    assert names(one, two) == ["b.md", "d.md"]


def test_a_root_that_is_reached_by_two_names_has_its_globs_by_both(tmp_path: Path) -> None:
    docs = write(tmp_path / "docs", "a.md", "b.md", settings='exclude = ["a.md"]')
    (tmp_path / "link").symlink_to(docs)
    assert names(docs, tmp_path / "link") == ["b.md"]
    assert names(tmp_path / "link") == ["b.md"]


def test_a_glob_that_matches_nothing_is_named_with_its_line(tmp_path: Path) -> None:
    docs = write(tmp_path, "a.md", settings='exclude = [\n  "drafts/",\n  "*.txt",\n]\n')
    with pytest.warns(CorpusWarning) as warned:
        find_files([docs])
    assert [str(warning.message) for warning in warned] == [
        'faqbot.toml:2: exclude has "drafts/", which matches no file or folder here',
        'faqbot.toml:3: exclude has "*.txt", which matches no file or folder here',
    ]


def test_a_glob_for_hidden_files_is_told_why_it_matches_nothing(tmp_path: Path) -> None:
    docs = write(tmp_path, "a.md", ".github/b.md", settings='include = ["*.md", ".github/"]')
    with pytest.warns(CorpusWarning, match="hidden files are never read"):
        find_files([docs])


def test_globs_for_side_files_match_nothing_because_they_are_no_documents(tmp_path: Path) -> None:
    docs = write(tmp_path, "a.md", settings='exclude = ["synonyms.txt"]')
    (docs / "synonyms.txt").write_text("a, b\n")
    with pytest.warns(CorpusWarning, match="matches no file"):
        assert len(find_files([docs]).side_files) == 1


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ('\ninclude = ["*.rst"]', "faqbot.toml:2: include leaves no document to answer from"),
        ('exclude = ["*"]', "faqbot.toml:1: exclude leaves no document to answer from"),
        ('exclude = ["a.md"]\ninclude = ["*"]', "faqbot.toml:2: include and exclude leave no document to answer from"),
    ],
)
def test_globs_that_leave_no_document_are_an_error(tmp_path: Path, settings: str, said: str) -> None:
    docs = write(tmp_path, "a.md", settings=settings)
    with pytest.raises(EmptyCorpusError) as error:
        find_files([docs])
    assert str(error.value) == f"{docs}/{said}"


def test_a_log_among_the_documents_is_none_of_them(tmp_path: Path) -> None:
    docs = write(tmp_path, "a.md", "logs/asked.jsonl", settings='log = "logs/asked.jsonl"')
    (docs / "link.jsonl").symlink_to("logs/asked.jsonl")
    found = find_files([docs])
    assert [file.name for file in found.files] == ["a.md"]
    assert found.skipped == ()
    assert found.settings.log == str(docs / "logs" / "asked.jsonl")


def test_a_log_that_is_named_as_a_document_is_refused(tmp_path: Path) -> None:
    docs = write(tmp_path, "a.md", "asked.jsonl", settings='log = "asked.jsonl"')
    with pytest.raises(CorpusError, match=r"asked.jsonl: is the log of questions"):
        find_files([docs / "asked.jsonl"])


def test_a_log_that_the_caller_names_is_no_document_either(tmp_path: Path) -> None:
    docs = write(tmp_path, "a.md", "asked.jsonl")
    (docs / "link.jsonl").symlink_to("asked.jsonl")
    found = find_files([docs], logs=[str(docs / "asked.jsonl")])
    assert ([file.name for file in found.files], found.skipped) == (["a.md"], ())
    with pytest.raises(CorpusError, match=r"link.jsonl: is the log of questions"):
        find_files([docs, docs / "link.jsonl"], logs=[str(docs / "asked.jsonl")])


def test_a_file_of_settings_that_is_named_as_a_document_is_refused(tmp_path: Path) -> None:
    docs = write(tmp_path, "a.md", settings="threshold = 0.5")
    with pytest.raises(CorpusError, match=r"faqbot.toml: is a side file of a corpus, not a document"):
        find_files([docs / "faqbot.toml"])


def test_settings_apply_from_beside_a_root_that_is_a_file(tmp_path: Path) -> None:
    docs = write(tmp_path, "a.md", settings='threshold = 0.5\nexclude = ["nothing"]')
    assert find_files([docs / "a.md"]).settings.threshold == 0.5


def test_settings_in_a_folder_below_are_named_as_not_applied(tmp_path: Path) -> None:
    write(tmp_path, "a.md")
    write(tmp_path / "below", "b.md", settings="threshold = 0.5")
    found = find_files([tmp_path])
    assert found.settings.threshold is None
    assert found.skipped == (("below/faqbot.toml", MISPLACED, None),)


def test_settings_behind_a_link_out_of_the_corpus_do_not_apply(tmp_path: Path) -> None:
    docs = write(tmp_path / "docs", "a.md")
    (tmp_path / "other.toml").write_text("threshold = 0.5")
    (docs / "faqbot.toml").symlink_to(tmp_path / "other.toml")
    found = find_files([docs])
    assert (found.settings.threshold, found.skipped) == (None, (("faqbot.toml", "a link out of the corpus", None),))


def test_a_name_that_is_no_regular_file_is_said_and_not_opened(tmp_path: Path) -> None:
    docs = write(tmp_path, "a.md")
    os.mkfifo(docs / "faqbot.toml")
    assert find_files([docs]).skipped == (("faqbot.toml", "not a regular file", None),)


def test_the_list_of_omissions_obeys_the_globs(tmp_path: Path) -> None:
    docs = write(tmp_path, "a.md", settings='exclude = ["b.md"]')
    (docs / "b.md").write_text("# B\n\n## Empty\n\n## Full\n\nA line.\n")
    assert find_omissions([docs]) == []


def test_without_a_file_of_settings_nothing_that_reads_them_is_imported(tmp_path: Path) -> None:
    docs = write(tmp_path, "a.md")
    found = "from faqbot.corpus.files.discovery import find_files\nfind_files(sys.argv[1:])"
    code = f"import sys\n{found}\nprint(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code, str(docs)], capture_output=True, text=True, check=True)
    assert not {"tomllib", "fnmatch", "faqbot.corpus.settings.settings_file"} & set(done.stdout.split())
