"""The command line as users type it: real processes, their output and their exit status."""

from __future__ import annotations

import io
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pexpect
import pytest
from support import EVERYTHING_IMPORTED, PAGE, PATIENCE, Run

HOLD = "How long should I hold the stretch?"


def test_ask_prints_the_answer_word_for_word_its_confidence_and_its_citation(run: Run, index_dir: Path) -> None:
    done = run("ask", HOLD, "--index", index_dir)
    answer, citation = done.stdout.splitlines()
    assert answer.startswith("A controlled hold of about 15 to 30 seconds is typical. Repeat for a few rounds")
    assert citation == f"  sure, 100 % · {PAGE}, lines 36–37 › Frequently Asked Questions › {HOLD}"
    assert (done.returncode, done.stderr) == (0, "")


def test_ask_without_options_answers_from_the_page_that_ships_wherever_it_is_run(run: Run) -> None:
    done = run("ask", HOLD)
    assert f"{PAGE}, lines 36–37" in done.stdout
    assert done.returncode == 0


def test_the_words_of_a_question_are_joined(run: Run, index_dir: Path) -> None:
    assert "lines 36–37" in run("ask", *HOLD.split(), "--index", index_dir).stdout


@pytest.mark.parametrize(
    ("question", "lines"),
    [
        ("What does Assisted Lying Gluteus Maximus Stretch target most?", "26-27"),
        ("Is this a partner-assisted stretch or an active exercise?", "28-29"),
        ("Where should I feel the stretch?", "30-31"),
        ("What is the biggest setup mistake?", "32-33"),
        ("Can I do this without a partner?", "34-35"),
        ("When is this stretch most useful?", "38-39"),
        ("Should the assistant push harder if I do not feel much stretch?", "40-41"),
        ("How do I do this stretch?", "8-15"),
        ("any tips?", "17-24"),
    ],
)
def test_the_questions_of_the_page_and_its_whole_lists_are_cited(
    run: Run, index_dir: Path, question: str, lines: str
) -> None:
    done = run("ask", question, "--index", index_dir)
    assert f"{PAGE}, lines {lines.replace('-', '–')} " in done.stdout
    assert done.returncode == 0


def test_a_question_that_the_documents_do_not_answer_says_what_is_missing_and_exits_with_1(
    run: Run, index_dir: Path
) -> None:
    done = run("ask", "what's the boiling point of tin?", "--index", index_dir)
    assert done.stdout.startswith("I found nothing about that. The document doesn't mention boiling or tin.")
    assert done.returncode == 1


def test_json_prints_one_object_with_the_documented_keys(run: Run, index_dir: Path) -> None:
    done = run("ask", HOLD, "--json", "-k", 2, "--index", index_dir)
    reply = json.loads(done.stdout)
    assert list(reply) == ["question", "outcome", "confidence", "text", "topic", "missing", "matches", "options"]
    assert len(reply["matches"]) == 2
    assert list(reply["matches"][0]) == ["confidence", "score", "chunk"]
    assert list(reply["matches"][0]["chunk"]) == ["id", "kind", "question", "text", "source"]
    assert reply["matches"][0]["chunk"]["source"] == {
        "path": PAGE,
        "lines": [36, 37],
        "headings": ["Frequently Asked Questions", HOLD],
        "title": "Assisted Lying Gluteus Maximus Stretch",
    }


def test_k_shows_that_many_matches(run: Run, index_dir: Path) -> None:
    done = run("ask", HOLD, "-k", 3, "--index", index_dir)
    assert "See also:" in done.stdout
    assert done.stdout.count(PAGE) == 3


def test_a_threshold_decides_whether_an_answer_is_sure_enough(run: Run, index_dir: Path) -> None:
    question = "can i do it alone with a towel"
    assert run("ask", question, "--threshold", "0", "--index", index_dir).returncode == 0
    assert run("ask", question, "--threshold", "1", "--index", index_dir).returncode == 1


