"""Batch as users run it: files in, files out, nothing lost."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pexpect
import pytest
from support import PAGE, PATIENCE, Run, wait_until

from faqbot import FaqBot

COLUMNS = [
    *("line", "question", "outcome", "answer", "confidence", "chunk", "source", "url"),
    *("choices", "nearest", "nearest_confidence", "missing", "note"),
]
HOLD = "How long should I hold the stretch?"


def rows(text: str, delimiter: str = ",") -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text), delimiter=delimiter))


def test_a_text_file_has_one_question_a_line_and_blank_lines_are_left_out(
    run: Run, index_dir: Path, tmp_path: Path
) -> None:
    (tmp_path / "q.txt").write_text(f"{HOLD}\n\n  \nany tips?\n")
    done = run("batch", "q.txt", "--index", index_dir)
    answers = rows(done.stdout)
    assert [(row["line"], row["outcome"]) for row in answers] == [("1", "answer"), ("4", "answer")]
    assert answers[0]["source"] == f"{PAGE}, lines 36–37 › Frequently Asked Questions › {HOLD}"
    assert done.returncode == 0
    assert "2 questions in" in done.stderr
    assert "2 answered, 0 asked back, 0 not answered" in done.stderr


@pytest.mark.parametrize(
    ("name", "text"),
    [
        *(("q.csv", ""), ("q.csv", "question\n"), ("q.csv", "id,question\n,\n"), ("q.txt", ""), ("q.txt", "\n \n")),
        *(("q.jsonl", ""), ("q.jsonl", '\n{"question": ""}\n')),
    ],
)
def test_a_file_without_questions_is_one_line_and_answers_without_rows(
    run: Run, index_dir: Path, tmp_path: Path, name: str, text: str
) -> None:
    (tmp_path / name).write_text(text)
    done = run("batch", name, "-o", "a.csv", "--index", index_dir)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", f"faqbot: {name} holds no questions\n")
    assert rows((tmp_path / "a.csv").read_text()) == []
    assert "outcome,answer,confidence" in (tmp_path / "a.csv").read_text()


@pytest.mark.parametrize("name", ["a.csv", "a.xlsx"])
def test_a_file_that_appears_while_questions_are_answered_stays_and_the_answers_are_beside_it(
    environment: dict[str, str], index_dir: Path, tmp_path: Path, name: str
) -> None:
    if name == "a.xlsx":
        pytest.importorskip("xlsxwriter", reason="needs XlsxWriter")
    command = [sys.executable, "-m", "faqbot", "batch", "-", "-o", name, "--index", str(index_dir)]
    with subprocess.Popen(
        command, env=environment, cwd=tmp_path, stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin is not None
        process.stdin.write("any tips?\n")
        process.stdin.flush()
        wait_until(lambda: list(tmp_path.glob(".faqbot-*.new")))
        (tmp_path / name).write_text("PRECIOUS")
        _, errors = process.communicate(timeout=PATIENCE)
    assert process.returncode == 2
    said = f"faqbot: {name}: a file has appeared here meanwhile, and stays as it is; the results are in {name}.part\n"
    assert errors == said
    assert (tmp_path / name).read_text() == "PRECIOUS"
    assert (tmp_path / f"{name}.part").stat().st_size > 100
    assert not list(tmp_path.glob(".faqbot-*"))


def test_an_error_before_the_first_answer_says_nothing_of_answers(run: Run, index_dir: Path, tmp_path: Path) -> None:
    (tmp_path / "q.txt").write_text("x" * 16_100_000)
    done = run("batch", "q.txt", "-o", "a.csv", "--index", index_dir)
    assert done.returncode == 2
    assert done.stderr.endswith("put each question on a line or in a row of its own\n")


def test_an_empty_standard_input_is_one_line(run: Run, index_dir: Path) -> None:
    done = run("batch", "-", "--index", index_dir)
    assert (done.returncode, done.stderr) == (0, "faqbot: standard input holds no questions\n")


def test_the_columns_of_the_caller_come_first_then_those_documented(run: Run, index_dir: Path, tmp_path: Path) -> None:
    (tmp_path / "q.csv").write_text(f'id,customer,question,answer\n7,"Doe, Jane",{HOLD},old\n7,x,any tips?,old\n')
    done = run("batch", "q.csv", "-o", "a.csv", "--index", index_dir)
    text = (tmp_path / "a.csv").read_text()
    assert done.stdout == ""
    assert (
        "columns renamed, as in `answer (yours)`, because batch writes columns of the same name: answer" in done.stderr
    )
    own = ["id", "customer", "question", "answer (yours)"]
    assert text.splitlines()[0] == ",".join([*own, *(name for name in COLUMNS if name != "question")])
    assert [(row["id"], row["customer"], row["answer (yours)"]) for row in rows(text)] == [
        ("7", "Doe, Jane", "old"), ("7", "x", "old"),
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["question", "Query", "TEXT", "utterance", "Frage"])
def test_the_question_column_goes_by_its_names_or_is_the_only_one(
    run: Run, index_dir: Path, tmp_path: Path, name: str
) -> None:
    (tmp_path / "q.csv").write_text(f"{name}\n{HOLD}\n")
    (row,) = rows(run("batch", "q.csv", "--index", index_dir).stdout)
    assert (row["line"], row["question"], row["outcome"]) == ("2", HOLD, "answer")


def test_a_table_without_a_question_column_is_an_error(run: Run, index_dir: Path, tmp_path: Path) -> None:
    (tmp_path / "q.csv").write_text("name,price\ntea,2\n")
    done = run("batch", "q.csv", "-o", "a.csv", "--index", index_dir)
    assert done.returncode == 2
    assert done.stderr == (
        "faqbot: q.csv:1: no column has the name of a question; choose one with --column NAME "
        "(its columns: name, price)\n"
    )
    assert not (tmp_path / "a.csv").exists()


def test_json_lines_in_give_json_lines_out_with_objects_kept(run: Run, index_dir: Path, tmp_path: Path) -> None:
    questions = [{"id": 3, "question": "any tips?", "meta": {"deep": [1]}}, {"text": "=tin and @arthritis"}]
    (tmp_path / "q.jsonl").write_text("\n".join(map(json.dumps, questions)) + "\n")
    done = run("batch", "q.jsonl", "-o", "a.jsonl", "--index", index_dir)
    first, second = map(json.loads, (tmp_path / "a.jsonl").read_text().splitlines())
    assert list(first) == ["id", "question", "meta", *(name for name in COLUMNS if name != "question")]
    assert (first["id"], first["meta"]) == (3, {"deep": [1]})
    assert first["source"]["lines"] == [17, 24]
    assert first["answer"].startswith("- The stretch should live")  # JSON is never altered
    assert second["question"] == "=tin and @arthritis"
    assert second["missing"] == ["tin", "arthritis"]
    assert second["source"] is None
    assert done.returncode == 0


def test_several_different_answers_are_offered_as_choices(run: Run, tmp_path: Path) -> None:
    for name, answer in (("kettle", "With vinegar."), ("toaster", "With a brush.")):
        (tmp_path / f"{name}.txt").write_text(f"{name}\nFAQ\nHow do I clean it?\n{answer}\n")
    (tmp_path / "q.txt").write_text("How do I clean it?\n")
    corpus = ("--corpus", "kettle.txt", "--corpus", "toaster.txt")
    (row,) = rows(run("batch", "q.txt", *corpus).stdout)
    assert row["outcome"] == "choose"
    assert row["choices"] == (
        "kettle: How do I clean it? [kettle#faq/how-do-i-clean-it]; "
        "toaster: How do I clean it? [toaster#faq/how-do-i-clean-it]"
    )
    assert (row["answer"], row["note"]) == ("", "Several documents answer that. Which one do you mean?")
    (out,) = run("batch", "q.txt", "--output-format", "jsonl", *corpus).stdout.splitlines()
    assert json.loads(out)["choices"] == [
        {"title": f"{name}: How do I clean it?", "id": f"{name}#faq/how-do-i-clean-it"}
        for name in ("kettle", "toaster")
    ]


def test_tables_with_tabs_are_read_and_written(run: Run, index_dir: Path, tmp_path: Path) -> None:
    (tmp_path / "q.tsv").write_text("id\tquestion\n1\tany tips?\n")
    run("batch", "q.tsv", "-o", "a.tsv", "--index", index_dir)
    (row,) = rows((tmp_path / "a.tsv").read_text(), "\t")
    assert row["answer"].count("\n") == 7


def test_standard_input_and_output_take_part_by_a_dash(run: Run, index_dir: Path) -> None:
    done = run("batch", "-", "-o", "-", "--index", index_dir, text=f"{HOLD}\n")
    assert rows(done.stdout)[0]["question"] == HOLD
    done = run("batch", "-", "--input-format", "jsonl", "--index", index_dir, text=json.dumps({"query": HOLD}))
    assert json.loads(done.stdout)["outcome"] == "answer"


def test_a_bad_row_becomes_an_error_row_with_its_line_and_the_rest_is_answered(
    run: Run, index_dir: Path, tmp_path: Path
) -> None:
    (tmp_path / "q.csv").write_bytes(
        b'id,question\n1,any tips?\n2\n3,a,b\n4,caf\x81\n5,"where should\ni feel the stretch?"\n6,any tips?\n'
    )
    done = run("batch", "q.csv", "--index", index_dir)
    answers = rows(done.stdout)
    assert [(row["line"], row["outcome"]) for row in answers] == [
        ("2", "answer"), ("3", "error"), ("4", "error"), ("5", "error"), ("6", "answer"), ("8", "answer"),
    ]  # fmt: skip
    assert (answers[1]["answer"], answers[1]["note"]) == ("", "1 cell where the header has 2")
    assert [row["id"] for row in answers] == ["1", "2", "3", "4", "5", "6"]
    assert answers[3]["question"] == "caf\ufffd"
    assert answers[3]["note"] == "bytes that are neither UTF-8 nor Windows text (cp1252)"
    assert "3 answered, 0 asked back, 0 not answered, 3 could not be read" in done.stderr
    assert done.returncode == 1


def test_invalid_json_is_an_error_row(run: Run, index_dir: Path, tmp_path: Path) -> None:
    (tmp_path / "q.jsonl").write_text(
        '{"question": "any tips?"}\n{broken\n[1]\n{"question": 5}\n{"question": "any tips?"}\n'
    )
    done = run("batch", "q.jsonl", "--index", index_dir)
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(row["line"], row["outcome"]) for row in answers] == [
        (1, "answer"), (2, "error"), (3, "error"), (4, "error"), (5, "answer"),
    ]  # fmt: skip
    assert answers[1]["note"].startswith("invalid JSON: ")
    assert done.returncode == 1


def test_a_quote_that_is_never_closed_costs_one_row_only(run: Run, index_dir: Path, tmp_path: Path) -> None:
    (tmp_path / "q.csv").write_text('id,question\n1,"any tips?\n2,any tips?\n3,"any tips?"\n')
    answers = rows(run("batch", "q.csv", "--index", index_dir).stdout)
    assert [(row["line"], row["id"], row["outcome"]) for row in answers] == [
        ("2", "", "error"), ("3", "2", "answer"), ("4", "3", "answer"),
    ]  # fmt: skip


def test_cells_that_a_spreadsheet_would_run_begin_with_an_apostrophe(run: Run, index_dir: Path, tmp_path: Path) -> None:
    cells = ["=1+1", "+cmd", "-cmd", "@sum", "-5", "+3.5e2", "5", "plain"]
    (tmp_path / "q.csv").write_text("question,remark\n" + "".join(f"any tips?,{cell}\n" for cell in cells))
    answers = rows(run("batch", "q.csv", "--index", index_dir).stdout)
    assert [row["remark"] for row in answers] == ["'=1+1", "'+cmd", "'-cmd", "'@sum", "-5", "+3.5e2", "5", "plain"]
    assert answers[0]["answer"].startswith("'- The stretch")


def test_any_line_end_and_utf_16_read_like_any_file(run: Run, index_dir: Path, tmp_path: Path) -> None:
    (tmp_path / "q.csv").write_bytes("question\r\nany tips?\r\n".encode("utf-16"))
    (tmp_path / "q.txt").write_bytes(b"\xef\xbb\xbfany tips?\rany tips?\r\nany tips?")
    assert [row["line"] for row in rows(run("batch", "q.csv", "--index", index_dir).stdout)] == ["2"]
    assert [row["line"] for row in rows(run("batch", "q.txt", "--index", index_dir).stdout)] == ["1", "2", "3"]


def test_a_format_said_beats_the_suffix(run: Run, index_dir: Path) -> None:
    asked = "question\tnote, a, b, c\nany tips?\tq\n"
    done = run("batch", "-", "--input-format", "tsv", "--output-format", "jsonl", "--index", index_dir, text=asked)
    assert json.loads(done.stdout)["note, a, b, c"] == "q"


def test_a_carriage_return_in_a_question_does_not_break_its_row(run: Run, index_dir: Path, tmp_path: Path) -> None:
    (tmp_path / "q.jsonl").write_text(json.dumps({"question": "any\r=tips?"}))
    run("batch", "q.jsonl", "-o", "a.csv", "--index", index_dir)
    with open(tmp_path / "a.csv", newline="") as file:
        (row,) = csv.DictReader(file)
    assert row["question"] == "any\r'=tips?"  # no line of a cell begins a formula


@pytest.mark.parametrize("value", ["NaN", "1e999", "[" * 600 + "]" * 600])
def test_a_column_that_cannot_be_written_costs_its_row_only(
    run: Run, index_dir: Path, tmp_path: Path, value: str
) -> None:
    (tmp_path / "q.jsonl").write_text(f'{{"question": "any tips?", "x": {value}}}\n{{"question": "any tips?"}}\n')
    for output in ("a.csv", "a.jsonl"):
        done = run("batch", "q.jsonl", "-o", output, "--index", index_dir)
        assert "Traceback" not in done.stderr
        assert "2 questions" in done.stderr
        text = (tmp_path / output).read_text()
        assert "Infinity" not in text or output == "a.csv"
    written = [json.loads(line) for line in (tmp_path / "a.jsonl").read_text().splitlines()]
    assert [row["question"] for row in written] == ["any tips?", "any tips?"]


def test_an_empty_file_gives_the_header_alone(run: Run, index_dir: Path, tmp_path: Path) -> None:
    (tmp_path / "q.csv").write_text("")
    done = run("batch", "q.csv", "--index", index_dir)
    assert done.stdout == ",".join(["question", *(name for name in COLUMNS if name != "question")]) + "\n"
    assert done.returncode == 0


def test_a_column_that_comes_too_late_for_the_header_is_named_in_a_warning(
    run: Run, index_dir: Path, tmp_path: Path
) -> None:
    (tmp_path / "q.jsonl").write_text('{"question": "any tips?"}\n{"question": "any tips?", "late": 1}\n')
    done = run("batch", "q.jsonl", "-o", "a.csv", "--index", index_dir)
    assert "columns left out because the first record does not have them: late" in done.stderr


def test_of_many_columns_that_come_too_late_twenty_are_named(run: Run, index_dir: Path, tmp_path: Path) -> None:
    late = [json.dumps({"question": "any tips?", f"c{n:03}": n}) for n in range(600)]
    (tmp_path / "q.jsonl").write_text("\n".join(['{"question": "any tips?"}', *late]))
    for workers in (1, 2):
        done = run("batch", "q.jsonl", "-o", f"{workers}.csv", "--workers", workers, "--index", index_dir)
        warning = done.stderr.splitlines()[0]
        assert warning.endswith(f"does not have them: {', '.join(f'c{n:03}' for n in range(20))}, …")


def test_an_unknown_suffix_asks_for_a_format(run: Run, index_dir: Path, tmp_path: Path) -> None:
    (tmp_path / "q.docx").write_bytes(b"PK")
    done = run("batch", "q.docx", "--index", index_dir)
    assert done.returncode == 2
    assert "--input-format" in done.stderr


def test_a_file_that_does_not_exist_is_said_to_be_missing_whatever_its_suffix(run: Run, index_dir: Path) -> None:
    done = run("batch", "questions", "--index", index_dir)
    assert done.stderr == "faqbot: questions: cannot read the questions: no such file\n"


def test_every_row_is_what_ask_says(run: Run, index_dir: Path, bot: FaqBot, tmp_path: Path) -> None:
    questions = [HOLD, "any tips?", "boiling point of tin", "where shuold it hurt", "!!!", "partner"]
    (tmp_path / "q.txt").write_text("\n".join(questions))
    done = run("batch", "q.txt", "--output-format", "jsonl", "--index", index_dir)
    for question, line in zip(questions, done.stdout.splitlines(), strict=True):
        row, reply = json.loads(line), bot.ask(question)
        assert row["outcome"] == reply.outcome
        assert (row["answer"], row["note"]) == ((reply.text, "") if reply.outcome == "answer" else ("", reply.text))
        assert row["confidence"] == reply.confidence
        assert row["missing"] == list(reply.missing)


def test_an_existing_answer_file_keeps_its_permissions(run: Run, index_dir: Path, tmp_path: Path) -> None:
    (tmp_path / "q.txt").write_text("any tips?\n")
    (tmp_path / "a.csv").write_text("")
    (tmp_path / "a.csv").chmod(0o640)
    assert run("batch", "q.txt", "-o", "a.csv", "--force", "--index", index_dir).returncode == 0
    assert (tmp_path / "a.csv").stat().st_mode & 0o777 == 0o640


@pytest.mark.slow
@pytest.mark.parametrize("many", [4_000, 200_000])
def test_memory_does_not_grow_with_the_file(
    environment: dict[str, str], index_dir: Path, tmp_path: Path, many: int
) -> None:
    """Ten times the questions take the memory of a tenth of them; words are cached up to a limit, reached by then."""
    script = (
        "import sys; from faqbot.cli.main import run; status = run(); "
        "print(*[line.split()[1] for line in open('/proc/self/status') if line.startswith('VmHWM')], file=sys.stderr)"
    )
    peaks = []
    for count in (many // 10, many):
        (tmp_path / "q.txt").write_text("".join(f"how long should i hold it number {n}\n" for n in range(count)))
        options = ["-o", "a.jsonl", "--force", "--index", str(index_dir)]
        command = [sys.executable, "-c", script, "batch", "q.txt", *options]
        done = subprocess.run(command, env=environment, cwd=tmp_path, capture_output=True, text=True, check=True)
        peaks.append(int(done.stderr.split()[-1]))
    assert peaks[1] < peaks[0] * 1.1


@pytest.mark.slow
def test_progress_is_shown_on_a_terminal_and_taken_away(
    environment: dict[str, str], index_dir: Path, tmp_path: Path
) -> None:
    (tmp_path / "q.txt").write_text("how long should i hold it\n" * 3_000)
    command = ["-m", "faqbot", "batch", "q.txt", "-o", "a.csv", "--index", str(index_dir)]
    batch = pexpect.spawn(sys.executable, command, env=environment, cwd=tmp_path, encoding="utf-8", timeout=PATIENCE)
    batch.expect(r"[\d,]+/3,000,? [\d,]+/s, \d\d:\d\d left;? [\d,]+ answered, 0 choose, 0 abstained")
    batch.expect("3,000 questions in")
    batch.expect(pexpect.EOF)
    batch.close()
    assert batch.exitstatus == 0


def test_progress_is_not_shown_elsewhere(run: Run, index_dir: Path, tmp_path: Path) -> None:
    (tmp_path / "q.txt").write_text("how long should i hold it\n" * 500)
    done = run("batch", "q.txt", "-o", "a.csv", "--index", index_dir)
    assert "left" not in done.stderr
    assert "\r" not in done.stderr


def test_a_file_that_exists_is_replaced_only_by_force(run: Run, index_dir: Path, tmp_path: Path) -> None:
    (tmp_path / "q.txt").write_text("any tips?\n")
    (tmp_path / "a.csv").write_text("precious")
    done = run("batch", "q.txt", "-o", "a.csv", "--index", index_dir)
    assert (done.returncode, done.stderr) == (
        2, "faqbot: a.csv: exists; give --force to replace it, or name another file\n",
    )  # fmt: skip
    assert (tmp_path / "a.csv").read_text() == "precious"
    assert run("batch", "q.txt", "-o", "a.csv", "--force", "--index", index_dir).returncode == 0
    assert "any tips?" in (tmp_path / "a.csv").read_text()


def test_the_texts_of_several_columns_are_asked_as_one(run: Run, index_dir: Path, tmp_path: Path) -> None:
    (tmp_path / "q.csv").write_text("Nr,Subject,Body\n7,The stretch,How long should I hold it?\n")
    done = run("batch", "q.csv", "--column", "Subject", "--column", "body", "--index", index_dir)
    (row,) = rows(done.stdout)
    assert list(row)[:5] == ["Nr", "Subject", "Body", "line", "question"]
    assert (row["question"], row["outcome"]) == ("The stretch\nHow long should I hold it?", "answer")


def test_a_column_that_is_not_there_is_refused_with_the_columns_there_are(
    run: Run, index_dir: Path, tmp_path: Path
) -> None:
    (tmp_path / "q.csv").write_text("Ticket,Customer message\n7,any tips?\n")
    done = run("batch", "q.csv", "--column", "Message", "-o", "a.csv", "--index", index_dir)
    assert (done.returncode, done.stderr) == (
        2,
        (
            'faqbot: q.csv:1: there is no column "Message"; did you mean "Customer message"? '
            "(its columns: Ticket, Customer message)\n"
        ),
    )
    assert not (tmp_path / "a.csv").exists()


def test_an_object_without_the_question_lists_its_keys(run: Run, index_dir: Path) -> None:
    done = run("batch", "-", "--index", index_dir, text='{"id": 1, "body": "any tips?"}\n')
    assert json.loads(done.stdout)["note"] == (
        "no column has the name of a question; choose one with --column NAME (its columns: id, body)"
    )
    done = run("batch", "-", "--column", "body", "--index", index_dir, text='{"id": 1, "body": "any tips?"}\n')
    assert json.loads(done.stdout)["outcome"] == "answer"


def test_tables_are_for_people_and_json_lines_for_programs(run: Run, index_dir: Path, bot: FaqBot) -> None:
    asked = "boiling point of tin\n"
    (row,) = rows(run("batch", "-", "--index", index_dir, text=asked).stdout)
    done = run("batch", "-", "--output-format", "jsonl", "--index", index_dir, text=asked)
    written, near = json.loads(done.stdout), bot.ask(asked).matches[0]
    assert (row["answer"], row["missing"]) == ("", "boiling, tin")
    assert row["note"] == "I found nothing about that. The document doesn't mention boiling or tin."
    assert row["nearest"].endswith(f" [{near.chunk.id}]")
    assert 0 <= near.confidence - float(row["nearest_confidence"]) < 0.01
    assert row["confidence"] == row["nearest_confidence"]
    assert len(row["confidence"]) == len("0.12")
    assert written["nearest"]["id"] == near.chunk.id
    assert written["nearest_confidence"] == written["confidence"] == near.confidence


def test_the_address_that_a_document_gives_for_an_answer_has_a_column(run: Run, tmp_path: Path) -> None:
    (tmp_path / "faq.csv").write_text(
        "question,answer,image,URL\nHow do I clean it?,With vinegar.,http://a.b/c.png,https://a.b/clean\n"
        "How do I open it?,With a key.,,none\n"
    )
    (tmp_path / "q.txt").write_text("How do I clean it?\nHow do I open it?\n")
    first, second = rows(run("batch", "q.txt", "--corpus", "faq.csv").stdout)
    assert (first["url"], second["url"]) == ("https://a.b/clean", "")


def test_csv_for_excel_has_a_mark_and_the_decimal_sign_of_its_separator(
    run: Run, index_dir: Path, tmp_path: Path
) -> None:
    (tmp_path / "q.csv").write_text("question;où\nboiling point of tin;é\n")
    run("batch", "q.csv", "-o", "a.csv", "--excel", "--separator", ";", "--index", index_dir)
    data = (tmp_path / "a.csv").read_bytes()
    assert data.startswith("\ufeffquestion;où;line;outcome;answer;confidence;".encode())
    (row,) = rows(data.decode("utf-8-sig"), ";")
    assert row["confidence"].startswith("0,")
    run("batch", "q.csv", "-o", "b.csv", "--excel", "--index", index_dir)
    (row,) = rows((tmp_path / "b.csv").read_text("utf-8-sig"))
    assert row["confidence"].startswith("0.")


def test_excel_is_for_csv_alone(run: Run, index_dir: Path, tmp_path: Path) -> None:
    (tmp_path / "q.txt").write_text("any tips?\n")
    done = run("batch", "q.txt", "-o", "a.xlsx", "--excel", "--index", index_dir)
    assert (done.returncode, done.stderr) == (
        2, "faqbot: a.xlsx: --excel is for CSV, not for xlsx; Excel opens .xlsx as it is\n",
    )  # fmt: skip


def test_another_separator_is_refused_in_one_line(run: Run) -> None:
    done = run("batch", "q.csv", "--separator", "|")
    assert (done.returncode, done.stderr) == (
        2,
        "faqbot: --separator must be ',' or ';', not '|' (see faqbot batch --help)\n",
    )


def test_a_separator_is_for_csv_alone(run: Run, index_dir: Path) -> None:
    done = run("batch", "-", "--output-format", "jsonl", "--separator", ";", "--index", index_dir, text="any tips?\n")
    assert (done.returncode, done.stderr) == (2, "faqbot: --separator is for CSV, not for jsonl\n")


def test_the_figures_are_printed_after_a_run_into_a_file_and_not_between_answers(
    run: Run, index_dir: Path, tmp_path: Path
) -> None:
    (tmp_path / "q.txt").write_text("any tips?\nkettle\nmy kettle\n")
    said = run("batch", "q.txt", "-o", "a.csv", "--index", index_dir).stderr
    assert said.splitlines()[1:] == [
        "",
        "outcome            questions  share",
        "answered                   1   33 %",
        "asked back                 0    0 %",
        "not answered               2   67 %",
        "could not be read          0    0 %",
        "",
        "answered from                               questions  share",
        "assisted-lying-gluteus-maximus-stretch.txt          1  100 %",
        "",
        "words that no document mentions  questions",
        "kettle                                   2",
    ]
    assert len(run("batch", "q.txt", "--index", index_dir).stderr.splitlines()) == 1


TICKET = (
    "Dear team,\n\nI hope you are well. I moved last month and everything is a mess. {}\n\nKind regards,\nAda Smith"
)


def test_a_ticket_is_read_for_the_sentence_that_asks(run: Run, index_dir: Path, tmp_path: Path) -> None:
    write_tickets(tmp_path, TICKET.format(HOLD))
    (row,) = rows(run("batch", "q.csv", "--index", index_dir).stdout)
    assert row["outcome"] == "answer"
    assert row["source"].endswith(HOLD)


def test_a_ticket_of_several_questions_has_one_row_with_what_each_of_them_got(
    run: Run, index_dir: Path, tmp_path: Path
) -> None:
    write_tickets(tmp_path, TICKET.format(f"Do you sell telephones? {HOLD} Can I do this without a partner?"))
    (row,) = rows(run("batch", "q.csv", "--index", index_dir).stdout)
    assert row["outcome"] == "answer"
    assert [part[:17] for part in row["answer"].split("\n\n")] == ["A controlled hold", "A partner makes t"]
    assert row["chunk"].count("; ") == 1
    assert row["note"].startswith("Do you sell telephones? I found nothing")


def test_json_lines_have_the_other_questions_of_a_ticket_as_objects(run: Run, index_dir: Path, tmp_path: Path) -> None:
    write_tickets(tmp_path, TICKET.format(f"{HOLD} Do you sell telephones?"))
    (line,) = run("batch", "q.csv", "--index", index_dir, "--output-format", "jsonl").stdout.splitlines()
    row = json.loads(line)
    assert row["outcome"] == "answer"
    assert [(other["question"], other["outcome"]) for other in row["others"]] == [
        ("Do you sell telephones?", "abstain")
    ]


def write_tickets(folder: Path, *messages: str) -> None:
    with (folder / "q.csv").open("w", newline="") as file:
        csv.writer(file).writerows([["question"], *([message] for message in messages)])
