"""Lines are added whole, by several processes and threads at once, and never in the way of an answer."""

from __future__ import annotations

import json
import os
import pickle
import subprocess
import sys
import warnings
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from faqbot import FaqBot, LogWarning, OutputError, QuestionLog
from faqbot.answering.reply import Reply

ABSTAINED = Reply("why", "abstain", "", 0.0)
WRITERS, EACH = 4, 200

# Each process adds lines of different lengths, some longer than what a pipe or a disk takes at once.
_WRITE = """
import sys
from faqbot.answering.reply import Reply
from faqbot.question_log.question_log import QuestionLog
log, name = QuestionLog(sys.argv[1]), sys.argv[2]
for number in range(int(sys.argv[3])):
    question = f"{name} {number} " + "x" * (number * 37 % 9000)
    log.add(question, Reply(question, "abstain", "", 0.0))
"""


# A process that may not write files of more than 1,000 bytes: what a full disk does to a line, too.
_FILL = """
import resource, sys, warnings
from faqbot.answering.reply import Reply
from faqbot.question_log.question_log import QuestionLog
warnings.simplefilter("error")
log = QuestionLog(sys.argv[1])
log.add("first", Reply("", "abstain", "", 0.0))
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    log.add("second " + "x" * 2000, Reply("", "abstain", "", 0.0))
except Warning as warning:
    print(warning)
log.add("third", Reply("", "abstain", "", 0.0))
"""


def read(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text().splitlines()]


def test_processes_that_log_at_once_lose_and_break_no_line(tmp_path: Path) -> None:
    path = tmp_path / "asked.jsonl"
    command = [sys.executable, "-c", _WRITE, str(path)]
    writers = [subprocess.Popen([*command, f"writer{number}", str(EACH)]) for number in range(WRITERS)]
    assert not any(writer.wait() for writer in writers)
    names = Counter(line["question"].split()[0] for line in read(path))
    assert names == {f"writer{number}": EACH for number in range(WRITERS)}


def test_a_line_for_which_there_is_no_space_leaves_no_part_of_itself(tmp_path: Path) -> None:
    path = tmp_path / "asked.jsonl"
    done = subprocess.run([sys.executable, "-c", _FILL, str(path)], capture_output=True, text=True, check=True)
    assert done.stdout == f"{path}: questions are not logged: no space left on device\n"
    assert [line["question"] for line in read(path)] == ["first", "third"]


def test_threads_may_share_a_log(tmp_path: Path) -> None:
    log = QuestionLog(tmp_path / "asked.jsonl")
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda number: log.add(f"question {number}", ABSTAINED), range(400)))
    assert len({line["question"] for line in read(tmp_path / "asked.jsonl")}) == 400


def test_the_file_is_its_owner_s_and_its_folder_is_made(tmp_path: Path) -> None:
    path = tmp_path / "new" / "folder" / "asked.jsonl"
    QuestionLog(path).add("why", ABSTAINED)
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_blank_question_is_not_logged(tmp_path: Path) -> None:
    assert QuestionLog(tmp_path / "asked.jsonl").add(" \n", ABSTAINED) is None
    assert not (tmp_path / "asked.jsonl").exists()


def test_a_line_that_was_not_finished_does_not_spoil_the_next(tmp_path: Path) -> None:
    path = tmp_path / "asked.jsonl"
    path.write_text('{"question": "interr')
    QuestionLog(path).add("why", ABSTAINED)
    assert json.loads(path.read_text().splitlines()[1])["question"] == "why"


def test_a_log_that_was_moved_away_is_begun_again(tmp_path: Path) -> None:
    path = tmp_path / "asked.jsonl"
    log = QuestionLog(path)
    log.add("first", ABSTAINED)
    path.rename(tmp_path / "asked.jsonl.1")
    log.add("second", ABSTAINED)
    assert [line["question"] for line in read(path)] == ["second"]


def test_a_symbolic_link_is_followed(tmp_path: Path) -> None:
    link = tmp_path / "link.jsonl"
    link.symlink_to(tmp_path / "asked.jsonl")
    QuestionLog(link).add("why", ABSTAINED)
    assert len(read(tmp_path / "asked.jsonl")) == 1


def test_a_verdict_is_a_line_of_its_own_with_the_entry_of_the_question(tmp_path: Path) -> None:
    log = QuestionLog(tmp_path / "asked.jsonl")
    line = log.add("why", ABSTAINED)
    assert line is not None
    log.judge(line, "bad", "guide#1")
    first, second = read(tmp_path / "asked.jsonl")
    assert first["entry"] == second["entry"]
    assert (first["feedback"], second["feedback"], second["right"]) == (None, "bad", "guide#1")


