"""The pages that `faqbot help` prints, by their topics."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from faqbot.errors import FaqbotError
from faqbot.text.suggest import nearest_command

# In the order of the list: using faqbot, its documents, making it better, and how it works.
HELP_TOPICS = (
    "shell",
    "python",
    "batch",
    "api",
    "serving",
    "page",
    "agents",
    "documents",
    "settings",
    "commands",
    "check",
    "phrasings",
    "words",
    "gaps",
    "eval",
    "design",
    "quality",
    "speed",
)


class HelpPage(NamedTuple):
    """A page of the manual: its topic, its title, and its whole text in Markdown."""

    topic: str
    title: str
    text: str


def help_page(topic: str, commands: Iterable[str] = ()) -> HelpPage:
    """Return the page about a topic; raise `FaqbotError` for a topic that has no page.

    The error suggests the nearest topic, or the nearest of the `commands`.
    """
    name = topic.lower()
    if name not in HELP_TOPICS:
        near = nearest_command(name, dict.fromkeys((*HELP_TOPICS, *commands)))
        meant = f"; did you mean {near}?" if near else ""
        raise FaqbotError(f"no help page is about {topic!r}{meant} (faqbot help lists the topics)")
    text = (Path(__file__).parent / f"{name}.md").read_text(encoding="utf-8")
    return HelpPage(name, text.partition("\n")[0].removeprefix("# "), text)


def help_pages() -> list[HelpPage]:
    """Return all pages, in the order in which `faqbot help` lists them."""
    return [help_page(topic) for topic in HELP_TOPICS]
