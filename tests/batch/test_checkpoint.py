"""A run that was ended goes on from there, to the very file that an undisturbed run writes, or says why it cannot."""

from __future__ import annotations

import json
import os
import random
import re
import resource
import shlex
import shutil
import signal
import subprocess
import sys
import time
from io import FileIO
from pathlib import Path

import pytest
from support import PATIENCE, Run, wait_until

from faqbot import FaqBot
from faqbot.batch import checkpoint
from faqbot.batch.checkpoint import Checkpoint, finished_run, kept_output
from faqbot.batch.tally import Tally
from faqbot.errors import CheckpointError, OutputError
from faqbot.system import locks

# A checkpoint after every block, so that there is one to go on from however short the run was.
OFTEN = "import sys; from faqbot.batch import checkpoint; checkpoint._EVERY = 0; "
MAIN = "from faqbot.cli.main import run; sys.exit(run())"
# The process ends as if it was killed, before it writes that block, counted from 1.
KILLED = """
import os
from faqbot.batch.checkpoint import Kept
keep, left = Kept.keep, [{blocks}]
def counted(*arguments):
    keep(*arguments)
    left[0] -= 1
    if not left[0]:
        os._exit(9)
Kept.keep = counted
"""
FILES = ("a.csv.part", "a.csv.checkpoint")


@pytest.fixture(scope="module")
def index_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of two answers, from which a thousand questions are answered in a tenth of the time of the page's."""
    directory = tmp_path_factory.mktemp("tips") / "index"
    tips = [{"question": "Are there any tips?", "answer": "Breathe."}, {"question": "When?", "answer": "At ten."}]
    FaqBot.from_pairs(tips).save(directory)
    return directory


@pytest.fixture
def questions(tmp_path: Path) -> Path:
    return write_questions(tmp_path / "q.csv")


def write_questions(path: Path) -> Path:
    rows = (f'{n},"any tips\n{n}?",{n}\n' if n % 7 == 3 else f"{n},any tips {n}?,{n}\n" for n in range(1_200))
    path.write_text("id,question,outcome\n" + "".join(rows) + "cut short\n" * 3)
    return path


@pytest.fixture(scope="module")
def ended(tmp_path_factory: pytest.TempPathFactory, index_dir: Path) -> Path:
    """A folder with what a run leaves that ended after its second block, and some more bytes that nobody noted."""
    folder = tmp_path_factory.mktemp("ended")
    write_questions(folder / "q.csv")
    command = ["batch", "q.csv", "-o", "a.csv", "--resume", "--workers", "1", "--index", str(index_dir)]
    script = OFTEN + KILLED.format(blocks=2) + MAIN
    done = subprocess.run([sys.executable, "-c", script, *command], cwd=folder, check=False)
    assert done.returncode == 9
    assert all((folder / name).exists() for name in FILES)
    with (folder / "a.csv.part").open("ab") as part:
        part.write(b"half of a li")
    return folder


@pytest.fixture
def killed(ended: Path, tmp_path: Path) -> Path:
    """A copy of `ended`, to go on from."""
    return Path(shutil.copytree(ended, tmp_path, dirs_exist_ok=True))


def resume(run: Run, index: Path, *options: object) -> subprocess.CompletedProcess[str]:
    return run("batch", "q.csv", "-o", "a.csv", "--resume", "--index", index, *options)


@pytest.mark.parametrize("workers", [pytest.param(1, marks=pytest.mark.slow), 2])
def test_a_run_that_was_ended_goes_on_to_the_same_file(run: Run, killed: Path, index_dir: Path, workers: int) -> None:
    done = resume(run, index_dir, "--workers", workers)
    undisturbed = run("batch", "q.csv", "-o", "b.csv", "--index", index_dir)
    assert (killed / "a.csv").read_bytes() == (killed / "b.csv").read_bytes()
    assert not (killed / "a.csv.part").exists()
    assert done.returncode == undisturbed.returncode == 1
    warning, summary, *tables = done.stderr.splitlines()
    assert warning == undisturbed.stderr.splitlines()[0]
    assert "256 of them before" in summary
    assert summary.split(": ")[2:] == undisturbed.stderr.splitlines()[1].split(": ")[2:]
    assert tables == undisturbed.stderr.splitlines()[2:]