def test_a_log_that_cannot_be_written_is_one_warning_and_no_error(tmp_path: Path, page: Path) -> None:
    bot = FaqBot.from_corpus(page, log=tmp_path)  # a folder
    with pytest.warns(LogWarning, match="questions are not logged: is a directory") as caught:
        replies = list(bot.ask_many(["How long should I hold the stretch?", "and why?"]))
    assert replies[0].outcome == "answer"
    assert len([one for one in caught if one.category is LogWarning]) == 1


def test_a_check_says_beforehand_that_the_file_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="cannot log questions: is a directory"):
        QuestionLog(tmp_path).check()
    (tmp_path / "file").touch()
    with pytest.raises(OutputError, match="cannot log questions: not a directory"):
        QuestionLog(tmp_path / "file" / "asked.jsonl").check()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is always full")
def test_a_file_that_is_no_log_is_refused_and_stays(tmp_path: Path, page: Path) -> None:
    (tmp_path / "a.md").write_text("# A document\n")
    log = QuestionLog(tmp_path / "a.md")
    with pytest.raises(OutputError, match="is not a log of questions, and stays as it is; name another file"):
        log.check()
    with pytest.warns(LogWarning, match="questions are not logged: is not a log of questions"):
        FaqBot.from_corpus(page, log=log).ask("any tips?")
    assert (tmp_path / "a.md").read_text() == "# A document\n"


def test_a_device_is_refused() -> None:
    with pytest.raises(OutputError, match="is not a regular file"):
        QuestionLog("/dev/full").check()


def test_what_a_person_asks_is_logged_and_nothing_else(tmp_path: Path, page: Path) -> None:
    bot = FaqBot.from_corpus(page, log=tmp_path / "asked.jsonl")
    bot.ask("first")
    list(bot.ask_many(["second", "third"]))
    bot.ask("a test", logged=False)
    bot.search("strap")
    bot.names("strap")
    bot.chunks()
    assert [line["question"] for line in read(tmp_path / "asked.jsonl")] == ["first", "second", "third"]


def test_the_documents_that_were_asked_are_logged(tmp_path: Path, page: Path) -> None:
    bot = FaqBot.from_corpus(page, log=tmp_path / "asked.jsonl")
    title = bot.topics()[0]
    bot.ask("how long?", topic=title)
    assert read(tmp_path / "asked.jsonl")[0]["topic"] == [title]


def test_a_pickled_bot_keeps_its_log(tmp_path: Path, index_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    logging = FaqBot.load(index_dir, log=QuestionLog(tmp_path / "asked.jsonl", raw=True))
    silent = FaqBot.load(index_dir)
    monkeypatch.setenv("FAQBOT_LOG", str(tmp_path / "other.jsonl"))
    assert repr(pickle.loads(pickle.dumps(logging)).log) == f"QuestionLog({str(tmp_path / 'asked.jsonl')!r}, raw=True)"
    assert pickle.loads(pickle.dumps(silent)).log is None


def test_the_environment_chooses_the_log_of_a_program(
    tmp_path: Path, index_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FAQBOT_LOG", str(tmp_path / "asked.jsonl"))
    FaqBot.load(index_dir).ask("why")
    FaqBot.load(index_dir, log=False).ask("why not")
    assert [line["question"] for line in read(tmp_path / "asked.jsonl")] == ["why"]


def test_a_relative_path_stays_where_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    log = QuestionLog("asked.jsonl")
    (tmp_path / "elsewhere").mkdir()
    os.chdir(tmp_path / "elsewhere")
    log.add("why", ABSTAINED)
    assert (tmp_path / "asked.jsonl").exists()


def test_nothing_is_warned_of_where_all_goes_well(tmp_path: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        QuestionLog(tmp_path / "asked.jsonl").add("why", ABSTAINED)


def test_the_log_of_a_bot_is_none_of_its_documents(tmp_path: Path) -> None:
    docs, log = tmp_path / "docs", tmp_path / "docs" / "asked.jsonl"
    docs.mkdir()
    (docs / "shop.md").write_text("# Shop\n\n## How do I pay?\n\nBy card.\n")
    log.touch()
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # an empty table of questions would be one
        bot = FaqBot.from_corpus(docs, log=log)
        bot.ask("how do I pay?")
        bot.reload()
        updated = FaqBot.update(tmp_path / "index", docs, log=log)
    assert {chunk.source.path for chunk in (*bot.chunks(), *updated.chunks())} == {"shop.md"}
