import json
import os
import re
import subprocess
import sys
import tempfile
import warnings
from pathlib import Path

import pytest

from faqbot.corpus.files.discovery import find_files
from faqbot.corpus.readers.registry import SUFFIXES
from faqbot.corpus.reading import read_corpus, read_document, read_found
from faqbot.errors import CorpusError, CorpusWarning, EmptyCorpusError


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "a.md").write_text("# A\n\nProse.\n", encoding="utf-8")
    return tmp_path


def test_what_is_skipped_is_named_together_in_one_warning(folder):
    (folder / "logo.png").write_bytes(b"\x89PNG")
    (folder / "prices.csv").write_text("name,price\na,1\n", encoding="utf-8")
    (folder / "data.json").write_text("[1]", encoding="utf-8")
    with pytest.warns(CorpusWarning) as caught:
        read_corpus([folder])
    (warning,) = caught
    assert all(name in str(warning.message) for name in ("logo.png", "prices.csv", "data.json"))
    assert "\n" not in str(warning.message)


@pytest.mark.parametrize(
    ("name", "text"), [("logo.png", ""), ("prices.csv", "name,price\na,1\n"), ("data.json", "[1]")]
)
def test_what_a_folder_skips_is_an_error_when_named(folder, name, text):
    (folder / name).write_text(text, encoding="utf-8")
    with pytest.raises(CorpusError, match=name):
        read_corpus([folder / name])


@pytest.mark.parametrize("names", [[], ["logo.png"], [".hidden.md"]])
def test_zero_documents_are_an_error_that_says_what_was_looked_for(tmp_path, names):
    for name in names:
        (tmp_path / name).write_bytes(b"")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with pytest.raises(EmptyCorpusError, match=re.escape(" ".join(sorted(SUFFIXES)))):
            read_corpus([tmp_path])


@pytest.mark.parametrize("text", ["", "# Only\n\n## Headings\n", "Q: Who pays?\n", "- [Ask](#ask)\n- [Pay](#pay)\n"])
def test_documents_without_text_that_can_be_an_answer_are_an_error_that_says_so(tmp_path, text):
    (tmp_path / "page.md").write_text(text)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with pytest.raises(EmptyCorpusError, match="no document with text that can be an answer"):
            read_corpus([tmp_path])


@pytest.mark.parametrize("text", ["", "\n\n \t\n", "\ufeff"])
def test_an_empty_document_is_a_warning(folder, text):
    (folder / "empty.txt").write_text(text, encoding="utf-8")
    with pytest.warns(CorpusWarning, match=r"empty\.txt: is empty"):
        assert len(read_corpus([folder]).chunks) == 1


@pytest.mark.parametrize("name", ["b.txt", "b.md", "b.csv", "b.json"])
def test_a_binary_file_is_skipped_and_named_and_an_error_when_it_is_named(folder, name):
    (folder / name).write_bytes(b"\x7fELF\0\0\xff\xfe")
    with pytest.warns(CorpusWarning, match=rf"skipped {name}:1 \(holds a NUL byte"):
        assert len(read_corpus([folder]).chunks) == 1
    with pytest.raises(CorpusError, match=rf"/{name}:1: .*NUL"):
        read_corpus([folder / name])


@pytest.mark.parametrize("name", ["b.txt", "b.md", "b.csv", "b.json"])
def test_an_archive_that_is_named_as_a_text_is_called_an_archive(folder, name):
    (folder / name).write_bytes(b"PK\x03\x04\0\0\xff\xfe")
    with pytest.raises(CorpusError, match=rf"/{name}: is a zip archive, such as a Word or Excel file"):
        read_corpus([folder / name])


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("a.json", '[{"question": "Why?",', r"a\.json:1 \(invalid JSON"),
        ("a.jsonl", '{"question": "Why?", "answer": "So."}\n{broken\n', r"a\.jsonl:2 \(invalid JSON"),
        ("a.csv", 'question,answer\nWhy?,"So.\n', r"a\.csv:\d \("),
        ("a.tsv", "name\tprice\nnail\t1\n", r"a\.tsv \("),
        ("a.txt", "word " * 250_000, r"a\.txt:1 \(a line of 1,250,000 characters"),
    ],
)
def test_a_file_of_a_folder_that_cannot_be_read_is_skipped_with_the_reason(folder, name, text, reason):
    (folder / name).write_text(text, encoding="utf-8")
    with pytest.warns(CorpusWarning, match=f"skipped {reason}"):
        assert len(read_corpus([folder]).chunks) == 1
    with pytest.raises(CorpusError, match=re.escape(str(folder / name))):
        read_corpus([folder / name])


def test_a_file_that_is_gone_when_it_is_opened_is_skipped(folder):
    (folder / "gone.md").write_text("# Gone\n\nIt was here.\n", encoding="utf-8")
    found = find_files([folder])
    (folder / "gone.md").unlink()
    with pytest.warns(CorpusWarning, match=r"skipped gone\.md \(no such file"):
        assert len(read_found(found).chunks) == 1


