"""Batch on Dask: real processes, real files; what the parts hold is what one machine writes."""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from support import Run

from faqbot import FaqBot, OutputError, QuestionsError, TopicError, WorkerError, answer_lines
from faqbot.batch.machines.dask import _result, run_on_machines
from faqbot.batch.machines.file_pieces import Piece, lines_of_piece
from faqbot.batch.reporting.summary import Summary
from faqbot.batch.run import run_batch
from faqbot.batch.settings import Settings
from faqbot.errors import FaqbotError

distributed = pytest.importorskip("distributed", reason="needs faqbot[dask]")
FutureCancelledError = pytest.importorskip("distributed.client").FutureCancelledError
fsspec = pytest.importorskip("fsspec", reason="needs faqbot[dask]")

ASKED = [
    "how long should i hold it",
    "any tips?",
    '"boiling\npoint of tin"',
    '"broken',
    "caf\u00e9?",
    "=1+1",
    "a,b",
    "",
]


def questions(path: Path, many: int, *, encoding: str = "utf-8", end: str = "\n") -> Path:
    rows = (f"{n},{ASKED[n * 7 % 11 % len(ASKED)]},x{n}\n" for n in range(many))
    path.write_bytes(("id,question,note\n" + "".join(rows)).replace("\n", end).encode(encoding))
    return path


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    """Two worker processes."""
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=":0", silence_logs=50
    ) as cluster:
        yield cluster


@pytest.fixture
def saved(index_dir: Path) -> FaqBot:
    return FaqBot.load(index_dir)


def parts(folder: Path) -> list[str]:
    return [path.read_bytes().decode() for path in sorted(folder.glob("part-*"))]


def joined(texts: list[str]) -> str:
    """Join parts by the rule: the header of the first alone."""
    header = texts[0].partition("\n")[0] + "\n"
    return header + "".join(text.removeprefix(header) for text in texts)


def on_one_machine(bot: FaqBot, path: Path, **options: Any) -> str:
    output = path.with_name(f"one-{path.name}").with_suffix(".csv")
    run_batch(lambda: bot, str(path), str(output), Settings(force=True, **options))
    return output.read_bytes().decode()


@pytest.mark.parametrize(
    ("encoding", "end"),
    [
        ("utf-16", "\n"),
        pytest.param("utf-8", "\n", marks=pytest.mark.slow),
        pytest.param("utf-8-sig", "\r\n", marks=pytest.mark.slow),
    ],
)
def test_the_parts_joined_are_what_one_machine_writes(
    cluster: Any, saved: FaqBot, tmp_path: Path, encoding: str, end: str
) -> None:
    asked = questions(tmp_path / "q.csv", 300, encoding=encoding, end=end)
    address = cluster.scheduler_address
    summary = run_on_machines(saved, str(asked), str(tmp_path / "out"), Settings(), address, part=20)
    assert joined(parts(tmp_path / "out")) == on_one_machine(saved, asked)
    assert len(parts(tmp_path / "out")) > 5 or encoding == "utf-16"
    assert (tmp_path / "out" / "_SUCCESS").read_bytes() == b""
    assert isinstance(summary, Summary)
    assert summary.answered > 0
    assert summary.errors > 0


def test_objects_keep_their_lines_and_the_columns_of_the_first(cluster: Any, saved: FaqBot, tmp_path: Path) -> None:
    lines = ["{broken", *(json.dumps({"question": "any tips?", "note": n}) for n in range(40))]
    (tmp_path / "q.jsonl").write_text("\n\n".join(lines))
    for kind in ("csv", "jsonl"):
        settings = Settings(output_format=kind)
        out = tmp_path / kind
        run_on_machines(saved, str(tmp_path / "q.jsonl"), str(out), settings, cluster.scheduler_address, part=7)
        one = on_one_machine(saved, tmp_path / "q.jsonl", output_format=kind)
        assert (joined(parts(out)) if kind == "csv" else "".join(parts(out))) == one


def test_a_pattern_names_files_whose_parts_follow_each_other(cluster: Any, saved: FaqBot, tmp_path: Path) -> None:
    for name in ("b", "a"):
        questions(tmp_path / f"{name}.csv", 30 if name == "a" else 1)
    run_on_machines(saved, f"{tmp_path}/?.csv", f"{tmp_path}/out", Settings(), cluster.scheduler_address, part=10)
    *first, last = parts(tmp_path / "out")
    assert joined(first) == on_one_machine(saved, tmp_path / "a.csv")
    assert last == on_one_machine(saved, tmp_path / "b.csv")


