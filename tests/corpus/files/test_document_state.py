"""Whether documents have changed since somebody looked."""

from __future__ import annotations

import warnings
from itertools import pairwise
from pathlib import Path

from faqbot.corpus.files.document_state import state_of_documents


def write(folder: Path) -> list[str]:
    (folder / "a.md").write_text("# Shop\n")
    (folder / "faqbot.toml").write_text('title = "Help"\n')
    return [str(folder)]


def test_the_state_is_the_same_as_long_as_nothing_changes(tmp_path: Path) -> None:
    roots = write(tmp_path)
    assert state_of_documents(roots) == state_of_documents(roots)


def test_a_document_and_a_side_file_and_a_setting_change_the_state(tmp_path: Path) -> None:
    roots = write(tmp_path)
    states = [state_of_documents(roots)]
    for name, text in (
        ("a.md", "# Our shop\n"),
        ("b.md", "# Another\n"),
        ("synonyms.txt", "shop = store\n"),
        ("faqbot.toml", 'title = "Other"\n'),
        ("b.md", None),
        ("faqbot.toml", 'title = "Open\n'),
    ):
        (tmp_path / name).unlink() if text is None else (tmp_path / name).write_text(text)
        states.append(state_of_documents(roots))
    assert all(before != after for before, after in pairwise(states))


def test_a_look_says_nothing_however_often_it_is_taken(tmp_path: Path) -> None:
    roots = write(tmp_path)
    (tmp_path / "faqbot.toml").write_text('exclude = ["no-such-file"]\n')
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        state_of_documents(roots)
    assert isinstance(state_of_documents([str(tmp_path / "gone")]), str)


def test_a_log_that_grows_changes_nothing(tmp_path: Path) -> None:
    roots, log = write(tmp_path), tmp_path / "asked.jsonl"
    log.write_text("")
    before = state_of_documents(roots, logs=[str(log)])
    log.write_text("{}\n")
    assert state_of_documents(roots, logs=[str(log)]) == before
