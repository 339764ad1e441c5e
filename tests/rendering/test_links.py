"""Hyperlinks: which terminal, which file."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from faqbot.bot import FaqBot
from faqbot.corpus.files.discovery import FoundFiles, find_files
from faqbot.corpus.places import Anchor, Pages, Paragraphs
from faqbot.rendering import links
from faqbot.rendering.links import file_of, file_url, shows_links


@pytest.mark.parametrize(
    "environment",
    [
        {"TERM_PROGRAM": "iTerm.app"},
        {"TERM_PROGRAM": "vscode"},
        {"VTE_VERSION": "7006"},
        {"KONSOLE_VERSION": "230804"},
        {"WT_SESSION": "1"},
        {"TERM": "xterm-kitty"},
        {"TERM": "foot"},
        {"TERM": "alacritty"},
        {"WEZTERM_PANE": "0"},
        {"TERM": "screen", "FORCE_HYPERLINK": "1"},
    ],
)
def test_terminals_that_are_known_to_show_links(environment: dict[str, str]) -> None:
    assert shows_links({"TERM": "xterm-256color", **environment})


@pytest.mark.parametrize(
    "environment",
    [
        {},
        {"TERM_PROGRAM": "Apple_Terminal"},
        {"VTE_VERSION": "5000"},
        {"VTE_VERSION": "new"},
        {"VTE_VERSION": "7006", "NO_COLOR": "1"},
        {"VTE_VERSION": "7006", "TMUX": "/tmp/tmux-0/default,1,0"},
        {"VTE_VERSION": "7006", "TERM": "screen-256color"},
        {"VTE_VERSION": "7006", "TERM": "dumb"},
        {"VTE_VERSION": "7006", "FORCE_HYPERLINK": "0"},
    ],
)
def test_terminals_that_may_not_show_links(environment: dict[str, str]) -> None:
    assert not shows_links({"TERM": "xterm-256color", **environment})


def write(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"A page\n{path.parent.parent.name} says this.\n")
    return path


def test_a_citation_is_found_in_a_folder_and_as_a_single_file(tmp_path: Path) -> None:
    file = write(tmp_path / "sub" / "a.txt")
    other = write(tmp_path / "b" / "b.txt")
    assert file_of("sub/a.txt", [str(tmp_path)]) == str(file)
    assert file_of("a.txt", [str(other.parent), str(file)]) == str(file)


def test_a_citation_that_names_its_root_is_found_in_that_root(tmp_path: Path) -> None:
    files = [write(tmp_path / name / "a.txt") for name in ("one", "two")]
    roots = [str(file.parent) for file in files]
    assert file_of("two/a.txt", roots) == str(files[1])


def test_each_chunk_of_roots_with_one_name_leads_to_the_file_that_says_it(tmp_path: Path) -> None:
    files = [write(tmp_path / folder / "docs" / "page.txt") for folder in ("a", "b")]
    bot = FaqBot.from_corpus(*(file.parent for file in files))
    cited = {chunk.source.path for chunk in bot.chunks()}
    assert cited == {"a/docs/page.txt", "b/docs/page.txt"}
    for chunk in bot.chunks():
        file = file_of(chunk.source.path, bot.roots)
        assert file is not None
        assert chunk.text in Path(file).read_text()


def test_a_file_that_appears_later_is_found_and_one_that_goes_is_not(tmp_path: Path) -> None:
    file = write(tmp_path / "docs" / "a.txt")
    roots = [str(tmp_path / "docs")]
    assert file_of("a.txt", roots) == str(file)
    later = write(tmp_path / "docs" / "b.txt")
    assert file_of("b.txt", roots) == str(later)
    later.unlink()
    assert file_of("b.txt", roots) is None
    assert file_of("a.txt", [*roots, str(later)]) is None  # a root that is gone


def test_the_folders_are_searched_once_for_many_citations(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = [write(tmp_path / f"{number}.txt") for number in range(5)]
    assert file_of("0.txt", [str(tmp_path)]) == str(files[0])
    monkeypatch.setattr(links, "find_files", lambda _roots: pytest.fail("searched again"))
    assert [file_of(file.name, [str(tmp_path)]) for file in files] == list(map(str, files))


def count_searches(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Return a list that grows with every search of the folders."""
    searches: list[object] = []

    def counting(roots: Sequence[str]) -> FoundFiles:
        searches.append(roots)
        return find_files(roots)

    monkeypatch.setattr(links, "find_files", counting)
    return searches


def test_files_that_are_missing_cost_one_search(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = [write(tmp_path / f"{number}.txt") for number in range(5)]
    searches = count_searches(monkeypatch)
    assert file_of("0.txt", [str(tmp_path)]) == str(files[0])
    for file in files[1:]:
        file.unlink()
    for _ in range(2):
        assert [file_of(file.name, [str(tmp_path)]) for file in files] == [str(files[0]), None, None, None, None]
        assert file_of("never.txt", [str(tmp_path)]) is None
    assert len(searches) == 3  # at first, when one was gone, and for the name that no search had found


def test_a_file_that_comes_back_is_found_again(tmp_path: Path) -> None:
    file, other = write(tmp_path / "a.txt"), write(tmp_path / "b.txt")
    assert file_of("a.txt", [str(tmp_path)]) == str(file)
    file.unlink()
    assert file_of("a.txt", [str(tmp_path)]) is None
    write(file)
    assert file_of("a.txt", [str(tmp_path)]) == str(file)
    assert file_of("b.txt", [str(tmp_path)]) == str(other)


def test_threads_that_look_in_several_roots_do_not_disturb_each_other(tmp_path: Path) -> None:
    files = [write(tmp_path / str(number) / "a.txt") for number in range(4)]

    def look(file: Path) -> bool:
        return all(
            file_of("a.txt", [str(file.parent)]) == str(file) and file_of(f"{turn}.txt", [str(file.parent)]) is None
            for turn in range(50)
        )

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(look, files * 2))


def test_nothing_outside_the_roots_is_linked(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("x")
    (tmp_path / "docs").mkdir()
    assert file_of("../secret.txt", [str(tmp_path / "docs")]) is None
    assert file_of("secret.txt", [str(tmp_path / "docs")]) is None
    assert file_of("gone.txt", [str(tmp_path / "docs")]) is None


def test_a_url_is_printable_ascii_and_leads_back_to_the_file() -> None:
    url = file_url("/tmp/ü \x1b;\\.txt")
    assert url.isascii()
    assert url.isprintable()
    assert unquote(urlsplit(url).path) == "/tmp/ü \x1b;\\.txt"


def test_the_url_of_a_place_leads_to_its_page_or_its_anchor() -> None:
    assert file_url("/tmp/a.pdf", Pages(3, 4)).endswith("/tmp/a.pdf#page=3")
    assert file_url("/tmp/a.html", Anchor("return s")).endswith("/tmp/a.html#return%20s")
    assert file_url("/tmp/a.docx", Paragraphs("Returns", 1, 1)).endswith("/tmp/a.docx")
