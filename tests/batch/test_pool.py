"""Several processes write what one writes, and go when it goes."""

from __future__ import annotations

import json
import os
import pickle
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import PATIENCE, Run, spawned_by, wait_until

from faqbot import FaqBot, IndexFileError, TopicError, WorkerError
from faqbot.batch import job as blocks
from faqbot.batch.input import Raw, layout_of
from faqbot.batch.job import BlockJob, QuestionBlock, answers_of, blocks_of
from faqbot.batch.output import COLUMNS, OWNED, Form, table_columns
from faqbot.batch.pool import Pool, _sendable
from faqbot.batch.tally import MOST_NAMES, Tally
from faqbot.corpus.records.feed import Feed
from faqbot.index.index import DamageGuard

ASKED = [
    "how long should i hold it",
    "any tips?",
    "boiling point of tin",
    "",
    "where shuold it hurt",
    '"broken',
    "=1+1",
]


RENAMED = "columns renamed, as in `answer (yours)`, because batch writes columns of the same name"


def questions(path: Path, many: int) -> Path:
    """Write a file of questions, a few of them broken."""
    with path.open("w", newline="") as file:
        file.write("id,question,note,answer\n")
        for number in range(many):
            asked = ASKED[number % len(ASKED)]
            file.write(
                f'{number},"{asked} {number}\n",x\n' if number % 50 == 3 else f"{number},{asked},x{number},old\n"
            )
    return path


def raws_of(text: str) -> tuple[BlockJob, list[Raw]]:
    feed = Feed(text.splitlines(keepends=True))
    layout = layout_of(feed, "csv", "q.csv", OWNED)
    return BlockJob(layout, Form("csv", table_columns(layout.extra or ()))), list(layout.raws(feed))


@pytest.fixture(scope="module")
def saved(index_dir: Path) -> FaqBot:
    return FaqBot.load(index_dir)


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> tuple[BlockJob, list[Raw]]:
    return raws_of(questions(tmp_path_factory.mktemp("asked") / "q.csv", 60).read_text())


@pytest.fixture(scope="module")
def pool(saved: FaqBot, index_dir: Path, asked: tuple[BlockJob, list[Raw]]) -> Iterator[Pool]:
    with Pool(str(index_dir), saved.digest or "", asked[0], 2) as pool:
        yield pool


@pytest.fixture(scope="module")
def answered(saved: FaqBot, asked: tuple[BlockJob, list[Raw]]) -> bytes:
    """What one process writes."""
    job, raws = asked
    return answers_of(job, saved, QuestionBlock(raws, more=False)).data


@given(data=st.data())
def test_any_blocks_through_any_processes_give_the_same_bytes(
    data: st.DataObject, pool: Pool, asked: tuple[BlockJob, list[Raw]], answered: bytes
) -> None:
    _, raws = asked
    cuts = sorted(data.draw(st.sets(st.integers(1, len(raws) - 1), max_size=20)))
    bounds = list(zip([0, *cuts], [*cuts, len(raws)], strict=True))
    cut = [QuestionBlock(raws[first:last], data.draw(st.booleans())) for first, last in bounds]
    assert b"".join(one.data for one in pool.answer(cut)) == answered


def test_a_batch_in_two_processes_writes_what_one_writes(run: Run, index_dir: Path, tmp_path: Path) -> None:
    questions(tmp_path / "q.csv", 1_000)
    for workers in (1, 2):
        done = run("batch", "q.csv", "-o", f"{workers}.csv", "--workers", workers, "--index", index_dir)
        assert done.returncode == 1
        warning, summary, *_ = done.stderr.splitlines()
        assert warning == f"faqbot: warning: {RENAMED}: note, answer"
        assert " questions in " in summary
    assert (tmp_path / "1.csv").read_bytes() == (tmp_path / "2.csv").read_bytes()


@pytest.mark.slow
def test_documents_without_a_saved_index_are_answered_from_by_several_processes_too(run: Run, tmp_path: Path) -> None:
    (tmp_path / "faq.csv").write_text("question,answer\nHow do I clean it?,With vinegar.\n")
    questions(tmp_path / "q.csv", 1_000)
    for number, options in enumerate((("--workers", 1), ("--workers", 2), ("--workers", 2, "--no-cache"))):
        done = run("batch", "q.csv", "-o", f"{number}.csv", "--corpus", "faq.csv", *options)
        assert done.returncode == 1, done.stderr
    assert len({(tmp_path / f"{number}.csv").read_bytes() for number in range(3)}) == 1