def test_only_what_is_left_is_answered(run: Run, killed: Path, index_dir: Path) -> None:
    part = killed / "a.csv.part"
    first = part.read_bytes()
    part.write_bytes(first.replace(b"any tips 1?", b"ANY TIPS 1?"))
    resume(run, index_dir)
    assert b"ANY TIPS 1?" in (killed / "a.csv").read_bytes()


def test_the_first_run_with_resume_needs_nothing_to_go_on_from(run: Run, questions: Path, index_dir: Path) -> None:
    assert resume(run, index_dir).returncode == 1
    assert sorted(entry.name for entry in questions.parent.iterdir()) == ["a.csv", "a.csv.checkpoint", "home", "q.csv"]


def refused(run: Run, folder: Path, index: Path, *options: object) -> str:
    before = (folder / "a.csv.part").read_bytes()
    done = resume(run, index, *options)
    assert done.returncode == 2
    assert not (folder / "a.csv").exists()
    assert (folder / "a.csv.part").read_bytes() == before
    (line,) = done.stderr.splitlines()
    assert line.endswith("delete a.csv.part and a.csv.checkpoint to begin again")
    return line


def test_a_run_that_is_finished_is_not_answered_again(run: Run, questions: Path, index_dir: Path) -> None:
    assert resume(run, index_dir).returncode == 1
    before = (questions.parent / "a.csv").read_bytes()
    again = resume(run, index_dir)
    assert again.returncode == 1
    assert again.stderr.startswith("faqbot: a.csv: already done: 1,203 questions: ")
    assert (questions.parent / "a.csv").read_bytes() == before


@pytest.mark.slow
def test_a_finished_run_with_other_settings_is_refused_and_answered_by_force(
    run: Run, questions: Path, index_dir: Path
) -> None:
    resume(run, index_dir)
    done = resume(run, index_dir, "--threshold", 1)
    assert done.returncode == 2
    assert done.stderr == (
        "faqbot: a.csv: --threshold is not the same as when it was answered; "
        "give --force to answer again, or name another file\n"
    )
    assert "already done" not in resume(run, index_dir, "--threshold", 1, "--force").stderr


def test_a_file_that_exists_and_that_no_run_finished_is_refused(run: Run, questions: Path, index_dir: Path) -> None:
    (questions.parent / "a.csv").write_text("PRECIOUS")
    done = resume(run, index_dir)
    assert (done.returncode, done.stderr) == (
        2, "faqbot: a.csv: exists; give --force to replace it, or name another file\n",
    )  # fmt: skip
    assert (questions.parent / "a.csv").read_text() == "PRECIOUS"


def test_a_file_that_appeared_since_the_run_was_ended_stays_and_so_does_what_was_begun(
    run: Run, killed: Path, index_dir: Path
) -> None:
    (killed / "a.csv").write_text("PRECIOUS")
    before = {name: (killed / name).read_bytes() for name in FILES}
    done = resume(run, index_dir)
    assert done.returncode == 2
    assert done.stderr == (
        "faqbot: a.csv: exists, and is not what this batch has written; "
        "move that file away or give --force, and run the command again; or name another file with -o\n"
    )
    assert (killed / "a.csv").read_text() == "PRECIOUS"
    assert {name: (killed / name).read_bytes() for name in FILES} == before
    assert "256 of them before" in resume(run, index_dir, "--force").stderr


