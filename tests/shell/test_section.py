"""The section around a citation is the document's own lines, or what was read of it where they are not at hand."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqbot import FaqBot
from faqbot.corpus.chunk import Chunk
from faqbot.shell.section import CITED, Section, section_around

GUIDE = """# Kettle

Boils water.

## Care

Keep it dry.

Do not drop it.

### Lid

The lid comes off.

## Repair

Not by yourself.
"""

TABLE = "question,answer,section\n" + "".join(f"Question {n}?,Answer {n}.,Part {n // 1000}\n" for n in range(1500))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder: Path = tmp_path_factory.mktemp("kettle")
    (folder / "guide.md").write_text(GUIDE)
    return folder


@pytest.fixture(scope="module")
def kettle(folder: Path) -> FaqBot:
    return FaqBot.from_corpus(folder)


def chunk_of(bot: FaqBot, words: str) -> Chunk:
    return next(chunk for chunk in bot.chunks() if words in (chunk.question, *chunk.text.split("\n")))


def shown(section: Section) -> list[str]:
    return [text for _, text in section.lines]


def test_the_lines_are_those_of_the_file_from_the_heading_to_the_next(kettle: FaqBot) -> None:
    section = section_around(chunk_of(kettle, "The lid comes off."), kettle)
    assert shown(section) == ["guide.md › Care › Lid", "  11  ### Lid", "  12", "> 13  The lid comes off."]
    assert section.first == 3


def test_what_stands_under_further_headings_below_belongs_to_the_section(kettle: FaqBot) -> None:
    section = section_around(chunk_of(kettle, "Keep it dry."), kettle)
    assert shown(section)[0] == "guide.md › Care"
    assert shown(section)[1:5] == ["   5  ## Care", "   6", ">  7  Keep it dry.", "   8"]
    assert shown(section)[-1] == "  13  The lid comes off."


def test_outside_all_sections_it_is_the_document(kettle: FaqBot) -> None:
    section = section_around(chunk_of(kettle, "Boils water."), kettle)
    assert shown(section)[1] == "   1  # Kettle"
    assert shown(section)[-1] == "  17  Not by yourself."


def test_a_document_that_has_changed_elsewhere_is_shown_as_it_is_now(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "guide.md").write_text(GUIDE)
    bot = FaqBot.from_corpus(tmp_path)
    (tmp_path / "guide.md").write_text(GUIDE.replace("Not by yourself.", "Call us."))
    section = section_around(chunk_of(bot, "Boils water."), bot)
    assert shown(section)[-1] == "  17  Call us."


@pytest.mark.parametrize("new", [GUIDE.replace("comes off", "is loose"), "one line\n" + GUIDE, "", "\0"])
def test_a_document_that_no_longer_says_it_is_shown_as_it_was_read(tmp_path: Path, new: str) -> None:
    (tmp_path / "guide.md").write_text(GUIDE)
    bot = FaqBot.from_corpus(tmp_path)
    (tmp_path / "guide.md").write_text(new)
    section = section_around(chunk_of(bot, "The lid comes off."), bot)
    assert shown(section) == [
        "guide.md › Care › Lid",
        "This is the indexed text: the document has changed since it was read.",
        "> 13  The lid comes off.",
    ]


def test_of_an_index_alone_it_is_put_together_from_what_was_read(kettle: FaqBot, tmp_path: Path) -> None:
    kettle.save(tmp_path / "index")
    bot = FaqBot.load(tmp_path / "index")
    section = section_around(chunk_of(bot, "Keep it dry."), bot)
    assert shown(section)[:3] == [
        "guide.md › Care",
        "This is the indexed text: the document was not found.",
        ">  7  Keep it dry.",
    ]
    assert shown(section)[-3:] == ["", "      Care › Lid", "  13  The lid comes off."]
    assert section.first == 2


def test_a_list_that_is_cited_whole_stands_once(bot: FaqBot, index_dir: Path) -> None:
    loaded = FaqBot.load(index_dir)
    whole = next(chunk for chunk in loaded.chunks() if chunk.kind == "tips")
    one = next(chunk for chunk in loaded.chunks() if chunk.kind == "tip")
    of_whole, of_one = (shown(section_around(chunk, loaded)) for chunk in (whole, one))
    assert sum(line.startswith(">") for line in of_whole) == 8
    assert sum(line.startswith(">") for line in of_one) == 1
    assert [line.partition("- ")[2] for line in of_whole[2:]] == [line.partition("- ")[2] for line in of_one[2:]]


def test_of_a_long_table_it_is_the_rows_around(tmp_path: Path) -> None:
    (tmp_path / "faq.csv").write_text(TABLE)
    bot = FaqBot.from_corpus(tmp_path)
    section = section_around(chunk_of(bot, "Question 700?"), bot)
    assert shown(section)[0] == "faq.csv › Part 0"
    assert shown(section)[section.first] == "> 702  Question 700?"
    rows = [line.partition("Question ")[2] for line in shown(section) if "Question" in line]
    assert rows == [f"{number}?" for number in range(675, 726)]
    assert [line.strip() for line in (shown(section)[1], shown(section)[-1])] == ["…", "…"]


def test_of_a_long_section_it_is_the_lines_around(tmp_path: Path) -> None:
    (tmp_path / "long.md").write_text("# Long\n\n" + "".join(f"Paragraph {n}.\n\n" for n in range(500)))
    bot = FaqBot.from_corpus(tmp_path)
    section = section_around(chunk_of(bot, "Paragraph 250."), bot)
    numbers = [line.split()[0] for line in shown(section)[2:-1] if not line.startswith(">")]
    assert shown(section)[section.first] == "> 503  Paragraph 250."
    assert (numbers[0], numbers[-1]) == ("303", "703")
    assert [line.strip() for line in (shown(section)[1], shown(section)[-1])] == ["…", "…"]


def test_a_chunk_that_is_gone_is_shown_alone(kettle: FaqBot, tmp_path: Path) -> None:
    (tmp_path / "other.md").write_text("# Other\n\nElse.\n")
    other = FaqBot.from_corpus(tmp_path)
    section = section_around(chunk_of(kettle, "The lid comes off."), other)
    assert shown(section)[-1] == "> 13  The lid comes off."


def test_a_document_in_another_encoding_is_read_without_a_word(tmp_path: Path) -> None:
    (tmp_path / "menu.txt").write_bytes("Menu\nFAQ\nIs there a café?\nYes, a café.\n".encode("cp1252"))
    with pytest.warns(UserWarning, match="cp1252"):
        bot = FaqBot.from_corpus(tmp_path)
    assert "> 4  Yes, a café." in shown(section_around(chunk_of(bot, "Is there a café?"), bot))


def test_what_is_cited_is_marked_wherever_it_stands(bot: FaqBot) -> None:
    for chunk in bot.chunks():
        section = section_around(chunk, bot)
        first, last = chunk.source.lines
        marked = [at for at, (style, _) in enumerate(section.lines) if style == CITED]
        assert marked == list(range(section.first, section.first + last - first + 1))
        numbers = [int(re.match(r"> +(\d+)  ", section.lines[at][1])[1]) for at in marked]  # type: ignore[index]
        assert numbers == list(range(first, last + 1))


@given(st.text(st.characters(exclude_characters="\0\r\n", exclude_categories=["Cs"]), min_size=1, max_size=30))
def test_nothing_in_a_document_steers_the_terminal(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    folder = tmp_path_factory.mktemp("any")
    (folder / "a.txt").write_text(f"Title\nFAQ\nWhat is it?\nA {text}.\n", encoding="utf-8")
    bot = FaqBot.from_corpus(folder)
    for chunk in bot.chunks():
        assert not [line for line in shown(section_around(chunk, bot)) if re.search(r"[\x00-\x1f\x7f-\x9f]", line)]


def test_documents_of_two_folders_with_one_name_are_opened_from_their_own_files(tmp_path: Path) -> None:
    roots = [tmp_path / name / "docs" for name in ("a", "b")]
    for root in roots:
        root.mkdir(parents=True)
        (root / "guide.md").write_text(f"# Guide\n\n## Care\n\nKeep {root.parent.name} dry.\n")
    bot = FaqBot.from_corpus(*roots)
    for name in ("a", "b"):
        section = section_around(chunk_of(bot, f"Keep {name} dry."), bot)
        lines = ["  1  # Guide", "  2", "  3  ## Care", "  4", f"> 5  Keep {name} dry."]
        assert shown(section) == [f"{name}/docs/guide.md › Care", *lines]