def test_files_may_be_wherever_fsspec_reads(saved: FaqBot, tmp_path: Path) -> None:
    memory = fsspec.filesystem("memory")
    asked = questions(tmp_path / "q.csv", 60)
    memory.pipe_file("/asked/q.csv", asked.read_bytes())
    # In threads of this process: the memory of another is not this one's.
    with distributed.LocalCluster(n_workers=1, processes=False, dashboard_address=":0", silence_logs=50) as threads:
        address = threads.scheduler_address
        run_on_machines(saved, "memory://asked/*.csv", "memory://answers", Settings(), address, part=9)
    found = sorted(name for name in memory.find("/answers") if "part-" in name)
    assert joined([memory.cat_file(name).decode() for name in found]) == on_one_machine(saved, asked)
    assert memory.exists("/answers/_SUCCESS")


@pytest.mark.slow
def test_a_worker_that_is_killed_midway_changes_nothing(saved: FaqBot, tmp_path: Path) -> None:
    asked = questions(tmp_path / "q.csv", 1_500)
    out = tmp_path / "out"
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=":0", silence_logs=50
    ) as cluster:

        def kill() -> None:
            while not list(out.glob("part-*")):
                time.sleep(0.01)
            os.kill(next(iter(cluster.workers.values())).pid, signal.SIGKILL)
            killed.append(len(parts(out)))

        killed: list[int] = []
        thread = threading.Thread(target=kill)
        thread.start()
        run_on_machines(saved, str(asked), str(out), Settings(), cluster.scheduler_address, part=50)
        thread.join()
    assert killed[0] < len(parts(out))
    assert joined(parts(out)) == on_one_machine(saved, asked)
    assert [path.name for path in out.iterdir() if path.name.startswith(".")] == []


def test_a_finished_run_is_not_written_over_and_an_unfinished_one_is(
    cluster: Any, saved: FaqBot, tmp_path: Path
) -> None:
    asked, out = questions(tmp_path / "q.csv", 5), tmp_path / "out"
    arguments = (saved, str(asked), str(out), Settings(), cluster.scheduler_address)
    out.mkdir()
    (out / "_faqbot").write_text("")
    (out / "part-00007.csv").write_text("of an unfinished run")
    run_on_machines(*arguments)
    assert sorted(path.name for path in out.iterdir()) == ["_SUCCESS", "part-00000.csv"]
    with pytest.raises(OutputError, match="holds a finished run"):
        run_on_machines(*arguments)
    (out / "_SUCCESS").rename(out / "thesis.txt")
    with pytest.raises(OutputError, match="holds no unfinished run"):
        run_on_machines(*arguments)


def test_parts_of_another_tool_are_not_taken_for_an_unfinished_run(cluster: Any, saved: FaqBot, tmp_path: Path) -> None:
    (tmp_path / "dq").mkdir()
    asked = questions(tmp_path / "q.csv", 5)
    theirs = questions(tmp_path / "dq" / "part-00000.csv", 5)
    for pattern, said in ((str(asked), "holds no unfinished run"), (f"{tmp_path}/dq/*.csv", "folder of the questions")):
        with pytest.raises(OutputError, match=said):
            run_on_machines(saved, pattern, f"{tmp_path}/dq/", Settings(), cluster.scheduler_address)
        assert [path.name for path in theirs.parent.iterdir()] == ["part-00000.csv"]


@pytest.mark.parametrize("name", ["q[1].csv", "q*.csv", "q?.csv"])
def test_a_file_may_have_the_signs_of_a_pattern_in_its_name(
    cluster: Any, saved: FaqBot, tmp_path: Path, name: str
) -> None:
    questions(tmp_path / "q1.csv", 9)
    asked = questions(tmp_path / name, 3)
    run_on_machines(saved, str(asked), str(tmp_path / "out"), Settings(), cluster.scheduler_address)
    assert parts(tmp_path / "out") == [on_one_machine(saved, asked)]