def test_a_file_that_appears_while_the_last_questions_are_answered_stays_and_so_do_the_answers(tmp_path: Path) -> None:
    path, about = str(tmp_path / "a.csv"), dict.fromkeys(checkpoint._NAMES)

    def answer() -> None:
        with kept_output(path, about) as kept:
            kept.file.write(b"all")
            kept.keep(7, ("a",), Tally())
            (tmp_path / "a.csv").write_text("PRECIOUS")

    with pytest.raises(OutputError, match=r"stays as it is; the answers are in .*a\.csv\.part; move that file away"):
        answer()
    assert (tmp_path / "a.csv").read_text() == "PRECIOUS"
    (tmp_path / "a.csv").unlink()
    with kept_output(path, about) as kept:
        assert kept.checkpoint.line == 7
    assert (tmp_path / "a.csv").read_text() == "all"


def test_a_report_that_the_run_cannot_have_written_stays(run: Run, killed: Path, index_dir: Path) -> None:
    (killed / "r.html").write_text("PRECIOUS")
    done = resume(run, index_dir, "--report", "r.html")
    assert (done.returncode, done.stderr) == (
        2, "faqbot: r.html: exists; give --force to replace it, or name another file\n",
    )  # fmt: skip
    assert (killed / "r.html").read_text() == "PRECIOUS"


def test_a_workbook_whose_part_was_not_removed_yet_is_finished_without_force(
    run: Run, environment: dict[str, str], questions: Path, index_dir: Path
) -> None:
    pytest.importorskip("xlsxwriter", reason="needs XlsxWriter")
    command = ["batch", "q.csv", "-o", "a.xlsx", "--resume", "--workers", "1", "--index", str(index_dir)]
    script = f"import os, sys; os.unlink = lambda path: path.endswith('.part') and os._exit(9); {MAIN}"
    subprocess.run([sys.executable, "-c", script, *command], env=environment, cwd=questions.parent, check=False)
    before = (questions.parent / "a.xlsx").read_bytes()
    assert (questions.parent / "a.xlsx.part").exists()
    done = run(*command)
    assert done.returncode == 1  # some rows could not be read
    assert "already done" in done.stderr
    assert (questions.parent / "a.xlsx").read_bytes() == before
    assert not (questions.parent / "a.xlsx.part").exists()


def ran_out_of_space(folder: Path, environment: dict[str, str], index: Path, *options: str, room: int = 60_000) -> str:
    """Answer questions where no file may have more than `room` bytes, and return the error; nothing temporary stays."""
    (folder / "tmp").mkdir(exist_ok=True)
    done = subprocess.run(
        [sys.executable, "-c", OFTEN + MAIN, "batch", "q.csv", *options, "--workers", "1", "--index", str(index)],
        env={**environment, "TMPDIR": str(folder / "tmp")},
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (room, room)),
        check=False,
    )
    assert done.returncode == 2
    *warnings, error = done.stderr.splitlines()
    assert all(line.startswith("faqbot: warning: ") for line in warnings)
    assert list((folder / "tmp").iterdir()) == []
    return error


def test_a_disk_that_is_full_is_told_with_what_is_kept_and_the_run_goes_on(
    run: Run, environment: dict[str, str], questions: Path, index_dir: Path
) -> None:
    error = ran_out_of_space(questions.parent, environment, index_dir, "-o", "a.csv", "--resume")
    said = re.fullmatch(
        r"faqbot: a.csv: cannot write: file too large; "
        r"(\d+) answers are kept in a.csv.part, and the same command goes on from there",
        error,
    )
    assert said, error
    assert f"{said[1]} of them before" in resume(run, index_dir).stderr


def test_answers_that_somebody_removes_meanwhile_are_not_said_to_be_kept(
    environment: dict[str, str], questions: Path, index_dir: Path
) -> None:
    removing = (
        "import os; from faqbot.batch.checkpoint import Kept\n"
        "Kept.begin = lambda kept: os.path.exists('a.csv.part') and os.unlink('a.csv.part')\n"
    )
    command = ["batch", "q.csv", "-o", "a.csv", "--resume", "--workers", "1", "--index", str(index_dir)]
    done = subprocess.run(
        [sys.executable, "-c", OFTEN + removing + MAIN, *command],
        env=environment, cwd=questions.parent, capture_output=True, text=True, timeout=PATIENCE, check=False,
    )  # fmt: skip
    assert done.returncode == 2
    error = done.stderr.splitlines()[-1]
    assert error.endswith("no such file or directory; no answer is kept yet, and the same command begins again")