def test_another_index_than_the_batch_began_with_is_refused(index_dir: Path, asked: tuple[BlockJob, list[Raw]]) -> None:
    job, raws = asked
    with Pool(str(index_dir), "0" * 32, job, 1) as pool, pytest.raises(IndexFileError, match="was replaced"):
        list(pool.answer([QuestionBlock(raws, more=False)]))


@pytest.mark.parametrize(("topic", "raised"), [(3, TypeError), ("no such page", TopicError)])
def test_an_error_in_a_worker_is_raised_here_with_the_place_where_it_came_from(
    topic: Any, raised: type[Exception], saved: FaqBot, index_dir: Path, asked: tuple[BlockJob, list[Raw]]
) -> None:
    job, raws = asked
    with Pool(str(index_dir), saved.digest or "", replace(job, topic=topic), 1) as pool, pytest.raises(raised) as error:
        list(pool.answer([QuestionBlock(raws, more=False)]))
    if raised is TypeError:
        assert "In a worker process:\nTraceback" in error.value.__notes__[0]


def test_there_are_no_more_workers_than_blocks(
    saved: FaqBot, index_dir: Path, asked: tuple[BlockJob, list[Raw]]
) -> None:
    job, raws = asked
    with Pool(str(index_dir), saved.digest or "", job, 1_000) as pool:
        list(pool.answer([QuestionBlock(raws[:9], more=True), QuestionBlock(raws[9:], more=False)]))
        assert len(pool._processes) == 2


def test_an_error_whose_class_cannot_be_pickled_is_sent_all_the_same() -> None:
    class OddError(Exception):
        def __init__(self, one: int, two: int) -> None:
            super().__init__(f"{one} and {two}")

    sent = pickle.loads(pickle.dumps(_sendable(OddError(1, 2))))
    assert str(sent) == "OddError: 1 and 2"


def test_a_worker_that_died_while_it_was_idle_is_an_error_of_its_own(
    saved: FaqBot, index_dir: Path, asked: tuple[BlockJob, list[Raw]]
) -> None:
    job, raws = asked
    with Pool(str(index_dir), saved.digest or "", job, 2) as pool:
        list(pool.answer([QuestionBlock(raws, more=False)]))
        for pid in spawned_by(os.getpid()):
            os.kill(pid, signal.SIGKILL)
            wait_until(lambda pid=pid: not alive(pid))
        with pytest.raises(WorkerError, match="was ended by signal 9"):
            list(pool.answer([QuestionBlock(raws, more=False)]))


def test_a_block_ends_where_it_is_large_or_the_input_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocks, "SIZE", 2)
    raws = [Raw(number, "x" * (2_000_000 if number == 2 else 1)) for number in range(6)]
    cut = list(blocks_of(raws, iter([False, False, False, True, False, False]).__next__))
    assert [([raw.line for raw in block.raws], block.more) for block in cut] == [
        ([0, 1], True), ([2], True), ([3], False), ([4, 5], True),
    ]  # fmt: skip


def test_a_tally_does_not_grow_with_the_names_of_columns(saved: FaqBot) -> None:
    feed = Feed(json.dumps({"question": "any tips?", f"c{n}": n}) for n in range(300))
    job = BlockJob(layout_of(feed, "jsonl", "q.jsonl", OWNED), Form("csv", COLUMNS))
    total = Tally()
    for _, tally in (job.answer(saved, [raw]) for raw in job.layout.raws(feed)):
        total.add(tally)
    assert list(total.late) == [f"c{n}" for n in range(MOST_NAMES + 1)]
    assert total.outcomes.total() == 300