def test_an_empty_file_has_a_part_and_no_range_of_it_is_asked_for(cluster: Any, saved: FaqBot, tmp_path: Path) -> None:
    (tmp_path / "q.csv").write_text("question\n")
    run_on_machines(saved, f"{tmp_path}/q.csv", f"{tmp_path}/out", Settings(), cluster.scheduler_address)
    assert parts(tmp_path / "out") == [on_one_machine(saved, tmp_path / "q.csv")]
    # What is not there cannot be read: nothing is asked of the store.
    assert list(lines_of_piece(Piece(f"{tmp_path}/gone.csv", 0, 0, 1, "utf-8"))) == []


class Lost:
    """A task whose result is an error of Dask's own."""

    def __init__(self, error: Exception) -> None:
        self._error = error

    def result(self) -> None:
        raise self._error


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (FutureCancelledError("_cut-1", "lost"), "the Dask scheduler is gone"),
        (ModuleNotFoundError("No module named 'faqbot'"), "install faqbot there"),
    ],
)
def test_what_dask_raises_by_itself_is_one_line(error: Exception, said: str) -> None:
    with pytest.raises(WorkerError, match=said):
        _result(Lost(error))


def test_what_goes_wrong_on_a_worker_is_said_here(cluster: Any, saved: FaqBot, tmp_path: Path) -> None:
    (tmp_path / "prices.csv").write_text("name,price\ntea,2\n")
    address = cluster.scheduler_address
    with pytest.raises(QuestionsError, match="no column has the name of a question"):
        run_on_machines(saved, f"{tmp_path}/prices.csv", f"{tmp_path}/out", Settings(), address)
    questions(tmp_path / "q.csv", 5)
    with pytest.raises(TopicError):
        run_on_machines(saved, f"{tmp_path}/q.csv", f"{tmp_path}/out", Settings(topic="Nothing"), address)
    assert not (tmp_path / "out" / "_SUCCESS").exists()
    with pytest.raises(QuestionsError, match="no such file"):
        run_on_machines(saved, f"{tmp_path}/no*.csv", f"{tmp_path}/out", Settings(), address)


def test_a_scheduler_that_is_none_is_one_line(saved: FaqBot, tmp_path: Path) -> None:
    questions(tmp_path / "q.csv", 5)
    with pytest.raises(WorkerError, match="no Dask scheduler at nonsense://x"):
        run_on_machines(saved, f"{tmp_path}/q.csv", f"{tmp_path}/out", Settings(), "nonsense://x")


def test_without_the_package_one_line_says_what_to_install(
    saved: FaqBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(FaqbotError, match=r"pip install dask distributed fsspec"):
        run_on_machines(saved, str(questions(tmp_path / "q.csv", 5)), str(tmp_path / "out"), Settings(), "")


@pytest.mark.slow
def test_the_command_starts_processes_of_its_own(run: Run, index_dir: Path, tmp_path: Path) -> None:
    questions(tmp_path / "q.csv", 5)
    done = run("batch", "q*.csv", "-o", "out", "--dask", "--workers", 2, "--index", index_dir)
    assert done.returncode == 1, done.stderr  # one of the rows cannot be read
    assert "faqbot: 5 questions in " in done.stderr
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["_SUCCESS", "part-00000.csv"]


@pytest.mark.parametrize("options", [("--resume", "-o", "out"), ("-o", "-"), ("--dask", "tcp://x:1", "-o", "out")])
def test_what_dask_cannot_do_is_refused(run: Run, tmp_path: Path, options: tuple[str, ...]) -> None:
    questions(tmp_path / "q.csv", 5)
    done = run("batch", "q.csv", *(options if "--dask" in options else ("--dask", *options)))
    assert done.returncode == 2
    assert "--dask" in done.stderr


def test_a_bag_of_lines_maps_the_function(cluster: Any, index_dir: Path, tmp_path: Path) -> None:
    bag = pytest.importorskip("dask.bag")
    asked = [f"any tips {n}?" for n in range(20)]
    with distributed.Client(cluster):
        answers = bag.from_sequence(asked, npartitions=4).map_partitions(answer_lines, index_path=str(index_dir))
        assert [json.loads(answer)["question"] for answer in answers.compute()] == asked
        files = answers.to_textfiles(str(tmp_path / "*.jsonl"), last_endline=True)
    written = "".join(Path(file).read_text() for file in sorted(files))
    assert [json.loads(answer)["question"] for answer in written.splitlines()] == asked
