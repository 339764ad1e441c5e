"""What the messages about files say that are not read: why, and what would do instead, once for each suffix."""

from __future__ import annotations

import re

import pytest

from faqbot.corpus.files.discovery import find_files
from faqbot.corpus.files.refusals import _BY_SUFFIX, Skipped, refusal_of, skipped_line
from faqbot.corpus.readers.registry import SUFFIXES
from faqbot.errors import CorpusError


def skipped_in(folder, *names):
    for name in names:
        (folder / name).write_bytes(b"")
    return skipped_line(find_files([folder]).skipped)


def test_a_single_file_has_its_advice_behind_it(tmp_path):
    assert skipped_in(tmp_path, "terms.doc") == "skipped terms.doc (save it as .docx)"


def test_files_with_the_same_suffix_are_counted_and_advised_once(tmp_path):
    line = skipped_in(tmp_path, "a.doc", "b.DOC", "c.doc", "z.png")
    assert line == "skipped 3 .doc files (a.doc, b.DOC, c.doc): save them as .docx; z.png (pictures hold no text)"


def test_files_of_an_unknown_kind_are_counted_too(tmp_path):
    names = [f"{number}.xyz" for number in range(1_200)]
    assert skipped_in(tmp_path, *names) == "skipped 1,200 .xyz files (0.xyz, 1.xyz, 10.xyz and 1,197 more): no reader"


def test_files_without_a_suffix_may_be_text(tmp_path):
    advice = "without a suffix; if this is text, save them with the suffix .txt or .md"
    assert skipped_in(tmp_path, "LICENSE", "NOTES") == f"skipped 2 files (LICENSE, NOTES): {advice}"


def test_a_few_files_with_the_reason_in_the_file_itself_are_named_one_by_one():
    broken = [Skipped("a.json:3", "invalid JSON"), Skipped("b.json:3", "invalid JSON")]
    assert skipped_line(broken) == "skipped a.json:3 (invalid JSON); b.json:3 (invalid JSON)"


def test_many_files_with_one_reason_are_counted_and_it_is_given_once():
    broken = [Skipped(f"{name}/phrasings.csv", "a side file") for name in "abcdefgh"]
    named = "a/phrasings.csv, b/phrasings.csv, c/phrasings.csv and 5 more"
    assert skipped_line(broken) == f"skipped 8 files ({named}): a side file"


def test_a_library_that_is_missing_is_named_once_for_all_files_that_need_it():
    needed = [Skipped(f"{name}.pdf", "pip install pypdf", ".pdf") for name in "ab"]
    assert skipped_line(needed) == "skipped 2 .pdf files (a.pdf, b.pdf): pip install pypdf"


def test_of_many_reasons_the_first_are_given_and_all_files_are_counted():
    line = skipped_line([Skipped(f"{number}.x", f"broken {number}") for number in range(50)])
    assert line.count("broken") == 20
    assert line.endswith("19.x (broken 19) and 30 more")


@pytest.mark.parametrize("suffix", sorted(_BY_SUFFIX))
def test_advice_is_one_plain_line_for_a_file_and_for_files(suffix):
    for it in ("it", "them"):
        advice = refusal_of(suffix, it)
        assert re.fullmatch(r"[^{}\n]+[^.{}\n]", advice)


def test_advice_names_only_formats_that_are_read():
    advised = {suffix for one in _BY_SUFFIX for suffix in re.findall(r"\.[a-z]+\b", refusal_of(one))}
    assert advised <= SUFFIXES


@pytest.mark.parametrize(("name", "advice"), [("terms.doc", r" \(save it as \.docx\)"), ("terms.xyz", "")])
def test_a_refused_file_that_is_named_is_an_error_with_the_same_advice(tmp_path, name, advice):
    (tmp_path / name).write_bytes(b"")
    with pytest.raises(CorpusError, match=rf"no reader for this kind of file{advice}; faqbot reads \."):
        find_files([tmp_path / name])
