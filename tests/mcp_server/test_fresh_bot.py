"""A bot whose documents change while it is served."""

from __future__ import annotations

from pathlib import Path

import pytest
from support import wait_until

from faqbot.bot import FaqBot
from faqbot.mcp_server.fresh_bot import FreshBot

PAGE = "# Paying\n\n## How do I pay?\n\n{answer}\n"


class Served:
    """A folder with a page, and the bot that is served from it."""

    def __init__(self, folder: Path) -> None:
        self.page = folder / "docs" / "page.md"
        self.page.parent.mkdir()
        self.write("By card.")
        self.said: list[str] = []
        self.fresh = FreshBot(FaqBot.from_corpus(self.page.parent, encoder="none"), self.said.append)

    def write(self, answer: str) -> None:
        self.page.write_text(PAGE.format(answer=answer))

    def answer(self) -> str:
        return self.fresh.current().ask("how do i pay?").text


@pytest.fixture
def served(tmp_path: Path) -> Served:
    return Served(tmp_path)


def test_a_document_is_read_again_after_it_changed(served: Served) -> None:
    assert served.answer() == "By card."
    served.write("In cash.")
    wait_until(lambda: served.answer() == "In cash.")
    assert served.said == []


def test_nothing_is_read_again_while_nothing_changes(served: Served) -> None:
    index = served.fresh.current()._index
    for _ in range(5):
        served.answer()
    assert served.fresh.current()._index is index


def test_documents_that_are_gone_leave_the_answers_as_they_were(served: Served) -> None:
    served.page.unlink()
    wait_until(lambda: [served.answer(), served.said][1])
    assert served.answer() == "By card."
    (said,) = served.said
    assert said.startswith("warning: ")
    assert said.endswith("; answers come from the documents as they were before")
    served.write("In cash.")
    wait_until(lambda: served.answer() == "In cash.")


@pytest.mark.filterwarnings("ignore::faqbot.CorpusWarning")
def test_a_document_that_can_no_longer_be_read_leaves_the_answers_as_they_were(served: Served) -> None:
    served.page.with_name("other.md").write_text("# Lamps\n\n## Do you sell lamps?\n\nNo.\n")
    wait_until(lambda: len(served.fresh.current().documents()) == 2)
    served.page.write_bytes(served.page.read_bytes() + b"\0")
    wait_until(lambda: [served.answer(), served.said][1])
    assert served.answer() == "By card."
    assert served.said[-1].startswith("warning: page.md: cannot be read any more: ")
    served.page.unlink()
    wait_until(lambda: served.fresh.current().documents() == ["other.md"])


def test_settings_that_are_wrong_leave_the_answers_as_they_were(served: Served) -> None:
    settings = served.page.with_name("faqbot.toml")
    settings.write_text("threshold = 'much'\n")
    wait_until(lambda: [served.answer(), served.said][1])
    assert "faqbot.toml:1: " in served.said[0]
    assert served.answer() == "By card."
    settings.unlink()


def test_an_index_is_loaded_again_after_it_was_replaced(served: Served, tmp_path: Path) -> None:
    directory = tmp_path / "an.index"
    served.fresh.current().save(directory)
    fresh = FreshBot(FaqBot.load(directory), served.said.append)
    assert fresh.current().ask("how do i pay?").text == "By card."
    served.write("In cash.")
    FaqBot.from_corpus(served.page.parent, encoder="none").save(directory)
    wait_until(lambda: fresh.current().ask("how do i pay?").text == "In cash.")


def test_a_bot_from_memory_never_changes() -> None:
    fresh = FreshBot(FaqBot.from_pairs([("How do I pay?", "By card.")], encoder="none"), print)
    assert fresh.current().ask("how do i pay?").text == "By card."