def test_a_disk_that_is_full_leaves_no_answers_without_resume_and_says_so(
    environment: dict[str, str], questions: Path, index_dir: Path
) -> None:
    assert ran_out_of_space(questions.parent, environment, index_dir, "-o", "a.csv") == (
        "faqbot: a.csv: cannot write: file too large; "
        "no answer is kept; begun with --resume, a run keeps them, and can be continued"
    )
    assert not list(questions.parent.glob("*a.csv*"))


@pytest.mark.parametrize("room", [2_000, 100_000, 250_000])
def test_a_workbook_that_has_no_room_for_temporary_files_is_one_line(
    environment: dict[str, str], questions: Path, index_dir: Path, room: int
) -> None:
    pytest.importorskip("xlsxwriter", reason="needs XlsxWriter")
    error = ran_out_of_space(questions.parent, environment, index_dir, "-o", "a.xlsx", room=room)
    folder = questions.parent / "tmp"
    assert error.startswith(f"faqbot: {folder}: cannot write a temporary file: file too large; the variable TMPDIR")
    assert not list(questions.parent.glob("*a.xlsx*"))


@pytest.mark.slow
def test_a_finished_run_whose_answers_were_moved_away_begins_again(run: Run, questions: Path, index_dir: Path) -> None:
    resume(run, index_dir)
    before = (questions.parent / "a.csv").read_bytes()
    (questions.parent / "a.csv").unlink()
    assert "of them before" not in resume(run, index_dir).stderr
    assert (questions.parent / "a.csv").read_bytes() == before


def test_a_run_that_ended_between_its_last_answer_and_its_end_is_finished(tmp_path: Path) -> None:
    path, about = str(tmp_path / "a.csv"), dict.fromkeys(checkpoint._NAMES)
    with kept_output(path, about) as kept:
        kept.file.write(b"all")
        kept.keep(7, ("a",), Tally())
    (tmp_path / "a.csv").rename(tmp_path / "a.csv.part")  # as if the process ended before it renamed the answers
    assert finished_run(path, about) is None
    with kept_output(path, about) as kept:
        assert (kept.checkpoint.line, kept.checkpoint.is_finished) == (7, True)
    assert (tmp_path / "a.csv").read_text() == "all"
    assert finished_run(path, about) is not None


@pytest.mark.slow
def test_ctrl_c_says_how_far_a_run_came_and_which_command_continues(
    run: Run, environment: dict[str, str], index_dir: Path, tmp_path: Path
) -> None:
    (tmp_path / "q.txt").write_text("".join(f"how long should i hold it number {n}\n" for n in range(2_000)))
    command = ["batch", "q.txt", "-o", "an answer.csv", "--resume", "--workers", "1", "--index", str(index_dir)]
    with subprocess.Popen(
        [sys.executable, "-c", OFTEN + "from faqbot.__main__ import main; sys.exit(main())", *command],
        env=environment, cwd=tmp_path, stderr=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        note = tmp_path / "an answer.csv.checkpoint"
        wait_until(lambda: note.exists() and json.loads(note.read_text())["line"])
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=PATIENCE)
    assert process.returncode == 130
    said = re.fullmatch(r"faqbot: stopped after ([\d,]+) questions?; this command continues: (.*)\n", errors)
    assert said, errors
    assert shlex.split(said[2]) == ["faqbot", *command]
    assert json.loads(note.read_text())["line"] == int(said[1].replace(",", ""))
    done = run(*shlex.split(said[2])[1:])
    assert f"{said[1]} of them before" in done.stderr
    assert "2,000 questions in" in done.stderr


