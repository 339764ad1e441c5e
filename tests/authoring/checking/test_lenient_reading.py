import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from faqbot.authoring.checking.documents.lenient_reading import read_leniently, shown_path, skipped_files
from faqbot.corpus.files.discovery import find_files
from faqbot.corpus.files.refusals import Skipped

# Checks the folder `argv[1]` as a user who is not root, since root may read anything.
AS_A_USER = """
import os, sys
from faqbot.authoring.checking.check import check_corpus
check_corpus([os.path.join(sys.argv[1], "a.md")])  # imports the readers, which the user may not be able to import
if os.geteuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
print(*((finding.code, finding.problem) for finding in check_corpus([sys.argv[1]]).findings))
"""


def read(tmp_path, name, data):
    (tmp_path / name).write_bytes(data)
    document, findings = read_leniently(find_files([tmp_path / name]).files[0])
    return document, [(finding.code, finding.line) for finding in findings]


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("a.md", b"one\ntwo\0", [("unreadable-document", 2)]),
        ("a.json", b"{\n", [("unreadable-document", 2)]),
        ("a.csv", b"item,price\nsaw,2\n", [("table-without-pairs", None)]),
        ("a.md", b"  \n", [("empty-document", None)]),
        ("a.jsonl", b'{"question": "Is it dry?", "expected": ["a"]}\n', [("skipped-file", None)]),
    ],
)
def test_a_file_that_is_no_document_or_cannot_be_read_is_a_finding(tmp_path, name, data, expected):
    assert read(tmp_path, name, data) == (None, expected)


def test_windows_text_is_read_with_one_finding(tmp_path):
    document, findings = read(tmp_path, "a.txt", b"Title\n\nA caf\xe9 is there.\n")
    assert document is not None
    assert findings == [("not-utf8", 3)]


def test_files_that_no_reader_knows_are_named_with_their_path(tmp_path):
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "x.png").touch()
    (tmp_path / "deep" / "synonyms.txt").write_text("a, b\n")
    found = [(finding.code, finding.path) for finding in skipped_files(find_files([str(tmp_path)]))]
    assert found == [
        ("misplaced-side-file", str(tmp_path / "deep" / "synonyms.txt")),
        ("skipped-file", str(tmp_path / "deep" / "x.png")),
    ]


def test_a_folder_that_cannot_be_read_is_named_as_a_folder(tmp_path):
    (tmp_path / "deep").mkdir()
    found = find_files([str(tmp_path)])._replace(skipped=(Skipped("deep/", "permission denied"),))
    ((finding),) = skipped_files(found)
    assert (finding.code, finding.path) == ("unreadable-document", str(tmp_path / "deep"))
    assert finding.problem == "The folder cannot be read: permission denied."
    assert finding.remedy.startswith("Allow faqbot to read it")


def test_a_path_below_the_current_folder_is_shown_from_there(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert shown_path(str(tmp_path / "docs" / "a.md")) == "docs/a.md"
    assert shown_path("/elsewhere/a.md") == "/elsewhere/a.md"


@pytest.mark.skipif(sys.platform == "win32", reason="permissions are those of Unix")
def test_a_document_that_may_not_be_read_is_a_finding():
    with tempfile.TemporaryDirectory() as name:  # not in `tmp_path`, whose folders other users may not search
        folder = Path(name)
        folder.chmod(0o755)
        for document in ("a.md", "shut.md"):
            (folder / document).write_text("# Hall\n\nThe hall is dry.\n")
        (folder / "shut.md").chmod(0)
        done = subprocess.run([sys.executable, "-c", AS_A_USER, folder], capture_output=True, text=True, check=True)
    assert done.stdout == "('unreadable-document', 'The document cannot be read: permission denied.')\n"