def test_if_every_file_is_skipped_the_error_names_them(tmp_path):
    (tmp_path / "a.md").write_bytes(b"\0")
    (tmp_path / "b.json").write_text("[", encoding="utf-8")
    with pytest.raises(EmptyCorpusError, match=r"skipped a\.md:1 \(.*NUL.*\); b\.json:1 \(invalid JSON"):
        read_corpus([tmp_path])


@pytest.mark.slow
@pytest.mark.parametrize("suffix", [".txt", ".md", ".csv", ".json", ".jsonl"])
def test_fifty_megabytes_on_one_line_are_refused(tmp_path, suffix):
    path = tmp_path / f"long{suffix}"
    text = "word " * 10_000_000
    path.write_text(json.dumps({"question": "Why?", "answer": text}) if "json" in suffix else text, encoding="utf-8")
    with pytest.raises(CorpusError) as caught:
        read_corpus([path])
    assert len(str(caught.value)) < 300


def test_utf16_with_a_mark_reads_like_any_file(tmp_path):
    (tmp_path / "a.csv").write_text("question,answer\nWhy?,“Because”.\n", encoding="utf-16")
    assert read_corpus([tmp_path]).chunks[0].text == "“Because”."


def test_windows_text_reads_with_a_warning(tmp_path):
    (tmp_path / "a.txt").write_bytes("Title\nIt’s so.\n".encode("cp1252"))
    with pytest.warns(CorpusWarning, match="cp1252"):
        assert read_corpus([tmp_path]).chunks[0].text == "It’s so."


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_citations_count_lines_of_every_end(tmp_path, end):
    (tmp_path / "a.txt").write_bytes(end.join(["Title", "One.\x0c", "Two\u2028two.", "Three."]).encode())
    assert [chunk.source.lines for chunk in read_corpus([tmp_path]).chunks] == [(2, 2), (3, 3), (4, 4)]


def test_one_id_in_two_files_is_told_apart_with_a_short_warning(tmp_path):
    for name, answer in (("a.csv", "One."), ("b.csv", "Two.")):
        (tmp_path / name).write_text(f"id,question,answer\nx,Why?,{answer}\n", encoding="utf-8")
    with pytest.warns(CorpusWarning, match="1 entry has the same id as another; equal ones are left out"):
        assert [chunk.id for chunk in read_corpus([tmp_path]).chunks] == ["x", "x~2"]


def test_a_title_from_the_file_name_is_readable(tmp_path):
    (tmp_path / "my_first-page.md").write_text("Prose.", encoding="utf-8")
    assert read_document(tmp_path / "my_first-page.md").title == "my first page"


# Reads the folder `argv[1]` as a user who is not root, since root may read anything.
AS_A_USER = """
import os, sys, warnings
from pathlib import Path
from faqbot.corpus.reading import read_corpus
from faqbot.errors import CorpusError
folder = Path(sys.argv[1])
read_corpus([folder / "a.md"])  # imports the reader, which the user may not be able to import
if os.geteuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    print(len(read_corpus([folder]).chunks), *(warning.message for warning in caught))
for name in ("shut.md", "shut"):
    try:
        read_corpus([folder / name])
    except CorpusError as error:
        print(error.message)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="other permissions")
def test_files_and_folders_that_may_not_be_read_are_skipped_and_are_errors_when_named():
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o755)
        for name in ("a.md", "shut.md"):
            Path(folder, name).write_text("# A\n\nProse.\n", encoding="utf-8")
        os.chmod(Path(folder, "shut.md"), 0)
        os.mkdir(Path(folder, "shut"), mode=0)
        os.mkdir(Path(folder, "listed"))
        Path(folder, "listed", "b.md").write_text("# B\n\nProse.\n", encoding="utf-8")
        os.chmod(Path(folder, "listed"), 0o744)
        done = subprocess.run([sys.executable, "-c", AS_A_USER, folder], capture_output=True, text=True, check=True)
        os.chmod(Path(folder, "shut"), 0o700)
    assert done.stdout.splitlines() == [
        "1 skipped listed/b.md (permission denied); shut/ (permission denied); shut.md (permission denied)",
        "permission denied",
        "permission denied",
    ]


def test_the_same_files_give_the_same_corpus(folder):
    assert read_corpus([folder]) == read_corpus([folder])


def test_an_error_names_the_path_that_opens_the_file(tmp_path):
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "log.jsonl").write_text('{"question": "a", "answer": "b"}\n{broken\n')
    with pytest.raises(CorpusError) as caught:
        read_corpus([tmp_path / "sub" / "log.jsonl"])
    assert (caught.value.path, caught.value.line) == (str(tmp_path / "sub" / "log.jsonl"), 2)


def test_of_many_files_skipped_for_their_suffix_the_first_are_named_and_all_are_counted(tmp_path):
    (tmp_path / "faq.txt").write_text("Page\nFAQ\nIs it on?\nYes.\n")
    for number in range(300):
        (tmp_path / f"photo{number:03}.jpg").write_bytes(b"")
    with pytest.warns(CorpusWarning) as caught:
        read_corpus([tmp_path])
    (message,) = [str(one.message) for one in caught]
    named = "photo000.jpg, photo001.jpg, photo002.jpg and 297 more"
    assert message == f"skipped 300 .jpg files ({named}): pictures hold no text"