@pytest.fixture
def running(environment: dict[str, str], index_dir: Path, tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """A batch that has workers, and work for a long time."""
    (tmp_path / "q.txt").write_text("".join(f"how long should i hold it number {n}\n" for n in range(200_000)))
    command = [sys.executable, "-m", "faqbot", "batch", "q.txt", "-o", "a.csv", "--workers", "2"]
    with subprocess.Popen(
        [*command, "--index", str(index_dir)],
        env=environment, cwd=tmp_path, stderr=subprocess.PIPE, text=True, start_new_session=True,
    ) as process:  # fmt: skip
        wait_until(lambda: len(spawned_by(process.pid)) == 2)
        yield process
        process.kill()


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().split()[2] != "Z"
    except FileNotFoundError:
        return False


def test_a_worker_that_dies_is_one_line_and_nothing_is_written(running: subprocess.Popen[str], tmp_path: Path) -> None:
    os.kill(spawned_by(running.pid)[0], signal.SIGKILL)
    _, errors = running.communicate(timeout=PATIENCE)
    assert running.returncode == 2
    (line,) = errors.splitlines()
    assert "a worker process was ended by signal 9" in line
    assert not [entry.name for entry in tmp_path.iterdir() if entry.name not in ("home", "q.txt")]


def test_a_log_that_no_worker_can_write_is_one_warning(run: Run, index_dir: Path, tmp_path: Path) -> None:
    questions(tmp_path / "q.csv", 1_500)
    script = (
        "import os, sys; from faqbot.batch import run; answered = run._answered\n"
        "def late(*arguments):\n"
        "    os.unlink('log.jsonl'); os.mkdir('log.jsonl')\n"
        "    return answered(*arguments)\n"
        "run._answered = late\n"
        "if __name__ == '__main__':\n"
        "    from faqbot.cli.main import run; sys.exit(run())\n"
    )
    (tmp_path / "late.py").write_text(script)
    command = ["late.py", "batch", "q.csv", "-o", "a.csv", "--workers", "2", "--log", "log.jsonl"]
    done = subprocess.run(
        [sys.executable, *command, "--index", str(index_dir)],
        cwd=tmp_path, capture_output=True, text=True, timeout=PATIENCE, check=False,
    )  # fmt: skip
    about_log = [line for line in done.stderr.splitlines() if "log" in line.lower()]
    assert about_log == [f"faqbot: warning: {tmp_path / 'log.jsonl'}: questions are not logged: is a directory"]


def test_a_worker_without_memory_to_say_so_ends_without_a_traceback(
    saved: FaqBot, index_dir: Path, asked: tuple[BlockJob, list[Raw]], capfd: pytest.CaptureFixture[str]
) -> None:
    job, raws = asked
    silent = replace(job, log=Unpicklable())  # type: ignore[arg-type]
    said = r"ended with status 1, .*; if memory ran out, use fewer --workers"
    with Pool(str(index_dir), saved.digest or "", silent, 1) as pool, pytest.raises(WorkerError, match=said):
        list(pool.answer([QuestionBlock(raws, more=False)]))
    assert capfd.readouterr().err == ""


class Unpicklable:
    """A log whose every use has no memory, and neither has what is said of it."""

    def write(self, *_arguments: object) -> None:
        raise NoMemoryError

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        raise NoMemoryError


class NoMemoryError(Exception):
    def __str__(self) -> str:
        raise MemoryError

    def __reduce__(self) -> Any:
        raise MemoryError


@pytest.fixture
def own_index(index_dir: Path, tmp_path: Path) -> Path:
    """An index of a few documents that a test may damage."""
    return Path(shutil.copytree(index_dir, tmp_path / "own.index"))


def truncate(data: Path) -> None:
    os.truncate(data, 100)


def overwrite(data: Path) -> None:
    with data.open("r+b") as file:
        file.write(b"\xff" * data.stat().st_size)


@pytest.mark.parametrize("damage", [truncate, overwrite])
def test_an_index_that_is_damaged_under_the_workers_is_told_as_damage_with_its_path_and_the_remedy(
    environment: dict[str, str], own_index: Path, tmp_path: Path, damage: Callable[[Path], None]
) -> None:
    (tmp_path / "q.txt").write_text("".join(f"how long should i hold it number {n}\n" for n in range(200_000)))
    command = [
        sys.executable,
        "-m",
        "faqbot",
        "batch",
        "q.txt",
        "-o",
        "a.csv",
        "--workers",
        "2",
        "--index",
        "own.index",
    ]
    with subprocess.Popen(command, env=environment, cwd=tmp_path, stderr=subprocess.PIPE, text=True) as process:
        wait_until(lambda: len(spawned_by(process.pid)) == 2)
        (data,) = own_index.glob("*.bin")
        damage(data)
        _, errors = process.communicate(timeout=PATIENCE)
    assert process.returncode == 2
    (line,) = errors.splitlines()
    assert line.startswith(f"faqbot: own.index: the index is damaged ({data.name} ")
    assert "; rebuild it with: faqbot index CORPUS -o own.index" in line
    assert not list(tmp_path.glob("*a.csv*"))


def test_a_cached_index_that_is_damaged_under_the_workers_is_given_up(saved: FaqBot, own_index: Path) -> None:
    given_up: list[str] = []

    def give_up() -> str:
        given_up.append("it")
        return "it is built again"

    job, raws = raws_of("question\nany tips?\n")
    overwrite(next(own_index.glob("*.bin")))
    guard = DamageGuard(str(own_index), give_up)
    with Pool(str(own_index), saved.digest or "", job, 1, guard) as pool, pytest.raises(IndexFileError) as error:
        list(pool.answer([QuestionBlock(raws, more=False)]))
    assert str(error.value).endswith(" is not what was written); it is built again")
    assert given_up == ["it"]


@pytest.mark.parametrize("delay", [0.0, 0.05, 0.4, 1.0])
def test_ctrl_c_ends_all_processes_without_a_traceback(
    running: subprocess.Popen[str], tmp_path: Path, delay: float
) -> None:
    time.sleep(delay)
    pids = spawned_by(running.pid)
    os.killpg(running.pid, signal.SIGINT)  # as a terminal does it
    _, errors = running.communicate(timeout=PATIENCE)
    assert running.returncode == 130
    (line,) = errors.splitlines()
    assert re.fullmatch(r"faqbot: stopped after [\d,]+ questions?; a.csv is not written. Begun with --resume, .*", line)
    wait_until(lambda: not any(map(alive, pids)))
    assert not [entry.name for entry in tmp_path.iterdir() if entry.name not in ("home", "q.txt")]


def test_workers_end_with_the_process_that_started_them(running: subprocess.Popen[str]) -> None:
    pids = spawned_by(running.pid)
    running.kill()
    running.communicate(timeout=PATIENCE)
    wait_until(lambda: not any(map(alive, pids)))


def test_a_reader_that_has_seen_enough_ends_the_batch(
    environment: dict[str, str], index_dir: Path, tmp_path: Path
) -> None:
    (tmp_path / "q.txt").write_text("any tips?\n" * 20_000)
    command = [sys.executable, "-m", "faqbot", "batch", "q.txt", "--workers", "2", "--index", str(index_dir)]
    with subprocess.Popen(
        command, env=environment, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline().startswith(b"line,question")
        process.stdout.close()
        assert process.wait(timeout=PATIENCE) == 0
        assert process.stderr.read() == b""


def test_a_question_through_a_pipe_is_answered_before_the_next_is_there(
    environment: dict[str, str], index_dir: Path, tmp_path: Path
) -> None:
    command = [sys.executable, "-m", "faqbot", "batch", "-", "--output-format", "jsonl", "--index", str(index_dir)]
    with subprocess.Popen(
        command, env=environment, cwd=tmp_path, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for number in range(1, 4):
            process.stdin.write("any tips?\n")
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["line"] == number
        process.stdin.close()
        assert process.wait(timeout=PATIENCE) == 0


@pytest.mark.slow
def test_what_comes_through_a_pipe_faster_than_it_is_answered_takes_several_processes(
    run: Run, index_dir: Path, tmp_path: Path
) -> None:
    asked = questions(tmp_path / "q.csv", 1_200).read_bytes()
    through_a_pipe = run("batch", "-", "--input-format", "csv", "--workers", 2, "--index", index_dir, text=asked)
    from_a_file = run("batch", "q.csv", "--workers", 1, "--index", index_dir)
    assert through_a_pipe.stdout == from_a_file.stdout