@pytest.mark.slow
def test_a_workbook_is_resumed_to_the_same_file(
    run: Run, environment: dict[str, str], questions: Path, index_dir: Path
) -> None:
    pytest.importorskip("xlsxwriter", reason="needs XlsxWriter")
    command = ["batch", "q.csv", "-o", "a.xlsx", "--resume", "--workers", "1", "--index", str(index_dir)]
    script = OFTEN + KILLED.format(blocks=2) + MAIN
    subprocess.run([sys.executable, "-c", script, *command], env=environment, cwd=questions.parent, check=False)
    assert (questions.parent / "a.xlsx.part").exists()
    assert "256 of them before" in run(*command).stderr
    run("batch", "q.csv", "-o", "b.xlsx", "--index", index_dir)
    assert (questions.parent / "a.xlsx").read_bytes() == (questions.parent / "b.xlsx").read_bytes()
    assert not (questions.parent / "a.xlsx.part").exists()


def test_other_questions_are_refused(run: Run, killed: Path, index_dir: Path) -> None:
    (killed / "q.csv").write_text((killed / "q.csv").read_text().replace("any tips 900?", "any tips 901?"))
    assert "the questions are not the same as when a.csv.part was begun" in refused(run, killed, index_dir)


def test_another_index_is_refused(run: Run, killed: Path) -> None:
    (killed / "faq.csv").write_text("question,answer\nHow do I clean it?,With vinegar.\n")
    run("index", "faq.csv", "-o", "another.index")
    assert "the index is not the same as when a.csv.part was begun" in refused(run, killed, killed / "another.index")


@pytest.mark.parametrize(("option", "value"), [("--threshold", 0.9), ("--output-format", "tsv")])
def test_other_options_are_refused(run: Run, killed: Path, index_dir: Path, option: str, value: object) -> None:
    assert "is not the same as when a.csv.part was begun" in refused(run, killed, index_dir, option, value)


def test_a_part_that_lost_bytes_is_refused(run: Run, killed: Path, index_dir: Path) -> None:
    part = killed / "a.csv.part"
    part.write_bytes(part.read_bytes()[:1_000])
    assert "a.csv.part is shorter than this checkpoint says" in refused(run, killed, index_dir)


DAMAGED = ["", "{", "[]", "5", '"x"', "null", '{"format": "faqbot checkpoint 2"}', '{"format": "something else"}']


@pytest.mark.parametrize("text", [*DAMAGED, "[" * 100_000, "9" * 10_000])
def test_a_checkpoint_that_cannot_be_read_is_refused(run: Run, killed: Path, index_dir: Path, text: str) -> None:
    (killed / "a.csv.checkpoint").write_text(text)
    assert "a.csv.checkpoint: is damaged, or is not a checkpoint" in refused(run, killed, index_dir)


@pytest.mark.parametrize("name", ["line", "size", "outcomes"])
@pytest.mark.parametrize("value", [None, "x", -1, 0.5, float("inf"), [[]], {"x": []}, {"x": float("inf")}])
def test_a_checkpoint_with_wrong_numbers_is_refused(tmp_path: Path, name: str, value: object) -> None:
    about = dict.fromkeys(checkpoint._NAMES)
    note = {"format": checkpoint._FORMAT, "about": about, **checkpoint._to_json(Checkpoint(2, 5, ("a",)))}
    (tmp_path / "a.csv.part").write_text("12345 half")
    (tmp_path / "a.csv.checkpoint").write_text(json.dumps(note | {name: value}))
    with pytest.raises(CheckpointError, match="is damaged"), kept_output(str(tmp_path / "a.csv"), about):
        raise AssertionError("the block must not begin")
    assert (tmp_path / "a.csv.part").read_text() == "12345 half"


@pytest.mark.parametrize("about", [None, [], "x"])
def test_a_checkpoint_that_depends_on_nothing_is_refused(
    run: Run, killed: Path, index_dir: Path, about: object
) -> None:
    note = killed / "a.csv.checkpoint"
    note.write_text(json.dumps(json.loads(note.read_text()) | {"about": about}))
    assert "a.csv.checkpoint: is damaged, or is not a checkpoint" in refused(run, killed, index_dir)


