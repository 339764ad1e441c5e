"""A type checker knows every public name of the package, and refuses a misspelt one."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.slow  # reading the package takes mypy several seconds

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


# What has to be refused, and what mypy says about it.
WRONG = {
    "misspelt_import": ("from faqbot import FaqBott", 'has no attribute "FaqBott"'),
    "misspelt_attribute": ("import faqbot\nfaqbot.no_such_thing()", "has no attribute"),
    "wrong_type": (
        "from faqbot import FaqBot\nnumber: int = FaqBot.load('x').titles[0]",
        "Incompatible types in assignment",
    ),
}


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """What mypy says about all of them, line by line: reading the package takes most of its time."""
    api = pytest.importorskip("mypy.api")
    folder = tmp_path_factory.mktemp("users")
    for name, (code, _) in {"good": (GOOD, ""), **WRONG}.items():
        (folder / f"{name}.py").write_text(code)
    options = ["--strict", "--cache-dir", str(folder / "cache"), "--follow-imports", "silent"]
    lines: list[str] = api.run([*options, str(folder)])[0].splitlines()
    return lines


def test_mypy_accepts_the_public_names(said: list[str]) -> None:
    assert not [line for line in said if "good.py" in line]
    assert said[-1].startswith("Found 3 errors in 3 files"), said


@pytest.mark.parametrize("name", WRONG)
def test_mypy_refuses_what_is_wrong(said: list[str], name: str) -> None:
    (line,) = (line for line in said if f"{name}.py:" in line)
    assert WRONG[name][1] in line
