"""`faqbot check` as authors run it: a corpus with one mistake of each kind, a clean one, and the exit statuses."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from support import Run

from faqbot.authoring.checking.check import check_corpus
from faqbot.authoring.checking.finding import CODES, Severity
from faqbot.errors import EmptyCorpusError

MISTAKES = Path(__file__).parents[2] / "data" / "mistakes"
# What a corpus cannot have together with all others, or only if faqbot itself is at fault; tested elsewhere.
ELSEWHERE = {"nothing-to-answer", "not-answered", "wrong-answer", "phrasing-elsewhere", "other-language", "lost-lines"}
CLEAN = "# Cellar\n\n## Is the cellar dry?\n\nThe cellar is dry all year.\n\n## Who has the key?\n\nJo has the key.\n"


@pytest.fixture
def seeded(tmp_path: Path) -> Path:
    return Path(shutil.copytree(MISTAKES / "corpus", tmp_path / "corpus"))


@pytest.fixture
def clean(tmp_path: Path) -> Path:
    (tmp_path / "clean").mkdir()
    (tmp_path / "clean" / "cellar.md").write_text(CLEAN, encoding="utf-8")
    return tmp_path / "clean"


def test_a_corpus_with_one_mistake_of_each_kind_gives_exactly_this_report(run: Run, seeded: Path) -> None:
    done = run("check", "corpus")
    assert done.stdout == (MISTAKES / "report.txt").read_text(encoding="utf-8")
    assert (done.returncode, done.stderr) == (1, "")


def test_its_report_as_json_has_the_same_findings(run: Run, seeded: Path) -> None:
    done = run("check", "corpus", "--json")
    assert json.loads(done.stdout) == json.loads((MISTAKES / "report.json").read_text(encoding="utf-8"))
    assert done.returncode == 1


def test_the_corpus_of_mistakes_has_every_code() -> None:
    report = json.loads((MISTAKES / "report.json").read_text(encoding="utf-8"))
    assert {finding["code"] for finding in report["findings"]} == set(CODES) - ELSEWHERE


def test_the_worst_come_first_and_then_path_and_line() -> None:
    findings = check_corpus([str(MISTAKES / "corpus")]).findings
    places = [(finding.severity, finding.path, finding.line or 0) for finding in findings]
    assert places == sorted(places)


def test_in_a_clean_corpus_nothing_is_found_and_what_was_checked_is_said(run: Run, clean: Path) -> None:
    done = run("check", "clean")
    assert done.stdout == "nothing found: checked 1 document, 2 chunks, 2 questions, 0 phrasings\n"
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.slow
def test_the_page_that_ships_is_clean(run: Run) -> None:
    done = run("check")
    assert done.stdout.startswith("nothing found: checked 1 document, ")
    assert done.returncode == 0


@pytest.mark.parametrize(("fail_on", "status"), [("error", 0), ("warning", 1), ("never", 0)])
def test_warnings_fail_only_if_that_is_asked_for(run: Run, clean: Path, fail_on: str, status: int) -> None:
    (clean / "hall.md").write_text("# Hall\n\n## Who opens?\n\nJo opens.\n\nSee [the yard](yard.md).\n")
    assert run("check", "clean", "--fail-on", fail_on).returncode == status


def test_errors_never_fail_with_never(run: Run, seeded: Path) -> None:
    assert run("check", "corpus", "--fail-on", "never").returncode == 0


def test_of_many_findings_of_a_kind_the_first_five_are_listed_and_with_all_every_one(run: Run, clean: Path) -> None:
    links = "\n".join(f"See [page {number}](page{number}.md)." for number in range(8))
    (clean / "cellar.md").write_text(CLEAN + links)
    few, every = run("check", "clean").stdout, run("check", "clean", "--all").stdout
    assert few.count(": warning broken-link\n") == 5
    assert "and 3 more of broken-link (--all lists them)\n" in few
    assert every.count(": warning broken-link\n") == 8
    assert "--all" not in every


def test_documents_may_be_named_before_the_command_too(run: Run, clean: Path) -> None:
    assert "checked 1 document, 2 chunks" in run("--corpus", "clean", "check").stdout


def test_a_saved_index_is_refused(run: Run, index_dir: Path) -> None:
    done = run("--index", index_dir, "check")
    assert done.stderr == "faqbot: check reads documents, not a saved index; name the documents instead of --index\n"
    assert done.returncode == 2


def test_a_folder_that_does_not_exist_is_an_error(run: Run) -> None:
    done = run("check", "nowhere")
    assert (done.returncode, done.stderr) == (2, "faqbot: nowhere: no such file or folder\n")


def test_a_folder_without_documents_is_the_error_of_every_command(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_text("")
    with pytest.raises(EmptyCorpusError, match=r"no document with text; .*skipped a\.png \(pictures hold no text"):
        check_corpus([str(tmp_path)])


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("a.json", "{", "unreadable-document"),
        ("a.md", "", "empty-document"),
        ("a.md", "# Only a title\n", "empty-document"),
        ("a.csv", "name,price\nsaw,3\n", "table-without-pairs"),
    ],
)
def test_documents_of_which_none_has_an_answer_are_findings(tmp_path: Path, name: str, text: str, code: str) -> None:
    (tmp_path / name).write_text(text)
    for root in (tmp_path, tmp_path / name):
        checked = check_corpus([str(root)])
        assert {finding.code for finding in checked.findings} == {"nothing-to-answer", code}
        assert checked.findings[0].severity is Severity.ERROR
        assert checked.chunks == 0


def test_side_files_of_documents_without_an_answer_are_checked(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("")
    (tmp_path / "phrasings.csv").write_text("question,chunk\nis it dry,a#x\nis it far,\n")
    (tmp_path / "synonyms.txt").write_text("dry, arid\n")
    codes = {finding.code for finding in check_corpus([str(tmp_path)]).findings}
    assert codes == {"nothing-to-answer", "empty-document", "unknown-chunk", "unused-synonym"}


def test_a_named_document_that_cannot_be_read_does_not_end_the_check_of_the_others(clean: Path) -> None:
    broken = clean.parent / "broken.json"
    broken.write_text("{")
    checked = check_corpus([str(broken), str(clean)])
    assert [(finding.code, finding.line) for finding in checked.findings] == [("unreadable-document", 1)]
    assert checked.documents == 1


def test_documents_in_another_language_than_the_named_one_are_found(tmp_path: Path) -> None:
    sentence = "Der Keller ist das ganze Jahr über trocken, und wer den Schlüssel hat, darf ihn auch nutzen. "
    (tmp_path / "keller.md").write_text(f"# Keller\n\n## Ist er trocken?\n\n{sentence * 6}\n", encoding="utf-8")
    (finding,) = check_corpus([str(tmp_path)], language="english").findings
    assert (finding.code, finding.remedy) == (
        "other-language",
        'Set language = "german" in faqbot.toml, or add --language german.',
    )
    assert not check_corpus([str(tmp_path)], language="german").findings
    assert not check_corpus([str(tmp_path)]).findings


def test_a_reader_that_closes_the_pipe_is_no_error(environment: dict[str, str], seeded: Path) -> None:
    command = f"{sys.executable} -m faqbot check {seeded} | head -1"
    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=True, env=environment)
    assert done.stdout.endswith("broken.json:2: error unreadable-document\n")
    assert done.stderr == ""