def test_answers_that_another_run_finished_meanwhile_are_not_cut_off(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out, part, lock = tmp_path / "a.csv", tmp_path / "a.csv.part", locks._lock
    part.write_text("all answers")

    def lock_late(file: FileIO, *, shared: bool, wait: bool) -> None:
        monkeypatch.setattr(locks, "_lock", lock)
        os.replace(part, out)  # the other run ends after this one opened the part, and before it could lock it
        lock(file, shared=shared, wait=wait)

    monkeypatch.setattr(locks, "_lock", lock_late)
    with pytest.raises(OutputError, match="exists, and"), kept_output(str(out), dict.fromkeys(checkpoint._NAMES)):
        raise AssertionError("the block must not begin")
    assert out.read_text() == "all answers"


def test_a_file_that_no_run_left_is_refused_and_stays(run: Run, questions: Path, index_dir: Path) -> None:
    part = questions.parent / "a.csv.part"
    part.write_text("PRECIOUS")
    done = resume(run, index_dir)
    assert done.returncode == 2
    assert done.stderr.endswith(
        "a.csv.part: exists without a checkpoint, so it may be another file; "
        "move it away, or delete it to begin again\n"
    )
    assert part.read_text() == "PRECIOUS"


def test_a_link_in_the_place_of_the_part_is_refused(run: Run, questions: Path, index_dir: Path) -> None:
    folder = questions.parent
    (folder / "precious").write_text("")
    (folder / "a.csv.part").symlink_to(folder / "precious")
    done = resume(run, index_dir)
    assert done.returncode == 2
    assert done.stderr.endswith("a.csv.part: cannot write: is a symbolic link, which is not followed here\n")
    assert (folder / "precious").read_text() == ""
    assert not (folder / "a.csv").exists()


def test_a_link_in_the_place_of_the_checkpoint_is_refused_and_no_part_is_left(
    run: Run, questions: Path, index_dir: Path
) -> None:
    folder = questions.parent
    (folder / "precious").write_text("precious")
    (folder / "a.csv.checkpoint").symlink_to(folder / "precious")
    before = sorted(os.listdir(folder))
    assert resume(run, index_dir).returncode == 2
    assert (folder / "precious").read_text() == "precious"
    assert sorted(os.listdir(folder)) == before


@pytest.mark.parametrize("name", FILES)
def test_questions_where_the_answers_would_be_kept_are_refused(run: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("any tips?\n")
    done = run("batch", name, "--input-format", "txt", "-o", "a.csv", "--resume")
    assert done.returncode == 2
    assert "is the file of questions, and --resume writes there; name another output" in done.stderr
    assert (tmp_path / name).read_text() == "any tips?\n"


def test_a_run_that_was_ended_before_its_first_answer_goes_on_with_whatever_is_asked_now(tmp_path: Path) -> None:
    path, about = str(tmp_path / "a.csv"), dict.fromkeys(checkpoint._NAMES)

    def end() -> None:
        with kept_output(path, about) as kept:
            kept.file.write(b"half")
            kept.file.flush()
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        end()
    assert sorted(os.listdir(tmp_path)) == list(reversed(FILES))
    with kept_output(path, {**about, "topic": "another"}) as kept:
        kept.file.write(b"all")
    assert (tmp_path / "a.csv").read_text() == "all"
    assert sorted(os.listdir(tmp_path)) == ["a.csv", "a.csv.checkpoint"]


@pytest.mark.slow
def test_without_resume_what_was_left_is_left_alone(run: Run, killed: Path, index_dir: Path) -> None:
    assert run("batch", "q.csv", "-o", "a.csv", "--index", index_dir).returncode == 1
    assert all((killed / name).exists() for name in FILES)


@pytest.mark.slow
def test_a_run_into_a_pipe_that_takes_longer_than_a_checkpoint_is_finished(
    environment: dict[str, str], questions: Path, index_dir: Path
) -> None:
    command = [sys.executable, "-c", OFTEN + MAIN, "batch", str(questions), "--index", str(index_dir), "--workers", "1"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=PATIENCE, check=False)
    assert (done.returncode, "cannot write" in done.stderr) == (1, False)  # one row cannot be read
    assert len(done.stdout.splitlines()) > 1


def test_a_second_run_beside_the_first_is_refused(run: Run, killed: Path, index_dir: Path) -> None:
    import fcntl

    with (killed / "a.csv.part").open("rb") as part:
        fcntl.flock(part, fcntl.LOCK_EX)
        done = resume(run, index_dir)
    assert done.returncode == 2
    assert done.stderr.endswith("a.csv.part: another run is writing this file; wait until that run ends, or end it\n")


@pytest.mark.parametrize(
    "arguments", [("q.csv",), ("q.csv", "-o", "-"), ("-", "-o", "a.csv"), ("q.csv", "-o", "/dev/null")]
)
def test_a_stream_cannot_be_gone_on_with(
    run: Run, questions: Path, index_dir: Path, arguments: tuple[str, ...]
) -> None:
    options = ("--output-format", "csv", "--resume", "--index", index_dir)
    done = run("batch", *arguments, *options, text="any tips?\n")
    assert done.returncode == 2
    assert "--resume cannot go on with a stream; name a file" in done.stderr
    assert done.stdout == ""
    assert [entry.name for entry in questions.parent.iterdir() if "a.csv" in entry.name] == []


@pytest.mark.slow
def test_columns_of_objects_stay_those_of_the_first_record(
    run: Run, environment: dict[str, str], index_dir: Path, tmp_path: Path
) -> None:
    lines = [{"question": "any tips?", "first": 1}, *[{"question": "any tips?", "late": n} for n in range(600)]]
    (tmp_path / "q.jsonl").write_text("".join(f"{json.dumps(line)}\n" for line in lines))
    command = ("batch", "q.jsonl", "-o", "a.csv", "--resume", "--index", str(index_dir))
    script = OFTEN + KILLED.format(blocks=1) + MAIN
    subprocess.run([sys.executable, "-c", script, *command], env=environment, cwd=tmp_path, check=False)
    done = run(*command)
    assert "columns left out because the first record does not have them: late" in done.stderr
    run("batch", "q.jsonl", "-o", "b.csv", "--index", index_dir)
    assert (tmp_path / "a.csv").read_bytes() == (tmp_path / "b.csv").read_bytes()


@pytest.mark.slow
def test_a_run_killed_twenty_times_at_any_moment_writes_the_same_file(
    run: Run, environment: dict[str, str], index_dir: Path, tmp_path: Path
) -> None:
    rows = (f'{n},"any tips\n{n}?",{n}\n' if n % 7 == 3 else f"{n},any tips {n}?,{n}\n" for n in range(30_000))
    (tmp_path / "q.csv").write_text("id,question,note\n" + "".join(rows))
    run("batch", "q.csv", "-o", "b.csv", "--index", index_dir)
    chance = random.Random(5)
    command = ["batch", "q.csv", "-o", "a.csv", "--resume", "--workers", "2", "--index", str(index_dir)]
    kills = 0
    while kills < 20:
        with subprocess.Popen(
            [sys.executable, "-c", OFTEN + MAIN, *command], env=environment, cwd=tmp_path, stderr=subprocess.DEVNULL
        ) as process:
            time.sleep(chance.uniform(0.3, 1.2))
            assert process.poll() is None, f"it ended after {kills} kills; let it have more questions"
            process.kill()
        kills += 1
    done = resume(run, index_dir)
    assert done.returncode == 0
    assert " of them before" in done.stderr
    assert (tmp_path / "a.csv").read_bytes() == (tmp_path / "b.csv").read_bytes()