def test_a_topic_restricts_the_answer_to_its_document(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Kettle\nFrequently Asked Questions\nHow do I clean it?\nWith vinegar.\n")
    (tmp_path / "b.txt").write_text("Toaster\nFrequently Asked Questions\nHow do I clean it?\nWith a brush.\n")
    asked = ("ask", "How do I clean it?", "--corpus", tmp_path / "a.txt", "--corpus", tmp_path / "b.txt")
    choice = run(*asked).stdout
    assert "Which one do you mean?" in choice
    assert "1. Kettle: How do I clean it?" in choice
    assert "2. Toaster: How do I clean it?" in choice
    assert run(*asked, "--topic", "toaster").stdout.startswith("With a brush.")
    wrong = run(*asked, "--topic", "Tosater")
    assert (wrong.returncode, wrong.stdout) == (2, "")
    assert "did you mean 'Toaster'?" in wrong.stderr


def test_an_index_answers_like_the_documents_it_was_made_from(run: Run, page: Path, tmp_path: Path) -> None:
    made = run("index", page, "-o", tmp_path / "an.index")
    assert made.returncode == 0
    assert "31 passages" in made.stderr
    from_index = run("ask", "any tips?", "--json", "--index", tmp_path / "an.index")
    assert from_index.stdout == run("ask", "any tips?", "--json", "--corpus", page).stdout


def test_options_may_stand_before_the_command(run: Run, index_dir: Path) -> None:
    assert "lines 36–37" in run("--index", index_dir, "ask", HOLD).stdout


def test_another_language_stems_its_words(run: Run, tmp_path: Path) -> None:
    (tmp_path / "faq.txt").write_text(
        "Pflanzen\nFragen: FAQ\nWie gieße ich die Pflanze?\nMorgens, an der Wurzel.\nWann blühen Rosen?\nIm Juni.\n"
    )
    done = run("ask", "giessen Pflanzen", "--language", "german", "--corpus", tmp_path / "faq.txt", "--threshold", "0")
    assert done.stdout.startswith("Morgens")


def test_a_language_said_before_the_command_counts(run: Run, page: Path, tmp_path: Path) -> None:
    run("--language", "german", "index", page, "-o", tmp_path / "an.index")
    assert '"language": "german"' in (tmp_path / "an.index" / "manifest.json").read_text()


def test_an_index_is_verified_in_one_line(run: Run, index_dir: Path) -> None:
    done = run("index", "--verify", index_dir)
    assert (done.returncode, done.stderr) == (0, "")
    assert re.fullmatch(rf"{index_dir}: 31 passages, \d+ files, [\d,]+ bytes: all as written\n", done.stdout)


def test_the_broken_file_of_an_index_is_a_line_on_standard_error(run: Run, index_dir: Path, tmp_path: Path) -> None:
    directory = Path(shutil.copytree(index_dir, tmp_path / "an.index"))
    (data,) = directory.glob("*.bin")
    data.write_bytes(b"damaged")
    done = run("index", "--verify", directory)
    assert (done.returncode, done.stdout) == (2, "")
    (line,) = done.stderr.splitlines()
    assert line.startswith(f"faqbot: {data}: ")
    assert line.endswith(f"index CORPUS -o {directory}")


def test_index_refuses_options_that_say_where_to_answer_from(run: Run, page: Path, tmp_path: Path) -> None:
    done = run("--corpus", page, "index", page, "-o", tmp_path / "an.index")
    assert done.returncode == 2
    assert "name the documents after `faqbot index`" in done.stderr


def test_a_line_in_another_encoding_is_asked_as_it_can_be_read(run: Run, index_dir: Path) -> None:
    done = run("--index", index_dir, text=b"caf\xe9 tips?\n", env={"PYTHONIOENCODING": "utf-8:strict"})
    assert done.returncode == 0
    assert "Traceback" not in done.stderr


def test_warnings_are_one_line_each_on_standard_error(run: Run, tmp_path: Path, page: Path) -> None:
    folder = tmp_path / "docs"
    folder.mkdir()
    shutil.copy(page, folder)
    (folder / "old.txt").write_bytes("Caf\xe9 opening hours are nine to five every day of the week.\n".encode("cp1252"))
    (folder / "photo.png").write_bytes(b"\x89PNG")
    (folder / "prices.csv").write_text("name,price\ntea,2\n")
    for _ in range(2):  # the second time from the cache, which repeats them
        done = run("ask", HOLD, "--corpus", folder)
        assert done.returncode == 0
        cp1252, skipped = done.stderr.splitlines()
        assert cp1252 == "faqbot: warning: old.txt:1: is not UTF-8; read as cp1252 (Windows)"
        assert skipped.startswith("faqbot: warning: skipped ")
        assert "photo.png" in skipped
        assert "prices.csv" in skipped


@pytest.mark.parametrize("question", ["", "   ", "?!…", "🤷", "\u202eabc", "\x1b[31mred\x1b[0m", "a\x07b", "\ufeff"])
def test_any_question_at_all_has_an_ordinary_result(run: Run, index_dir: Path, question: str) -> None:
    done = run("ask", "--index", index_dir, "--", question)
    assert done.returncode == 1
    assert done.stderr == ""
    assert not set(done.stdout) & {chr(code) for code in (*range(10), *range(11, 32), *range(0x7F, 0xA0))}


def test_json_holds_no_control_character_either(run: Run, index_dir: Path) -> None:
    done = run("ask", "--json", "hold\x1b]0;owned\x07 \x9b31m", "--index", index_dir)
    assert json.loads(done.stdout)["question"] == "hold\x1b]0;owned\x07 \x9b31m"
    assert not set(done.stdout) & {"\x1b", "\x07", "\x9b"}


def test_a_document_cannot_steer_the_terminal(run: Run, tmp_path: Path) -> None:
    (tmp_path / "faq.txt").write_text("Evil \x1b[2J page\nFAQ\nWhat is it?\nAn \x1b]0;owned\x07 answer \x9b31m.\n")
    for arguments in (["ask", "What is it?"], ["ask", "unrelated words"], ["batch", "-"]):
        done = run(*arguments, "--corpus", tmp_path / "faq.txt", text="What is it?\n")
        if arguments[0] == "ask":
            assert not set(done.stdout + done.stderr) & {"\x1b", "\x07", "\x9b"}


def test_a_usage_error_is_one_line_and_exits_with_2(run: Run) -> None:
    for arguments in (["ask"], ["ask", "x", "-k", "0"], ["ask", "x", "--threshold", "2"], ["nonsense"], ["--nonsense"]):
        done = run(*arguments)
        assert done.returncode == 2
        assert done.stdout == ""
        assert len(done.stderr.splitlines()) == 1
        assert done.stderr.startswith("faqbot: ")


def test_help_and_version_are_for_reading(run: Run) -> None:
    assert run("--version").stdout.startswith("faqbot ")
    assert "batch" in run("--help").stdout
    assert "--threshold" in run("ask", "--help").stdout


def test_a_closed_pipe_ends_quietly(environment: dict[str, str], index_dir: Path, tmp_path: Path) -> None:
    (tmp_path / "questions.txt").write_text("any tips?\n" * 5_000)
    command = f"{sys.executable} -m faqbot batch {tmp_path / 'questions.txt'} --index {index_dir} | head -1"
    done = subprocess.run(
        ["bash", "-c", command], capture_output=True, text=True, env=environment, check=False, timeout=PATIENCE
    )
    assert done.stdout.startswith("line,question")
    assert done.stderr == ""


FILLS = ["ask 'any tips?' --index {}", "topics --index {}", "--help", "index --help", "--version"]


@pytest.mark.parametrize("command", FILLS)
@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is full")
def test_a_full_device_is_an_error_in_one_line(
    command: str, unbuffered: str, environment: dict[str, str], index_dir: Path
) -> None:
    line = f"{sys.executable} -m faqbot {command.format(index_dir)} > /dev/full"
    variables = {**environment, "PYTHONUNBUFFERED": unbuffered}
    done = subprocess.run(
        ["bash", "-c", line], capture_output=True, text=True, env=variables, check=False, timeout=PATIENCE
    )
    assert done.returncode == 2
    assert done.stderr == "faqbot: cannot write: no space left on device\n"


def test_too_many_open_files_are_told_with_the_remedy(environment: dict[str, str], page: Path, tmp_path: Path) -> None:
    program = f"""
{EVERYTHING_IMPORTED}
import resource
free = os.dup(0)
os.close(free)
resource.setrlimit(resource.RLIMIT_NOFILE, (free, free))
sys.exit(faqbot.cli.main.run())
"""
    done = subprocess.run(
        [sys.executable, "-c", program, "--corpus", page, "ask", "any tips?"],
        env=environment, cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("faqbot: ")
    assert done.stderr.endswith("too many open files (ulimit -n allows more)\n")


@pytest.mark.parametrize("command", ["ask any tips --index", "topics --index", "batch - --index", "--help"])
def test_a_closed_standard_output_is_an_error_in_one_line(
    environment: dict[str, str], index_dir: Path, command: str
) -> None:
    done = in_shell(f"{command} {index_dir} >&-", environment)
    assert (done.returncode, done.stderr) == (2, "faqbot: standard input or standard output is closed\n")


@pytest.mark.parametrize("command", ["batch - --index", "shell --index"])
def test_a_closed_standard_input_that_is_read_is_an_error_in_one_line(
    environment: dict[str, str], index_dir: Path, command: str
) -> None:
    done = in_shell(f"{command} {index_dir} <&-", environment)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)


@pytest.mark.parametrize("closed", ["<&-", "2>&-", "<&- 2>&-"])
def test_a_closed_stream_that_is_not_needed_does_no_harm(
    environment: dict[str, str], index_dir: Path, closed: str
) -> None:
    done = in_shell(f"ask any tips --index {index_dir} {closed}", environment)
    open_ = in_shell(f"ask any tips --index {index_dir}", environment)
    assert (done.returncode, done.stdout, done.stderr) == (0, open_.stdout, "")


def test_with_all_streams_closed_a_batch_writes_its_file_and_nothing_into_it_besides(
    environment: dict[str, str], index_dir: Path, tmp_path: Path
) -> None:
    asked, plain, closed = tmp_path / "asked.txt", tmp_path / "plain.csv", tmp_path / "closed.csv"
    asked.write_text("any tips\n" * 1000)
    command = f"batch {asked} --workers 2 --index {index_dir} -o"
    assert in_shell(f"{command} {plain}", environment).returncode == 0
    assert in_shell(f"{command} {closed} <&- >&- 2>&-", environment).returncode == 0
    assert closed.read_bytes() == plain.read_bytes()


def in_shell(command: str, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Run a command of faqbot in a shell, which can close its streams."""
    line = f"{shlex.quote(sys.executable)} -m faqbot {command}"
    return subprocess.run(
        ["/bin/sh", "-c", line], env=environment, capture_output=True, text=True, timeout=PATIENCE, check=False
    )


@pytest.mark.parametrize("text", ["hello", "what can you do?", "what can I ask?", "list topics", "what is this about?"])
def test_small_talk_and_questions_about_the_documents_have_a_reply_and_answer_only_if_they_quote(
    text: str, run: Run, index_dir: Path
) -> None:
    done = run("ask", text, "--index", index_dir)
    assert (done.returncode, done.stderr) == (0 if ", line" in done.stdout else 1, "")
    assert "found nothing" not in done.stdout
    assert done.stdout.strip()


def test_several_questions_are_answered_each_with_its_citation(run: Run, index_dir: Path) -> None:
    text = "Hi there! How long should I hold the stretch? And can I do this without a partner? Thanks, Jo"
    done = run("ask", text, "--index", index_dir)
    assert done.returncode == 0
    assert [done.stdout.count(lines) for lines in ("lines 36–37", "lines 34–35")] == [1, 1]
    record = json.loads(run("ask", text, "--json", "--index", index_dir).stdout)
    assert [other["question"] for other in record["others"]] == ["And can I do this without a partner?"]
    assert record["others"][0].keys() == record.keys() - {"others"}


def test_why_explains_the_reply_to_each_of_several_questions(run: Run) -> None:
    asked = ("How long should I hold the stretch?", "Can I do this without a partner?")
    explained = run("ask", "--why", " ".join(asked)).stdout
    for question in asked:
        assert explained.count(f"\n{question}\nWhy this answer: ") == 1


def test_lines_on_a_standard_input_that_is_no_terminal_are_answered_one_by_one(run: Run, index_dir: Path) -> None:
    done = run("--index", index_dir, text="any tips?\n\n/sources\nboiling tin\n/quit\nnever reached\n")
    first, sources, abstained = done.stdout.rstrip("\n").split("\n\n")
    assert "lines 17–24" in first
    assert PAGE in sources
    assert abstained.startswith("faqbot> boiling tin\nI found nothing about that.")
    assert done.returncode == 0
    assert "\x1b" not in done.stdout
    assert "\r" not in done.stdout


def test_a_question_of_a_megabyte_is_answered_from_standard_input(run: Run, index_dir: Path) -> None:
    done = run("--index", index_dir, text="how long should I hold the stretch " * 30_000 + "\n")
    assert done.returncode == 0
    assert done.stderr == ""


def test_documents_named_before_and_behind_the_command_all_count(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Kettle\nFAQ\nHow hot is it?\nVery.\n")
    (tmp_path / "b.txt").write_text("Toaster\nFAQ\nIs it loud?\nNo.\n")
    for question in ("How hot is it?", "Is it loud?"):
        assert run("--corpus", "a.txt", "ask", question, "--corpus", "b.txt").returncode == 0


def test_an_answer_says_which_words_nothing_mentions(run: Run, index_dir: Path) -> None:
    done = run("ask", "how long should I hold the stretch with a zebra", "--threshold", "0", "--index", index_dir)
    assert "The document doesn't mention zebra.\n" in done.stdout


def test_a_question_without_a_command_is_told_how_to_ask(run: Run) -> None:
    done = run("how long should I hold it")
    assert done.returncode == 2
    assert "to ask a question: faqbot ask QUESTION" in done.stderr


# The list of topics


@pytest.fixture
def appliances(tmp_path: Path) -> Path:
    """A folder of two documents."""
    folder = tmp_path / "appliances"
    folder.mkdir()
    (folder / "a.txt").write_text("Kettle\nFAQ\nHow do I clean it?\nWith vinegar.\nHow hot is it?\nVery.\n")
    (folder / "b.txt").write_text("Side  Plank: 50 % off\nFAQ\nHow do I clean it?\nWith a brush.\n")
    return folder


def test_topics_prints_the_titles_and_nothing_else_one_a_line(run: Run, appliances: Path) -> None:
    done = run("topics", "--corpus", appliances)
    assert (done.stdout, done.stderr, done.returncode) == ("Kettle\nSide Plank: 50 % off\n", "", 0)


def test_topics_may_be_listed_from_a_saved_index(run: Run, index_dir: Path) -> None:
    assert run("topics", "--index", index_dir).stdout == "Assisted Lying Gluteus Maximus Stretch\n"


def test_a_listed_topic_is_one_that_ask_takes(run: Run, appliances: Path) -> None:
    answers = ["With vinegar.", "With a brush."]
    topics = run("topics", "--corpus", appliances).stdout.splitlines()
    for topic, answer in zip(topics, answers, strict=True):
        done = run("ask", "How do I clean it?", "--topic", topic, "--corpus", appliances)
        assert done.stdout.startswith(answer)


def test_topics_as_json_name_their_chunks_and_files(run: Run, appliances: Path) -> None:
    (appliances / "c.csv").write_text(
        "question,answer,topic\nIs it loud?,No.,Toaster\nIs it heavy?,Yes.,Kettle\nIs it new?,Yes.,Toaster\n"
    )
    kettle, plank, toaster = json.loads(run("topics", "--json", "--corpus", appliances).stdout)
    assert list(plank) == ["topic", "chunks", "paths"]
    assert (plank["topic"], plank["paths"]) == ("Side Plank: 50 % off", ["b.txt"])
    assert (kettle["topic"], kettle["chunks"], kettle["paths"]) == ("Kettle", 3, ["a.txt", "c.csv"])
    assert toaster == {"topic": "Toaster", "chunks": 2, "paths": ["c.csv"]}


def test_a_title_cannot_steer_the_terminal_nor_make_two_lines(run: Run, tmp_path: Path) -> None:
    topic = json.dumps("Red\n\x1b[31malert\x07\x9b2J\u202e")
    (tmp_path / "faq.jsonl").write_text(f'{{"question": "Is it loud?", "answer": "No.", "topic": {topic}}}\n')
    done = run("topics", "--corpus", tmp_path / "faq.jsonl")
    assert done.stdout == "Red \ufffd[31malert\ufffd\ufffd2J\ufffd\n"
    printed = run("topics", "--json", "--corpus", tmp_path / "faq.jsonl").stdout
    assert json.loads(printed)[0]["topic"] == json.loads(topic)
    assert not set(printed) & {"\x1b", "\x07", "\x9b"}


@pytest.fixture
def shops(tmp_path: Path) -> Path:
    """Two documents of one title that says nothing, and a third."""
    for name, answer in (("shoes", "In a month."), ("bags", "In a week.")):
        folder = tmp_path / "shops" / name / "docs"
        folder.mkdir(parents=True)
        (folder / "index.md").write_text(f"# Returns\n\n## When may I return it?\n\n{answer}\n")
    (tmp_path / "shops" / "FAQ.md").write_text("# FAQ\n\n## Where are you?\n\nIn Bonn.\n")
    return tmp_path / "shops"


def test_documents_of_one_title_are_told_apart_in_topics_choices_and_the_filter(run: Run, shops: Path) -> None:
    titles = run("topics", "--corpus", shops).stdout.splitlines()
    assert titles == ["shops FAQ", "Returns (bags)", "Returns (shoes)"]
    chosen = run("ask", "When may I return it?", "--corpus", shops).stdout
    for title in titles[1:]:
        assert f"{title}: When may I return it?" in chosen
    done = run("ask", "When may I return it?", "--corpus", shops, "--topic", "Returns (shoes)")
    assert done.stdout.startswith("In a month.\n")
    assert "shoes/docs/index.md, lines 3–5" in done.stdout


@pytest.mark.slow
def test_the_saved_index_has_the_titles_of_its_folder_also_after_an_update(
    run: Run, shops: Path, tmp_path: Path
) -> None:
    assert run("index", shops, "-o", tmp_path / "index").returncode == 0
    (shops / "bags" / "docs" / "index.md").write_text("# Refunds\n\n## When may I return it?\n\nIn a week.\n")
    assert run("index", shops, "-o", tmp_path / "index").returncode == 0
    assert run("topics", "--index", tmp_path / "index").stdout.splitlines() == ["shops FAQ", "Refunds", "Returns"]
    assert run("index", shops, "-o", tmp_path / "fresh").returncode == 0
    one, other = (json.loads((tmp_path / name / "manifest.json").read_text()) for name in ("index", "fresh"))
    assert one == other


def test_an_index_is_updated_after_an_edit_that_keeps_the_size_and_the_time(
    run: Run, shops: Path, tmp_path: Path
) -> None:
    page = shops / "FAQ.md"
    run("index", shops, "-o", tmp_path / "index")
    status = page.stat()
    page.write_text(page.read_text().replace("Bonn", "Rome"))
    os.utime(page, ns=(status.st_atime_ns, status.st_mtime_ns))
    run("index", shops, "-o", tmp_path / "index")
    assert run("ask", "Where are you?", "--index", tmp_path / "index").stdout.startswith("In Rome.\n")


def test_one_broken_file_in_a_folder_is_skipped_and_is_an_error_when_it_is_named(
    run: Run, shops: Path, tmp_path: Path
) -> None:
    (shops / "broken.jsonl").write_text('{"question": "Why?", "answer": "So."}\n{"question": \n')
    for command in (["ask", "Where are you?", "--corpus", shops], ["index", shops, "-o", tmp_path / "index"]):
        done = run(*command)
        assert done.returncode == 0
        assert done.stderr.startswith("faqbot: warning: skipped broken.jsonl:2 (invalid JSON")
    done = run("ask", "Where are you?", "--corpus", shops / "broken.jsonl")
    assert done.returncode == 2
    assert f"{shops / 'broken.jsonl'}:2: invalid JSON" in done.stderr


def test_if_no_file_of_a_folder_can_be_read_the_error_names_each(run: Run, tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "a.md").write_bytes(b"\0")
    (tmp_path / "docs" / "b.json").write_text("[")
    done = run("ask", "Why?", "--corpus", tmp_path / "docs")
    assert done.returncode == 2
    (error,) = done.stderr.splitlines()
    assert "no document with text" in error
    assert "skipped a.md:1 (" in error
    assert "b.json:1 (" in error


@pytest.mark.slow
def test_questions_labelled_with_lines_that_overlap_a_chunk_are_evaluated(
    run: Run, shops: Path, tmp_path: Path
) -> None:
    labelled = tmp_path / "labelled.jsonl"
    labelled.write_text('{"question": "Where are you?", "expected": "FAQ.md:4-7"}\n')
    done = run("eval", labelled, "--corpus", shops, "--json")
    assert json.loads(done.stdout)["overall"]["answered_right"]["value"] == 1
    labelled.write_text('{"question": "Where are you?", "expected": "FAQ.md:40-47"}\n')
    done = run("eval", labelled, "--corpus", shops)
    assert (done.returncode, "no chunk lies within FAQ.md:40-47; did you mean FAQ.md:3-5?" in done.stderr) == (2, True)


def test_topics_of_documents_that_are_not_there_are_an_error(run: Run) -> None:
    done = run("topics", "--corpus", "nowhere")
    assert (done.returncode, done.stdout) == (2, "")
    assert "nowhere: no such file or folder" in done.stderr


# The shell, as it is started


@pytest.mark.parametrize("arguments", [["--plain"], ["shell", "--plain"]])
def test_a_plain_shell_prints_lines_without_any_escape_sequence(
    environment: dict[str, str], index_dir: Path, tmp_path: Path, arguments: list[str]
) -> None:
    command = ["-m", "faqbot", *arguments, "--index", str(index_dir)]
    shell = pexpect.spawn(
        sys.executable, command, env=environment, cwd=str(tmp_path), encoding="utf-8", timeout=PATIENCE, echo=False
    )
    shell.logfile_read = said = io.StringIO()
    shell.expect_exact("faqbot> ")
    shell.sendline(HOLD)
    shell.expect_exact(f"{PAGE}, lines 36–37")
    shell.sendline("/quit")
    shell.expect(pexpect.EOF)
    shell.close()
    assert shell.exitstatus == 0
    assert "\x1b" not in said.getvalue()
