"""A type checker knows every public name of the package, and refuses a misspelt one."""

from __future__ import annotations

from pathlib import Path

import pytest

# Every name and type here has to be accepted.
GOOD = """
from faqbot import Carried, Encoder, FaqBot, Kind, Named, Outcome, Reply, Titles, TopicContents

class Mine(FaqBot):
    pass

bot: Mine = Mine.load("index")
named: Named = bot.names("text", among="title")
titles: Titles = bot.titles
title: str = titles[0]
several: list[str] = titles[:2]
contents: list[TopicContents] = bot.contents()
reply: Reply = bot.ask("question", named=named)
outcome: Outcome = reply.outcome
kind: Kind = reply.matches[0].chunk.kind
carried: Carried | None = reply.carried
"""


@pytest.mark.parametrize(
    ("code", "error"),
    [
        (GOOD, ""),
        ("from faqbot import FaqBott", 'has no attribute "FaqBott"'),
        ("import faqbot\nfaqbot.no_such_thing()", "has no attribute"),
        ("from faqbot import FaqBot\nnumber: int = FaqBot.load('x').titles[0]", "Incompatible types in assignment"),
    ],
    ids=["good", "misspelt import", "misspelt attribute", "wrong type"],
)
def test_mypy_accepts_the_public_names_and_refuses_what_is_wrong(code: str, error: str, tmp_path: Path) -> None:
    api = pytest.importorskip("mypy.api")
    (tmp_path / "user.py").write_text(code)
    options = ["--strict", "--cache-dir", str(tmp_path / "cache"), "--follow-imports", "silent"]
    said, _, status = api.run([*options, str(tmp_path / "user.py")])
    assert status == bool(error), said
    assert error in said
