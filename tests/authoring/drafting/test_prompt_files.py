import os

import pytest

from faqbot.authoring.drafting.prompt_files import write_prompts
from faqbot.authoring.drafting.prompt_text import TITLE
from faqbot.errors import OutputError

ONE, TWO, THREE = (f"{TITLE}: {number}\n" for number in "123")


def names(folder):
    return sorted(os.listdir(folder))


def test_prompts_are_numbered_files_in_a_new_folder(tmp_path):
    folder = tmp_path / "a" / "prompts"
    written = write_prompts([ONE, TWO], str(folder))
    assert written == [str(folder / "prompt-01.txt"), str(folder / "prompt-02.txt")]
    assert (folder / "prompt-02.txt").read_text() == TWO


def test_earlier_prompts_are_replaced_and_those_left_over_removed(tmp_path):
    write_prompts([ONE, TWO, THREE], str(tmp_path))
    (tmp_path / "answers.csv").write_text("question,chunk\n")
    write_prompts([TWO], str(tmp_path))
    assert names(tmp_path) == ["answers.csv", "prompt-01.txt"]
    assert (tmp_path / "prompt-01.txt").read_text() == TWO


def test_another_file_with_the_name_of_a_prompt_is_never_overwritten(tmp_path):
    (tmp_path / "prompt-01.txt").write_text("my own notes")
    with pytest.raises(OutputError, match=r"prompt-01.txt: is no prompt of faqbot"):
        write_prompts([ONE], str(tmp_path))
    assert (tmp_path / "prompt-01.txt").read_text() == "my own notes"


def test_a_link_is_not_followed(tmp_path):
    (tmp_path / "target.txt").write_text(ONE)
    (tmp_path / "prompt-01.txt").symlink_to(tmp_path / "target.txt")
    with pytest.raises(OutputError):
        write_prompts([TWO], str(tmp_path))
    assert (tmp_path / "target.txt").read_text() == ONE


def test_a_file_is_no_folder(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="is a file; name a folder for the prompts"):
        write_prompts([ONE], str(tmp_path / "file"))


def test_prompts_are_not_written_among_the_documents(tmp_path):
    (tmp_path / "docs").mkdir()
    with pytest.raises(OutputError, match="is inside the documents"):
        write_prompts([ONE], str(tmp_path / "docs" / "prompts"), [str(tmp_path / "docs")])
    assert not names(tmp_path / "docs")


def test_no_prompts_leave_no_earlier_ones(tmp_path):
    write_prompts([ONE], str(tmp_path))
    write_prompts([], str(tmp_path))
    assert names(tmp_path) == []
