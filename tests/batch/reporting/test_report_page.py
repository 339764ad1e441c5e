"""The report is one page that loads nothing, runs nothing, and is the same for the same run."""

from __future__ import annotations

import re
import sys
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import pytest
from support import Run

from faqbot.batch.reporting.report_page import check_report, report_page
from faqbot.batch.tally import Tally
from faqbot.errors import FaqbotError

pytest.importorskip("matplotlib", reason="needs matplotlib")

EVIL = "<script>alert(1)</script>&\"'$x$"


def tally() -> Tally:
    return Tally(
        Counter(answer=3, abstain=1),
        Counter({EVIL: 2, "b.md": 1}),
        Counter({(EVIL, EVIL): 1}),
        Counter({("answer", 19): 3, ("abstain", 2): 1}),
    )


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def test_the_page_has_two_plots_and_loads_nothing() -> None:
    page = report_page(tally())
    tags = Tags()
    tags.feed(page)
    names = [tag for tag, _ in tags.found]
    assert names.count("svg") == 2
    assert not {"script", "img", "link", "iframe", "object"} & set(names)
    loaded = [
        value for _, given in tags.found for name, value in given.items() if name in ("src", "href", "xlink:href")
    ]
    assert all(value and value.startswith("#") for value in loaded)
    assert not re.search(r"url\((?!#)|@import", page)


def test_every_id_that_a_plot_refers_to_is_there_once() -> None:
    page = report_page(tally())
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(set(ids)) == len(ids)
    assert set(re.findall(r'xlink:href="#([^"]+)"|url\(#([^)]+)\)', page)) <= {
        pair for name in ids for pair in ((name, ""), ("", name))
    }


def test_texts_of_documents_and_questions_are_escaped() -> None:
    page = report_page(tally())
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;&amp;&quot;&#x27;$x$" in page


def test_the_same_run_gives_the_same_page() -> None:
    assert report_page(tally()) == report_page(tally())


def test_a_run_without_questions_has_a_page_too() -> None:
    assert "<h1>0 questions</h1>" in report_page(Tally())


def test_without_the_library_one_line_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(FaqbotError, match="--report needs matplotlib: pip install matplotlib"):
        check_report()


def test_a_report_that_cannot_be_written_is_refused_before_a_question_is_asked(
    run: Run, index_dir: Path, tmp_path: Path
) -> None:
    (tmp_path / "q.txt").write_text("any tips?\n")
    (tmp_path / "old.html").write_text("precious")
    for report, said in (
        ("no/r.html", "no such folder"),
        ("old.html", "give --force"),
        ("a.csv", "file of the answers"),
    ):
        done = run("batch", "q.txt", "-o", "a.csv", "--report", report, "--index", index_dir)
        assert (done.returncode, said in done.stderr, len(done.stderr.splitlines())) == (2, True, 1)
        assert not (tmp_path / "a.csv").exists()
    assert (tmp_path / "old.html").read_text() == "precious"


def test_the_command_writes_the_page(run: Run, index_dir: Path, tmp_path: Path) -> None:
    (tmp_path / "q.txt").write_text("any tips?\nboiling point of <b>tin</b>\n")
    done = run("batch", "q.txt", "-o", "a.csv", "--report", "r.html", "--index", index_dir)
    assert done.stderr.endswith("faqbot: the report is in r.html\n")
    page = (tmp_path / "r.html").read_text()
    assert page.startswith("<!DOCTYPE html>")
    assert "<td>boiling</td><td>1</td>" in page
